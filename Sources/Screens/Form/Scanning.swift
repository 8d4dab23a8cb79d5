import Domain
import Forms

/// Scanning one page for a question, from the empty glass to a page that is kept.
struct PageScan: Hashable {
    /// How far it is.
    enum Stage: Hashable {
        /// The page is yet to be laid down; why the last try came to nothing.
        case ready(ScanFault?)
        case scanning
        /// The resident does not want it any more, and the scanner is about to stop.
        case stopping
        /// The page is there to be looked at.
        case looking(ScannedPage)
        /// The page is on its way into the store.
        case keeping(ScannedPage)
    }

    /// The name of the question that the page is for.
    let question: String
    private(set) var stage = Stage.ready(nil)
    /// Counts the stages, so that each is a screen of its own.
    private(set) var count = 1
    /// When the stage began.
    private(set) var since: Int64

    /// How long after a scan began Enter does not stop it, in milliseconds: many press twice.
    static let stopGuard: Int64 = 1_000
    /// How long a page is shown before a key keeps it, in milliseconds.
    static let lookGuard: Int64 = 300

    init(_ question: String, _ moment: Moment) {
        self.question = question
        since = moment.milliseconds
    }

    mutating func go(_ stage: Stage, _ moment: Moment) {
        self.stage = stage
        count += 1
        since = moment.milliseconds
    }

    func isSettled(_ moment: Moment, after time: Int64) -> Bool { moment.milliseconds - since >= time }
}

// What a resident does about a page.
extension FormJourney {
    mutating func press(_ id: ElementID, scanning scan: PageScan, _ moment: Moment) -> [Step] {
        switch scan.stage {
        case .ready where id == "scan":
            self.scan?.go(.scanning, moment)
            return [.perform(.scan)]
        case .scanning where scan.isSettled(moment, after: PageScan.stopGuard):
            return stopScan(moment)
        case .looking(let page) where scan.isSettled(moment, after: PageScan.lookGuard):
            if id == "rescan" { return leaveScan(moment) }
            if id == "keep" {
                self.scan?.go(.keeping(page), moment)
                return [.perform(.keepPage(journey: journey, question: scan.question))]
            }
            return [.perform(.dropPage)] + bring(scan, id, moment)
        case .ready: return bring(scan, id, moment)
        case .scanning, .stopping, .looking, .keeping: return []
        }
    }

    /// Brings the papers to the desk instead, or leaves it at the pages there are.
    private mutating func bring(_ scan: PageScan, _ id: ElementID, _ moment: Moment) -> [Step] {
        self.scan = nil
        guard id == "desk", let page = sheet,
            let question = page.questions.first(where: { $0.name == scan.question })
        else { return [] }
        return choose(Evidence.desk, in: question, on: page, moment)
    }

    private mutating func stopScan(_ moment: Moment) -> [Step] {
        scan?.go(.stopping, moment)
        return [.perform(.stopScan)]
    }

    /// One step back from where the scan stands.
    mutating func leaveScan(_ moment: Moment) -> [Step] {
        switch scan?.stage {
        case .scanning: return stopScan(moment)
        case .looking:
            scan?.go(.ready(nil), moment)
            return [.perform(.dropPage)]
        case .ready: scan = nil
        case .stopping, .keeping, nil: break
        }
        return []
    }

    /// Takes what came of a scan; what nobody waits for any more is thrown away.
    mutating func receive(scan outcome: Outcome, _ moment: Moment) -> [Step] {
        switch (outcome, scan?.stage) {
        case (.scanned(let page), .scanning): scan?.go(.looking(page), moment)
        case (.scanned, .stopping):
            scan?.go(.ready(nil), moment)
            return [.perform(.dropPage)]
        case (.scanned, _): return [.perform(.dropPage)]
        case (.scanFailed(.stopped), .some): scan?.go(.ready(nil), moment)
        case (.scanFailed(let fault), .some): scan?.go(.ready(fault), moment)
        case (.pageKept(let id), .keeping):
            guard let name = scan?.question else { return [] }
            scan = nil
            return setPages(pages(of: name) + [id.description], of: name)
        default: break
        }
        return []
    }
}

// What is shown meanwhile.
extension FormJourney {
    func scanScreen(_ scan: PageScan, _ words: Catalogue) -> Screen {
        var parts: [Part]
        var focus: ElementID = "scan"
        let title: Phrase
        switch scan.stage {
        case .ready(let fault):
            title = .scanReadyTitle
            parts = fault.map { [.notice(words(Self.phrase(for: $0)))] } ?? []
            parts.append(.paragraph(words(.scanReadyText)))
            parts += buttons([("scan", .evidenceScan), otherWay(scan)], words)
        case .scanning:
            (title, focus) = (.scanningTitle, "stop")
            parts = [.paragraph(words(.scanningText))] + buttons([("stop", .scanStop)], words)
        case .stopping:
            title = .scanStoppingTitle
            parts = [.paragraph(words(.fewSeconds))]
        case .looking(let page), .keeping(let page):
            title = page.doubts.isEmpty ? .scanLookTitle : .scanDoubtTitle
            focus = page.doubts.isEmpty ? "keep" : "rescan"
            parts = [.picture(Part.Picture(rows: page.rows, spoken: Self.words(about: page, words)))]
            parts += buttons([("keep", .scanKeep), ("rescan", .scanAgain), otherWay(scan)], words)
        }
        return Screen(
            id: "form.\(service.code)/scan/\(scan.question)/\(scan.count)",
            title: words(title),
            caption: service.title,
            parts: parts,
            focus: focus
        )
    }

    /// The way out: the desk, or no more pages than there are.
    private func otherWay(_ scan: PageScan) -> (ElementID, Phrase) {
        pages(of: scan.question).isEmpty ? ("desk", .scanDesk) : ("leave", .scanNoMore)
    }

    private func buttons(_ buttons: [(ElementID, Phrase)], _ words: Catalogue) -> [Part] {
        buttons.enumerated().map { index, button in
            .button(
                Part.Button(
                    id: button.0,
                    number: index + 1,
                    label: words(button.1),
                    isUsual: button.0 == "scan"
                )
            )
        }
    }

    /// The page in words: what may be wrong with it and how to mend that.
    private static func words(about page: ScannedPage, _ words: Catalogue) -> String {
        page.doubts.isEmpty
            ? words(.scanClear) : page.doubts.map { words(phrase(for: $0)) }.joined(separator: " ")
    }

    private static func phrase(for doubt: ScannedPage.Doubt) -> Phrase {
        switch doubt {
        case .tooSmall: .scanTooSmall
        case .tooDark: .scanTooDark
        case .blank: .scanBlank
        case .cutOff: .scanCutOff
        }
    }

    private static func phrase(for fault: ScanFault) -> Phrase {
        switch fault {
        case .stopped, .noAnswer: .scanNoAnswer
        case .busy: .scanBusy
        case .noPage: .scanNoPage
        case .jammed: .scanJammed
        case .coverOpen: .scanCoverOpen
        case .tooLarge: .scanTooLarge
        case .notKept: .scanNotKept
        }
    }
}
