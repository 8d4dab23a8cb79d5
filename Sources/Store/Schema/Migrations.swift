/// The steps that bring a store up to date, oldest first.
///
/// Steps are only ever added.
enum Migrations {
    /// The SQL of each step.
    ///
    /// Step 1 leads to version 1.
    static let steps: [[UInt8]] = [
        PackageResources.step_001_requests_sql,
        PackageResources.step_002_finding_sql,
        PackageResources.step_003_saved_sql,
        PackageResources.step_004_evidence_sql,
        PackageResources.step_005_slots_sql,
        PackageResources.step_006_people_sql,
        PackageResources.step_007_cases_sql,
        PackageResources.step_008_appointments_sql,
        PackageResources.step_009_messages_sql,
        PackageResources.step_010_my_account_sql,
        PackageResources.step_011_follow_ups_sql,
        PackageResources.step_012_keeping_sql,
        PackageResources.step_013_desk_sql,
        PackageResources.step_014_lending_sql,
        PackageResources.step_015_meetings_sql,
        PackageResources.step_016_joining_sql,
        PackageResources.step_017_view_sql,
        PackageResources.step_018_closures_sql,
        PackageResources.step_019_staff_secrets_sql,
        PackageResources.step_020_chain_sql,
        PackageResources.step_021_care_sql,
        PackageResources.step_022_lending_sql,
        PackageResources.step_023_lending_speed_sql,
        PackageResources.step_024_lending_desk_sql,
        PackageResources.step_025_kept_sql,
        PackageResources.step_026_promises_sql,
        PackageResources.step_027_turns_sql,
        PackageResources.step_028_desk_devices_sql,
        PackageResources.step_029_kept_days_sql,
        PackageResources.step_030_away_sql,
        PackageResources.step_031_coming_sql,
    ]
}

extension Store {
    /// The version of the schema that this program knows.
    public static var knownVersion: Int { Migrations.steps.count }

    /// Brings the schema up to date: all steps or none.
    ///
    /// An older store is copied to a file beside it first, named after its version.
    func migrate(now: Int64, newID: [UInt8]?) throws(StoreError) {
        let found = try version()
        guard found <= Self.knownVersion else { throw .newer(found: found, known: Self.knownVersion) }
        guard found < Self.knownVersion else { return }
        if found > 0 { try connection.run("VACUUM INTO ?1", .text("\(path).before-\(found + 1)-\(now)")) }
        try write { (connection) throws(StoreError) in
            // Another process may have done it while this one waited at the gate.
            let found = try self.version()
            guard found < Self.knownVersion else { return }
            for (index, step) in Migrations.steps.enumerated().dropFirst(found) {
                try connection.execute(String(decoding: step, as: UTF8.self))
                try connection.run(
                    "INSERT INTO migration (version, applied_at) VALUES (?1, ?2)",
                    .integer(Int64(index + 1)),
                    .integer(now)
                )
            }
            try self.chainWhatStood(connection)
            if let newID, found == 0 {
                try connection.run(
                    "INSERT INTO installation (one, store_id, created_at) VALUES (1, ?1, ?2)",
                    .blob(newID),
                    .integer(now)
                )
                try connection.execute("PRAGMA application_id=\(Self.applicationID)")
            }
            try connection.execute("PRAGMA user_version=\(Self.knownVersion)")
        }
    }

    private func version() throws(StoreError) -> Int {
        Int(try connection.first("PRAGMA user_version") { (row) in row.integer(0) } ?? 0)
    }
}
