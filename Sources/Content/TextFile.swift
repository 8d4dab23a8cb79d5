import Glibc

/// Reads whole files.
public enum TextFile {
    /// No file of a content pack is longer, in bytes.
    private static let longest = 16 << 20

    /// Every byte of a file.
    ///
    /// - Throws: `ContentError` that names the file and says what is the matter.
    public static func read(_ path: String) throws(ContentError) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            let reason = errno == ENOENT ? "There is no such file." : "The file cannot be read."
            throw ContentError(lines: ["\(path): \(reason)"])
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe Glibc.read(file, &chunk, chunk.count)
            guard count >= 0 else { throw ContentError(lines: ["\(path): The file cannot be read."]) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= longest else {
                throw ContentError(lines: ["\(path): The file is too long."])
            }
        }
    }
}

/// Why content cannot be used.
public struct ContentError: Error, Hashable, Sendable {
    /// What is wrong, a line each: `file:line:column: what, and how to mend it`.
    public let lines: [String]
}
