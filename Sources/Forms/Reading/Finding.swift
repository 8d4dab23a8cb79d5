public import Ground

/// One thing that is wrong with a file, where, and how to mend it.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// The name of the file.
    public let file: String
    /// Where it stands.
    public let place: Place
    /// What is wrong and how to mend it.
    public let what: String

    /// Makes a finding.
    public init(file: String, place: Place, what: String) {
        self.file = file
        self.place = place
        self.what = what
    }

    /// The finding as one line: `file:line:column: what, and how to mend it`.
    public var description: String { "\(file):\(place.line):\(place.column): \(what)" }
}

/// Why a form cannot be run.
public struct FormRefusal: Error, Hashable, Sendable {
    /// All that was found, in the order of the file; at most a hundred.
    public let findings: [Finding]
}

/// Gathers what is wrong while a file is read, so that an author hears all of it at once.
struct Findings {
    let file: String
    /// How many findings an author is told of at once.
    private static let most = 100
    /// Whether what breaks the rules of the format is refused; else it is taken as well as can be, and warned of.
    var isStrict = true
    private var list: [Finding] = []
    /// What an author should look at, though it can be run.
    private var warnings: [Finding] = []
    /// Where the last finding stands that is told; what comes behind it need not be kept.
    private var end: Place?

    init(file: String) { self.file = file }

    /// The first findings in the order of the file.
    var inOrder: [Finding] {
        Array(list.sorted { $0.place.isBefore($1.place) }.prefix(Self.most))
    }

    /// The first warnings in the order of the file.
    var warningsInOrder: [Finding] {
        Array(warnings.sorted { $0.place.isBefore($1.place) }.prefix(Self.most))
    }

    /// Notes something odd that can be run all the same.
    mutating func warn(_ what: @autoclosure () -> String, at place: Place) {
        if warnings.count < Self.most { warnings.append(Finding(file: file, place: place, what: what())) }
    }

    /// Notes what breaks a rule of the format.
    mutating func note(_ what: @autoclosure () -> String, at place: Place) {
        if isStrict { add(what(), at: place) } else { warn(what(), at: place) }
    }

    /// Notes a finding; its words are put together only where it will be told.
    mutating func add(_ what: @autoclosure () -> String, at place: Place) {
        if let end, !place.isBefore(end) { return }
        list.append(Finding(file: file, place: place, what: what()))
        // A large broken file has millions of faults: only the first ones are held on to.
        if list.count >= Self.most * 10 {
            list = inOrder
            end = list.last?.place
        }
    }

    /// The text under a name, or nil where there is none or it is no text, which is a finding.
    mutating func text(_ json: JSON, _ key: String) -> String? {
        guard let value = json[key], !value.isNull else { return nil }
        guard let text = value.string ?? (isStrict ? nil : value["en"]?.string) else {
            note("\"\(key)\" must be a text in \" \", not \(value.kind).", at: value.place)
            return nil
        }
        return text
    }

    /// The whole number under a name; some files write it as a text.
    mutating func integer(_ json: JSON, _ key: String) -> Int? {
        guard let number = number(json, key) else { return nil }
        guard let integer = Int(exactly: number) else {
            add("\"\(key)\" must be a whole number.", at: json[key]?.place ?? json.place)
            return nil
        }
        return integer
    }

    /// The number under a name; some files write it as a text.
    mutating func number(_ json: JSON, _ key: String) -> Double? {
        guard let value = json[key], !value.isNull, value.string != "" else { return nil }
        if let number = value.number { return number }
        if let text = value.string, let number = Double(text), number.isFinite { return number }
        note("\"\(key)\" must be a number, not \(value.kind).", at: value.place)
        return nil
    }

    /// True or false under a name; `standard` where there is nothing.
    mutating func bool(_ json: JSON, _ key: String, or standard: Bool) -> Bool {
        guard let value = json[key], !value.isNull else { return standard }
        guard let bool = value.bool else {
            note("\"\(key)\" must be true or false, not \(value.kind).", at: value.place)
            return standard
        }
        return bool
    }

    /// The texts in a list under a name; one text by itself counts as a list of one.
    mutating func texts(_ json: JSON, _ key: String) -> [String] {
        guard let value = json[key], !value.isNull else { return [] }
        if let text = value.string { return [text] }
        let texts = value.elements?.map(\.string) ?? [nil]
        guard !texts.contains(nil) else {
            add("\"\(key)\" must be a list of texts [\" \", \" \"].", at: value.place)
            return []
        }
        return texts.compactMap(\.self)
    }

    /// The object under a name, or nil where there is none or it is no object, which is a finding.
    mutating func object(_ json: JSON, _ key: String) -> JSON? {
        guard let value = json[key], !value.isNull else { return nil }
        if value.members != nil { return value }
        note("\"\(key)\" must be an object { }, not \(value.kind).", at: value.place)
        return nil
    }

    /// The entries of an object under a name that are objects themselves.
    mutating func objects(_ json: JSON, _ key: String) -> [JSON.Member] {
        guard let object = object(json, key) else { return [] }
        return object.members?.filter { self.object(object, $0.key) != nil } ?? []
    }

    /// The texts of an object under a name, by their names there.
    mutating func textsByName(_ json: JSON, _ key: String) -> [String: String] {
        guard let object = object(json, key) else { return [:] }
        var texts: [String: String] = [:]
        for member in object.members ?? [] { texts[member.key] = text(object, member.key) }
        return texts
    }

    /// The elements of a list under a name; none where there is nothing.
    mutating func elements(_ json: JSON, _ key: String) -> [JSON] {
        guard let value = json[key], !value.isNull else { return [] }
        guard let elements = value.elements else {
            add("\"\(key)\" must be a list [ ], not \(value.kind).", at: value.place)
            return []
        }
        return elements
    }
}

extension Place {
    fileprivate func isBefore(_ other: Self) -> Bool {
        (line, column) < (other.line, other.column)
    }
}
