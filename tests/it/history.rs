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
    begin_history(&test);
    test
}

/// Puts a book into a repository, everything committed.
pub fn begin_history(test: &BookTest) {
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "start"]);
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
    let test = book().on("2026-12-20T09:00");
    test.write("customers/bo/bo.md", "+++\nname = \"Bo\"\ntier = \"B\"\n+++\n");
    test.run("log --where tier=B --occasion thanksgiving --mass --yes").succeeds();
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
    test.run(&format!("undo {first} --yes")).exits(3).says("in the same place later").says("clientbook undo");
    assert_eq!(test.read("customers/ana/ana.md"), before);
}

#[test]
fn an_invoice_that_a_later_payment_names_is_not_taken_back_from_under_it() {
    let test = book();
    test.run("invoice ana 100 --no A1 --due +30d").succeeds();
    test.run("invoice ana 200 --no A2 --due +30d").succeeds();
    let second = git(test.path(), &["rev-parse", "HEAD"]).trim().to_owned();
    test.run("pay ana 200 --for A2").succeeds();
    let before = test.read("customers/ana/account.toml");
    let undo = format!("undo {second} --yes");
    test.run(&undo).exits(3).says("later changes need it").says("A2").says("clientbook undo");
    assert_eq!(test.read("customers/ana/account.toml"), before);
    test.run("undo --yes").succeeds();
    test.run(&undo).succeeds();
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
    let run = test.run("report changes --since \"last monday\"").succeeds().prints("What is new since ");
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

/// The beginning of a commit's hash, as `history` shows it.
fn short(test: &BookTest, commit: &str) -> String {
    git(test.path(), &["rev-parse", "--short=8", commit]).trim().to_owned()
}

#[test]
fn an_undo_can_be_undone() {
    let test = book();
    test.run("set ana tier=A").succeeds();
    let run = test.run("undo --yes").succeeds();
    let undo = short(&test, "HEAD");
    let run = run.prints(&format!("clientbook undo {undo}"));
    assert!(run.out.contains("Set Ana: tier=A") && test.read("customers/ana/ana.md").contains("tier = \"B\""));
    test.run(&format!("undo {undo} --yes")).succeeds();
    assert!(test.read("customers/ana/ana.md").contains("tier = \"A\""));
    assert_eq!(subjects(&test)[0], "Redo: Set Ana: tier=A");
    test.run(&format!("undo {undo} --yes")).exits(2).says("taken back already");
    // The change is in force again, so it is the last one.
    test.run("undo --yes").succeeds().prints("Set Ana: tier=A");
    assert!(test.read("customers/ana/ana.md").contains("tier = \"B\""));
    test.run("undo --yes").exits(2).says("no change of the program");
}

#[test]
fn an_undo_that_is_refused_commits_nothing_and_says_how_to_go_on() {
    let test = book();
    test.run("set ana tier=A").succeeds();
    let first = short(&test, "HEAD");
    test.run("set ana tier=C").succeeds();
    let second = short(&test, "HEAD");
    test.write("texts/christmas.md", "By hand.\n");
    test.write("customers/ana/ana.md", test.read("customers/ana/ana.md").replace("Hello.", "Hello, Ana."));
    let (before, status) = (subjects(&test), git(test.path(), &["status", "--porcelain"]));
    let run = test.run(&format!("undo {first} --yes")).exits(3);
    run.says("customers/ana/ana.md").says(&format!("clientbook undo {second}"));
    assert_eq!((subjects(&test), git(test.path(), &["status", "--porcelain"])), (before, status));
    // What the message says works.
    test.run(&format!("undo {second} --yes")).succeeds();
    test.run(&format!("undo {first} --yes")).succeeds();
    let card = test.read("customers/ana/ana.md");
    assert!(card.contains("tier = \"B\"") && card.contains("Hello, Ana."), "{card}");
    test.run("set ana tier=A").succeeds();
    test.write("customers/ana/ana.md", test.read("customers/ana/ana.md").replace("\"A\"", "\"D\""));
    test.run("undo --yes").exits(3).says("by hand later").says("git show");
}

#[test]
fn the_making_of_a_customer_is_not_taken_back_from_under_later_notes() {
    let test = book();
    test.run("new customer Bo --no-edit").succeeds();
    let made = short(&test, "HEAD");
    test.run("log bo Talked.").succeeds();
    let noted = short(&test, "HEAD");
    let before = subjects(&test);
    let run = test.run(&format!("undo {made} --yes")).exits(3).says("1 later file").says("visits/2026-11-21-1432.md");
    run.says(&format!("clientbook undo {noted}")).says("delete the folder customers/bo");
    test.run(&format!("--lang zh-CN undo {made} --yes")).exits(3).says("会没有客户卡");
    assert!(test.exists("customers/bo/bo.md") && subjects(&test) == before);
    // What the message says works.
    test.run(&format!("undo {noted} --yes")).succeeds();
    test.write("customers/bo/files/photo.jpg", "by hand");
    test.run(&format!("undo {made} --yes")).exits(3).says("files/photo.jpg").says_not("clientbook undo");
    std::fs::remove_dir_all(test.path().join("customers/bo/files")).expect("it is there");
    test.run(&format!("undo {made} --yes")).succeeds();
    assert!(!test.exists("customers/bo/bo.md"));
    test.run("check").succeeds();
}

#[test]
fn what_could_not_be_written_is_not_told_as_done() {
    let test = book();
    test.run("invoice ana 100 --no A-1 --due +30d").succeeds();
    std::fs::create_dir(test.path().join(".git/rebase-merge")).expect("a folder");
    test.run("set ana tier=A").exits(3).prints_not("→").says("rebase");
    test.run("pay ana 40").exits(3).prints_not("40").says("rebase");
    test.run("set --where tier=B tier=A --yes").exits(3).prints_not("→");
    std::fs::remove_dir(test.path().join(".git/rebase-merge")).expect("it is there");
    test.run("set ana tier=A").succeeds().prints("B → A");
    test.run("pay ana 40").succeeds().prints("$40.00");
}

/// Runs the program on a terminal with an editor of one's own; gives what is shown.
#[cfg(target_os = "linux")]
fn with_editor(test: &BookTest, editor: &str, line: &str) -> String {
    let program = env!("CARGO_BIN_EXE_clientbook");
    let line = format!("{program} --book {} --today 2026-11-21T14:32 {line}", test.path().display());
    let mut script = machine::start("script");
    script.args(["--quiet", "--return", "--command", &line, "/dev/null"]).env("EDITOR", editor);
    script.stdin(std::process::Stdio::piped());
    let output = script.output().expect("script runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// An editor that appends a line, and ends as it is told.
#[cfg(target_os = "linux")]
fn editor(test: &BookTest, name: &str, ending: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let path = test.path().join(name);
    std::fs::write(&path, format!("#!/bin/sh\necho 'Words of the editor.' >> \"$1\"\n{ending}\n")).expect("a program");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("mine");
    path.display().to_string()
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_editor_saved_is_committed_and_an_editor_that_fails_leaves_nothing() {
    let test = book();
    let note = "customers/ana/visits/2026-11-21-1432.md";
    for (program, told) in
        [("false", "ended with an error"), ("no-such-editor", "cannot be started"), ("true", "Nothing was written")]
    {
        let shown = with_editor(&test, program, "new visit ana");
        assert!(shown.contains(told), "{program}: {shown}");
        assert!(!test.path().join("customers/ana/visits").exists(), "{program}: {shown}");
        assert_eq!(
            (subjects(&test).len(), git(test.path(), &["status", "--porcelain"])),
            (1, String::new()),
            "{program}"
        );
    }
    assert!(with_editor(&test, "false", "--lang zh-CN new visit ana").contains("什么都没有建：退出码 1"));
    let shown = with_editor(&test, "no-such-editor", "--lang zh-CN new visit ana");
    assert!(shown.contains("什么都没有建：没有这个文件或文件夹"), "{shown}");
    let tools = BookTest::empty();
    let shown = with_editor(&test, &editor(&tools, "good", "exit 0"), "new visit ana");
    assert!(git(test.path(), &["show", &format!("HEAD:{note}")]).contains("Words of the editor."), "{shown}");
    assert_eq!(subjects(&test)[0], "New: Ana");
    // What was typed on the command line is worth keeping, and so is what an editor saved before it failed.
    with_editor(&test, "true", "new plan ana Quote");
    assert_eq!(subjects(&test)[0], "New: Ana: Quote");
    let shown = with_editor(&test, &editor(&tools, "bad", "exit 1"), "new customer Bo");
    assert!(shown.contains("what it saved is kept"), "{shown}");
    assert!(git(test.path(), &["show", "HEAD:customers/bo/bo.md"]).contains("Words of the editor."), "{shown}");
    // An editor is not asked by `log`, which needs a text.
    assert!(with_editor(&test, "false", "log ana").contains("--no-answer"));
    assert_eq!(subjects(&test).len(), 4);
    assert_eq!(git(test.path(), &["status", "--porcelain"]), "");
}

#[test]
fn a_submodule_that_names_no_program_is_no_danger() {
    let test = book();
    git(test.path(), &["config", "submodule.docs.url", "https://example.com/docs.git"]);
    git(test.path(), &["config", "submodule.docs.active", "true"]);
    git(test.path(), &["config", "submodule.docs.update", "rebase"]);
    test.run("set ana tier=A").succeeds();
    assert_eq!(subjects(&test)[0], "Set Ana: tier=A");
    git(test.path(), &["config", "submodule.docs.update", "!evil"]);
    test.run("history").exits(3).says("submodule.docs.update");
}

/// git is not run inside of a submodule, whose own settings name what it likes.
#[cfg(unix)]
#[test]
fn what_a_submodule_names_is_not_run() {
    let test = book();
    let inner = BookTest::empty().file("a.txt", "a\n").file(".gitattributes", "*.txt filter=x\n");
    git(inner.path(), &["init", "--quiet"]);
    git(inner.path(), &["add", "--all"]);
    git(inner.path(), &["commit", "--quiet", "-m", "start"]);
    let from = inner.path().display().to_string();
    git(test.path(), &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &from, "docs"]);
    git(test.path(), &["commit", "--quiet", "-m", "docs"]);
    let sign = test.path().join("site/ran");
    std::fs::create_dir(test.path().join("site")).expect("a folder");
    git(&test.path().join("docs"), &["config", "filter.x.clean", &format!("touch {}; cat", sign.display())]);
    test.write("docs/a.txt", "b\n");
    test.write("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    test.run("set ana tier=A").succeeds();
    test.run("check").succeeds();
    test.run("undo --yes").succeeds();
    assert!(!sign.exists(), "a filter of the submodule ran");
}

/// A git whose answers about contents are cut short.
#[cfg(unix)]
#[test]
fn a_history_that_could_not_be_read_is_an_error_and_not_remembered_as_empty() {
    use std::os::unix::fs::PermissionsExt;
    let test = book();
    test.run("set ana tier=A").succeeds();
    let tools = BookTest::empty();
    let broken = tools.path().join("git");
    let text =
        "#!/bin/sh\nPATH=${PATH#*:}\ncase \"$*\" in *cat-file*) git \"$@\" | head -c 60;; *) exec git \"$@\";; esac\n";
    std::fs::write(&broken, text).expect("a program");
    std::fs::set_permissions(&broken, std::fs::Permissions::from_mode(0o755)).expect("mine");
    let path = format!("{}:{}", tools.path().display(), std::env::var("PATH").expect("a path"));
    let mut command = test.command("history ana");
    let run = test.judged("history ana", &command.env("PATH", path).output().expect("it runs"));
    run.exits(3).says("cut short");
    test.run("history ana").succeeds().prints("tier B → A");
}

#[test]
fn a_repository_with_sha_256_has_history_undo_and_sync() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    git(test.path(), &["init", "--quiet", "--object-format=sha256"]);
    test.run("set ana tier=A").succeeds();
    test.run("set ana tier=B").succeeds();
    test.run("undo --yes").succeeds();
    test.run("history ana").succeeds().prints("tier A → B").prints("Undo: Set Ana: tier=B");
    let place = BookTest::empty();
    let (stick, other) = (place.path().join("stick.git"), place.path().join("other"));
    test.run(&format!("sync {}", stick.display())).succeeds();
    git(place.path(), &["clone", "--quiet", "stick.git", "other"]);
    let there = |line: &str| crate::book_test::Run::of(test.command_in(&other), line);
    there("set ana region=Ohio").succeeds();
    there("sync").succeeds();
    std::fs::remove_file(test.path().join("customers/ana/ana.md")).expect("it is there");
    git(test.path(), &["checkout", "--quiet", "customers/ana/ana.md"]);
    test.run("log ana \"Talked.\"").succeeds();
    test.run("sync").succeeds();
    assert!(test.read("customers/ana/ana.md").contains("region = \"Ohio\""));
    there("sync").succeeds();
    assert!(other.join("customers/ana/visits/2026-11-21-1432.md").exists());
    test.run("build").succeeds();
}

#[test]
fn a_customer_who_was_taken_out_is_known_to_history_and_changes() {
    let test = book();
    test.write("customers/bo/bo.md", "+++\nname = \"Bo Diaz\"\ntier = \"C\"\n+++\n");
    test.run("set bo tier=B").succeeds();
    std::fs::remove_dir_all(test.path().join("customers/bo")).expect("it is there");
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "left us"]);
    // The clock gives commits their days, whatever day the book is on.
    let day = git(test.path(), &["log", "-1", "--format=%as"]).trim().to_owned();
    let test = test.on(&day);
    for name in ["bo", "\"Bo Diaz\"", "diaz"] {
        let run = test.run(&format!("history {name}")).succeeds();
        run.prints("left us").prints("taken out of the book").prints("Set Bo Diaz: tier=B").prints_not("start");
    }
    test.run("history").succeeds().prints("Bo Diaz: taken out of the book");
    test.run("history nobody").exits(2);
    test.run("report changes --since 2000-01-01").succeeds().prints("Taken out of the book").prints("Bo Diaz (");
    let told = test.run("report changes --since 2000-01-01 --json").succeeds().json();
    assert_eq!(told["removed"], serde_json::json!([{"customer": "bo", "name": "Bo Diaz", "on": day}]));
    // Who comes back is not gone.
    test.write("customers/bo/bo.md", "+++\nname = \"Bo Diaz\"\n+++\n");
    test.run("set bo tier=A").succeeds();
    test.run("report changes --since 2000-01-01").succeeds().prints_not("Taken out");
}

#[test]
fn history_tells_values_in_words_and_amounts_in_their_currency() {
    let test = book();
    test.run("set ana gender=f prefers=message secrecy=secret").succeeds();
    let account = "customers/ana/account.toml";
    test.write(
        account,
        "currency = \"EUR\"\n[[invoice]]\nno = \"A-1\"\ndate = 2026-11-01\namount = \"5.00\"\ncurrency = \"CAD\"\n",
    );
    test.write("customers/ana/visits/2026-11-20.md", "+++\nchannel = \"call\"\noutcome = \"no-answer\"\n+++\n");
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "account"]);
    let changed = test.read(account).replace("5.00", "6.00")
        + "[[payment]]\nno = \"P-1\"\ndate = 2026-11-02\namount = \"7.00\"\n";
    test.write(account, changed);
    test.write("customers/ana/visits/2026-11-20.md", "+++\nchannel = \"message\"\noutcome = \"left-message\"\n+++\n");
    git(test.path(), &["commit", "--quiet", "--all", "-m", "more"]);
    let run = test.run("--lang zh-CN history ana").succeeds();
    let run = run.prints("：机密").prints("没接通").prints("微信").prints_not("left-message");
    let plain = run.out.replace('\u{a0}', " ");
    assert!(plain.contains("CAD 5.00 → CAD 6.00") && plain.contains("EUR 7.00"), "{plain}");
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

#[test]
fn a_refund_and_a_credit_note_are_called_so() {
    let invoice = "[[invoice]]\nno = \"A1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"100.00\"\n";
    let test = book();
    test.write("customers/ana/account.toml", invoice);
    test.run("pay ana 100").succeeds();
    test.run("pay ana 30 --kind credit-note --on 2026-11-20").succeeds();
    test.run("pay ana 20 --kind refund --for A1").succeeds();
    test.run("history ana")
        .succeeds()
        .prints("Credit note: Ana, 30.00")
        .prints("Refund: Ana, 20.00")
        .prints("new: payment P")
        .prints("new: credit note P")
        .prints("new: refund P");
    test.run("history ana --lang zh-CN").succeeds().prints("新增退款 P");
}

#[test]
fn what_a_new_account_holds_is_told() {
    let test = book();
    test.run("invoice ana 500 --no I1 --due +30d").succeeds();
    test.run("history ana").succeeds().prints("new: invoice I1, $500.00");
    test.run("history").succeeds().prints("Ana: new: invoice I1, $500.00");
    test.run("build").succeeds();
    assert!(test.read("site/customers/ana.html").contains("new: invoice I1"));
    let test = book();
    test.run("set ana \"terms=net 30\"").succeeds();
    test.run("history ana").succeeds().prints("terms").prints("net 30");
    // By hand, and taken out by hand.
    let test = book();
    test.write(
        "customers/ana/account.toml",
        "credit_limit = \"900.00\"\n[[payment]]\nno = \"P1\"\ndate = 2026-11-02\namount = \"7.00\"\n",
    );
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "by hand"]);
    test.run("history ana").succeeds().prints("credit limit").prints("$900.00").prints("P1, $7.00");
    git(test.path(), &["rm", "--quiet", "customers/ana/account.toml"]);
    git(test.path(), &["commit", "--quiet", "-m", "out"]);
    test.run("history ana").succeeds().prints("taken out: payment P1, $7.00");
    git(test.path(), &["rm", "--quiet", "-r", "customers/ana"]);
    git(test.path(), &["commit", "--quiet", "-m", "gone"]);
    test.run("history").succeeds().prints("gone");
}

#[test]
fn the_history_follows_a_folder_that_was_moved_by_hand_at_each_step() {
    let test = book();
    test.run("set ana tier=A").succeeds();
    let shows_the_past = |id: &str| {
        test.run(&format!("history {id}")).succeeds().prints("tier B → A").prints("entered in the book");
    };
    // Moved and not committed yet; committed; the folder alone, and its card one commit later.
    git(test.path(), &["mv", "customers/ana", "customers/lee"]);
    git(test.path(), &["mv", "customers/lee/ana.md", "customers/lee/lee.md"]);
    shows_the_past("lee");
    git(test.path(), &["commit", "--quiet", "-m", "moved"]);
    shows_the_past("lee");
    git(test.path(), &["mv", "customers/lee", "customers/kim"]);
    git(test.path(), &["commit", "--quiet", "-m", "the folder"]);
    git(test.path(), &["mv", "customers/kim/lee.md", "customers/kim/kim.md"]);
    git(test.path(), &["commit", "--quiet", "-m", "the card"]);
    shows_the_past("kim");
}

#[test]
fn an_undo_of_what_was_removed_by_hand_says_so_and_how_to_go_on() {
    let test = book();
    test.run("set ana tier=A").succeeds();
    git(test.path(), &["rm", "--quiet", "-r", "customers/ana"]);
    git(test.path(), &["commit", "--quiet", "-m", "gone"]);
    let run = test.run("undo --yes").exits(3);
    run.says("was removed or got another name by hand later")
        .says("clientbook undo COMMIT")
        .says_not("in the same place");
}
