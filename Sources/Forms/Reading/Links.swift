/// The addresses that the words of a text lead to.
///
/// A terminal can follow none of them, so a person must be able to copy them. Among words to read, a number stands for
/// an address, and the addresses come after the words. In a single line there is no "after": it follows its label.
struct Links {
    /// Whether numbers stand for the addresses.
    let isNumbered: Bool
    private var addresses: [String] = []

    init(isNumbered: Bool) { self.isNumbered = isNumbered }

    /// What is added to the label of a link; nothing where the label says the address already.
    mutating func mark(_ address: String, labelled label: some StringProtocol) -> String {
        let shown = address.hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
        guard !shown.isEmpty, !shown.hasPrefix("#"), !label.contains(shown) else { return "" }
        guard isNumbered else { return " (\(shown))" }
        if let index = addresses.firstIndex(of: shown) { return " [\(index + 1)]" }
        addresses.append(shown)
        return " [\(addresses.count)]"
    }

    /// The addresses by their numbers, a paragraph each.
    var blocks: [TextBlock] {
        addresses.enumerated().map { .paragraph("[\($0.offset + 1)] \($0.element)") }
    }
}
