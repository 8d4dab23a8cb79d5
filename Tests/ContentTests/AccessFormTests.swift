import Forms
import Foundation
import Screens
import Testing

/// What the forms of the hub ask of people, and what they say where nothing or too much was answered.
@Suite struct AccessFormTests {
    private func words() throws -> Catalogue {
        let file = root.appending(path: "Accessibility/Languages/en.po")
        return try Catalogue(po: Array(Data(contentsOf: file)), language: "en")
    }

    /// What is said where a question is left empty.
    private func messages(_ question: Question) throws -> [String] {
        let words = try words()
        do {
            _ = try question.value(in: Answers(), today: today)
            return []
        } catch {
            return error.list.map { words.message(for: $0) }
        }
    }

    /// Meets G41, G43, G44.
    @Test(arguments: codes)
    func whatIsMissingIsAskedForInTheWordsOfTheTemplates(_ code: String) throws {
        var count = 0
        for question in try realForm(code).questions {
            for message in try messages(question) {
                count += 1
                switch question.kind {
                case .yesNo: #expect(message.hasPrefix("Select yes if "), "\(message)")
                case .one, .many: #expect(message.hasPrefix("Select "), "\(message)")
                case .declaration, .upload, .slot: #expect(!message.hasSuffix("."), "\(message)")
                default: #expect(message.hasPrefix("Enter "), "\(message)")
                }
                #expect(!message.hasSuffix("?") && !message.contains("your your"), "\(message)")
            }
        }
        #expect(count >= 2)
    }

    /// Meets G22, P03.
    @Test(arguments: codes)
    func aNameIsOneFieldThatTakesAnyName(_ code: String) throws {
        let named = try realForm(code).questions.filter { $0.errorLabel.contains("name") && !$0.isLong }
        for question in named where !question.errorLabel.contains("street") {
            #expect(question.inputs.count == 1, "\(question.name)")
            let long = String(repeating: "Aa ", count: 39) + "Ng"
            for name in ["X Æ", "O'Neil-Ní", "B", long, "مريم", "李", "Siân ap Rhys"] {
                var answers = Answers()
                answers[question.name] = .text(name)
                #expect(
                    try question.value(in: answers, today: today) == .text(name),
                    "\(question.name): \(name)"
                )
            }
        }
        let titles = try realForm(code).questions.map { ($0.title + " " + $0.errorLabel).lowercased() }
        for word in ["mr or mrs", "your title", "gender", "your sex", "married", "religion"] {
            #expect(titles.allSatisfy { !$0.contains(word) }, "\(code) asks for \(word)")
        }
    }

    /// Meets P03.
    @Test(arguments: codes)
    func aDateOfBirthIsAskedOnlyWhereARuleNeedsIt(_ code: String) throws {
        let asking: Set<String> = ["blue-badge", "free-school-meals", "housing-application", "library-card"]
        let born = try realForm(code).questions.filter { $0.errorLabel.contains("date of birth") }
        #expect(born.isEmpty != asking.contains(code))
    }

    /// Meets G24, G25, P03.
    @Test(arguments: codes)
    func aTelephoneNumberOrAnEmailAddressIsAskedWithItsReasonAndOnlyOfThoseWhoChoseIt(_ code: String) throws {
        let form = try realForm(code)
        let reached = form.questions.filter { question in
            switch question.kind {
            case .phone, .email: true
            default: false
            }
        }
        for question in reached {
            #expect(question.hint?.isEmpty == false, "\(code) does not say what \(question.name) is for")
            guard question.isRequired else { continue }
            let page = try #require(form.pages.first { $0.questions.contains { $0.id == question.id } })
            #expect(
                page.condition != nil || code == "housing-repair",
                "\(code) makes everybody give \(question.name)"
            )
        }
    }

    /// Meets A50.
    @Test(arguments: codes)
    func nothingThatIsKnownIsAskedTwice(_ code: String) throws {
        let file = try formFile(code)
        let notes = objects(in: file["metadata"] ?? []).compactMap { $0["prefillKey"] as? String }
        #expect(Set(notes).count == notes.count, "\(notes.sorted())")
        let asked = try realForm(code).questions.map(\.title)
        let twice = Dictionary(grouping: asked) { $0 }.filter { $0.value.count > 1 }.keys
        #expect(twice.isEmpty, "\(twice)")
    }

    /// Meets G03.
    @Test(arguments: codes)
    func noLabelUsesASignForWhatAWordCanSay(_ code: String) throws {
        for question in try realForm(code).questions {
            #expect(!question.title.contains("*") && !(question.hint ?? "").contains("*"))
        }
        #expect(try words()(.optionalLabel, ["label": "Your name"]) == "Your name (optional)")
    }

    /// Meets V15.
    @Test(arguments: codes)
    func noFormAsksForACardAndWhatIsToBePaidIsPaidElsewhere(_ code: String) throws {
        for question in try realForm(code).questions {
            let text = (question.title + " " + (question.hint ?? "")).lowercased()
            for word in ["debit card", "credit card", "sort code", "security code", "expiry", "bank account"]
            {
                #expect(!text.contains(word), "\(question.name)")
            }
        }
        #expect(try words()(.payLater).hasPrefix("You do not pay here."))
    }
}

extension Question {
    fileprivate var isLong: Bool { if case .longText = kind { true } else { false } }
}
