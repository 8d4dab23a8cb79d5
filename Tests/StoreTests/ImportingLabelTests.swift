import Domain
import Ground
import Testing

@testable import Store

/// What no device may have, whatever way it comes into the books, and what a list says and is not taken over.
@Suite struct ImportingLabelTests {
    private static let today = CivilDate(daysSinceEpoch: 20_778)
    private let store: Store
    private let hub: LendingHub
    private let tablets: [Asset]

    init() throws {
        store = try Scratch().make()
        var hub = LendingHub(store)
        tablets = try hub.fill(people: 1, tablets: 2, on: Self.today)
        self.hub = hub
    }

    private func list(_ text: String) throws -> AssetFile {
        let steps: Set<PreparationStep> = [.inspect, .wipe]
        let model = AssetModel(
            id: "tablet",
            name: "Tablet",
            kind: "tablet",
            purpose: "A screen.",
            level: .beginner,
            accessories: [],
            steps: steps
        )
        let kind = AssetKind(code: "tablet", name: "Tablet", otherNames: [], steps: steps, wiping: [])
        let names = AssetNames(
            ModelCatalogue(kinds: [kind], models: [model]),
            [LendingPlace(code: "a", name: "Ashdale", otherNames: [])]
        )
        return AssetFile(try CSVTable(parsing: Array(text.utf8)), as: .plain, names)
    }

    private func take(_ text: String, rehearsal: Bool = true) throws -> AssetImport {
        let act = try hub.act(Self.today, .assetAdded)
        let importing = Store.ImportingAssets(
            act: { kind in
                var own = act
                (own.operation, own.audit.id, own.audit.act) = (hub.newID(), hub.newID(), kind)
                return own
            },
            isPrepared: false,
            isAllOrNone: false,
            isRehearsal: rehearsal
        )
        return try store.take(try list(text).entries, importing)
    }

    private func card() throws -> String {
        let number = "21234000000001"
        let audit = try hub.act(Self.today, .cardChanged).audit
        try store.setCard(CardNumber(reading: number), of: hub.people[0], audit: audit)
        return number
    }

    // Defect 11.
    @Test func theCardOfAResidentIsNoLabelWhateverTheWay() throws {
        let card = try card()
        let account = try #require(try store.person(hub.people[0])?.number.description)
        for number in [card, account] {
            var new = tablets[0]
            new.id = hub.newID()
            new.tag = try #require(AssetTag(reading: number))
            let act = try hub.act(Self.today, .assetAdded)
            #expect(lendingRefusal { _ = try store.add(new, by: act) } == .labelOfPerson)
            var old = tablets[1]
            old.barcode = number
            let change = try hub.act(Self.today, .assetChanged)
            #expect(lendingRefusal { _ = try store.change(old, by: change) } == .labelOfPerson)
            let dry = try take("tag,model\n\(number),tablet\n")
            #expect(dry.added == 0 && dry.refused.map(\.reason) == [.labelOfPerson])
            let barcode = try take("tag,model,barcode\n\(tablets[1].tag),tablet,\(number)\n")
            #expect(barcode.changed.isEmpty && barcode.refused.map(\.reason) == [.labelOfPerson])
        }
        guard case .account = try store.find(scanned: card) else {
            Issue.record("The card finds no resident any more")
            return
        }
    }

    // Defect 12.
    @Test func aSerialNumberOfAnotherDeviceIsRefusedAndTheOtherIsNamed() throws {
        var first = tablets[0]
        first.serial = "SN7"
        _ = try store.change(first, by: try hub.act(Self.today, .assetChanged))
        var second = tablets[1]
        second.serial = "sn7"
        let act = try hub.act(Self.today, .assetChanged)
        #expect(lendingRefusal { _ = try store.change(second, by: act) } == .serialTaken(first.tag))
        let rows = "tag,model,serial\n\(second.tag),tablet,SN7\nNEW-1,tablet,SN7\n"
        let done = try take(rows, rehearsal: false)
        #expect(done.added == 0 && done.changed.isEmpty)
        #expect(done.refused.first?.reason == .serialOf(first.tag))
        #expect(done.refused.first?.place == Place(line: 2, column: 19))
        #expect(try store.asset(second.id)?.serial != "SN7")
    }

    @Test func aNumberThatTwoDevicesHaveFromBeforeNamesBoth() throws {
        try store.connection.execute("UPDATE asset SET serial = 'SN9'")
        #expect(try store.find(scanned: "sn9") == .several(tablets.map(\.tag)))
        // What stands so from before does not keep other things from being changed.
        var first = try #require(try store.asset(tablets[0].id))
        first.pence = 100
        _ = try store.change(first, by: try hub.act(Self.today, .assetChanged))
    }

    // Defect 13.
    @Test func aListSaysOfEachRowWhoAndWhenItDoesNotTakeOver() throws {
        let rows = """
            tag,model,state,borrower,due
            NEW-1,tablet,on loan,joan.ahmed,2026-12-01
            \(tablets[0].tag),tablet,on loan,,2026-12-01
            """
        let done = try take(rows)
        #expect(done.notTaken.map(\.tag.description) == ["NEW-1", tablets[0].tag.description])
        #expect(done.notTaken.map(\.hasBorrower) == [true, false])
        #expect(done.notTaken.map { $0.due?.iso } == ["2026-12-01", "2026-12-01"])
        #expect(done.notTaken.first?.state == .quarantine)
        #expect(done.standOtherwise.map(\.tag) == [tablets[0].tag])
    }

    @Test func whatIsLentHereUntilThatDayIsNotToldOfAgain() throws {
        let loan = try store.checkOut(
            hub.out(tablets[0].id),
            to: hub.borrower(0),
            by: hub.act(Self.today)
        )
        let done = try take("tag,model,state,due\n\(tablets[0].tag),tablet,on loan,\(loan.due.iso)\n")
        #expect(done.notTaken.isEmpty && done.standOtherwise.isEmpty)
    }

    // Defect 14.
    @Test func newLabelsGoOnAfterThoseTheHubHasAndSkipWhatIsTaken() throws {
        #expect(NewTags(after: []).prefix(2).map(\.description) == ["HT-0001", "HT-0002"])
        let known = ["HT-0007", "HT-0009", "OLD-99", "VAN"].compactMap { AssetTag(reading: $0) }
        #expect(NewTags(after: known).prefix(2).map(\.description) == ["HT-0010", "HT-0011"])
        let tag = try #require(AssetTag(reading: "HT-0099"))
        var tablet = tablets[0]
        tablet.barcode = "HT-0100"
        _ = try store.change(tablet, by: try hub.act(Self.today, .assetChanged))
        #expect(try store.freeTags(3, from: tag).map(\.description) == ["HT-0099", "HT-0101", "HT-0102"])
    }
}
