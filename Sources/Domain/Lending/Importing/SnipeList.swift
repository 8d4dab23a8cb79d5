/// A list of Snipe-IT that is not one of devices, known by its columns so that somebody who takes the wrong file is told.
///
/// The columns are those of its `sample_csvs`.
public enum SnipeList: String, Hashable, Sendable, CaseIterable {
    case users
    case models
    case locations

    /// Tells which list has some columns; nil for one of devices, or one that is not known.
    public init?(columns: [String]) {
        let names = Set(columns.map { $0.lowercased() })
        guard names.isDisjoint(with: ["asset tag", "tag"]) else { return nil }
        guard let list = Self.allCases.first(where: { names.isSuperset(of: $0.telling) }) else { return nil }
        self = list
    }

    /// Columns that only this list has together.
    private var telling: Set<String> {
        switch self {
        case .users: ["first name", "last name", "username", "email"]
        case .models: ["name", "category", "model number"]
        case .locations: ["name", "address", "city", "zip"]
        }
    }
}
