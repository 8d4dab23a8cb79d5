import Glibc

/// Where the parts of an installed Handrail lie.
struct Places {
    /// The folder of the content pack.
    var content: String
    /// The folder of themes and language catalogues.
    var accessibility: String
    /// The file of the store.
    var store: String
    /// What this machine calls its scanner, where an option or the environment says so.
    var scanner: String?
    /// What this machine calls its printer, where an option or the environment says so.
    var printer: String?
    /// The socket of speech-dispatcher.
    var speech: String
    /// Whether there is speech as far as can be told without trying: an option says so, or its socket is there.
    var hasSpeech: Bool
    /// Where the sound goes, by its name.
    var sound: String?

    /// Finds each part: by option, else by environment, else beside the program.
    ///
    /// Installed, the program lies in `bin/` and its parts in `share/handrail/`; in a checkout the folders are found
    /// on the way up from the build folder.
    init(_ arguments: Arguments) {
        let beside = Self.besideProgram()
        content = arguments["content"] ?? Self.environment("HANDRAIL_CONTENT") ?? beside + "/Kiosk/Content"
        accessibility =
            arguments["accessibility"] ?? Self.environment("HANDRAIL_ACCESSIBILITY") ?? beside
            + "/Accessibility"
        scanner = arguments["scanner"] ?? Self.environment("HANDRAIL_SCANNER")
        printer = arguments["printer"] ?? Self.environment("HANDRAIL_PRINTER")
        speech = arguments["speech"] ?? Self.speechSocket()
        hasSpeech = arguments["speech"] != nil || Self.exists(speech)
        sound = arguments["sound"] ?? Self.environment("HANDRAIL_SOUND")
        store =
            arguments["store"] ?? Self.environment("HANDRAIL_STORE") ?? Self.dataFolder() + "/store.sqlite"
    }

    /// The file of the staff log, unless another is named: beside the store.
    var log: String {
        let folder = store.lastIndex(of: "/").map { store[...$0] } ?? ""
        return folder + "staff.log"
    }

    /// The file of the program that runs.
    static func program() -> String {
        guard let path = unsafe realpath("/proc/self/exe", nil) else { return "" }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }

    private static func besideProgram() -> String {
        var folder = program()[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            for place in ["\(folder)/share/handrail", String(folder)] where exists(place + "/Kiosk/Content") {
                return place
            }
        }
        return "."
    }

    private static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// The user's data folder, by the XDG Base Directory Specification.
    private static func dataFolder() -> String {
        if let folder = environment("XDG_DATA_HOME"), folder.hasPrefix("/") { return folder + "/handrail" }
        return (environment("HOME") ?? ".") + "/.local/share/handrail"
    }

    /// The socket that speech-dispatcher listens on, by its own rules.
    private static func speechSocket() -> String {
        if let address = environment("SPEECHD_ADDRESS") {
            return address.hasPrefix("unix_socket:") ? String(address.dropFirst(12)) : address
        }
        return (environment("XDG_RUNTIME_DIR") ?? "") + "/speech-dispatcher/speechd.sock"
    }

    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
