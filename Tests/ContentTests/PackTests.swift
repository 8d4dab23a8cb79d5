import Content
import Domain
import Forms
import Foundation
import Ground
import Renderings
import Support
import Testing

let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
let today = CivilDate(daysSinceEpoch: 20_778)  // Saturday 21 November 2026

func pack() throws -> ContentPack { try ContentPack.read(root.appending(path: "Kiosk/Content").path()) }

let codes = [
    "bulky-waste", "missed-bin", "street-problem", "council-tax-single-person", "change-of-address",
    "complaint",
]

func realForm(_ code: String) throws -> Form {
    let pack = try pack()
    let service = try #require(pack.categories.flatMap(\.services).first { $0.code == code })
    return try pack.form(for: service).form
}

@Suite struct PackTests {
    @Test func thePackIsWholeAndEveryFormCanBeRun() throws {
        let pack = try pack()
        #expect(pack.faults().isEmpty)
        #expect(pack.categories.flatMap(\.services).map(\.code).sorted() == codes.sorted())
        #expect(pack.hub.idleLimits.clearAfterSeconds >= 20)
    }

    @Test(arguments: codes)
    func everyServiceSaysWhatItIsForWhatIsNeededAndWhatHappensNextByWhen(_ code: String) throws {
        let notes = try #require(try realForm(code).notes.service)
        #expect(notes.code == code)
        #expect(!notes.about.isEmpty && !notes.youNeed.isEmpty)
        #expect(notes.whatHappensNext.contains { $0.contains("{date}") })
        #expect(notes.slaWorkingDays != nil && notes.estimatedMinutes != nil && notes.retentionDays != nil)
        #expect(notes.sentTitle != nil && notes.sendLabel != nil && notes.owner != nil)
    }

    @Test func noTwoPagesOfAFormHaveTheSameHeading() throws {
        for code in codes {
            let titles = try realForm(code).pages.map(\.title)
            #expect(Set(titles).count == titles.count, "\(code)")
        }
    }

    /// Writes a copy of the pack with one file changed.
    private func broken(_ file: String, _ change: (String) -> String) throws -> URL {
        let copy = FileManager.default.temporaryDirectory.appending(
            path: "handrail-pack-\(UUID().uuidString)"
        )
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
        let target = copy.appending(path: file)
        let text = try String(contentsOf: target, encoding: .utf8)
        try Data(change(text).utf8).write(to: target)
        return copy
    }

    @Test(arguments: [
        ("hub.json", "\"clearAfterSeconds\": 60", "\"clearAfterSeconds\": 5"),
        ("hub.json", "\"name\"", "\"nmae\""),
        ("services.json", "\"missed-bin\"", "\"bulky-waste\""), ("services.json", "}", ""),
    ])
    func aPackWithAnErrorIsRefusedWithFileLineAndColumn(_ file: String, _ old: String, _ new: String) throws {
        let copy = try broken(file) { $0.replacingOccurrences(of: old, with: new) }
        defer { try? FileManager.default.removeItem(at: copy) }
        let error = #expect(throws: ContentError.self) { try ContentPack.read(copy.path()) }
        let line = try #require(error?.lines.first)
        #expect(line.contains("/\(file):"))
        #expect(line.split(separator: ":").count >= 4)
    }

    @Test func aServiceWhoseFormIsBrokenIsNamedAndTheOthersStay() throws {
        let copy = try broken("forms/complaint.json") {
            $0.replacingOccurrences(of: "\"V2\"", with: "\"V9\"")
        }
        defer { try? FileManager.default.removeItem(at: copy) }
        let pack = try ContentPack.read(copy.path())
        #expect(pack.faults().count == 1)
        #expect(pack.faults().first?.contains("complaint.json:2:") == true)
    }
}

@Suite struct BranchTests {
    /// Follows every combination of choices through a form, with one good answer to each typed question.
    private func walkAll(_ form: Form) throws -> (paths: Set<[String]>, pages: Set<String>) {
        var paths: Set<[String]> = []
        var pages: Set<String> = []
        var waiting = [Answers()]
        var steps = 0
        while let answers = waiting.popLast() {
            steps += 1
            try #require(steps < 400_000, "the form has too many branches, or a circle")
            let walk = form.walk(answers, today: today)
            pages.formUnion(walk.pages.map(\.path))
            guard let stop = walk.stoppedAt else {
                #expect(walk.pages.last?.kind != .question, "the way ends nowhere: \(walk.pages.map(\.path))")
                paths.insert(walk.pages.map(\.path))
                continue
            }
            let fillings = GoodAnswers.fillings(of: stop.page.questions, answers, today)
            #expect(!fillings.isEmpty, "no good answer to \(stop.page.path)")
            waiting += fillings
        }
        return (paths, pages)
    }

    @Test(arguments: codes)
    func everyBranchEndsAtTheCheckOrAtAWayOutAndEveryPageIsReached(_ code: String) throws {
        let form = try realForm(code)
        let (paths, pages) = try walkAll(form)
        #expect(
            pages == Set(form.pages.map(\.path)),
            "never reached: \(Set(form.pages.map(\.path)).subtracting(pages))"
        )
        #expect(paths.contains { $0.last == "/summary" })
        print("\(code): \(paths.count) ways through \(form.pages.count) pages")
    }
}

@Suite struct ThemeTests {
    @Test(arguments: Accessibility.themes)
    func everyPairOfColoursHasAContrastOfSevenToOneOrBetter(_ name: String) throws {
        let theme = try Accessibility(root.appending(path: "Accessibility").path()).theme(name)
        for role in Role.allCases {
            let style = theme[role]
            #expect(style.foreground.contrast(with: style.background) >= 7, "\(role)")
        }
        let (text, focused) = (theme[.text], theme[.focused])
        #expect(focused.background.contrast(with: text.background) >= 7, "the focus must stand out")
        #expect(focused.reversed, "without colours the focus is shown by exchange")
    }

    @Test func contrastIsThatOfTheStandard() throws {
        let black = try #require(Colour(hex: "#000000"))
        let white = try #require(Colour(hex: "#ffffff"))
        #expect(abs(black.contrast(with: white) - 21) < 0.001)
        #expect(abs(try #require(Colour(hex: "#767676")).contrast(with: white) - 4.54) < 0.01)
        #expect(abs(try #require(Colour(hex: "#595959")).contrast(with: white) - 7.0) < 0.01)
    }
}
