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
        return LendingDesk.open(arguments) { (desk) throws(StoreError) in
            var labels: [AssetLabel] = []
            for tag in tags {
                guard let asset = try desk.store.asset(scanned: tag) else {
                    Command.complain("No device has the label \"\(tag)\".")
                    return Command.Code.no
                }
                labels.append(label(asset, desk))
            }
            do throws(LabelSheet.Refusal) {
                return put(try LabelSheet(labels, on: paper), arguments)
            } catch {
                Command.complain(words(error))
                return Command.Code.no
            }
        }
    }

    private static func label(_ asset: Asset, _ desk: LendingDesk) -> AssetLabel {
        let place = desk.policy.hubs.first { $0.code == asset.hub }
        return AssetLabel(
            tag: asset.tag.description,
            owner: place?.name ?? asset.hub,
            name: desk.catalogue.name(of: asset.model),
            found: desk.hub.contact.map { desk.policy.slip.found(phone: $0.phone) } ?? ""
        )
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

extension LoanSlip {
    /// The slip as it is laid out on paper.
    var printed: PrintedText {
        PrintedText(title: title, parts: parts.map { PrintedText.Part($0.heading, lines: $0.lines) })
    }
}
