//! Git as the store: a commit for each action, and back again.

use std::path::Path;

use crate::book_test::BookTest;
use crate::machine;

/// What git prints in a folder.
pub fn git(folder: &Path, args: &[&str]) -> String {
    let output = machine::git(folder).args(args).output().expect("git runs");
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A book with one customer in a repository, everything committed.
fn book() -> BookTest {
    let test = BookTest::with_settings("language = \"en\"\n[owner]\nname = \"Dana\"\nemail = \"dana@example.com\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"B\"\n+++\n\nHello.\n");
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "start"]);
    test
}

fn subjects(test: &BookTest) -> Vec<String> {
    git(test.path(), &["log", "--format=%s"]).lines().map(str::to_owned).collect()
}

#[test]
fn each_action_is_one_commit_that_people_and_programs_can_read() {
    let test = book();
    test.run("log ana \"Talked.\" --channel call").succeeds();
    test.run("set ana tier=A").succeeds();
    test.run("invoice ana 100 --no A-1 --due +30d").succeeds();
    test.run("pay ana 40").succeeds();
    let expect =
        ["Payment: Ana, 40.00", "Invoice: Ana, A-1", "Set Ana: tier=A", "Visit: Ana, call, 2026-11-21", "start"];
    assert_eq!(subjects(&test), expect);
    let trailers = git(test.path(), &["log", "-1", "--format=%(trailers)"]);
    assert!(trailers.contains("Clientbook-Action: pay") && trailers.contains("Clientbook-Customer: ana"), "{trailers}");
    test.run("history ana").succeeds().prints("Payment: Ana, 40.00").prints("Visit: Ana, call");
    assert_eq!(test.run("history --json").json()["changes"].as_array().map(Vec::len), Some(5));
}

#[test]
fn a_greeting_to_many_is_one_commit() {
    let test = book();
    test.write("customers/bo/bo.md", "+++\nname = \"Bo\"\ntier = \"B\"\n+++\n");
    test.run("log --where tier=B --occasion christmas --mass --yes").succeeds();
    let files = git(test.path(), &["show", "--name-only", "--format=", "HEAD"]);
    assert_eq!(files.lines().count(), 2, "{files}");
}

#[test]
fn only_the_files_of_the_action_are_committed() {
    let test = book();
    test.write("mine.txt", "staged by hand\n");
    git(test.path(), &["add", "mine.txt"]);
    test.run("log ana \"Talked.\"").succeeds();
    assert!(!git(test.path(), &["show", "--name-only", "--format=", "HEAD"]).contains("mine.txt"));
    assert!(git(test.path(), &["status", "--porcelain"]).contains("A  mine.txt"));
}

#[test]
fn what_was_changed_by_hand_is_a_commit_of_its_own() {
    let test = book();
    let card = test.read("customers/ana/ana.md");
    test.write("customers/ana/ana.md", card.replace("Hello.", "Hello by hand."));
    test.run("set ana tier=A").succeeds();
    assert_eq!(subjects(&test)[..2], ["Set Ana: tier=A", "Changes by hand"]);
    test.run("undo --yes").succeeds().prints("Set Ana: tier=A");
    let card = test.read("customers/ana/ana.md");
    assert!(card.contains("tier = \"B\"") && card.contains("Hello by hand."), "{card}");
}

#[test]
fn undo_takes_back_one_action_after_another_and_says_what() {
    let test = book();
    test.run("log ana \"Talked.\"").succeeds();
    test.run("set ana tier=A").succeeds();
    test.run("undo").exits(2).prints("Set Ana: tier=A").says("--yes");
    assert!(test.read("customers/ana/ana.md").contains("tier = \"A\""));
    test.run("undo --yes").succeeds();
    test.run("undo --yes").succeeds().prints("Visit: Ana");
    assert!(!test.exists("customers/ana/visits/2026-11-21-1432.md"));
    test.run("undo --yes").exits(2).says("no change of the program");
    assert_eq!(subjects(&test).len(), 5);
    test.run("check").succeeds();
}

#[test]
fn an_undo_that_later_changes_forbid_changes_nothing() {
    let test = book();
    test.run("set ana tier=A").succeeds();
    let first = git(test.path(), &["rev-parse", "HEAD"]).trim().to_owned();
    test.run("set ana tier=C").succeeds();
    let before = test.read("customers/ana/ana.md");
    test.run(&format!("undo {first} --yes")).exits(3).says("later changes stand in the same place");
    assert_eq!(test.read("customers/ana/ana.md"), before);
}

#[test]
fn a_book_may_be_a_part_of_a_larger_repository() {
    let outer = BookTest::empty();
    git(outer.path(), &["init", "--quiet"]);
    outer.write("work/book/clientbook.toml", "language = \"en\"\n");
    outer.write("work/book/customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    outer.write("other.txt", "not ours\n");
    let line = format!("--book {} log ana Talked.", outer.path().join("work/book").display());
    let output = crate::book_test::program()
        .args(line.split(' '))
        .arg("--today")
        .arg("2026-11-21T14:32")
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = git(outer.path(), &["show", "--name-only", "--format=", "HEAD"]);
    assert_eq!(files.trim(), "work/book/customers/ana/visits/2026-11-21-1432.md");
}

#[cfg(unix)]
#[test]
fn when_a_hook_refuses_the_note_is_saved_and_it_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let test = book();
    test.run("trust --yes").succeeds();
    test.write(".git/hooks/pre-commit", "#!/bin/sh\necho no notes on Saturdays >&2\nexit 1\n");
    let hook = test.path().join(".git/hooks/pre-commit");
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    test.run("log ana \"Talked.\"").exits(3).says("saved, but not committed").says("no notes on Saturdays");
    assert!(test.exists("customers/ana/visits/2026-11-21-1432.md"));
}

#[test]
fn the_settings_may_leave_commits_to_their_owner() {
    let test = book();
    test.write("clientbook.toml", "language = \"en\"\n[git]\ncommit = \"never\"\n");
    test.run("log ana \"Talked.\"").succeeds();
    assert_eq!(subjects(&test), ["start"]);
}

#[test]
fn without_a_repository_all_works_but_history() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    test.run("log ana \"Talked.\"").succeeds();
    test.run("history").exits(3).says("has no history");
    test.run("undo").exits(3).says("git init");
}

#[test]
fn a_new_book_begins_with_a_commit() {
    let test = BookTest::empty();
    let folder = test.path().join("book").display().to_string();
    test.run(&format!("init {folder}")).succeeds();
    assert_eq!(git(&test.path().join("book"), &["log", "--format=%s"]).trim(), "A new book");
    assert_eq!(git(&test.path().join("book"), &["status", "--porcelain"]), "");
}

#[test]
fn the_history_tells_field_by_field_and_follows_a_rename() {
    let test = book();
    test.write("customers/ana/account.toml", "credit_limit = \"100000.00\"\n");
    test.run("set ana tier=A tags=golf,tea").succeeds();
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "by hand"]);
    test.write("customers/ana/account.toml", "credit_limit = \"200000.00\"\n");
    test.run("invoice ana 100 --no A-1 --due +30d").succeeds();
    let shown = test.run("history ana").succeeds();
    let shown =
        shown.prints("tier B → A").prints("tags: + golf, + tea").prints("credit limit $100,000.00 → $200,000.00");
    shown.prints("new: invoice A-1, $100.00").prints("entered in the book");
    test.run("history ana --lang zh-CN").succeeds().prints("等级 B → A").prints("信用额度");
    git(test.path(), &["mv", "customers/ana", "customers/ana-lee"]);
    git(test.path(), &["mv", "customers/ana-lee/ana.md", "customers/ana-lee/ana-lee.md"]);
    git(test.path(), &["commit", "--quiet", "-m", "rename"]);
    test.run("history ana-lee").succeeds().prints("tier B → A").prints("was `ana`");
    test.run("build").succeeds();
    let card = test.read("site/customers/ana-lee.html");
    assert!(card.contains("tier B → A") && card.contains("<details class=\"past"), "{card}");
}

#[test]
fn what_was_remembered_of_the_history_is_what_it_says() {
    let test = book();
    test.run("build").succeeds();
    test.run("set ana tier=A").succeeds();
    test.run("build").succeeds();
    let card = test.read("site/customers/ana.html");
    for name in ["history", "history-of-cards"] {
        std::fs::remove_file(test.path().join(".clientbook").join(name)).expect("it was remembered");
    }
    test.run("build").succeeds();
    assert!(card.contains("tier B → A") && card == test.read("site/customers/ana.html"));
    // Another past, as after a reset, is read anew.
    git(test.path(), &["reset", "--quiet", "--hard", "HEAD~1"]);
    test.run("build").succeeds();
    assert!(!test.read("site/customers/ana.html").contains("tier B → A"));
    for name in ["history", "history-of-cards"] {
        test.write(&format!(".clientbook/{name}"), "nonsense");
    }
    test.run("build").succeeds();
    test.run("history").succeeds().prints("start");
}

#[test]
fn what_changed_since_a_day_comes_from_dates_and_from_the_history() {
    let test = book();
    test.write("customers/bo/bo.md", "+++\nname = \"Bo\"\nsince = 2026-11-18\ntier = \"A\"\n+++\n");
    test.write(
        "customers/bo/visits/2026-11-01.md",
        "Talked.\n\n- [x] send it due:2026-11-20 done:2026-11-19\n- [ ] call due:2026-11-17\n",
    );
    test.write(
        "customers/ana/account.toml",
        "[[invoice]]\nno = \"1\"\ndate = 2026-11-18\ndue = 2026-11-19\namount = \"50.00\"\n",
    );
    test.run("set ana tier=A").succeeds();
    let run = test.run("report changes --since \"last monday\"").succeeds();
    let run = run.prints("New customers (1)\n  Bo").prints("Ana: B → A").prints("Ana: $0.00 → $50.00, $50.00 late");
    run.prints("Promises kept (1)\n  Bo: send it").prints("Promises broken (1)\n  Bo: call");
    let json = test.run("report changes --since 2026-11-16 --json").json();
    assert_eq!(json["tiers"][0]["to"], "A");
    assert_eq!(json["silent"][0]["customer"], "bo");
    test.run("report changes --since +3d").exits(2);
}

#[test]
fn a_worktree_is_a_book_like_any_other() {
    let test = book();
    let other = machine::folder();
    let path = other.path().join("work").display().to_string();
    git(test.path(), &["worktree", "add", "--quiet", "-b", "other", &path]);
    let mut command = crate::book_test::program();
    command.args(["--book", &path, "--today", "2026-11-21T14:32"]);
    crate::book_test::Run::of(command, "log ana Talked.").succeeds();
    assert_eq!(git(Path::new(&path), &["log", "-1", "--format=%s"]).trim(), "Visit: Ana, note, 2026-11-21");
    assert_eq!(git(Path::new(&path), &["status", "--porcelain"]), "");
    assert_eq!(subjects(&test), ["start"]);
}

/// Signing is the user's own setting; so it is done in a repository that nobody trusted, too.
#[cfg(unix)]
#[test]
fn who_signs_commits_signs_these() {
    let test = book();
    let home = machine::folder();
    let signer = home.path().join("signer");
    std::fs::write(&signer, "#!/bin/sh\ncat >/dev/null\necho '-----BEGIN PGP SIGNATURE-----'\necho 'invented'\necho '-----END PGP SIGNATURE-----'\necho '[GNUPG:] SIG_CREATED x' >&2\n").expect("a file");
    std::fs::set_permissions(&signer, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a mode");
    let settings = home.path().join("settings");
    std::fs::write(
        &settings,
        format!(
            "[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = {}\n[user]\n\tname = T\n\temail = t@example.com\n",
            signer.display()
        ),
    )
    .expect("a file");
    let mut command = crate::book_test::program();
    command.env("GIT_CONFIG_GLOBAL", &settings).arg("--book").arg(test.path()).args(["--today", "2026-11-21T14:32"]);
    crate::book_test::Run::of(command, "log ana Talked.").succeeds();
    assert!(git(test.path(), &["cat-file", "-p", "HEAD"]).contains("invented"));
}

#[test]
fn a_merge_begun_by_hand_is_told_and_the_note_is_committed_after_it() {
    let test = book();
    git(test.path(), &["checkout", "--quiet", "-b", "other"]);
    git(test.path(), &["commit", "--quiet", "--allow-empty", "-m", "theirs"]);
    git(test.path(), &["checkout", "--quiet", "-"]);
    git(test.path(), &["commit", "--quiet", "--allow-empty", "-m", "ours"]);
    git(test.path(), &["merge", "--quiet", "--no-commit", "other"]);
    test.run("log ana \"Talked.\"").exits(3).says("saved, but not committed").says("git merge --abort");
    test.run("set ana tier=A").exits(3);
    git(test.path(), &["commit", "--quiet", "--no-edit"]);
    test.run("list").succeeds();
    assert_eq!(subjects(&test)[..2], ["Set Ana: tier=A", "Visit: Ana, note, 2026-11-21"]);
    assert_eq!(git(test.path(), &["status", "--porcelain"]), "");
}

#[test]
fn taking_back_a_merge_begun_by_hand_takes_nothing_back_that_was_saved() {
    let test = book();
    git(test.path(), &["checkout", "--quiet", "-b", "other"]);
    test.run("set ana tier=D").succeeds();
    git(test.path(), &["checkout", "--quiet", "-"]);
    test.run("set ana tier=C").succeeds();
    let merge = machine::git(test.path()).args(["merge", "other"]).output().expect("git runs");
    assert!(!merge.status.success());
    test.run("log ana \"Important.\"").exits(3).says("saved, but not committed").says("git merge --abort");
    test.run("invoice ana 100 --no A-1 --due +30d").exits(3).says("saved, but not committed");
    // The card itself is in the merge's hands.
    test.run("set ana region=Ohio").exits(3).says("a merge").says("git merge --abort");
    git(test.path(), &["merge", "--abort"]);
    assert!(test.exists("customers/ana/visits/2026-11-21-1432.md") && test.exists("customers/ana/account.toml"));
    test.run("list").succeeds();
    assert_eq!(subjects(&test)[..2], ["Invoice: Ana, A-1", "Visit: Ana, note, 2026-11-21"]);
}

#[test]
fn taking_back_a_rebase_takes_nothing_back_that_was_saved() {
    let test = book();
    test.write("README.md", "one\n");
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "readme"]);
    git(test.path(), &["checkout", "--quiet", "-b", "other", "HEAD~1"]);
    test.write("README.md", "two\n");
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "other readme"]);
    let rebase = machine::git(test.path()).args(["rebase", "-"]).output().expect("git runs");
    assert!(!rebase.status.success());
    // What git would set back is not written; what it does not know is.
    let card = test.read("customers/ana/ana.md");
    test.run("set ana tier=A").exits(3).says("rebase");
    assert_eq!(test.read("customers/ana/ana.md"), card);
    test.run("log ana \"Talked.\"").exits(3).says("saved, but not committed");
    git(test.path(), &["rebase", "--abort"]);
    test.run("list").succeeds();
    assert_eq!(subjects(&test)[0], "Visit: Ana, note, 2026-11-21");
}

#[test]
fn without_a_branch_a_note_waits_for_one() {
    let test = book();
    git(test.path(), &["checkout", "--quiet", "--detach"]);
    test.run("log ana \"Talked.\"").exits(3).says("saved, but not committed").says("no branch").says("git switch");
    git(test.path(), &["checkout", "--quiet", "-"]);
    test.run("set ana tier=A").succeeds();
    assert_eq!(subjects(&test)[..2], ["Set Ana: tier=A", "Visit: Ana, note, 2026-11-21"]);
}

#[test]
fn what_cannot_be_taken_back_is_said_why() {
    let test = book();
    let by_hand = git(test.path(), &["rev-parse", "--short", "HEAD"]);
    test.run(&format!("undo {} --yes", by_hand.trim())).exits(2).says("was not made by a command").says("git revert");
    test.run("undo deadbeef --yes").exits(2).says("no commit of this book");
    test.run("set ana tier=A").succeeds();
    let done = git(test.path(), &["rev-parse", "--short", "HEAD"]);
    test.run(&format!("undo {} --yes", done.trim())).succeeds();
    test.run(&format!("undo {} --yes", done.trim())).exits(2).says("taken back already");
}

/// A lock that a killed git left does not stop the next command, and a living one is waited for.
#[cfg(target_os = "linux")]
#[test]
fn a_dead_lock_is_cleared_and_a_living_one_waited_for() {
    let test = book();
    test.write(".git/index.lock", "");
    test.run("log ana \"Talked.\"").succeeds().says("a dead process left was cleared").says("index.lock");
    // A git that waits for its input works here.
    let mut living = machine::git(test.path());
    living.args(["cat-file", "--batch"]).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::null());
    let mut living = living.spawn().expect("git runs");
    test.write(".git/index.lock", "");
    std::thread::scope(|scope| {
        let run = scope.spawn(|| test.run("log ana \"Waited.\""));
        std::thread::sleep(std::time::Duration::from_millis(1500));
        assert!(!run.is_finished() && test.exists(".git/index.lock"), "it is not cleared while somebody lives");
        std::fs::remove_file(test.path().join(".git/index.lock")).expect("it is there");
        run.join().expect("it ends").succeeds();
    });
    living.kill().expect("it lives");
    living.wait().expect("it ends");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_over_an_action_that_cannot_be_taken_back() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/bo/bo.md/inside.txt", "a folder stands where the file was");
    let journal = "{\"up\":0,\"files\":[{\"path\":\"customers/bo/bo.md\",\"before\":3,\"after\":1}],\"task\":null,\"seal\":null}\nabc";
    test.write(".clientbook/journal", journal);
    test.run("log ana Called.").exits(3);
    assert_eq!(test.read(".clientbook/journal"), journal);
    assert!(!test.exists("customers/ana/visits"));
    test.run("list").succeeds().prints("Ana");
}

#[test]
fn messages_are_utf_8_whatever_encoding_git_is_set_to() {
    let test = book();
    for key in ["i18n.commitEncoding", "i18n.logOutputEncoding"] {
        git(test.path(), &["config", key, "GBK"]);
    }
    test.run("--lang zh-CN set ana tier=A").succeeds();
    test.run("--lang zh-CN history ana").succeeds().prints("修改 Ana：tier=A");
    let raw = git(test.path(), &["-c", "i18n.logOutputEncoding=UTF-8", "cat-file", "commit", "HEAD"]);
    assert!(raw.contains("修改 Ana") && !raw.contains("encoding GBK"), "{raw}");
}
