import Glibc

/// A secret as it is read by a command: never from its arguments, which every program on the machine may see.
enum TypedSecret {
    /// One line of standard input; a terminal asks for it, and does not show what is typed.
    static func line(_ question: String) -> String {
        guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
        Command.complain(question)
        var mode = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &mode) == 0 else { return "" }
        var quiet = mode
        quiet.c_lflag &= ~tcflag_t(ECHO)
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
        defer { _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &mode) }
        return readLine() ?? ""
    }

    /// The same asked twice where somebody types it; nil where the two differ.
    static func lineTwice(_ question: String, again: String) -> String? {
        let first = line(question)
        guard isatty(STDIN_FILENO) == 1 else { return first }
        return line(again) == first ? first : nil
    }
}
