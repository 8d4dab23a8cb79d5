import Content
import Domain
import Screens
import Store

// How a session begins: with a greeting, and with all that the screens after it need.
extension Shell {
    /// How long after a fault a resident may carry on with her form, in milliseconds.
    ///
    /// Then somebody else may sit there.
    private static let timeToCarryOn: Int64 = 120_000
    /// How long an unfinished form is kept after its session broke off, in milliseconds.
    private static let draftLife: Int64 = 24 * 3_600_000

    /// Reads what the greeting says, where the store and the content look as they must; `catchUp` does the rest.
    ///
    /// A terminal that cannot be used must not greet anybody: where a glance does not tell, all is read first.
    func makeGreeting() -> Bool {
        guard Store.looksUsable(at: path),
            let glance = ContentPack.glance(content, goodCopies, in: words.language)
        else { return false }
        (pack, isGreeting) = (glance, true)
        return true
    }

    func catchUp() -> [Outcome] {
        guard isGreeting else { return [] }
        isGreeting = false
        guard makeReady(), let pack else { return [.notReady] }
        return [.ready(pack.hub, pack.categories, mostUsed: mostUsed())]
    }

    /// Reads the content pack and opens the store; false where one of them cannot be used.
    func makeReady() -> Bool { readPack() && openStore() }

    private func readPack() -> Bool {
        do {
            let read = try ContentPack.read(content, or: goodCopies, in: words.language)
            World.useTimeZone(read.hub.timeZone)
            pack = read
            for fault in read.faults + read.lookAtChanges() { tell(fault) }
            return true
        } catch {
            report(error.lines.prefix(5).joined(separator: " "))
            return false
        }
    }

    /// The last good versions of the content: beside the store.
    private var goodCopies: GoodCopies {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return GoodCopies(of: content, in: folder + "good-content")
    }

    /// Opens the store; false where it cannot be used, which the staff log then says once.
    private func openStore() -> Bool {
        do {
            let opened = try Store.open(at: path, now: world.now)
            try opened.purgeDrafts(
                before: world.now - Self.draftLife,
                audit: entry(.draftsPurged, by: .system)
            )
            try opened.purgeSavedForms(
                on: world.today,
                now: world.now,
                audit: entry(.savedFormsPurged, by: .system)
            )
            try forgetVisitors(in: opened)
            store = opened
            lastLine = ""
            return true
        } catch {
            report(error.description)
            return false
        }
    }

    /// The journey that a session on this terminal left a moment ago.
    func interruptedJourney() -> ID? {
        do { return try store?.newestDraft(of: terminal, since: world.now - Self.timeToCarryOn) } catch {
            return nil
        }
    }
}
