import Domain
import Ground
import Testing

@testable import Store

/// Devices from another register: they come in once, and what changed is told.
@Suite struct ImportingAssetTests {
    private static let today = CivilDate(daysSinceEpoch: 20_778)

    private static let catalogue = ModelCatalogue(
        kinds: [
            AssetKind(
                code: "tablet",
                name: "Tablet",
                otherNames: ["Tablets"],
                steps: [.inspect, .wipe],
                wiping: []
            ),
            AssetKind(code: "keyboard", name: "Keyboard", otherNames: [], steps: [.inspect], wiping: []),
        ],
        models: [
            AssetModel(
                id: "tablet",
                name: "Tablet",
                kind: "tablet",
                purpose: "A screen.",
                level: .beginner,
                accessories: [],
                steps: [.inspect, .wipe],
                otherNames: ["Galaxy Tab A9+"]
            ),
            AssetModel(
                id: "keys",
                name: "Large keys",
                kind: "keyboard",
                purpose: "Keys.",
                level: .beginner,
                accessories: [],
                steps: [.inspect]
            ),
        ]
    )
    private static let places = [
        LendingPlace(code: "a", name: "Ashdale Library", otherNames: ["Ashdale"]),
        LendingPlace(code: "b", name: "Bridge Hub", otherNames: []),
    ]

    private func list(_ text: String) throws -> AssetFile {
        AssetFile(
            try CSVTable(parsing: Array(text.utf8)),
            as: nil,
            AssetNames(Self.catalogue, Self.places)
        )
    }

    private func importing(
        _ hub: LendingHub,
        prepared: Bool = false,
        allOrNone: Bool = false,
        rehearsal: Bool = false
    ) throws -> Store.ImportingAssets {
        let act = try hub.act(Self.today, .assetAdded)
        return Store.ImportingAssets(
            act: { kind in
                var own = act
                own.operation = hub.newID()
                own.audit = AuditEntry(
                    id: hub.newID(),
                    at: act.audit.at,
                    actor: .system,
                    act: kind,
                    subject: nil,
                    terminal: "import"
                )
                return own
            },
            isPrepared: prepared,
            isAllOrNone: allOrNone,
            isRehearsal: rehearsal
        )
    }

    private func written(_ store: Store, _ form: AssetFile.Form, borrowers: Bool = false) throws -> String {
        let devices = try store.listedAssets(withBorrowers: borrowers)
        let table = AssetTable(form, of: devices, Self.catalogue, Self.places)
        return table.header + devices.map { table.row($0) }.joined()
    }

    /// Rows as an export writes them, with every state a list can bring in.
    private static let rows = """
        Asset Tag,Serial,Model,Category,Location,Status,Notes,Purchase Date,Purchase Cost,Expected Checkin,\
        Checked Out To: Username,Barcode,Condition,Test Due,Manufacturer\r
        A-1,SN1,Galaxy Tab A9+,Tablets,Ashdale,Ready to Deploy,"A scratch, left",2024-07-03,189.00,,,,good,,Acme\r
        A-2,,Tablet,Tablet,Bridge Hub,Pending,,,,,,50001,good,2027-01-31,\r
        A-3,S3,Large keys,Keyboard,Ashdale Library,Out for Repair,"'=say ""E"", now",2024-12-31,45.50,2026-12-04,,,\
        worn,,Acme\r
        A-4,S4,Tablet,Tablet,Ashdale Library,Lost/Stolen,,,,,,,good,,\r
        A-5,S5,Tablet,Tablet,Ashdale Library,In Transit to Bridge Hub,,,,,,,good,,\r
        A-6,S6,Tablet,Tablet,Ashdale Library,Archived,,,,,,,good,,\r
        A-7,S7,Tablet,Tablet,Ashdale Library,Undeployable,,,,,,,damaged,,\r

        """

    @Test func whatIsTakenInIsGivenBackAsTheSameRows() throws {
        let store = try Scratch().make()
        let list = try list(Self.rows)
        #expect(list.faults.isEmpty)
        let done = try store.take(list.entries, importing(LendingHub(store), prepared: true))
        #expect(done.added == 7 && done.refused.isEmpty)
        #expect(try written(store, .snipeIT) == Self.rows)
    }

    @Test(arguments: AssetFile.Form.allCases)
    func aListThatWasGivenOutIsTheSameDevicesInAnotherStore(_ form: AssetFile.Form) throws {
        let (first, second) = (try Scratch().make(), try Scratch().make())
        _ = try first.take(try list(Self.rows).entries, importing(LendingHub(first), prepared: true))
        let text = try written(first, form)
        let read = try list(text)
        #expect(read.faults.isEmpty, "\(read.faults)")
        let hub = LendingHub(second)
        #expect(try second.take(read.entries, importing(hub, prepared: true)).added == 7)
        #expect(try written(second, form) == text)
        let again = try second.take(read.entries, importing(hub))
        #expect(
            again.unchanged == 7 && again.changed.isEmpty && again.added == 0 && again.standOtherwise.isEmpty
        )
    }

    @Test func aDeviceThatIsThereGetsWhatChangedAndEachChangeIsTold() throws {
        let store = try Scratch().make()
        let hub = LendingHub(store)
        _ = try store.take(try list(Self.rows).entries, importing(hub, prepared: true))
        let rows = """
            Asset Tag,Serial,Model,Purchase Cost,Notes,Manufacturer
            A-1,SN1-B,Tablet,,Scratched,Acme
            A-2,,Tablet,12,,
            A-4,S4,Tablet,,,
            """
        let done = try store.take(try list(rows).entries, importing(hub))
        #expect((done.added, done.changed.count, done.unchanged) == (0, 2, 1))
        let told = done.changed.map { change in
            change.tag.description
                + change.fields.map { " \($0.column):\($0.before)>\($0.after)" }.joined()
        }
        #expect(told == ["A-1 serial:SN1>SN1-B Notes:A scratch, left>Scratched", "A-2 pence:0>1200"])
        let one = try #require(try store.asset(scanned: "A-1"))
        #expect(one.serial == "SN1-B" && one.state == .ready && one.pence == 18_900)
        let history = try store.history(ofAsset: one.id).map(\.kind)
        #expect(history == [.added, .listed, .changed, .listed])
    }

    @Test func aNewDeviceIsGotReadyBeforeItIsLentUnlessTheListIsSignedFor() throws {
        let rows = "tag,model,state\nT-1,tablet,ready\nT-2,tablet,on loan\nT-3,tablet,\n"
        let (careful, signed) = (try Scratch().make(), try Scratch().make())
        _ = try careful.take(try list(rows).entries, importing(LendingHub(careful)))
        _ = try signed.take(try list(rows).entries, importing(LendingHub(signed), prepared: true))
        #expect(try careful.assets(at: "a").map(\.state) == [.preparing, .quarantine, .preparing])
        #expect(try signed.assets(at: "a").map(\.state) == [.ready, .quarantine, .preparing])
    }

    @Test(arguments: [
        ("A-9,Tablet,b,SN-1\n50001,Tablet,a,", 3, 1, "label of A-2"),
        ("A-1,keys,,\nA-9,Tablet,b,", 2, 5, "model tablet"), ("A-1,Tablet,b,\nA-9,Tablet,b,", 2, 12, "hub a"),
    ])
    func aRowThatWouldMakeADeviceAnotherOneIsTold(
        _ rows: String,
        _ line: Int,
        _ column: Int,
        _ reason: String
    ) throws {
        let store = try Scratch().make()
        let hub = LendingHub(store)
        _ = try store.take(try list(Self.rows).entries, importing(hub))
        let before = try written(store, .plain)
        let list = try list("tag,model,hub,serial\n" + rows)
        let strict = try store.take(list.entries, importing(hub, allOrNone: true))
        let told = "\(line):\(column) \(reason)"
        #expect(strict.refused.map(words) == [told])
        #expect(try written(store, .plain) == before)
        let done = try store.take(list.entries, importing(hub))
        #expect(done.added == 1 && done.refused.map(words) == [told])
        #expect(try store.asset(scanned: "A-9") != nil)
    }

    private func words(_ refused: AssetImport.Refused) -> String {
        let reason =
            switch refused.reason {
            case .labelOf(let tag): "label of \(tag)"
            case .serialOf(let tag): "serial of \(tag)"
            case .labelOfPerson: "label of a person"
            case .model(let code): "model \(code)"
            case .hub(let code): "hub \(code)"
            }
        return "\(refused.place.line):\(refused.place.column) \(reason)"
    }

    @Test func aRehearsalSaysWhatWouldBeAndKeepsNothing() throws {
        let store = try Scratch().make()
        let hub = LendingHub(store)
        let done = try store.take(try list(Self.rows).entries, importing(hub, rehearsal: true))
        #expect(done.added == 7)
        #expect(try store.listedAssets().isEmpty)
    }

    @Test func whoHasADeviceIsListedByAccountNumberOnlyWhereItIsAsked() throws {
        let store = try Scratch().make()
        var hub = LendingHub(store)
        let tablets = try hub.fill(people: 1, tablets: 1, on: Self.today)
        let loan = try store.checkOut(hub.out(tablets[0].id), to: hub.borrower(0), by: hub.act(Self.today))
        let number = try #require(try store.person(hub.people[0])?.number.description)
        let row = "A-TABLET-0,,Tablet,Tablet,Ashdale Library,Deployed,,,,\(loan.due.iso),"
        #expect(try written(store, .snipeIT).hasSuffix("\(row)\r\n"))
        #expect(try written(store, .snipeIT, borrowers: true).hasSuffix("\(row)\(number)\r\n"))
        let read = try list(try written(store, .snipeIT, borrowers: true))
        let again = try store.take(read.entries, importing(hub))
        #expect(again.unchanged == 1 && again.standOtherwise.isEmpty)
    }
}
