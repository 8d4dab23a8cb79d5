import Connections
import Content
import Domain
import Forms
import Ground
import Screens
import Store

/// Does what a visit wants of the world: reads forms, keeps drafts, sends forms.
final class Shell {
    let world: World
    /// The content pack, once it could be read.
    var pack: ContentPack?
    let content: String
    let path: String
    let terminal: String
    let log: StaffLog
    private(set) var words: Catalogue
    private let access: Accessibility
    var devices: Devices?
    /// Where QR codes can be shown; nil where they cannot.
    var codeRoom: CodeRoom?
    private(set) var finder: Finder
    var store: Store?
    private var versions: [String: String] = [:]
    private var owners: [String: String] = [:]
    /// The codes that were shown or typed in this session, so that a form keeps its code when it is saved again.
    var codes: [ID: SavedCode] = [:]
    /// Who is signed in; nil for nobody.
    var signedIn: SignedIn?
    /// Whom she acts for; nil for herself.
    var acting: Acting?
    /// Whether the greeting stands, and the rest is yet to be read.
    var isGreeting = false
    /// What staff were told last.
    var lastLine = ""
    /// Who works at the desk, where this is one.
    var desk = DeskSession()

    init(
        content: String,
        store path: String,
        terminal: String,
        words: Catalogue,
        access: Accessibility,
        log: StaffLog,
        world: World
    ) {
        finder = Finder(words)
        self.words = words
        self.access = access
        self.content = content
        self.path = path
        self.terminal = terminal
        self.log = log
        self.world = world
    }

    func perform(_ effect: Effect) -> [Outcome] {
        switch effect {
        case .begin(let service): return [begin(service)]
        case .resume(let journey): return resume(journey)
        case .keep(let kept):
            keep(kept)
            return []
        case .forget(let journey):
            do { try store?.discard(journey) } catch { report(error.description) }
            return []
        case .send(let sending): return [send(sending)]
        case .loadSlots(let calendar): return [slots(of: calendar)]
        case .find(let words): return [find(words)]
        case .save(let kept, let born): return [save(kept, born: born)]
        case .openSaved(let code, let born): return [openSaved(code, born: born)]
        case .readHours: return [.hours(calendars().now.opening)]
        case .reopenStore: return makeReady() ? [.storeIsBack] : []
        case .useLanguage(let language, let services): return use(language, services)
        case .account(let act): return serve(act)
        case .mine(let act): return serve(act)
        case .appointment(let act): return serve(act)
        case .lending(let act): return serve(act)
        case .sayAgain, .moveOn: return []
        case .desk(let act): return [.desk(desk(act))]
        case .scan, .stopScan, .keepPage, .dropPage, .dropKept, .print, .drawCode: return serve(effect)
        }
    }

    /// The words of a language.
    func wording(_ language: String) throws(ContentError) -> Catalogue { try access.words(language) }

    /// Reads words and content in another language; where that cannot be, all stays as it is.
    private func use(_ language: String, _ services: [String]) -> [Outcome] {
        do throws(ContentError) {
            let new = try access.words(language)
            let translated = try pack?.translated(to: language)
            (words, pack, finder) = (new, translated, Finder(new))
            let forms = services.compactMap { code in form(of: code).map { (code, $0) } }
            return [
                .language(
                    new,
                    translated?.hub ?? .unknown,
                    translated?.categories ?? [],
                    forms: Dictionary(forms) { first, _ in first }
                )
            ]
        } catch {
            for line in error.lines.prefix(5) { log.once(line, since: 0) }
            return []
        }
    }

    private func begin(_ code: String) -> Outcome {
        guard let form = form(of: code) else { return .unavailable(service: code) }
        countBegun(code)
        return .begun(service: code, form, journey: newID())
    }

    func form(of code: String) -> Form? {
        let services = pack?.categories.flatMap(\.services) ?? []
        guard let pack, let service = services.first(where: { $0.code == code }) else { return nil }
        do {
            let (form, version, fault) = try pack.formInUse(for: service)
            versions[code] = version
            owners[code] = form.notes.service?.owner
            if let fault { tell(fault) }
            return form
        } catch {
            for line in error.lines.prefix(5) { log.once(line, since: 0) }
            return nil
        }
    }

    /// The version of a form that was read in this session; empty where none was.
    func version(of service: String) -> String { versions[service] ?? "" }

    /// Tells staff what is wrong with a file, once for each time it was changed.
    func tell(_ fault: ContentFault) {
        for line in fault.lines.prefix(5) { log.once(line, since: fault.since) }
    }

    private func resume(_ journey: ID) -> [Outcome] {
        do {
            guard let draft = try store?.draft(journey), let form = form(of: draft.service) else { return [] }
            return [
                .resumed(service: draft.service, form, journey: journey, draft.answers, page: draft.page)
            ]
        } catch {
            report(error.description)
            return []
        }
    }

    private func keep(_ kept: Effect.Kept) {
        let draft = Draft(
            id: kept.journey,
            service: kept.service,
            formVersion: version(of: kept.service),
            page: kept.page,
            terminal: terminal,
            updatedAt: world.now,
            answers: kept.answers
        )
        do { try store?.save(draft) } catch { report(error.description) }
    }

    private func send(_ sending: Effect.Sending) -> Outcome {
        let id = newID()
        var submission = Submission(
            operation: sending.journey,
            id: id,
            person: accountUse?.owner,
            team: owners[sending.service],
            service: sending.service,
            formVersion: version(of: sending.service),
            terminal: terminal,
            sentAt: world.now,
            sentOn: world.today,
            promised: sending.promisedWorkingDays.flatMap { promised(in: $0, by: sending.service) },
            answers: sending.answers.map { answer in
                let value = answer.lines.joined(separator: "\n")
                return Submission.Answer(
                    page: answer.page,
                    name: answer.name,
                    question: answer.question,
                    value: value,
                    evidence: answer.evidence
                )
            }
        )
        switch bookings(sending.slots) {
        case .success(let bookings): submission.bookings = bookings
        case .failure(let refusal): return refusal.outcome
        }
        do {
            guard let store, maySend() else { return .notSent }
            let audit = entry(.submissionSent, by: .resident, on: id)
            let receipt = try store.submit(submission, audit: audit) {
                Reference(payload: World.values(below: 31, 8))
            }
            log.record(audit)
            let promised = receipt.promised.flatMap { CivilDate(iso: $0) }
            return .sent(
                Outcome.Receipt(reference: receipt.reference, promised: promised, booked: receipt.booked)
            )
        } catch .slotTaken(let key) {
            return .slotGone(key.description)
        } catch {
            report(error.description)
            return .notSent
        }
    }

    func entry(_ act: AuditEntry.Act, by actor: AuditEntry.Actor, on subject: ID? = nil) -> AuditEntry {
        AuditEntry(
            id: newID(),
            at: world.now,
            actor: actor,
            by: actor == .resident ? signedIn?.person.id : nil,
            onBehalfOf: actor == .resident ? acting?.person.id : nil,
            act: act,
            subject: subject,
            terminal: terminal
        )
    }

    func newID() -> ID { world.newID() }

    /// Tells staff, but not the same thing again and again.
    func report(_ line: String) {
        if line != lastLine { log(line) }
        lastLine = line
    }
}
