import CSQLite
import Domain

/// A prepared statement, used by one at a time.
@safe
final class Prepared {
    private let pointer: OpaquePointer
    private var isOut = true

    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit { unsafe sqlite3_finalize(pointer) }

    /// Takes the statement into use; false where it is in use already.
    func take() -> Bool {
        if isOut { return false }
        isOut = true
        return true
    }

    /// Ends its use, and forgets what was bound.
    func giveBack() {
        unsafe sqlite3_reset(pointer)
        unsafe sqlite3_clear_bindings(pointer)
        isOut = false
    }

    func bind(_ values: [Connection.Value]) throws(StoreError) {
        for (offset, value) in values.enumerated() {
            let index = Int32(offset + 1)
            let code =
                switch value {
                case .integer(let number): unsafe sqlite3_bind_int64(pointer, index, number)
                case .text(let text): bind(text, at: index)
                case .blob(let bytes): unsafe handrail_bind_blob(pointer, index, bytes, Int32(bytes.count))
                case .null: unsafe sqlite3_bind_null(pointer, index)
                }
            guard code == SQLITE_OK else { throw StoreError(code: code) }
        }
    }

    /// Binds by length, so that a text may hold any character.
    private func bind(_ text: String, at index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty text must not become NULL, so it never goes without an address.
                guard let start = characters.baseAddress else {
                    return unsafe handrail_bind_text(pointer, index, "", 0)
                }
                return unsafe handrail_bind_text(pointer, index, start, Int32(characters.count))
            }
        }
    }

    /// Goes to the next row; false at the end.
    func step() throws(StoreError) -> Bool {
        let code = unsafe sqlite3_step(pointer)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw StoreError(code: code)
        }
    }

    fileprivate func integer(_ index: Int) -> Int64 { unsafe sqlite3_column_int64(pointer, Int32(index)) }

    fileprivate func text(_ index: Int) -> String? {
        guard let start = unsafe sqlite3_column_text(pointer, Int32(index)) else { return nil }
        let count = unsafe Int(sqlite3_column_bytes(pointer, Int32(index)))
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    fileprivate func blob(_ index: Int) -> [UInt8]? {
        guard let start = unsafe sqlite3_column_blob(pointer, Int32(index)) else { return nil }
        let count = unsafe Int(sqlite3_column_bytes(pointer, Int32(index)))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}

/// The columns of the row a statement stands on, counted from 0.
struct Columns: ~Copyable {
    private let statement: Prepared

    init(of statement: Prepared) { self.statement = statement }

    func integer(_ index: Int) -> Int64 { statement.integer(index) }

    func text(_ index: Int) -> String { statement.text(index) ?? "" }

    func optionalText(_ index: Int) -> String? { statement.text(index) }

    func blob(_ index: Int) -> [UInt8] { statement.blob(index) ?? [] }

    /// An id; a store that holds something else there is damaged.
    func id(_ index: Int) throws(StoreError) -> ID {
        guard let id = ID(bytes: blob(index)) else { throw .corrupt }
        return id
    }

    /// An id, or nil where there is none.
    func optionalID(_ index: Int) -> ID? { statement.blob(index).flatMap { ID(bytes: $0) } }
}
