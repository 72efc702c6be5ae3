//! What the commands do, in sentences.

use crate::book_test::{BookTest, program};
use crate::history::git;

const CARD: &str = "customers/miller-machine/miller-machine.md";

// check

#[test]
fn check_finds_nothing_in_the_sample_books() {
    for book in ["en", "zh"] {
        let test = BookTest::sample(book);
        let run = test.run("check").succeeds();
        assert_eq!(run.out, "", "{book}");
        test.run("check --json").succeeds().prints("\"diagnostics\": []");
    }
}

#[test]
fn check_exits_with_1_on_errors_and_0_on_warnings() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\nteir = \"A\"\n+++\n");
    test.run("check").exits(1).prints("did you mean `tier`?").prints("customers/ana/ana.md:3:1");
    test.write("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n[[nobody]]\n");
    test.run("check").exits(0).prints("CB031");
}

// today

#[test]
fn today_says_who_is_due_and_why() {
    let test = BookTest::sample("en");
    test.run("today")
        .succeeds()
        .prints("Saturday, November 21")
        .prints("You promised: send the revised bearing quote")
        .prints("last spoke 18 days ago in person, no answer once since")
        .says("No copy of this book elsewhere is known");
}

#[test]
fn today_speaks_both_languages() {
    let test = BookTest::sample("zh");
    test.run("today").succeeds().prints("11月21日 星期六").prints("生日，满 48 岁（虚岁 49），本命年（农历十月十三）");
    BookTest::sample("zh").in_language("en").run("today").succeeds().prints("Birthday, turns 48 (lunar 10-13)");
}

#[test]
fn another_day_is_an_argument() {
    let test = BookTest::sample("zh").on("2026-12-30");
    test.run("today").succeeds().prints("12月30日 星期三");
}

#[test]
fn today_as_json_has_what_a_program_needs() {
    let test = BookTest::sample("en");
    let json = test.run("today --json --days 3").succeeds().json();
    assert_eq!(json["today"], "2026-11-21");
    let reminders = json["reminders"].as_array().expect("a list");
    let late = reminders
        .iter()
        .find(|one| one["id"] == "invoice:springfield-gear:INV-1040")
        .or(reminders.iter().find(|one| one["kind"] == "invoice" && one["customer"] == "springfield-gear"));
    let late = late.expect("the late invoice of Springfield Gear");
    assert_eq!((late["state"].as_str(), late["days"].as_i64()), (Some("overdue"), Some(-12)));
    assert_eq!((late["amount"].as_str(), late["currency"].as_str()), (Some("3125.00"), Some("USD")));
    assert!(reminders.iter().all(|one| one["days"].as_i64().expect("a number") <= 3));
}

#[test]
fn an_empty_book_says_how_to_begin() {
    let test = BookTest::with_settings("language = \"en\"\n");
    test.run("today").succeeds().prints("The book has no customers yet.").prints("clientbook new customer");
    test.run("list").succeeds().says("No customer fits.");
    test.run("check").succeeds();
    test.run("build").succeeds();
    assert!(test.read("site/customers/index.html").contains("No customers yet."));
}

// list, show

#[test]
fn list_filters_by_what_is_typed() {
    let test = BookTest::sample("en");
    test.run("list tier=A").succeeds().prints("Miller Machine Co.").prints_not("Springfield Gear");
    test.run("list --region Indiana").succeeds().prints("Richmond Castings").prints_not("Miller");
    test.run("list --overdue").succeeds().prints("Springfield Gear").prints_not("Tipp City");
    test.run("list --stale 300").succeeds().prints("Hank Zeller").prints_not("Miller");
    test.run("list colour=red").exits(2).says("is not a filter");
    let json = test.run("list tier=A --json").succeeds().json();
    let miller = json["customers"].as_array().expect("a list").iter().find(|one| one["id"] == "miller-machine");
    let miller = miller.expect("Miller is there");
    assert_eq!((miller["open"].as_str(), miller["overdue"].as_str()), (Some("12910.00"), Some("8420.00")));
    assert_eq!(miller["last_contact"], "2026-11-03");
}

#[test]
fn customers_are_found_as_people_name_them() {
    let test = BookTest::sample("zh");
    for name in ["zhou-min", "周敏", "zhoumin", "zhou min"] {
        test.run(&format!("show \"{name}\"")).succeeds().prints("周敏");
    }
    test.run("show 张伟").exits(2).says("zhang-wei (张伟), zhang-wei-2 (张伟)");
    test.run("show zhou-mim").exits(2).says("是不是 `zhou-min`？");
}

#[test]
fn show_tells_one_customer() {
    let test = BookTest::sample("en");
    test.run("show \"Miller Machine\"")
        .succeeds()
        .prints("$12,910.00  $8,420.00 late, oldest 34 days")
        .prints("Walked line 2 with Luis.")
        .prints("Karen Ost");
    let json = test.run("show miller-machine --json").succeeds().json();
    assert_eq!(json["notes"][0]["day"], "2026-11-19");
    assert_eq!(json["invoices"].as_array().map(Vec::is_empty), Some(false));
}

// log

#[test]
fn log_writes_a_note_and_answers_what_was_due() {
    let test = BookTest::sample("en");
    test.run("log miller-machine \"Bob signed.\" --channel call --next +10d --promise \"send the crane plan due:fri\"")
        .succeeds()
        .prints("Miller Machine Co.: noted for Nov 21.")
        .says("A, every 14 days; last spoke 18 days ago")
        .says("Next contact: Dec 1.");
    let note = test.read("customers/miller-machine/visits/2026-11-21-1432.md");
    let expect =
        "+++\nchannel = \"call\"\nnext = 2026-12-01\n+++\n\nBob signed.\n\n- [ ] send the crane plan due:2026-11-27\n";
    assert_eq!(note, expect);
    test.run("check").succeeds();
    test.run("today --ids").succeeds().prints_not("revisit:miller-machine");
}

#[test]
fn two_notes_of_one_minute_are_two_files() {
    let test = BookTest::sample("en");
    test.run("log miller-machine \"one\"").succeeds();
    test.run("log miller-machine \"two\"").succeeds();
    assert!(test.exists("customers/miller-machine/visits/2026-11-21-1432-2.md"));
}

#[test]
fn no_answer_does_not_restart_the_cadence() {
    let test = BookTest::sample("en");
    test.run("log miller-machine --no-answer").succeeds();
    test.run("today").succeeds().prints("last spoke 18 days ago in person, no answer twice since");
}

#[test]
fn log_wants_something_to_note() {
    let test = BookTest::sample("en");
    test.run("log miller-machine").exits(2).says("there is nothing to note");
    test.run("log miller-machine hello --next someday").exits(2).says("`someday` is no day");
    test.run("log nobody-here hello").exits(2).says("no customer fits");
}

// set

#[test]
fn a_field_that_is_declared_is_read_set_listed_filtered_and_shown() {
    let test = BookTest::sample("en");
    test.run("set miller-machine languages=English,Spanish").succeeds().prints("English, Spanish");
    let list = test.run("list languages=Spanish --json").succeeds().json();
    assert_eq!(list["customers"][0]["languages"], serde_json::json!(["English", "Spanish"]));
    test.run("build").succeeds();
    let page = test.read("site/customers/miller-machine.html");
    assert!(page.contains("<dt>Languages</dt><dd>English, Spanish</dd>"), "{page}");
    test.run("check").succeeds();
}

#[test]
fn open_promises_are_reported_by_who_owes_them() {
    let test = BookTest::with_settings("");
    test.write("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    let tasks =
        "- [ ] send the list due:2026-11-24\n- [ ] sign it due:2026-11-20 by:customer\n- [x] call due:2026-11-19\n";
    test.write("customers/ana/visits/2026-11-18.md", tasks);
    test.run("report owners").succeeds().prints("I promised").prints("send the list").prints("They promised");
    let json = test.run("report owners --json").succeeds().json();
    assert_eq!(json["mine"][0]["text"], "send the list");
    assert_eq!(
        (json["theirs"][0]["due"].as_str(), json["theirs"].as_array().map(Vec::len)),
        (Some("2026-11-20"), Some(1))
    );
    test.run("build").succeeds();
    assert!(test.read("site/reports/owners.html").contains("sign it"));
    assert!(test.read("site/reports/index.html").contains("owners.html"));
}

#[test]
fn set_changes_one_key_and_shows_it() {
    let test = BookTest::sample("en");
    let before = test.read(CARD);
    test.run("set miller-machine tier=B").succeeds().prints("Miller Machine Co.: tier A → B");
    let after = test.read(CARD);
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(before.lines().count(), after.lines().count());
}

#[test]
fn set_refuses_what_would_be_a_fault() {
    let test = BookTest::sample("en");
    let before = test.read(CARD);
    test.run("set miller-machine tier=Z").exits(2).says("there is no tier `Z`");
    test.run("set miller-machine colour=red").exits(2).says("a customer has no key `colour`");
    test.run("set miller-machine stag=active").exits(2).says("did you mean `stage`?");
    test.run("set miller-machine tier").exits(2).says("is not KEY=VALUE");
    assert_eq!(test.read(CARD), before);
}

#[test]
fn set_on_many_asks_first_and_a_dry_run_writes_nothing() {
    let test = BookTest::sample("en");
    let before = test.read(CARD);
    test.run("set --where \"tier=A\" tags+=core").exits(2).says("say --yes to do it");
    test.run("set --where \"tier=A\" tags+=core --dry-run").succeeds().prints("Miller Machine Co.: tags");
    assert_eq!(test.read(CARD), before);
    test.run("set --where \"tier=A\" tags+=core --yes").succeeds();
    test.run("list tag=core").succeeds().prints("Miller Machine Co.").prints("Huber Stamping");
    test.run("check").succeeds();
}

// done, snooze

#[test]
fn done_ticks_a_promise() {
    let test = BookTest::sample("en");
    test.run("done promise:miller-machine:2026-11-03#f774").succeeds().prints("Miller Machine Co.: kept.");
    let note = test.read("customers/miller-machine/visits/2026-11-03.md");
    assert!(note.contains("- [x] send the revised bearing quote due:2026-11-18 done:2026-11-21"), "{note}");
    test.run("today --ids").succeeds().prints_not("promise:miller-machine:2026-11-03#f774");
}

#[test]
fn done_answers_a_birthday_a_plan_and_a_revisit() {
    let test = BookTest::sample("en");
    test.run("done birthday:darke-poultry \"Sang for her.\"").succeeds();
    test.run("done plan:huber-stamping:press-2 \"Measured.\"").succeeds().prints("done.");
    test.run("done revisit:rosemary-dunn \"Long talk.\"").succeeds();
    test.run("today --ids")
        .succeeds()
        .prints_not("birthday:darke-poultry")
        .prints_not("plan:huber-stamping:press-2")
        .prints_not("revisit:rosemary-dunn");
    test.run("check").succeeds();
}

#[test]
fn done_refuses_where_a_fact_is_needed() {
    let test = BookTest::sample("en");
    test.run("done invoice:springfield-gear").exits(2).says("clientbook pay springfield-gear");
    test.run("done complaint:moraine").exits(2).says("resolved = 2026-11-21");
    test.run("done expiry:great-miami-paper:VM-31").exits(2).says("clientbook renew great-miami-paper");
    test.run("done nothing-like-this").exits(2).says("no reminder fits");
    test.run("done revisit").exits(2).says("fits several reminders");
}

#[test]
fn snooze_lets_a_reminder_rest() {
    let test = BookTest::sample("en");
    test.run("snooze revisit:rosemary-dunn --until +2w").succeeds().prints("rests until Dec 5.");
    test.run("today").succeeds().prints_not("Rosemary Dunn");
    test.run("check").succeeds();
    test.run("snooze revisit:troy-tool --until yesterday").exits(2).says("is not after today");
}

// new, init

#[test]
fn new_makes_files_that_check_accepts() {
    let test = BookTest::sample("zh");
    test.run("new customer 欧阳娜 --tier B --phone 138-0000-9999")
        .succeeds()
        .prints("customers/ou-yang-na/ou-yang-na.md");
    test.run("new customer 周敏").succeeds().prints("customers/zhou-min-2/zhou-min-2.md");
    test.run("new visit 欧阳娜").succeeds().prints("visits/2026-11-21-1432.md");
    test.run("new plan 欧阳娜 开户 --due 月底").succeeds().prints("plans/kai-hu.md");
    test.run("new complaint 欧阳娜 等太久").succeeds();
    test.run("new customer X --id con").exits(2).says("不能作编号");
    test.run("new customer X --id zhou-min").exits(2).says("已经有了");
    test.run("new customer \" \"").exits(2).says("名字是空的");
    test.run("check").succeeds();
}

#[test]
fn init_makes_a_book_and_touches_nothing_that_stands() {
    let test = BookTest::empty().file("README.md", "mine");
    let path = test.path().display().to_string();
    test.run(&format!("init {path} --lang en")).succeeds().prints("A new book stands in");
    assert_eq!(test.read("README.md"), "mine");
    assert_eq!(test.read(".gitignore"), "/site/\n/.clientbook/\n");
    assert!(test.exists(".git"));
    test.run("check").succeeds();
    test.run(&format!("init {path}")).exits(2).says("already stands");
}

#[test]
fn init_inside_a_repository_makes_no_nested_one() {
    let test = BookTest::empty();
    git(test.path(), &["init", "--quiet"]);
    let inside = test.path().join("book");
    test.run(&format!("init {} --lang en", inside.display())).succeeds();
    assert!(!inside.join(".git").exists());
}

#[test]
fn init_demo_is_the_sample_in_the_language_asked_for() {
    for (language, customer) in [("en", "miller-machine"), ("zh-CN", "hua-xin")] {
        let test = BookTest::empty();
        let path = test.path().display().to_string();
        test.run(&format!("init {path} --demo --lang {language}")).succeeds();
        assert!(test.exists(&format!("customers/{customer}/{customer}.md")));
        test.run("check").succeeds();
    }
}

// build

#[test]
fn a_second_build_writes_nothing_and_a_changed_note_few_pages() {
    let test = BookTest::sample("en");
    test.run("build").succeeds().says("0 removed, 0 unchanged");
    test.run("build").succeeds().says(": 0 written, 0 removed");
    test.run("log miller-machine \"Called about the crane.\"").succeeds();
    let said = test.run("build").succeeds().err;
    let written: usize = said
        .split(" written")
        .next()
        .and_then(|text| text.rsplit(' ').next())
        .and_then(|n| n.parse().ok())
        .expect("a count");
    assert!((1..=20).contains(&written), "{said}");
}

/// Builds into the same folder as before, then into an empty one, and compares every file.
#[track_caller]
fn builds_as_from_nothing(test: &BookTest, day: &str, why: &str) {
    let site = test.path().join("site");
    let fresh = test.path().join("fresh");
    let _ = std::fs::remove_dir_all(&fresh);
    for out in [&site, &fresh] {
        let output = program()
            .arg("--book")
            .arg(test.path())
            .args(["--today", day, "build", "--out"])
            .arg(out)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{why}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let files = |root: &std::path::Path| -> std::collections::BTreeMap<String, Vec<u8>> {
        let walk = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok);
        let files = walk.filter(|entry| entry.file_type().is_file() && entry.file_name() != ".clientbook-site");
        files
            .map(|entry| {
                let below = entry.path().strip_prefix(root).expect("below the folder").display().to_string();
                (below, std::fs::read(entry.path()).expect("readable"))
            })
            .collect()
    };
    let (old, new) = (files(&site), files(&fresh));
    let differs: Vec<&String> =
        new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(differs.is_empty() && old.len() == new.len(), "after {why}: {differs:?}");
}

#[test]
fn a_build_is_the_same_bytes_as_one_from_nothing_whatever_changed() {
    let test = BookTest::sample("en");
    let day = "2026-11-21";
    builds_as_from_nothing(&test, day, "the first build");
    let edits: [(&str, &str); 9] = [
        ("a note", "log miller-machine \"Called about the crane.\" --also huber-stamping --channel visit"),
        ("a name", "set mike-johnson name=\"Mick Johnson\""),
        ("a tier", "set troy-tool tier=A"),
        ("a title", "set susan-miller title=\"chair of the pantry\""),
        ("a tag that differs by case", "set huber-stamping tags+=BEARINGS"),
        ("a region", "set huber-stamping region=ohio/dayton"),
        ("a kept promise", "done promise:sidney-compressor"),
        ("a snooze", "snooze revisit:rosemary-dunn --until +2w"),
        ("a new customer", "new customer \"New One\" --tier B"),
    ];
    for (why, line) in edits {
        test.run(line).succeeds();
        builds_as_from_nothing(&test, day, why);
    }
    for day in ["2026-11-22", "2026-12-24", "2027-01-03"] {
        builds_as_from_nothing(&test, day, day);
    }
    let settings =
        test.read("clientbook.toml").replace("contacts = 12", "contacts = 3").replace("every = 30", "every = 10");
    test.write("clientbook.toml", settings);
    builds_as_from_nothing(&test, day, "new settings");
    let account = "customers/springfield-gear/account.toml";
    let paid = test.read(account) + "\n[[payment]]\ndate = 2026-11-20\namount = \"100.00\"\n";
    test.write(account, paid);
    test.write("customers/fairborn-fab/visits/2026-11-20.md", "See [[miller-machine]].\n");
    builds_as_from_nothing(&test, day, "a payment and a link");
    std::fs::remove_dir_all(test.path().join("customers/kevin-tran")).expect("removed");
    builds_as_from_nothing(&test, day, "a customer who is gone");
}

#[test]
fn a_build_removes_only_what_a_build_wrote() {
    let test = BookTest::sample("en");
    test.run("build").succeeds();
    test.write("site/mine.txt", "mine");
    std::fs::remove_dir_all(test.path().join("customers/kevin-tran")).expect("removed");
    test.run("build").succeeds();
    assert!(!test.exists("site/customers/kevin-tran.html"));
    assert_eq!(test.read("site/mine.txt"), "mine");
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let test = BookTest::sample("en").file("elsewhere/paper.txt", "mine");
    let out = test.path().join("elsewhere").display().to_string();
    test.run(&format!("build --out {out}")).exits(2).says("is not empty and was not made by clientbook build");
    let root = test.path().display().to_string();
    test.run(&format!("build --out {root}")).exits(2).says("would be written into the book itself");
    test.run(&format!("build --out {root}/customers/x")).exits(2).says("would be written into the book itself");
}

#[test]
fn every_page_has_a_policy_and_no_markup_of_the_users() {
    let test = BookTest::sample("en")
        .file(
            "customers/eve/eve.md",
            "+++\nname = \"<b>Eve</b> & \\\"Co\\\"\"\n+++\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n",
        )
        .file("customers/eve/visits/2026-11-20.md", "<img src=x onerror=alert(1)>\n");
    test.run("build").succeeds();
    let card = test.read("site/customers/eve.html");
    assert!(card.contains("Content-Security-Policy"));
    assert!(!card.contains("<script>alert") && !card.contains("javascript:") && !card.contains("<img src=x"), "{card}");
    assert!(card.contains("&lt;script&gt;"));
    assert!(!test.read("site/data/names.js").contains("<b>"));
}

#[test]
fn a_book_overrides_a_block_and_a_token() {
    let test = BookTest::sample("en")
        .file(
            "theme/templates/card.html",
            "{% extends \"default/card.html\" %}{% block people %}<p>MINE {{ view.name }}</p>{% endblock %}",
        )
        .file("theme/static/tokens.css", ":root { --ink: red; }");
    test.run("build").succeeds();
    let card = test.read("site/customers/miller-machine.html");
    assert!(card.contains("<p>MINE Miller Machine Co.</p>") && card.contains("Walked line 2"));
    assert_eq!(test.read("site/static/tokens.css"), ":root { --ink: red; }");
}

#[test]
fn a_broken_template_is_a_fault_and_the_themes_own_is_used() {
    let test = BookTest::sample("en")
        .file("theme/templates/card.html", "{% extends \"default/card.html\" %}{% block people %}");
    test.run("build").succeeds();
    assert!(test.read("site/faults.html").contains("CB036"));
    assert!(test.read("site/customers/miller-machine.html").contains("Karen Ost"));
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_a_fault_too() {
    let template = "{% extends \"default/card.html\" %}{% block people %}{{ view.nope.x }}{% endblock %}";
    let test = BookTest::sample("en").file("theme/templates/card.html", template);
    test.run("build").succeeds().says("could not be read");
    assert!(test.read("site/faults.html").contains("theme/templates/card.html"));
    assert!(test.read("site/customers/miller-machine.html").contains("Karen Ost"));
}

#[test]
fn eight_changes_at_once_are_all_kept() {
    let test = BookTest::sample("en");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let test = &test;
            scope.spawn(move || {
                test.run(&format!("set miller-machine tags+=t{number}")).succeeds();
                test.run(&format!("log miller-machine \"note {number}\"")).succeeds();
            });
        }
    });
    let card = test.read(CARD);
    assert!((0..8).all(|number| card.contains(&format!("\"t{number}\""))), "{card}");
    test.run("show miller-machine --notes 8").succeeds().prints("note 0").prints("note 7");
}

#[test]
fn what_check_would_refuse_is_not_logged() {
    let test = BookTest::sample("en");
    test.run("log miller-machine \"+++\"").succeeds();
    test.run("check").succeeds();
    test.run("log miller-machine hello --promise \"pay me due:fri amount:12,5\"").exits(2).says("amount:12,5");
    test.run("log miller-machine hello --promise \"no day\"").exits(2).says("has no day");
    test.run("log miller-machine hello --next yesterday").exits(2).says("is not after today");
    test.run("log miller-machine hello --on tomorrow").exits(2).says("is after today");
    test.run("done \"\"").exits(2).says("no reminder fits");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_a_pipe_is_an_error() {
    let test = BookTest::sample("en");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the full device");
    let status = program().arg("--book").arg(test.path()).args(["list", "--json"]).stdout(full).status().expect("runs");
    assert_eq!(status.code(), Some(3));
}

#[test]
fn the_plain_theme_falls_back_to_the_default() {
    let test = BookTest::sample("en");
    let settings = test.read("clientbook.toml").replace("theme = \"default\"", "theme = \"plain\"");
    test.write("clientbook.toml", settings);
    test.run("build").succeeds();
    assert!(test.read("site/customers/miller-machine.html").contains("Walked line 2"));
}

// wrong use

#[test]
fn what_is_no_book_is_said_so() {
    let test = BookTest::empty();
    test.run("today --lang en").exits(2).says("is not a book").says("clientbook init");
    let outside = program().current_dir(test.path()).args(["--lang", "en", "today"]).output().expect("runs");
    assert_eq!(outside.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&outside.stderr).contains("there is no book here or above"));
}

#[test]
fn a_newer_book_is_read_and_not_written() {
    let test = BookTest::sample("en");
    let settings = test.read("clientbook.toml").replace("format = 1", "format = 9");
    test.write("clientbook.toml", settings);
    test.run("today").succeeds().says("could not be read");
    test.run("log miller-machine hello").exits(2).says("this book has format 9");
    assert!(!test.exists("customers/miller-machine/visits/2026-11-21-1432.md"));
}

#[test]
fn a_path_that_cannot_be_written_is_said_so_and_nothing_is_half_written() {
    let test = BookTest::sample("en").file("paper", "mine");
    let inside_a_file = test.path().join("paper/site").display().to_string();
    test.run(&format!("build --out {inside_a_file}")).exits(3).says("check the path");
    assert_eq!(test.read("paper"), "mine");
    test.write("customers/kevin-tran/visits", "a file where a folder belongs");
    test.run("log kevin-tran hello").exits(3).says("check the path");
}

#[test]
fn help_and_manual_speak_both_languages() {
    let test = BookTest::empty().in_language("zh-CN");
    test.run("--help").succeeds().prints("一句话记下一次联系");
    test.run("log --help").succeeds().prints("什么时候再联系");
    BookTest::empty().in_language("en").run("man").succeeds().prints(".TH clientbook");
    BookTest::empty().run("completions bash").succeeds().prints("_clientbook");
}

#[test]
fn an_unknown_command_is_wrong_use() {
    BookTest::empty().run("dance").exits(2);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, two) = (BookTest::sample("zh"), BookTest::sample("zh"));
    one.run("build").succeeds();
    two.run("build").succeeds();
    for page in ["index.html", "customers/index.html", "customers/hua-xin.html", "data/names.js"] {
        assert_eq!(one.read(&format!("site/{page}")), two.read(&format!("site/{page}")), "{page}");
    }
}

// Festivals, texts, rules

#[test]
fn a_greeting_to_many_writes_a_note_for_each_and_answers_only_the_occasion() {
    let test = BookTest::sample("zh").on("2027-02-05T09:00");
    test.run("log --where \"tier=A\" --occasion spring-festival --mass --dry-run").succeeds().prints("王建国");
    assert!(!test.exists("customers/wang-jian-guo/visits/2027-02-05-0900.md"));
    test.run("log --where \"tier=A\" --occasion spring-festival --mass").exits(2).says("--yes");
    test.run("log --where \"tier=A\" --occasion spring-festival --mass --yes").succeeds().prints("记好了");
    let note = test.read("customers/wang-jian-guo/visits/2027-02-05-0900.md");
    assert!(note.contains("mass = true") && note.contains("occasion = \"spring-festival\""), "{note}");
    // The book's own texts for A go before the built-in ones.
    assert!(note.contains("王总，过年好") || note.contains("王总，新春大吉"), "{note}");
    test.run("today --days 3 --json").succeeds().prints_not("festival:wang-jian-guo").prints("revisit:wang-jian-guo");
    test.run("log --where \"tier=A\" --occasion spring-festival --mass --yes")
        .succeeds()
        .says("已经问候过")
        .says("没有变化");
    test.run("check").succeeds();
}

#[test]
fn nobody_gets_the_same_line_twice() {
    let card = "+++\nname = \"Ana\"\ntier = \"A\"\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", card)
        .file("texts/christmas.md", "One, {salutation}.\n\n---\n\nTwo, {salutation}.\n");
    let mut said = std::collections::BTreeSet::new();
    for year in [2024, 2025, 2026] {
        let test = BookTest::copy_of(test.path()).on(&format!("{year}-12-24T10:00"));
        for earlier in &said {
            let (year, text): &(i32, String) = earlier;
            test.write(
                &format!("customers/ana/visits/{year}-12-24.md"),
                format!("+++\noccasion = \"christmas\"\n+++\n\n{text}\n"),
            );
        }
        test.run("log --where tier=A --occasion christmas --mass --yes").succeeds();
        let note = test.read(&format!("customers/ana/visits/{year}-12-24-1000.md"));
        let text = note.rsplit("+++").next().unwrap_or_default().trim().to_owned();
        assert!(!said.iter().any(|(_, other)| *other == text), "{text} twice");
        said.insert((year, text));
    }
    // The third comes from the program, when both own ones are used up.
    assert!(
        said.iter().filter(|(_, text)| text.starts_with("One") || text.starts_with("Two")).count() == 2,
        "{said:?}"
    );
}

#[test]
fn who_had_enough_messages_this_month_is_left_out() {
    let note = "+++\nchannel = \"message\"\n+++\n\nHello.\n";
    let mut test = BookTest::with_settings("language = \"en\"\n[reminders]\nmonthly_messages = 2\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"A\"\n+++\n")
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\ntier = \"A\"\n+++\n");
    for day in ["2026-11-03", "2026-11-10"] {
        test = test.file(&format!("customers/ana/visits/{day}.md"), note);
    }
    let run = test.run("log --where tier=A --occasion thanksgiving --mass --yes").succeeds();
    run.prints("1 note saved").says("1 had enough messages this month");
}

#[test]
fn a_product_is_renewed_by_its_number_name_or_a_part_of_it() {
    let card = "+++\nname = \"Ana\"\n\n[[product]]\nname = \"Stable One\"\nno = \"P-1\"\nexpires = 2026-12-01 # yearly\n\n\
                [[product]]\nname = \"Stable Two\"\nexpires = 2026-12-05\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", card);
    test.run("renew ana stable --until 2027-12-01").exits(2).says("Stable One, Stable Two");
    test.run("renew ana gold --until 2027-12-01").exits(2).says("Stable One, Stable Two");
    test.run("renew ana P-1 --until 2026-01-01").exits(2).says("is not after today");
    test.run("renew ana P-1 --until 2027-12-01").succeeds().prints("runs until Dec 1, 2027");
    assert_eq!(test.read("customers/ana/ana.md"), card.replace("2026-12-01", "2027-12-01"));
}

#[test]
fn done_answers_a_rule_with_a_note_and_names_the_command_for_a_field() {
    let settings = "language = \"en\"\n[[rule]]\nname = \"Review\"\nevery = \"6 months\"\n\
                    [[rule]]\nname = \"Risk test\"\nfield = \"tested\"\nevery = \"24 months\"\n[fields.tested]\ntype = \"day\"\n";
    let card = "+++\nname = \"Ana\"\nsince = 2026-01-01\n\n[custom]\ntested = 2024-11-01\n+++\n";
    let test = BookTest::with_settings(settings).file("customers/ana/ana.md", card);
    test.run("done rule:ana:Risk").exits(2).says("clientbook set ana tested=2026-11-21");
    test.run("set ana tested=2026-11-21").succeeds();
    test.run("done rule:ana:Review").succeeds();
    assert!(test.read("customers/ana/visits/2026-11-21-1432.md").contains("occasion = \"Review\""));
    test.run("today --json").succeeds().prints_not("rule:ana");
}

#[test]
fn show_offers_a_text_and_both_calendars() {
    let test = BookTest::sample("zh");
    test.run("show zhou-min")
        .succeeds()
        .prints("周姐，")
        .prints("1978 农历十月十三，下次 11-21")
        .prints("2005-10-02（农历八月廿九）");
}

#[test]
fn a_note_of_two_bytes_is_a_note() {
    for text in ["a", "ok", "--", "++", "\u{feff}a"] {
        let test = BookTest::with_settings("language = \"en\"\n")
            .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
            .file("customers/ana/visits/2026-11-01.md", text);
        test.run("check").succeeds();
    }
}

#[test]
fn a_note_for_an_occasion_that_nobody_knows_is_refused_with_the_nearest() {
    let test = BookTest::sample("zh");
    test.run("log --where tier=A --occasion spring-fest --mass --yes").exits(2).says("spring-festival");
    test.run("log zhou-min hi --occasion birthdy").exits(2).says("birthday");
    test.run("check").succeeds();
}

#[test]
fn a_rule_that_cannot_be_read_reminds_nobody() {
    for broken in [
        "every = \"12 parsecs\"",
        "",
        "every = \"0 months\"",
        "every = \"1 month\"\ntiers = [\"Z\"]",
        "every = \"1 month\"\nwhere = \"\"",
    ] {
        let settings = format!("language = \"en\"\n[[rule]]\nname = \"Review\"\n{broken}\n");
        let test = BookTest::with_settings(&settings)
            .file("customers/ana/ana.md", "+++\nname = \"Ana\"\nsince = 2019-02-28\n+++\n");
        test.run("check").exits(1);
        test.run("today --json").succeeds().prints_not("rule:ana");
    }
}

#[test]
fn the_last_day_of_the_calendar_is_no_trouble() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .on("9999-12-31");
    test.run("today").succeeds();
    test.run("build").succeeds();
}

// Money

#[test]
fn an_invoice_and_its_payments_are_written_and_told() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    test.run("invoice ana 1,000.00 --no A-1 --due +30d").succeeds().prints("A-1 for $1,000.00, due Dec 21");
    test.run("invoice ana 1000 --no A-1").exits(2).says("stands twice");
    test.run("invoice ana 12 --no A-2 --on 2026-11-10 --due 2026-11-01").exits(2).says("lies before");
    test.run("invoice ana -5 --no A-3").exits(2).says("above zero");
    test.run("pay ana 400 --dry-run").succeeds().prints("A-1: $400.00, $600.00 still open");
    assert!(!test.read("customers/ana/account.toml").contains("[[payment]]"));
    test.run("pay ana 1200 --for A-1 --method transfer")
        .succeeds()
        .prints("A-1: $1,000.00, settled")
        .prints("$200.00 goes to no invoice");
    test.run("pay ana 5 --for A-9").exits(2).says("A-1");
    test.run("check").succeeds();
    let expect = "[[invoice]]\nno = \"A-1\"\ndate = 2026-11-21\ndue = 2026-12-21\namount = \"1000.00\"\n\n\
                  [[payment]]\nno = \"P20261121-1432\"\ndate = 2026-11-21\namount = \"1200.00\"\nfor = \"A-1\"\nmethod = \"transfer\"\n";
    assert_eq!(test.read("customers/ana/account.toml"), expect);
}

#[test]
fn the_aging_report_is_as_of_any_day_and_by_customer_region_and_tier() {
    let test = BookTest::sample("en");
    let now = test.run("report aging --json").succeeds().json();
    let sum = |value: &serde_json::Value| {
        value.as_str().and_then(|text| text.parse::<rust_decimal::Decimal>().ok()).expect("an amount")
    };
    for total in now["totals"].as_array().expect("totals") {
        let buckets: rust_decimal::Decimal =
            total["buckets"].as_array().expect("buckets").iter().map(|one| sum(&one["amount"])).sum();
        assert_eq!(buckets, sum(&total["open"]));
    }
    let then = test.run("report aging --as-of 2026-08-31 --json").succeeds().json();
    assert_ne!(now["totals"], then["totals"]);
    test.run("report aging --by region").succeeds().prints("Ohio/Dayton").prints("The five largest owe");
    test.run("report aging --by tier").succeeds();
    BookTest::sample("zh").run("report aging").succeeds().prints("最大的五家");
}

#[test]
fn a_payment_that_the_bank_took_back_does_not_count() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n\n\
                   [[payment]]\nno = \"P-1\"\ndate = 2026-10-30\namount = \"100.00\"\nreturned = 2026-11-10\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account);
    test.run("report aging --as-of 2026-11-05").succeeds().prints("Nobody owes anything");
    test.run("today").succeeds().prints("the bank took $100.00 back Nov 10").prints("A-1, $100.00, is 21 days late");
}

#[test]
fn a_promise_to_pay_lets_the_invoice_rest_until_its_day() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account)
        .file("customers/ana/visits/2026-11-15.md", "- [ ] pays due:2026-11-25 by:customer amount:100 for:A-1\n");
    test.run("today --days 0 --json").succeeds().prints_not("invoice:ana");
    let later = BookTest::copy_of(test.path()).on("2026-11-26");
    later.run("today --days 0 --json").succeeds().prints("invoice:ana:A-1").prints("payment-promise:ana");
}

#[test]
fn the_companys_list_says_what_was_paid_settled_and_added() {
    let account = "terms = \"net 30\"\n\n[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n\n\
                   [[invoice]]\nno = \"A-2\"\ndate = 2026-10-05\ndue = 2026-11-04\namount = \"200.00\"\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account);
    let list = test.path().join("list.csv").display().to_string();
    test.write("list.csv", "Invoice No,Customer,Open Amount,Date\nA-1,Ana,40.00,2026-10-01\nA-3,Ana,75.50,2026-11-10\nB-1,Bob,9.00,2026-11-11\n");
    let line = format!("import --reconcile {list}");
    test.run(&line)
        .succeeds()
        .prints("A-1  Ana: $60.00 came")
        .prints("A-2  Ana: $200.00, not in the list")
        .prints("A-3  Ana: $75.50")
        .prints("no customer is called “Bob”");
    assert_eq!(test.read("customers/ana/account.toml"), account);
    test.run(&format!("{line} --apply")).succeeds().prints("3 taken over, 1 left");
    test.run("report aging --json").succeeds().prints("\"open\": \"115.50\"");
    test.run("check").succeeds();
    test.write("list.csv", "Invoice No,Open Amount\nA-1,forty\n");
    test.run(&line).exits(2).says("line 2").says("would count as settled");
    test.write("list.csv", "What,Else\n1,2\n");
    test.run(&line).exits(2).says("invoice no");
}

#[test]
fn a_currency_that_nobody_knows_never_counts_as_the_books_own() {
    let account =
        "[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\ncurrency = \"EURO\"\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account);
    test.run("check").exits(1).prints("CB043");
    test.run("report aging").succeeds().prints("Nobody owes anything");
    test.run("invoice ana 10 --no A-2 --currency EURO").exits(2).says("is no currency");
    test.run("pay ana 10 --currency eur").exits(2).says("EUR");
    assert_eq!(test.read("customers/ana/account.toml"), account);
}

#[test]
fn a_promise_is_not_kept_by_money_that_the_bank_took_back() {
    let account = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-09-30\namount = \"100.00\"\n\n\
                   [[payment]]\nno = \"P-1\"\ndate = 2026-10-05\namount = \"100.00\"\nreturned = 2026-10-12\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account)
        .file("customers/ana/visits/2026-10-01.md", "- [ ] pays due:2026-10-10 by:customer amount:100\n");
    test.run("today --days 0").succeeds().prints("not paid");
}

#[test]
fn an_empty_list_of_the_company_settles_nothing() {
    let test = BookTest::sample("en");
    test.write("list.csv", "Invoice No,Open Amount\n");
    let list = test.path().join("list.csv").display().to_string();
    test.run(&format!("import --reconcile {list} --apply")).exits(2).says("would count everything as settled");
}
