import Content
import Domain
import Ground

/// `handrail content`: keep the content pack up to date.
enum ContentCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(words, options: ["content"], flags: ["write", "json"])
        guard arguments.words.first == "holidays", arguments.words.count == 2 else {
            throw Arguments.Misuse(reason: "Use: handrail content holidays FILE, or - for standard input.")
        }
        return holidays(arguments.words[1], arguments)
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
