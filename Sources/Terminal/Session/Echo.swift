import CNcurses
import Glibc

/// Whether a terminal shows by itself what is typed: not while a secret is.
struct Echo {
    private var isOn = true

    /// Shows what is typed, or hides all but the end of the line; nothing where input is no terminal.
    mutating func set(_ wanted: Bool) {
        guard wanted != isOn, isatty(STDIN_FILENO) == 1 else { return }
        isOn = wanted
        var mode = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &mode) == 0 else { return }
        let echo = tcflag_t(ECHO)
        if wanted {
            mode.c_lflag |= echo
        } else {
            mode.c_lflag &= ~echo
            mode.c_lflag |= tcflag_t(ECHONL)
        }
        _ = unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &mode)
    }
}
