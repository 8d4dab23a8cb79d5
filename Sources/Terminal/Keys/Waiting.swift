import Glibc

/// What waiting for input came to.
enum Waiting {
    /// There is something to read.
    case input
    /// There is something to read elsewhere only.
    case elsewhere
    /// The time has passed, or something else than input came.
    case nothing
    /// A signal came.
    case interrupted
    /// There can be no more input.
    case broken

    /// Waits for standard input, and for another descriptor to be readable beside it.
    ///
    /// - Parameters:
    ///   - limit: how long, in milliseconds; -1 for as long as it takes.
    ///   - other: what else ends the wait; poll(2) passes over -1.
    ///   - third: what else does.
    /// - Returns: what it came to.
    static func forInput(within limit: Int32, beside other: Int32?, and third: Int32? = nil) -> Waiting {
        var watched = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: other ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: third ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let ready = unsafe poll(&watched, nfds_t(watched.count), limit)
        if ready < 0 { return errno == EINTR ? .interrupted : .broken }
        if watched[0].revents != 0 { return .input }
        return ready > 0 ? .elsewhere : .nothing
    }
}
