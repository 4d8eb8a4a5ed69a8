/*
 * sqlite.c - records in an SQLite database.
 *
 * Two tables: `document`, and `record` with one column for each field that a
 * record can have; and a view for each type that shows that type's columns joined
 * with its document. A document's records are replaced as a whole, in one
 * transaction: whatever kills the process, a document is there with all its
 * records or as it was before.
 */
#include "core/error.h"
#include "out/sink.h"

#include <sqlite3.h>
#include <stddef.h>
#include <string.h>

#define SCHEMA_VERSION 1
#define BUSY_MS        10000
#define APPLICATION_ID 0x6d626961 /* "mbia" */

struct sqlite {
    sqlite3 *db;
    char *path;
    sqlite3_stmt *put_document, *drop_records, *put_record;
};

/* The fields of a document record end where `quote` begins. */
static gboolean of_document(const struct record_field *f)
{
    return f->offset < offsetof(struct record, quote) && strcmp(f->column, "document") != 0;
}

static const char *affinity(const struct record_field *f)
{
    switch (f->kind) {
    case FIELD_NUMBER:
        return "NUMERIC";
    case FIELD_INT:
    case FIELD_TRUE:
        return "INTEGER";
    default:
        return "TEXT";
    }
}

/* Columns that a type's view shows, besides id, document, place and sentence. */
static const struct {
    enum record_type type;
    const char *columns;
} VIEWS[] = {
    { RECORD_TARGET, "indicator,op,value,value_max,unit,per,deadline,region,region_code,sector,"
                     "policy,modality,stretch,direction,same_as" },
    { RECORD_FIGURE, "indicator,op,value,value_max,unit,per,period,region,region_code,sector,"
                     "direction,same_as" },
    { RECORD_DATE, "date,grain,bound,approximate,inferred,partial" },
    { RECORD_SECTOR, "name,code,parent,region" },
    { RECORD_QUANTITY, "op,value,value_max,unit,per" },
    { RECORD_REGION, "name,code,level,parent" },
    { RECORD_POLICY, "name,issuer,issued,region" },
};

/* The first year that an EDTF value names, and the last: 2021/2025 → 2021, 2025. */
static const char YEARS[] = ",CAST(substr(r.%s,1,4) AS INTEGER) AS %s_from_year"
                            ",CAST(substr(r.%s,instr(r.%s,'/')+1,4) AS INTEGER) AS %s_year";

static void add_view(GString *sql, enum record_type type, const char *columns)
{
    char **names = g_strsplit(columns, ",", -1);

    /* a view is made anew each time: it holds nothing, and may have changed */
    g_string_append_printf(sql,
                           "DROP VIEW IF EXISTS \"%s\";CREATE VIEW \"%s\" AS SELECT r.id,"
                           "r.document,d.url,d.title,d.published,r.quote",
                           record_type_name(type), record_type_name(type));
    for (char **n = names; *n; n++) {
        g_string_append_printf(sql, ",r.\"%s\"", *n);
        if (strcmp(*n, "deadline") == 0 || strcmp(*n, "period") == 0)
            g_string_append_printf(sql, YEARS, *n, *n, *n, *n, *n);
    }
    g_string_append_printf(sql,
                           ",r.sentence,r.section,r.start,r.\"end\",r.rule FROM record r "
                           "JOIN document d ON d.id=r.document WHERE r.type='%s';",
                           record_type_name(type));
    g_strfreev(names);
}

static char *schema_sql(void)
{
    GString *sql = g_string_new("CREATE TABLE IF NOT EXISTS document(id TEXT PRIMARY KEY");

    for (gsize i = 0; i < record_n_fields; i++)
        if (of_document(&record_fields[i]))
            g_string_append_printf(sql, ",\"%s\" TEXT", record_fields[i].column);
    g_string_append(sql, ",stored TEXT NOT NULL DEFAULT(strftime('%Y-%m-%dT%H:%M:%SZ','now')));"
                         "CREATE TABLE IF NOT EXISTS record(id TEXT PRIMARY KEY,type TEXT NOT NULL,"
                         "document TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE");
    for (gsize i = 0; i < record_n_fields; i++)
        if (record_fields[i].offset >= offsetof(struct record, quote))
            g_string_append_printf(sql, ",\"%s\" %s", record_fields[i].column,
                                   affinity(&record_fields[i]));
    g_string_append(sql, ");CREATE INDEX IF NOT EXISTS record_document ON record(document);"
                         "CREATE INDEX IF NOT EXISTS record_type ON record(type,region,deadline);");
    for (gsize i = 0; i < G_N_ELEMENTS(VIEWS); i++)
        add_view(sql, VIEWS[i].type, VIEWS[i].columns);
    g_string_append_printf(sql, "PRAGMA user_version=%d;PRAGMA application_id=%d;", SCHEMA_VERSION,
                           APPLICATION_ID);
    return g_string_free(sql, FALSE);
}

static gboolean failed(const struct sqlite *s, GError **error)
{
    int code = s->db ? sqlite3_errcode(s->db) & 0xff : SQLITE_NOMEM;
    gboolean held = code == SQLITE_BUSY || code == SQLITE_LOCKED; /* by another process */

    g_set_error(error, MUBIAO_ERROR, held ? MUBIAO_ERROR_TEMPFAIL : MUBIAO_ERROR_IO,
                "database '%s': %s", s->path, s->db ? sqlite3_errmsg(s->db) : "out of memory");
    return FALSE;
}

static gboolean execute(struct sqlite *s, const char *sql, GError **error)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || failed(s, error);
}

/* "INSERT INTO table(…) VALUES(?,…)": id, [type, document,] then the fields. */
static sqlite3_stmt *prepare_insert(struct sqlite *s, gboolean document)
{
    GString *sql =
        g_string_new(document ? "INSERT INTO document(id" : "INSERT INTO record(id,type,document");
    GString *marks = g_string_new(document ? "?" : "?,?,?");
    GString *update = g_string_new("stored=excluded.stored");
    sqlite3_stmt *stmt = NULL;

    for (gsize i = 0; i < record_n_fields; i++) {
        const struct record_field *f = &record_fields[i];
        if (document ? !of_document(f) : f->offset < offsetof(struct record, quote))
            continue;
        g_string_append_printf(sql, ",\"%s\"", f->column);
        g_string_append(marks, ",?");
        g_string_append_printf(update, ",\"%s\"=excluded.\"%s\"", f->column, f->column);
    }
    g_string_append_printf(sql, ") VALUES(%s)", marks->str);
    if (document) /* keep the row: others may refer to it */
        g_string_append_printf(sql, " ON CONFLICT(id) DO UPDATE SET %s", update->str);
    sqlite3_prepare_v3(s->db, sql->str, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
    g_string_free(update, TRUE);
    g_string_free(marks, TRUE);
    g_string_free(sql, TRUE);
    return stmt;
}

static void sqlite_abandon(void *state)
{
    struct sqlite *s = state;

    sqlite3_finalize(s->put_document);
    sqlite3_finalize(s->drop_records);
    sqlite3_finalize(s->put_record);
    sqlite3_close(s->db); /* rolls an open transaction back */
    g_free(s->path);
    g_free(s);
}

/* A file that some other program, or a later version, made is left alone. */
static gboolean check_version(struct sqlite *s, GError **error)
{
    sqlite3_stmt *stmt = NULL;
    int version = -1, tables = -1;

    if (sqlite3_prepare_v2(s->db,
                           "SELECT user_version,(SELECT count(*) FROM sqlite_master) FROM "
                           "pragma_user_version",
                           -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW) {
        version = sqlite3_column_int(stmt, 0);
        tables = sqlite3_column_int(stmt, 1);
    }
    sqlite3_finalize(stmt);
    if (version < 0)
        return failed(s, error);
    if (version == SCHEMA_VERSION || (version == 0 && tables == 0))
        return TRUE;
    g_set_error(error, MUBIAO_ERROR, MUBIAO_ERROR_IO,
                "database '%s' was not made by this version of mubiao: name another file", s->path);
    return FALSE;
}

static gboolean set_up(struct sqlite *s, GError **error)
{
    char *schema;
    gboolean ok;

    sqlite3_busy_timeout(s->db, BUSY_MS);
    if (!execute(s, "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON",
                 error) ||
        !check_version(s, error))
        return FALSE;
    schema = schema_sql();
    ok = execute(s, "BEGIN IMMEDIATE", error) && execute(s, schema, error) &&
         execute(s, "COMMIT", error);
    g_free(schema);
    if (!ok)
        return FALSE;
    s->put_document = prepare_insert(s, TRUE);
    s->put_record = prepare_insert(s, FALSE);
    sqlite3_prepare_v3(s->db, "DELETE FROM record WHERE document=?", -1, SQLITE_PREPARE_PERSISTENT,
                       &s->drop_records, NULL);
    return (s->put_document && s->put_record && s->drop_records) || failed(s, error);
}

static void *sqlite_open(const char *path, GError **error)
{
    struct sqlite *s = g_new0(struct sqlite, 1);

    s->path = g_strdup(path);
    if (sqlite3_open(path, &s->db) != SQLITE_OK) {
        failed(s, error);
        sqlite_abandon(s);
        return NULL;
    }
    if (!set_up(s, error)) {
        sqlite_abandon(s);
        return NULL;
    }
    return s;
}

static void bind_string(sqlite3_stmt *stmt, int at, const char *v)
{
    if (v)
        sqlite3_bind_text(stmt, at, v, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null(stmt, at);
}

static void bind_field(sqlite3_stmt *stmt, int at, const struct record *r,
                       const struct record_field *f)
{
    const void *p = (const char *)r + f->offset;

    switch (f->kind) {
    case FIELD_STRING:
    case FIELD_NUMBER: /* the column's NUMERIC affinity makes a number of it */
        bind_string(stmt, at, *(const char *const *)p);
        break;
    case FIELD_INT:
        if (*(const int64_t *)p != RECORD_NO_INT)
            sqlite3_bind_int64(stmt, at, *(const int64_t *)p);
        else
            sqlite3_bind_null(stmt, at);
        break;
    case FIELD_TRUE:
        if (*(const gboolean *)p)
            sqlite3_bind_int(stmt, at, 1);
        else
            sqlite3_bind_null(stmt, at);
        break;
    }
}

static gboolean step(struct sqlite *s, sqlite3_stmt *stmt, GError **error)
{
    int rc = sqlite3_step(stmt);

    if (rc != SQLITE_DONE)
        failed(s, error);
    sqlite3_reset(stmt);
    return rc == SQLITE_DONE;
}

static gboolean put_row(struct sqlite *s, const struct record *r, GError **error)
{
    gboolean document = r->type == RECORD_DOCUMENT;
    sqlite3_stmt *stmt = document ? s->put_document : s->put_record;
    int at = 1;

    bind_string(stmt, at++, r->id);
    if (!document) {
        bind_string(stmt, at++, record_type_name(r->type));
        bind_string(stmt, at++, r->document);
    }
    for (gsize i = 0; i < record_n_fields; i++) {
        const struct record_field *f = &record_fields[i];
        if (document ? of_document(f) : f->offset >= offsetof(struct record, quote))
            bind_field(stmt, at++, r, f);
    }
    return step(s, stmt, error);
}

static gboolean sqlite_put(void *state, const struct record *records, gsize n, GError **error)
{
    struct sqlite *s = state;
    gboolean ok = execute(s, "BEGIN IMMEDIATE", error);

    if (!ok)
        return FALSE;
    sqlite3_bind_text(s->drop_records, 1, records[0].id, -1, SQLITE_STATIC);
    ok = step(s, s->drop_records, error);
    for (gsize i = 0; ok && i < n; i++)
        ok = put_row(s, &records[i], error);
    if (ok && execute(s, "COMMIT", error))
        return TRUE;
    sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return FALSE;
}

static gboolean sqlite_close(void *state, GError **error)
{
    struct sqlite *s = state;
    gboolean ok = execute(s, "PRAGMA wal_checkpoint(TRUNCATE)", error);

    sqlite_abandon(s);
    return ok;
}

const struct sink sink_sqlite = { "sqlite",   ".db",        sqlite_open,
                                  sqlite_put, sqlite_close, sqlite_abandon };
