import Domain
import Foundation
import Ground
import Testing

@testable import Connections

private let instant: Int64 = 1_795_257_425_000

private func outgoing(
    _ channel: Channel,
    email: String = "joan@example.org",
    subject: String = "Your request",
    lines: [String] = ["Hello Joan Marker.", "All is well."],
    largePrint: Bool = false
) -> OutgoingMessage {
    let message = Message(
        id: ID(milliseconds: 1, random: [1, 2, 3]),
        key: "k",
        person: ID(milliseconds: 2, random: []),
        kind: .pinChanged,
        values: [:],
        language: "cy",
        channel: channel,
        at: 0,
        notBefore: 0,
        attempts: 2
    )
    let person = PersonDetails(
        name: "Joan Marker",
        born: CivilDate(daysSinceEpoch: 0),
        address: ["14 Weir Road", "Millbrook"],
        postcode: "ZY1 4LB",
        phone: "+44 7700 900123",
        email: email
    )
    let text = MessageText(subject: subject, lines: lines)
    return OutgoingMessage(message, to: Addressee(person), text: text, isLargePrint: largePrint)
}

private func mail(_ message: OutgoingMessage, named name: String = "Millbrook Library") throws -> String {
    try #require(MailText(message, from: "library@ashdale.example", named: name, at: instant)).text
}

/// What a line of a header holds, continuation lines joined.
private func header(_ name: String, of mail: String) -> String? {
    let head = mail.components(separatedBy: "\n\n")[0].replacingOccurrences(of: "\n ", with: " ")
    return head.split(separator: "\n").first { $0.hasPrefix(name + ": ") }.map {
        String($0.dropFirst(name.count + 2))
    }
}

@Suite struct MailTextTests {
    @Test func aMailHasItsHeadersAndItsBodyInASCII() throws {
        let text = try mail(
            outgoing(.email, subject: "Mae'ch cais wedi'i gŵblhau", lines: ["Świetnie.", "x = y "])
        )
        #expect(text.utf8.allSatisfy { $0 == 10 || (0x20...0x7E).contains($0) })
        #expect(header("To", of: text) == "<joan@example.org>")
        #expect(header("From", of: text) == "\"Millbrook Library\" <library@ashdale.example>")
        #expect(
            header("Message-ID", of: text) == "<\(ID(milliseconds: 1, random: [1, 2, 3]))@ashdale.example>"
        )
        #expect(header("Auto-Submitted", of: text) == "auto-generated")
        #expect(header("Content-Language", of: text) == "cy")
        #expect(text.hasSuffix("\n\n=C5=9Awietnie.\n\nx =3D y=20\n"))
    }

    @Test func theDayOfAMailIsWrittenAsMailsDo() {
        #expect(MailText.date(0) == "Thu, 1 Jan 1970 00:00:00 +0000")
        #expect(MailText.date(1_795_257_425_000) == "Sat, 21 Nov 2026 10:37:05 +0000")
    }

    @Test(
        .enabled(if: isInstalled("python3")),
        arguments: [
            "Hello", "Cześć", "Ŵ", String(repeating: "Żółć ", count: 40), "=?UTF-8?B?SGk=?=",
            "Line\nBcc: eve@example.org",
            String(repeating: "a", count: 200), "👩‍👩‍👧 family",
        ]
    )
    func aSubjectComesBackAsItWasOnLinesThatAreShortEnough(_ subject: String) throws {
        let text = try mail(outgoing(.email, subject: subject))
        let head = text.components(separatedBy: "\n\n")[0].split(separator: "\n")
        #expect(head.allSatisfy { $0.utf8.count <= 76 })
        #expect(!head.contains { $0.hasPrefix("Bcc") })
        #expect(head.count { !$0.hasPrefix(" ") } == 10)
        let read = try Programs().run(
            Command(
                "python3",
                [
                    "-c",
                    "import sys, email, email.policy; m = email.message_from_binary_file(sys.stdin.buffer, "
                        + "policy=email.policy.default); sys.stdout.buffer.write(m['Subject'].encode())",
                ],
                input: Array(text.utf8)
            ),
            clock: now
        )
        let flat = subject.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(String(decoding: read, as: UTF8.self) == flat)
    }

    @Test(
        .enabled(if: isInstalled("python3")),
        arguments: ["O'Brien \"x\" \\ <eve@example.org>", "Llyfrgell ŵ", "A\nBcc: eve@example.org"]
    )
    func aNameCannotBecomeAnotherAddress(_ name: String) throws {
        let text = try mail(outgoing(.email), named: name)
        let read = try Programs().run(
            Command(
                "python3",
                [
                    "-c",
                    "import sys, email, email.policy; m = email.message_from_binary_file(sys.stdin.buffer, "
                        + "policy=email.policy.default); print([a.addr_spec for a in m['From'].addresses], m['Bcc'])",
                ],
                input: Array(text.utf8)
            ),
            clock: now
        )
        #expect(String(decoding: read, as: UTF8.self) == "['library@ashdale.example'] None\n")
    }

    @Test(arguments: [
        "", "joan", "joan@example.org\nBcc: eve@example.org", "a@example.org, b@example.org",
        "x y@example.org",
    ])
    func whatIsNoAddressIsNeverSentTo(_ address: String) throws {
        let folder = try Folder()
        try folder.add("sendmail", "cat >\(folder.path)/got")
        let settings = MessageSettings.Mail(
            from: "library@ashdale.example",
            command: folder.path + "/sendmail"
        )
        var message = outgoing(.email)
        message.to.email = address
        let end = MailSender(settings, hub: "Hub", seconds: 5).send(message, at: instant, clock: now)
        #expect(end == .never("no e-mail address"))
        #expect(throws: (any Error).self) { try folder.read("got") }
    }

    /// As long as possible, of anything: Python reads back the same body.
    @Test(.enabled(if: isInstalled("python3"))) func aLongBodyComesBackAsItWas() throws {
        let lines = [
            String(repeating: "łąka = ", count: 60), "", ".", "From here", String(repeating: "x", count: 500),
        ]
        let text = try mail(outgoing(.email, lines: lines))
        #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 })
        let read = try Programs().run(
            Command(
                "python3",
                [
                    "-c",
                    "import sys, email; m = email.message_from_binary_file(sys.stdin.buffer); "
                        + "sys.stdout.buffer.write(m.get_payload(decode=True))",
                ],
                input: Array(text.utf8)
            ),
            clock: now
        )
        #expect(String(decoding: read, as: UTF8.self) == lines.joined(separator: "\n\n") + "\n")
    }
}

@Suite struct MessageSenderTests {
    @Test func aMailProgramGetsNothingOfThePersonButOnItsStandardInput() throws {
        let folder = try Folder()
        try folder.add(
            "sendmail",
            "echo \"$@\" >\(folder.path)/words; env >\(folder.path)/env; cat >\(folder.path)/got"
        )
        let settings = MessageSettings.Mail(
            from: "library@ashdale.example",
            command: folder.path + "/sendmail"
        )
        let end = MailSender(settings, hub: "Hub", seconds: 20).send(
            outgoing(.email),
            at: instant,
            clock: now
        )
        #expect(end == .delivered)
        #expect(try folder.read("words") == "-t -i\n")
        let environment = try folder.read("env")
        #expect(!environment.contains("joan") && !environment.contains("Marker"))
        #expect(try folder.read("got").contains("To: <joan@example.org>\n"))
    }

    @Test(arguments: [
        ("exit 0", HandOverEnd.delivered), ("exit 75", .later("exit code 75")),
        ("exit 67", .never("exit code 67")),
        ("echo joan@example.org unknown >&2; exit 1", .never("exit code 1")),
        ("kill -9 $$", .unknown("broke off: signal 9")), ("sleep 30", .unknown("took too long")),
    ])
    func howAProgramEndsSaysWhatBecameOfTheMessage(_ script: String, _ expected: HandOverEnd) throws {
        let folder = try Folder()
        try folder.add("send", script)
        let sender = ProgramSender(
            MessageSettings.Program(command: "send"),
            seconds: script.hasPrefix("sleep") ? 1 : 20,
            programs: folder.programs
        )
        #expect(sender.send(outgoing(.text), at: instant, clock: now) == expected)
    }

    @Test func aProgramThatIsNotThereIsAskedAgainLater() {
        let sender = ProgramSender(MessageSettings.Program(command: "/nowhere/send"), seconds: 5)
        #expect(sender.send(outgoing(.text), at: instant, clock: now) == .later("program not installed"))
    }

    @Test func aTextAndALetterAreOneLineOfJSON() throws {
        let text = try JSON(parsing: Array(ProgramSender.json(outgoing(.text, lines: ["\"Hi\"\n{"])).utf8))
        #expect(text["to"]?["phone"]?.string == "07700900123" && text["to"]?["name"] == nil)
        #expect(text["lines"]?.elements?.first?.string == "\"Hi\"\n{" && text["attempt"]?.integer == 2)
        #expect(text["id"]?.string == ID(milliseconds: 1, random: [1, 2, 3]).description)
        let letter = try JSON(parsing: Array(ProgramSender.json(outgoing(.letter, largePrint: true)).utf8))
        #expect(letter["largePrint"]?.bool == true && letter["to"]?["postcode"]?.string == "ZY1 4LB")
        #expect(letter["to"]?["address"]?.elements?.count == 2 && letter["to"]?["phone"] == nil)
        #expect(letter["language"]?.string == "cy" && letter["channel"]?.string == "letter")
    }

    @Test func aLetterWithoutAnAddressIsNeverSent() {
        var message = outgoing(.letter)
        message.to.address = []
        let sender = ProgramSender(MessageSettings.Program(command: "true"), seconds: 5)
        #expect(sender.send(message, at: instant, clock: now) == .never("no address"))
    }

    @Test func aRecorderRemembersWhatItWasGiven() {
        let recorder = MessageRecorder([.later("busy")])
        #expect(recorder.send(outgoing(.text), at: instant, clock: now) == .later("busy"))
        #expect(recorder.send(outgoing(.text), at: instant, clock: now) == .delivered)
        #expect(recorder.given.count == 2)
    }
}
