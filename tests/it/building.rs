//! The site that build writes.

use crate::book_test::{BookTest, program};

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
    assert!((1..=24).contains(&written), "{said}");
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

/// Lunar days of a lost customer, of an answered birthday, of a contact and of the family: no reminder tells of them on
/// the day, but the cards name the next one.
#[test]
fn a_build_of_the_next_day_is_the_same_bytes_as_one_from_nothing() {
    // 2026-11-21 is the thirteenth day of the tenth lunar month.
    let test = BookTest::with_settings("language = \"zh-CN\"\n[tiers.A]\nevery = 14\n")
        .file(
            "customers/lost/lost.md",
            "+++\nname = \"Lost\"\nstage = \"lost\"\nbirthday = \"lunar 1978-10-13\"\n+++\n",
        )
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"A\"\nbirthday = \"lunar 1979-10-14\"\n+++\n")
        .file("customers/ana/visits/2026-11-20.md", "+++\noccasion = \"birthday\"\n+++\n\nCongratulated.\n")
        .file("customers/ana/visits/2026-11-23.md", "+++\nalso = [\"bo\"]\n+++\n\nOf a later day.\n")
        .file(
            "customers/bo/bo.md",
            "+++\nname = \"Bo\"\n[[family]]\nname = \"Xiao Bo\"\nbirthday = \"lunar 2010-10-13\"\n\
             [[contact]]\nname = \"Li\"\nbirthday = \"lunar --10-14\"\n[[date]]\nname = \"Founding\"\n\
             on = \"lunar 2001-10-15\"\n[[snooze]]\nid = \"birthday:bo:Li\"\nuntil = 2026-12-24\n+++\n",
        );
    for day in ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2027-01-01"] {
        builds_as_from_nothing(&test, day, day);
    }
    let card = test.read("site/customers/lost.html");
    assert!(card.contains("2027-11-10") || card.contains("11-10"), "the next birthday is told: {card}");
    test.write("texts/birthday.md", "生日快乐，{salutation}！\n");
    builds_as_from_nothing(&test, "2026-11-22", "a text of one's own");
    let sample = BookTest::sample("zh");
    for day in ["2026-11-21", "2026-11-22", "2026-11-23"] {
        builds_as_from_nothing(&sample, day, day);
    }
}

/// The administrator may remove everything, so there the test builds as nobody.
#[cfg(unix)]
#[test]
fn a_page_that_could_not_be_removed_is_removed_by_the_next_build() {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    let test = BookTest::sample("en");
    let config = test.path().join("config");
    std::fs::create_dir(&config).expect("a folder");
    test.write("customers/troy-tool/files/offer.pdf", "an offer");
    let papers = test.path().join("site/files/troy-tool");
    let allow = |mode| std::fs::set_permissions(&papers, PermissionsExt::from_mode(mode)).expect("mine");
    let is_root = walkdir::WalkDir::new(test.path())
        .into_iter()
        .all(|entry| chown(entry.expect("readable").path(), Some(65534), Some(65534)).is_ok());
    let build = || {
        let mut command = program();
        command.env("XDG_CONFIG_HOME", &config).arg("--book").arg(test.path());
        command.args(["--today", "2026-11-21", "--lang", "en", "build"]);
        if is_root {
            command.uid(65534).gid(65534);
        }
        Some(test.judged("build", &command.output().ok()?))
    };
    let Some(first) = build() else { return eprintln!("skipped: nobody may not run the program") };
    first.succeeds();
    let gone = papers.join("offer.pdf");
    assert!(gone.exists());
    std::fs::remove_file(test.path().join("customers/troy-tool/files/offer.pdf")).expect("it is there");
    allow(0o555);
    build().expect("it ran before").succeeds().says("could not be removed");
    allow(0o755);
    assert!(gone.exists());
    build().expect("it ran before").succeeds().says("1 removed");
    assert!(!gone.exists());
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
    for part in ["names-0", "cards-0", "2026"] {
        assert!(!test.read(&format!("site/search/{part}.js")).contains('<'), "{part}");
    }
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
    test.run("build").succeeds().says("a look: clientbook check");
    assert!(test.read("site/faults.html").contains("theme/templates/card.html"));
    assert!(test.read("site/customers/miller-machine.html").contains("Karen Ost"));
}

#[test]
fn the_plain_theme_falls_back_to_the_default() {
    let test = BookTest::sample("en");
    let settings = test.read("clientbook.toml").replace("theme = \"default\"", "theme = \"plain\"");
    test.write("clientbook.toml", settings);
    test.run("build").succeeds();
    assert!(test.read("site/customers/miller-machine.html").contains("Walked line 2"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, two) = (BookTest::sample("zh"), BookTest::sample("zh"));
    one.run("build").succeeds();
    two.run("build").succeeds();
    for page in ["index.html", "customers/index.html", "customers/hua-xin.html", "search/names-0.js", "search/2026.js"]
    {
        assert_eq!(one.read(&format!("site/{page}")), two.read(&format!("site/{page}")), "{page}");
    }
}
