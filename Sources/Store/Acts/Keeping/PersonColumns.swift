/// Every column of the store that names a resident, and what becomes of its rows when she is joined or erased.
///
/// A test reads the schema and fails where a column is missing here, so that no table can forget anybody to forget.
struct PersonColumn {
    /// What becomes of a row when two records are joined.
    enum Joining {
        /// It goes to the record that is kept.
        case moves
        /// It goes there where that record has none of its own, else it is dropped.
        case fillsIn
        /// It goes with the record it belongs to.
        case goes
    }

    /// What becomes of a row when the person is erased.
    enum Erasing {
        /// It is removed, with all rows that belong to it.
        case row
        /// It stays without the person: it is counted, and says nothing of her any more.
        case name
        /// It stays as it is: it holds nothing of her but an id, which names nobody any more.
        case nothing
    }

    let table: String
    let column: String
    let joining: Joining
    let erasing: Erasing

    init(_ table: String, _ column: String = "person", joining: Joining, erasing: Erasing) {
        self.table = table
        self.column = column
        self.joining = joining
        self.erasing = erasing
    }

    static let all = [
        PersonColumn("person_word", joining: .goes, erasing: .row),
        PersonColumn("card", joining: .fillsIn, erasing: .row),
        PersonColumn("person_pin", joining: .fillsIn, erasing: .row),
        PersonColumn("person_setting", joining: .fillsIn, erasing: .row),
        PersonColumn("former_number", joining: .moves, erasing: .row),
        PersonColumn("joined_person", joining: .moves, erasing: .row),
        PersonColumn("support_need", joining: .fillsIn, erasing: .row),
        PersonColumn("contact_wish", joining: .fillsIn, erasing: .row),
        PersonColumn("consent", joining: .moves, erasing: .row),
        PersonColumn("representation", joining: .moves, erasing: .row),
        PersonColumn("representation", "representative", joining: .moves, erasing: .row),
        PersonColumn("details_change", joining: .moves, erasing: .row),
        PersonColumn("forgetting_wish", joining: .moves, erasing: .row),
        PersonColumn("account_form", joining: .moves, erasing: .row),
        PersonColumn("identity_check", joining: .moves, erasing: .row),
        PersonColumn("follow_up", joining: .moves, erasing: .row),
        PersonColumn("submission", joining: .moves, erasing: .name),
        PersonColumn("appointment", joining: .moves, erasing: .nothing),
        PersonColumn("visit", joining: .moves, erasing: .nothing),
        PersonColumn("meeting_need", joining: .moves, erasing: .row),
        PersonColumn("message", joining: .moves, erasing: .row),
        PersonColumn("hold", joining: .moves, erasing: .row),
        PersonColumn("reservation", joining: .moves, erasing: .name),
        PersonColumn("loan", joining: .moves, erasing: .name),
        PersonColumn("given", joining: .moves, erasing: .name),
        PersonColumn("borrower_group", joining: .fillsIn, erasing: .row),
    ]

    /// Tables whose rows hold a person's words and hang on a request of hers: they go when she is erased.
    static let ofRequests = [
        ("answer", "submission"), ("evidence", "submission"), ("case_note", "submission"),
    ]
}
