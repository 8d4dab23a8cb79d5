import Glibc

/// How the tests were built, and how long they take.
public enum Built {
    /// Whether faults are looked for, which makes everything some ten times slower than the program that is installed.
    public static var isForFaults: Bool {
        var isSo = false
        assert(
            {
                isSo = true
                return true
            }()
        )
        return isSo
    }
}

/// Milliseconds of processor time of this thread alone, so that other tests beside this one do not count.
public var threadMilliseconds: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}
