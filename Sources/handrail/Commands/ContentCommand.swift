import Content
import Domain
import Ground

/// `handrail content`: keep the content pack up to date.
enum ContentCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(words, options: ["content"], flags: ["write", "json"])
        switch (arguments.words.first, arguments.words.count) {
        case ("holidays", 2): return holidays(arguments.words[1], arguments)
        case ("check", 1): return check(Places(arguments).content)
        default:
            throw Arguments.Misuse(
                reason: "Use: handrail content check, or handrail content holidays FILE."
            )
        }
    }

    /// Says everything that is wrong with a pack.
    private static func check(_ folder: String) -> Int32 {
        do throws(ContentError) {
            let pack = try ContentPack.read(folder)
            let faults = pack.formFaults() + pack.clockFaults() + pack.lendingFaults()
            for fault in faults { Command.complain(fault) }
            guard faults.isEmpty else { return Command.Code.no }
            Command.say("The content pack is in order.")
            Command.say("The bank holidays are known until \(try pack.workingDays().lastKnown.iso).")
            return Command.Code.done
        } catch {
            for line in error.lines { Command.complain(line) }
            return Command.Code.no
        }
    }

    private static func holidays(_ file: String, _ arguments: Arguments) -> Int32 {
        let isInput = file == "-"
        do throws(ContentError) {
            let update = try HolidayUpdate.read(
                isInput ? "/dev/stdin" : file,
                named: isInput ? "standard input" : nil,
                for: Places(arguments).content
            )
            let writes = arguments.has("write") && !update.isEmpty
            if writes { try update.write() }
            if arguments.has("json") {
                sayJSON(update, written: writes)
            } else {
                say(update, written: writes)
            }
            return Command.Code.done
        } catch {
            for line in error.lines { Command.complain(line) }
            return Command.Code.no
        }
    }

    private static func say(_ update: HolidayUpdate, written: Bool) {
        for change in update.changes {
            let sign = ["added": "+", "removed": "-"][change.kind.rawValue] ?? "="
            Command.say(
                "\(sign) \(change.holiday.day.iso) \(change.division.rawValue): \(change.holiday.title)"
            )
        }
        let known = "The bank holidays are known until \(update.knownUntil.iso)."
        if update.isEmpty {
            Command.say("Nothing changes. \(known)")
        } else {
            Command.say(written ? "Written. \(known)" : "Nothing is written yet. To write it, add: --write")
        }
    }

    private static func sayJSON(_ update: HolidayUpdate, written: Bool) {
        let changes = update.changes.map { change in
            JSONText.object([
                ("change", JSONText.string(change.kind.rawValue)),
                ("division", JSONText.string(change.division.rawValue)),
                ("date", JSONText.string(change.holiday.day.iso)),
                ("title", JSONText.string(change.holiday.title)),
            ])
        }
        Command.say(
            JSONText.object([
                ("changes", JSONText.array(changes)), ("written", String(written)),
                ("knownUntil", JSONText.string(update.knownUntil.iso)),
            ])
        )
    }
}
