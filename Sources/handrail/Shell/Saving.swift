import Content
import Domain
import Forms
import Glibc
import Ground
import Screens
import Store

// Saving forms to come back to, and opening them again.
extension Shell {
    /// Saves answers under a code: the one that was shown or typed in this session, else a new one.
    func save(_ kept: Effect.Kept, born: CivilDate) -> Outcome {
        let code = codes[kept.journey] ?? SavedCode(payload: World.values(below: 31, SavedCode.payloadLength))
        let form = SavedForm(
            id: kept.journey,
            service: kept.service,
            formVersion: version(of: kept.service),
            page: kept.page,
            lastDay: keepingTime().lastDay(of: kept.service, savedOn: world.today),
            answers: kept.answers
        )
        do {
            guard let store else { return .notSaved }
            let audit = entry(.formSaved, by: .resident, on: kept.journey)
            let isSaved = try store.save(
                form,
                under: code,
                born: born,
                salt: World.random(Store.saltLength),
                audit: audit
            )
            guard isSaved else { return .notSaved }
            log.record(audit)
            codes[kept.journey] = code
            keepWithAccount(kept.journey)
            return .saved(code, lastDay: form.lastDay)
        } catch {
            report(error.description)
            return .notSaved
        }
    }

    /// Opens a saved form where the code and the date of birth are right; a wrong answer comes slowly.
    func openSaved(_ code: SavedCode, born: CivilDate) -> Outcome {
        let attempt = Store.Attempt(
            code: code,
            born: born,
            terminal: terminal,
            now: world.now,
            today: world.today
        )
        do {
            guard let store else { return .notOpenedNow }
            var audit: AuditEntry?
            let opening = try store.open(attempt) { id in
                let made = entry(.savedFormOpened, by: .resident, on: id)
                audit = made
                return made
            }
            switch opening {
            case .opened(let saved):
                if let audit { log.record(audit) }
                codes[saved.id] = code
                return resumed(saved)
            case .refused(let refusal, let pause):
                World.pause(milliseconds: UInt32(pause))
                return .notOpened(refusal)
            }
        } catch {
            report(error.description)
            return .notOpenedNow
        }
    }

    func resumed(_ saved: SavedForm) -> Outcome {
        guard let form = form(of: saved.service) else { return .unavailable(service: saved.service) }
        return .resumed(service: saved.service, form, journey: saved.id, saved.answers, page: saved.page)
    }

    /// How long forms are kept, as hub.json says; as usual where it says nothing that can be used.
    private func keepingTime() -> KeepingTime {
        let path = content + "/hub.json"
        // A file that is no JSON was found out when the content pack was read.
        guard let bytes = try? TextFile.read(path), let json = try? JSON(parsing: bytes),
            let node = json["keepSavedDays"]
        else { return .usual }
        if let time = KeepingTime(node) { return time }
        let (line, column) = (node.place.line, node.place.column)
        report("\(path):\(line):\(column): \"keepSavedDays\" must be days, like 28, from 1 to 365.")
        return .usual
    }
}

extension KeepingTime {
    /// Reads `keepSavedDays` of hub.json: a number of days, or one for some services and under `others` for the rest.
    init?(_ node: JSON) {
        var services: [String: Int] = [:]
        for member in node.members ?? [] { services[member.key] = member.value.integer ?? 0 }
        let others = services.removeValue(forKey: "others")
        guard let days = node.members == nil ? node.integer : others ?? Self.usualDays else { return nil }
        self.init(days: days, services: services)
    }
}
