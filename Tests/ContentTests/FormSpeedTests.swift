import Forms
import Foundation
import Ground
import Support
import Testing

/// How long a resident waits for the next page.
@Suite(.serialized) struct FormSpeedTests {
    /// The next page of a form may take so many milliseconds, in the middle of many times.
    ///
    /// The program that is installed takes a tenth of the time that one built for finding faults does.
    private static let most = Built.isForFaults ? 10.0 : 1.0

    @Test(.enabled(if: given != nil, "the given forms are not beside the checkout"))
    func theNextPageOfEachGivenFormComesAtOnce() throws {
        var slowest = (name: "", milliseconds: 0.0)
        for file in try #require(given) {
            let bytes = Array(try Data(contentsOf: file))
            guard let form = try? Form.read(bytes, named: "f") else { continue }
            let answers = farthest(form)
            let times = (0..<15).map { _ in
                let before = threadMilliseconds
                _ = form.walk(answers, today: today)
                return threadMilliseconds - before
            }
            let median = times.sorted()[times.count / 2]
            if median > slowest.milliseconds { slowest = (file.lastPathComponent, median) }
            #expect(median <= Self.most, "\(file.lastPathComponent): \(median) ms")
        }
        print("the slowest next page: \(slowest.milliseconds) ms, \(slowest.name)")
    }

    /// Answers that lead as far into a form as the first choices do.
    private func farthest(_ form: Form) -> Answers {
        var answers = Answers()
        for _ in 0..<120 {
            guard let page = form.walk(answers, today: today).stoppedAt?.page else { return answers }
            let before = answers
            for question in page.questions {
                answers = GoodAnswers.fillings(of: [question], answers, today).first ?? answers
            }
            if answers == before { return answers }
        }
        return answers
    }
}
