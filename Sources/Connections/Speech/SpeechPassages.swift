import Renderings

/// What was given to the server to say and is not said to its end, passage by passage.
///
/// Speech waits between passages: what is unsaid is called back, and said anew later. The server's own pause is left alone.
/// It works at some later moment, and what waited could come back in the place of what is said next.
struct SpeechPassages {
    /// What is said without a stop: one sentence, or a few short ones.
    struct Passage {
        /// Which of all passages it is: numbers are given once.
        let number: Int
        let utterance: Utterance
        /// What the server calls it, once it has it.
        var name: String?
    }

    /// In the order in which they are said.
    private(set) var unsaid: [Passage] = []
    private var count = 0

    /// Letters up to which sentences stay together.
    ///
    /// Going on says at most so much again: some five seconds.
    static let longest = 80

    /// Takes on what is to be said now.
    mutating func begin(_ utterances: [Utterance]) {
        unsaid = Self.cut(utterances).map { utterance in
            count += 1
            return Passage(number: count, utterance: utterance)
        }
    }

    /// Takes note what the server calls a passage.
    mutating func call(_ number: Int, _ name: String?) {
        guard let index = unsaid.firstIndex(where: { $0.number == number }) else { return }
        unsaid[index].name = name
    }

    /// Takes note that a passage was said to its end.
    mutating func end(_ name: String) {
        if let index = unsaid.firstIndex(where: { $0.name == name }) { unsaid.remove(at: index) }
    }

    /// Cuts a text between sentences, and joins what can be said in the same breath.
    static func cut(_ utterances: [Utterance]) -> [Utterance] {
        var passages: [Utterance] = []
        for utterance in utterances {
            let sentences = utterance.kind == .words ? sentences(of: utterance.text) : [utterance.text]
            for sentence in sentences {
                if let last = passages.last, last.goes(with: utterance),
                    last.text.count + 1 + sentence.count <= longest
                {
                    passages[passages.count - 1].text += " " + sentence
                } else {
                    var passage = utterance
                    passage.text = sentence
                    passages.append(passage)
                }
            }
        }
        return passages
    }

    /// A sentence ends with a full stop, a question mark or an exclamation mark that a space follows.
    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        for character in text {
            if character.isWhitespace, let last = sentence.last, ".?!".contains(last) {
                sentences.append(sentence)
                sentence = ""
            } else if !(character.isWhitespace && sentence.isEmpty) {
                sentence.append(character)
            }
        }
        return sentence.isEmpty && !sentences.isEmpty ? sentences : sentences + [sentence]
    }
}

extension Utterance {
    /// Whether another can be said in the same breath.
    fileprivate func goes(with other: Utterance) -> Bool {
        kind == .words && other.kind == .words && language == other.language && urgency == other.urgency
    }
}
