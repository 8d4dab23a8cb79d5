/// What stands on the paper that goes with a loan: what was lent, the day it is brought back, and whom to call.
///
/// It says nothing of who borrows.
public struct LoanSlip: Hashable, Sendable {
    /// The words of slips and labels, which are content.
    public struct Words: Hashable, Sendable {
        /// What stands at its head.
        public var title: String
        /// What stands over the thing.
        public var youHave: String
        /// What stands over the parts of its kit.
        public var inTheBag: String
        /// What stands over the day.
        public var bringBack: String
        /// What stands over the hub.
        public var bringTo: String
        /// What stands over the telephone number.
        public var askUs: String
        /// What the label of a device says to whoever finds it; `{phone}` stands for the number.
        public var found: String

        /// Gathers the words.
        public init(
            title: String,
            youHave: String,
            inTheBag: String,
            bringBack: String,
            bringTo: String,
            askUs: String,
            found: String
        ) {
            self.title = title
            self.youHave = youHave
            self.inTheBag = inTheBag
            self.bringBack = bringBack
            self.bringTo = bringTo
            self.askUs = askUs
            self.found = found
        }

        /// What a label says to whoever finds the device.
        public func found(phone: String) -> String {
            guard let field = found.firstRange(of: "{phone}") else { return found }
            return found[..<field.lowerBound] + phone + found[field.upperBound...]
        }
    }

    /// Some lines under a heading.
    public struct Part: Hashable, Sendable {
        /// What stands over them.
        public var heading: String
        /// The lines.
        public var lines: [String]
    }

    /// What stands at its head.
    public let title: String
    /// What follows, in order.
    public let parts: [Part]

    /// Writes the slip of a loan.
    ///
    /// - Parameters:
    ///   - loan: the loan.
    ///   - model: what is lent; nil where content does not know it any more.
    ///   - due: the day it is brought back, in words.
    ///   - hub: what the hub is called, and its address.
    ///   - phone: the number of the hub; empty where there is none.
    ///   - rules: what was agreed on; nil where content does not have that version any more.
    ///   - words: the words of slips.
    public init(
        _ loan: Loan,
        _ model: AssetModel?,
        due: String,
        hub: [String],
        phone: String,
        rules: LoanAgreement? = nil,
        _ words: Words
    ) {
        title = words.title
        let names = Dictionary((model?.accessories ?? []).map { ($0.code, $0.name) }) { first, _ in first }
        // In the order of the kit; what content does not name any more comes last.
        let order = model?.accessories.map(\.code) ?? []
        let out = loan.out.accessories
        let kit = order.filter { out.contains($0) } + out.filter { !order.contains($0) }.sorted()
        parts = [
            Part(heading: words.youHave, lines: ["\(model?.name ?? loan.model), \(loan.tag)"]),
            Part(heading: words.inTheBag, lines: kit.map { names[$0] ?? $0 }),
            Part(heading: words.bringBack, lines: [due]),
            Part(heading: words.bringTo, lines: hub),
            Part(heading: words.askUs, lines: phone.isEmpty ? [] : [phone]),
            Part(heading: rules?.title ?? "", lines: rules?.lines ?? []),
        ].filter { !$0.lines.isEmpty }
    }
}
