// What Swift needs of ncursesw and cannot import by itself.
#ifndef HANDRAIL_CNCURSES_H
#define HANDRAIL_CNCURSES_H
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <ncurses.h>
#endif
