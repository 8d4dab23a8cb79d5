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
    private static let most = isForFaults ? 10.0 : 1.0

    private static var isForFaults: Bool {
        var isSo = false
        assert(
            {
                isSo = true
                return true
            }()
        )
        return isSo
    }

    @Test(.enabled(if: given != nil, "the given forms are not beside the checkout"))
    func theNextPageOfEachGivenFormComesAtOnce() throws {
        var slowest = (name: "", milliseconds: 0.0)
        for file in try #require(given) {
            let bytes = Array(try Data(contentsOf: file))
            guard let form = try? Form.read(bytes, named: "f") else { continue }
            let answers = farthest(form)
            let times = (0..<15).map { _ in
                let before = cpu
                _ = form.walk(answers, today: today)
                return cpu - before
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

    /// Milliseconds of this thread alone, so that other tests beside this one do not count.
    private var cpu: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}
