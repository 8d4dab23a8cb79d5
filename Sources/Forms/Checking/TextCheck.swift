// Texts, e-mail addresses, telephone numbers and addresses.
extension Question {
    /// How long an answer may be where the author does not say: what no honest answer reaches.
    static let longestLine = 1_000
    static let longestText = 10_000
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

    func email(_ text: String) throws(Problems) -> Value {
        guard !text.isEmpty else { return try unanswered() }
        guard ContactCheck.isEmail(text) else { throw problems(.email) }
        return .text(text)
    }

    func phone(_ text: String, _ format: PhoneFormat?) throws(Problems) -> Value {
        guard !text.isEmpty else { return try unanswered() }
        guard ContactCheck.isPhone(text, format) else { throw problems(.phone) }
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
                if let postcode = ContactCheck.postcode(line) {
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
}
