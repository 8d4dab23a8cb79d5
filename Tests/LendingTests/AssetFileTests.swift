import Domain
import Ground
import Testing

extension AssetNames {
    /// A tablet and a laptop at two hubs.
    static let sample = AssetNames(.sample, LendingPlace.samples)
}

extension ModelCatalogue {
    static let sample = ModelCatalogue(
        kinds: [
            AssetKind(
                code: "tablet",
                name: "Tablet",
                otherNames: ["Tablets"],
                steps: [.inspect, .wipe, .charge],
                wiping: ["Reset it."]
            ),
            AssetKind(
                code: "laptop",
                name: "Laptop",
                otherNames: [],
                steps: [.inspect, .wipe],
                wiping: ["Reset it."]
            ),
        ],
        models: [
            AssetModel(
                id: "tab",
                name: "Tablet",
                kind: "tablet",
                purpose: "A screen.",
                level: .beginner,
                accessories: [
                    .init(code: "charger", name: "Charger"), .init(code: "case", name: "Case"),
                ],
                otherNames: ["Galaxy Tab A9+"]
            ),
            AssetModel(
                id: "lap",
                name: "Laptop",
                kind: "laptop",
                purpose: "A computer.",
                level: .some,
                accessories: [],
                steps: [.inspect, .wipe]
            ),
        ]
    )
}

extension LendingPlace {
    static let samples = [
        LendingPlace(code: "a", name: "Ashdale Library", otherNames: ["Central"]),
        LendingPlace(code: "b", name: "Bridge Hub", otherNames: []),
    ]
}

/// Lists of devices from another register: what is right is read, and what a spreadsheet spoilt is told by its place.
@Suite struct AssetFileTests {
    private func list(
        _ text: String,
        as form: AssetFile.Form? = nil,
        order: AssetFile.DayOrder? = nil
    ) throws -> AssetFile {
        AssetFile(try CSVTable(parsing: Array(text.utf8)), as: form, .sample, order: order)
    }

    @Test func aRowOfSnipeITIsReadWithAllItSays() throws {
        let list = try list(
            """
            ASSET TAG,serial,Model,Category,Location,Status,Asset Notes,Purchase Date,Purchase Cost,Warranty
            ht-001,SN 1,Galaxy Tab A9+,Tablets,Central,Ready to Deploy (Deployable),"Scratch, left",2024-07-03 00:00:00,"£1,189.50",36
            """
        )
        #expect(list.faults.isEmpty)
        let entry = try #require(list.entries.first)
        #expect(entry.tag.description == "HT-001" && entry.serial == "SN 1")
        #expect(entry.model == "tab" && entry.kind == "tablet" && entry.hub == "a")
        #expect(entry.standing == .ready && entry.boughtOn?.iso == "2024-07-03" && entry.pence == 118_950)
        let besides = entry.besides.map { "\($0.column)=\($0.text)" }
        #expect(
            Set(besides) == [
                "Warranty=36", "Model=Galaxy Tab A9+", "Category=Tablets", "Location=Central",
                "Notes=Scratch, left",
            ]
        )
    }

    @Test func whoHasADeviceByNameIsNotTakenOver() throws {
        let list = try list(
            """
            Asset Tag,Model,Status,Expected Checkin,Checked Out To: Username,Checked Out To: Email,Email
            A1,Tablet,Deployed,2026-12-01,joan.marker,joan@example.org,joan@example.org
            A2,Tablet,Ready to Deploy,,,,
            """
        )
        #expect(list.entries.map(\.standing) == [.lent(until: CivilDate(iso: "2026-12-01")), .ready])
        #expect(list.entries.flatMap(\.besides).isEmpty)
    }

    @Test func aLabelThatAHubMadeInSnipeITMeansWhatTheHubSays() throws {
        let text = """
            Asset Tag,Model,Status,Expected Checkin
            A1,Tablet,Ready for Loan,
            A2,Tablet,READY FOR LOAN,
            A3,Tablet,At the Menders (Pending),2026-12-01
            A4,Tablet,Pending,
            A5,Tablet,Shelf 9,
            """
        let names = AssetNames(
            .sample,
            LendingPlace.samples,
            [
                "ready for loan": .ready, "at the menders": .repair(until: nil), "pending": .quarantine,
            ]
        )
        let file = AssetFile(try CSVTable(parsing: Array(text.utf8)), as: .snipeIT, names)
        let day = CivilDate(iso: "2026-12-01")
        #expect(file.entries.map(\.standing) == [.ready, .ready, .repair(until: day), .quarantine])
        #expect(file.faults.map(\.place.line) == [6])
        let reason = try #require(file.faults.first).reason
        #expect(reason.contains("\"Shelf 9\"") && reason.contains("lending.json"))
        #expect(reason.contains("at the menders"), "the hub's own labels are named too")
    }

    @Test(arguments: [
        ("tag,model,serial\nA1,Tablet,1.23E+11", 2, 11, "shortened"),
        ("tag,model,serial\nA1,Tablet,8944110065120000000", 2, 11, "15 digits"),
        ("tag,model,serial\nA1,Tablet,#REF!", 2, 11, "error of Excel"),
        ("tag,model\n1.2E+08,Tablet", 2, 1, "shortened"), ("tag,model\n,Tablet", 2, 1, "missing"),
        ("tag,model\nA 1!,Tablet", 2, 1, "1 to 32"), ("tag,model\nA1,", 2, 4, "model is missing"),
        ("tag,model\nA1,Phone", 2, 4, "alsoCalled"), ("tag,model,hub\nA1,Tablet,Mars", 2, 11, "Bridge Hub"),
        ("Asset Tag,Model,Category\nA1,Tablet,Laptop", 2, 11, "is a tablet"),
        ("tag,model,bought\nA1,Tablet,03/07/2024", 2, 11, "2024-07-03 or 2024-03-07"),
        ("tag,model,bought\nA1,Tablet,45123", 2, 11, "like 2024-07-03"),
        ("tag,model,bought\nA1,Tablet,3/7/24", 2, 11, "like 2024-07-03"),
        ("tag,model,bought\nA1,Tablet,31/02/2024", 2, 11, "no such day"),
        ("tag,model,cost\nA1,Tablet,about 20", 2, 11, "pounds"),
        ("tag,model,cost\nA1,Tablet,\"1,89\"", 2, 11, "pounds"),
        ("tag,model,cost\nA1,Tablet,-5", 2, 11, "pounds"),
        ("tag,model,state\nA1,Tablet,Gone fishing", 2, 11, "not known"),
        ("tag,model,hub,state\nA1,Tablet,b,transit to b", 2, 13, "another hub"),
        ("tag,model,condition\nA1,Tablet,fine", 2, 11, "good, worn or damaged"),
        ("tag,model\nA1,Tablet\na1,Laptop", 3, 1, "Line 2 has the same label"),
        ("tag,model,serial\nA1,Tablet,S\nA2,Tablet,S", 3, 11, "Line 2 has the same serial"),
        ("tag,serial\nA1,S", 1, 1, "no column"), ("tag,model,Tag\nA1,Tablet,A1", 1, 11, "Another column"),
    ])
    func whatCannotBeTakenIsToldByItsLineAndColumn(
        _ text: String,
        _ line: Int,
        _ column: Int,
        _ said: String
    ) throws {
        let faults = try list(text).faults
        #expect(faults.map(\.place) == [Place(line: line, column: column)], "\(faults)")
        #expect(faults.first?.reason.contains(said) == true, "\(faults)")
    }

    private static let days: [(String, AssetFile.DayOrder?, String?)] = [
        ("03/07/2024", .dayFirst, "2024-07-03"), ("03/07/2024", .monthFirst, "2024-03-07"),
        ("13/07/2024", nil, "2024-07-13"), ("07/13/2024", nil, "2024-07-13"),
        ("05/05/2024", nil, "2024-05-05"), ("13.07.2024", nil, "2024-07-13"),
        ("2024-07-03", .monthFirst, "2024-07-03"), ("2024-07-03T09:00", nil, "2024-07-03"),
        ("07/13/2024", .dayFirst, nil),
    ]

    @Test(arguments: days)
    func aDayIsReadAsItIsPlainlyMeantOrAsItIsSaid(
        _ text: String,
        _ order: AssetFile.DayOrder?,
        _ day: String?
    ) throws {
        let list = try list("tag,model,bought\nA1,Tablet,\(text)", order: order)
        #expect(list.entries.first?.boughtOn?.iso == day)
        #expect(list.faults.isEmpty == (day != nil))
    }

    @Test(arguments: [
        "\u{FEFF}Asset Tag,Model,Serial\r\nA1,Tablet,007\r\n", "Asset Tag;Model;Serial\r\nA1;Tablet;007\r\n",
        "Asset Tag\tModel\tSerial\nA1\tTablet\t007", "Asset Tag,Model,Serial\nA1,Tablet,\"=\"\"007\"\"\"",
        "asset_tag,MODEL NAME,Serial Number\nA1,tab,007\n\n",
    ])
    func whatSpreadsheetsWriteIsRead(_ text: String) throws {
        let list = try list(text)
        #expect(list.faults.isEmpty && list.entries.map(\.serial) == ["007"])
    }

    @Test func aFileInWindows1252IsRead() throws {
        let bytes = Array("tag,model,notes\nA1,Tablet,Zo".utf8) + [0xEB, 0x92] + Array("s".utf8)
        let list = AssetFile(try CSVTable(parsing: bytes), as: .plain, .sample)
        #expect(list.entries.first?.besides.map(\.text) == ["Zo\u{eb}\u{2019}s"])
    }

    /// What a spreadsheet adds to a file, with a row it spoilt: where that is said is where it stands in the file.
    private static let damaged: [(String, [UInt8], Int, Int, String)] = {
        func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
        let head = "tag,model,serial,bought"
        return [
            ("a mark at the start", bytes("\u{FEFF}\(head)\nA1,Tablet,1.23E+11,"), 2, 11, "shortened"),
            ("a mark, and the first line", bytes("\u{FEFF}tag,model,Tag\nA1,Tablet,A1"), 1, 11, "Another"),
            ("CR LF", bytes("\(head)\r\nA1,Tablet,S1,\r\nA2,Tablet,1.2E+15,\r\n"), 3, 11, "shortened"),
            ("CR alone", bytes("\(head)\rA1,Tablet,S1,\rA2,Tablet,1.2E+15,\r"), 3, 11, "shortened"),
            ("CR LF and empty lines", bytes("\(head)\r\n\r\n\r\nA1,Tablet,1E+11,\r\n"), 4, 11, "shortened"),
            ("a comma in a number", bytes("tag;model;serial\nA1;Tablet;1,23E+11"), 2, 11, "shortened"),
            ("a small e", bytes("\(head)\nA1,Tablet,8.944e+18,"), 2, 11, "shortened"),
            ("no plus", bytes("\(head)\nA1,Tablet,1.23E11,"), 2, 11, "shortened"),
            ("a tag made a day", bytes("\(head)\n01-Mar,Tablet,S1,"), 2, 1, "made a day"),
            ("a serial made a day", bytes("\(head)\nA1,Tablet,Sep-12,"), 2, 11, "made a day"),
            ("days swapped", bytes("\(head)\r\nA1,Tablet,S1,07/03/2024\r\n"), 2, 14, "2024-03-07"),
            ("a day as a number", bytes("\(head)\nA1,Tablet,S1,45476"), 2, 14, "like 2024-07-03"),
            (
                "a line in a cell", bytes("tag,model,notes,serial\nA1,Tablet,\"a\nb\",1E+11"), 3, 4,
                "shortened"
            ),
            (
                "Windows-1252",
                bytes("tag,model,notes,serial\nA1,Tablet,Zo") + [0xEB, 0x92] + bytes("s,1E+11"),
                2, 17, "shortened"
            ),
            ("Windows-1252, a hub", bytes("tag,model,hub\nA1,Tablet,Caf") + [0xE9], 2, 11, "\"Café\""),
        ]
    }()

    @Test(arguments: damaged)
    func whatASpreadsheetSpoiltIsToldAtItsPlaceInTheFile(
        _ what: String,
        _ bytes: [UInt8],
        _ line: Int,
        _ column: Int,
        _ said: String
    ) throws {
        let faults = AssetFile(try CSVTable(parsing: bytes), as: nil, .sample).faults
        #expect(faults.map(\.place) == [Place(line: line, column: column)], "\(what): \(faults)")
        #expect(faults.first?.reason.contains(said) == true, "\(what): \(faults)")
    }

    @Test func aFileInUTF16IsToldAtItsStart() {
        let error = #expect(throws: CSVError.self) { try CSVTable(parsing: [0xFF, 0xFE, 0x74, 0x00]) }
        #expect(error?.place == Place(line: 1, column: 1) && error?.reason.contains("CSV UTF-8") == true)
    }

    /// Labels and serial numbers that only look like what a spreadsheet spoils.
    @Test(arguments: ["E1", "12E", "1E4", "2E34", "MAR-1", "1-2", "MAY-12X", "DEC-2024-1"])
    func aCodeThatOnlyLooksSpoiltIsTaken(_ code: String) throws {
        let list = try list("tag,model,serial\n\(code),Tablet,S\(code)")
        #expect(list.faults.isEmpty && list.entries.first?.tag.description == code, "\(list.faults)")
    }

    @Test func aFormThatIsAskedForIsKeptTo() throws {
        let rows = "Asset Tag,Model\nA1,Tablet"
        #expect(try list(rows, as: .snipeIT).faults.isEmpty)
        #expect(try list(rows, as: .plain).faults.first?.reason.contains("\"tag\"") == true)
        #expect(try list("tag,model\nA1,Tablet", as: .plain).faults.isEmpty)
    }

    /// A cell that a spreadsheet would run is written so that it does not, and read back as it was.
    @Test(arguments: [
        "=1+1", "+44 1632", "-", "@x", "'=1", "'quoted'", "a,b", "say \"hi\"", " x ", "two\nlines", "",
    ])
    func whatIsWrittenIsReadBack(_ value: String) throws {
        let text = CSVText.row(["a", "b"]) + CSVText.row([value, "end"])
        let table = try CSVTable(parsing: Array(text.utf8))
        let cell = try #require(table.rows.first?.cells.first?.text)
        #expect(CSVText.value(of: cell) == value)
        #expect(!"=+-@".contains(cell.first ?? "x"))
    }
}

@Suite struct LoanSlipTests {
    @Test func theSlipSaysWhatWasLentWithWhatUntilWhenAndWhomToCall() throws {
        let tag = try #require(AssetTag(reading: "T-7"))
        let id = ID(milliseconds: 1, random: [])
        let day = CivilDate(daysSinceEpoch: 20_778)
        let loan = Loan(
            id: id,
            asset: id,
            tag: tag,
            person: nil,
            reservation: nil,
            model: "tab",
            hub: "a",
            lentAt: 0,
            days: day...day.adding(days: 14),
            until: day.adding(days: 15),
            use: .atHome,
            renewals: 0,
            terms: LoanTerms(period: 14),
            agreement: "loan/2",
            out: KitCheck(accessories: ["case", "charger", "lamp"], condition: .good),
            end: nil
        )
        let words = LoanSlip.Words(
            title: "Slip",
            youHave: "You have",
            inTheBag: "Bag",
            bringBack: "Back by",
            bringTo: "To",
            askUs: "Call",
            found: "Found? {phone}!"
        )
        let slip = LoanSlip(
            loan,
            ModelCatalogue.sample.model("tab"),
            due: "5 December",
            hub: ["Hub", "1 Road"],
            phone: "01632 960 100",
            words
        )
        #expect(
            slip.title == "Slip" && slip.parts.map(\.heading) == ["You have", "Bag", "Back by", "To", "Call"]
        )
        let lines = [
            ["Tablet, T-7"], ["Charger", "Case", "lamp"], ["5 December"], ["Hub", "1 Road"],
            ["01632 960 100"],
        ]
        #expect(slip.parts.map(\.lines) == lines)
        #expect(words.found(phone: "123") == "Found? 123!")
        let rules = LoanAgreement(version: 1, from: loan.due, title: "The rules", lines: ["It is free."])
        let ruled = LoanSlip(loan, nil, due: "5 December", hub: ["Hub"], phone: "", rules: rules, words)
        #expect(ruled.parts.last?.heading == "The rules" && ruled.parts.last?.lines == ["It is free."])
        let bare = LoanSlip(loan, nil, due: "5 December", hub: ["Hub"], phone: "", words)
        #expect(bare.parts.first?.lines == ["tab, T-7"] && bare.parts.count == 4)
    }

    // All that is wrong with a row is told at once, so that a list is mended in one go.
    @Test func everyFaultOfARowIsTold() throws {
        let text =
            "tag,model,serial,hub,bought,cost\nA 1!,Phone,1.2E+11,Mars,45123,about 20\nA2,Tablet,S2,,,\n"
        let list = AssetFile(try CSVTable(parsing: Array(text.utf8)), as: nil, .sample)
        #expect(list.faults.map(\.place.column) == [1, 6, 12, 20, 25, 31])
        #expect(list.faults.allSatisfy { $0.place.line == 2 })
        #expect(list.entries.map(\.tag.description) == ["A2"])
    }

    @Test func aRowThatIsCutShortIsRefused() throws {
        let text = "tag,model,serial,hub,condition\nA1,Tablet,S1\nA2,Tablet,S2,,good\n"
        let list = AssetFile(try CSVTable(parsing: Array(text.utf8)), as: nil, .sample)
        #expect(list.entries.map(\.tag.description) == ["A2"])
        #expect(list.faults.first?.reason.contains("3 values of 5") ?? false)
    }
}
