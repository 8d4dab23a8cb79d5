/// One whole answer of a speech server: its number, and the texts of its lines but the last.
struct SpeechReply: Hashable {
    var code: Int
    var lines: [String]

    /// Only the first digit of a number is fixed: 1 and 2 say yes.
    var isYes: Bool { code < 300 }
}

/// Cuts what a speech server says into answers, whatever pieces it comes in.
///
/// A line is a number of three digits, "-" where more lines follow or a space at the last, and a text (SSIP 2.1).
struct SpeechReplies {
    private var bytes: [UInt8] = []
    private var lines: [String] = []
    /// Whether something came that is no answer.
    private(set) var isBroken = false

    /// No line of an answer is longer.
    private static let longest = 1 << 16
    /// Numbers from here on tell of events that nobody asked for.
    private static let events = 700

    /// Takes what was read; gives the answers that are whole now, without events.
    mutating func take(_ chunk: ArraySlice<UInt8>) -> [SpeechReply] {
        bytes += chunk
        var replies: [SpeechReply] = []
        var start = 0
        while !isBroken, let end = bytes[start...].firstIndex(of: 0x0A) {
            if let reply = line(bytes[start..<end]) { replies.append(reply) }
            start = end + 1
        }
        bytes.removeFirst(start)
        if bytes.count > Self.longest { isBroken = true }
        return replies
    }

    private mutating func line(_ line: ArraySlice<UInt8>) -> SpeechReply? {
        let line = line.last == 0x0D ? line.dropLast() : line
        guard line.count >= 3, let code = Int(String(decoding: line.prefix(3), as: UTF8.self)), code >= 100
        else {
            isBroken = true
            return nil
        }
        if line.dropFirst(3).first == UInt8(ascii: "-") {
            if code < Self.events { lines.append(String(decoding: line.dropFirst(4), as: UTF8.self)) }
            return nil
        }
        if code >= Self.events { return nil }
        defer { lines = [] }
        return SpeechReply(code: code, lines: lines)
    }
}
