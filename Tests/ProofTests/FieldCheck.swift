import Foundation

/// Whether what was entered for a field is right, and what a condition sees of it (design, 3.3).
struct FieldCheck {
    let field: Field
    let written: Written
    let today: Day
    /// Whether a condition holds, for options that are offered only sometimes.
    let holds: (String) -> Bool

    struct Fault: Error, CustomStringConvertible {
        var field: FieldID
        var rule: String
        var description: String { "\(field): \(rule)" }
    }

    func value() throws(Fault) -> Value {
        switch field.type {
        case .rows(let min, let max): try rows(min, max)
        case .date: try date()
        case .monthYear: try monthYear()
        case .dateTime: try dateTime()
        case .address: try address()
        case .parts(let parts): try self.parts(parts)
        case .many: try ticks()
        // What is prefilled is asked of nobody, and never holds up a walk.
        case .hidden: text().isEmpty ? .empty : .text(text())
        default: try single()
        }
    }

    private func fault(_ rule: String) -> Fault { Fault(field: field.id, rule: rule) }

    private func text(_ part: String? = nil) -> String {
        switch written[field.id, part] {
        case .text(let text): text.trimmingCharacters(in: .whitespacesAndNewlines)
        case .ticks(let ticks): ticks.first ?? ""
        case .rows, nil: ""
        }
    }

    private func single() throws(Fault) -> Value {
        let text = text()
        guard !text.isEmpty else {
            if field.isRequired { throw fault("required") }
            return .empty
        }
        switch field.type {
        case .number: return .number(try number(text))
        case .yesNo, .declaration:
            guard text == "true" || text == "false" else { throw fault("yes or no") }
            if case .declaration = field.type, text == "false", field.isRequired { throw fault("unticked") }
            return .truth(text == "true")
        case .one: return try option(text)
        case .file: return .text(text)
        case .email: try check(text, "^[^\\s@–—]+@[^\\s@.–—]+(\\.[^\\s@.–—]+)+$", "email")
        case .phone: try phone(text)
        case .time: try check(text, "^([01]?\\d|2[0-3]):[0-5]\\d$", "time")
        case .grid(let digits):
            let signs = text.uppercased().filter { !$0.isWhitespace }
            try check(signs, "^[HJNOST][A-HJ-Z]\\d{\(digits)}$", "grid reference")
        case .website: try check(text, "^https?://[^\\s.]+\\.[^\\s]+$", "website")
        default: break
        }
        switch field.type {
        case .text, .longText, .website: try limits(text)
        default: break
        }
        return .text(text)
    }

    private func check(_ text: String, _ pattern: String, _ rule: String) throws(Fault) {
        guard text.range(of: pattern, options: .regularExpression) != nil else { throw fault(rule) }
    }

    private func phone(_ text: String) throws(Fault) {
        try check(text, "^\\+?[0-9 ()-]{8,20}$", "phone")
        let isForeign = text.hasPrefix("+") && !text.hasPrefix("+44")
        switch field.options["format"].text {
        case "uk" where isForeign: throw fault("not a UK number")
        case "international" where !isForeign: throw fault("not a number abroad")
        default: break
        }
    }

    private func limits(_ text: String) throws(Fault) {
        let schema = field.schema
        let length = text.utf16.count
        if let min = schema["min"].int, length < min { throw fault("min \(min)") }
        if let max = schema["max"].int, length > max { throw fault("max \(max)") }
        if let exact = schema["length"].int, length != exact { throw fault("length \(exact)") }
        if let pattern = schema["regex"].word { try check(text, pattern, "regex \(pattern)") }
        if case .longText = field.type, let most = field.options["maxWords"].int,
            text.split(whereSeparator: \.isWhitespace).count > most
        {
            throw fault("maxWords \(most)")
        }
    }

    private func number(_ text: String) throws(Fault) -> Double {
        try check(text, "^[+-]?(\\d+\\.?\\d*|\\.\\d+)$", "number")
        guard let number = Double(text), abs(number) <= 9_007_199_254_740_991 else { throw fault("number") }
        let schema = field.schema
        let decimals = text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0
        if let least = schema["min"].number, number < least { throw fault("min \(least)") }
        if let most = schema["max"].number, number > most { throw fault("max \(most)") }
        if let precision = schema["precision"].int, decimals > max(0, precision) { throw fault("precision") }
        if schema["integer"].truth == true, decimals > 0 { throw fault("integer") }
        if let least = schema["minPrecision"].int, decimals < least { throw fault("minPrecision") }
        let digits = text.filter(\.isNumber).count
        if let least = schema["minLength"].int, digits < least { throw fault("minLength") }
        if let most = schema["maxLength"].int, digits > most { throw fault("maxLength") }
        return number
    }

    // MARK: Choices

    private func option(_ text: String) throws(Fault) -> Value {
        guard let item = field.items.first(where: { $0.value.plain == text }) else {
            throw fault("not in list")
        }
        if let condition = item.condition, !holds(condition) { throw fault("no longer offered") }
        return item.value
    }

    private func ticks() throws(Fault) -> Value {
        var chosen: [String] = []
        switch written[field.id] {
        case .ticks(let ticks): chosen = ticks.filter { !$0.isEmpty }
        case .text(let text): chosen = text.isEmpty ? [] : [text]
        case .rows, nil: break
        }
        guard !chosen.isEmpty else {
            if field.isRequired { throw fault("required") }
            return .list([])
        }
        var values: [Value] = []
        for text in chosen { values.append(try option(text)) }
        let schema = field.schema
        if let min = schema["min"].int, values.count < min { throw fault("min \(min)") }
        if let max = schema["max"].int, values.count > max { throw fault("max \(max)") }
        if let exact = schema["length"].int, values.count != exact { throw fault("length \(exact)") }
        return .list(values)
    }

    // MARK: Dates

    private func whole(_ part: String, _ range: ClosedRange<Int>) throws(Fault) -> Int {
        guard let number = Int(text(part)), range.contains(number) else { throw fault(part) }
        return number
    }

    /// Nil where nothing is entered at all and nothing need be.
    private func filled(_ parts: [String]) throws(Fault) -> Bool {
        guard parts.contains(where: { !text($0).isEmpty }) else {
            if field.isRequired { throw fault("required") }
            return false
        }
        return true
    }

    private func date() throws(Fault) -> Value {
        guard try filled(["day", "month", "year"]) else { return .empty }
        let (day, month) = (try whole("day", 1...31), try whole("month", 1...12))
        guard let date = Day(try whole("year", 1000...3000), month, day) else { throw fault("real date") }
        let options = field.options
        try within(date, options["maxDaysInPast"].int, options["maxDaysInFuture"].int)
        if let first = options["earliestDate"].word, date.text < first { throw fault("earliest \(first)") }
        if let last = options["latestDate"].word, date.text > last { throw fault("latest \(last)") }
        return .text(date.text)
    }

    private func within(_ date: Day, _ past: Int?, _ future: Int?) throws(Fault) {
        if let past, let first = today.later(-past, "days"), date.text < first.text { throw fault("past") }
        if let future, let last = today.later(future, "days"), date.text > last.text { throw fault("future") }
    }

    private func monthYear() throws(Fault) -> Value {
        guard try filled(["month", "year"]) else { return .empty }
        let (month, year) = (try whole("month", 1...12), try whole("year", 1000...3000))
        let value = "\(Day.padded(year, 4))-\(Day.padded(month, 2))"
        let options = field.options
        if let first = options["earliestMonthYear"].word, value < first { throw fault("earliest") }
        if let last = options["latestMonthYear"].word, value > last { throw fault("latest") }
        return .text(value)
    }

    private func dateTime() throws(Fault) -> Value {
        guard try filled(["day", "month", "year", "hour", "minute"]) else { return .empty }
        let day = try date()
        return .text("\(day.plain) \(try whole("hour", 0...23)):\(try whole("minute", 0...59))")
    }

    // MARK: Several parts

    private static let postcode = "^[a-zA-Z]{1,2}\\d[a-zA-Z\\d]?\\s?\\d[a-zA-Z]{2}$"

    private func address() throws(Fault) -> Value {
        let parts = ["addressLine1", "addressLine2", "town", "county", "postcode"]
        guard try filled(parts) else { return .empty }
        for part in ["addressLine1", "town", "postcode"] where text(part).isEmpty { throw fault(part) }
        for part in parts where text(part).utf16.count > 100 { throw fault("\(part) too long") }
        try check(text("postcode"), Self.postcode, "postcode")
        return .list(parts.map { text($0) }.filter { !$0.isEmpty }.map { .text($0) })
    }

    private func parts(_ parts: [String]) throws(Fault) -> Value {
        guard try filled(parts) else { return .empty }
        for part in parts where Double(text(part)) == nil { throw fault(part) }
        return .list(parts.map { .text(text($0)) })
    }

    private func rows(_ min: Int, _ max: Int?) throws(Fault) -> Value {
        var rows: [[Place: Written.Entry]] = []
        if case .rows(let given) = written[field.id] { rows = given }
        if rows.count < min { throw fault("rows < \(min)") }
        if let max, rows.count > max { throw fault("rows > \(max)") }
        for row in rows {
            for inner in field.row {
                _ = try Self(field: inner, written: Written(entries: row), today: today, holds: holds).value()
            }
        }
        return .empty
    }
}
