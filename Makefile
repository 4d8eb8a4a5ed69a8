# mubiao - Chinese news pages in, records out. `make help` lists what can be made.

.DEFAULT_GOAL := all
SHELL  := /bin/bash
PREFIX ?= /usr/local
CC     ?= cc

# Plain, sanitized and coverage builds live apart: build/, build/san/, build/cov/.
B      := build$(if $(SAN),/san)$(if $(COV),/cov)$(if $(FUZZ),/fuzz)
STAGES := fetch parse extract normalize out
PROGRAMS := $(STAGES:%=$(B)/bin/mubiao-%) $(B)/bin/mubiao

PACKAGES := glib-2.0 libcurl libxml-2.0 libpcre2-8 json-c uchardet libcrypto zlib libdeflate \
            libbrotlidec libzstd libpsl sqlite3 libxxhash opencc
PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)

WARN  := -Wall -Wextra -Wshadow -Wvla -Wmissing-prototypes -Wstrict-prototypes -Wpointer-arith
SAN_ON := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
OPT   := $(if $(SAN)$(FUZZ),-O1 -g $(SAN_ON),$(if $(COV),-O0 -g --coverage,-O2 -g))
ALL_CFLAGS := -std=c11 -D_GNU_SOURCE -I. $(WARN) $(if $(CI),-Werror) $(OPT) $(if $(FUZZ),-fsanitize=fuzzer-no-link) $(PKG_CFLAGS) \
              -DMUBIAO_DATADIR='"$(PREFIX)/share/mubiao"' $(CFLAGS)
ALL_LIBS   := $(LDFLAGS) $(PKG_LIBS) -lm

# Everything but the programs' main.c goes into one archive.
SOURCES := $(filter-out %/main.c,$(wildcard core/*.c $(STAGES:%=%/*.c) $(STAGES:%=%/*/*.c) pipeline/*.c))
OBJECTS := $(SOURCES:%.c=$(B)/obj/%.o)
LIBRARY := $(B)/libmubiao.a

# What the programs read at run time: assembled as an installed tree has it.
SHARE := $(B)/share/mubiao
RULES := $(patsubst extract/rules/%,$(SHARE)/rules/%,$(wildcard extract/rules/*.rules))
TABLES := $(patsubst normalize/tables/%,$(SHARE)/tables/%,$(wildcard normalize/tables/*.tsv))
DATA  := $(RULES) $(TABLES) $(SHARE)/opencc/.made

UNIT := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/test_*.c))

.PHONY: all data
all: $(PROGRAMS) data ## build every program into build/bin
data: $(DATA)

$(B)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(B)/bin/mubiao-%: $(B)/obj/%/main.o $(LIBRARY) | data
	@mkdir -p $(@D)
	$(CC) $(OPT) $< $(LIBRARY) $(ALL_LIBS) -o $@

$(B)/bin/mubiao: $(B)/obj/pipeline/main.o $(LIBRARY) | data
	@mkdir -p $(@D)
	$(CC) $(OPT) $< $(LIBRARY) $(ALL_LIBS) -o $@

$(SHARE)/rules/%: extract/rules/%
	@mkdir -p $(@D)
	cp $< $@
$(SHARE)/tables/%: normalize/tables/%
	@mkdir -p $(@D)
	cp $< $@

# OpenCC dictionaries of our own, built from the installed ones (parse/simplify/).
$(SHARE)/opencc/.made: $(wildcard parse/simplify/*.sh parse/simplify/*.txt parse/simplify/*.json)
	@mkdir -p $(@D)
	$(if $(wildcard parse/simplify/build.sh),parse/simplify/build.sh $(@D))
	@touch $@

$(B)/tests/%: tests/unit/%.c $(LIBRARY) | data
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests -MMD -MP -MF $@.d $< $(LIBRARY) $(ALL_LIBS) -lcmocka -o $@

-include $(OBJECTS:.o=.d) $(PROGRAMS:$(B)/bin/mubiao-%=$(B)/obj/%/main.d) $(UNIT:%=%.d)

$(B)/bench/%: bench/%.c $(LIBRARY) | data
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $< $(LIBRARY) $(ALL_LIBS) -o $@

# make FUZZ=1 CC=clang build/fuzz/fuzz_parse
$(B)/fuzz_%: tests/fuzz/fuzz_%.c $(LIBRARY) | data
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer $< $(LIBRARY) $(ALL_LIBS) -o $@

.PHONY: unit
unit: $(UNIT) ## build the unit tests and run them
	@set -e; for t in $(UNIT); do $$t; done

.PHONY: clean
clean: ## remove everything that was built
	rm -rf build
