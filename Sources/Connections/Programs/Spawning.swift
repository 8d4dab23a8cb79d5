import CLinux
import Glibc

/// Starts a program as a process that inherits nothing but what it is given.
///
/// It leads a session of its own, so it has no terminal: it cannot ask a resident for a password, and no key reaches
/// it. Every signal is as the system makes it, none held back. It has no descriptor but the three given, and stands in
/// the root folder.
enum Spawning {
    /// Starts the program.
    ///
    /// - Parameters:
    ///   - path: its file.
    ///   - arguments: what it is told, its own name first.
    ///   - environment: its settings, `NAME=value`.
    ///   - input: what becomes its standard input.
    ///   - output: what becomes its standard output.
    ///   - errors: what becomes its standard error.
    /// - Returns: its process.
    /// - Throws: `notStarted`.
    static func start(
        _ path: String,
        arguments: [String],
        environment: [String],
        input: Int32,
        output: Int32,
        errors: Int32
    ) throws(ProgramError) -> pid_t {
        var files = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&files)
        defer { unsafe posix_spawn_file_actions_destroy(&files) }
        for (given, standard) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
            unsafe posix_spawn_file_actions_adddup2(&files, given, standard)
        }
        unsafe posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1)
        unsafe posix_spawn_file_actions_addchdir_np(&files, "/")

        var manner = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&manner)
        defer { unsafe posix_spawnattr_destroy(&manner) }
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&manner, &signals)
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&manner, &signals)
        let flags = Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK) | HANDRAIL_SPAWN_SETSID
        unsafe posix_spawnattr_setflags(&manner, flags)

        let words = CStrings(arguments)
        let settings = CStrings(environment)
        var process: pid_t = 0
        let reason = unsafe posix_spawn(
            &process,
            path,
            &files,
            &manner,
            words.pointers,
            settings.pointers
        )
        guard reason == 0 else { throw .notStarted(reason) }
        return process
    }
}

/// Texts as C wants a list of them: pointers to copies, with a nil at the end.
@safe private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) {
        unsafe pointers = unsafe texts.map { unsafe strdup($0) } + [nil]
    }

    deinit {
        for index in unsafe pointers.indices { unsafe free(pointers[index]) }
    }
}
