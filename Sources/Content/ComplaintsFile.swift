import Domain
import Ground

/// Reads complaints.json.
enum ComplaintsFile {
    static func read(_ path: String) throws(ContentError) -> ComplaintLimits {
        var reader = FileReader(path)
        let json = try reader.parse()
        let first = stage(json, "first", &reader)
        let second = stage(json, "second", &reader)
        let pauses = reader.flag(json, "pausesForResident")
        try reader.finish()
        return ComplaintLimits(
            first: try reader.whole(first),
            second: try reader.whole(second),
            pausesForResident: pauses
        )
    }

    private static func stage(
        _ json: JSON,
        _ key: String,
        _ reader: inout FileReader
    ) -> ComplaintLimits.StageLimits? {
        guard let node = json[key], node.members != nil else {
            reader.fault("\"\(key)\" must be an object { } with the limits of a stage.", json[key] ?? json)
            return nil
        }
        let acknowledge = reader.integer(node, "acknowledgeWorkingDays")
        let answer = reader.integer(node, "answerWorkingDays")
        let extend = reader.integer(node, "extendWorkingDays")
        guard let acknowledge, let answer, let extend else { return nil }
        let limits = ComplaintLimits.StageLimits(acknowledge: acknowledge, answer: answer, extend: extend)
        if let limits { return limits }
        let most = ComplaintLimits.bounds.upperBound
        reader.fault(
            "Limits must be 1 to \(most) working days, and \"extendWorkingDays\" 0 to \(most).",
            node
        )
        return nil
    }
}
