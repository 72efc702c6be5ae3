//! `complaint`: a complaint, its steps, and an answer ready to send.

use crate::book_test::BookTest;
use crate::forms::Form;
use crate::serve::Server;

fn book() -> BookTest {
    BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana Cruz\"\n+++\n")
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\n+++\n")
        .on("2026-11-20")
}

const FILE: &str = "customers/ana/complaints/2026-11-20.md";

#[test]
fn a_complaint_is_recorded_and_led_to_its_end_by_commands() {
    let test = book();
    test.run("complaint bo \"Too loud\" layer=skill wish=heard").succeeds();
    let facts = test.read("customers/bo/complaints/2026-11-20.md");
    assert!(facts.contains("cause = \"Too loud\"") && facts.contains("layer = \"skill\""), "{facts}");
    let new = test.run("complaint ana \"Belts came late\" --severity serious --wants \"the belts\"").succeeds();
    new.prints(FILE).says("clientbook complaint ana acknowledged=now");
    let steps = test.run(
        "complaint ana acknowledged=now layer=process wish=solved,respect solutions=\"a courier,a credit\" asked=250 \
         danger=\"They call the paper\"",
    );
    steps.succeeds().prints("Belts came late · where the cause lies  → process");
    let text = test.read(FILE);
    for line in [
        "acknowledged = 2026-11-20T",
        "layer = \"process\"",
        "wish = [\"solved\", \"respect\"]",
        "solutions = [\"a courier\", \"a credit\"]",
        "asked = \"250.00\"",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let shown = test.run("complaint ana").succeeds();
    shown
        .prints("Ana Cruz, thank you for telling me about this: Belts came late.")
        .prints("You are right to expect better from us")
        .prints("It went wrong in our own handling")
        .prints("What I can offer: a courier, a credit.")
        .prints("You will hear from me by Nov 30 at the latest.");
    test.run("brief ana").succeeds().prints("thank you for telling me");
    test.run("complaint ana given=200 measure=\"Two weeks of belts in stock\"").succeeds();
    test.run("done complaint:ana \"Courier sent\" --satisfaction 4").succeeds();
    let ended = test.run("complaint ana").succeeds();
    ended.prints("compensation given").prints("Two weeks of belts in stock").prints_not("thank you for telling me");
    test.run("check").succeeds();
}

#[test]
fn what_is_no_key_or_means_several_is_refused_with_the_choice() {
    let test = book();
    test.run("complaint ana acknowledged=now").exits(2).says("Ana Cruz has no complaint");
    test.run("complaint ana First").succeeds();
    test.run("complaint ana Second").succeeds();
    test.run("complaint ana layer=skill").exits(2).says("2026-11-20-2 (Second)");
    test.run("complaint ana layer=skill --on 2026-11-20-2").succeeds();
    test.run("complaint ana layer=skill colour=red --on 2026-11-20-2").exits(2).says("`colour`").says("measure");
    test.run("complaint ana severity=purple --on 2026-11-20-2").exits(2).says("severity");
    test.run("complaint ana colour=red").exits(2).says("`colour`");
    test.run("complaint ana asked=-5 --on 2026-11-20-2").exits(2).says("-5");
    test.run("complaint ana cause= --on 2026-11-20-2").exits(2).says("needs its cause");
    test.run("complaint ana layer=skill --severity minor --on 2026-11-20-2").exits(2).says("--severity is for a new");
    test.run("complaint ana Late --on 2027-05-05").exits(2).says("2027-05-05");
    test.run("complaint ana acknowledged=2027-05-05 --on 2026-11-20-2").exits(2).says("2027-05-05");
    test.run("complaint ana asked=much --on 2026-11-20-2").exits(2).says("much");
    test.run("complaint ana acknowledged=soon --on 2026-11-20-2").exits(2).says("soon");
    assert!(!test.read("customers/ana/complaints/2026-11-20-2.md").contains("purple"));
}

#[test]
fn a_wait_for_the_customer_stops_the_clock() {
    let test = book();
    test.run("complaint ana \"Late\" --on 2026-11-10").succeeds();
    test.run("complaint ana waiting=2026-11-11").succeeds();
    let open = |test: &BookTest| test.run("report complaints --json").succeeds().json()["open"][0]["over"].to_string();
    assert_eq!(open(&test), "null");
    test.run("complaint ana waiting=no").succeeds();
    assert!(test.read("customers/ana/complaints/2026-11-10.md").contains("until = 2026-11-20"));
    test.run("today").succeeds().prints("Late");
}

#[test]
fn a_request_for_service_is_no_complaint() {
    let test = book();
    test.run("complaint bo \"Wants the manual in Polish\" --request").succeeds();
    test.run("today").succeeds().prints("Open request for service");
    test.run("report complaints").succeeds().prints_not("Polish");
    test.run("report service").succeeds().prints("One request for service is open").prints("Polish");
    test.run("build").succeeds();
    let card = test.read("site/customers/bo.html");
    assert!(card.contains("Request for service") && !card.contains("thank you for telling me"));
}

#[test]
fn the_steps_are_a_form_of_the_preview() {
    let test = book();
    test.run("complaint ana \"Belts came late\"").succeeds();
    let server = Server::start(&test);
    let card = server.get("/customers/ana.html", &server.address);
    assert!(card.contains("form/steps?customer=ana&amp;complaint=2026-11-20\""), "{card}");
    assert!(card.contains("Answer to the complaint of"), "{card}");
    Form::open(&server, "steps?customer=ana&complaint=2026-11-20")
        .with("acknowledged", "on")
        .with("waiting", "yes")
        .with("layer", "skill")
        .with("wish", "heard")
        .with("solutions", "one\ntwo")
        .with("given", "30")
        .is_done(&server);
    let text = test.read(FILE);
    for line in ["acknowledged = ", "waiting = [{ from = 2026-11-21 }]", "layer = \"skill\"", "[\"one\", \"two\"]"] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let page = Form::open(&server, "steps?customer=ana&complaint=2026-11-20").with("asked", "abc").send(&server);
    assert!(page.contains("field wrong") && page.contains("abc"), "{page}");
}

#[test]
fn what_was_changed_is_counted_against_what_came_again() {
    let complaint = |layer: &str, more: &str| format!("+++\ncause = \"x\"\nlayer = \"{layer}\"\n{more}+++\n");
    let test = book()
        .file(
            "customers/ana/complaints/2026-05-04.md",
            complaint("process", "resolved = 2026-05-10\nmeasure = \"A second check\"\n"),
        )
        .file("customers/ana/complaints/2026-05-06.md", complaint("Process", ""))
        .file("customers/bo/complaints/2026-07-01.md", complaint("process", ""))
        .file("customers/bo/complaints/2026-08-01.md", complaint("skill", ""));
    let json = test.run("report complaints --json").succeeds().json();
    assert_eq!(json["measures"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["measures"][0]["again"], 1);
    assert_eq!(json["causes"][0]["layer"], "process");
    let early = test.run("report complaints --json --as-of 2026-06-01").succeeds().json();
    assert_eq!(early["measures"][0]["again"], 0);
}
