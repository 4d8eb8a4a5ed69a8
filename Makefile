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
OPT   := $(if $(SAN)$(FUZZ),-O1 -g $(SAN_ON),$(if $(COV),-O0 -g --coverage,-O3 -g))
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

BENCHES := $(patsubst bench/%.c,$(B)/bench/%,$(wildcard bench/*.c))

UNIT := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/test_*.c))

# Programs that tests talk to.
HELPERS := $(B)/tests/serve

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

$(B)/tests/serve: tests/serve.c tests/http_server.h
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $< $(ALL_LIBS) -o $@

-include $(OBJECTS:.o=.d) $(STAGES:%=$(B)/obj/%/main.d) $(B)/obj/pipeline/main.d $(UNIT:%=%.d)

$(B)/bench/%: bench/%.c $(LIBRARY) | data
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $< $(LIBRARY) $(ALL_LIBS) -o $@

# make FUZZ=1 CC=clang build/fuzz/fuzz_parse
$(B)/fuzz_%: tests/fuzz/fuzz_%.c $(LIBRARY) | data
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer $< $(LIBRARY) $(ALL_LIBS) -o $@

# ---- the two commands ----

JOBS := $(shell nproc)

.PHONY: setup
setup: ## install the missing Debian packages (needs root or sudo only where some are missing)
	@tools/setup.sh

.PHONY: run
run: setup ## set up, build, and run the pipeline over samples/
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@build/bin/mubiao run --config pipeline.conf || [ $$? -eq 1 ]

.PHONY: test
test: setup ## set up, build, and run every test
	@$(MAKE) --no-print-directory -j$(JOBS) all tests
	@tests/run.sh $(B)

.PHONY: tests
tests: $(UNIT) $(HELPERS)

.PHONY: unit
unit: $(UNIT) ## build the unit tests and run them
	@tests/run.sh --unit $(B)

.PHONY: check-san
check-san: setup ## every test under AddressSanitizer and UBSan
	@$(MAKE) --no-print-directory -j$(JOBS) SAN=1 all tests
	@ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1 tests/run.sh build/san

# ---- measuring ----

.PHONY: score
score: all ## the scorers of ../shared, where that folder exists
	@bench/score.sh $(B)

.PHONY: bench
bench: all $(BENCHES) ## speed of each stage beside bare libxml2, memory, linearity
	@bench/bench.sh $(B)

.PHONY: cover
cover: ## line coverage of the tests, a line for each file
	@$(MAKE) --no-print-directory -j$(JOBS) COV=1 all tests
	@tests/run.sh build/cov >/dev/null || true
	@tools/cover.sh build/cov

# ---- keeping house ----

C_FILES = $(shell git ls-files '*.c' '*.h')

.PHONY: fmt
fmt: ## lay all C files out by .clang-format
	clang-format -i $(C_FILES)

.PHONY: lint
lint: ## layout, clang-tidy and cppcheck
	@clang-format --dry-run -Werror $(C_FILES)
	@clang-tidy --quiet $(filter %.c,$(C_FILES)) -- -std=c11 -D_GNU_SOURCE -I. -Itests $(PKG_CFLAGS)
	@cppcheck --quiet --std=c11 --inline-suppr --library=gtk "-DG_GNUC_PRINTF(a,b)=" --enable=warning,portability \
	  --suppress=missingIncludeSystem -I. $(STAGES) core pipeline

# ---- installing ----

MAN := $(patsubst docs/man/%.scd,$(B)/man/%,$(wildcard docs/man/*.scd))

.PHONY: man
man: $(MAN) ## the manual pages, from docs/man/*.scd
$(B)/man/%: docs/man/%.scd
	@mkdir -p $(@D)
	scdoc <$< >$@

.PHONY: install
install: all man ## install below PREFIX (default /usr/local); DESTDIR is put before it
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/mubiao $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(PROGRAMS) $(DESTDIR)$(PREFIX)/bin/
	cp -R $(SHARE)/. $(DESTDIR)$(PREFIX)/share/mubiao/
	rm -f $(DESTDIR)$(PREFIX)/share/mubiao/opencc/.made
	install -m 644 $(MAN) $(DESTDIR)$(PREFIX)/share/man/man1/

.PHONY: uninstall
uninstall: ## remove what install put there
	rm -f $(PROGRAMS:$(B)/bin/%=$(DESTDIR)$(PREFIX)/bin/%) $(MAN:$(B)/man/%=$(DESTDIR)$(PREFIX)/share/man/man1/%)
	rm -rf $(DESTDIR)$(PREFIX)/share/mubiao

.PHONY: clean
clean: ## remove everything that was built
	rm -rf build

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z_.-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12
