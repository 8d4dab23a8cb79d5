import CLinux
import Glibc

/// A file descriptor that is closed when its owner lets go of it.
struct Descriptor: ~Copyable {
    let number: Int32

    private init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    /// Takes over an open descriptor, moved clear of the three every program starts with.
    ///
    /// - Throws: `ProgramError.notStarted` where there is none to take over.
    private static func taking(_ number: Int32) throws(ProgramError) -> Descriptor {
        guard number >= 0 else { throw .notStarted(errno) }
        guard number <= STDERR_FILENO else { return Descriptor(number) }
        let clear = fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
        let reason = errno
        close(number)
        guard clear >= 0 else { throw .notStarted(reason) }
        return Descriptor(clear)
    }

    /// Memory that reads like a file and holds these bytes; it is never on a disk.
    static func holding(_ bytes: [UInt8]) throws(ProgramError) -> Descriptor {
        let memory = try taking(unsafe memfd_create("input", HANDRAIL_MEMORY_CLOEXEC))
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(memory.number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .notStarted(errno) }
            rest = rest.dropFirst(count)
        }
        lseek(memory.number, 0, SEEK_SET)
        return memory
    }

    /// Both ends of a pipe.
    ///
    /// Reading never waits. The pipe holds a megabyte where the system allows it, so that a scanner need not stop
    /// between two looks of the session.
    static func pipe() throws(ProgramError) -> Pipe {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { throw .notStarted(errno) }
        let reading: Descriptor
        do throws(ProgramError) { reading = try taking(ends[0]) } catch {
            close(ends[1])
            throw error
        }
        let writing = try taking(ends[1])
        _ = fcntl(reading.number, F_SETFL, O_NONBLOCK)
        _ = fcntl(reading.number, HANDRAIL_SET_PIPE_SIZE, 1 << 20)
        return Pipe(reading: reading, writing: writing)
    }

    /// The two ends of a pipe.
    struct Pipe: ~Copyable {
        let reading: Descriptor
        let writing: Descriptor
    }

    /// What came of reading.
    enum Reading {
        case bytes(Int)
        case nothingYet
        case end
    }

    /// Reads what is there into a chunk.
    borrowing func read(into chunk: inout [UInt8]) -> Reading {
        while true {
            let count = unsafe Glibc.read(number, &chunk, chunk.count)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno == EINTR { continue }
            return errno == EAGAIN ? .nothingYet : .end
        }
    }
}
