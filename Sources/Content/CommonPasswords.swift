import Ground

// What staff cannot choose as a password.
extension ContentPack {
    /// The passwords that strangers try first, in small letters; none where the hub keeps no list.
    ///
    /// - Throws: `ContentError` where there is a list that cannot be read.
    public func commonPasswords() throws(ContentError) -> Set<String> {
        let path = folder + "common-passwords.txt"
        guard TextFile.isThere(path) else { return [] }
        let lines = String(decoding: try TextFile.read(path), as: UTF8.self).split(
            whereSeparator: \.isNewline
        )
        return Set(lines.filter { !$0.hasPrefix("#") }.map { $0.lowercased() })
    }
}
