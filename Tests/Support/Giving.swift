public import Foundation

extension Pipe {
    /// Writes lines for a program to read.
    ///
    /// A program that has ended already reads nothing: then they are lost, as its ending shows, and no signal ends the
    /// tests.
    public func give(_ lines: [String]) {
        let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
        let file = fileHandleForWriting.fileDescriptor
        var (broken, before) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&broken)
        unsafe sigaddset(&broken, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &broken, &before)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe write(file, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            written += count
        }
        // The signal of a pipe that nobody reads is taken here, before this thread hears signals again.
        var none = timespec()
        if written < bytes.count { _ = unsafe sigtimedwait(&broken, nil, &none) }
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}
