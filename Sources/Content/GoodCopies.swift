import Glibc

/// Keeps the last good version of each file of a content pack, so that a broken edit never reaches a resident.
///
/// A copy has the time of the file it was made of: while both have the same, the file is known to be good.
public struct GoodCopies: Sendable {
    private let pack: String
    private let folder: String

    /// Names the folder of the pack, and the folder to keep copies in, which is made when it is needed.
    public init(of pack: String, in folder: String) {
        self.pack = Self.closed(pack)
        self.folder = Self.closed(folder) + ContentPack.hash(Array(self.pack.utf8)) + "/"
    }

    private static func closed(_ folder: String) -> String { folder.hasSuffix("/") ? folder : folder + "/" }

    /// Whether a file is as it was when its copy was made.
    func isKnown(_ name: String) -> Bool {
        guard let copy = FileMark(folder + name) else { return false }
        return FileMark(pack + name)?.isSameVersion(as: copy) ?? false
    }

    /// Where the copy of a file lies.
    func path(of name: String) -> String { folder + name }

    /// What a file says, or its last good copy where it is wrong now, with what is wrong.
    ///
    /// - Throws: `ContentError` where there is no good copy either.
    @inline(never)
    func read<Value>(
        _ name: String,
        _ reading: (_ path: String) throws(ContentError) -> Value
    ) throws(ContentError) -> (value: Value, fault: ContentFault?) {
        let mark = FileMark(pack + name)
        do {
            let value = try reading(pack + name)
            if !isKnown(name) { keep(name, as: mark) }
            return (value, nil)
        } catch {
            guard let value = try? reading(folder + name) else { throw error }
            return (value, ContentFault(lines: error.lines, since: mark?.changed ?? 0))
        }
    }

    /// Keeps a copy of a file that was found good, unless it changed since.
    ///
    /// Where that cannot be done, nothing is lost but the copy: it is tried again with the next session.
    private func keep(_ name: String, as mark: FileMark?) {
        guard let mark, let bytes = try? TextFile.read(pack + name), FileMark(pack + name) == mark else {
            return
        }
        makeFolders(of: folder + name)
        let unfinished = folder + name + ".\(getpid())"
        let file = unsafe open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        var times = [mark.modified, mark.modified]
        var isWritten = TextFile.write(bytes, to: file)
        if isWritten { isWritten = unsafe futimens(file, &times) == 0 }
        close(file)
        if isWritten { isWritten = unsafe rename(unfinished, folder + name) == 0 }
        if !isWritten { _ = unsafe unlink(unfinished) }
    }

    private func makeFolders(of path: String) {
        for index in path.indices.dropFirst() where path[index] == "/" {
            _ = unsafe mkdir(String(path[..<index]), 0o700)
        }
    }
}

/// What is wrong with a file that is not in use for it: its last good version is.
public struct ContentFault: Hashable, Sendable {
    /// What is wrong, a line each: `file:line:column: what, and how to mend it`.
    public let lines: [String]
    /// When the file came to be as it is, in seconds since 1 January 1970.
    public let since: Int
}

/// How large a file is, and when it was changed.
public struct FileMark: Hashable, Sendable {
    private let seconds: Int
    private let nanoseconds: Int
    private let size: Int
    /// When it came to be here as it is, in seconds since 1 January 1970.
    let changed: Int

    /// Looks at a file; nil where there is none.
    public init?(_ path: String) {
        var about = stat()
        guard unsafe stat(path, &about) == 0 else { return nil }
        seconds = about.st_mtim.tv_sec
        nanoseconds = about.st_mtim.tv_nsec
        size = Int(about.st_size)
        changed = about.st_ctim.tv_sec
    }

    /// When it was written.
    var modified: timespec { timespec(tv_sec: seconds, tv_nsec: nanoseconds) }

    /// Whether two files were written at the same time with the same length, as a file and its copy are.
    func isSameVersion(as other: Self) -> Bool {
        (seconds, nanoseconds, size) == (other.seconds, other.nanoseconds, other.size)
    }
}
