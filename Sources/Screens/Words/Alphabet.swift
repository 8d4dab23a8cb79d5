/// The order of the letters of a language, for lists from A to Z.
public struct Alphabet: Hashable, Sendable {
    /// The place of each letter; a letter may be written with two signs.
    private var places: [String: Int] = [:]
    private var longest = 1

    /// Reads letters in order, with spaces between them; `a/â/á` are one letter written in three ways.
    init(_ text: String) {
        for (place, letter) in text.split(separator: " ").enumerated() {
            for way in letter.split(separator: "/") {
                places[String(way)] = place
                longest = max(longest, way.count)
            }
        }
    }

    /// What a text is sorted by: spaces and signs, then digits, then letters in their order, then letters of others.
    func key(of text: String) -> [Int] {
        var key: [Int] = []
        var rest = Array(text.lowercased())[...]
        while let first = rest.first {
            let length = (1...longest).reversed().first { places[String(rest.prefix($0))] != nil } ?? 1
            key.append(places[String(rest.prefix(length))].map { Self.letters + $0 } ?? Self.place(of: first))
            rest = rest.dropFirst(length)
        }
        return key
    }

    /// Where the letters begin, and where those of other languages do.
    private static let letters = 100
    private static let others = 1_000

    private static func place(of sign: Character) -> Int {
        if let digit = sign.wholeNumberValue { return 1 + min(max(digit, 0), 9) }
        return sign.isLetter ? others + Int(sign.unicodeScalars.first?.value ?? 0) : 0
    }
}

extension Catalogue {
    /// Things in the order of their names, as the language sorts them.
    func sorted<Thing>(_ things: [Thing], by name: (Thing) -> String) -> [Thing] {
        let keyed = things.map { (key: header.alphabet.key(of: name($0)), thing: $0) }
        let order = keyed.enumerated().sorted { one, other in
            if one.element.key == other.element.key { return one.offset < other.offset }
            return one.element.key.lexicographicallyPrecedes(other.element.key)
        }
        return order.map(\.element.thing)
    }
}
