import Domain
import Foundation
import Ground
import Screens
import Testing

// Which journey is walked how, by keyboard only, with the release program in a real terminal over a real store:
//
// | journey                                       | small cells, arrows | cells, numbers | lines | where            |
// |-----------------------------------------------|---------------------|----------------|-------|------------------|
// | open an account, sign in, change the PIN      | yes                 | yes            | yes   | AccountTerminal  |
// | details changed, told once                    | yes                 | yes            | yes   | AccountWalk      |
// | requests as timelines, answered, withdrawn    | yes                 | yes            | yes   | RequestWalk      |
// | messages read                                 | yes                 | yes            | yes   | RequestWalk      |
// | saved forms carried on with                   | yes                 | yes            | yes   | AccountWalk      |
// | needs recorded, and seen at the desk          | yes                 | yes            | yes   | CareWalk         |
// | contact choices, subject by subject           | yes                 | yes            | yes   | CareWalk         |
// | consents given and taken back                 | yes                 | yes            | yes   | CareWalk         |
// | who looked at my record                       | yes                 | yes            | yes   | RecordWalk       |
// | everything that is kept, read                 | yes                 | yes            | yes   | RecordWalk       |
// | corrected: a date of birth at the desk        | yes                 | yes            | yes   | RecordWalk       |
// | ask to be forgotten, and take it back         | yes                 | yes            | yes   | RecordWalk       |
// | the same answered with no, or by erasing      | yes                 | yes            | yes   | ForgettingWalk   |
// | a form filled in from the account, changed    | yes                 | yes            | yes   | AccountWalk      |
// | display choices follow to the next session    | yes                 | yes            | yes   | AccountWalk      |
// | who acts recorded at the desk, acting, ended  | yes                 | yes            | yes   | ActingWalk       |
// | a complaint, and stage 2 by another person    | yes                 | yes            | yes   | ComplaintWalk    |
// | a compliment and a suggestion                 | yes                 | yes            | yes   | RequestWalk      |
// | an appointment made, with and without account | yes                 | yes            | yes   | ArrivalWalk      |
// | arrival for it, called and seen at the desk   | yes                 | yes            | yes   | ArrivalWalk      |
// | visitors in the queue, called or gone         | yes                 | yes            | yes   | ArrivalWalk      |
// | a device reserved, renewed, a fault told      | yes                 | yes            | yes   | BorrowTerminal   |
// | handed out, taken back, got ready             | yes                 | yes            | yes   | DeskLendingTerm. |
// | two records joined                            | yes                 | yes            | yes   | JoinWalk         |
// | records taken out by two persons              | yes                 | yes            | yes   | TakingOutWalk    |
// | all that is kept on her, printed              | yes                 | yes            | yes   | TakingOutWalk    |
// | registered at the desk                        | yes                 | yes            | yes   | DeskWalk         |
// | a forgotten PIN unlocked, and another given   | yes                 | yes            | yes   | RightsWalk       |
// | a role changed by two of the staff            | yes                 | yes            | yes   | RightsWalk       |
// | a message that goes out by mail               | yes                 | yes            | yes   | DeskWalk         |
// | people to call                                | yes                 | yes            | yes   | DeskWalk         |
// | opening hours and closures                    | yes                 | yes            | yes   | DeskWalk         |
//
// Each looks at the store afterwards, so that a screen alone cannot satisfy it.

/// What a resident keeps in her account, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct AccountWalkTests {
    @Test(arguments: Manner.allCases)
    func aNewAddressIsToldOnce(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try joan.openMine("Name, address, phone and email")
        try joan.choose("Address")
        try joan.arrive(at: "What is your address?")
        try joan.enter("2 New Street", "", "Millbrook", "zy1 4lb")
        try joan.arrive(at: "Check your answers")
        try joan.see("2 New Street", "If you keep this, we tell these services:", "Council Tax")
        try joan.choose("Keep this")
        try joan.arrive(at: "Your change is kept.")
        try joan.see("You told us once. We tell these services:", "Council Tax", "2 New Street")
        try hub.expect(
            "SELECT replace(address, char(10), '/') || ' ' || postcode FROM person",
            "2 New Street/Millbrook ZY1 4LB"
        )
        try hub.expect("SELECT count(*) > 3 FROM service_notice WHERE told_at IS NULL", "1")
        try hub.expect("SELECT fact FROM details_change_value", "address")
    }

    @Test(arguments: Manner.allCases)
    func thePhoneNumberAndTheEmailAddressAreChanged(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try joan.openMine("Name, address, phone and email")
        try joan.choose("Phone number")
        try joan.arrive(at: "What is your phone number?")
        try joan.replace("01632 960 100", with: "1632")
        try joan.see("There is a problem")
        try joan.mend()
        try joan.replace("1632", with: "07700 900 123")
        try joan.arrive(at: "Check your answers")
        try joan.choose("Keep this")
        try joan.arrive(at: "Your change is kept.")
        try joan.choose("Email address")
        try joan.arrive(at: "What is your email address?")
        try joan.replace("joan@example.org", with: "joan@home.example")
        try joan.arrive(at: "Check your answers")
        try joan.choose("Keep this")
        try joan.arrive(at: "Your change is kept.")
        try hub.expect("SELECT phone || ' ' || email FROM person", "07700 900 123 joan@home.example")
        try hub.expect("SELECT count(*) FROM details_change", "2")
    }

    @Test(arguments: Manner.allCases)
    func aFormKeptWithTheAccountIsCarriedOnWithInTheNextSession(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try joan.openMine("What you allow us")
        try joan.choose("Keep my forms with my account")
        try joan.see("Then you need no code.")
        try joan.choose("Yes")
        try joan.arrive(at: "This is kept.")
        try joan.press("Escape")
        try joan.arrive(at: "My account")
        try joan.press("Escape")
        try joan.begin("complaint", "What is your complaint about?")
        try joan.choose("Bins and waste")
        try joan.arrive(at: "What happened?")
        try joan.enter("QuaggaMarker was left")
        try joan.arrive(at: "When did it happen?")
        try joan.press("F10")
        try joan.arrive(at: "Finish and clear everything?")
        try joan.choose("Save and come back later")
        try joan.arrive(at: "Your answers are saved")
        try hub.expect("SELECT count(*) FROM account_form", "1")
        joan.settle()
        try joan.choose("Finish and clear the screen")
        try joan.signIn()
        try joan.openMine("Forms you have begun")
        try joan.choose(title(of: "complaint"))
        try joan.arrive(at: "When did it happen?")
        try joan.press("Escape")
        try joan.arrive(at: "What happened?")
        try joan.see("QuaggaMarker was left")
    }

    @Test(arguments: Manner.allCases)
    func aFormIsFilledInFromTheAccountAndStillHersToChange(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try joan.begin("missed-bin", "Which bin did we miss?")
        try joan.choose("Rubbish bin")
        try joan.arrive(at: "When should we have emptied it?")
        try joan.enter(CivilDate.localToday.adding(days: -1))
        try joan.arrive(at: "Do we fetch the bin from your door?")
        try joan.choose("Yes")
        try joan.arrive(at: "Was there a note on the bin?")
        try joan.choose("No")
        try joan.arrive(at: "Were other bins in your street missed too?")
        try joan.choose("Yes")
        try joan.arrive(at: "What is the address of the bin?")
        try joan.see("This is from your account. You can change it.", "14 Weir Road")
        try joan.choose("Address of the bin")
        try joan.replace("14 Weir Road", with: "3 Mill Lane")
        try joan.enter("", "", "", "")
        try joan.arrive(at: "What is your name?")
        try joan.press("Enter")
        try joan.arrive(at: "What is your telephone number?")
        try joan.press("Enter")
        try joan.arrive(at: "Check your answers")
        try joan.see("3 Mill Lane")
        joan.settle()
        try joan.choose("Send my report")
        try joan.see("Your reference is")
        try hub.expect("SELECT count(*) FROM answer WHERE value LIKE '%3 Mill Lane%'", "1")
        try hub.expect("SELECT count(*) FROM answer WHERE value = 'Joan Marker'", "1")
        try hub.expect("SELECT address LIKE '14 Weir Road%' FROM person", "1")
        try hub.expect("SELECT person IS NOT NULL FROM submission", "1")
    }

    @Test(arguments: Manner.allCases)
    func herLanguageFollowsHerToTheNextSession(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try joan.press("F2")
        try joan.arrive(at: "Settings")
        try joan.choose("Language: ")
        try joan.choose("Cymraeg")
        let welsh = try RealHub.words("cy")
        try joan.arrive(at: welsh(.languageTitle))
        try hub.expect("SELECT value FROM person_setting WHERE name = 'language'", "cy")
        try joan.press("Escape")
        try joan.arrive(at: welsh(.panelTitle))
        try joan.press("Escape")
        try joan.arrive(at: welsh(.frontTitle))
        try joan.choose(welsh(.accountSignOut))
        try joan.signIn(to: welsh(.frontTitle))
    }
}
