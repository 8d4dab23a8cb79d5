import Domain
import Testing

@Suite struct BulkExportTests {
    @Test(arguments: BulkExport.Records.allCases)
    func anExportIsKnownByItsNameAgain(_ records: BulkExport.Records) throws {
        let export = try #require(BulkExport(records, purpose: "  a letter:  about\nthe move "))
        #expect(export.purpose == "a letter: about the move")
        #expect(BulkExport(name: export.name) == export)
        #expect(export.name.count <= 80)
    }

    @Test(arguments: ["", "abc", "12345", String(repeating: "a", count: 61), " \n "])
    func nothingIsTakenOutWithoutAPurpose(_ purpose: String) {
        #expect(BulkExport(.people, purpose: purpose) == nil)
    }

    @Test(arguments: ["people", "loans: counting them", ": counting", "people:"])
    func whatIsNoExportHasNoName(_ name: String) { #expect(BulkExport(name: name) == nil) }
}
