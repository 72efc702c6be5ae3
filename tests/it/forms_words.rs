//! What the forms of the preview say: every fault beside its input, in words of the page and not of the command line;
//! and the question of whom a note from the road is.

use crate::book_test::BookTest;
use crate::forms::{CARD, Form, book};
use crate::serve::Server;

/// The label and the text of the input beside which a page shows a fault.
fn fault(page: &str) -> Option<(String, String)> {
    let field = page.split("<div class=\"field wrong\">").nth(1)?;
    let label = field.split("<label").nth(1)?.split('>').nth(1)?.split('<').next()?;
    let text = field.split("<p class=\"late\"").nth(1)?.split('>').nth(1)?.split('<').next()?;
    Some((label.to_owned(), text.to_owned()))
}

#[test]
fn a_fault_stands_beside_its_input_in_words_of_the_page() {
    let test = book();
    let server = Server::start(&test);
    for (form, typed, label, text) in [
        ("set?customer=hua", ("is.name", ""), "Name", "this is missing"),
        ("log?customer=hua", ("minutes", "-3"), "Minutes", "`-3` is not a value of “Minutes”"),
        ("log?customer=hua", ("cost", "abc"), "Cost", "`abc`"),
        ("log?customer=hua", ("text", "- [ ] it due:someday"), "What was said", "`due:someday` cannot be read"),
        ("snooze?id=plan:hua:quote", ("until", ""), "Rests until", "this is missing"),
        ("invoice?customer=hua", ("amount", "70"), "Number", "this is missing"),
        ("plan?customer=hua", ("due", "+3d"), "What", "this is missing"),
        ("pay?customer=hua", ("for", "NONE"), "Amount", "this is missing"),
    ] {
        let form = Form::open(&server, form).with("channel", "visit").with("text", "Met.").with(typed.0, typed.1);
        let page = form.send(&server);
        let told = fault(&page).unwrap_or_else(|| panic!("no fault: {typed:?}\n{page}"));
        assert!(told.0.starts_with(label) && told.1.contains(text), "{typed:?}: {told:?}");
    }
}

#[test]
fn no_page_of_a_form_asks_for_a_command() {
    let test = book();
    let server = Server::start(&test);
    for (form, typed) in [
        ("log?customer=hua", ("text", "")),
        ("done?id=xx", ("text", "it")),
        ("done?id=plan:hua:gone", ("text", "it")),
        ("pay?customer=hua", ("amount", "5 for")),
        ("resolve?id=complaint:hua:2026-11-02", ("text", "")),
        ("undo?commit=00000000", ("commit", "00000000")),
        ("inbox", ("paste", "Nobody was here")),
    ] {
        let page = Form::open(&server, form).with(typed.0, typed.1).send(&server);
        let main = page.split("<main").nth(1).unwrap_or_default();
        let told: String = main.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
        let is_clean = !told.contains("clientbook ") && !told.contains(" --") && !told.contains("customers/");
        assert!(is_clean, "{form}: {told}");
    }
    let page = Form::open(&server, "log?customer=hua").with("text", "I had to send it today.").is_done(&server);
    assert!(page.contains("\">Done</a>"), "{page}");
}

#[test]
fn forms_stand_where_the_work_is_seen() {
    let test = book();
    let server = Server::start(&test);
    for (page, form) in [
        ("plans.html", "done?id=plan%3Ahua%3Aquote"),
        ("receivables/hua.html", "pay?customer=hua"),
        ("receivables/hua.html", "invoice?customer=hua"),
    ] {
        let html = server.get(&format!("/{page}"), &server.address);
        assert!(html.contains(&format!("href=\"/_clientbook/form/{form}\"")), "{page}: {html}");
    }
    let ends = book().file(
        CARD,
        "+++\nname = \"Hua\"\n[[product]]\nname = \"Press\"\nno = \"P 7\"\nexpires = 2026-11-24\n\
         [[product]]\nname = \"Saw\"\nwarranty = 2026-11-24\n+++\n",
    );
    let server = Server::start(&ends);
    let card = server.get("/customers/hua.html", &server.address);
    for query in ["product=P%207&amp;day=\"", "product=Saw&amp;day=warranty\""] {
        assert!(card.contains(&format!("/_clientbook/form/renew?customer=hua&amp;{query}")), "{query}: {card}");
    }
    let sample = BookTest::sample("en");
    let server = Server::start(&sample);
    let html = server.get("/care/christmas.html", &server.address);
    assert!(html.contains("&amp;occasion=christmas\">Log a contact</a>"), "{html}");
    test.run("build").succeeds();
    for page in ["plans.html", "receivables/hua.html", "care/christmas.html"] {
        assert!(!test.read(&format!("site/{page}")).contains("_clientbook"), "{page}");
    }
}

#[test]
fn a_second_complaint_of_a_day_and_a_second_plan_of_a_title_are_entered() {
    let test = book();
    let server = Server::start(&test);
    for _ in 0..2 {
        Form::open(&server, "complaint?customer=hua").with("cause", "Late again").is_done(&server);
        Form::open(&server, "plan?customer=hua").with("title", "The quote").is_done(&server);
    }
    for path in ["complaints/2026-11-21.md", "complaints/2026-11-21-2.md", "plans/the-quote.md", "plans/the-quote-2.md"]
    {
        assert!(test.exists(&format!("customers/hua/{path}")), "{path}");
    }
    test.run("check").succeeds();
}

#[test]
fn names_with_an_equals_sign_and_customers_by_their_names_are_taken() {
    let test = book().file("customers/ana/ana.md", "+++\nname = \"Ana Cruz\"\n+++\n");
    let server = Server::start(&test);
    Form::open(&server, "entry?customer=hua&table=contact")
        .with("is.name", "Anna=Lee")
        .with("is.role", "CFO")
        .is_done(&server);
    assert!(test.read(CARD).contains("name = \"Anna=Lee\"\nrole = \"CFO\""), "{}", test.read(CARD));
    Form::open(&server, "entry?customer=hua&table=contact&entry=Anna%3DLee")
        .with("is.role", "CEO = boss")
        .is_done(&server);
    assert!(test.read(CARD).contains("role = \"CEO = boss\""), "{}", test.read(CARD));
    Form::open(&server, "remove?customer=hua&table=contact&entry=Anna%3DLee").is_done(&server);
    assert!(!test.read(CARD).contains("Anna=Lee"));
    Form::open(&server, "set?customer=hua").with("is.referred_by", "ana cruz").is_done(&server);
    assert!(test.read(CARD).contains("referred_by = \"ana\""), "{}", test.read(CARD));
    let page = Form::open(&server, "log?customer=hua").with("text", "Met.\n- [ ] call due:fri").is_done(&server);
    assert!(page.contains("Saved") && test.read("customers/hua/visits/2026-11-21-1432.md").contains("due:2026-11-27"));
}

/// A book with two customers of one name.
fn two_of_a_name() -> BookTest {
    book()
        .file("customers/li-1/li-1.md", "+++\nname = \"Li Wei\"\ntier = \"A\"\n+++\n")
        .file("customers/li-2/li-2.md", "+++\nname = \"Li Wei\"\ntier = \"B\"\n+++\n")
}

const PASTE: &str = "Li Wei fri call said yes\n\nSomebody new called\n\nHua Xin wants 40 more\n- [ ] quote due:wed";

#[test]
fn the_page_asks_of_whom_a_note_from_the_road_is() {
    let test = two_of_a_name();
    let server = Server::start(&test);
    let shown = Form::open(&server, "inbox").with("paste", PASTE).send(&server);
    assert!(shown.contains("<h2>Hua Xin · Nov 21</h2>") && shown.contains("☐ quote due:2026-11-25"), "{shown}");
    assert_eq!(shown.matches("class=\"paragraph kept\"").count(), 2, "{shown}");
    let form = Form::of(&shown);
    let asked: Vec<String> =
        form.values.iter().map(|(name, _)| name.clone()).filter(|name| name.starts_with("who-")).collect();
    assert_eq!(asked.len(), 2, "{:?}", form.values);
    // Somebody who is not in the book: told beside the question, and the others are there still.
    let wrong = form.clone().with(&asked[1], "Nobody Known").send(&server);
    assert!(
        wrong.contains("Nobody Known") && wrong.contains("Hua Xin · Nov 21") && !test.exists("customers/li-2/visits")
    );
    let done = form.with(&asked[0], "li-2").with(&asked[1], "hua").send(&server);
    assert!(done.contains("Saved") && done.contains("3 notes"), "{done}");
    assert_eq!(test.read("customers/li-2/visits/2026-11-20-1432.md"), "+++\nchannel = \"call\"\n+++\n\nsaid yes\n");
    let visits = std::fs::read_dir(test.path().join("customers/hua/visits")).expect("a folder").count();
    assert_eq!(visits, 3, "one was there, two came");
    assert!(!test.exists("inbox"), "nothing is left over");
    assert_eq!(done.matches("class=\"undo\"").count(), 3, "each note can be taken back: {done}");
    assert!(done.contains("Take back: Visit: Li Wei"), "{done}");
    Form::of(&done).send(&server);
    assert!(!test.exists("customers/li-2/visits/2026-11-20-1432.md"), "the note that came first");
    assert_eq!(std::fs::read_dir(test.path().join("customers/hua/visits")).expect("a folder").count(), visits);
}

#[test]
fn a_text_that_was_changed_is_shown_before_it_is_filed() {
    let test = two_of_a_name();
    let server = Server::start(&test);
    let nothing = Form::open(&server, "inbox").with("paste", "").send(&server);
    assert!(nothing.contains("there is nothing to file"), "{nothing}");
    let shown = Form::open(&server, "inbox").with("paste", "Hua Xin called").send(&server);
    let again = Form::of(&shown).with("paste", "Hua Xin called twice").send(&server);
    assert!(again.contains("called twice</p>") && !test.exists("customers/hua/visits/2026-11-21-1432.md"), "{again}");
    assert!(Form::of(&again).send(&server).contains("Saved"));
    assert_eq!(test.read("customers/hua/visits/2026-11-21-1432.md"), "called twice\n");
}

#[test]
fn inbox_tells_programs_what_it_understood_and_is_told_of_whom_a_paragraph_is() {
    let test = two_of_a_name();
    test.write("road.txt", PASTE);
    let road = test.path().join("road.txt").display().to_string();
    let told = test.run(&format!("inbox {road} --dry-run --json")).succeeds().json();
    let states: Vec<&str> = told.as_array().expect("a list").iter().filter_map(|one| one["state"].as_str()).collect();
    assert_eq!(states, ["kept", "kept", "note"]);
    assert_eq!(told[0]["customers"][1]["id"], "li-2");
    assert_eq!(told[2]["promises"][0], "quote due:2026-11-25");
    let key = told[0]["key"].as_str().expect("a key");
    test.run(&format!("inbox {road} --yes --who {key}=li-2")).succeeds().prints("2 notes");
    assert!(test.exists("customers/li-2/visits/2026-11-20-1432.md"));
    test.run(&format!("inbox {road} --yes --who nonsense")).exits(2).says("KEY=CUSTOMER");
}
