import Foundation

/// A speech server whose every answer a test decides: it takes one client at a time and remembers what it was told.
public final class FakeServer: @unchecked Sendable {
    /// What it says to a line; nil for nothing at all.
    public typealias Manner = @Sendable (String) -> String?

    /// Its socket.
    public let path: String
    private let lock = NSLock()
    private var lines: [String] = []
    private var clients: [Int32] = []
    private var connections = 0
    private var listening: Int32 = -1
    private let manner: Manner

    /// Listens on a path, or on one of its own.
    public init(at path: String? = nil, manner: @escaping Manner = FakeServer.polite) throws {
        self.path =
            path
            ?? FileManager.default.temporaryDirectory.appending(
                path: "fake-\(UUID().uuidString.prefix(8))"
            ).path()
        self.manner = manner
        try listen()
    }

    deinit { stop() }

    /// Everything it was told, a line each.
    public var heard: [String] { lock.withLock { lines } }

    /// How often somebody connected.
    public var connected: Int { lock.withLock { connections } }

    /// Closes all connections and is gone.
    public func stop() {
        lock.withLock {
            if listening >= 0 {
                // Who waits at a socket closes it: its number would be given to another meanwhile.
                shutdown(listening, Int32(SHUT_RDWR))
                // Only once: another may stand in its place since.
                unsafe unlink(path)
            }
            listening = -1
            for client in clients { shutdown(client, Int32(SHUT_RDWR)) }
            clients = []
        }
    }

    /// Answers as speech-dispatcher does.
    public static let polite: Manner = { line in
        if line == "SPEAK" { return "230 OK RECEIVING DATA\r\n" }
        if line == "." || line.hasPrefix("CHAR") { return "225-7\r\n225 OK MESSAGE QUEUED\r\n" }
        if line == "LIST SYNTHESIS_VOICES" {
            return "249-English\ten-gb\tnone\r\n249-Welsh\tcy\tnone\r\n249 OK VOICE LIST SENT\r\n"
        }
        if line.hasPrefix("CANCEL") { return "213 OK CANCELED\r\n" }
        if line == "QUIT" { return "231 HAPPY HACKING\r\n" }
        return "200 OK SET\r\n"
    }

    private func listen() throws {
        listening = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let result = unsafe atSocket(path) { unsafe bind(listening, $0, $1) }
        guard result == 0, Glibc.listen(listening, 8) == 0 else { throw POSIXError(.EADDRINUSE) }
        let descriptor = listening
        Thread.detachNewThread { [weak self] in
            defer { close(descriptor) }
            while true {
                let client = accept(descriptor, nil, nil)
                guard client >= 0 else { return }
                guard let self else {
                    close(client)
                    return
                }
                self.lock.withLock {
                    self.clients.append(client)
                    self.connections += 1
                }
                self.serve(client)
            }
        }
    }

    private func serve(_ client: Int32) {
        Thread.detachNewThread { [weak self] in
            var bytes: [UInt8] = []
            var isText = false
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = unsafe recv(client, &chunk, chunk.count, 0)
                guard count > 0, let self else { break }
                bytes += chunk[..<count]
                while let end = bytes.firstIndex(of: 0x0A) {
                    let line = String(decoding: bytes[..<end], as: UTF8.self).replacing("\r", with: "")
                    bytes.removeFirst(end + 1)
                    self.lock.withLock { self.lines.append(line) }
                    if isText, line != "." { continue }
                    isText = false
                    guard let answer = self.manner(line) else { continue }
                    isText = line == "SPEAK" && answer.hasPrefix("230")
                    let all = Array(answer.utf8)
                    _ = unsafe send(client, all, all.count, Int32(MSG_NOSIGNAL))
                }
            }
            guard let self else {
                close(client)
                return
            }
            self.lock.withLock {
                self.clients.removeAll { $0 == client }
                close(client)
            }
        }
    }
}

/// Does something with the address of a Unix socket.
func atSocket(_ path: String, _ act: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: Array(path.utf8)) }
    return unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            unsafe act($0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
}
