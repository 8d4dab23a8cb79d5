import Domain
import Ground

/// Reads how a hub sends messages: `messages` in hub.json.
enum MessageSettingsFile {
    private static let longestSeconds = 5...600

    static func read(_ path: String) throws(ContentError) -> MessageSettings {
        var reader = FileReader(path)
        let json = try reader.parse()
        let settings = settings(json, &reader)
        try reader.finish()
        return settings
    }

    /// What hub.json says of messages; nothing is sent where it says nothing.
    static func settings(_ json: JSON, _ reader: inout FileReader) -> MessageSettings {
        var settings = MessageSettings()
        guard let node = json["messages"] else { return settings }
        settings.email = node["email"].flatMap { mail($0, &reader) }
        settings.text = node["text"].flatMap { program($0, &reader) }
        settings.letter = node["letter"].flatMap { program($0, &reader) }
        settings.quiet = quiet(node, &reader)
        if node["longestSeconds"] != nil, let seconds = reader.integer(node, "longestSeconds") {
            if !longestSeconds.contains(seconds) {
                reader.fault("\"longestSeconds\" must be from 5 to 600.", node["longestSeconds"] ?? node)
            }
            settings.longestSeconds = seconds
        }
        return settings
    }

    private static func mail(_ node: JSON, _ reader: inout FileReader) -> MessageSettings.Mail? {
        guard let from = reader.text(node, "from") else { return nil }
        if !MailAddress.isAddress(from) {
            reader.fault(
                "\"from\" must be an e-mail address, like library@council.example.",
                node["from"] ?? node
            )
        }
        var mail = MessageSettings.Mail(from: from)
        if node["name"] != nil { mail.name = reader.text(node, "name") }
        if node["command"] != nil, let name = command(node, "command", &reader) { mail.command = name }
        return mail
    }

    /// A program by its name, or with what it can do.
    private static func program(_ node: JSON, _ reader: inout FileReader) -> MessageSettings.Program? {
        if let name = node.string {
            if isCommand(name) { return MessageSettings.Program(command: name) }
            reader.fault(notACommand, node)
            return nil
        }
        let recognises = reader.flag(node, "recognisesRepeats")
        return command(node, "command", &reader).map {
            MessageSettings.Program(command: $0, recognisesRepeats: recognises)
        }
    }

    private static func command(_ node: JSON, _ key: String, _ reader: inout FileReader) -> String? {
        guard let name = reader.text(node, key) else { return nil }
        if isCommand(name) { return name }
        reader.fault(notACommand, node[key] ?? node)
        return nil
    }

    private static let notACommand =
        "This must be a program: its name, or where it is, like /usr/local/bin/send-text. It is given no words."

    /// A name without a folder, or a path from the root; no words after it.
    private static func isCommand(_ name: String) -> Bool {
        let isPlain = !name.isEmpty && name.allSatisfy { !$0.isWhitespace && $0 != "\0" }
        return isPlain && (name.hasPrefix("/") ? !name.hasSuffix("/") : !name.contains("/"))
    }
}

// Quiet hours.
extension MessageSettingsFile {
    private static func quiet(_ node: JSON, _ reader: inout FileReader) -> QuietHours {
        var (from, to, days) = (QuietHours.usual.from, QuietHours.usual.to, QuietHours.usual.days)
        if let hours = node["quietHours"] {
            let times = (hours.string ?? "").split(separator: "-", omittingEmptySubsequences: false)
                .map(FileReader.minute)
            if times.count == 2, let first = times[0], let last = times[1], first < 1440, last < 1440 {
                (from, to) = (first, last)
            } else {
                reader.fault(
                    "\"quietHours\" must be from when to when, like \"20:00-08:00\", or \"00:00-00:00\" for none.",
                    hours
                )
            }
        }
        if let list = node["quietDays"] { days = quietDays(list, &reader) }
        if let quiet = QuietHours(from: from, to: to, days: days) { return quiet }
        reader.fault("Some day must not be quiet. Take one out of \"quietDays\".", node["quietDays"] ?? node)
        return .usual
    }

    private static func quietDays(_ list: JSON, _ reader: inout FileReader) -> Set<Int> {
        guard let elements = list.elements else {
            reader.fault("\"quietDays\" must be a list like [\"sunday\"], or [ ] for none.", list)
            return []
        }
        var days: Set<Int> = []
        for element in elements {
            if let index = element.string.flatMap({ FileReader.weekdays.firstIndex(of: $0) }) {
                days.insert(index + 1)
            } else {
                reader.fault("This must be a day like \"sunday\", in small letters.", element)
            }
        }
        return days
    }
}
