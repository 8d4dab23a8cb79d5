import Domain
import Ground
import Testing

@testable import Store

@Suite struct LendingGuaranteeTests {
    private static func loan(
        _ or: String,
        _ id: String,
        _ asset: String,
        _ first: String,
        _ last: String
    ) -> String {
        """
        INSERT \(or) INTO loan (id, asset, person, model, hub, lent_at, first, due, until, in_hub, renewals, terms,
            agreement, kit, condition)
        VALUES (\(id), \(asset), $person, 'tablet', 'a', 1, \(first), \(last), \(last), 0, 0, $terms, 'v1', '', 'good')
        """
    }

    private static func reservation(_ or: String, _ id: String, _ reference: String, _ days: String) -> String
    {
        """
        INSERT \(or) INTO reservation (id, reference, person, model, hub, asset, first, collect_by, due, until, in_hub,
            terms, state, made_at)
        VALUES (\(id), \(reference), $person, 'tablet', 'a', $promised, \(days), 0, $terms, 'reserved', 1)
        """
    }

    static let inserts = [
        LendingAttempt(
            "a second loan of a device that is lent, on days that are free",
            "loan_open",
            "loan_takes_a_ready_device",
            "loan_is_the_only_one",
            sql: loan("", "$new", "$lent", "'2028-01-03'", "'2028-01-04'")
        ),
        LendingAttempt(
            "a second loan that replaces the first",
            "loan_takes_a_ready_device",
            "loan_is_the_only_one",
            sql: loan("OR REPLACE", "$new", "$lent", "'2028-01-03'", "'2028-01-04'")
        ),
        LendingAttempt(
            "a loan of another device that replaces a loan with its id",
            "loan_begins_anew",
            sql: loan("OR REPLACE", "$loan", "$free", "'2028-01-03'", "'2028-01-04'")
        ),
        LendingAttempt(
            "a loan of a device that takes the days it is promised",
            "asset_day_is_promised_once",
            sql: loan("OR REPLACE", "$new", "$promised", "$today", "$last")
        ),
        LendingAttempt(
            "a loan of a device that leaves out the days it is promised",
            "asset_day_is_promised_once",
            sql: loan("OR IGNORE", "$new", "$promised", "$today", "$last")
        ),
        LendingAttempt(
            "a loan on days that are none",
            "loan_has_days",
            sql: loan("", "$new", "$free", "'2028-13-40'", "'2028-13-40'")
        ),
        LendingAttempt(
            "a promise that takes the days of another",
            "asset_day_is_promised_once",
            sql: reservation("OR REPLACE", "$new", "'333333333'", "$first, $first, $last, $last")
        ),
        LendingAttempt(
            "a promise that leaves out the days of another",
            "asset_day_is_promised_once",
            sql: reservation("OR IGNORE", "$new", "'333333333'", "$first, $first, $last, $last")
        ),
        LendingAttempt(
            "a promise that replaces another with its reference",
            "reservation_begins_anew",
            sql: reservation(
                "OR REPLACE",
                "$new",
                "$reference",
                "'2028-01-03', '2028-01-03', '2028-01-04', '2028-01-04'"
            )
        ),
        LendingAttempt(
            "a promise that replaces another with its id",
            "reservation_begins_anew",
            sql: reservation(
                "OR REPLACE",
                "$one",
                "'333333333'",
                "'2028-01-03', '2028-01-03', '2028-01-04', '2028-01-04'"
            )
        ),
        LendingAttempt(
            "a promise of days that are none",
            "reservation_has_days",
            sql: reservation(
                "",
                "$new",
                "'333333333'",
                "'2028-01-03', '2028-01-03', '2028-01-04', '2028-99-99'"
            )
        ),
        LendingAttempt(
            "a day that nobody was promised",
            "asset_day_is_of_a_promise",
            sql: "INSERT INTO asset_day (asset, day, promise) VALUES ($free, '2028-01-03', $new)"
        ),
        LendingAttempt(
            "a device that is on the shelf in place of the same one that is lent",
            "asset_begins_once",
            sql: """
                INSERT OR REPLACE INTO asset (id, tag, serial, model, kind, hub, state, needs, prepared, condition, pence)
                SELECT id, tag, serial, model, kind, hub, 'ready', needs, 7, condition, pence FROM asset WHERE id = $lent
                """
        ),
        LendingAttempt(
            "a device that is lent to nobody",
            "asset_begins_on_a_shelf",
            sql: """
                INSERT INTO asset (id, tag, serial, model, kind, hub, state, needs, prepared, condition, pence)
                VALUES ($new, 'NEW-1', '', 'tablet', 'tablet', 'a', 'on_loan', 7, 0, 'good', 0)
                """
        ),
    ]

    static let updates = [
        LendingAttempt(
            "a device that is lent is on the shelf",
            "asset_state_is_true",
            sql: "UPDATE asset SET state = 'ready', prepared = 7 WHERE id = $lent"
        ),
        LendingAttempt(
            "a loan that ended goes on beside the one of today",
            "loan_open",
            "loan_stays_ended",
            sql: "UPDATE loan SET ended_at = NULL, ending = NULL WHERE id = $ended"
        ),
        LendingAttempt(
            "a loan is of another device",
            "loan_stays_ended",
            "loan_keeps_its_name",
            sql: "UPDATE loan SET asset = $free WHERE id = $loan"
        ),
        LendingAttempt(
            "a loan begins on another day",
            "loan_keeps_its_name",
            sql: "UPDATE loan SET first = date(first, '-3 days') WHERE id = $loan"
        ),
        LendingAttempt(
            "a loan has another id",
            "loan_keeps_its_name",
            sql: "UPDATE loan SET id = $new WHERE id = $loan"
        ),
        LendingAttempt(
            "a loan is longer and takes days that are promised",
            "asset_day_is_promised_once",
            sql: "UPDATE OR REPLACE loan SET until = $farther WHERE id = $loan"
        ),
        LendingAttempt(
            "a loan is longer and leaves out days that are promised",
            "asset_day_is_promised_once",
            sql: "UPDATE OR IGNORE loan SET until = $farther WHERE id = $loan"
        ),
        LendingAttempt(
            "a loan is due on a day that is none",
            "loan_keeps_days",
            sql: "UPDATE loan SET due = substr(until, 1, 9) WHERE id = $loan"
        ),
        LendingAttempt(
            "a promise takes the device of another on its days",
            "asset_day_is_promised_once",
            sql: "UPDATE OR REPLACE reservation SET asset = $promised WHERE id = $two"
        ),
        LendingAttempt(
            "a promise takes the device of another without its days",
            "asset_day_is_promised_once",
            sql: "UPDATE OR IGNORE reservation SET asset = $promised WHERE id = $two"
        ),
        LendingAttempt(
            "a promise that is over stands again",
            "reservation_stays_over",
            sql: "UPDATE reservation SET state = 'reserved', ended_at = NULL WHERE id = $over"
        ),
        LendingAttempt(
            "a promise has another id",
            "reservation_keeps_its_name",
            sql: "UPDATE reservation SET id = $new WHERE id = $one"
        ),
        LendingAttempt(
            "a promise lasts until a day that is none",
            "reservation_keeps_days",
            sql: "UPDATE reservation SET until = '2027-99-99' WHERE id = $one"
        ),
        LendingAttempt(
            "a day of a promise is another day",
            "asset_day_is_never_changed",
            sql: "UPDATE asset_day SET day = '2028-01-03' WHERE promise = $one AND day = $first"
        ),
        LendingAttempt(
            "a day of a promise is of another promise",
            "asset_day_is_never_changed",
            sql: "UPDATE asset_day SET promise = $two WHERE promise = $one"
        ),
    ]

    static let deletes = [
        LendingAttempt(
            "the days of a promise are gone",
            "asset_day_goes_with_its_promise",
            sql: "DELETE FROM asset_day WHERE promise = $one"
        ),
        LendingAttempt(
            "the days of a loan are gone",
            "asset_day_goes_with_its_promise",
            sql: "DELETE FROM asset_day WHERE promise = $loan"
        ),
        LendingAttempt(
            "a promise is gone",
            "reservation_is_ended_not_removed",
            sql: "DELETE FROM reservation WHERE id = $one"
        ),
        LendingAttempt(
            "a loan is gone while somebody has the device",
            "loan_is_ended_not_removed",
            sql: "DELETE FROM loan WHERE id = $loan"
        ),
    ]

    private static let all = inserts + updates + deletes

    /// Said to a whole store it is refused, each thing that is named refuses it alone, and without them it would be done.
    @Test(arguments: all)
    func theStoreItselfRefusesWhatWouldLendOrPromiseTwice(_ attempt: LendingAttempt) throws {
        let whole = try LentAndPromised()
        let before = try whole.promises()
        #expect(throws: StoreError.self) { try whole.say(attempt.sql) }
        #expect(try whole.promises() == before)
        for name in attempt.guards {
            let alone = try LentAndPromised()
            try alone.drop(allBut: name)
            #expect(throws: StoreError.self, "\(name) let it through") { try alone.say(attempt.sql) }
            #expect(try alone.promises() == before)
        }
        let open = try LentAndPromised()
        try open.drop(allBut: nil)
        #expect(throws: Never.self, "something else refuses it too") { try open.say(attempt.sql) }
        #expect(try open.promises() != before)
    }

    /// Queues, with `LendingKeptTests`; signatures of journeys, found data and retired devices, with `SignedHandsTests`.
    private static let triedElsewhere: Set = [
        "reservation_waits_its_turn", "loan_of_what_is_kept", "loan_of_its_reservation", "loan_past_an_offer",
        "asset_leaves_with_a_signature", "asset_arrives_with_a_signature", "asset_with_data_stays_aside",
        "asset_with_data_waits_for_its_owner", "asset_that_is_retired_is_set_aside",
    ]

    @Test func everyTriggerThatRefusesIsTried() throws {
        let known = Set(try LentAndPromised.guards(Scratch().make()).map(\.name))
        #expect(Set(Self.all.flatMap(\.guards)) == known.subtracting(Self.triedElsewhere))
        #expect(Self.triedElsewhere.isSubset(of: known))
    }

    /// Two that count at the same time: the key itself refuses the second.
    @Test func theKeyRefusesASecondPromiseWithoutAnyTriggerThatLooksFirst() throws {
        let hub = try LentAndPromised()
        try hub.drop(allBut: nil)
        let days = "$first, $first, $last, $last"
        let before = try hub.promises()
        #expect(throws: StoreError.self) { try hub.say(Self.reservation("", "$new", "'333333333'", days)) }
        #expect(throws: StoreError.self) {
            try hub.say(Self.loan("", "$new", "$promised", "$today", "$last"))
        }
        #expect(throws: StoreError.self) {
            try hub.say("UPDATE reservation SET asset = $promised WHERE id = $two")
        }
        #expect(throws: StoreError.self) { try hub.say("UPDATE loan SET until = $farther WHERE id = $loan") }
        #expect(throws: StoreError.self) { try hub.say("DELETE FROM asset WHERE id = $lent") }
        #expect(try hub.promises() == before)
    }
}
