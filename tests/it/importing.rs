//! Contacts of other programs come into the book: shown first, then taken over, and taken back.

use std::path::PathBuf;

use crate::book_test::BookTest;
use crate::forms::Form;
use crate::history::git;
use crate::machine;
use crate::serve::Server;

/// A book with one customer, in a repository, and a file of contacts elsewhere.
struct Import {
    test: BookTest,
    elsewhere: tempfile::TempDir,
}

impl Import {
    fn new(cards: &[String]) -> Import {
        let card = "+++\nname = \"Ana Stone\"\ntitle = \"CEO\"\nphone = \"138-0000-0001\"\n+++\n";
        let test = BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", card);
        git(test.path(), &["init", "--quiet"]);
        git(test.path(), &["add", "--all"]);
        git(test.path(), &["commit", "--quiet", "-m", "start"]);
        let import = Import { test, elsewhere: machine::folder() };
        import.write(cards);
        import
    }

    fn file(&self) -> PathBuf {
        self.elsewhere.path().join("contacts.vcf")
    }

    fn write(&self, cards: &[String]) {
        std::fs::write(self.file(), cards.concat()).expect("a file");
    }

    /// The command on the file, with options.
    fn line(&self, options: &str) -> String {
        format!("import {} {options}", self.file().display())
    }

    fn commits(&self) -> usize {
        git(self.test.path(), &["log", "--format=%s"]).lines().count()
    }
}

fn card(name: &str, lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
    format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\n{lines}END:VCARD\r\n")
}

const LEE: &str = "customers/bo-lee/bo-lee.md";

#[test]
fn an_import_is_shown_first_then_taken_over_in_one_commit_and_the_same_file_changes_nothing() {
    let cards = [
        card(
            "Bo Lee",
            &["UID:1", "TEL;TYPE=WORK:021-6288-1234", "BDAY:1980-05-06", "NOTE:Met at the fair.", "X-SHOE-SIZE:44"],
        ),
        card("Ana Stone", &["UID:2", "TEL:+86 138 0000 0001", "TITLE:CEO"]),
    ];
    let import = Import::new(&cards);
    let shown = import.test.run(&import.line("")).succeeds();
    shown.prints("1 new, 1 the same").prints("Bo Lee · 021-6288-1234").says("Nothing is written yet");
    assert!(!import.test.exists(LEE) && import.commits() == 1);
    import.test.run(&import.line("--apply")).succeeds().prints("1 new customer, 0 changed");
    assert_eq!(import.commits(), 2);
    let written = import.test.read(LEE);
    assert_eq!(
        written,
        "+++\nname = \"Bo Lee\"\nadded = 2026-11-21\nphone = [{ label = \"work\", number = \"021-6288-1234\" }]\n\
         birthday = 1980-05-06\n+++\n\nMet at the fair.\n"
    );
    assert!(import.test.read("customers/bo-lee/import.toml").contains("X-SHOE-SIZE:44"));
    import.test.run("check").succeeds();
    import
        .test
        .run(&import.line("--apply"))
        .succeeds()
        .prints("2 the same")
        .says("nothing that the book does not have");
    assert_eq!(import.commits(), 2);
    import.test.run("undo --yes").succeeds();
    assert!(!import.test.exists(LEE));
}

#[test]
fn a_newer_file_changes_what_changed_there_and_not_what_was_edited_here() {
    let import = Import::new(&[card("Bo Lee", &["UID:1", "TEL:021-6288-1234", "TITLE:Buyer", "ORG:Acme"])]);
    import.test.run(&import.line("--apply")).succeeds();
    import.test.run("set bo-lee title=Head tags+=golf").succeeds();
    // The number is new there, the title changed on both sides, the organisation only there.
    import.write(&[card("Bo Lee", &["UID:1", "TEL:021-6288-1234", "TEL:139-0000-0009", "TITLE:CFO", "ORG:Zenith"])]);
    let shown = import
        .test
        .run(&import.line(""))
        .succeeds()
        .prints("1 changed")
        .prints("021-6288-1234 → 021-6288-1234, 139-0000-0009");
    shown.prints("Acme → Zenith").prints("the book has Head, the file CFO");
    import.test.run(&import.line("--apply")).succeeds();
    let written = import.test.read(LEE);
    for line in ["139-0000-0009", "employer = \"Zenith\"", "title = \"Head\"", "golf"] {
        assert!(written.contains(line), "{line}: {written}");
    }
    import.test.run(&import.line("--apply")).succeeds().prints("1 changed").prints("keeps its own");
    assert_eq!(import.test.read(LEE), written, "what is asked stays as it is");
    // What is asked can be taken too.
    import.write(&[card("Bo Lee", &["UID:1", "TEL:139-0000-0009", "TITLE:CIO", "ORG:Zenith"])]);
    import.test.run(&import.line("--apply --take-file")).succeeds();
    let written = import.test.read(LEE);
    assert!(written.contains("title = \"CIO\"") && !written.contains("6288"), "{written}");
}

#[test]
fn somebody_of_the_same_name_alone_is_asked_about() {
    let import = Import::new(&[card("Ana Stone", &["TEL:139-0000-0007"]), card("Bo Lee", &["TEL:138-0000-0001"])]);
    let shown = import.test.run(&import.line("--apply")).succeeds().prints("2 doubtful");
    shown.prints("the book has the name").prints("another name has its number").prints("--who 1=new");
    assert_eq!(import.commits(), 1);
    import.test.run(&import.line("--apply --who 1=ana --who 2=leave")).succeeds();
    assert!(import.test.read("customers/ana/ana.md").contains("[\"138-0000-0001\", \"139-0000-0007\"]"));
    import.test.run(&import.line("--apply --who 2=new")).succeeds();
    assert!(import.test.exists(LEE));
    import.test.run(&import.line("--who 3=new")).exits(2).says("1 to 2");
    import.test.run(&import.line("--who 1=nobody")).exits(2);
    let asked = BookTest::run_on_a_terminal(&import.test, &import.line("--apply"), "1");
    asked.succeeds();
}

#[test]
fn one_bad_value_does_not_keep_the_others_out() {
    let import = Import::new(&[
        card("Bo Lee", &["BDAY:2999-01-01", "TITLE:Buyer"]),
        card("../..", &["TEL:139-0000-0007"]),
        card("CON", &["TEL:139-0000-0008"]),
        card("index", &["TEL:139-0000-0009"]),
        card("😀", &["TEL:139-0000-0010"]),
        card(&"x".repeat(300), &["TEL:139-0000-0011"]),
        card("bo LEE", &["TEL:139-0000-0012"]),
        card(
            "Notes",
            &[
                "TEL:139-0000-0013",
                "NOTE:- [ ] pay me due:2026-12-01\\n[[nobody]] <script>\\n<<<<<<< a\\n=======\\n>>>>>>> b",
            ],
        ),
    ]);
    let told = import.test.run(&import.line("--apply --who 7=new")).succeeds();
    told.says("2999-01-01");
    assert!(import.test.read(LEE).contains("title = \"Buyer\""));
    import.test.run("check").succeeds();
    let folders = std::fs::read_dir(import.test.path().join("customers")).expect("a folder").count();
    assert_eq!(folders, 9);
    let promises = import.test.run("show notes --json").succeeds().json();
    assert!(!promises.to_string().contains("2026-12-01\""), "a note of another program promises nothing: {promises}");
}

#[test]
fn a_picture_comes_once() {
    let photo = "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let import = Import::new(&[card("Bo Lee", &["UID:1", photo])]);
    import.test.run(&import.line("--apply")).succeeds();
    assert!(import.test.read(LEE).contains("![](files/photo.png)"), "{}", import.test.read(LEE));
    assert!(import.test.exists("customers/bo-lee/files/photo.png"));
    import.test.run(&import.line("--apply")).succeeds().prints("1 the same");
    import.test.run("undo --yes").succeeds();
    assert!(!import.test.exists("customers/bo-lee/files/photo.png"));
}

#[test]
fn the_new_ones_get_a_tier_one_by_one_or_are_no_customers() {
    let import = Import::new(&[card("Bo Lee", &["TEL:139-0000-0007"]), card("Pizza", &["TEL:139-0000-0008"])]);
    import.test.run("triage").succeeds().says("every imported customer has a tier");
    import.test.run(&import.line("--apply")).succeeds().says("clientbook triage");
    import.test.run("triage").succeeds().prints("bo-lee").prints("pizza");
    assert_eq!(import.test.run("triage --json").succeeds().json()["customers"].as_array().map(Vec::len), Some(2));
    import.test.run("triage bo-lee=Z").exits(2).says("A, B, C, D");
    import.test.run("triage bo-lee=B pizza=not").succeeds().prints("1 tier given, 1 no customer");
    assert!(import.test.read(LEE).contains("tier = \"B\"") && !import.test.exists("customers/pizza/pizza.md"));
    import.test.run(&import.line("")).succeeds().prints("1 the same, 1 no customer");
    import.test.run("triage").succeeds().says("every imported customer has a tier");
    // A customer with a story is one.
    import.test.run("log bo-lee \"Talked.\"").succeeds();
    import.test.run("triage bo-lee=not").exits(2).says("has notes");
    import.test.run("check").succeeds();
    git(import.test.path(), &["revert", "--no-edit", "HEAD~1"]);
    assert!(import.test.exists("customers/pizza/pizza.md"));
}

#[test]
fn a_company_and_its_people_come_at_once() {
    let import = Import::new(&[
        card("Jo Day", &["UID:1", "ORG:Acme Tools Inc.", "TEL:139-0000-0001"]),
        card("Acme Tools Inc.", &["UID:2", "ORG:Acme Tools Inc.", "X-ABShowAs:COMPANY", "TEL:021-5550-1000"]),
        card("Kim Ro", &["UID:3", "ORG:Acme Tools Inc.", "TEL:139-0000-0003", "NOTE:Knows [[Jo Day]]"]),
    ]);
    import.test.run(&import.line("--apply")).succeeds().prints("3 new customers");
    let company = |id: &str| import.test.read(&format!("customers/{id}/{id}.md")).contains("company = \"acme-tools\"");
    assert!(company("jo-day") && company("kim-ro"));
    import.test.run("check").succeeds();
    import.test.run(&import.line("")).succeeds().prints("3 the same");
}

#[test]
fn two_of_a_name_stay_two_and_two_cards_of_one_person_become_one() {
    let import = Import::new(&[
        card("Bo Lee", &["UID:1", "ORG:Acme", "TEL:139-0000-0001"]),
        card("Bo Lee", &["UID:2", "ORG:Acme", "TEL:139-0000-0002"]),
        card("Jo Day", &["UID:3", "TEL:139-0000-0003", "TITLE:Buyer"]),
        card("Jo Day", &["UID:4", "TEL:139-0000-0003", "TITLE:Head buyer", "EMAIL:jo@example.com"]),
    ]);
    import.test.run(&import.line("")).succeeds().prints("1 doubtful, 2 new, 1 twice in the file");
    import.test.run(&import.line("--apply --who 2=new")).succeeds().prints("3 new customers");
    let jo = import.test.read("customers/jo-day/jo-day.md");
    assert!(jo.contains("jo@example.com") && jo.contains("- title: Head buyer"), "{jo}");
    assert!(import.test.exists("customers/bo-lee-2/bo-lee-2.md"));
    for _ in 0..2 {
        import.test.run(&import.line("--apply")).succeeds().prints("1 twice in the file, 3 the same");
    }
}

#[test]
fn a_text_that_was_edited_here_is_not_said_again_and_one_that_was_not_gives_way() {
    let with = |note: &str| [card("Bo Lee", &["UID:1", "TEL:139-0000-0001", &format!("NOTE:{note}")])];
    let import = Import::new(&with("Likes tea."));
    import.test.run(&import.line("--apply")).succeeds();
    import.write(&with("Likes green tea."));
    import.test.run(&import.line("--apply")).succeeds();
    let written = import.test.read(LEE);
    assert!(written.ends_with("+++\n\nLikes green tea.\n"), "{written}");
    import.test.write(LEE, written.replace("green", "black"));
    import.test.run(&import.line("--apply")).succeeds().prints("1 the same");
}

#[test]
fn what_is_asked_stays_open_until_somebody_decides() {
    let with =
        |title: &str| [card("Bo Lee", &["UID:1", "TEL:139-0000-0001", "TEL:139-0000-0002", &format!("TITLE:{title}")])];
    let import = Import::new(&with("Buyer"));
    import.test.run(&import.line("--apply")).succeeds();
    import.test.run("set bo-lee title=Mine phone=139-0000-0001").succeeds();
    import.write(&with("CFO"));
    import.test.run(&import.line("--apply")).succeeds();
    assert!(import.test.read(LEE).contains("title = \"Mine\""));
    import.write(&[card("Bo Lee", &["UID:1", "TEL:139-0000-0002", "TITLE:CFO"])]);
    import.test.run(&import.line("--apply --take-file")).succeeds();
    let written = import.test.read(LEE);
    assert!(written.contains("title = \"CFO\"") && written.contains("phone = [\"139-0000-0002\"]"), "{written}");
}

#[test]
fn the_preview_has_a_form_for_those_who_wait() {
    let import = Import::new(&[card("Bo Lee", &["TEL:139-0000-0007"]), card("Pizza <b>", &["TEL:139-0000-0008"])]);
    import.test.run(&import.line("--apply")).succeeds();
    let server = Server::start(&import.test);
    let form = Form::open(&server, "triage");
    assert!(form.values.iter().any(|(name, _)| name == "of-bo-lee"), "{:?}", form.values);
    assert!(form.send(&server).contains("nothing was changed"));
    let page = form.with("of-bo-lee", "A").with("of-pizza-b", "not").send(&server);
    assert!(page.contains("1 tier given, 1 no customer") && page.contains("class=\"undo\""), "{page}");
    assert!(import.test.read(LEE).contains("tier = \"A\"") && !import.test.exists("customers/pizza-b/pizza-b.md"));
    let page = server.get("/_clientbook/form/triage", &server.address);
    assert!(page.contains("every imported customer has a tier"), "{page}");
}

#[test]
fn what_no_program_writes_is_said_plainly() {
    let import = Import::new(&[]);
    import.test.run(&import.line("")).exits(2).says("is empty");
    std::fs::write(import.file(), "%PDF-1.4").expect("a file");
    import.test.run(&import.line("")).exits(2).says("cannot be imported").says(".vcf");
    import.test.run("import nowhere.vcf").exits(3).says("nowhere.vcf");
}

/// Somebody who has no terminal chooses the file on a page.
#[test]
fn a_file_is_sent_on_a_page_shown_and_taken_over() {
    let test = BookTest::with_settings("language = \"en\"\n");
    let server = Server::start(&test);
    let customers = server.get("/customers/index.html", &server.address);
    assert!(customers.contains("/_clientbook/form/import\""), "{customers}");
    let page = server.get("/_clientbook/form/import", &server.address);
    assert!(page.contains("enctype=\"multipart/form-data\"") && page.contains("type=\"file\""), "{page}");
    let form = Form::of(&page);
    let send = |form: &Form, name: &str, text: &str, origin: &str| {
        let mut body = String::new();
        for (key, value) in form.values.iter().filter(|(key, _)| key != "file") {
            body += &format!("--X\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n");
        }
        body += &format!(
            "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/vcard\r\n\r\n{text}\r\n--X--\r\n"
        );
        server.ask(&format!(
            "POST {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nOrigin: {origin}\r\nContent-Type: multipart/form-data; boundary=X\r\nContent-Length: {}\r\n\r\n{body}",
            form.action, server.address, body.len()
        ))
    };
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Lee\r\nTEL:021-6288-1234\r\nEND:VCARD";
    let ours = format!("http://{}", server.address);
    assert!(send(&form, "a.vcf", card, "http://evil.example").starts_with("HTTP/1.1 403"));
    let missing = send(&form, "", "", &ours);
    assert!(missing.contains("this is missing"), "{missing}");
    // A tab is none of a request's head.
    let table = send(&form, "a.tsv", "name\tphone\nAda\t937-555-1212\n", &ours);
    assert!(table.contains("Ada") && table.contains("name=\"confirmed\""), "{table}");
    let unread = send(&form, "a.vcf", "\u{0}\u{1}\u{2}", &ours);
    assert!(unread.contains("class=\"late\"") || unread.contains("role=\"alert\""), "{unread}");
    let shown = send(&form, "../../a.vcf", card, &ours);
    assert!(shown.contains("Bo Lee") && !shown.contains("--apply") && !test.exists("customers/bo-lee"), "{shown}");
    let done = Form::of(&shown).is_done(&server);
    assert!(done.contains("/_clientbook/form/triage\""), "{done}");
    assert!(test.read("customers/bo-lee/bo-lee.md").contains("021-6288-1234"));
    // The same file once more changes nothing, and says so.
    let again = send(&Form::open(&server, "import"), "a.vcf", card, &ours);
    assert!(!again.contains("<h1>Saved") && again.contains("says nothing that the book does not have"), "{again}");
    // A column of which nothing is known is asked about.
    let shown = send(&Form::open(&server, "import"), "c.csv", "Name,Phone,Stance\nAda,937-555-1212,CEO\n", &ours);
    assert!(shown.contains("What is in this column?"), "{shown}");
    Form::of(&shown).with("column-Stance", "title").is_done(&server);
    assert!(test.read("customers/ada/ada.md").contains("title = \"CEO\""));
    // Who has the name of somebody in the book is asked about; nothing is guessed.
    let namesake = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Lee\r\nTEL:021-6288-9999\r\nEND:VCARD";
    let shown = send(&Form::open(&server, "import"), "b.vcf", namesake, &ours);
    assert!(shown.contains("Who is it?") && shown.contains("<option value=\"bo-lee\">Bo Lee</option>"), "{shown}");
    let question = Form::of(&shown);
    question.send(&server);
    assert!(!test.read("customers/bo-lee/bo-lee.md").contains("9999"), "what is left out changes nothing");
    let shown = send(&Form::open(&server, "import"), "b.vcf", namesake, &ours);
    Form::of(&shown).with("who-1", "bo-lee").is_done(&server);
    assert!(test.read("customers/bo-lee/bo-lee.md").contains("021-6288-9999"));
    // Where book and file differ, one says whose values count.
    let other = "Name,Phone,Job Title\nAda,937-555-1212,CFO\n";
    let shown = send(&Form::open(&server, "import"), "d.csv", other, &ours);
    assert!(shown.contains("Book and file say different things"), "{shown}");
    Form::of(&shown).is_done(&server);
    assert!(test.read("customers/ada/ada.md").contains("title = \"CEO\""));
    let shown = send(&Form::open(&server, "import"), "d.csv", other, &ours);
    Form::of(&shown).with("take", "file").is_done(&server);
    assert!(test.read("customers/ada/ada.md").contains("title = \"CFO\""));
    // A table of visits says how it is read.
    let visits = "客户,日期,内容\nAda,2026-11-03,Price talk\n";
    let shown = send(&Form::open(&server, "import"), "v.csv", visits, &ours);
    assert!(shown.contains("table of"), "{shown}");
    let shown = send(&Form::open(&server, "import").with("as", "visits"), "v.csv", visits, &ours);
    Form::of(&shown).is_done(&server);
    assert!(test.exists("customers/ada/visits/2026-11-03.md"));
}

#[test]
fn what_a_column_is_can_be_kept_for_the_next_file() {
    let settings = "language = \"en\" # mine\n[fields.manager]\ntype = \"text\"\n";
    let test = BookTest::with_settings(settings);
    let file = test.path().join("list.csv");
    let write = |rows: &str| std::fs::write(&file, format!("Name,Phone,客户经理\n{rows}")).unwrap();
    let line = |rest: &str| format!("import {} {rest}", file.display());
    write("Bo Lee,937-555-0100,Tom\n");
    let map = "--map 客户经理=custom.manager";
    test.run(&line(&format!("{map} --save-map"))).exits(2).says("--apply");
    test.run(&line(&format!("{map} --save-map --apply"))).succeeds().prints("1 new customer");
    let kept = test.read("clientbook.toml");
    assert_eq!(kept, format!("{settings}\n[import]\n\"客户经理\" = \"custom.manager\"\n"));
    write("Bo Lee,937-555-0100,Ann\n");
    test.run(&line("--apply")).succeeds().prints("Tom").prints("Ann");
    assert!(test.read("customers/bo-lee/bo-lee.md").contains("manager = \"Ann\""));
    // What the command says goes before what is kept.
    write("Jo Day,937-555-0101,Sue\n");
    test.run(&line("--apply --map 客户经理=-")).succeeds();
    assert!(!test.read("customers/jo-day/jo-day.md").contains("Sue"));
    test.run("check").succeeds();
}

#[test]
fn birthdays_come_from_a_calendar() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana Stone\"\n+++\n");
    let event = |uid: &str, title: &str, day: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{title}\r\nDTSTART;VALUE=DATE:{day}\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n"
        )
    };
    let events = [
        event("1", "Ana Stone's birthday", "19780815"),
        event("2", "Bo Lee - Birthday", "20260305"),
        event("3", "Rent", "20260101"),
    ]
    .concat();
    let file = test.path().join("birthdays.ics");
    std::fs::write(&file, format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")).unwrap();
    let line = |rest: &str| format!("import {} {rest}", file.display());
    let shown = test.run(&line("")).succeeds();
    shown.prints("a calendar with 2 birthdays").prints("1 other event was left out").prints("1 doubtful, 1 new");
    test.run(&line("--who 1=ana --apply")).succeeds();
    assert!(test.read("customers/ana/ana.md").contains("birthday = 1978-08-15"));
    assert!(test.read("customers/bo-lee/bo-lee.md").contains("birthday = \"--03-05\""));
    test.run(&line("--apply")).succeeds().prints("2 the same");
    std::fs::write(&file, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Rent\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        .unwrap();
    test.run(&line("")).succeeds().prints("no event of this calendar is somebody's birthday (1 others)");
}

#[test]
fn a_name_without_letters_comes_once() {
    let import = Import::new(&[card("😀", &["NOTE:from the fair"])]);
    import.test.run(&import.line("--apply")).succeeds().prints("1 new customer");
    import.test.run(&import.line("--apply")).succeeds().prints_not("1 new customer");
    assert_eq!(std::fs::read_dir(import.test.path().join("customers")).unwrap().count(), 2);
}

/// Git's own way with long lists of paths takes time with the square of their number; the way around it commits the same.
#[test]
fn many_customers_are_one_commit_with_nothing_else_in_it() {
    for is_staged in [false, true] {
        let test =
            BookTest::with_settings("language = \"en\"\n").file("customers/bo/bo.md", "+++\nname = \"Bo\"\n+++\n");
        git(test.path(), &["init", "--quiet"]);
        git(test.path(), &["add", "--all"]);
        git(test.path(), &["commit", "--quiet", "-m", "start"]);
        test.write("customers/bo/visits/2026-11-01.md", "By hand.\n");
        if is_staged {
            git(test.path(), &["add", "customers/bo/visits"]);
        }
        let rows: String = (0..400).map(|n| format!("Customer {n},0171-5{n:06}\n")).collect();
        let file = test.path().with_extension("csv");
        std::fs::write(&file, format!("Name,Phone\n{rows}")).expect("a file");
        test.run(&format!("import {} --apply", file.display())).succeeds().prints("400");
        std::fs::remove_file(file).expect("the file was there");
        let committed = git(test.path(), &["show", "--name-only", "--format=", "HEAD"]);
        assert_eq!(committed.lines().count(), 800, "a card and what was imported of each");
        assert!(!committed.contains("customers/bo/"));
        let left = git(test.path(), &["status", "--porcelain", "--untracked-files=all"]);
        let expect = if is_staged { "A  " } else { "?? " };
        assert_eq!(left, format!("{expect}customers/bo/visits/2026-11-01.md\n"));
        test.run("undo -y").succeeds();
        assert!(!test.exists("customers/customer-0") && test.exists("customers/bo/visits/2026-11-01.md"));
    }
}
