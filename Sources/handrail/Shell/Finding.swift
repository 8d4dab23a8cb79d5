import Domain
import Screens
import Store

// Finding services, and counting what is found and what is not.
extension Shell {
    /// The services begun here this month, the most used first.
    func mostUsed() -> [String] {
        do { return try store?.servicesBegun(inMonthOf: world.today) ?? [] } catch {
            report(error.description)
            return []
        }
    }

    /// The services that fit what was typed.
    ///
    /// What found nothing is counted, without who typed it.
    func find(_ typed: String) -> Outcome {
        var codes: [String] = []
        do {
            if let pack { codes = try finder.search(typed, in: pack).map(\.code) }
            if codes.isEmpty { try store?.countUnfound(UnfoundSearch(typed: typed), on: world.today) }
        } catch { report(error.description) }
        return .found(words: typed, services: codes)
    }

    /// Counts that a service was begun; where that fails, the resident goes on all the same.
    func countBegun(_ service: String) {
        do { try store?.countBegun(service, on: world.today) } catch { report(error.description) }
    }
}
