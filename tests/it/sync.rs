//! Two devices and what lies between them.

use std::path::{Path, PathBuf};

use crate::book_test::{BookTest, NOW, Run, program};
use crate::history::git;
use crate::machine;

/// A book on several devices, and the place between them.
pub struct Devices {
    folder: tempfile::TempDir,
}

pub const CARD: &str = "customers/ana/ana.md";

impl Devices {
    /// Two devices with one book that both have in full.
    pub fn two() -> Devices {
        let devices = Devices { folder: machine::folder() };
        let a = devices.path("a");
        std::fs::create_dir(&a).expect("a folder");
        devices.run("a", "init --lang en .").succeeds();
        devices.write("a", CARD, "+++\nname = \"Ana\"\ntier = \"B\"\ntags = [\"golf\"]\n+++\n\nHello.\n");
        devices.run("a", &format!("sync {}", devices.path("stick.git").display())).succeeds();
        git(devices.folder.path(), &["clone", "--quiet", "stick.git", "b"]);
        devices
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, device: &str, path: &str, text: &str) {
        let full = self.path(device).join(path);
        std::fs::create_dir_all(full.parent().expect("a folder")).expect("folders");
        std::fs::write(full, text).expect("a file");
    }

    pub fn read(&self, device: &str, path: &str) -> String {
        std::fs::read_to_string(self.path(device).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn change(&self, device: &str, path: &str, from: &str, to: &str) {
        self.write(device, path, &self.read(device, path).replace(from, to));
    }

    pub fn run(&self, device: &str, line: &str) -> Run {
        let mut command = program();
        command.current_dir(self.path(device)).env("XDG_CONFIG_HOME", self.path("config")).args(["--today", NOW]);
        Run::of(command, line)
    }

    pub fn status(&self, device: &str) -> String {
        git(&self.path(device), &["status", "--porcelain"])
    }

    /// Both devices sync until both have everything.
    pub fn sync_all(&self) {
        for device in ["a", "b", "a"] {
            self.run(device, "sync").succeeds();
        }
        assert_eq!([self.status("a"), self.status("b")], [String::new(), String::new()]);
        assert_eq!(self.head("a"), self.head("b"));
    }

    pub fn head(&self, device: &str) -> String {
        git(&self.path(device), &["rev-parse", "HEAD"])
    }
}

#[test]
fn two_devices_never_overwrite_one_another() {
    let devices = Devices::two();
    devices.run("a", "log ana \"Talked on a.\"").succeeds();
    devices.run("a", "set ana tags+=tea").succeeds();
    devices.run("b", "log ana \"Talked on b.\" --channel call").succeeds();
    devices.change("b", CARD, "[\"golf\"]", "[\"golf\", \"wine\"]");
    devices.change("b", CARD, "Hello.", "Hello.\n\nMore from b.");
    devices.sync_all();
    let card = devices.read("a", CARD);
    assert!(
        card.contains("tags = [\"golf\", \"wine\", \"tea\"]") || card.contains("tags = [\"golf\", \"tea\", \"wine\"]"),
        "{card}"
    );
    assert!(card.contains("More from b.") && card == devices.read("b", CARD));
    // Two contacts of one minute are two notes.
    let notes = ["1432", "1432-2"].map(|time| devices.read("b", &format!("customers/ana/visits/2026-11-21-{time}.md")));
    assert!(notes[0].contains("Talked on b.") && notes[1].contains("Talked on a."), "{notes:?}");
}

#[test]
fn the_same_field_changed_on_both_is_a_question_until_it_is_answered() {
    let devices = Devices::two();
    devices.run("a", "set ana tier=A").succeeds();
    devices.run("b", "set ana tier=C").succeeds();
    devices.run("a", "sync").succeeds();
    devices
        .run("b", "sync")
        .succeeds()
        .says("1 question waits for your answer")
        .says("ana.md:3")
        .says("one device “tier = \"C\"”, another “tier = \"A\"”")
        .says("clientbook set CUSTOMER KEY=VALUE");
    devices.run("a", "sync").succeeds().says("1 question");
    devices.run("a", "check").exits(1).prints("CB047");
    devices.run("a", "build").succeeds();
    assert!(devices.read("a", "site/customers/ana.html").contains("two devices say different things"));
    // Work goes on meanwhile, and the question stays.
    devices.run("a", "set ana region=Ohio").succeeds();
    devices.run("a", "log ana \"Still works.\"").succeeds();
    devices.run("a", "sync").succeeds().says("1 question");
    assert!(
        devices
            .read("a", CARD)
            .contains("<<<<<<< one device\ntier = \"C\"\n=======\ntier = \"A\"\n>>>>>>> another device\n")
    );
    devices.run("b", "set ana tier=A").succeeds();
    devices.sync_all();
    devices.run("a", "check").succeeds();
    assert!(devices.read("a", CARD).contains("tier = \"A\"\n") && !devices.read("a", CARD).contains("<<<"));
}

/// On a terminal the question is asked at once.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_sync_asks_which_is_true() {
    use std::io::Write;
    use std::process::Stdio;
    let devices = Devices::two();
    devices.run("a", "set ana tier=A").succeeds();
    devices.run("b", "set ana tier=C").succeeds();
    devices.run("a", "sync").succeeds();
    let line = format!("{} --today {NOW} sync", env!("CARGO_BIN_EXE_clientbook"));
    let mut script = machine::start("script");
    script.args(["--quiet", "--return", "--command", &line, "/dev/null"]).current_dir(devices.path("b"));
    script.env("XDG_CONFIG_HOME", devices.path("config")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = script.spawn().expect("script runs");
    child.stdin.take().expect("its input").write_all(b"2\n").expect("an answer");
    let output = child.wait_with_output().expect("it ends");
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(shown.contains("Which is true?") && shown.contains("tier = \"C\""), "{shown}");
    devices.sync_all();
    assert!(devices.read("a", CARD).contains("+++\nname = \"Ana\"\ntier = \"A\"\n"), "{}", devices.read("a", CARD));
    devices.run("a", "check").succeeds();
}

#[test]
fn a_removal_gives_way_to_an_edit_and_a_clean_removal_is_done() {
    let devices = Devices::two();
    devices.run("a", "new plan ana Quote --due 2026-12-01").succeeds();
    devices.run("a", "log ana \"Old note.\"").succeeds();
    devices.sync_all();
    let (plan, note) = ("customers/ana/plans/quote.md", "customers/ana/visits/2026-11-21-1432.md");
    std::fs::remove_file(devices.path("a").join(plan)).expect("it is there");
    std::fs::remove_file(devices.path("a").join(note)).expect("it is there");
    devices.change("b", plan, "2026-12-01", "2026-12-05");
    devices.run("a", "sync").exits(2).says("2 of 3 records were removed by hand").says("--yes");
    devices.run("a", "sync --yes").succeeds();
    devices.run("b", "sync").exits(2).says("would go away");
    devices.run("b", "sync --yes").succeeds().says("it stays");
    devices.sync_all();
    assert!(devices.read("a", plan).contains("2026-12-05") && !devices.path("b").join(note).exists());
}

#[test]
fn what_was_staged_by_hand_is_synced() {
    let devices = Devices::two();
    devices.run("a", "new plan ana Quote --due 2026-12-01").succeeds();
    devices.run("a", "log ana \"Old note.\"").succeeds();
    devices.sync_all();
    let by_hand = |args: &[&str]| git(&devices.path("a"), args);
    by_hand(&["rm", "--quiet", "customers/ana/visits/2026-11-21-1432.md"]);
    by_hand(&["mv", "customers/ana/plans/quote.md", "customers/ana/plans/offer.md"]);
    by_hand(&["rm", "--quiet", "--cached", CARD]);
    devices.write("a", "texts/christmas.md", "Merry Christmas.\n");
    devices.write("a", "texts/easter.md", "Happy Easter.\n");
    by_hand(&["add", "texts"]);
    std::fs::remove_file(devices.path("a").join("texts/easter.md")).expect("it is there");
    devices.run("a", "sync").exits(2).says("--yes");
    devices.run("a", "sync --yes").succeeds().says("Committed");
    assert_eq!(devices.status("a"), "");
    devices.run("b", "sync --yes").succeeds();
    let there = |path: &str| devices.path("b").join(path).exists();
    assert!(there("customers/ana/plans/offer.md") && there("texts/christmas.md") && there(CARD));
    assert!(!there("customers/ana/visits/2026-11-21-1432.md") && !there("customers/ana/plans/quote.md"));
}

#[test]
fn two_payments_of_one_moment_are_two_payments() {
    let devices = Devices::two();
    devices.run("a", "invoice ana 100 --no A-1 --due +30d").succeeds();
    devices.sync_all();
    devices.run("a", "pay ana 40 --for A-1").succeeds();
    devices.run("b", "pay ana 50 --for A-1").succeeds();
    devices.sync_all();
    let account = devices.read("a", "customers/ana/account.toml");
    assert!(account.contains("\"P20261121-1432\"") && account.contains("\"P20261121-1432-2\""), "{account}");
    assert!(account.contains("40.00") && account.contains("50.00") && !account.contains("<<<"), "{account}");
    devices.run("b", "show ana").succeeds().prints("$10.00");
    devices.run("b", "check").succeeds();
}

#[test]
fn a_place_that_cannot_be_used_is_not_remembered() {
    let devices = Devices::two();
    let remote = |device: &str| git(&devices.path(device), &["remote", "-v"]);
    std::fs::create_dir(devices.path("c")).expect("a folder");
    devices.run("c", "init --lang zh-CN .").succeeds();
    let wrong = "http://127.0.0.1:9/book.git";
    devices.run("c", &format!("--lang en sync {wrong}")).exits(3).says(wrong).says("was not remembered");
    assert_eq!(remote("c"), "");
    devices.run("c", "--lang en sync").exits(3).says("no second place yet");
    // Another book: nothing in common.
    let before = remote("a");
    devices.run("c", &format!("sync {}", devices.path("other.git").display())).succeeds();
    let other = devices.path("other.git").display().to_string();
    devices.run("a", &format!("sync {other}")).exits(3).says("another book").says("the other place is still");
    devices.run("a", &format!("sync {wrong}")).exits(3).says("the other place is still");
    assert_eq!(remote("a"), before);
    devices.run("a", "sync").succeeds();
    // What asks first names the place again, which is not remembered yet.
    std::fs::remove_file(devices.path("a").join(CARD)).expect("it is there");
    let third = devices.path("third.git").display().to_string();
    devices.run("a", &format!("sync {third}")).exits(2).says(&format!("clientbook sync {third} --yes"));
    assert_eq!(remote("a"), before);
    git(&devices.path("a"), &["checkout", "--quiet", CARD]);
    // A place that was refused by its name alone changes nothing either.
    devices.run("a", &format!("sync {}", devices.path("nowhere/x.git").display())).exits(3);
    assert_eq!(remote("a"), before);
    devices.run("a", &format!("sync {}", devices.path("new.git").display())).succeeds().says("The other place is");
}

#[test]
fn a_book_is_not_its_own_second_place() {
    let devices = Devices::two();
    let before = git(&devices.path("a"), &["remote", "-v"]);
    std::fs::create_dir(devices.path("new")).expect("a folder");
    devices.run("new", "init --lang en .").succeeds();
    let book = devices.path("new").display().to_string();
    for place in [".", ".git", "../new", &book, &format!("{book}/.git"), &format!("file://{book}")] {
        devices.run("new", &format!("sync {place}")).exits(3).says("is this book itself").says("outside the book");
        assert_eq!(git(&devices.path("new"), &["remote", "-v"]), "", "{place}");
    }
    devices.run("a", "sync .").exits(3).says("is this book itself");
    assert_eq!(git(&devices.path("a"), &["remote", "-v"]), before);
    // One that git was told by hand.
    git(&devices.path("new"), &["remote", "add", "origin", "."]);
    devices.run("new", "sync").exits(3).says("is this book itself");
    devices.run("new", "sync ../stick-2.git").succeeds().says("Made a place");
}

/// The file is the same on both devices, so nothing in it or about it may say "here".
#[test]
fn a_question_does_not_say_which_device_is_which() {
    let devices = Devices::two();
    devices.change("a", "clientbook.toml", "My customers", "Ann’s");
    devices.change("b", "clientbook.toml", "My customers", "Bea’s");
    devices.run("a", "sync").succeeds();
    devices.run("b", "sync").succeeds();
    for device in ["a", "b"] {
        devices
            .run(device, "sync")
            .succeeds()
            .says("one device “title = \"Bea’s\"”, another “title = \"Ann’s\"”")
            .says("Edit the files: keep the true lines")
            .says_not("clientbook set");
        devices.run(device, "--lang zh-CN check").exits(1).prints("一台是“title = \"Bea’s\"”，另一台是");
        devices.run(device, "check").exits(1).prints("help: edit the file").prints_not("clientbook set");
    }
    assert!(!devices.read("a", "clientbook.toml").contains("this device"));
}

#[test]
fn offline_is_no_error_and_what_waits_is_counted() {
    let devices = Devices::two();
    std::fs::rename(devices.path("stick.git"), devices.path("pulled-out.git")).expect("a rename");
    devices.run("a", "log ana One.").succeeds();
    devices.run("a", "set ana tier=A").succeeds();
    devices.run("a", "sync").succeeds().says("2 changes wait");
    std::fs::rename(devices.path("pulled-out.git"), devices.path("stick.git")).expect("a rename");
    devices.run("a", "sync").succeeds().says("Sent 2 changes");
}

#[test]
fn many_removals_are_asked_about_first() {
    let devices = Devices::two();
    for n in 0..12 {
        devices.write("a", &format!("customers/c{n}/c{n}.md"), &format!("+++\nname = \"C{n}\"\n+++\n"));
    }
    devices.sync_all();
    std::fs::remove_dir_all(devices.path("b").join("customers")).expect("it is there");
    devices.run("b", "sync").exits(2).says("13 of 13 records").says("--yes");
    assert_eq!(devices.head("a"), devices.head("b"));
    devices.run("b", "sync --yes").succeeds();
    devices.run("a", "sync").exits(2).says("13 of 13 records would go away");
    assert!(devices.path("a").join(CARD).exists());
    devices.run("a", "sync --yes").succeeds();
    assert!(!devices.path("a").join(CARD).exists());
}

#[test]
fn two_people_who_were_given_one_id_stay_two() {
    let devices = Devices::two();
    devices.write("a", "customers/wang-wei/wang-wei.md", "+++\nname = \"王伟\"\n+++\n");
    devices.write("b", "customers/wang-wei/wang-wei.md", "+++\nname = \"王玮\"\n+++\n");
    devices.write("b", "customers/wang-wei/visits/2026-11-20.md", "A visit.\n");
    devices.run("a", "sync").succeeds();
    devices.run("b", "sync").succeeds().says("wang-wei-2");
    devices.sync_all();
    // The device that syncs second moves what came from the first.
    assert!(devices.read("a", "customers/wang-wei-2/wang-wei-2.md").contains("王伟"));
    assert!(devices.read("a", "customers/wang-wei/visits/2026-11-20.md").contains("A visit"));
}

#[test]
fn files_that_are_the_same_for_two_people_stay_full() {
    let devices = Devices::two();
    for (device, name) in [("a", "Anna One"), ("b", "Anna Two")] {
        devices.write(device, "customers/anna/anna.md", &format!("+++\nname = \"{name}\"\n+++\n"));
        devices.write(device, "customers/anna/account.toml", "terms = \"net 30\"\n");
        devices.write(device, "customers/anna/visits/2026-11-18.md", "Met at the fair.\n");
    }
    devices.sync_all();
    for id in ["anna", "anna-2"] {
        assert_eq!(devices.read("a", &format!("customers/{id}/account.toml")), "terms = \"net 30\"\n");
        assert_eq!(devices.read("a", &format!("customers/{id}/visits/2026-11-18.md")), "Met at the fair.\n");
    }
}

#[test]
fn renamed_to_two_names_a_customer_has_one_and_sync_goes_on() {
    let devices = Devices::two();
    devices.run("a", "log ana \"Before.\"").succeeds();
    devices.sync_all();
    for (device, id) in [("a", "aa"), ("b", "bb")] {
        git(&devices.path(device), &["mv", "customers/ana", &format!("customers/{id}")]);
        git(&devices.path(device), &["mv", &format!("customers/{id}/ana.md"), &format!("customers/{id}/{id}.md")]);
        git(&devices.path(device), &["commit", "--quiet", "-m", "rename"]);
        devices.run(device, &format!("set {id} tags+={id}")).succeeds();
        devices.run(device, &format!("log {id} \"After, on {device}.\"")).succeeds();
    }
    devices.sync_all();
    devices.run("a", "check").succeeds();
    let folders: Vec<_> = std::fs::read_dir(devices.path("a").join("customers")).expect("a folder").collect();
    assert_eq!(folders.len(), 1);
    let notes = std::fs::read_dir(devices.path("a").join("customers/bb/visits")).expect("the notes").count();
    assert_eq!(notes, 3);
}

#[test]
fn what_is_done_under_an_id_that_became_anothers_goes_with_the_person() {
    let devices = Devices::two();
    devices.run("b", "new customer \"Bob Stone\" --id bob").succeeds();
    devices.run("b", "sync").succeeds();
    devices.run("a", "new customer \"Bob Rock\" --id bob").succeeds();
    devices.run("a", "sync").succeeds().says("bob-2");
    devices.run("b", "log bob \"Stone wants it.\"").succeeds();
    devices.run("b", "set bob tier=A").succeeds();
    devices.sync_all();
    let stone = devices.read("a", "customers/bob-2/bob-2.md");
    assert!(stone.contains("Bob Stone") && stone.contains("tier = \"A\""), "{stone}");
    assert!(devices.read("a", "customers/bob-2/visits/2026-11-21-1432.md").contains("Stone wants it."));
    assert!(
        devices.read("b", "customers/bob/bob.md").contains("Bob Rock")
            && !devices.path("b").join("customers/bob/visits").exists()
    );
}

#[test]
fn a_customer_taken_out_here_with_whom_there_was_contact_there_stays() {
    let devices = Devices::two();
    devices.run("a", "log ana \"Before.\"").succeeds();
    devices.sync_all();
    std::fs::remove_dir_all(devices.path("a").join("customers/ana")).expect("it is there");
    devices.run("b", "invoice ana 100 --no A-1 --due +30d").succeeds();
    devices.run("b", "sync").succeeds();
    devices.run("a", "sync --yes").succeeds().says("it stays");
    devices.sync_all();
    devices.run("a", "check").succeeds();
    assert!(
        devices.read("a", CARD).contains("Ana")
            && devices.path("a").join("customers/ana/visits/2026-11-21-1432.md").exists()
    );
}

#[test]
fn edits_follow_a_rename() {
    let devices = Devices::two();
    std::fs::create_dir_all(devices.path("a").join("customers/ana-lee")).expect("a folder");
    std::fs::rename(devices.path("a").join(CARD), devices.path("a").join("customers/ana-lee/ana-lee.md"))
        .expect("a rename");
    devices.run("b", "set ana tier=A").succeeds();
    devices.run("b", "log ana \"A note.\"").succeeds();
    devices.sync_all();
    assert!(devices.read("b", "customers/ana-lee/ana-lee.md").contains("tier = \"A\""));
    assert!(devices.read("a", "customers/ana-lee/visits/2026-11-21-1432.md").contains("A note."));
    assert!(!devices.path("b").join("customers/ana").exists());
}

#[test]
fn the_commit_that_joins_two_devices_says_how_it_is_taken_back() {
    let devices = Devices::two();
    devices.run("a", "set ana tier=A").succeeds();
    devices.run("b", "log ana \"On b.\"").succeeds();
    devices.run("b", "sync").succeeds();
    devices.run("a", "sync").succeeds();
    let merge = git(&devices.path("a"), &["rev-parse", "--short=8", "HEAD"]);
    let merge = merge.trim();
    let remedy = format!("git revert -m 1 {merge}");
    devices.run("a", &format!("undo {merge} --yes")).exits(2).says("joined the changes of two devices").says(&remedy);
    git(&devices.path("a"), &["revert", "--no-edit", "-m", "1", merge]);
    assert!(devices.read("a", CARD).contains("tier = \"A\""));
    assert!(!devices.path("a").join("customers/ana/visits").exists());
}

/// Renamed by hand: the folder, the card and the name on it, or the folder alone.
#[test]
fn a_customer_renamed_on_one_device_and_changed_on_the_other_is_one() {
    for (renames_card, new_name, renamer, changer) in
        [(true, "Ana Lee", "a", "b"), (true, "Ana Lee", "b", "a"), (false, "Ana", "a", "b"), (false, "Ana", "b", "a")]
    {
        let devices = Devices::two();
        devices.run("a", "log ana \"Before.\"").succeeds();
        devices.sync_all();
        let folder = devices.path(renamer).join("customers");
        std::fs::rename(folder.join("ana"), folder.join("ana-lee")).expect("a rename");
        if renames_card {
            std::fs::rename(folder.join("ana-lee/ana.md"), folder.join("ana-lee/ana-lee.md")).expect("a rename");
            devices.change(renamer, "customers/ana-lee/ana-lee.md", "\"Ana\"", &format!("\"{new_name}\""));
        }
        devices.run(changer, "set ana tier=A").succeeds();
        devices.run(changer, "log ana \"A note.\"").succeeds();
        for device in ["a", "b", "a"] {
            devices.run(device, "sync --yes").succeeds();
        }
        devices.sync_all();
        assert!(!devices.path("a").join("customers/ana").exists(), "{renamer} {new_name}");
        let card = devices.read("a", "customers/ana-lee/ana-lee.md");
        assert!(card.contains("tier = \"A\"") && card.contains(&format!("\"{new_name}\"")), "{card}");
        let notes = std::fs::read_dir(devices.path("b").join("customers/ana-lee/visits")).expect("the notes").count();
        assert_eq!(notes, 2);
        devices.run("b", "check").succeeds();
    }
}

#[test]
fn git_itself_merges_entry_by_entry_in_a_clone_that_synced_once() {
    let devices = Devices::two();
    devices.run("b", "sync").succeeds().says("entry by entry");
    devices.run("a", "set ana tags+=tea").succeeds();
    devices.run("a", "sync").succeeds();
    devices.run("b", "set ana tags+=wine").succeeds();
    git(&devices.path("b"), &["pull", "--quiet", "--no-rebase", "--no-edit"]);
    assert!(devices.read("b", CARD).contains("tags = [\"golf\", \"wine\", \"tea\"]"));
}

#[test]
fn a_part_of_a_larger_repository_says_what_it_merges() {
    let devices = Devices { folder: machine::folder() };
    let top = devices.path("work");
    std::fs::create_dir(&top).expect("a folder");
    git(&top, &["init", "--quiet"]);
    devices.write("work", "notes.txt", "one\ntwo\nthree\n");
    devices.run("work", "init --lang en book").succeeds();
    devices.write("work/book", CARD, "+++\nname = \"Ana\"\n+++\n");
    git(&top, &["add", "--all"]);
    git(&top, &["commit", "--quiet", "-m", "start"]);
    devices.run("work/book", "sync ../../stick.git").succeeds().says("the whole branch");
    git(devices.folder.path(), &["clone", "--quiet", "stick.git", "other"]);
    devices.run("other/book", "set ana tier=A").succeeds();
    devices.write("other", "notes.txt", "one\ntwo\nTHREE\n");
    git(&devices.path("other"), &["commit", "--quiet", "-am", "by hand"]);
    devices.run("other/book", "sync").succeeds();
    devices.run("work/book", "log ana \"Talked.\"").succeeds();
    devices.run("work/book", "sync").succeeds();
    assert_eq!(devices.read("work", "notes.txt"), "one\ntwo\nTHREE\n");
    assert!(devices.read("work/book", CARD).contains("tier = \"A\"") && devices.status("work").is_empty());
}

/// A device on which nothing works says what to do.
#[track_caller]
fn stuck(prepare: impl Fn(&Path), says: &str, remedy: &str) {
    let devices = Devices::two();
    prepare(&devices.path("a"));
    let run = devices.run("a", "sync");
    assert_ne!(run.code, Some(0), "{}", run.err);
    run.says(says).says(remedy);
}

#[test]
fn what_stands_in_the_way_is_said_with_its_remedy() {
    stuck(|book| drop(git(book, &["checkout", "--quiet", "--detach"])), "no branch", "git switch");
    stuck(|book| std::fs::write(book.join(".git/MERGE_HEAD"), "x").expect("a file"), "begun", "git merge --abort");
    stuck(|book| drop(git(book, &["remote", "remove", "origin"])), "no second place", "clientbook sync FOLDER");
    stuck(|book| drop(git(book, &["remote", "set-url", "origin", "ext::sh -c evil"])), "not an address", "git@host");
    stuck(
        |book| {
            git(book, &["remote", "remove", "origin"]);
            let other = book.join("../other");
            std::fs::create_dir(&other).expect("a folder");
            git(&other, &["init", "--quiet"]);
            git(&other, &["commit", "--quiet", "--allow-empty", "-m", "x"]);
            let branch = git(book, &["branch", "--show-current"]);
            git(&other, &["branch", "-M", branch.trim()]);
            git(book, &["remote", "add", "origin", "../other"]);
        },
        "another book",
        "git clone",
    );
    #[cfg(unix)]
    stuck(
        |book| {
            let hook = book.join("../stick.git/hooks/pre-receive");
            std::fs::create_dir_all(hook.parent().expect("a folder")).expect("folders");
            std::fs::write(&hook, "#!/bin/sh\necho only on weekdays >&2\nexit 1\n").expect("a file");
            std::fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a mode");
            std::fs::write(book.join(CARD), "+++\nname = \"Ana\"\n+++\n").expect("a file");
        },
        "only on weekdays",
        "clientbook sync",
    );
}

#[test]
fn a_book_ignored_by_git_and_a_bare_repository_are_told() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    git(test.path(), &["init", "--quiet"]);
    test.write(".git/info/exclude", "*\n");
    test.run("log ana \"Talked.\"").exits(3).says("leave this book out").says(".git/info/exclude:1: *");
    assert!(test.exists("customers/ana/visits/2026-11-21-1432.md"));
    let bare = BookTest::with_settings("language = \"en\"\n");
    git(bare.path(), &["init", "--quiet", "--bare"]);
    bare.run("history").exits(3).says("bare repository").says("git clone");
}

#[test]
fn a_place_that_is_not_there_is_not_made_up() {
    let devices = Devices::two();
    devices.run("a", "sync ../not/plugged/in.git").exits(3).says("is not there").says("plug the stick in");
    assert!(!devices.path("not").exists());
    devices.write("papers", "x", "something else");
    devices.run("a", "sync ../papers").exits(3).says("not a git repository");
    // What was remembered before still is.
    devices.run("a", "sync").succeeds().says("stick.git");
    devices.run("a", "sync ../second.git").succeeds().says("Made a place").says("it was");
    std::fs::remove_dir_all(devices.path("second.git")).expect("it is there");
    devices.run("a", "sync").succeeds().says("second.git is not in it");
}

#[test]
fn an_ignored_book_is_not_said_to_be_synced() {
    let devices = Devices::two();
    devices.write("a", ".git/info/exclude", "clientbook.toml\n");
    git(&devices.path("a"), &["rm", "--quiet", "--cached", "clientbook.toml"]);
    git(&devices.path("a"), &["commit", "--quiet", "-m", "out"]);
    devices.run("a", "sync").exits(3).says("leave this book out");
    devices.write("b", ".git/info/exclude", "/customers/\n");
    git(&devices.path("b"), &["rm", "--quiet", "-r", "--cached", "customers"]);
    devices.run("b", "sync").exits(3).says("leave this book out");
}

#[test]
fn a_file_here_and_a_folder_there_is_a_persons_to_decide() {
    let devices = Devices::two();
    devices.write("a", "customers/zz", "a file\n");
    devices.write("b", "customers/zz/zz.md", "+++\nname = \"Zed\"\n+++\n");
    devices.run("b", "sync").succeeds();
    devices.run("a", "sync").exits(3).says("a file where the other has a folder").says("customers/zz");
    assert!(devices.path("a").join("customers/zz").is_file() && devices.status("a").is_empty());
    std::fs::remove_file(devices.path("a").join("customers/zz")).expect("it is there");
    devices.sync_all();
}

#[cfg(unix)]
#[test]
fn links_stay_on_their_device() {
    let devices = Devices::two();
    let away = devices.path("away");
    std::fs::rename(devices.path("a").join("customers/ana"), &away).expect("a rename");
    std::os::unix::fs::symlink(&away, devices.path("a").join("customers/ana")).expect("a link");
    for _ in 0..2 {
        devices.run("a", "sync --yes").succeeds().says("is a link");
    }
    assert!(!git(&devices.path("a"), &["ls-files", "-s"]).contains("120000"));
}

#[test]
fn commits_are_made_when_the_settings_say() {
    let devices = Devices::two();
    devices.write("a", "clientbook.toml", "language = \"en\"\n[git]\ncommit = \"sync\"\n");
    devices.run("a", "set ana tier=A").succeeds();
    devices.run("a", "sync").succeeds().says("Committed 2 changed files");
    assert_eq!(git(&devices.path("a"), &["log", "-1", "--format=%s"]).trim(), "Changes since the last sync");
    devices.write("a", "clientbook.toml", "language = \"en\"\n[git]\ncommit = \"never\"\n");
    devices.run("a", "sync").succeeds().says("1 changed file is not committed");
}

#[test]
fn line_ends_that_git_converts_are_told() {
    let devices = Devices::two();
    git(&devices.path("b"), &["config", "core.autocrlf", "true"]);
    {
        let name = ".gitattributes";
        devices.write("b", name, "");
    }
    devices.run("b", "sync").succeeds();
    devices.run("a", "sync").succeeds();
    git(&devices.path("b"), &["rm", "--cached", "--quiet", CARD]);
    git(&devices.path("b"), &["reset", "--hard", "--quiet"]);
    devices.run("a", "set ana tier=A").succeeds();
    devices.run("a", "sync").succeeds();
    devices.run("b", "sync").exits(3).says("line ends").says("* -text");
}
