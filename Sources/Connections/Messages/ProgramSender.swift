public import Domain
import Ground

/// Sends texts or letters through a program of the hub's choice: one JSON object on its standard input.
///
/// The object holds `id`, `channel`, `attempt`, `language`, `subject`, `lines` and `to`; for a text `to`
/// holds `phone`, for a letter `name`, `address` and `postcode`, and beside it stands `largePrint`. The
/// program ends with 0 when the message is taken, with 75 (`EX_TEMPFAIL`) to be asked again later, and with
/// any other code where it never takes it. The `id` is the same at each repeat of a message.
public struct ProgramSender: MessageSending {
    private let seconds: Int
    private let program: NamedProgram

    /// Makes a sender.
    ///
    /// - Parameters:
    ///   - settings: the program.
    ///   - seconds: how long it may take.
    ///   - programs: where programs are looked for that are named without a folder.
    public init(_ settings: MessageSettings.Program, seconds: Int, programs: Programs = Programs()) {
        self.seconds = seconds
        program = NamedProgram(settings.command, programs)
    }

    /// Hands a text or a letter over; never where there is nothing to send it to.
    public func send(_ message: OutgoingMessage, at now: Int64, clock: () -> Int64) -> HandOverEnd {
        guard message.to.isReached(by: message.message.channel) else { return .never("no address") }
        return program.run([], input: Self.json(message) + "\n", seconds: seconds, clock: clock)
    }

    /// What the program reads.
    static func json(_ outgoing: OutgoingMessage) -> String {
        let (message, person) = (outgoing.message, outgoing.to)
        var members = [
            ("id", JSONText.string(message.id.description)),
            ("channel", JSONText.string(message.channel.rawValue)),
            ("attempt", String(message.attempts)),
            ("language", JSONText.string(message.language)),
        ]
        if message.channel == .letter {
            let to = [
                ("name", JSONText.string(person.name)),
                ("address", JSONText.array(person.address.map(JSONText.string))),
                ("postcode", JSONText.string(person.postcode)),
            ]
            members.append(("to", JSONText.object(to)))
            members.append(("largePrint", outgoing.isLargePrint ? "true" : "false"))
        } else {
            let number = PersonDetails.phoneKey(person.phone)
            members.append(("to", JSONText.object([("phone", JSONText.string(number))])))
        }
        members.append(("subject", JSONText.string(outgoing.text.subject)))
        members.append(("lines", JSONText.array(outgoing.text.lines.map(JSONText.string))))
        return JSONText.object(members)
    }
}
