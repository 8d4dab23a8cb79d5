import Domain
import Ground

/// An e-mail as a text: RFC 5322 with MIME, lines ended as on this system, which is what `sendmail` reads.
struct MailText {
    let text: String

    /// Writes a message down; nil where what stands as her address is none.
    ///
    /// The message's own id becomes the Message-ID: a repeat is the same mail to those that look.
    init?(_ outgoing: OutgoingMessage, from: String, named name: String, at now: Int64) {
        let address = outgoing.to.email
        guard MailAddress.isAddress(address), MailAddress.isAddress(from) else { return nil }
        let domain = from.split(separator: "@").last.map(String.init) ?? ""
        let headers = [
            "From: \(EncodedWords.phrase(name, after: "From: ")) <\(from)>",
            "To: <\(address)>",
            "Subject: \(EncodedWords.text(outgoing.text.subject, after: "Subject: "))",
            "Date: \(Self.date(now))",
            "Message-ID: <\(outgoing.message.id)@\(domain)>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: quoted-printable",
            "Content-Language: \(Self.tag(outgoing.message.language))",
        ]
        let body = outgoing.text.lines.joined(separator: "\n\n") + "\n"
        text = headers.joined(separator: "\n") + "\n\n" + QuotedPrintable.text(body)
    }

    /// A language as mail names it: letters, digits and hyphens alone.
    private static func tag(_ language: String) -> String {
        language.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    /// A moment as RFC 5322, 3.3, writes it, in UTC.
    static func date(_ milliseconds: Int64) -> String {
        let seconds = Int(milliseconds / 1_000)
        let day = CivilDate(daysSinceEpoch: seconds / 86_400)
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let clock = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60]
            .map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
        return "\(weekdays[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(day.year) \(clock) +0000"
    }
}

/// Texts in headers, by RFC 2047: what is not plain ASCII becomes encoded words.
enum EncodedWords {
    private static let longestLine = 76

    /// A text without structure, such as a subject; `name` is what stands before it on the line.
    static func text(_ text: String, after name: String) -> String {
        let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isPlain = flat.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !flat.contains("=?")
        return isPlain && name.utf8.count + flat.utf8.count <= longestLine ? flat : encoded(flat, after: name)
    }

    /// A name before an address: in quotation marks where it is plain, else encoded.
    static func phrase(_ name: String, after header: String) -> String {
        let text = text(name, after: header)
        guard !text.contains("=?") else { return text }
        return "\"" + text.filter { $0 != "\"" && $0 != "\\" } + "\""
    }

    /// Encoded words, a line each; no character is cut in two.
    private static func encoded(_ text: String, after name: String) -> String {
        // An encoded word has at most 75 characters, 12 of them around the base 64, which takes 4 for 3
        // bytes.
        let most = 45
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let next = Array(String(Character(scalar)).utf8)
            // What stands before the first word takes room of its line.
            let room = words.isEmpty ? most - name.utf8.count : most
            if bytes.count + next.count > room {
                words.append(word(bytes))
                bytes = []
            }
            bytes += next
        }
        words.append(word(bytes))
        return words.joined(separator: "\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Base64.text(bytes))?=" }
}

/// Base 64 by RFC 4648.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    static func text(_ bytes: [UInt8]) -> String {
        var signs: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var value = 0
            for index in 0..<3 { value = value << 8 | (index < group.count ? Int(group[start + index]) : 0) }
            for index in 0..<4 {
                let isThere = index <= group.count
                signs.append(isThere ? alphabet[value >> (18 - 6 * index) & 0x3F] : UInt8(ascii: "="))
            }
        }
        return String(decoding: signs, as: UTF8.self)
    }
}

/// The body of a mail by RFC 2045, 6.7: ASCII alone, no line longer than 76 characters.
enum QuotedPrintable {
    private static let longestLine = 76

    static func text(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line(Array($0.utf8)) }.joined(separator: "\n")
    }

    private static func line(_ bytes: [UInt8]) -> String {
        var done = ""
        var current = ""
        for (index, byte) in bytes.enumerated() {
            let isBlank = byte == 0x20 || byte == 0x09
            let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
            // A blank at the end of a line would be lost on the way.
            let stays = isPlain || isBlank && index < bytes.count - 1
            let sign = stays ? String(Character(Unicode.Scalar(byte))) : "=" + hex(byte)
            if current.utf8.count + sign.utf8.count > longestLine - 1 {
                done += current + "=\n"
                current = ""
            }
            current += sign
        }
        return done + current
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }
}
