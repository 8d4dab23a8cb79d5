/// One whole answer of a speech server, or what it tells unasked: its number, and the texts of its lines but the last.
struct SpeechReply: Hashable {
    var code: Int
    var lines: [String]

    /// Tells that a message was said to its end; its first line is the name of the message.
    static let end = 702
    /// Numbers from here on tell of events that nobody asked for.
    static let events = 700

    var isEvent: Bool { code >= Self.events }

    /// Only the first digit of a number is fixed: 1 and 2 say yes.
    var isYes: Bool { code < 300 }
}

/// Cuts what a speech server says into answers, whatever pieces it comes in.
///
/// A line is a number of three digits, "-" where more lines follow or a space at the last, and a text (SSIP 2.1).
struct SpeechReplies {
    private var bytes: [UInt8] = []
    private var lines: [String] = []
    /// The lines of an event: it may come in the middle of an answer.
    private var news: [String] = []
    /// Whether something came that is no answer.
    private(set) var isBroken = false

    /// No line of an answer is longer.
    private static let longest = 1 << 16

    /// Takes what was read; gives the answers and events that are whole now.
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
        let place = code >= SpeechReply.events ? \SpeechReplies.news : \SpeechReplies.lines
        if line.dropFirst(3).first == UInt8(ascii: "-") {
            self[keyPath: place].append(String(decoding: line.dropFirst(4), as: UTF8.self))
            return nil
        }
        defer { self[keyPath: place] = [] }
        return SpeechReply(code: code, lines: self[keyPath: place])
    }
}
