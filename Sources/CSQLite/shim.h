// What Swift needs of SQLite and cannot import by itself.
#ifndef HANDRAIL_CSQLITE_H
#define HANDRAIL_CSQLITE_H
#include <sqlite3.h>
#endif
