// Texts, e-mail addresses, telephone numbers and addresses.
extension Question {
    /// How long an answer may be where the author does not say: what no honest answer reaches.
    static let longestLine = 1_000
    static let longestText = 10_000
    /// The longest e-mail address (RFC 5321, section 4.5.3.1).
    private static let longestEmail = 254
    private static let longestAddressLine = 100

    func text(_ text: String, _ rules: TextRules) throws(Problems) -> Value {
        guard !text.isEmpty else { return try unanswered() }
        let text = text.replacing("\r\n", with: "\n")
        var isLong = false
        if case .longText = kind { isLong = true }
        let count = text.count
        if let length = rules.length, count != length { throw problems(.lengthExactly(length)) }
        let max = rules.max ?? (isLong ? Self.longestText : Self.longestLine)
        if let min = rules.min, rules.max != nil, isLong, !(min...Swift.max(min, max)).contains(count) {
            throw problems(.lengthBetween(min, max))
        }
        if count > max { throw problems(.tooLong(max)) }
        if let min = rules.min, count < min { throw problems(.tooShort(min)) }
        if let most = rules.maxWords, text.split(whereSeparator: \.isWhitespace).count > most {
            throw problems(.tooManyWords(most))
        }
        if let pattern = rules.pattern, !pattern.isFound(in: text) { throw problems(.pattern) }
        return .text(text)
    }

    /// An address has a name, an @ and a domain with a point in it, in the letters that mail can carry.
    func email(_ text: String) throws(Problems) -> Value {
        guard !text.isEmpty else { return try unanswered() }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let labels = parts.last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        let isAddress =
            parts.count == 2 && text.count <= Self.longestEmail && isDotAtom(parts[0]) && labels.count >= 2
            && labels.allSatisfy(isHostLabel) && (labels.last?.count ?? 0) >= 2
            && labels.last?.allSatisfy(\.isLetter) ?? false
        guard isAddress else { throw problems(.email) }
        return .text(text)
    }

    private func isDotAtom(_ text: Substring) -> Bool {
        let signs = "!#$%&'*+-/=?^_`{|}~"
        return text.count <= 64
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty
                    && atom.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || signs.contains($0)) }
            }
    }

    private func isHostLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.count <= 63 && label.first != "-" && label.last != "-"
            && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    /// A number is taken as it is typed, in any common shape, and kept so.
    func phone(_ text: String, _ format: PhoneFormat?) throws(Problems) -> Value {
        guard !text.isEmpty else { return try unanswered() }
        let digits = text.filter { $0.isASCII && $0.isNumber }
        let hasPlus = text.first == "+"
        let others = text.dropFirst(hasPlus ? 1 : 0).filter { !($0.isASCII && $0.isNumber) }
        guard others.allSatisfy({ " -().".contains($0) }) else { throw problems(.phone) }
        let isBritish: Bool
        let isNumber: Bool
        if hasPlus || digits.hasPrefix("00") {
            let number = hasPlus ? digits : String(digits.dropFirst(2))
            isBritish = number.hasPrefix("44")
            let national = number.dropFirst(2).drop { $0 == "0" }
            isNumber = isBritish ? (9...10).contains(national.count) : (8...15).contains(number.count)
        } else {
            isBritish = true
            isNumber = digits.first == "0" && (10...11).contains(digits.count)
        }
        let isWanted =
            switch format {
            case nil: true
            case .uk: isBritish
            case .international: !isBritish
            }
        guard isNumber, isWanted else { throw problems(.phone) }
        return .text(text)
    }

    func address(_ answers: Answers) throws(Problems) -> Value {
        var lines: [String] = []
        var found: [Problem] = []
        let isEmpty = inputs.allSatisfy { answers[$0.name]?.isEmpty ?? true }
        if isEmpty, !isRequired { return .none }
        for input in inputs {
            var line = ""
            if case .text(let text) = answers[input.name] { line = text.trimmed }
            switch (input.part, line.isEmpty) {
            case (.line1, true): found.append(problem(.line1Required, at: input))
            case (.town, true): found.append(problem(.townRequired, at: input))
            case (.postcode, true): found.append(problem(.postcodeRequired, at: input))
            case (_, true): break
            case (.postcode, false):
                if let postcode = Self.postcode(line) {
                    lines.append(postcode)
                } else {
                    found.append(problem(.postcode, at: input))
                }
            default:
                if line.count > Self.longestAddressLine {
                    found.append(problem(.tooLong(Self.longestAddressLine), at: input))
                } else {
                    lines.append(line)
                }
            }
        }
        guard found.isEmpty else { throw Problems(list: found) }
        return .address(lines)
    }

    /// A UK postcode in its usual shape, however it was typed; nil where it is none.
    ///
    /// One or two letters, a digit and perhaps one more sign; then a digit and two letters.
    static func postcode(_ text: String) -> String? {
        let signs = Array(text.uppercased().filter { !$0.isWhitespace && !"-.,".contains($0) })
        guard (5...7).contains(signs.count), signs.allSatisfy(\.isASCII) else { return nil }
        let (outward, inward) = (signs.dropLast(3), Array(signs.suffix(3)))
        let letters = outward.prefix(while: \.isLetter)
        let rest = outward.dropFirst(letters.count)
        guard (1...2).contains(letters.count), let first = rest.first, first.isNumber, rest.count <= 2,
            rest.allSatisfy({ $0.isLetter || $0.isNumber }), inward[0].isNumber, inward[1].isLetter,
            inward[2].isLetter
        else { return nil }
        return String(outward) + " " + String(inward)
    }
}
