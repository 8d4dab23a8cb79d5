import Glibc

/// A connection to a Unix socket that never waits.
@safe final class SpeechSocket {
    /// What came of connecting.
    enum Opening {
        case open(SpeechSocket)
        /// Too many others wait at the socket; trying again may help.
        case busy
        case refused
    }

    let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { Glibc.close(descriptor) }

    /// Connects to the socket at a path.
    static func open(_ path: String) -> Opening {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard bytes.count < room else { return .refused }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { return .refused }
        let opened = SpeechSocket(descriptor)
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, size)
            }
        }
        if result == 0 { return .open(opened) }
        return errno == EAGAIN || errno == EINTR ? .busy : .refused
    }

    /// What came of reading.
    enum Reading {
        case bytes(ArraySlice<UInt8>)
        case nothingYet
        case closed
    }

    /// Reads what is there.
    func read(into chunk: inout [UInt8]) -> Reading {
        let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
        if count > 0 { return .bytes(chunk[..<count]) }
        if count == 0 { return .closed }
        return errno == EAGAIN || errno == EINTR ? .nothingYet : .closed
    }

    /// Sends as much as there is room for; gives how much that was, or nil where nobody reads any more.
    func send(_ bytes: [UInt8]) -> Int? {
        let count = unsafe Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }

    /// Waits until there is something to read.
    func wait(_ milliseconds: Int64) {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&watched, 1, Int32(clamping: milliseconds))
    }
}
