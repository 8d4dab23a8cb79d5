// What Terminal needs of ncursesw and the system, and Swift cannot import by itself: macros, globals, variadics.
#ifndef HANDRAIL_CNCURSES_H
#define HANDRAIL_CNCURSES_H
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// What puts any common terminal back: plain letters, visible cursor, no second screen, nothing left to read.
#define HANDRAIL_WIPE "\033[0m\033[2J\033[3J\033[H\033[?1049l\033[?7h\033[?25h\033(B\033[0m\033[2J\033[3J\033[H"

extern int wcwidth(wchar_t character);

// What must be put back after a fault. Variables of a header would not be linked, so each stands in a function.
static inline struct termios *handrail_before(void) { static struct termios before; return &before; }
static inline volatile sig_atomic_t *handrail_is_open(void) { static volatile sig_atomic_t is_open; return &is_open; }

// After a fault: write and tcsetattr are all that may be called here; then the fault takes its course.
static inline void handrail_on_fault(int number) {
    if (*handrail_is_open()) {
        ssize_t ignored = write(STDOUT_FILENO, HANDRAIL_WIPE, sizeof HANDRAIL_WIPE - 1);
        (void)ignored;
        tcsetattr(STDIN_FILENO, TCSANOW, handrail_before());
    }
    signal(number, SIG_DFL);
    raise(number);
}

static inline void handrail_catch_faults(void) {
    const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGTERM, SIGHUP};
    for (unsigned i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = handrail_on_fault;
        action.sa_flags = SA_RESETHAND | SA_NODEFER;
        sigaction(faults[i], &action, 0);
    }
}

// Makes the locale one of UTF-8; 0 where there is none.
static inline int handrail_use_utf8(void) {
    setlocale(LC_ALL, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
    setlocale(LC_ALL, "C.UTF-8");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// Opens the screen; 0 where that cannot be.
static inline int handrail_open_screen(int escape_delay) {
    tcgetattr(STDIN_FILENO, handrail_before());
    handrail_use_utf8();
    SCREEN *screen = newterm(0, stdout, stdin);
    const char *others[] = {"xterm-256color", "linux", "vt100"};
    for (int i = 0; !screen && i < 3; i++) screen = newterm(others[i], stdout, stdin);
    if (!screen) return 0;
    *handrail_is_open() = 1;
    handrail_catch_faults();
    set_escdelay(escape_delay);
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    meta(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    // A frame is painted to its end, without looking for keys between its rows.
    typeahead(-1);
    curs_set(1);
    if (has_colors()) start_color();
    return 1;
}

static inline void handrail_close_screen(void) {
    if (!*handrail_is_open()) return;
    erase();
    refresh();
    endwin();
    *handrail_is_open() = 0;
    // The linux console has no second screen, and keeps what scrolled away.
    const char *wipe = tigetstr("E3");
    if (wipe && wipe != (char *)-1) {
        putp(wipe);
        fflush(stdout);
    }
}

static inline int handrail_rows(void) { return getmaxy(stdscr); }
static inline int handrail_columns(void) { return getmaxx(stdscr); }
static inline int handrail_colours(void) { return has_colors() ? COLORS : 0; }

static inline void handrail_make_pair(int pair, int foreground, int background) {
    init_extended_pair(pair, foreground, background);
}

static inline attr_t handrail_attributes(int bold, int underline, int reverse) {
    return (bold ? A_BOLD : 0) | (underline ? A_UNDERLINE : 0) | (reverse ? A_REVERSE : 0);
}

static inline void handrail_use_style(attr_t attributes, int pair) { wattr_set(stdscr, attributes, (short)pair, &pair); }

// The colours of plain text: pair 0, so that going back to it and erasing cost as few bytes as can be.
static inline void handrail_use_plain(int foreground, int background) { assume_default_colors(foreground, background); }

static inline void handrail_go(int row, int column) { wmove(stdscr, row, column); }
static inline void handrail_write(const char *text, int bytes) { waddnstr(stdscr, text, bytes); }
static inline void handrail_clear_row_end(void) { wclrtoeol(stdscr); }
static inline void handrail_show(void) { wnoutrefresh(stdscr); doupdate(); }
static inline void handrail_repaint_all(void) { clearok(curscr, TRUE); }

// One key: 0 for none, 1 for a character in `code`, 2 for a key of ncurses in `code`.
static inline int handrail_read_key(unsigned *code) {
    wint_t key = 0;
    switch (wget_wch(stdscr, &key)) {
    case OK: *code = key; return 1;
    case KEY_CODE_YES: *code = key; return 2;
    default: return 0;
    }
}
static inline void handrail_unread_key(unsigned code) { unget_wch((wchar_t)code); }
static inline int handrail_function_key(int number) { return KEY_F(number); }

// What the C library says of a character: columns, or -1 for one it does not know.
static inline int handrail_columns_of(unsigned scalar) { return wcwidth((wchar_t)scalar); }

// A process of its own that begins here: 0 in the new one, its number in the old one.
static inline pid_t handrail_fork(void) { return fork(); }

// Ends with its parent, leaves no core file, and lets no other program of the user look into it.
static inline void handrail_lock_down(void) {
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}
#endif
