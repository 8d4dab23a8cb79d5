import Screens
import Testing

@testable import Renderings

@Suite struct SpokenLanguageTests {
    /// Meets A16.
    @Test(arguments: ["cy", "pl"], translatedCodes)
    func everythingIsSaidInTheLanguageOfTheScreen(_ language: String, _ code: String) throws {
        var surroundings = try RealHub.surroundings(language)
        surroundings.settings.speech.isOn = true
        surroundings.offered.hasSpeech = true
        var resident = try Resident(at: surroundings)
        var narrator = Narrator(words: try RealHub.words(language))
        var said = narrator.utterances(for: resident.screen, with: resident.visit.settings)
        try resident.fillIn(code)
        said += narrator.utterances(for: resident.screen, with: resident.visit.settings)
        #expect(said.count > 10)
        #expect(said.allSatisfy { $0.language == language })
    }
}
