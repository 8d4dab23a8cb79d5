/// What `lpstat -r -d -a -p` says of printers.
struct PrinterList {
    private let lines: [Substring]

    init(_ text: [UInt8]) { lines = String(decoding: text, as: UTF8.self).split(separator: "\n") }

    /// The name of a printer that can print now.
    ///
    /// - Parameter wanted: its name; nil for the one the print service uses by itself.
    /// - Returns: its name.
    /// - Throws: why it cannot.
    func ready(_ wanted: String?) throws(PrintRefusal) -> String {
        guard lines.contains("scheduler is running") else { throw .noService }
        guard let name = wanted ?? usual else { throw .noPrinter }
        guard let place = lines.firstIndex(where: { $0.hasPrefix("printer \(name) ") }) else {
            throw .noPrinter
        }
        if lines[place].hasPrefix("printer \(name) disabled ") { throw .stopped(reason(after: place)) }
        guard lines.contains(where: { $0.hasPrefix("\(name) accepting ") }) else { throw .notAccepting }
        return name
    }

    private var usual: String? {
        let head = "system default destination: "
        return lines.first { $0.hasPrefix(head) }.map { String($0.dropFirst(head.count)) }
    }

    /// The line after a printer that is set in says why.
    private func reason(after place: Int) -> String {
        let next = place + 1
        guard next < lines.count, lines[next].hasPrefix("\t") else { return "" }
        return String(lines[next].dropFirst())
    }
}
