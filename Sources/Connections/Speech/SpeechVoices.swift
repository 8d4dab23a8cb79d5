/// What a speech server says of the languages its voices speak.
enum SpeechVoices {
    /// The languages in a list of voices: name, language, variant, with tabs between them.
    static func languages(_ lines: [String]) -> Set<String> {
        var languages: Set<String> = []
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if fields.count > 1 { languages.insert(base(String(fields[1]))) }
        }
        return languages
    }

    /// A language without its region: `en` of `en-GB`.
    static func base(_ language: String) -> String {
        String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}
