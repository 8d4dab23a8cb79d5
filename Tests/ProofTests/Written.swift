/// What somebody entered, by the place where it was entered.
struct Written: Sendable {
    enum Entry: Hashable, Sendable {
        case text(String)
        case ticks([String])
        /// One set of places for each row of a group that is asked again and again.
        case rows([[Place: Self]])
    }

    var entries: [Place: Entry] = [:]

    subscript(_ id: FieldID, _ part: String? = nil) -> Entry? {
        get { entries[Place(id: id, part: part)] }
        set { entries[Place(id: id, part: part)] = newValue }
    }
}

struct Place: Hashable, Sendable {
    var id: FieldID
    var part: String?
}
