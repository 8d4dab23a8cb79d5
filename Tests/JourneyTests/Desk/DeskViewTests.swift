import Domain
import Forms
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// The single view of a resident, what she takes away, and records that are taken out in bulk.
@Suite struct DeskViewTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    @Test func whatWasHandedInAndWhatIsNotFinishedStandOnTheSingleView() throws {
        try hub.handIn("blue-badge", for: hub.joan)
        try hub.keepForm("missed-bin", for: hub.joan, until: World().today.adding(days: 10))
        let clerk = try Clerk(at: hub, as: "caseworker")
        clerk.type("D12345")
        let text = clerk.text
        #expect(text.contains("Papers handed in"))
        #expect(text.contains("Photo of you, 2 pages"))
        #expect(text.contains("1 form not finished"))
        let last = World().today.adding(days: 10)
        #expect(text.contains("kept on"))
        #expect(text.contains("\(last.day)"))
        #expect(!text.contains("Purple secret"), "answers that were not sent are hers alone")
    }

    @Test func aCoordinatorGivesAResidentAllThatIsKeptOnHer() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        clerk.type("D12345")
        try clerk.press("take-out")
        #expect(clerk.screen.title == "All that is kept on Joan Marker")
        #expect(clerk.text.contains("handrail person takeout --account \(hub.joan.number.description)"))
        #expect(!clerk.screen.stops.contains("ordinary"), "nothing is printed without a printer")
        let member = try #require(try hub.store.staff(login: "coordinator"))
        #expect(try hub.acts(on: hub.joan.id).contains("account.data-taken-away \(member.id)"))
        clerk.mean(.back)
        #expect(clerk.screen.id.description.hasPrefix("desk.person"))
    }

    @Test(arguments: ["caseworker", "volunteer", "administrator"])
    func nobodyElseTakesAwayWhatIsKeptOnAResidentOrAsksForRecords(_ login: String) throws {
        let clerk = try Clerk(at: hub, as: login)
        let export = try #require(BulkExport(.people, purpose: "a list for me"))
        for act in [DeskAct.takeOut(hub.joan.id), .ask(.bulkExport(export))] {
            guard case .refused(.rule(.noRight)) = clerk.force(act) else {
                Issue.record("A \(login) may do this")
                continue
            }
        }
        #expect(!clerk.screen.stops.contains("export"))
    }

    @Test func recordsAreAskedForByOneAndAgreedToByAnother() throws {
        let asker = try Clerk(at: hub, as: "coordinator")
        try asker.press("export")
        try asker.press("records:people")
        asker.type("why")
        #expect(asker.text.contains("Use 5 to 60 characters"))
        asker.mean(.enter)
        asker.type("letters about the move")
        #expect(asker.screen.id == "desk.export-asked")
        try asker.press("return")
        try asker.press("approvals")
        asker.mean(.choose(1), .enter)
        #expect(
            asker.screen.title == "Take records out: All people with an account, for letters about the move"
        )
        #expect(!asker.screen.stops.contains("agree"), "nobody agrees to what she asked for")

        let approval = try #require(try hub.store.openApprovals(at: World().now).first)
        let root = try Clerk(at: hub, as: "administrator")
        try root.press("approvals")
        root.mean(.choose(1), .enter)
        try root.press("agree")
        #expect(root.text.contains("You agreed. It can be done now."))

        asker.mean(.back, .back)
        try asker.press("approvals")
        asker.mean(.choose(1), .enter)
        #expect(asker.text.contains("handrail person export \(approval.code)"))
        #expect(!asker.screen.stops.contains("carry-out"))
        guard case .refused(.approval) = asker.force(.carryOut(approval.id)) else {
            Issue.record("The agreement is used up without a file")
            return
        }
        #expect(try hub.store.approval(approval.id)?.state(at: World().now) == .agreed)
    }

    @Test func whoAnsweredAComplaintIsToldThatAnotherPersonLooksAgain() throws {
        let reference = try hub.send("complaint", for: hub.joan)
        let first = try Clerk(at: hub, as: "coordinator")
        let member = try #require(try hub.store.staff(login: "coordinator"))
        let request = try #require(try hub.store.caseFile(of: reference)).id
        let acts: [(CaseAct, CaseActor)] = [
            (.complaint(.answer(.notUpheld, "No.")), .staff(member)),
            (.complaint(.escalate("", due: nil)), .resident(hub.joan.id)),
        ]
        for (act, actor) in acts {
            let step = CaseStep(
                operation: DeskHub.newID(),
                request: request,
                act: act,
                actor: actor,
                at: World().now,
                today: World().today,
                days: WorkingDays(holidays: [], knownUntil: World().today.adding(days: 100)),
                terminal: "t",
                entry: DeskHub.newID()
            )
            _ = try hub.store.perform(step).get()
        }
        first.type(reference.grouped)
        try first.press(ElementID("request:\(reference)"))
        #expect(first.text.contains("You answered stage 1. Another person looks into stage 2."))
        #expect(!first.screen.stops.contains("act:decided") && !first.screen.stops.contains("act:claimed"))
        guard
            case .refused(.request(.sameReviewer, _)) = first.force(
                .step(request, .complaint(.answer(.upheld, "Yes.")))
            )
        else {
            Issue.record("She answers her own answer")
            return
        }
        try DeskHub.add("emma", .coordinator, isGiven: false, to: hub.store)
        let second = try Clerk(at: hub, as: "emma")
        second.type(reference.grouped)
        try second.press(ElementID("request:\(reference)"))
        #expect(second.screen.stops.contains("act:decided"))
    }
}

extension DeskHub {
    /// Sends a request with two scanned pages.
    func handIn(_ service: String, for person: Person) throws {
        let operation = Self.newID()
        let pages = (0..<2).map { _ in
            ScannedEvidence(
                id: Self.newID(),
                journey: operation,
                question: "photo",
                content: [1, 2, 3],
                keptAt: World().now
            )
        }
        for page in pages { try store.keep(page) }
        var answer = Submission.Answer(page: "/p", name: "photo", question: "Photo of you", value: "2 pages")
        answer.evidence = pages.map(\.id)
        let submission = Submission(
            operation: operation,
            id: Self.newID(),
            person: person.id,
            service: service,
            formVersion: "v",
            terminal: "t",
            sentAt: World().now,
            promised: nil,
            answers: [answer]
        )
        _ = try store.submit(submission, audit: Self.audit(.submissionSent)) {
            Reference(payload: World.values(below: 31, 8))
        }
    }

    /// Keeps a form that is not finished with an account.
    func keepForm(_ service: String, for person: Person, until day: CivilDate) throws {
        var answers = Answers()
        answers["colour"] = .text("Purple secret")
        let form = SavedForm(
            id: Self.newID(),
            service: service,
            formVersion: "v",
            page: "/a",
            lastDay: day,
            answers: answers
        )
        _ = try store.save(
            form,
            under: SavedCode(payload: [1, 2, 3, 4, 5, 6, 7]),
            born: person.details.born,
            salt: World.random(Store.saltLength),
            audit: Self.audit(.formSaved)
        )
        _ = try store.decide(
            .savedForms,
            isGiven: true,
            in: AccountUse(owner: person.id),
            on: World().today,
            audit: Self.audit(.consentGiven)
        )
        #expect(try store.keepForm(form.id, with: person.id, at: World().now))
    }
}
