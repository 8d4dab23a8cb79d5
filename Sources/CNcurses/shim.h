// What Terminal needs of ncursesw and the system, and Swift cannot import by itself: macros, globals, variadics.
#ifndef HANDRAIL_CNCURSES_H
#define HANDRAIL_CNCURSES_H
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <errno.h>
#include <langinfo.h>
#include <linux/kd.h>
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

// <wchar.h> and <sys/mman.h> keep these for GNU sources.
#define HANDRAIL_CLOSE_ON_EXEC 1U
extern int wcwidth(wchar_t character);
extern int memfd_create(const char *name, unsigned flags);

// What must be put back after a fault. Variables of a header would not be linked, so each stands in a function.
static inline struct termios *handrail_before(void) { static struct termios before; return &before; }
static inline volatile sig_atomic_t *handrail_is_open(void) { static volatile sig_atomic_t is_open; return &is_open; }

// ncurses writes at every leap of the cursor, and each write wakes the terminal. So it paints on a file in memory, and
// the terminal gets a frame in one piece. `paint` is where ncurses writes: the terminal, but for the time of a frame.
static inline int *handrail_paint(void) { static int paint = -1; return &paint; }
static inline int *handrail_canvas(void) { static int canvas = -1; return &canvas; }

static inline void handrail_send(const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = write(STDOUT_FILENO, bytes, count);
        if (sent < 0 && errno == EAGAIN) {
            napms(5);
        } else if (sent < 0 && errno != EINTR) {
            return;
        }
        if (sent > 0) { bytes += sent; count -= (size_t)sent; }
    }
}

static inline void handrail_send_canvas(void) {
    char bytes[16384];
    off_t end = lseek(*handrail_canvas(), 0, SEEK_CUR);
    for (off_t at = 0; at < end;) {
        size_t left = (size_t)(end - at);
        ssize_t taken = pread(*handrail_canvas(), bytes, left < sizeof bytes ? left : sizeof bytes, at);
        if (taken <= 0) break;
        handrail_send(bytes, (size_t)taken);
        at += taken;
    }
    lseek(*handrail_canvas(), 0, SEEK_SET);
}

// What a terminal must not do by itself, and ncurses has no word for: a cursor that comes and goes (DECSCUSR; on the
// linux console the soft cursor of its driver, which turns the colours round), and text from right to left turned a
// second time (explicit mode of ECMA-48). Old terminals of DEC's first series know neither.
static inline int handrail_has_manners(void) { return strncmp(termname(), "vt1", 3) != 0; }
static inline int handrail_is_console(void) { return strncmp(termname(), "linux", 5) == 0; }
static inline void handrail_tell(const char *words) { handrail_send(words, strlen(words)); }

static inline void handrail_begin_manners(void) {
    if (!handrail_has_manners()) return;
    handrail_tell("\033[8l\033[2 q");
    if (handrail_is_console()) handrail_tell("\033[?17;119;0c");
}

static inline void handrail_end_manners(void) {
    if (!handrail_has_manners()) return;
    handrail_tell("\033[0 q\033[8h");
    if (handrail_is_console()) handrail_tell("\033[?0c");
}

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

// Makes the characters those of UTF-8; 0 where that cannot be. Nothing else of a locale is used, and it costs time.
static inline int handrail_use_utf8(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
    setlocale(LC_CTYPE, "C.UTF-8");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// Opens the screen; 0 where that cannot be.
static inline int handrail_open_screen(void) {
    tcgetattr(STDIN_FILENO, handrail_before());
    handrail_use_utf8();
    if (*handrail_paint() < 0) {
        *handrail_canvas() = memfd_create("frame", HANDRAIL_CLOSE_ON_EXEC);
        *handrail_paint() = dup(STDOUT_FILENO);
    }
    FILE *out = fdopen(*handrail_paint(), "w");
    if (!out) return 0;
    SCREEN *screen = newterm(0, out, stdin);
    const char *others[] = {"xterm-256color", "linux", "vt100"};
    for (int i = 0; !screen && i < 3; i++) screen = newterm(others[i], out, stdin);
    if (!screen) return 0;
    *handrail_is_open() = 1;
    handrail_catch_faults();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    // A frame is painted to its end, without looking for keys between its rows.
    typeahead(-1);
    curs_set(1);
    handrail_begin_manners();
    if (has_colors()) start_color();
    return 1;
}

static inline void handrail_close_screen(void) {
    if (!*handrail_is_open()) return;
    erase();
    refresh();
    endwin();
    handrail_end_manners();
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

// To show its cursor again makes a console forget that it is to stay.
static inline void handrail_show_cursor(int shown) {
    if (curs_set(shown ? 1 : 0) == 0 && shown && handrail_is_console()) handrail_tell("\033[?17;119;0c");
}

static inline void handrail_go(int row, int column) { wmove(stdscr, row, column); }

// Writes text in the style in use. What is ASCII goes into the cells as it is: ncurses would look at each character as
// one that may be of several bytes and columns, which takes longer than all the rest of a key.
static inline void handrail_write(const char *text, int bytes) {
    for (int i = 0; i < bytes; i++) {
        if (text[i] < 0x20 || text[i] > 0x7E) { waddnstr(stdscr, text, bytes); return; }
    }
    attr_t attributes;
    short small;
    int pair = 0;
    wattr_get(stdscr, &attributes, &small, &pair);
    cchar_t cells[128];
    setcchar(&cells[0], L" ", attributes, small, &pair);
    for (int i = 1; i < 128 && i < bytes; i++) cells[i] = cells[0];
    for (int done = 0; done < bytes; done += 128) {
        int count = bytes - done < 128 ? bytes - done : 128;
        for (int i = 0; i < count; i++) cells[i].chars[0] = (wchar_t)text[done + i];
        wadd_wchnstr(stdscr, cells, count);
        wmove(stdscr, getcury(stdscr), getcurx(stdscr) + count);
    }
}
static inline void handrail_clear_row_end(void) { wclrtoeol(stdscr); }
static inline void handrail_show(void) {
    wnoutrefresh(stdscr);
    if (*handrail_canvas() < 0 || dup2(*handrail_canvas(), *handrail_paint()) < 0) { doupdate(); return; }
    doupdate();
    dup2(STDOUT_FILENO, *handrail_paint());
    handrail_send_canvas();
}
static inline void handrail_repaint_all(void) { clearok(curscr, TRUE); }

// The bytes of a terminal's key by its name in the description; how many, 0 for none.
static inline int handrail_describe(const char *name, char *bytes, int room) {
    const char *found = tigetstr(name);
    if (!found || found == (char *)-1) return 0;
    size_t length = strlen(found);
    if (length > (size_t)room) return 0;
    memcpy(bytes, found, length);
    return (int)length;
}

// Takes on the size that the terminal has now: 1 where it is another than before.
static inline int handrail_fit(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return 0;
    if (size.ws_row == getmaxy(stdscr) && size.ws_col == getmaxx(stdscr)) return 0;
    resize_term(size.ws_row, size.ws_col);
    return 1;
}

// What the C library says of a character: columns, or -1 for one it does not know.
static inline int handrail_columns_of(unsigned scalar) { return wcwidth((wchar_t)scalar); }

// Which of 32 block characters from U+2580 on the font of a Linux console has, a bit each; -1 where this is none.
static inline long long handrail_console_blocks(void) {
    static struct unipair pairs[8192];
    struct unimapdesc map = {sizeof pairs / sizeof *pairs, pairs};
    if (ioctl(STDIN_FILENO, GIO_UNIMAP, &map) != 0) return -1;
    long long found = 0;
    for (unsigned i = 0; i < map.entry_ct; i++)
        if (pairs[i].unicode >= 0x2580 && pairs[i].unicode < 0x25A0) found |= 1LL << (pairs[i].unicode - 0x2580);
    return found;
}

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
