import Glibc

/// Reads and writes whole files.
public enum TextFile {
    /// No file of a content pack is longer, in bytes.
    private static let longest = 16 << 20

    /// Whether there is such a file.
    static func isThere(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Every byte of a file.
    ///
    /// - Throws: `ContentError` that names the file, says what is the matter and how to mend it.
    public static func read(_ path: String) throws(ContentError) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            let what = errno == ENOENT ? "There is no such file. Put it there." : unreadable
            throw ContentError(lines: ["\(path):1:1: \(what)"])
        }
        defer { close(file) }
        var about = stat()
        let size = unsafe fstat(file, &about) == 0 ? Int(about.st_size) : 0
        // One byte more than there are: the read after the last one then finds the end.
        var room = min(max(size, 0), longest) + 1
        var bytes: [UInt8] = []
        while true {
            let count = append(file, to: &bytes, atMost: room)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ContentError(lines: ["\(path):1:1: \(unreadable)"]) }
            if count == 0 { return bytes }
            guard bytes.count <= longest else {
                throw ContentError(
                    lines: ["\(path):1:1: The file is longer than 16 megabytes. Make it shorter."]
                )
            }
            room = 4096
        }
    }

    /// Adds what one read gives; what `read` said of it.
    private static func append(_ file: Int32, to bytes: inout [UInt8], atMost room: Int) -> Int {
        var count = 0
        let read = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
            count = unsafe Glibc.read(file, buffer.baseAddress, room)
            filled = max(0, count)
        }
        if bytes.isEmpty { bytes = read } else { bytes += read }
        return count
    }

    /// Writes bytes to an open file; false where not all of them could be written.
    public static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Puts bytes in the place of a file, all at once: after a power cut there is the old file or the new one.
    ///
    /// - Returns: whether it was done; if not, the old file is as it was.
    public static func replace(_ path: String, with bytes: [UInt8]) -> Bool {
        let unfinished = path + ".\(getpid())"
        let file = unsafe open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { return false }
        let isWritten = write(bytes, to: file) && fsync(file) == 0
        close(file)
        guard isWritten, unsafe rename(unfinished, path) == 0 else {
            _ = unsafe unlink(unfinished)
            return false
        }
        // The new name is in the folder, which has to reach the disk too.
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let opened = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return true }
        fsync(opened)
        close(opened)
        return true
    }

    /// The names of the files in a folder; none where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let list = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(list) }
        var names: [String] = []
        while let entry = unsafe readdir(list) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe $0.prefix { $0 != 0 } }
            names.append(String(decoding: unsafe Array(name), as: UTF8.self))
        }
        return names
    }

    private static let unreadable = "The file cannot be read. See that it is a file, and who may read it."
}

/// Why content cannot be used.
public struct ContentError: Error, Hashable, Sendable {
    /// What is wrong, a line each: `file:line:column: what, and how to mend it`.
    public let lines: [String]

    /// Makes an error of its lines.
    public init(lines: [String]) { self.lines = lines }
}
