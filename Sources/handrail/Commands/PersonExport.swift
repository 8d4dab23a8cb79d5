import Domain
import Ground
import Store

/// `handrail person export`: makes the file of an export that two people wanted.
enum PersonExport {
    /// What a file is written as.
    enum Format: String {
        case csv
        case json
    }

    static func run(
        _ code: String,
        _ places: Places,
        _ arguments: Arguments
    ) throws(Arguments.Misuse) -> Int32 {
        guard let login = arguments["login"], let path = arguments["to"],
            let format = Format(rawValue: arguments["format"] ?? "csv")
        else {
            throw Arguments.Misuse(reason: "--login and --to are needed; --format is csv or json.")
        }
        let log = StaffLog(path: arguments["log"] ?? places.log)
        do throws(StaffAtCommand.Refusal) {
            let store = try opened(places)
            let staff = try StaffAtCommand(login, may: .askForErasure, in: store, log)
            let approval = try agreed(code, store)
            let count = try make(approval, at: path, as: format, staff, store)
            Command.say(
                "\(count) records are in \(path). Remove the file when it has served: \(approval.deed.name)"
            )
            return Command.Code.done
        } catch {
            Command.complain(error.reason)
            return error.code
        }
    }

    static func opened(_ places: Places) throws(StaffAtCommand.Refusal) -> Store {
        do throws(StoreError) { return try Store.open(at: places.store, now: World().now) } catch {
            throw StaffAtCommand.Refusal(
                reason: "\(places.store): \(error.description)",
                code: Command.Code.failed
            )
        }
    }

    /// The export with a code, where it waits to be made.
    private static func agreed(
        _ code: String,
        _ store: Store
    ) throws(StaffAtCommand.Refusal) -> (id: ID, deed: BulkExport) {
        let open: [Approval]
        do throws(StoreError) { open = try store.openApprovals(at: World().now) } catch {
            throw StaffAtCommand.Refusal(reason: error.description, code: Command.Code.failed)
        }
        for approval in open where approval.code == code.lowercased() {
            if case .bulkExport(let export) = approval.deed { return (approval.id, export) }
        }
        throw StaffAtCommand.Refusal(
            reason: "No export waits under this code. It may be made already, or too old: ask for it again."
        )
    }

    private static func make(
        _ approval: (id: ID, deed: BulkExport),
        at path: String,
        as format: Format,
        _ staff: StaffAtCommand,
        _ store: Store
    ) throws(StaffAtCommand.Refusal) -> Int {
        let file: PrivateFile
        do throws(PrivateFile.Fault) { file = try PrivateFile(making: path) } catch {
            throw StaffAtCommand.Refusal(reason: error.reason, code: Command.Code.failed)
        }
        return try fill(file, approval, as: format, staff, store)
    }

    /// Writes the file whole, then uses the agreement up, then lets the file be opened.
    ///
    /// Where writing fails nothing was taken out: nothing is noted, and the agreement can be used again. What can be
    /// opened was noted before.
    static func fill(
        _ file: PrivateFile,
        _ approval: (id: ID, deed: BulkExport),
        as format: Format,
        _ staff: StaffAtCommand,
        _ store: Store
    ) throws(StaffAtCommand.Refusal) -> Int {
        var file = file
        do throws(StaffAtCommand.Refusal) {
            // Who may not use the agreement learns that before anything is written.
            try check(approval.id, staff, store)
            let count = try write(approval.deed.records, to: &file, as: format, store)
            try use(approval.id, staff, store)
            file.release()
            return count
        } catch {
            file.discard()
            throw error
        }
    }

    private static func check(
        _ id: ID,
        _ staff: StaffAtCommand,
        _ store: Store
    ) throws(StaffAtCommand.Refusal) {
        let known: Approval?
        do throws(StoreError) { known = try store.approval(id) } catch {
            throw StaffAtCommand.Refusal(reason: error.description, code: Command.Code.failed)
        }
        do throws(ApprovalRefusal) {
            guard let known else { throw .noSuchApproval }
            _ = try known.done(by: staff.member, at: World().now)
        } catch { throw StaffAtCommand.Refusal(reason: words(for: error)) }
    }

    private static func use(_ id: ID, _ staff: StaffAtCommand, _ store: Store) throws(StaffAtCommand.Refusal)
    {
        let entries = [staff.entry(.approvalDone, on: id), staff.entry(.recordsExported, on: id)]
        let result: Result<Approval, ApprovalRefusal>
        do throws(StoreError) {
            result = try store.carryOut(id, by: staff.member.id, at: World().now, audit: entries)
        } catch {
            throw StaffAtCommand.Refusal(reason: error.description, code: Command.Code.failed)
        }
        if case .failure(let refusal) = result { throw StaffAtCommand.Refusal(reason: words(for: refusal)) }
        for entry in entries { staff.log.record(entry) }
    }

    private static func words(for refusal: ApprovalRefusal) -> String {
        switch refusal {
        case .notAgreed: "A second person must agree first, at the desk."
        case .expired: "This is too old. Ask for it again."
        case .notAllowed: "Your role does not include this."
        case .noSuchApproval, .samePerson, .decided, .done: "It was made already."
        }
    }

    private static func write(
        _ records: BulkExport.Records,
        to file: inout PrivateFile,
        as format: Format,
        _ store: Store
    ) throws(StaffAtCommand.Refusal) -> Int {
        let names = Store.columns(of: records)
        var (fault, written): (PrivateFile.Fault?, Int) = (nil, 0)
        func add(_ text: String) -> Bool {
            do throws(PrivateFile.Fault) { try file.add(text) } catch { fault = error }
            return fault == nil
        }
        _ = add(format == .csv ? CSVText.row(names) : "[")
        do throws(StoreError) {
            written = try store.export(records) { row in
                defer { written += 1 }
                return add(line(row, names, format, isFirst: written == 0))
            }
        } catch {
            throw StaffAtCommand.Refusal(reason: error.description, code: Command.Code.failed)
        }
        if format == .json { _ = add("\n]\n") }
        do throws(PrivateFile.Fault) {
            if let fault { throw fault }
            try file.finish()
        } catch {
            throw StaffAtCommand.Refusal(
                reason: error.reason + " Nothing was taken out: the export can be made again.",
                code: Command.Code.failed
            )
        }
        return written
    }

    private static func line(_ row: [String?], _ names: [String], _ format: Format, isFirst: Bool) -> String {
        switch format {
        case .csv: CSVText.row(row.map { $0 ?? "" })
        case .json:
            (isFirst ? "\n" : ",\n")
                + JSONText.object(zip(names, row).map { ($0, $1.map { JSONText.string($0) } ?? "null") })
        }
    }
}
