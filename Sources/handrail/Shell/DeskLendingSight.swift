import Domain
import Ground
import Screens

extension DeskLendingNews {
    /// Several devices have the number that was scanned: their labels are named.
    static func several(_ text: String, _ tags: [AssetTag]) -> Self {
        .wrongScan(.several, "\(text) (\(tags.map(\.description).joined(separator: ", ")))")
    }
}

// What of residents is shown to whoever lends. Who may not find people signs in with one thing alone.
extension DeskLender {
    /// Whether records of residents are shown: numbers to call, notes of calls, hardship.
    var seesPeople: Bool { member.may(.findPeople) }

    /// A resident as she is shown: to whom may not find people, her name and number alone.
    func seen(_ person: Person) -> Person {
        guard !seesPeople else { return person }
        var seen = person
        seen.card = nil
        seen.details = PersonDetails(
            name: person.details.name,
            born: CivilDate(daysSinceEpoch: 0),
            address: [],
            postcode: "",
            phone: "",
            email: ""
        )
        return seen
    }

    /// A loan as it is shown.
    func seen(_ line: DeskLoanLine) -> DeskLoanLine {
        guard !seesPeople else { return line }
        var seen = line
        (seen.phone, seen.notes, seen.isToCall) = ("", [], false)
        (seen.loan.isHardship, seen.loan.waivedUntil) = (false, nil)
        return seen
    }
}
