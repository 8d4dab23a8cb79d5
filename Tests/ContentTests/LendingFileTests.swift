import Content
import Domain
import Foundation
import Ground
import Testing

@Suite struct LendingFileTests {
    /// A copy of the pack with one thing changed in a file, and the line on which that stands.
    private func changed(_ file: String, _ old: String, _ new: String) throws -> (ContentPack, Int) {
        let copy = FileManager.default.temporaryDirectory.appending(
            path: "handrail-lending-\(UUID().uuidString)"
        )
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
        let path = copy.appending(path: file)
        let text = try String(contentsOf: path, encoding: .utf8)
        let range = try #require(text.range(of: old), "\(old)")
        try Data(text.replacingCharacters(in: range, with: new).utf8).write(to: path)
        let line = text[..<range.lowerBound].count { $0 == "\n" } + 1
        return (try ContentPack.read(copy.path()), line)
    }

    @Test func eachThingThatIsLentSaysInPlainWordsWhatItIsGoodFor() throws {
        let catalogue = try pack().lendingModels()
        #expect(catalogue.models.count >= 8)
        for model in catalogue.models {
            #expect(!model.purpose.isEmpty && model.purposes.count >= 2, "\(model.id)")
            #expect(model.pence > 0 && model.steps.contains(.inspect), "\(model.id)")
            #expect(!model.steps.contains(.wipe) || !model.wiping.isEmpty, "\(model.id)")
        }
        #expect(catalogue.model("laptop")?.purposes.contains("Write letters") == true)
        #expect(catalogue.name(of: "tablet") == "Tablet" && catalogue.name(of: "gone") == "gone")
    }

    @Test func everythingThatIsLentHasRulesForEveryGroupAtEveryHub() throws {
        let (policy, models) = (try pack().lending(), try pack().lendingModels().models)
        for model in models {
            for group in policy.groups {
                for hub in policy.hubs {
                    let subject = LoanRules.Subject(model: model.id, group: group.code, hub: hub.code)
                    let terms = try policy.rules.terms(for: subject)
                    #expect(terms.period >= 7 && terms.pickupDays != nil && terms.renewals != nil)
                }
            }
        }
    }

    @Test func theBookOfTheHubLendsALaptopForThreeWeeks() throws {
        let book = try pack().lendingBook()
        #expect(book.hub == "millbrook" && book.preparationDays(of: "laptop") == 2)
        #expect(book.walkInFloors["tablet"] == 1 && book.shares["laptop"] == ["referred": 2])
        let borrower = Borrower(person: ID(milliseconds: 0, random: []), group: "adult")
        let terms = try book.rules.terms(for: book.subject("laptop", borrower))
        #expect(terms.period == 21 && terms.renewals == .atMost(2))
        #expect(book.ladder.steps.map(\.day) == [-3, 0, 3, 7, 10, 14, 28])
    }

    @Test(arguments: [
        (nil, "adult"), (17, "young"), (18, "adult"), (64, "adult"), (65, "older"), (93, "older"),
        (0, "young"),
    ])
    func theGroupOfABorrowerFollowsFromTheirAge(_ age: Int?, _ group: String) throws {
        #expect(try pack().lending().group(ofAge: age) == group)
    }

    @Test func aLoanIsMadeOnTheAgreementOfItsDayAndEarlierOnesCanBeReadStill() throws {
        let policy = try pack().lending()
        let before = try #require(CivilDate(iso: "2026-10-31"))
        #expect(policy.agreement(on: before)?.key == "loan/1")
        #expect(policy.agreement(on: before.adding(days: 1))?.key == "loan/2")
        #expect(policy.agreement(on: before.adding(days: 21))?.key == "loan/3")
        #expect(policy.agreement(on: before.adding(days: -365)) == nil)
        #expect(policy.agreement("loan/1")?.lines.isEmpty == false && policy.agreement("loan/9") == nil)
        for agreement in policy.agreements {
            #expect(agreement.lines.contains { $0.contains("There is never a fine.") })
        }
        // It is she who keeps it longer, and not the hub: earlier words could be read either way.
        let latest = try #require(policy.agreements.last)
        #expect(latest.lines.contains { $0.contains("If you need it longer, ask us first.") })
        #expect(!latest.lines.contains { $0.contains("ask us to keep") })
    }

    @Test(arguments: ["cy", "pl"])
    func whatIsLentAndAgreedIsTranslatedWhole(_ language: String) throws {
        let (english, other) = (try pack(), try pack().translated(to: language))
        for (one, two) in zip(try english.lendingModels().models, try other.lendingModels().models) {
            #expect(one.id == two.id && one.name != two.name && one.purpose != two.purpose, "\(one.id)")
            #expect(one.purposes.count == two.purposes.count, "\(one.id)")
            #expect(one.picture?.file == two.picture?.file && one.picture?.words != two.picture?.words)
            for (first, second) in zip(one.purposes, two.purposes) { #expect(first != second, "\(first)") }
            for (first, second) in zip(one.accessories, two.accessories) {
                #expect(first.code == second.code && first.name != second.name, "\(first.name)")
            }
        }
        for (one, two) in zip(try english.lending().agreements, try other.lending().agreements) {
            #expect(one.version == two.version && one.title != two.title)
            #expect(one.lines.count == two.lines.count && Set(one.lines).isDisjoint(with: two.lines))
        }
    }

    @Test(arguments: [
        ("models.json", "\"kind\": \"laptop\"", "\"kind\": \"lap\"", "no kind \"lap\""),
        ("models.json", "\"level\": \"some\"", "\"level\": \"easy\"", "\"beginner\""),
        (
            "models.json", "\"code\": \"laptop\",\n      \"name\": \"Laptop\",\n      \"alsoCalled\": [\"Th",
            "\"code\": \"tablet\",\n      \"name\": \"Laptop\",\n      \"alsoCalled\": [\"Th", "twice"
        ),
        ("models.json", "\"code\": \"data-sim\"", "\"code\": \"Data SIM\"", "small letters"),
        ("models.json", "\"valuePounds\": 180", "\"valuePounds\": -1", "from 0 to 9999"),
        (
            "models.json", "\"steps\": [\"inspect\", \"wipe\", \"charge\"]", "\"steps\": [\"clean\"]",
            "A step is"
        ),
        ("models.json", "\"purposes\"", "\"purpses\"", "not known"),
        ("models.json", "\"pictures/laptop.pbm\"", "\"../laptop.pbm\"", "must lie beside this file"),
        ("models.json", "\"pictures/laptop.pbm\"", "\"/tmp/laptop.pbm\"", "must lie beside this file"),
        ("models.json", "\"pictures/laptop.pbm\"", "\"pictures/./a\"", "must lie beside this file"),
        ("models.json", "\"pictures/laptop.pbm\"", "\"pictures\\u0000\"", "must lie beside this file"),
        ("models.json", "\"file\": \"pictures/laptop.pbm\"", "\"fil\": \"a.pbm\"", "\"fil\" is not known"),
        ("models.json", "\"words\": \"A screen and keys that fold shut.\"", "\"words\": \"\"", "\"words\""),
        ("lending.json", "\"days\": 21", "\"days\": \"21\"", "whole number"),
        ("lending.json", "\"days\": 21", "\"days\": -21", "from 0 to 9999"),
        ("lending.json", "\"model\": \"laptop\"", "\"model\": \"labtop\"", "no model \"labtop\""),
        ("lending.json", "\"group\": \"young\"", "\"group\": \"kids\"", "no group \"kids\""),
        ("lending.json", "\"hub\": \"van\"", "\"hub\": \"bus\"", "no hub \"bus\""),
        ("lending.json", "\"renewalDays\"", "\"renewDays\"", "\"renewDays\" is not known"),
        ("lending.json", "\"renewals\": \"unlimited\"", "\"renewals\": \"often\"", "unlimited"),
        ("lending.json", "\"counting\": \"whole-weeks\"", "\"counting\": \"weeks\"", "roll-forward"),
        ("lending.json", "\"day\": 7, \"does\": \"call\"", "\"day\": 7, \"does\": \"fine\"", "Nobody pays"),
        (
            "lending.json", "\"day\": 14, \"does\": \"block\"", "\"day\": -1, \"does\": \"block\"",
            "Nobody is late"
        ),
        ("lending.json", "\"day\": 10", "\"day\": 3", "twice"),
        ("lending.json", "\"from\": \"2026-11-01\"", "\"from\": \"1.11.2026\"", "2028-12-31"),
        ("lending.json", "\"means\": \"ready\"", "\"means\": \"fine\"", "must be one of"),
        ("lending.json", "\"Being Cleaned\"", "\"ready for loan\"", "twice"),
        ("lending.json", "\"code\": \"data-voucher\"", "\"code\": \"data-sim\"", "twice"),
        ("lending.json", "\"low\": 10", "\"low\": -1", "from 0 to 9999"),
        ("lending.json", "\"fromAge\": 0", "\"fromAge\": 18", "Two groups"),
    ])
    func whatCannotBeUsedIsRefusedWithItsPlace(
        _ file: String,
        _ old: String,
        _ new: String,
        _ said: String
    ) throws {
        let (pack, line) = try changed(file, old, new)
        let faults = pack.lendingFaults()
        let fault = try #require(faults.first { $0.contains(said) }, "\(faults)")
        #expect(isPlaced(fault, in: file), "\(fault)")
        let found = fault.components(separatedBy: "\(file):").last?.prefix { $0.isNumber }
        let isNear = found.flatMap { Int($0) }.map { (line - 2...line + 2).contains($0) } ?? false
        #expect(isNear, "\(fault), and it stands on line \(line)")
    }

    @Test func aRuleThatStandsTwiceIsRefusedAtTheSecond() throws {
        let (pack, line) = try changed(
            "lending.json",
            "{ \"group\": \"young\", \"atOnce\": 1, \"holds\": 1 }",
            "{ \"model\": \"laptop\", \"atOnce\": 1 }"
        )
        #expect(pack.lendingFaults().first?.contains("lending.json:\(line):") == true)
    }

    @Test func aSessionReadsNothingOfLendingBeforeItIsWanted() throws {
        let (broken, _) = try changed("models.json", "{", "!")
        #expect(broken.categories.isEmpty == false && broken.hub.name == "Millbrook Library")
        #expect(broken.lendingFaults().count == 1)
        #expect(throws: ContentError.self) { try broken.lendingModels() }
    }
}
