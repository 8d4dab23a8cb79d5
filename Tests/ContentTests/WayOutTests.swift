import Forms
import Foundation
import Ground
import Support
import Testing

/// Where a form is not the right way, it shows another one, with a number where it cannot wait.
@Suite struct WayOutTests {
    private func lastPage(_ code: String, _ chosen: [(String, String)]) throws -> Page {
        let form = try realForm(code)
        var answers = Answers()
        for (name, entry) in chosen { answers[name] = .choices([entry]) }
        return try #require(form.walk(answers, today: today).pages.last)
    }

    @Test(arguments: [
        ("housing-repair", "inDanger", Entry.yes, "/call-now", "01632 960 188"),
        ("housing-repair", "inDanger", Entry.yes, "/call-now", "0800 111 999"),
        ("street-problem", "inDanger", Entry.yes, "/call-now", "01632 960 199"),
        ("housing-application", "tonight", "nowhere", "/call-us-today", "01632 960 177"),
        ("housing-application", "tonight", "nowhere", "/call-us-today", "999"),
        ("blue-badge", "badgeFor", "group", "/badge-for-a-group", "01632 960 144"),
        ("benefit-change", "benefit", "none", "/start-a-claim", "01632 960 155"),
        ("benefit-change", "benefit", "credit", "/tell-universal-credit", "0800 328 5644"),
    ])
    func theFirstAnswerCanLeadStraightToATelephoneNumber(
        _ code: String,
        _ name: String,
        _ entry: String,
        _ path: String,
        _ number: String
    ) throws {
        let page = try lastPage(code, [(name, entry)])
        #expect(page.path == path && page.kind == .terminal)
        let words = objects(in: try formFile(code)).filter { $0["path"] as? String == path }
            .flatMap { objects(in: $0).compactMap { $0["content"] as? String } }.joined()
        #expect(words.contains(number))
    }

    @Test(arguments: [
        ("parking-permit", "permitKind=resident inZone=false", "/no-permit-needed"),
        ("parking-permit", "permitKind=business inZone=true zone=a", "/business-name"),
        ("parking-permit", "permitKind=visitor inZone=true zone=a", "/who-visits"),
        ("parking-permit", "permitKind=visitor inZone=true zone=a whoVisits=carer", "/how-many-days"),
        ("housing-repair", "inDanger=false owner=other", "/ask-your-landlord"),
        ("housing-repair", "inDanger=false owner=me", "/your-own-house"),
        (
            "housing-repair", "inDanger=false owner=council room=kitchen fault=leak waterHeld=false",
            "/call-about-water"
        ),
        ("housing-repair", "inDanger=false owner=flat room=hall fault=electric", "/how-much-has-no-power"),
        ("council-tax-change", "change=less reason=alone", "/use-the-other-form"),
        ("council-tax-change", "change=less reason=money", "/ask-about-support"),
        ("council-tax-change", "change=people peopleChange=died", "/name-of-the-person"),
        ("council-tax-change", "change=name", "/your-new-name"),
        ("benefit-change", "benefit=both changes=rent", "/what-is-your-rent"),
        ("benefit-change", "benefit=unsure changes=check", "/what-to-check"),
        ("library-card", "cardFor=young", "/bring-an-adult"),
        ("library-card", "cardFor=child", "/name-of-the-child"),
        ("housing-application", "tonight=leaving", "/when-must-you-leave"),
        ("free-school-meals", "benefit=none", "/no-free-meals"),
        ("free-school-meals", "benefit=credit", "/your-name"),
        ("garden-waste", "want=stop", "/when-to-stop"), ("garden-waste", "want=renew", "/how-many-bins"),
    ])
    func anAnswerLeadsToTheNextQuestionThatFitsIt(_ code: String, _ said: String, _ path: String) throws {
        let chosen = said.split(separator: " ").map { pair in
            let parts = pair.split(separator: "=").map(String.init)
            return (parts[0], parts[1])
        }
        #expect(try lastPage(code, chosen).path == path)
    }

    @Test(arguments: [
        (-31, true), (0, true), (1, true), (7, true), (8, false), (60, false),
    ])
    func aPersonWhoMustActWithinAWeekIsAskedToCallToo(_ days: Int, _ isCalled: Bool) throws {
        let form = try realForm("translation-request")
        var answers = try #require(GoodAnswers.completing(form, today: today))
        let date = today.adding(days: days)
        answers["hasDeadline"] = .choices([Entry.yes])
        answers["deadline__day"] = .text(String(date.day))
        answers["deadline__month"] = .text(String(date.month))
        answers["deadline__year"] = .text(String(date.year))
        let walk = form.walk(answers, today: today)
        #expect(walk.isComplete)
        #expect(walk.pages.contains { $0.path == "/we-hurry" } == isCalled)
    }

    @Test(arguments: [
        ("parking-permit", "registration", "AB12 CDE", true),
        ("parking-permit", "registration", "ab12cde", true),
        ("parking-permit", "registration", "A 1", true),
        ("parking-permit", "registration", "AB12-CDE", false),
        ("parking-permit", "registration", "AB12 CDEFG", false),
        ("parking-permit", "registration", "A", false),
        ("council-tax-change", "taxNumber", "7123 4567", true),
        ("council-tax-change", "taxNumber", "6123 4567", false),
        ("benefit-change", "niNumber", "AB 12 34 56 C", true),
        ("benefit-change", "niNumber", "ab123456c", true),
        ("benefit-change", "niNumber", "AB123456", false), ("benefit-change", "niNumber", "AO123456C", false),
        ("benefit-change", "niNumber", "", true),
        ("free-school-meals", "niNumber", "ab 123456 c", true),
        ("free-school-meals", "niNumber", "BG123456A", true),
        ("free-school-meals", "asylumNumber", "23/04/12345", true),
        ("free-school-meals", "asylumNumber", "23/04/12345/001", true),
        ("free-school-meals", "asylumNumber", "23/04", false),
    ])
    func aNumberFromALetterIsTakenInAnyUsualSpelling(
        _ code: String,
        _ name: String,
        _ text: String,
        _ isTaken: Bool
    ) throws {
        let question = try #require(try realForm(code).questions.first { $0.name == name })
        var answers = Answers()
        answers[name] = .text(text)
        guard !isTaken else {
            #expect(throws: Never.self) { try question.value(in: answers, today: today) }
            return
        }
        let problems = #expect(throws: Problems.self) { try question.value(in: answers, today: today) }
        let message = try #require(problems?.list.first?.message)
        #expect(message.contains("must "), "\(message)")
    }
}
