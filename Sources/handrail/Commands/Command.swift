import Glibc

/// The commands of `handrail`, and what they end with.
enum Command {
    /// What a command ends with.
    enum Code {
        /// Done.
        static let done: Int32 = 0
        /// The answer is no.
        static let no: Int32 = 1
        /// Wrong use.
        static let misuse: Int32 = 2
        /// It could not be done.
        static let failed: Int32 = 3
    }

    static func run(_ words: [String]) -> Int32 {
        let rest = words.dropFirst()
        if words.contains("--help") || words.first == "help" {
            say(Usage.text(for: words.first { !$0.hasPrefix("-") && $0 != "help" }))
            return Code.done
        }
        do throws(Arguments.Misuse) {
            switch words.first {
            case "kiosk": return try KioskCommand.run(rest)
            case "session": return try SessionCommand.run(rest)
            case "desk": return try DeskCommand.run(rest)
            case "staff": return try StaffCommand.run(rest)
            case "form": return try FormCommand.run(rest)
            case "store": return try StoreCommand.run(rest)
            case "person": return try PersonCommand.run(rest)
            case "device": return try DeviceCommand.run(rest)
            case "content": return try ContentCommand.run(rest)
            case "find": return try FindCommand.run(rest)
            case "messages": return try MessagesCommand.run(rest)
            case "check": return try CheckCommand.run(rest)
            case "load": return try LoadCommand.run(rest)
            case nil:
                say(Usage.text(for: nil))
                return Code.misuse
            case let word?:
                throw Arguments.Misuse(reason: "handrail has no command \"\(word)\".")
            }
        } catch {
            complain(error.reason + " Try: handrail --help")
            return Code.misuse
        }
    }

    /// Writes a line to standard output.
    static func say(_ line: String) { write(Array((line + "\n").utf8), to: STDOUT_FILENO) }

    /// Writes a text to standard output as it is.
    static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

    /// Writes a line to standard error.
    static func complain(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO) }

    private static func write(_ text: [UInt8], to file: Int32) {
        var bytes = text[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(file, buffer.baseAddress, buffer.count)
            }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// What `--help` says.
enum Usage {
    private static let all = """
        handrail: a large-text kiosk for libraries and hubs

          handrail kiosk          opens the public terminal: one fresh session after the other
          handrail session        one resident's session; the kiosk starts it
          handrail desk           opens the desk of the staff
          handrail staff          add somebody to the staff, list them, or lift a lock
          handrail form           check, walk, preview or begin a form
          handrail store          make a store, check it, or forget what was kept long enough
          handrail person         take people in from another system, find who is there twice, take records out
          handrail device         the equipment that is lent: take a list in or give one out, labels, slips
          handrail content        check the content pack, or bring its bank holidays up to date
          handrail find           try what residents find for some words
          handrail messages       hand messages to residents over, list them, put in reminders
          handrail load           send forms for measuring
          handrail check screen   see that letters are large enough for a panel and a distance

        Common options: --store FILE  --content FOLDER  --accessibility FOLDER
        Each command says more with --help. It ends with 0 done, 1 the answer is no, 2 wrong use, 3 could not.
        """

    private static let each = [
        "kiosk": """
        handrail kiosk [--lines] [--theme NAME] [--lang LANGUAGE] [--terminal NAME] [--log FILE]
                       [--keys keypad|switch] [--step MS] [--speech SOCKET] [--sound headphones|speaker]
                       [--scanner DEVICE] [--printer NAME]
                       [--store FILE] [--content FOLDER] [--accessibility FOLDER]

          --lines     plain numbered lines on standard input and output, without escape codes;
                      the variable ACCESSIBLE=1 asks for them too
          --theme     white-on-black (the usual one), black-on-white, yellow-on-black, black-on-yellow,
                      black-on-cream, dark-on-cream, white-on-blue or yellow-on-blue
          --lang      the language of each new session, such as cy; en unless told
          --terminal  the name of this terminal in the records; "terminal" unless told
          --log       the log for staff; staff.log beside the store unless told
          --scanner   a scanner by its name for SANE, or "any"; papers can then be scanned
          --printer   a printer by its name for CUPS, or "any"; the reference can then be printed
          --keys      keypad for a number pad alone, switch for one switch; all keys unless told
          --step      how long the mark stays before it moves with one switch, 500 to 10000; 2000 unless told
          --speech    the socket of speech-dispatcher, where it is not the usual one; F8 begins to speak
          --sound     where the sound goes: headphones (the usual), or a speaker, which says nothing that was typed
        """,
        "session": """
        handrail session [the options of kiosk] [--broke-off]

          Runs one visit and ends. The kiosk starts it anew for each resident.
          --broke-off  the session before it ended by a fault: offer to carry on
        """,
        "desk": """
        handrail desk [--lines] [--theme NAME] [--lang LANGUAGE] [--terminal NAME] [--log FILE]
                      [--keys keypad|switch] [--step MS] [--speech SOCKET] [--sound headphones|speaker]
                      [--printer NAME] [--idle SECONDS]
                      [--store FILE] [--content FOLDER] [--accessibility FOLDER]

          Staff sign in, and each session is a process of its own. The options are those of the kiosk.
          --idle  after how long without a key it asks whether anybody is there; 600 unless told
        """,
        "staff": """
        handrail staff add LOGIN --name NAME --role ROLE [--team TEAM] [--store FILE]
        handrail staff list [--store FILE] [--json]
        handrail staff unlock LOGIN [--store FILE]
        handrail staff password LOGIN [--store FILE] [--content FOLDER]
        handrail staff card LOGIN [--store FILE]
        handrail staff reset LOGIN [--store FILE]

          add     adds somebody, and prints a first PIN once; it must be changed at the first sign-in
                  ROLE is volunteer, caseworker, coordinator or administrator
          list    prints login, role, team, whether she works here still, and name, a line each
          unlock  lets somebody try again at once
          password, card
                  give somebody a password of 8 characters or more, or a card. They are asked for at the terminal,
                  or read from standard input, a line each; never from the command line
          reset   for who lost all: a new first PIN, printed once, and no card
        """,
        "form": """
        handrail form check FILE... [--plain] [--today YYYY-MM-DD] [--json]
        handrail form walk FILE --answers ANSWERS.json [--today YYYY-MM-DD] [--json]
        handrail form preview FILE [--lang LANGUAGE] [--theme NAME]
        handrail form new FILE --title "..." [--code CODE]

          check    says what is wrong with forms, and what can never happen in them, as
                   file:line:column: what, and how to mend it; measures the English of the hub's own forms,
                   and with --plain of any; ends with 0 where there are warnings only
          walk     follows a form with answers, without a screen
          preview  opens the kiosk on one form, and shows each change of the file; nothing is sent
          new      writes a small complete form to begin with; never over a file that is there
        """,
        "store": """
        handrail store init  [--store FILE]
        handrail store check [--store FILE] [--json]
        handrail store retain [--dry-run] [--store FILE] [--content FOLDER] [--json]

          init    makes the store, or brings an older one up to date
          check   looks the whole store over
          retain  forgets what was kept as long as retention.json and the forms say; counts stay;
                  with --dry-run it only says what would go
        """,
        "person": """
        handrail person import FILE.csv [--write] [--all-or-none] [--store FILE] [--content FOLDER]
        handrail person duplicates [--store FILE] [--json]
        handrail person export CODE --login LOGIN --to FILE [--format csv|json] [--store FILE]
        handrail person takeout --account NUMBER --login LOGIN --to FILE [--json] [--store FILE]
        handrail person takeout --account NUMBER --login LOGIN --print [--large] [--printer NAME]

          import      takes people in from a list: Koha's patron columns, or name, born, address, postcode,
                      phone, email and card; says what is wrong as file:line:column; keeps nothing without
                      --write. Who is there already gets what changed. Ends with 1 where rows are not taken
          --all-or-none  takes nothing where one row is not in order; else the good rows are taken
          duplicates  prints the accounts that may be of one person, a line for each
          export      makes the file of an export that was asked for at the desk and agreed to by another person,
                      once and within a day; the desk shows its CODE. Nobody but the owner may read the file
          takeout     writes or prints everything that is held on one person, for her; --json for machines
          Both ask for the password and the card of LOGIN, or read them from standard input, a line each, and end
          with 1 where it is not allowed.
        """,
        "device": """
        handrail device import FILE.csv [--snipe-it|--plain] [--dry-run] [--all-or-none] [--prepared]
                               [--dates day-first|month-first]
        handrail device export [--snipe-it|--plain] [--hub CODE] [--borrowers]
        handrail device add TAG --model CODE [--serial NUMBER] [--barcode CODE] [--hub CODE] [--bought YYYY-MM-DD]
                               [--cost POUNDS]
        handrail device list [--hub CODE] [--model CODE] [--json]
        handrail device label TAG... [--paper a4|roll] [--to FILE.pdf | --printer NAME]
        handrail device label --new COUNT [--from TAG] [--paper a4|roll] [--to FILE.pdf | --printer NAME]
        handrail device slip TAG [--lang LANGUAGE] [--printer NAME]

          import     takes devices in from Snipe-IT's columns, or from plain ones: tag, barcode, serial, model, hub,
                     state, condition, bought, cost, test due, due, notes; says what is wrong as file:line:column.
                     A device that is there gets what changed, and each change is printed
          --prepared     devices that the list calls ready can be lent at once; else each step is signed first
          --all-or-none  takes nothing where one row is not in order; else the good rows are taken
          --dates        how 03/07/2024 is meant; a day that can be read in two ways is refused without it
          export     prints all devices as a list that import reads back; --borrowers adds account numbers
          add        adds one device; it is got ready before it is lent
          list       prints tag, model, hub, state and serial number, a line each
          label      labels with a barcode, on A4 sheets of 24 (63.5 x 33.9 mm) or a roll (62 x 29 mm)
          --new          labels for devices that are not in the books yet: the next free ones, or those from a tag on
          slip       the slip of the loan a device is on, in large print; without --printer it is shown
          All take --store FILE and --content FOLDER. They end with 1 where rows are not taken or a device is not known.
        """,
        "content": """
        handrail content check [--content FOLDER]
        handrail content holidays FILE [--write] [--content FOLDER] [--json]

          check     reads every file of the pack and says what is wrong, as file:line:column: what, and how to mend it
          holidays  compares a new bank-holidays.json of GOV.UK (https://www.gov.uk/bank-holidays.json) with what is
                    here, and prints each change: + added, - removed, = called otherwise. Years gone by stay.
          FILE      the file, or - for standard input
          --write   puts it in place, all at once; without it nothing is changed
          --json    {"changes": [{"change", "division", "date", "title"}], "written", "knownUntil"}
          Both end with 1 where a file has faults.
        """,
        "find": """
        handrail find WORDS... [--content FOLDER] [--accessibility FOLDER] [--json]
        handrail find --unfound [--month YYYY-MM] [--store FILE] [--json]

          WORDS      prints the codes of the services that residents find for them, best first, a line each;
                     ends with 1 where nothing is found
          --unfound  prints how often residents found nothing this month, and the words where they are kept;
                     write the missing ones as "synonyms" under metadata.hub.service of a form
          --json     [{"code", "score"}] or [{"words", "times"}]
        """,
        "messages": """
        handrail messages send --once|--watch [--later SECONDS] [--log FILE] [--store FILE] [--content FOLDER]
        handrail messages list [--all] [--json] [--store FILE]
        handrail messages remind [--clock-is-right] [--later SECONDS] [--store FILE] [--content FOLDER]
        handrail messages check [--content FOLDER]

          send    hands over what is due, by the programs that hub.json names; one worker at a time,
                  safe to end at any moment; ends with 1 where another is at it
                  --once   what is due now
                  --watch  until it is asked to end
                  --later  as if it were so much later, to try it out
                  --clock-is-right  nothing was done here for weeks, and the clock is right all the same
          list    what waits, was given up, or may have gone out more than once; --all for everything
          remind  puts in the reminders that are due; doing it again puts in none twice
          check   looks over the templates and what hub.json says of messages
        """,
        "check": """
        handrail check screen --panel 24in --pixels 1920x1080 --grid 80x24 --distance 600mm [--cells N]

          Computes how high a capital letter is, and the angle it takes for the eye.
          Ends with 1 under 0.7 degrees, and says what is large enough on this panel.
          --cells  how many cells a letter is high, where letters are drawn: 4, 6 or 8
        """,
        "load": """
        handrail load --submissions N [--store FILE]

          Sends N forms of six answers, and prints each reference when it is safe on the disk.
        """,
    ]

    static func text(for command: String?) -> String { command.flatMap { each[$0] } ?? all }
}
