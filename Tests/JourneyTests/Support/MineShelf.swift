import Content
import Domain
import Forms
import Ground
import Screens

/// What is behind the pages of "my account", in memory: what a shell with a store answers.
final class MineShelf {
    /// Whether the store cannot be used.
    var fails = false
    var needs = SupportNeeds.none
    var wishes = ContactWishes()
    var consents: [Consent] = []
    var requests: [OwnRequest] = []
    var letters: [MineNews.Letter] = []
    var forms: [MineNews.KeptForm] = []
    var partners: [MineNews.Partner] = []
    var done: [DoneFor] = []
    var looks: [RecordView] = []
    var held = HeldData(sections: [])
    var wish: ForgettingWish?
    /// Whom she can act for, by the id of the representation.
    var others: [ID: Person] = [:]
    /// Every act that was asked for, in order.
    private(set) var acts: [MineAct] = []
    private var details: PersonDetails?

    func serve(_ act: MineAct, at now: Int64, _ accounts: AccountShelf) -> [Outcome] {
        acts.append(act)
        guard !fails, var person = accounts.only?.person else { return [.mine(.notNow)] }
        person.details = details ?? person.details
        switch act {
        case .details: return [.mine(.details(person.details, operation: id(now)))]
        case .change(let changed, _):
            let facts = person.details.facts(changedIn: changed)
            (details, person.details) = (changed, changed)
            let services = (try? RealHub.pack().categories.flatMap(\.services)) ?? []
            let told = services.compactMap(\.told).told(of: facts).map(\.code)
            return [.mine(.changed(person, told: told, operation: id(now)))]
        case .requests: return [.mine(.requests(requests))]
        case .withdraw(let request): return [.mine(step(request, .withdrawn, .withdrawn, now))]
        case .reply(let request, let words): return [.mine(step(request, .replied, .inProgress, now, words))]
        case .lookAgain(let request, let words):
            return [.mine(step(request, .escalated, .received, now, words))]
        case .messages, .read: return [.mine(.messages(letters))]
        case .forms, .openForm: return [.mine(.forms(forms))]
        case .reach, .keepNeeds, .keepWishes: return [.mine(reach(act, person))]
        case .consents, .decide: return [.mine(decide(act, now))]
        case .people, .endActing, .act, .actForMyself: return [.mine(actFor(act, now))]
        case .looks: return [.mine(.looks(looks))]
        case .held: return [.mine(.held(held))]
        case .forgetting: return [.mine(.forgetting(wish))]
        case .wishForgetting(let isWished):
            wish = ForgettingWish(
                id: id(now),
                person: person.id,
                askedAt: MineScreens.day,
                state: isWished ? .asked : .takenBack
            )
            return [.mine(.forgetting(wish))]
        }
    }

    private func id(_ now: Int64) -> ID { ID(milliseconds: now, random: Array(repeating: 6, count: 10)) }

    private func step(
        _ request: ID,
        _ kind: CaseEvent.Kind,
        _ status: RequestStatus,
        _ now: Int64,
        _ words: String? = nil
    ) -> MineNews {
        for index in requests.indices where requests[index].file.id == request {
            requests[index].file.status = status
            requests[index].steps.append(
                CaseEvent(ordinal: 9, kind: kind, status: status, at: MineScreens.day, words: words)
            )
        }
        return .requests(requests)
    }

    private func reach(_ act: MineAct, _ person: Person) -> MineNews {
        if case .keepNeeds(let needs) = act { self.needs = needs }
        if case .keepWishes(let wishes) = act { self.wishes = wishes }
        return .reach(
            MineNews.Reach(
                details: person.details,
                needs: needs,
                wishes: wishes,
                allowsNews: consents.allow(.news)
            )
        )
    }

    private func decide(_ act: MineAct, _ now: Int64) -> MineNews {
        if case .decide(let kind, let isGiven) = act {
            if isGiven {
                consents.append(Consent(id: id(now), kind: kind, givenAt: MineScreens.day))
            } else {
                for index in consents.indices where consents[index].kind == kind {
                    consents[index].withdrawnAt = MineScreens.day
                }
            }
        }
        return .consents(consents)
    }

    private func actFor(_ act: MineAct, _ now: Int64) -> MineNews {
        switch act {
        case .act(let id):
            guard let person = others[id], let found = partners.first(where: { $0.representation.id == id })
            else { return .refused(.unknown) }
            return .acting(Acting(person: person, representation: found.representation))
        case .actForMyself: return .acting(nil)
        case .endActing(let id):
            for index in partners.indices where partners[index].representation.id == id {
                partners[index].representation.endedAt = now
            }
        default: break
        }
        return .people(partners, done: done)
    }
}
