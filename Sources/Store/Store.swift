import CSQLite
import Glibc

/// What the hub keeps: one file of SQLite, safe against a process that dies and a power cut at any moment.
///
/// The file is in WAL mode with `synchronous=FULL`: what was acknowledged is on the disk. One connection, owned by one
/// loop; writers of several processes take turns at a gate.
public final class Store {
    /// The path of the file.
    public let path: String
    var connection: Connection
    private let gate: Gate
    let knownTerms = KnownTerms()

    /// Marks the file as a store of Handrail.
    static let applicationID: Int64 = 0x484E_444C

    private init(path: String, connection: Connection, gate: consuming Gate) {
        self.path = path
        self.connection = connection
        self.gate = gate
    }

    /// Opens a store that is there, and brings an older one up to date.
    ///
    /// - Parameters:
    ///   - path: where.
    ///   - now: milliseconds since 1 January 1970, for the record of migrations.
    /// - Returns: the store, ready for use.
    /// - Throws: `StoreError` with the reason in one plain line.
    public static func open(at path: String, now: Int64) throws(StoreError) -> Store {
        guard unsafe access(path, F_OK) == 0 else { throw .missing }
        guard !isOnNetworkDisk(path) else { throw .networkDisk }
        let connection = try ready(path, isNew: false)
        guard !connection.isReadOnly else { throw .readOnly }
        let store = Store(path: path, connection: connection, gate: try Gate.open(beside: path))
        let found = try connection.first("PRAGMA application_id") { (row) in row.integer(0) } ?? 0
        guard found == applicationID else { throw .notAStore }
        try useLog(connection)
        try store.migrate(now: now, newID: nil)
        return store
    }

    /// Whether a file looks like a store that can be opened, at a glance: it may prove broken all the same.
    ///
    /// SQLite is not asked, since it would read the whole schema. A store that must be brought up to date, or has its
    /// version only in its log, does not look like one.
    public static func looksUsable(at path: String) -> Bool {
        guard unsafe access(path, R_OK | W_OK) == 0, !isOnNetworkDisk(path) else { return false }
        let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var header = [UInt8](repeating: 0, count: 100)
        guard unsafe read(file, &header, header.count) == header.count else { return false }
        // As "The SQLite Database File Format" has it: numbers stand with their high byte first.
        func number(at place: Int) -> Int { header[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        return header.starts(with: "SQLite format 3\0".utf8)
            && number(at: 68) == applicationID && number(at: 60) == knownVersion
    }

    /// Makes a store with its folder, or opens the one that is there.
    ///
    /// - Parameters:
    ///   - path: where.
    ///   - now: milliseconds since 1 January 1970.
    ///   - id: names the store for good, if it is made.
    /// - Returns: the store, ready for use.
    /// - Throws: `StoreError` with the reason in one plain line.
    public static func create(at path: String, now: Int64, id: [UInt8]) throws(StoreError) -> Store {
        if unsafe access(path, F_OK) == 0 { return try open(at: path, now: now) }
        makeFolders(of: path)
        guard !isOnNetworkDisk(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)) + "/")
        else {
            throw .networkDisk
        }
        let mask = umask(0o077)
        defer { umask(mask) }
        let gate = try Gate.open(beside: path)
        let connection = try ready(path, isNew: true)
        let store = Store(path: path, connection: connection, gate: gate)
        try store.migrate(now: now, newID: id)
        try store.clearLog()
        return store
    }

    /// Opens a connection with the settings that every connection has.
    static func ready(_ path: String, isNew: Bool) throws(StoreError) -> Connection {
        let connection = try Connection.open(path, isNew: isNew)
        let settings = """
            PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;
            PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON;
            """
        try connection.execute(settings)
        if isNew { try useLog(connection) }
        return connection
    }

    /// Keeps changes in a log beside the file (WAL): a copy made by a backup comes back without one.
    private static func useLog(_ connection: Connection) throws(StoreError) {
        let mode = try connection.first("PRAGMA journal_mode") { (row) in row.text(0) }
        if mode == "wal" { return }
        // Going over to WAL does not wait for others, so it is tried again for a while.
        for attempt in 1...50 {
            do { try connection.execute("PRAGMA journal_mode=WAL") } catch {
                guard error == .busy, attempt < 50 else { throw error }
                usleep(20_000)
                continue
            }
            break
        }
    }

    /// One change to the store: all of it happens, or none.
    ///
    /// - Throws: what the body throws; `StoreError.unknown` where the end of the change failed on the disk.
    func write<Result>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
        try write(isRehearsal: false) { (connection) throws(StoreError) in (try body(connection), true) }
    }

    /// One change to the store that its body may take back at the end; a rehearsal takes it back in any case.
    func write<Result>(
        isRehearsal: Bool,
        _ body: (Connection) throws(StoreError) -> (Result, isKept: Bool)
    ) throws(StoreError) -> Result {
        try gate.enter()
        defer { gate.leave() }
        try connection.run("BEGIN IMMEDIATE")
        let result: Result
        let isKept: Bool
        do { (result, isKept) = try body(connection) } catch {
            try? connection.run("ROLLBACK")
            throw error
        }
        if isRehearsal || !isKept {
            try connection.run("ROLLBACK")
            return result
        }
        do { try connection.run("COMMIT") } catch {
            try? connection.run("ROLLBACK")
            // An error at the very end says nothing of whether the change is on the disk.
            if case .fault = error { throw .unknown }
            throw error == .full ? .unknown : error
        }
        return result
    }

    /// Something that only one process may do at a time, but that is no change of rows.
    func inGate(_ body: (Connection) throws(StoreError) -> Void) throws(StoreError) {
        try gate.enter()
        defer { gate.leave() }
        try body(connection)
    }

    /// Closes the file and opens it anew, which is what a failed change calls for.
    func reopen() throws(StoreError) {
        connection = try Self.ready(path, isNew: false)
    }

    private static func makeFolders(of path: String) {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += (folder.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
            _ = unsafe mkdir(folder, 0o700)
        }
    }

    /// Whether a path lies on a disk that another machine shares: WAL needs memory that all users of the file share.
    private static func isOnNetworkDisk(_ path: String) -> Bool {
        unsafe handrail_is_on_network_disk(path) == 1
    }
}
