/// Where something stands in a text file, both counted from 1.
public struct Place: Hashable, Sendable {
    /// The line.
    public let line: Int
    /// The column, in Unicode scalars.
    public let column: Int

    /// Makes a place from its line and column, both counted from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A JSON value that knows where it stands in its file.
public struct JSON: Sendable {
    /// What a JSON text can say.
    public enum Value: Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([JSON])
        case object([Member])
    }

    /// One entry of an object, in the order of the file.
    public struct Member: Sendable {
        /// The name of the entry.
        public let key: String
        /// Where the name stands.
        public let keyPlace: Place
        /// What stands under the name.
        public let value: JSON

        /// Makes an entry.
        public init(key: String, keyPlace: Place, value: JSON) {
            self.key = key
            self.keyPlace = keyPlace
            self.value = value
        }
    }

    /// What it says.
    public let value: Value
    /// Where its first character stands.
    public let place: Place

    /// Makes a value that stands at a place.
    public init(_ value: Value, at place: Place) {
        self.value = value
        self.place = place
    }
}

extension JSON {
    /// The value under a name, or nil where this is no object or has no such name.
    public subscript(_ key: String) -> JSON? {
        members?.first { $0.key == key }?.value
    }

    /// The entries of an object in file order, or nil for any other value.
    public var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// The elements of an array, or nil for any other value.
    public var elements: [JSON]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    /// The text of a string, or nil for any other value.
    public var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// The number, or nil for any other value.
    public var number: Double? {
        if case .number(let number) = value { number } else { nil }
    }

    /// The number where it is a whole one that an `Int` holds exactly, or nil for any other value.
    public var integer: Int? {
        number.flatMap { Int(exactly: $0) }
    }

    /// True or false, or nil for any other value.
    public var bool: Bool? {
        if case .bool(let bool) = value { bool } else { nil }
    }

    /// Whether this is the JSON `null`.
    public var isNull: Bool {
        if case .null = value { true } else { false }
    }

    /// The kind of value in words an author knows, for error messages.
    public var kind: String {
        switch value {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list [ ]"
        case .object: "an object { }"
        }
    }
}
