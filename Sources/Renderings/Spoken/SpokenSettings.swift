import Screens

// What a key changed in how things look and sound.
extension Narrator {
    func changes(from old: Settings, to new: Settings) -> [Utterance] {
        var said: [String] = []
        if !old.speech.isOn { return [Utterance(words(.speechOn))] }
        said += step(.speechLouder, .speechQuieter, old.speech.volume, new.speech.volume, Speech.loudest)
        said += step(.speechFaster, .speechSlower, old.speech.rate, new.speech.rate, Speech.fastest)
        if old.size != new.size {
            said.append(words(new.size.rank > old.size.rank ? .speechBigger : .speechSmaller))
        }
        if old.theme != new.theme {
            let name = words(themeNamed: new.theme)
            said.append(words(.speechColours, ["theme": name]))
        }
        if old.isCurtainDrawn != new.isCurtainDrawn {
            said.append(words(new.isCurtainDrawn ? .speechCurtain : .speechCurtainOpen))
        }
        return said.map { Utterance($0) }
    }

    private func step(_ up: Phrase, _ down: Phrase, _ old: Int, _ new: Int, _ most: Int) -> [String] {
        let isUp: Bool
        switch (new == old, up, asked) {
        case (false, _, _): isUp = new > old
        // At the end of the scale there is no step, but an answer.
        case (true, .speechLouder, .louder?), (true, .speechFaster, .faster?): isUp = true
        case (true, .speechLouder, .quieter?), (true, .speechFaster, .slower?): isUp = false
        default: return []
        }
        return [words(isUp ? up : down, ["step": String(new), "most": String(most)])]
    }
}

extension TextSize {
    /// Its place among sizes, the smallest first.
    fileprivate var rank: Int {
        switch self {
        case .terminal: 0
        case .larger(let steps): steps
        case .drawn(let cells): 1_000 + cells
        }
    }
}
