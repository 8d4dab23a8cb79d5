import Connections
import Content
import Domain
import Screens

/// Everything a hand-over needs of the content pack: how messages are sent, and their words.
final class MessagesDesk {
    let settings: MessageSettings
    private let pack: ContentPack
    private let accessibility: Accessibility
    private let senders: [Channel: any MessageSending]
    private var templates: MessageTemplates?
    private var writers: [String: MessageWriter] = [:]

    /// Reads the hub; words are read when something is due.
    init(_ places: Places) throws(ContentError) {
        pack = try ContentPack.read(places.content)
        accessibility = Accessibility(places.accessibility)
        let settings = try pack.messageSettings()
        self.settings = settings
        World.useTimeZone(pack.hub.timeZone)
        var senders: [Channel: any MessageSending] = [:]
        let seconds = settings.longestSeconds
        if let mail = settings.email {
            senders[.email] = MailSender(mail, hub: pack.hub.name, seconds: seconds)
        }
        if let text = settings.text { senders[.text] = ProgramSender(text, seconds: seconds) }
        if let letter = settings.letter { senders[.letter] = ProgramSender(letter, seconds: seconds) }
        self.senders = senders
    }

    /// Reads the words of messages, once; before anything is leased, so that a slip in a file holds nothing
    /// up.
    func openTemplates() throws(ContentError) {
        guard templates == nil else { return }
        let read = try pack.messageTemplates()
        writers["en"] = MessageWriter(read, pack, try accessibility.words("en"))
        templates = read
    }

    /// Writes a message and hands it over.
    func send(
        _ message: Message,
        to person: Addressee,
        _ choices: ContactChoices,
        at now: Int64,
        clock: () -> Int64
    ) -> HandOverEnd {
        guard let sender = senders[message.channel] else { return .later("not set up") }
        guard let text = writer(of: message)?.text(of: message, to: person) else { return .never("no words") }
        let outgoing = OutgoingMessage(
            message,
            to: person,
            text: text,
            isLargePrint: choices.needs.wantsLargePrint
        )
        return sender.send(outgoing, at: now, clock: clock)
    }

    /// Who writes in the language of a message; in English where it has no words for it.
    private func writer(of message: Message) -> MessageWriter? {
        guard let templates else { return nil }
        let language = templates.language(of: message.kind, askedFor: message.language)
        if let writer = writers[language] { return writer }
        guard let words = try? accessibility.words(language),
            let pack = try? pack.translated(to: language)
        else { return writers["en"] }
        let writer = MessageWriter(templates, pack, words)
        writers[language] = writer
        return writer
    }
}
