import CSQLite
import Domain

/// One connection to a database file, with the statements it has prepared.
///
/// The only place that holds SQLite's pointers. Not for use from two threads at a time.
@safe
final class Connection {
    /// A value to bind.
    enum Value {
        case integer(Int64)
        case text(String)
        case blob([UInt8])
        case null

        /// The bytes of an id; null where there is none.
        static func id(_ id: ID?) -> Value { id.map { .blob($0.bytes) } ?? .null }
        /// A text; null where there is none.
        static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    }

    private let handle: OpaquePointer
    private var prepared: [String: Prepared] = [:]

    private init(_ handle: OpaquePointer) {
        unsafe self.handle = handle
    }

    /// Opens a file that is there; `isNew` makes it.
    static func open(_ path: String, isNew: Bool = false) throws(StoreError) -> Connection {
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = unsafe sqlite3_open_v2(path, &handle, flags | (isNew ? SQLITE_OPEN_CREATE : 0), nil)
        guard code == SQLITE_OK, let opened = unsafe handle else {
            unsafe sqlite3_close_v2(handle)
            throw StoreError(code: code)
        }
        let connection = unsafe Connection(opened)
        unsafe sqlite3_busy_timeout(opened, 5_000)
        // Checkpoints happen only while the write gate is held, so not on closing.
        _ = unsafe handrail_configure(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        _ = unsafe handrail_configure(opened, SQLITE_DBCONFIG_DEFENSIVE, 1)
        _ = unsafe handrail_configure(opened, SQLITE_DBCONFIG_DQS_DDL, 0)
        _ = unsafe handrail_configure(opened, SQLITE_DBCONFIG_DQS_DML, 0)
        _ = unsafe handrail_configure(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        return connection
    }

    deinit {
        prepared.removeAll()
        unsafe sqlite3_close_v2(handle)
    }

    /// Whether the file can only be read.
    var isReadOnly: Bool { unsafe sqlite3_db_readonly(handle, "main") == 1 }

    /// Runs any number of statements that take and give nothing.
    func execute(_ sql: String) throws(StoreError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw StoreError(code: code) }
    }

    /// Runs one statement to its end.
    func run(_ sql: String, _ values: Value...) throws(StoreError) {
        try run(sql, values)
    }

    /// Runs one statement whose values were gathered before.
    func run(_ sql: String, _ values: [Value]) throws(StoreError) {
        try each(sql, values) { (_) throws(StoreError) in }
    }

    /// The first row of what a statement gives, read by a closure; nil where there is none.
    func first<Result>(
        _ sql: String,
        _ values: Value...,
        read: (borrowing Columns) throws(StoreError) -> Result
    ) throws(StoreError) -> Result? {
        var result: Result?
        try each(sql, values) { (row) throws(StoreError) in
            if result == nil { result = try read(row) }
        }
        return result
    }

    /// Every row of what a statement gives, read by a closure.
    func all<Result>(
        _ sql: String,
        _ values: Value...,
        read: (borrowing Columns) throws(StoreError) -> Result
    ) throws(StoreError) -> [Result] {
        try all(sql, values, read: read)
    }

    /// Every row of a statement whose values were gathered before.
    func all<Result>(
        _ sql: String,
        _ values: [Value],
        read: (borrowing Columns) throws(StoreError) -> Result
    ) throws(StoreError) -> [Result] {
        var results: [Result] = []
        try each(sql, values) { (row) throws(StoreError) in results.append(try read(row)) }
        return results
    }

    private func each(
        _ sql: String,
        _ values: [Value],
        _ body: (borrowing Columns) throws(StoreError) -> Void
    ) throws(StoreError) {
        let statement = try lease(sql)
        defer { statement.giveBack() }
        try statement.bind(values)
        while try statement.step() { try body(Columns(of: statement)) }
    }

    /// A prepared statement that nobody else is using.
    ///
    /// A statement used within its own rows is prepared anew.
    private func lease(_ sql: String) throws(StoreError) -> Prepared {
        if let known = prepared[sql], known.take() { return known }
        var pointer: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(
            handle,
            sql,
            -1,
            UInt32(SQLITE_PREPARE_PERSISTENT),
            &pointer,
            nil
        )
        guard code == SQLITE_OK, let made = unsafe pointer else { throw StoreError(code: code) }
        let statement = unsafe Prepared(made)
        if prepared[sql] == nil { prepared[sql] = statement }
        return statement
    }
}

extension StoreError {
    /// What a code of SQLite means for a store.
    init(code: Int32) {
        switch code & 0xFF {
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: self = .readOnly
        case SQLITE_FULL: self = .full
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_NOTADB: self = .notAStore
        case SQLITE_CORRUPT: self = .corrupt
        case SQLITE_CANTOPEN: self = .missing
        default: self = .fault(code: Int(code))
        }
    }

    /// Whether a row was refused since another has the same key, or had it.
    var isTaken: Bool { isDuplicate || self == .fault(code: Int(handrail_constraint_trigger)) }

    /// Whether a row was refused since another has the same key.
    var isDuplicate: Bool {
        self == .fault(code: Int(handrail_constraint_unique))
            || self == .fault(code: Int(handrail_constraint_primary_key))
    }
}
