import Domain
import Glibc

/// The lock that lets one worker at a time hand messages over; it goes with its process.
struct MessagesLock {
    private let file: Int32

    /// How long to wait for a worker that is about to end, in looks of 50 milliseconds.
    private static let patience = 40

    /// Takes the lock beside a store.
    static func take(beside store: String) throws(MessagesPost.Failure) -> MessagesLock {
        let file = unsafe open(store + ".messages.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw MessagesPost.Failure(lines: ["\(store): No lock can be made beside it. Check its folder."])
        }
        var looks = 0
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            looks += 1
            World.pause(milliseconds: 50)
            if looks < patience { continue }
            close(file)
            throw MessagesPost.Failure(lines: ["Another worker hands messages over."], isOccupied: true)
        }
        return MessagesLock(file: file)
    }

    func letGo() { close(file) }
}

/// The signals that ask a worker to end, held back until it has no message in its hand.
final class StopSignals {
    private let signals: sigset_t
    private var hasCome = false

    init() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGTERM)
        unsafe sigaddset(&signals, SIGINT)
        unsafe sigprocmask(SIG_BLOCK, &signals, nil)
        self.signals = signals
    }

    /// Waits for one of them, for some seconds at most; what came once stays come.
    func came(within seconds: Int) -> Bool {
        if hasCome { return true }
        var signals = signals
        var time = timespec(tv_sec: seconds, tv_nsec: 0)
        hasCome = unsafe sigtimedwait(&signals, nil, &time) > 0
        return hasCome
    }
}

extension World {
    /// The clock on the wall of the hub (see `useTimeZone`).
    static let wallClock = WallClock { milliseconds in
        var seconds = time_t(milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000)
        var parts = unsafe tm()
        _ = unsafe localtime_r(&seconds, &parts)
        return unsafe Int64(parts.tm_gmtoff) * 1_000
    }
}
