import Content
import Domain
import Testing

/// The pack with `messages` in its hub.json.
private func settings(_ messages: String) throws -> MessageSettings {
    try changed("hub.json", "\"name\":", "\"messages\": \(messages),\n  \"name\":").messageSettings()
}

@Suite struct MessageSettingsTests {
    @Test func aHubThatSaysNothingSendsNothing() throws {
        let settings = try pack().messageSettings()
        #expect(settings == MessageSettings() && settings.channels.isEmpty && settings.quiet == .usual)
    }

    @Test func aHubSaysHowItSends() throws {
        let read = try settings(
            """
            {"email": {"from": "library@ashdale.example", "name": "The library"}, "text": "send-text",
             "letter": {"command": "/opt/council/letter", "recognisesRepeats": true},
             "quietHours": "21:30-07:00", "quietDays": [], "longestSeconds": 30}
            """
        )
        #expect(read.email?.command == "/usr/sbin/sendmail" && read.email?.name == "The library")
        #expect(read.text == MessageSettings.Program(command: "send-text"))
        #expect(read.letter?.recognisesRepeats == true && read.longestSeconds == 30)
        #expect(read.quiet == QuietHours(from: 21 * 60 + 30, to: 7 * 60, days: []))
        #expect(read.channels == [.email, .text, .letter])
    }

    @Test(arguments: [
        ("{\"email\": {\"from\": \"library\"}}", "e-mail address"), ("{\"email\": {}}", "\"from\""),
        ("{\"text\": \"send text\"}", "a program"), ("{\"text\": \"bin/send\"}", "a program"),
        ("{\"letter\": {}}", "\"command\""),
        ("{\"letter\": {\"command\": \"x\", \"recognisesRepeats\": 1}}", "true"),
        ("{\"quietHours\": \"late\"}", "from when to when"),
        ("{\"quietHours\": \"20:00-24:00\"}", "from when"),
        ("{\"quietDays\": \"sunday\"}", "list"), ("{\"quietDays\": [\"Sunday\"]}", "a day like"),
        ("{\"longestSeconds\": 1}", "from 5 to 600"),
        (
            "{\"quietDays\": [\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"]}",
            "Some day must not be quiet"
        ),
    ])
    func settingsThatCannotBeUsedAreNamedWithTheirPlaceWhenTheHubIsRead(_ json: String, _ said: String) throws
    {
        let error = #expect(throws: ContentError.self) { try settings(json) }
        let fault = try #require(error?.lines.first { $0.contains(said) }, "\(error?.lines ?? [])")
        #expect(isPlaced(fault, in: "hub.json"), "\(fault)")
    }
}
