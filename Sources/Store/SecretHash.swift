import CCrypt

/// Hashes secrets with yescrypt, the slow hash of the C library: what was hashed can be checked, never read back.
enum SecretHash {
    #if DEBUG
    /// A debug build is for tests, which hash thousands of secrets: nobody's real secret is kept by one.
    private static let cost: UInt = 1
    #else
    /// Makes each try take about a tenth of a second and 16 MiB: three times the work that the library takes by
    /// itself.
    private static let cost: UInt = 7
    #endif
    /// How many bytes of chance a salt has.
    static let saltLength = 16

    /// The hash of a secret, with a salt of its own; nil where the library refuses.
    static func make(_ secret: String, salt: [UInt8]) -> String? {
        guard salt.count == saltLength else { return nil }
        var room = [CChar](repeating: 0, count: Int(handrail_hash_room))
        let bytes = salt.map { CChar(bitPattern: $0) }
        guard unsafe handrail_new_setting(cost, bytes, Int32(bytes.count), &room) != 0 else { return nil }
        return hash(secret, as: text(in: room))
    }

    /// Whether a hash is that of a secret; it takes as long however much of it fits.
    static func fits(_ secret: String, _ hash: String) -> Bool {
        guard let made = self.hash(secret, as: hash) else { return false }
        let (left, right) = (Array(made.utf8), Array(hash.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Takes as long as `fits`, for a secret that nobody has.
    static func waste(_ secret: String) {
        _ = make(secret, salt: Array(repeating: 0, count: saltLength))
    }

    private static func hash(_ secret: String, as setting: String) -> String? {
        var room = [CChar](repeating: 0, count: Int(handrail_hash_room))
        guard unsafe handrail_hash(secret, setting, &room) != 0 else { return nil }
        return text(in: room)
    }

    private static func text(in room: [CChar]) -> String {
        String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
