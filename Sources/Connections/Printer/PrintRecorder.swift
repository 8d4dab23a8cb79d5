/// A printer of a test: answers as it is told, and remembers what it was given.
public final class PrintRecorder: Printing {
    /// Whether the printer can print, and its name.
    public var state: Result<String, PrintRefusal>
    /// How often a print is looked at before it is over.
    public var looks: Int
    /// What was printed, in order.
    public private(set) var printed: [PrintedPages] = []
    /// What labels were printed, in order.
    public private(set) var labels: [LabelSheet] = []

    /// Makes a printer that answers so.
    public init(_ state: Result<String, PrintRefusal> = .success("desk"), looks: Int = 0) {
        self.state = state
        self.looks = looks
    }

    /// Says whether it can print.
    public func check(at now: Int64) -> Underway<String, PrintRefusal> {
        Underway(endingAs: state, cancelled: .cancelled)
    }

    /// Takes the pages, where it can print.
    public func print(_ pages: PrintedPages, at now: Int64) -> Underway<PrintTicket, PrintRefusal> {
        let ticket = state.map { name in
            printed.append(pages)
            return PrintTicket(number: "\(name)-\(printed.count)")
        }
        return Underway(endingAs: ticket, afterLooks: looks, cancelled: .cancelled)
    }

    /// Takes labels, where it can print.
    public func print(_ sheet: LabelSheet, at now: Int64) -> Underway<PrintTicket, PrintRefusal> {
        let ticket = state.map { name in
            labels.append(sheet)
            return PrintTicket(number: "\(name)-\(labels.count)")
        }
        return Underway(endingAs: ticket, afterLooks: looks, cancelled: .cancelled)
    }
}
