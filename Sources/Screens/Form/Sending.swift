import Domain
import Forms

// How a form that was answered is sent.
extension FormJourney {
    /// How long after the check appears a press of Send does nothing, in milliseconds: a key struck twice sends nothing.
    private static let sendGuard: Int64 = 300

    mutating func send(_ words: Catalogue, _ moment: Moment) -> [Step] {
        guard moment.milliseconds - arrived.milliseconds >= Self.sendGuard else { return [] }
        let walk = form.walk(answers, today: moment.today)
        guard walk.isComplete else {
            // Time has passed, and an answer that depends on the day no longer holds: it is asked again.
            guard let stop = walk.stoppedAt else { return [] }
            arrive(opening(stop.page), moment)
            return refuse(stop.problems)
        }
        let answers = answered(walk, words).map { row in
            Effect.Sending.Answer(
                page: row.page.path,
                name: row.name,
                question: row.question,
                lines: row.lines,
                evidence: row.evidence
            )
        }
        let sending = Effect.Sending(
            journey: journey,
            service: service.code,
            answers: answers,
            promisedWorkingDays: form.notes.service?.slaWorkingDays,
            slots: chosenSlots.map { Effect.Sending.Slot(calendar: $0.calendar, key: $0.key) }
        )
        return [.perform(.send(sending))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .sent(let receipt):
            return [.home, .open(Sent(service, form, receipt))]
        case .notSent:
            arrive(.notSent, moment)
            return []
        case .slots(let calendar, let free):
            slots.free[calendar] = .some(free)
            return []
        case .slotGone(let key):
            return chooseAgain(insteadOf: key, moment)
        case .scanned, .scanFailed, .pageKept:
            return receive(scan: outcome, moment)
        default:
            return []
        }
    }

    /// Back to the question whose slot somebody else took, and from there to the check.
    private mutating func chooseAgain(insteadOf key: String, _ moment: Moment) -> [Step] {
        guard let gone = chosenSlots.first(where: { $0.key == key }) else {
            arrive(.notSent, moment)
            return []
        }
        put(nil, in: gone.question.name)
        change(at: gone.place, moment)
        return refuse([gone.question.slotGone]) + [keep]
    }
}
