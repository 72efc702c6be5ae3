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

/// A book with another history.
fn other_book() -> BookTest {
    let test = BookTest::with_settings("language = \"en\"\ntitle = \"Other\"\n")
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\n+++\n");
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "other"]);
    test
}

#[test]
fn a_backup_of_another_book_is_not_replaced_unasked() {
    let (mine, other, place) = (book(), other_book(), BookTest::empty());
    let file = place.path().join("b.tar.gz").display().to_string();
    other.run(&format!("backup {file} --plain")).succeeds();
    let before = fs::read(&file).expect("a file");
    let run = mine.run(&format!("backup {file} --plain")).exits(2).says("the backup of another book, “Other”");
    run.says("--yes").says("nothing was written");
    assert_eq!(fs::read(&file).expect("a file"), before);
    // One of the same book is, under another title too.
    other.write("clientbook.toml", "language = \"en\"\ntitle = \"New\"\n");
    other.run("set bo tier=A").succeeds();
    other.run(&format!("backup {file} --plain")).succeeds();
    mine.run(&format!("--lang zh-CN backup {file} --plain")).exits(2).says("是另一本客户簿“New”的备份");
    mine.run(&format!("backup {file} --plain --yes")).succeeds();
    // Books without a history are known by their title and customers.
    let [one, two] = ["Ana", "Bo"].map(|name| {
        let id = name.to_lowercase();
        let card = format!("+++\nname = \"{name}\"\n+++\n");
        BookTest::with_settings("language = \"en\"\n").file(&format!("customers/{id}/{id}.md"), card)
    });
    let file = place.path().join("plain.tar.gz").display().to_string();
    one.run(&format!("backup {file} --plain")).succeeds();
    one.run("new customer Cy").succeeds();
    one.run(&format!("backup {file} --plain")).succeeds();
    two.run(&format!("backup {file} --plain")).exits(2).says("another book");
}

#[test]
fn a_locked_backup_is_not_replaced_by_a_plain_one_or_one_with_another_password_unasked() {
    let (mine, place) = (book(), BookTest::empty());
    let file = place.path().join("b.age").display().to_string();
    let locked = |test: &BookTest, password: &str, more: &str| {
        let line = format!("backup {file}{more}");
        let mut command = test.command(&line);
        test.judged(&line, &command.env("CLIENTBOOK_PASSWORD", password).output().expect("it runs"))
    };
    locked(&mine, "one", "").succeeds();
    locked(&mine, "one", "").succeeds();
    let before = fs::read(&file).expect("a file");
    mine.run(&format!("backup {file} --plain")).exits(2).says("locked with a password").says("--yes");
    locked(&mine, "two", "").exits(2).says("another password").says("--yes");
    locked(&other_book(), "one", "").exits(2).says("another book");
    assert_eq!(fs::read(&file).expect("a file"), before);
    locked(&mine, "two", " --yes").succeeds();
    mine.run(&format!("backup {file} --plain --yes")).succeeds().says("not locked");
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_a_backup_asks_before_it_replaces() {
    let (mine, other, place) = (book(), other_book(), BookTest::empty());
    let file = place.path().join("b.tar.gz").display().to_string();
    other.run(&format!("backup {file} --plain")).succeeds();
    mine.run_on_a_terminal(&format!("backup {file} --plain"), "n").exits(2).prints("Replace it?");
    mine.run_on_a_terminal(&format!("backup {file} --plain"), "y").exits(0).prints("Replace it?");
    other.run(&format!("backup {file} --plain")).exits(2).says("another book");
}

/// Names in GBK, as an old system writes them, here 张伟 and 王伟.
#[cfg(target_os = "linux")]
#[test]
fn names_in_gbk_are_told_and_hold_up_neither_sync_nor_backup() {
    use std::os::unix::ffi::OsStrExt;
    let (test, place) = (book(), BookTest::empty());
    for name in [b"\xd5\xc5\xce\xb0", b"\xcd\xf5\xce\xb0"] {
        let folder = test.path().join("customers").join(std::ffi::OsStr::from_bytes(name));
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join("card.md"), format!("+++\nname = \"{}\"\n+++\n", name[0])).expect("a file");
    }
    test.run("check").exits(1).prints("old encoding").prints("张伟").prints("王伟");
    test.run("--lang zh-CN check").exits(1).prints("用 UTF-8 重新命名：张伟");
    let stick = place.path().join("stick.git").display().to_string();
    let run = test.run(&format!("sync {stick}")).succeeds().says("customers/张伟/card.md stays on this device");
    run.says("Committed 1 file").says("Sent");
    let [file, new] = ["b", "new"].map(|name| place.path().join(name).display().to_string());
    let run = test.run(&format!("backup {file} --plain")).succeeds().says("customers/张伟 is in the backup");
    run.says("customers/王伟 is in the backup").prints("6 files");
    restore(&file, &new, None).succeeds();
    assert!(place.read("new/customers/张伟/card.md").contains("213"));
    assert!(place.read("new/customers/王伟/card.md").contains("205"));
}

#[test]
fn a_restored_book_is_announced_in_its_own_language() {
    let (test, place) = (BookTest::with_settings("language = \"zh-CN\"\n"), BookTest::empty());
    let [file, new] = ["b", "new"].map(|name| place.path().join(name).display().to_string());
    test.run(&format!("backup {file} --plain")).succeeds();
    let mut command: Command = program();
    command.current_dir(place.path());
    Run::of(command, &format!("restore {file} {new}")).succeeds().prints("已恢复到");
}

/// Committed by hand, such a name comes to a device that cannot write it.
#[cfg(target_os = "linux")]
#[test]
fn a_name_in_gbk_that_was_committed_by_hand_is_refused_with_a_word() {
    use std::os::unix::ffi::OsStrExt;
    let (test, place) = (book(), BookTest::empty());
    let stick = place.path().join("stick.git").display().to_string();
    test.run(&format!("sync {stick}")).succeeds();
    git(place.path(), &["clone", "--quiet", "stick.git", "other"]);
    fs::write(test.path().join("customers/ana").join(std::ffi::OsStr::from_bytes(b"\xd5\xc5.md")), "x")
        .expect("a file");
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "by hand"]);
    test.run("sync").succeeds();
    let other = place.path().join("other");
    let before = git(&other, &["rev-parse", "HEAD"]);
    Run::of(test.command_in(&other), "sync").exits(3).says("not in Unicode (UTF-8)").says("rename it");
    assert_eq!(git(&other, &["rev-parse", "HEAD"]), before);
}
