/// A print the printer has taken.
public struct PrintTicket: Hashable, Sendable {
    /// What the print service calls it, for staff: "desk-12".
    public var number: String

    /// Names a print.
    public init(number: String) { self.number = number }
}

/// Why nothing is printed.
public enum PrintRefusal: Error, Hashable, Sendable {
    /// This machine has no program for printing (`lp` and `lpstat` of CUPS).
    case notInstalled
    /// The print service of this machine does not run.
    case noService
    /// There is no printer, or none of the name that was set.
    case noPrinter
    /// The printer takes nothing now, because staff said so.
    case notAccepting
    /// The printer is stopped; why, in the words of the print service, for staff.
    case stopped(String)
    /// The resident does not want it any more.
    case cancelled
    /// It took longer than it may.
    case tookTooLong
    /// Anything else, with what the program said, for staff.
    case failed(String)
}

/// What prints pages: a printer, or a recorder in a test.
public protocol Printing {
    /// Begins to ask whether the printer can print now; comes to its name.
    func check(at now: Int64) -> Underway<String, PrintRefusal>

    /// Begins to print.
    func print(_ pages: PrintedPages, at now: Int64) -> Underway<PrintTicket, PrintRefusal>

    /// Begins to print labels.
    func print(_ labels: LabelSheet, at now: Int64) -> Underway<PrintTicket, PrintRefusal>
}
