public import Domain

/// Sends e-mails through a program that takes what `sendmail` takes.
///
/// The program is told `-t -i`: it reads to whom the mail goes from its header, and a line with one full stop
/// does not end it. So no address stands among its arguments, which every user of the machine can read.
public struct MailSender: MessageSending {
    private let mail: MessageSettings.Mail
    private let name: String
    private let seconds: Int
    private let program: NamedProgram

    /// Makes a sender.
    ///
    /// - Parameters:
    ///   - mail: from whom, and by which program.
    ///   - hub: the name mails come from where `mail` says none.
    ///   - seconds: how long the program may take.
    ///   - programs: where programs are looked for that are named without a folder.
    public init(_ mail: MessageSettings.Mail, hub: String, seconds: Int, programs: Programs = Programs()) {
        self.mail = mail
        name = mail.name ?? hub
        self.seconds = seconds
        program = NamedProgram(mail.command, programs)
    }

    /// Hands an e-mail over; never where what stands as her address is none.
    public func send(_ message: OutgoingMessage, at now: Int64, clock: () -> Int64) -> HandOverEnd {
        guard let text = MailText(message, from: mail.from, named: name, at: now) else {
            return .never("no e-mail address")
        }
        return program.run(["-t", "-i"], input: text.text, seconds: seconds, clock: clock)
    }
}
