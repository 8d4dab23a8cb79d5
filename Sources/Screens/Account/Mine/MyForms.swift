import Domain

/// The forms that are kept with an account: each opens without a code.
struct MyForms: MineScene {
    var state = PageState()
    let name = "forms"
    let asks: MineAct? = .forms
    private var forms: [MineNews.KeptForm]?

    func title(_ words: Catalogue) -> String { words(.mineForms) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let forms else { return nil }
        let words = surroundings.words
        var list = PartList()
        if forms.isEmpty { list.say(words(.mineNoForms)) }
        for form in forms {
            list.choice(
                Self.id(form),
                surroundings.serviceTitle(form.service),
                hint: words(.mineFormUntil, ["date": words.date(form.lastDay, withWeekday: true)])
            )
        }
        list.say(words(.mineFormsHow, ["choice": words(.mineConsents)]))
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ form: MineNews.KeptForm) -> ElementID { ElementID("form:\(form.id)") }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        forms?.first { Self.id($0) == id }.map { [.perform(.mine(.openForm($0.id)))] } ?? []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .resumed:
            guard let resumed = FormJourney(resumed: outcome, surroundings, moment) else { break }
            return [.home] + resumed.opened
        case .unavailable: break
        case .mine(.forms(let found)):
            forms = found
            return []
        case .mine: break
        default: return []
        }
        state.fail(.mineNotNow)
        return []
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] { [] }
}
