//! What `today` and the card say of the day.

use crate::book_test::BookTest;
use crate::history::git;
use crate::machine;

#[test]
fn several_reasons_stand_one_a_line() {
    let card = "+++\nname = \"Ada\"\ncadence = 10\nbirthday = \"--11-24\"\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ada/ada.md", card)
        .file("customers/ada/visits/2026-11-14.md", "Talked.\n\n- [ ] send it due:2026-11-24\n");
    let listed = test.run("today").succeeds();
    let lines: Vec<&str> = listed.out.lines().skip_while(|line| !line.contains("Nov 24")).take(3).collect();
    assert!(
        lines[0].contains("Ada") && lines[1].contains("You promised") && lines[2].contains("Every 10 days"),
        "{}",
        listed.out
    );
    let column = |line: &str| line.len() - line.trim_start().len();
    assert!(column(lines[1]) > 30 && !lines[1].contains("Ada"), "{}", listed.out);
    let due = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ada/ada.md", card.replace("24", "21"))
        .file("customers/ada/visits/2026-11-01.md", "Talked.\n\n- [ ] send it due:2026-11-21\n");
    due.run("build").succeeds();
    let page = due.read("site/customers/ada.html");
    let why = page.split("class=\"why\">").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap_or_default();
    assert!(why.matches("<br>").count() >= 2 && why.contains("<br>Birthday"), "{why}");
}

#[test]
fn the_line_of_a_festival_says_where_the_names_are() {
    let settings =
        "language = \"zh-CN\"\n[owner]\nname = \"林晓\"\n[[festival]]\nid = \"mid-autumn\"\ntiers = [\"A\"]\n";
    let test = BookTest::with_settings(settings)
        .file("customers/min/min.md", "+++\nname = \"周敏\"\ntier = \"A\"\n+++\n")
        .on("2026-09-15T10:00");
    let command = "clientbook log --where \"tier=A\" --occasion mid-autumn --mass --dry-run";
    test.run("today").succeeds().prints(command).prints("care/mid-autumn.html");
    test.run(command.trim_start_matches("clientbook ")).succeeds().prints("周敏");
    test.run("build").succeeds();
    assert!(test.exists("site/care/mid-autumn.html"));
}

#[test]
fn a_birthday_of_which_only_the_month_is_known_is_not_said_to_be_today() {
    for day in ["2026-11-05T10:00", "2026-11-21T10:00"] {
        for id in ["a", "b", "c", "d"] {
            let test = BookTest::with_settings("language = \"zh-CN\"\n[owner]\nname = \"林晓\"\n")
                .file(&format!("customers/{id}/{id}.md"), "+++\nname = \"张伟\"\nbirthday = \"--11\"\n+++\n")
                .on(day);
            test.run(&format!("show {id}")).succeeds().prints_not("今天是");
        }
    }
}

/// A card that was written by hand has no `added`; the commit that brought it says when it came into the book.
#[test]
fn a_card_from_the_history_becomes_late_with_time() {
    let card = "+++\nname = \"Ada\"\ncadence = 14\nsince = 2019-05-01\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n").file("customers/ada/ada.md", card);
    let commit = |day: &str, message: &str| {
        git(test.path(), &["add", "--all"]);
        let mut command = machine::git(test.path());
        command.args(["commit", "--quiet", "-m", message]).env("GIT_AUTHOR_DATE", format!("{day}T12:00:00Z"));
        assert!(command.output().expect("git runs").status.success());
    };
    git(test.path(), &["init", "--quiet"]);
    commit("2026-02-03", "Ada");
    let on = |day: &str| test.run(&format!("today --json --today {day}")).succeeds().json()["reminders"][0].clone();
    assert_eq!(on("2026-02-20")["due"], "2026-02-17");
    assert_eq!(on("2026-05-20")["due"], "2026-02-17");
    test.run("today --today 2026-05-20").succeeds().prints("in the book since Feb 3").prints("92 days late");
    test.run("list silent>60 --today 2026-05-20").succeeds().prints("Ada");
    // A change of the card, and another name of its folder, change nothing; a new card is asked for.
    std::fs::rename(test.path().join("customers/ada"), test.path().join("customers/lovelace")).expect("a folder moves");
    let moved = test.path().join("customers/lovelace");
    std::fs::rename(moved.join("ada.md"), moved.join("lovelace.md")).expect("a card moves");
    test.write("customers/bo/bo.md", card.replace("Ada", "Bo"));
    commit("2026-05-04", "moved");
    test.run("build --today 2026-05-20").succeeds();
    let page = test.read("site/index.html");
    assert!(page.contains("in the book since Feb 3") && page.contains("in the book since May 4"), "{page}");
    // Without a history nothing is known.
    test.write("customers/cy/cy.md", card.replace("Ada", "Cy"));
    let listed = test.run("today --json --all --today 2026-05-20").succeeds().json();
    let due = |name: &str| {
        let all = listed["reminders"].as_array().expect("a list");
        all.iter().find(|one| one["name"] == name).map(|one| one["due"].clone())
    };
    assert_eq!(due("Cy"), Some("2026-05-20".into()));
    assert_eq!(due("Ada"), Some("2026-02-17".into()));
}
