import Content
import Domain
import Forms
import Renderings
import Screens
import Terminal

/// `handrail form preview`: the kiosk on one form, which follows each change of its file.
///
/// It has no store and no staff log: nothing can be sent, and nothing is left.
struct FormPreview {
    private let arguments: Arguments
    private let file: String
    private let places: Places

    init(_ arguments: Arguments, file: String) {
        self.arguments = arguments
        self.file = file
        places = Places(arguments)
    }

    func run() -> Int32 {
        let access = Accessibility(places.accessibility)
        let source = PreviewedForm(file: file, language: arguments["lang"])
        guard let form = source.read() else {
            for line in source.faults { Command.complain(line) }
            return Command.Code.no
        }
        do {
            let theme = try access.theme(arguments["theme"] ?? Accessibility.themes[0])
            let words = try words(access)
            guard let screen = CursesScreen(theme: theme) else {
                Command.complain("The preview needs a terminal.")
                return Command.Code.failed
            }
            defer { screen.close() }
            let world = World()
            let preview = Preview(surroundings(words), form, source.journey, at: world.moment)
            var loop = SessionLoop(
                preview,
                on: screen,
                words: CellWords(words),
                lettering: Letters.here(access, world),
                escapeDelay: Places.environment("HANDRAIL_ESCDELAY").flatMap { Int($0) } ?? usualEscapeDelay,
                clock: { world.moment },
                theme: { try? access.theme($0) },
                performer: source
            )
            _ = loop.run()
            return Command.Code.done
        } catch {
            for line in error.lines { Command.complain(line) }
            return Command.Code.failed
        }
    }

    /// The words of the kiosk in the language of the preview, where there are any.
    private func words(_ access: Accessibility) throws(ContentError) -> Catalogue {
        if let language = arguments["lang"], let words = try? access.words(language) { return words }
        return try access.words("en")
    }

    /// The hub of the content pack, where that can be read; its terminal is not cleared while the author writes.
    private func surroundings(_ words: Catalogue) -> Surroundings {
        var hub = (try? ContentPack.read(places.content))?.hub ?? .unknown
        let day = 86_400
        if let limits = IdleLimits(warnAfterSeconds: day, clearAfterSeconds: day) { hub.idleLimits = limits }
        World.useTimeZone(hub.timeZone)
        return Surroundings(
            words: words,
            hub: hub,
            categories: [],
            offered: Offered(themes: Accessibility.themes)
        )
    }
}

/// The form that is previewed, as its file was when it was last good.
final class PreviewedForm: Performer {
    private let file: String
    private let language: String?
    private var form: Form?
    private var bytes: [UInt8]?
    private(set) var faults: [String] = []
    /// The journey through the form; nothing is kept under it.
    let journey = ID(milliseconds: 0, random: World.random(10))

    init(file: String, language: String?) {
        self.file = file
        self.language = language
    }

    /// Reads the file; nil where it cannot be run, which `faults` then says.
    func read() -> Form? {
        do {
            let read = try TextFile.read(file)
            bytes = read
            let form = try Form.read(read, named: file, language: language)
            (self.form, faults) = (form, [])
            return form
        } catch let refusal as FormRefusal {
            faults = refusal.findings.map(\.description)
        } catch let error as ContentError {
            faults = error.lines
        } catch { faults = [file] }
        return nil
    }

    /// Does what the preview wants of the world, without keeping or sending anything.
    func perform(_ effect: Effect) -> [Outcome] {
        switch effect {
        case .begin(let service): form.map { [.begun(service: service, $0, journey: journey)] } ?? []
        case .reopenStore: lookAtFile()
        case .send:
            [.sent(Outcome.Receipt(reference: Reference(payload: World.values(below: 31, 8)), promised: nil))]
        case .find(let words): [.found(words: words, services: [Preview.code])]
        case .loadSlots(let calendar): [.slots(calendar: calendar, nil)]
        case .save: [.notSaved]
        case .openSaved: [.notOpenedNow]
        // No scanner and no printer are offered in a preview.
        default: []
        }
    }

    /// Nothing goes on beside the preview.
    func look() -> [Outcome] { [] }
    var isUnderway: Bool { false }
    var descriptor: Int32? { nil }

    /// The form anew where its file was changed, or what is wrong with it now.
    private func lookAtFile() -> [Outcome] {
        if let mark = FileMark(file), mark == lastMark { return [] }
        lastMark = FileMark(file)
        // A file that was only touched is as it was.
        if let bytes, let now = try? TextFile.read(file), now == bytes { return [] }
        if let form = read() {
            return [.resumed(service: Preview.code, form, journey: journey, Answers(), page: "")]
        }
        return [.unavailable(service: faults.prefix(5).joined(separator: "\n"))]
    }

    private var lastMark: FileMark?
}
