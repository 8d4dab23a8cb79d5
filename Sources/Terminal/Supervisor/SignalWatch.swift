import Glibc

/// Takes the signals that concern the supervisor one by one, instead of being interrupted by them.
struct SignalWatch {
    private static let asked = [SIGTERM, SIGHUP]
    private let watched: sigset_t

    /// Holds the signals back from now on, and no others, whatever was held back in the program that started this one.
    init() {
        var watched = sigset_t()
        unsafe sigemptyset(&watched)
        for number in Self.asked + [SIGCHLD] { unsafe sigaddset(&watched, number) }
        unsafe pthread_sigmask(SIG_SETMASK, &watched, nil)
        self.watched = watched
    }

    /// Lets every signal through again, as a session needs them.
    func letGo() {
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
    }

    /// Waits until a child ends.
    ///
    /// - Returns: how it ended; nil where the supervisor itself was asked to end, and the child with it.
    func wait(for child: pid_t) -> ExitStatus? {
        while true {
            var status: Int32 = 0
            if unsafe waitpid(child, &status, WNOHANG) == child { return ExitStatus(status) }
            if Self.asked.contains(next(within: 1_000) ?? 0) {
                end(child)
                return nil
            }
        }
    }

    /// Waits for a while.
    ///
    /// - Returns: whether the supervisor was asked to end meanwhile.
    func pause(_ milliseconds: Int64) -> Bool { Self.asked.contains(next(within: milliseconds) ?? 0) }

    private func next(within milliseconds: Int64) -> Int32? {
        var set = watched
        var time = timespec(tv_sec: Int(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
        let number = unsafe sigtimedwait(&set, nil, &time)
        return number > 0 ? number : nil
    }

    /// Asks a child to end, and makes it after a second.
    private func end(_ child: pid_t) {
        kill(child, SIGTERM)
        var status: Int32 = 0
        for _ in 0..<100 {
            if unsafe waitpid(child, &status, WNOHANG) == child { return }
            usleep(10_000)
        }
        kill(child, SIGKILL)
        unsafe waitpid(child, &status, 0)
    }
}
