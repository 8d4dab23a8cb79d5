import Connections
import Content
import Domain
import Forms
import Ground
import Testing

@testable import Renderings
@testable import Screens

/// A resident at a terminal, in memory: the real flows over the real content, with a shell that keeps what it is told.
struct Resident {
    var visit: Visit
    /// Effects other than reading a form and sending one, in order.
    private(set) var effects: [Effect] = []
    private(set) var sent: [Effect.Sending] = []
    /// What is found for some words; nothing for all others.
    var found: [String: [String]] = [:]
    /// How many places others have taken, by slot; nil where that cannot be found out.
    var taken: [SlotKey: Int]? = [:]
    /// Whether the store refuses to take a form.
    var storeFails = false {
        didSet { shelf.fails = storeFails }
    }
    /// The codes of services whose forms cannot be read.
    var closed: Set<String> = []
    /// Where forms are saved; two residents with one shelf stand at two terminals of one store.
    var shelf = Shelf()
    /// Where accounts are kept, for the residents who share it.
    var accounts = AccountShelf()
    /// What is behind the pages of "my account".
    var mine = MineShelf()
    /// What is answered about things that are lent; that it cannot be found out, where a test says nothing.
    var lending: @Sendable (BorrowAct) -> BorrowNews = { _ in .notNow }
    private(set) var time: Int64 = 1_000_000
    /// The scanner and the printer of the terminal.
    var devices: Devices?
    /// The scanned pages in the store, in order.
    private(set) var kept: [(id: ID, question: String, content: [UInt8])] = []
    /// Forms that stand in the place of those of the pack.
    var otherForms: [String: Form] = [:]
    /// What was drawn as QR codes.
    private(set) var coded: [String] = []
    private var pack: ContentPack
    let categories: [ServiceCategory]
    private let day: CivilDate
    static let today = CivilDate(daysSinceEpoch: 20_778)  // Saturday 21 November 2026

    init(today: CivilDate = Self.today) throws {
        try self.init(at: RealHub.surroundings(), today: today)
    }

    /// A resident at a hub that may differ from the real one.
    init(at surroundings: Surroundings, today: CivilDate = Self.today) throws {
        day = today
        pack = try RealHub.pack().translated(to: surroundings.settings.language)
        categories = surroundings.categories
        visit = Visit(surroundings)
        start()
    }

    /// Goes on from the greeting.
    private mutating func start() { if screen.id == "greeting" { mean(.enter) } }

    /// A resident at a terminal with a scanner and a printer, and a screen that has room for QR codes.
    init(
        scanner: (any Scanning)?,
        printer: (any Printing)?,
        today: CivilDate = Self.today,
        showsCodes: Bool = true
    ) throws {
        try self.init(today: today)
        let devices = Devices(scanner: scanner, printer: printer, report: { _ in })
        var surroundings = try RealHub.surroundings()
        surroundings.equipment = Equipment(
            hasScanner: devices.hasScanner,
            hasPrinter: devices.hasPrinter,
            showsCodes: showsCodes
        )
        self.devices = devices
        visit = Visit(surroundings)
        start()
    }

    var screen: Screen { visit.screen }

    var moment: Moment { Moment(milliseconds: time, today: day) }

    mutating func mean(_ intents: Intent..., after wait: Int64 = 400) {
        for intent in intents {
            time += wait
            perform(visit.update(.intent(intent), at: moment))
        }
    }

    mutating func wait(_ milliseconds: Int64) {
        time += milliseconds
        perform(visit.update(.tick, at: moment))
        look()
    }

    /// Looks at what is under way, as a session does.
    mutating func look() {
        for outcome in devices?.look(at: time) ?? [] {
            perform(visit.update(.outcome(outcome), at: moment))
        }
    }

    /// Does what concerns the scanner and the printer, with a store in memory.
    private mutating func serve(_ effect: Effect) {
        switch effect {
        case .scan: devices?.beginScan(at: time)
        case .stopScan: devices?.stopScan()
        case .dropPage: devices?.dropPage()
        case .keepPage(_, let question):
            guard !storeFails, let content = devices?.takePage() else {
                perform(visit.update(.outcome(.scanFailed(.notKept)), at: moment))
                return
            }
            let id = ID(milliseconds: time, random: Array(repeating: 3, count: 10))
            kept.append((id, question, content))
            perform(visit.update(.outcome(.pageKept(id)), at: moment))
        case .dropKept(_, let pages): kept.removeAll { pages.contains($0.id) }
        case .print(let printout):
            devices?.beginPrint(printout, at: time) { page, pages in "Page \(page) of \(pages)" }
        case .drawCode(let text):
            coded.append(text)
            let rows = QRCode.text(text, columns: 62, rows: 21, lightLetters: false)
            perform(visit.update(.outcome(.codeDrawn(rows)), at: moment))
        default: break
        }
    }

    private mutating func perform(_ wanted: [Effect]) {
        for effect in wanted {
            switch effect {
            case .begin(let service):
                let known = pack.categories.flatMap(\.services).first { $0.code == service }
                guard let known, let form = otherForms[service] ?? (try? pack.form(for: known).form) else {
                    perform(visit.update(.outcome(.unavailable(service: service)), at: moment))
                    continue
                }
                let journey = ID(milliseconds: time, random: Array(repeating: 7, count: 10))
                perform(visit.update(.outcome(.begun(service: service, form, journey: journey)), at: moment))
            case .loadSlots(let code):
                effects.append(effect)
                let calendar = try? pack.calendars().first { $0.code == code }
                let free = taken.flatMap { calendar?.slots(from: day, taken: $0) }
                perform(visit.update(.outcome(.slots(calendar: code, free)), at: moment))
            case .send(let sending):
                if let gone = sending.slots.first(where: { !isFree($0) }) {
                    perform(visit.update(.outcome(.slotGone(gone.key)), at: moment))
                    continue
                }
                guard !storeFails else {
                    perform(visit.update(.outcome(.notSent), at: moment))
                    continue
                }
                sent.append(sending)
                shelf.remove(sending.journey)
                let receipt = Outcome.Receipt(
                    reference: Self.reference,
                    promised: day.adding(days: 9),
                    booked: sending.slots.compactMap { SlotKey($0.key) }
                )
                perform(visit.update(.outcome(.sent(receipt)), at: moment))
            case .find(let words):
                let services = found[words] ?? []
                perform(visit.update(.outcome(.found(words: words, services: services)), at: moment))
            case .save(let kept, let born):
                perform(visit.update(.outcome(shelf.save(kept, born, on: day)), at: moment))
            case .openSaved(let code, let born):
                let outcome = shelf.open(code, born, on: day, at: time) { service in
                    let known = pack.categories.flatMap(\.services).first {
                        $0.code == service && !closed.contains(service)
                    }
                    return known.flatMap { try? pack.form(for: $0).form }
                }
                perform(visit.update(.outcome(outcome), at: moment))
            case .account(let act):
                effects.append(effect)
                accounts.fails = storeFails
                if let news = accounts.serve(act, at: time) {
                    perform(visit.update(.outcome(.account(news)), at: moment))
                }
            case .mine(let act):
                effects.append(effect)
                mine.fails = storeFails
                for outcome in mine.serve(act, at: time, accounts) {
                    perform(visit.update(.outcome(outcome), at: moment))
                }
            case .appointment:
                effects.append(effect)
                // What a shell answers is in `Guest`, over a real store; here nothing can be booked.
                perform(visit.update(.outcome(.appointment(.notNow)), at: moment))
            case .lending(let act):
                effects.append(effect)
                let news = storeFails ? .notNow : lending(act)
                perform(visit.update(.outcome(.lending(news)), at: moment))
            case .readHours:
                perform(visit.update(.outcome(.hours(visit.surroundings.opening)), at: moment))
            case .moveOn: perform(visit.update(.intent(.scanOn), at: moment))
            case .useLanguage(let language, let services): use(language, services)
            case .sayAgain, .keep, .forget, .resume, .reopenStore:
                effects.append(effect)
            case .scan, .stopScan, .dropPage, .keepPage, .dropKept, .print, .drawCode:
                effects.append(effect)
                serve(effect)
            case .desk: Issue.record("A resident came to the desk")
            }
        }
    }

    /// Chooses another language, as on the screen for it.
    mutating func speak(_ language: String) {
        var settings = visit.settings
        settings.language = language
        perform(visit.take([.set(settings)], moment))
    }

    /// Goes on in another language, as the shell does.
    private mutating func use(_ language: String, _ services: [String]) {
        guard let words = try? RealHub.words(language),
            let translated = try? pack.translated(to: language)
        else { return }
        pack = translated
        var forms: [String: Form] = [:]
        for service in pack.categories.flatMap(\.services) where services.contains(service.code) {
            forms[service.code] = try? pack.form(for: service).form
        }
        let outcome = Outcome.language(words, pack.hub, pack.categories, forms: forms)
        perform(visit.update(.outcome(outcome), at: moment))
    }

    private func isFree(_ slot: Effect.Sending.Slot) -> Bool {
        let calendar = try? pack.calendars().first { $0.code == slot.calendar }
        return calendar?.slots(from: day, taken: taken ?? [:]).contains { $0.key.description == slot.key }
            ?? false
    }

    /// The reference every form gets in memory.
    static let reference = Reference(payload: [5, 18, 0, 12, 7, 22, 30, 14])
}

/// Everything that is on a screen.
func said(_ screen: Screen) -> String { String(describing: screen.parts) }
