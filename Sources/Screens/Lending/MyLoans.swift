import Domain
import Ground

/// What a borrower has, what is kept for her and what she waits for; what is late first.
struct MyLoans: BorrowScene {
    var state = PageState()
    let name = "mine"
    let asks: BorrowAct? = .mine
    private var things: BorrowedThings?
    private var today: CivilDate?

    func title(_ words: Catalogue) -> String { words(.mineLoans) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let things, let today else { return nil }
        let words = surroundings.words
        var list = PartList()
        if things.isEmpty { list.say(words(.loansNone)) }
        let late = things.loans.filter { $0.loan.daysLate(on: today) > 0 }
        if !late.isEmpty {
            list.head(words(.loansLate))
            list.say(words(.loansLateText))
            for having in late {
                let due = words(.loanWasDue, ["date": words.date(having.loan.due, withWeekday: true)])
                list.choice(Self.id(having), having.item, hint: due)
            }
        }
        let others = things.loans.filter { $0.loan.daysLate(on: today) == 0 }
        if !others.isEmpty { list.head(words(.loansHave)) }
        for having in others {
            let due = words(.borrowDue, ["date": words.date(having.loan.due, withWeekday: true)])
            let why = having.movedFrom.map { words(.loanMoved, ["date": words.date($0, withWeekday: true)]) }
            list.choice(Self.id(having), having.item, hint: [due, why ?? ""].sentences)
        }
        addPromises(things, to: &list, words, today)
        list.choice("borrow", words(.borrowFront))
        list.button("return", words(.goBack))
        return list.parts
    }

    private func addPromises(
        _ things: BorrowedThings,
        to list: inout PartList,
        _ words: Catalogue,
        _ today: CivilDate
    ) {
        if !things.reservations.isEmpty { list.head(words(.loansKept)) }
        for keeping in things.reservations {
            let by = words.date(keeping.reservation.collectBy, withWeekday: true)
            let from =
                keeping.reservation.days.lowerBound > today
                ? words(.reserveFrom, ["date": words.date(keeping.from, withWeekday: true)])
                : words(keeping.from <= today ? .reserveNow : .reserveWhenOpen)
            var hint = [from, words(.reserveKept, ["date": by])]
            hint += keeping.moved.told(words)
            list.choice(Self.id(keeping), keeping.item, hint: hint.sentences)
        }
        if !things.holds.isEmpty { list.head(words(.loansAwaited)) }
        for waiting in things.holds {
            let place = words(.queueIs, ["place": String(waiting.place)])
            let why = waiting.refusal.flatMap { words.told($0).first }
            list.choice(Self.id(waiting), waiting.item, hint: [place, why ?? ""].sentences)
        }
    }

    private static func id(_ having: BorrowedThings.Having) -> ElementID {
        ElementID("loan:\(having.loan.tag)")
    }

    private static func id(_ keeping: BorrowedThings.Keeping) -> ElementID {
        ElementID("reservation:\(keeping.reservation.id)")
    }

    private static func id(_ waiting: BorrowedThings.Waiting) -> ElementID {
        ElementID("hold:\(waiting.hold.model)")
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard let things else { return [] }
        if id == "borrow" { return open(BorrowPurposes()) }
        if let having = things.loans.first(where: { Self.id($0) == id }) {
            return open(LoanPage(having, on: moment.today))
        }
        if let keeping = things.reservations.first(where: { Self.id($0) == id }) {
            return open(PromisePage(.reservation(keeping)))
        }
        guard let waiting = things.holds.first(where: { Self.id($0) == id }) else { return [] }
        return open(PromisePage(.hold(waiting)))
    }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        if case .mine(let found) = news { (things, today) = (found, moment.today) }
        return []
    }
}
