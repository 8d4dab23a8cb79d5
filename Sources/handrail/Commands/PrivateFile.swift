import Glibc

/// A new file that only its owner may read, written from its start to its end.
///
/// Until `release` nobody may open it: whatever leaves the store in it is noted first, and where that fails, or the
/// program is stopped meanwhile, there is no file that can be read.
struct PrivateFile {
    /// Why it is not there.
    struct Fault: Error {
        var reason: String
    }

    private let path: String
    private let descriptor: Int32
    private var waiting: [UInt8] = []

    /// How many bytes wait before they are written.
    private static let most = 1 << 16

    /// Makes a file; one that is there is never written over.
    init(making path: String) throws(Fault) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0)
        guard descriptor >= 0 else {
            throw Fault(reason: "\(path): \(unsafe String(cString: strerror(errno))).")
        }
        self.init(descriptor, at: path)
    }

    /// A file that was made at a path, and is open for writing.
    init(_ descriptor: Int32, at path: String) { (self.descriptor, self.path) = (descriptor, path) }

    /// Adds a text.
    mutating func add(_ text: String) throws(Fault) {
        waiting += text.utf8
        if waiting.count >= Self.most { try flush() }
    }

    private mutating func flush() throws(Fault) {
        var rest = waiting[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe write(descriptor, bytes.baseAddress, bytes.count)
            }
            guard count > 0 else {
                throw Fault(reason: "\(path): \(unsafe String(cString: strerror(errno))).")
            }
            rest = rest.dropFirst(count)
        }
        waiting = []
    }

    /// Writes what is left, and waits until the disk has it; after that only `release` or `discard` follows.
    mutating func finish() throws(Fault) {
        try flush()
        guard fsync(descriptor) == 0 else {
            throw Fault(reason: "\(path): \(unsafe String(cString: strerror(errno))).")
        }
    }

    /// Lets its owner open it.
    ///
    /// A file system without rights, as on most sticks, never kept her from it.
    func release() {
        _ = fchmod(descriptor, 0o600)
        close(descriptor)
    }

    /// Takes the file away again: half of it is of no use to anybody.
    func discard() {
        close(descriptor)
        unsafe unlink(path)
    }
}
