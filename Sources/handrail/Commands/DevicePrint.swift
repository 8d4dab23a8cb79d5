import Connections
import Content
import Domain
import Ground
import Screens
import Store

/// `handrail device label` and `slip`: what is stuck on a device, and what goes with a loan.
enum DevicePrint {
    static func labels(_ tags: [String], _ arguments: Arguments) throws(Arguments.Misuse) -> Int32 {
        guard let paper = LabelPaper(rawValue: arguments["paper"] ?? LabelPaper.a4.rawValue) else {
            throw Arguments.Misuse(reason: "--paper is a4 or roll.")
        }
        guard (arguments["to"] == nil) != (arguments["printer"] == nil) else {
            throw Arguments.Misuse(
                reason: "Say --to FILE.pdf, or --printer NAME; \"any\" is the usual printer."
            )
        }
        let new = arguments["new"].flatMap { Int($0) }
        if arguments["new"] != nil, !(1...240).contains(new ?? 0) {
            throw Arguments.Misuse(reason: "--new is how many, 1 to 240.")
        }
        let first = arguments["from"].flatMap { AssetTag(reading: $0) }
        if arguments["from"] != nil, first.flatMap({ NewTags(from: $0) }) == nil || new == nil {
            throw Arguments.Misuse(
                reason: "--from is a label that ends in a number, such as HT-0080, with --new."
            )
        }
        if tags.isEmpty, new == nil {
            throw Arguments.Misuse(reason: "Say which labels, or --new and how many.")
        }
        return LendingDesk.open(arguments) { (desk) throws(StoreError) in
            var labels: [AssetLabel] = []
            var isWhole = true
            for tag in tags {
                if let asset = try desk.store.asset(scanned: tag) {
                    labels.append(label(asset, desk))
                } else {
                    Command.complain("No device has the label \"\(tag)\".")
                    isWhole = false
                }
            }
            if let new {
                let free = try newTags(new, from: first, desk)
                labels += free.map { AssetLabel(new: $0, desk.policy, desk.hub) }
                if let first = free.first, let last = free.last {
                    Command.say("New labels: \(first) to \(last).")
                }
            }
            guard !labels.isEmpty else { return Command.Code.no }
            do throws(LabelSheet.Refusal) {
                let code = put(try LabelSheet(labels, on: paper), arguments)
                return code == Command.Code.done && !isWhole ? Command.Code.no : code
            } catch {
                Command.complain(words(error))
                return Command.Code.no
            }
        }
    }

    private static func label(_ asset: Asset, _ desk: LendingDesk) -> AssetLabel {
        AssetLabel(asset, desk.catalogue, desk.policy, desk.hub)
    }

    /// Labels that nothing has yet, of the series of the hub.
    private static func newTags(
        _ count: Int,
        from first: AssetTag?,
        _ desk: LendingDesk
    ) throws(StoreError) -> [AssetTag] {
        try desk.store.freeTags(count, from: first)
    }

    private static func words(_ refusal: LabelSheet.Refusal) -> String {
        switch refusal {
        case .tooLong(let tag):
            "\(tag) is too long: its barcode would be too fine for a scanner. Try --paper a4."
        case .notPrintable(let tag): "\(tag) has a sign that no barcode can have."
        }
    }

    private static func put(_ sheet: LabelSheet, _ arguments: Arguments) -> Int32 {
        if let path = arguments["to"] {
            if TextFile.replace(path, with: sheet.pdf) { return Command.Code.done }
            Command.complain("\(path) cannot be written.")
            return Command.Code.failed
        }
        return wait(printer(arguments).print(sheet, at: World().steady))
    }

    /// Prints the slip of the loan that a device is on, or shows it.
    static func slip(_ tag: String, _ arguments: Arguments) throws(Arguments.Misuse) -> Int32 {
        let language = arguments["lang"] ?? Accessibility.firstLanguage
        let wording: Catalogue
        do throws(ContentError) {
            wording = try Accessibility(Places(arguments).accessibility).words(language)
        } catch {
            for line in error.lines { Command.complain(line) }
            return Command.Code.failed
        }
        return LendingDesk.open(arguments, in: language) { (desk) throws(StoreError) in
            guard let asset = try desk.store.asset(scanned: tag),
                let loan = try desk.store.openLoan(of: asset.id)
            else {
                Command.complain("No device with the label \"\(tag)\" is on loan.")
                return Command.Code.no
            }
            let slip = LoanSlip(
                loan,
                desk.catalogue.model(loan.model),
                due: wording.date(loan.due, withWeekday: true),
                hub: desk.hub.contact?.address ?? [desk.hub.name],
                phone: desk.hub.contact?.phone ?? "",
                rules: desk.policy.agreement(loan.agreement),
                desk.policy.slip
            )
            let pages = slip.printed.pages(.large) { _, _ in "" }
            if arguments["printer"] == nil {
                Command.write(pages.plainText)
                return Command.Code.done
            }
            return wait(printer(arguments).print(pages, at: desk.world.steady))
        }
    }

    private static func printer(_ arguments: Arguments) -> Printer {
        Printer(name: arguments["printer"] == "any" ? nil : arguments["printer"])
    }

    private static func wait(_ printing: Underway<PrintTicket, PrintRefusal>) -> Int32 {
        do throws(PrintRefusal) {
            let ticket = try printing.wait { World().steady }
            Command.say("The printer has taken it: \(ticket.number).")
            return Command.Code.done
        } catch {
            Command.complain("Nothing is printed: \(error).")
            return Command.Code.failed
        }
    }
}

extension AssetLabel {
    /// The label of a device in the books.
    init(_ asset: Asset, _ models: ModelCatalogue, _ policy: LendingPolicy, _ hub: Hub) {
        self.init(
            tag: asset.tag.description,
            owner: policy.hubs.first { $0.code == asset.hub }?.name ?? asset.hub,
            name: models.name(of: asset.model),
            found: hub.contact.map { policy.slip.found(phone: $0.phone) } ?? ""
        )
    }

    /// A label for a device that comes into the books after it has it.
    init(new tag: AssetTag, _ policy: LendingPolicy, _ hub: Hub) {
        self.init(
            tag: tag.description,
            owner: policy.hubs.first { $0.code == policy.hub }?.name ?? hub.name,
            name: "",
            found: hub.contact.map { policy.slip.found(phone: $0.phone) } ?? ""
        )
    }
}

extension LoanSlip {
    /// The slip as it is laid out on paper.
    var printed: PrintedText {
        PrintedText(title: title, parts: parts.map { PrintedText.Part($0.heading, lines: $0.lines) })
    }
}
