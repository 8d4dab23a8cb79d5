/// The words of the command line, sorted into options and the rest.
struct Arguments {
    /// What is wrong with the command line, in words for the person who typed it.
    struct Misuse: Error {
        var reason: String
    }

    /// The words that are no options, in order.
    private(set) var words: [String] = []
    private var values: [String: String] = [:]
    private var flags: Set<String> = []

    /// Sorts the words after the command.
    ///
    /// `--name value` and `--name=value` mean the same.
    init(_ words: some Sequence<String>, options: Set<String>, flags known: Set<String>) throws(Misuse) {
        var rest = Array(words)[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--"), word.count > 2 else {
                self.words.append(word)
                continue
            }
            let parts = word.dropFirst(2).split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let name = String(parts[0])
            if known.contains(name), parts.count == 1 {
                flags.insert(name)
            } else if options.contains(name) {
                guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
                    throw Misuse(reason: "--\(name) needs a value after it.")
                }
                values[name] = value
            } else {
                throw Misuse(reason: "--\(name) is not known here.")
            }
        }
    }

    /// The value of an option, if it was given.
    subscript(_ option: String) -> String? { values[option] }

    /// Whether a flag was given.
    func has(_ flag: String) -> Bool { flags.contains(flag) }
}
