import Domain
import Forms
import Ground
import Screens

/// Saved forms in memory, by the rules of the real store.
final class Shelf {
    private struct Form {
        var kept: Effect.Kept
        var code: SavedCode
        var born: CivilDate
        var lastDay: CivilDate
    }

    private var forms: [ID: Form] = [:]
    private var tries: [String: WrongTries] = [:]
    private var tried = WrongTries()
    /// Whether the store can neither save nor look.
    var fails = false

    /// The code of the one form that is saved; nil where there is not exactly one.
    var code: SavedCode? { forms.count == 1 ? forms.first?.value.code : nil }

    /// Changes what is saved for a service.
    func change(_ service: String, _ body: (inout Effect.Kept) -> Void) {
        for (journey, form) in forms where form.kept.service == service {
            var form = form
            body(&form.kept)
            forms[journey] = form
        }
    }

    func remove(_ journey: ID) { forms[journey] = nil }

    /// The date of birth under which the only form was saved.
    var born: CivilDate? { forms.values.first?.born }

    func save(_ kept: Effect.Kept, _ born: CivilDate, on today: CivilDate) -> Outcome {
        guard !fails else { return .notSaved }
        let code =
            forms[kept.journey]?.code
            ?? SavedCode(payload: [5, 0, 16, 26, 7, 22, 30].map { $0 + forms.count })
        let lastDay = KeepingTime.usual.lastDay(of: kept.service, savedOn: today)
        forms[kept.journey] = Form(kept: kept, code: code, born: born, lastDay: lastDay)
        return .saved(code, lastDay: lastDay)
    }

    func open(
        _ code: SavedCode,
        _ born: CivilDate,
        on today: CivilDate,
        at now: Int64,
        form: (String) -> Forms.Form?
    ) -> Outcome {
        guard !fails else { return .notOpenedNow }
        if tried.isLocked(.ofTerminal, at: now) { return .notOpened(.terminalLocked) }
        var wrong = tries[code.lookup] ?? WrongTries()
        if wrong.isLocked(.ofCode, at: now) { return .notOpened(.codeLocked) }
        guard let (journey, saved) = forms.first(where: { $0.value.code == code && $0.value.born == born })
        else {
            wrong.add(.ofCode, at: now)
            tried.add(.ofTerminal, at: now)
            tries[code.lookup] = wrong
            return .notOpened(wrong.isLocked(.ofCode, at: now) ? .codeLocked : .wrong)
        }
        tries[code.lookup] = nil
        let kept = saved.kept
        if KeepingTime.isOver(saved.lastDay, on: today) {
            return .notOpened(.expired(service: kept.service, lastDay: saved.lastDay))
        }
        guard let form = form(kept.service) else { return .unavailable(service: kept.service) }
        return .resumed(service: kept.service, form, journey: journey, kept.answers, page: kept.page)
    }
}
