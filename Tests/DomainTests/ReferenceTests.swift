import Domain
import Testing

@Suite struct ReferenceTests {
    private static let samples = (0..<40).map { seed in
        Reference(payload: (0..<8).map { (seed * 17 + $0 * 7 + seed * $0 * 3) % 31 })
    }

    private func isAccepted(_ signs: [Character]) -> Bool {
        (try? Reference(reading: String(signs))) != nil
    }

    /// Meets A58, G27.
    @Test func aReferenceIsReadBackHoweverItIsTyped() throws {
        for reference in Self.samples {
            #expect(try Reference(reading: reference.grouped) == reference)
            #expect(try Reference(reading: " " + reference.description.lowercased() + " ") == reference)
        }
        #expect(Self.samples[3].grouped.split(separator: "-").map(\.count) == [3, 3, 3])
    }

    @Test func everySingleWrongSignIsFound() {
        for reference in Self.samples {
            let signs = Array(reference.description)
            for place in signs.indices {
                for sign in Reference.alphabet where sign != signs[place] {
                    var wrong = signs
                    wrong[place] = sign
                    #expect(!isAccepted(wrong))
                }
            }
        }
    }

    @Test func everySwapOfNeighboursOrOfSignsOneApartIsFound() {
        for reference in Self.samples {
            let signs = Array(reference.description)
            for distance in 1...2 {
                for place in 0..<(signs.count - distance) where signs[place] != signs[place + distance] {
                    var wrong = signs
                    wrong.swapAt(place, place + distance)
                    #expect(!isAccepted(wrong))
                }
            }
        }
    }

    @Test func everyWrongPairOfEqualSignsIsFound() {
        for first in Reference.alphabet.indices {
            for place in 0..<7 {
                var payload = [3, 9, 27, 12, 5, 15, 14, 11]
                (payload[place], payload[place + 1]) = (first, first)
                let signs = Array(Reference(payload: payload).description)
                for sign in Reference.alphabet where sign != signs[place] {
                    var wrong = signs
                    (wrong[place], wrong[place + 1]) = (sign, sign)
                    #expect(!isAccepted(wrong))
                }
            }
        }
    }

    @Test func noSignIsMistakenForAnother() {
        #expect(Set(Reference.alphabet).count == 31)
        #expect(Set(Reference.alphabet).isDisjoint(with: "01ILO"))
    }

    @Test func whatIsNoReferenceIsRefusedWithTheReason() {
        #expect(throws: Reference.Refusal.wrongLength(4)) { try Reference(reading: "7K2M") }
        #expect(throws: Reference.Refusal.unknownSign("O")) { try Reference(reading: "7K2-M9Q-XPO") }
        let wrong = String(Self.samples[1].description.dropLast())
        let other = Reference.alphabet.first { $0 != Self.samples[1].description.last }
        #expect(throws: Reference.Refusal.wrongCheck) { try Reference(reading: wrong + String(other ?? "2")) }
    }
}

@Suite struct IDTests {
    @Test func idsGrowWithTimeAndAreOfVersion7() {
        let early = ID(milliseconds: 1_795_000_000_000, random: Array(repeating: 255, count: 10))
        let late = ID(milliseconds: 1_795_000_000_001, random: Array(repeating: 0, count: 10))
        #expect(early.description < late.description)
        #expect(early.description == "01a1ee56-5e00-7fff-bfff-ffffffffffff")
        #expect(ID(bytes: early.bytes) == early)
        #expect(ID(bytes: [1, 2]) == nil)
    }
}
