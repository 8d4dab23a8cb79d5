import Connections
import Screens
import Testing

/// The screens of scanning, of paper and of codes, by name.
enum EvidenceScreens {
    static func all() throws -> [(name: String, screen: Screen)] {
        var all: [(String, Screen)] = []
        let scanner = ScanRecorder(
            [
                .failure(.coverOpen), .success(try ScannedPages.letter()),
                .success(try ScannedPages.sheet(paper: 20)),
            ],
            looks: 1
        )
        var resident = try Resident(scanner: scanner, printer: PrintRecorder(.failure(.noService), looks: 1))
        let answers = try goodAnswers("blue-badge")
        resident.press("service:blue-badge")
        resident.press("start")
        for _ in 0..<40 where !resident.screen.id.hasSuffix("/proof-of-who") { resident.answer(answers) }
        all.append(("evidence", resident.screen))
        resident.press("choice:idProof:scan")
        all.append(("scan-ready", resident.screen))
        resident.mean(.enter)
        all.append(("scanning", resident.screen))
        resident.look()
        resident.look()
        all.append(("scan-failed", resident.screen))
        resident.mean(.enter)
        resident.look()
        resident.look()
        all.append(("scan-look", resident.screen))
        resident.press("keep")
        all.append(("evidence-scanned", resident.screen))
        resident.press("choice:idProof:scan")
        resident.mean(.enter)
        resident.look()
        resident.look()
        all.append(("scan-doubt", resident.screen))
        resident.press("leave")
        resident.press("continue")
        for _ in 0..<20 where !resident.screen.id.hasSuffix(".check") { resident.answer(answers) }
        resident.press("send")
        all.append(("sent-devices", resident.screen))
        resident.press("print")
        all.append(("print-sizes", resident.screen))
        resident.press("large")
        resident.look()
        resident.look()
        all.append(("print-off", resident.screen))
        resident.press("code")
        all.append(("code", resident.screen))
        let title = try RealHub.words()(.codeTitle)
        try #require(all.last?.1.title == title)
        return all.map { (name: $0.0, screen: $0.1) }
    }
}
