// What Swift needs of SQLite and cannot import by itself: casts, shifted codes and variadic functions.
#ifndef HANDRAIL_CSQLITE_H
#define HANDRAIL_CSQLITE_H
#include <sqlite3.h>
#include <sys/vfs.h>

static const int handrail_constraint_unique = SQLITE_CONSTRAINT_UNIQUE;
static const int handrail_constraint_trigger = SQLITE_CONSTRAINT_TRIGGER;
static const int handrail_constraint_primary_key = SQLITE_CONSTRAINT_PRIMARYKEY;

static inline int handrail_bind_text(sqlite3_stmt *statement, int index, const char *text, int bytes) {
    return sqlite3_bind_text(statement, index, text, bytes, SQLITE_TRANSIENT);
}

static inline int handrail_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

static inline int handrail_configure(sqlite3 *database, int option, int value) {
    return sqlite3_db_config(database, option, value, (int *)0);
}

// Whether a path lies on a disk that another machine shares: NFS, SMB and 9P, by the numbers of statfs(2).
static inline int handrail_is_on_network_disk(const char *path) {
    struct statfs info;
    if (statfs(path, &info) != 0) return 0;
    switch ((unsigned)info.f_type) {
    case 0x6969u: case 0x517Bu: case 0xFF534D42u: case 0xFE534D42u: case 0x01021997u: return 1;
    default: return 0;
    }
}
#endif
