import Domain
import Ground

/// What files hold that are read in.
///
/// The cases name lists of Snipe-IT by their columns. None of the three is one of devices: residents come from the
/// system that knows their dates of birth, and models and hubs are content. Whoever takes one of them for the list of
/// devices is told which it is.
enum ImportVerdicts {
    static func verdict(_ step: VectorCase) throws -> Verdict {
        if step.given["scenario"] != nil {
            return .notOurRule("sites and staff of an appointment service are not read from a file here")
        }
        let header = (step.expected["header"]?.elements ?? []).compactMap(\.string)
        guard let kind = step.given["file_kind"]?.string, !header.isEmpty else {
            return .notOurRule("a file that is not described by its columns")
        }
        let text = CSVText.row(header) + CSVText.row(header.map { _ in "x" })
        let table = try CSVTable(parsing: Array(text.utf8))
        let list = AssetFile(table, as: nil, .sample)
        let said = list.faults.first?.reason ?? "taken as a list of devices"
        let isNamed = list.faults.count == 1 && said.contains("a list of \(kind) of Snipe-IT")
        return .of(SnipeList(columns: header)?.rawValue == kind && isNamed && list.entries.isEmpty, said)
    }
}
