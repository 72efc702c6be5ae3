//! `build --single`: the whole book in one file, within a budget; and the list of what left the book.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::book_test::{BookTest, Run};

/// Builds a phone edition beside the book.
fn phone(test: &BookTest, options: &str) -> (Run, String) {
    let file = file(test);
    let run = test.run(&format!("build --single \"{}\" {options}", file.display())).succeeds();
    (run, std::fs::read_to_string(file).expect("the file was written"))
}

fn file(test: &BookTest) -> PathBuf {
    test.path().with_extension("phone.html")
}

/// A book of so many customers with ten notes each.
fn book(customers: usize, photo: Option<&[u8]>) -> BookTest {
    let test = BookTest::with_settings("language = \"en\"\n");
    for at in 0..customers {
        let name = format!("Customer {at:05}");
        let card = format!(
            "+++\nname = \"{name}\"\ntier = \"B\"\nphone = [\"937-555-{at:04}\"]\nregion = \"Ohio/Dayton\"\ntags = [\"golf\"]\n\
             [[contact]]\nname = \"Ann {at}\"\nrole = \"purchasing\"\nphone = [\"937-556-{at:04}\"]\n+++\n\n## Needs\n\n- a quote by spring\n"
        );
        test.write(&format!("customers/c{at:05}/c{at:05}.md"), card);
        for day in 1..=10 {
            let mut text = format!("Note {day} of {name}. ");
            for word in 0..30 {
                write!(text, "word{} ", (at * 7 + day * 13 + word) % 500).expect("a string");
            }
            if photo.is_some() && day == 10 {
                text += "\n\n![the plan](files/plan.png)\n";
            }
            test.write(&format!("customers/c{at:05}/visits/2026-10-{day:02}.md"), text);
        }
        if let Some(photo) = photo {
            test.write(&format!("customers/c{at:05}/files/plan.png"), photo);
        }
    }
    test
}

#[test]
fn a_thousand_customers_with_ten_notes_fit_into_five_megabytes() {
    let test = book(1_000, None);
    let (run, html) = phone(&test, "--max-size 5MB");
    run.says("Phone edition with 1000 customers").says_not("Left out");
    assert!(html.len() <= 5_000_000 && html.contains("Note 1 of Customer 00999"), "{}", html.len());
}

#[test]
fn old_notes_are_left_out_first_and_then_photos() {
    let photo: Vec<u8> = (0..4_000_u32).map(|at| (at * 31 % 251) as u8).collect();
    let test = book(60, Some(&photo));
    let (_, whole) = phone(&test, "");
    assert_eq!(whole.matches("data:image/png").count(), 60);
    let size = whole.len();
    let kilobytes = |size: usize| format!("--max-size {}KB", size / 1000);
    let (run, html) = phone(&test, &kilobytes(size - 40_000));
    let told = "old entries.";
    run.says("Left out to stay below").says(told).says_not("photo");
    assert!(html.len() <= size - 40_000 && html.contains(told) && html.matches("data:image/png").count() == 60);
    assert!(html.contains("Note 10 of Customer 00000") && html.contains("Note 10 of Customer 00059"));
    assert!(!html.contains("Note 1 of Customer 00000"), "the oldest go first");
    let (run, html) = phone(&test, &kilobytes(300_000));
    run.says("photos");
    let photos = html.matches("data:image/png").count();
    assert!(html.len() <= 300_000 && (1..60).contains(&photos), "{photos} photos in {}", html.len());
    assert!(html.contains("▢ the plan"), "a photo that is missing leaves its words");
    let (run, html) = phone(&test, &kilobytes(120_000));
    run.says("all but the names and numbers");
    assert!(html.len() <= 120_000 && html.contains("tel:9375550059"));
    let line = format!("build --single \"{}\" --max-size 3KB", file(&test).display());
    test.run(&line).exits(2).says("do not fit into 3 KB").says("--max-size");
}

#[test]
fn a_file_that_is_no_phone_edition_is_not_replaced() {
    let test = BookTest::sample("en");
    let line = format!("build --single \"{}\"", file(&test).display());
    std::fs::write(file(&test), "my novel").expect("a file");
    test.run(&line).exits(2).says("is no phone edition");
    assert_eq!(std::fs::read_to_string(file(&test)).expect("it is there"), "my novel");
    std::fs::remove_file(file(&test)).expect("it can be removed");
    test.run(&line).succeeds();
    test.run(&line).succeeds().says("Phone edition");
    let folder = format!("build --single \"{}\"", test.path().display());
    test.run(&folder).exits(2).says("is a folder");
}

#[test]
fn a_phone_edition_among_the_files_of_the_book_is_told() {
    let test = BookTest::sample("en");
    let line = |name: &str| format!("build --single \"{}\"", test.path().join(name).display());
    test.run(&line("phone.html")).succeeds().says("git and backups take it along");
    test.run("build").succeeds();
    test.run(&line("site/phone.html")).succeeds().says_not("git and backups");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_it_asks_before_it_replaces_another_file() {
    let test = BookTest::sample("en");
    let line = format!("build --single \"{}\"", file(&test).display());
    std::fs::write(file(&test), "my novel").expect("a file");
    test.run_on_a_terminal(&line, "n").exits(2);
    assert_eq!(std::fs::read_to_string(file(&test)).expect("it is there"), "my novel");
    test.run_on_a_terminal(&line, "y").succeeds();
    assert!(std::fs::read_to_string(file(&test)).expect("it is there").contains("<article"));
}

#[test]
fn options_of_the_phone_edition_need_it() {
    let test = BookTest::sample("en");
    test.run("build --max-size 5MB").exits(2);
    test.run("build --password").exits(2);
    test.run("build --single x.html --out y").exits(2);
    test.run("build --single x.html --max-size much").exits(2).says("much");
    test.run("build --profile tax").exits(2).says("known are assistant, boss, phone").says("[profiles.NAME]");
    assert!(!test.exists("site"));
}

#[test]
fn a_profile_that_could_not_be_read_whole_writes_nothing() {
    let settings = "language = \"en\"\n[profiles.phone]\ndrop = [\"famly\"]\n";
    let test = BookTest::with_settings(settings).file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    let line = format!("build --single \"{}\"", file(&test).display());
    test.run(&line).exits(2).says("could not be read whole").says("clientbook check");
    test.run("export ics").exits(2);
    test.run("build").succeeds();
    assert!(!file(&test).exists() && !test.exists("site/calendar.ics") && test.exists("site/index.html"));
    test.run("build --profile boss").succeeds();
}

#[test]
fn who_may_be_secret_by_a_card_that_could_not_be_read_is_left_out() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\nsecrecy = \"sekret\"\n+++\n")
        .file("customers/bob/bob.md", "+++\nname = \"Bob\"\nsecrety = \"secret\"\n+++\n")
        .file("customers/cid/cid.md", "+++\nname = \"Cid\"\n+++\n")
        .file("customers/cid/visits/2026-11-03.md", "+++\nprivate = \"yes\"\n+++\nA word for me alone.\n");
    let (run, html) = phone(&test, "");
    run.says("2 customers are left out").says("ana, bob");
    assert!(!html.contains("Ana") && !html.contains("Bob") && !html.contains("alone") && html.contains("Cid"));
}

#[test]
fn copies_are_listed_and_the_site_knows_nothing_of_them() {
    let test = BookTest::sample("en");
    test.run("report copies").succeeds().prints("No copy was made");
    phone(&test, "");
    test.run("export ics --profile boss").succeeds();
    let other = test.path().with_extension("site");
    test.run(&format!("build --profile phone --out \"{}\"", other.display())).succeeds();
    test.run("build").succeeds();
    let backup = test.path().with_extension("tar.gz");
    test.run(&format!("backup \"{}\" --plain", backup.display())).succeeds();
    let copies = test.run("report copies --json").succeeds().json();
    let told = |at: usize| ["kind", "profile"].map(|key| copies["copies"][at][key].as_str().unwrap_or("").to_owned());
    assert_eq!(
        [0, 1, 2, 3].map(told),
        [["backup", "self"], ["site", "phone"], ["calendar", "boss"], ["single", "phone"]]
    );
    assert_eq!((&copies["copies"][0]["customers"], &copies["copies"][3]["customers"]), (&42.into(), &41.into()));
    test.run("report copies").succeeds().prints("phone edition").prints("backup");
    assert!(!test.read("site/reports/index.html").contains("opies") && !test.exists("site/reports/copies.html"));
    std::fs::remove_dir_all(other).expect("a site that was made");
    for left in [backup, file(&test)] {
        std::fs::remove_file(left).expect("a copy that was made");
    }
}
