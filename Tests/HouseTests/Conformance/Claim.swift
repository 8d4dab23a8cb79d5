/// A test that says which requirements it shows to be met.
struct Claim: Equatable {
    /// The suite and the function, such as `JourneyTests.goingBackKeepsEveryAnswer`.
    let test: String
    let ids: [String]
}

/// A line that looks as if it said so, and does not.
struct ClaimFault: Error, Equatable {
    let line: Int
    let reason: String
}

/// Reads the lines `/// Meets A06, A07.` that stand above tests.
struct ClaimReader {
    static let mark = "/// " + "Meets "

    private(set) var claims: [Claim] = []
    private(set) var faults: [ClaimFault] = []
    private var suite = ""
    /// What was said, and where, while its test has not come yet.
    private var waiting: (ids: [String], line: Int)?
    private var isAboveTest = false

    init(_ source: String) {
        for (index, text) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            read(text, at: index + 1)
        }
        if let waiting { refuse(waiting.line) }
    }

    private mutating func read(_ text: Substring, at line: Int) {
        let words = text.drop { $0 == " " }
        if let name = Self.suite(in: text) { suite = name }
        if words.hasPrefix(Self.mark) {
            if let waiting { refuse(waiting.line) }
            take(words.dropFirst(Self.mark.count), at: line)
        } else if let waiting {
            if words.hasPrefix("///"), !isAboveTest { return }
            if words.hasPrefix("@Test") { isAboveTest = true }
            guard isAboveTest else { return refuse(waiting.line) }
            guard let name = Self.function(in: words) else { return }
            claims.append(Claim(test: suite.isEmpty ? name : "\(suite).\(name)", ids: waiting.ids))
            self.waiting = nil
        }
    }

    private mutating func take(_ words: Substring, at line: Int) {
        isAboveTest = false
        let ids = words.dropLast().split(separator: ", ", omittingEmptySubsequences: false).map(String.init)
        guard words.last == ".", ids.allSatisfy(Self.isID) else {
            faults.append(
                ClaimFault(line: line, reason: "This is no list of requirements that ends in a stop.")
            )
            return
        }
        waiting = (ids, line)
    }

    private mutating func refuse(_ line: Int) {
        waiting = nil
        isAboveTest = false
        faults.append(ClaimFault(line: line, reason: "No test stands below."))
    }

    private static func isID(_ text: String) -> Bool {
        text.count == 3 && text.first?.isUppercase == true && text.dropFirst().allSatisfy(\.isNumber)
    }

    /// The type that begins in a line at the edge of the file.
    private static func suite(in text: Substring) -> String? {
        guard let first = text.first, first != " ", first != "/" else { return nil }
        return name(after: ["struct", "extension", "class", "actor"], in: text)
    }

    private static func function(in text: Substring) -> String? { name(after: ["func"], in: text) }

    private static func name(after keywords: Set<Substring>, in text: Substring) -> String? {
        let words = text.split(separator: " ")
        guard let index = words.firstIndex(where: keywords.contains), index + 1 < words.count else {
            return nil
        }
        return String(words[index + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }
}
