//! A whole book in one file, and back.

use std::fs;
use std::process::Command;

use crate::book_test::{BookTest, NOW, Run, program};
use crate::history::git;
use crate::machine::start;

/// A book with a history, and a change that is not committed.
fn book() -> BookTest {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "start"]);
    test.run("log ana \"Talked.\"").succeeds();
    test.write("customers/ana/files/photo.jpg", [0xff, 0xd8, 0, 1, 2]);
    test.write("site/index.html", "built");
    test
}

fn restore(from: &str, to: &str, password: Option<&str>) -> Run {
    let mut command: Command = program();
    command.args(["--today", NOW, "--lang", "en"]);
    password.map(|password| command.env("CLIENTBOOK_PASSWORD", password));
    Run::of(command, &format!("restore {from} {to}"))
}

#[test]
fn a_lost_laptop_is_a_restore_away() {
    let (test, place) = (book(), BookTest::empty());
    let (file, new) =
        (place.path().join("b.age").display().to_string(), place.path().join("new").display().to_string());
    let mut command = program();
    command.env("CLIENTBOOK_PASSWORD", "correct horse").arg("--book").arg(test.path());
    Run::of(command, &format!("backup {file}")).succeeds().prints("2 commits").says("Without the password");
    assert!(!String::from_utf8_lossy(&fs::read(&file).expect("a file")).contains("Ana"));
    restore(&file, &new, Some("wrong")).exits(2).says("does not open");
    restore(&file, &new, None).exits(2).says("CLIENTBOOK_PASSWORD");
    assert!(!place.exists("new"));
    restore(&file, &new, Some("correct horse")).succeeds().prints("2 commits");
    for path in [
        "customers/ana/ana.md",
        "customers/ana/visits/2026-11-21-1432.md",
        "customers/ana/files/photo.jpg",
        "clientbook.toml",
    ] {
        assert_eq!(
            fs::read(place.path().join("new").join(path)).expect(path),
            fs::read(test.path().join(path)).expect(path),
            "{path}"
        );
    }
    assert!(!place.exists("new/site"));
    let new = place.path().join("new");
    assert_eq!(git(&new, &["rev-parse", "HEAD"]), git(test.path(), &["rev-parse", "HEAD"]));
    assert_eq!(
        git(&new, &["status", "--porcelain", "--untracked-files=all"]).trim(),
        "?? customers/ana/files/photo.jpg"
    );
    test.run("today").succeeds().says("Last backup today.");
}

#[test]
fn a_plain_backup_opens_with_tar() {
    let (test, place) = (book(), BookTest::empty());
    let folder = place.path().display().to_string();
    test.run(&format!("backup {folder} --plain")).succeeds().says("not locked");
    let file = fs::read_dir(place.path()).expect("a folder").next().expect("a file").expect("a file").path();
    let listed = start("tar").arg("tzf").arg(&file).output().expect("tar runs");
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(listed.contains("book/customers/ana/ana.md") && listed.contains("history.bundle"), "{listed}");
}

#[test]
fn what_is_no_backup_is_refused_and_nothing_is_left() {
    let place = BookTest::empty();
    place.write("x", "no backup");
    let [file, new] = ["x", "new"].map(|name| place.path().join(name).display().to_string());
    restore(&file, &new, None).exits(2).says("is not a backup");
    restore("/nowhere", &new, None).exits(3);
    let test = book();
    let whole = place.path().join("whole").display().to_string();
    test.run(&format!("backup {whole} --plain")).succeeds();
    let bytes = fs::read(&whole).expect("a file");
    fs::write(&file, &bytes[..bytes.len() / 2]).expect("a file");
    restore(&file, &new, None).exits(3).says("cut short or damaged");
    restore(&whole, &place.path().display().to_string(), None).exits(2).says("already exists");
    assert_eq!(fs::read_dir(place.path()).expect("a folder").count(), 2);
}

#[test]
fn a_part_of_a_larger_repository_comes_back_with_all_of_it() {
    let place = BookTest::empty();
    place.write("work/notes.txt", "other things\n");
    place.write("work/book/clientbook.toml", "language = \"en\"\n");
    place.write("work/book/customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    let work = place.path().join("work");
    git(&work, &["init", "--quiet"]);
    git(&work, &["add", "--all"]);
    git(&work, &["commit", "--quiet", "-m", "start"]);
    let [book, file, new] = ["work/book", "b", "new"].map(|name| place.path().join(name).display().to_string());
    let mut command = program();
    command.args(["--book", &book]);
    Run::of(command, &format!("backup {file} --plain")).succeeds();
    restore(&file, &new, None).succeeds().prints("new/book");
    assert!(place.exists("new/book/customers/ana/ana.md") && place.exists("new/notes.txt"));
    assert_eq!(git(&place.path().join("new"), &["status", "--porcelain"]), "");
}

#[test]
fn a_backup_takes_nobodys_place_and_does_not_go_into_the_book() {
    let (test, place) = (book(), BookTest::empty());
    place.write("thesis.doc", "two years of work");
    let path = |name: &str| place.path().join(name).display().to_string();
    test.run(&format!("backup {} --plain", path("thesis.doc"))).exits(2).says("not a backup of a book");
    assert_eq!(place.read("thesis.doc"), "two years of work");
    test.run(&format!("backup {} --plain", path("b"))).succeeds();
    test.run(&format!("backup {} --plain", path("b"))).succeeds();
    test.run(&format!("backup {} --plain", test.path().join("b").display())).exits(2).says("into the book itself");
}

#[test]
fn a_part_of_a_history_is_said_to_be_one_and_no_branch_is_no_obstacle() {
    let (test, place) = (book(), BookTest::empty());
    let path = |name: &str| place.path().join(name).display().to_string();
    git(test.path(), &["branch", "idea"]);
    git(test.path(), &["checkout", "--quiet", "--detach"]);
    test.run(&format!("backup {} --plain", path("b"))).succeeds();
    restore(&path("b"), &path("new"), None).succeeds();
    let new = place.path().join("new");
    assert_eq!(git(&new, &["rev-parse", "HEAD"]), git(test.path(), &["rev-parse", "HEAD"]));
    assert!(git(&new, &["branch", "--list"]).contains("idea"));
    git(place.path(), &["clone", "--quiet", "--depth=1", &format!("file://{}", path("new")), "shallow"]);
    let mut command = program();
    command.args(["--book", &path("shallow")]);
    Run::of(command, &format!("backup {} --plain", path("s"))).succeeds().says("--unshallow");
    restore(&path("s"), &path("again"), None).succeeds();
    assert!(place.exists("again/customers/ana/ana.md") && !place.exists("again/.git"));
}
