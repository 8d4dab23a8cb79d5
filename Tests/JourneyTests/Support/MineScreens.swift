import Domain
import Ground
import Screens
import Testing

/// The pages of "my account", in memory.
enum MineScreens {
    /// Noon of 19 November 2026, in milliseconds.
    static let day: Int64 = 20_776 * 86_400_000 + 43_200_000

    private static func id(_ number: UInt8) -> ID {
        ID(milliseconds: 1, random: Array(repeating: number, count: 10))
    }

    /// A resident who is signed in, with something behind every page.
    static func signedIn() throws -> Resident {
        var resident = try Resident()
        try resident.register()
        resident.press("home")
        fill(resident.mine)
        return resident
    }

    /// A resident on one of the pages.
    static func on(_ entry: ElementID) throws -> Resident {
        var resident = try signedIn()
        resident.press("account")
        resident.press(entry)
        return resident
    }

    private static func fill(_ shelf: MineShelf) {
        shelf.requests = requests
        shelf.letters = [
            MineNews.Letter(
                id: id(50),
                at: day,
                subject: "We have your request",
                lines: ["Dear Joan Marker", "We have what you sent."],
                isKnown: false
            )
        ]
        shelf.forms = [
            MineNews.KeptForm(id: id(60), service: "blue-badge", lastDay: Resident.today.adding(days: 20))
        ]
        shelf.looks = [RecordView(at: day, name: "Dora Quill"), RecordView(at: day - 86_400_000, name: nil)]
        shelf.held = HeldData(sections: [
            HeldData.Section(
                table: "person",
                rows: [
                    [
                        HeldData.Field("name", .text("Joan Marker")),
                        HeldData.Field("opened_at", .instant(day)),
                    ]
                ]
            ),
            HeldData.Section(
                table: "support_need",
                rows: [
                    [HeldData.Field("kind", .text("large-print"))], [HeldData.Field("kind", .text("bsl"))],
                ]
            ),
        ])
        let mother = representation(70, acts: true)
        shelf.partners = [
            MineNews.Partner(representation(71, acts: false), name: "Sam Carer", isActing: false),
            MineNews.Partner(mother, name: "Rose Marker", isActing: true),
        ]
        shelf.done = [DoneFor(at: day, act: .detailsChanged, by: "Sam Carer", person: "Joan Marker")]
        shelf.others = [
            mother.id: Person(
                id: mother.person,
                number: AccountNumber(payload: [1, 2, 3]),
                details: PersonDetails(name: "Rose Marker", born: CivilDate(daysSinceEpoch: -14_000)),
                openedAt: 0
            )
        ]
    }

    private static func representation(_ number: UInt8, acts: Bool) -> Representation {
        Representation(
            id: id(number),
            person: acts ? id(81) : id(80),
            representative: acts ? id(80) : id(82),
            powers: acts ? [.seeRequests, .changeDetails] : [.seeRequests],
            authority: acts ? .lastingPower : .writtenConsent,
            from: Resident.today.adding(days: -30),
            until: acts ? nil : Resident.today.adding(days: 30),
            recordedBy: id(90)
        )
    }

    private static var requests: [OwnRequest] {
        func request(
            _ number: UInt8,
            _ service: String,
            _ status: RequestStatus,
            due days: Int?,
            _ events: [CaseEvent],
            feedback: Feedback? = nil
        ) -> OwnRequest {
            var file = Case(
                id: id(number),
                reference: Reference(payload: [Int(number), 5, 9, 2, 12, 20, 7, 1]),
                service: service,
                sentAt: day - 10 * 86_400_000,
                promised: days.map { Resident.today.adding(days: $0) },
                feedback: feedback
            )
            file.status = status
            let sent = CaseEvent(ordinal: 1, kind: .sent, status: .submitted, at: file.sentAt)
            return OwnRequest(file, [sent] + events)
        }
        let claimed = CaseEvent(
            ordinal: 2,
            kind: .claimed,
            status: .inProgress,
            at: day - 86_400_000,
            staffName: "Dora Quill"
        )
        let note = CaseEvent(
            ordinal: 3,
            kind: .noted,
            status: .inProgress,
            at: day,
            words: "Not for her eyes"
        )
        let asked = CaseEvent(
            ordinal: 2,
            kind: .asked,
            status: .needsInformation,
            at: day,
            words: "What colour is the sofa?"
        )
        let answered = CaseEvent(
            ordinal: 2,
            kind: .decided,
            status: .completed,
            at: day,
            words: "We keep the door free now."
        )
        return [
            request(10, "missed-bin", .completed, due: -3, []),
            request(11, "bulky-waste", .needsInformation, due: 5, [asked]),
            request(12, "housing-repair", .inProgress, due: -2, [claimed, note]),
            request(13, "blue-badge", .submitted, due: 20, []),
            request(
                14,
                "complaint",
                .completed,
                due: 3,
                [answered],
                feedback: Feedback(.complaint, begunOn: Resident.today.adding(days: -9))
            ),
        ]
    }

    /// Every page, by name.
    static func all() throws -> [(name: String, screen: Screen)] {
        try pages() + details() + requestPages() + choices() + acting()
    }

    private static func pages() throws -> [(String, Screen)] {
        let entries: [ElementID] = [
            "requests", "messages", "details", "forms", "needs", "reach", "people", "consents", "looks",
            "held",
            "forgetting",
        ]
        var all = try entries.map { ("mine-\($0)", try on($0).screen) }
        var resident = try signedIn()
        resident.press("account")
        resident.storeFails = true
        resident.press("details")
        all.append(("mine-not-now", resident.screen))
        return all
    }

    private static func details() throws -> [(String, Screen)] {
        var all: [(String, Screen)] = []
        var resident = try on("details")
        resident.press("change:address")
        resident.mean(.answer("2 New Street"), .enter, .answer(""), .enter, .answer(""), .enter)
        resident.mean(.answer("ZY1 4LB"), .enter)
        all.append(("mine-change-problem", resident.screen))
        resident.mean(.enter, .answer("Millbrook"), .enter, .enter)
        all.append(("mine-change-check", resident.screen))
        resident.press("keep")
        all.append(("mine-changed", resident.screen))
        return all
    }

    private static func requestPages() throws -> [(String, Screen)] {
        var all: [(String, Screen)] = []
        var resident = try on("requests")
        let waiting = try #require(resident.mine.requests.first { $0.file.status == .needsInformation })
        resident.press(ElementID("request:\(waiting.file.reference)"))
        all.append(("mine-request-waiting", resident.screen))
        resident.press("reply")
        all.append(("mine-reply", resident.screen))
        resident.mean(.answer("It is blue"), .enter)
        all.append(("mine-replied", resident.screen))
        resident.press("ask")
        all.append(("mine-withdraw", resident.screen))
        resident = try on("requests")
        let answered = try #require(resident.mine.requests.first { $0.canBeLookedAtAgain })
        resident.press(ElementID("request:\(answered.file.reference)"))
        all.append(("mine-complaint-answered", resident.screen))
        resident.press("look-again")
        all.append(("mine-look-again", resident.screen))
        return all
    }

    private static func choices() throws -> [(String, Screen)] {
        var all: [(String, Screen)] = []
        var resident = try on("needs")
        resident.press("need:interpreter")
        resident.mean(.enter)
        all.append(("mine-language-problem", resident.screen))
        resident = try on("reach")
        resident.press("topic:loans")
        all.append(("mine-reach-loans", resident.screen))
        resident = try on("consents")
        resident.press("consent:saved-forms")
        all.append(("mine-consent", resident.screen))
        resident = try on("held")
        resident.press("held:support_need")
        all.append(("mine-held-part", resident.screen))
        resident = try on("forgetting")
        resident.press("ask")
        all.append(("mine-forgetting-asked", resident.screen))
        return all
    }

    private static func acting() throws -> [(String, Screen)] {
        var all: [(String, Screen)] = []
        var resident = try on("people")
        let mother = try #require(resident.mine.partners.first { $0.isActing }).representation.id
        resident.press(ElementID("partner:\(mother)"))
        all.append(("mine-partner", resident.screen))
        resident.press("act")
        all.append(("mine-acting-front", resident.screen))
        resident.press("account")
        all.append(("mine-acting-menu", resident.screen))
        return all
    }
}
