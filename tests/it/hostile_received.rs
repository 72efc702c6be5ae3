//! What a received folder says of itself: that it started here, that something is still to be done, that files are
//! ours. Nothing of it is believed without this machine's seal.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::book_test::{BookTest, Run};
use crate::history::git;
use crate::hostile_disk::{book, run};
use crate::machine::make_pipe;

/// A hook that leaves a mark outside the book.
fn hook(repository: &Path) -> PathBuf {
    let mark = repository.join("../was-run");
    let hook = repository.join("hooks/post-commit");
    fs::create_dir_all(repository.join("hooks")).expect("folders");
    fs::write(&hook, format!("#!/bin/sh\ntouch '{}'\n", mark.display())).expect("a file");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("a mode");
    mark
}

#[test]
fn a_folder_with_a_repository_did_not_start_here_even_where_init_completes_it() {
    for is_whole in [true, false] {
        let test = BookTest::empty();
        let inner = test.path().join("st");
        fs::create_dir_all(inner.join(".git/objects")).expect("folders");
        fs::create_dir_all(inner.join(".git/refs")).expect("folders");
        if is_whole {
            git(&inner, &["init", "--quiet", "--template="]);
        }
        let mark = hook(&inner.join(".git"));
        Run::of(test.command_in(&inner), &format!("init {}", inner.display()));
        Run::of(test.command_in(&inner), "new customer Bob").succeeds();
        Run::of(test.command_in(&inner), "log bob \"Talked.\"").succeeds();
        assert!(!mark.exists(), "a hook was run; whole: {is_whole}");
    }
}

#[test]
fn trust_goes_with_the_repository_to_which_it_was_given() {
    let test = BookTest::empty();
    let inner = test.path().join("book");
    Run::of(test.command_in(&inner), &format!("init {}", inner.display())).succeeds();
    let mark = hook(&inner.join(".git"));
    Run::of(test.command_in(&inner), "new customer Bob").succeeds();
    assert!(mark.exists(), "what started here runs its hooks");
    fs::remove_file(&mark).expect("a file");
    fs::remove_dir_all(inner.join(".git")).expect("a folder");
    git(&inner, &["init", "--quiet", "--template="]);
    hook(&inner.join(".git"));
    Run::of(test.command_in(&inner), "log bob \"Talked.\"").succeeds();
    assert!(!mark.exists(), "another repository in its place does not");
}

#[test]
fn a_task_for_git_that_came_with_a_book_is_not_done() {
    let test = book();
    let before = git(test.path(), &["rev-parse", "HEAD"]);
    test.write("customers/ana/visits/2026-11-02.md", "More.\n");
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "two"]);
    let head = git(test.path(), &["rev-parse", "HEAD"]);
    test.write("customers/ana/visits/2026-11-05.md", "A draft.\n");
    let wishes = [
        format!("{{\"Advance\":{{\"from\":\"{}\",\"to\":\"{}\",\"paths\":[]}}}}", head.trim(), before.trim()),
        "{\"Commit\":{\"paths\":[\"customers/ana/visits/2026-11-05.md\"],\"message\":\"I agree\",\"action\":\"x\",\"trailers\":[]}}".to_owned(),
    ];
    for wish in wishes {
        for line in ["today", "list", "log ana \"Talked.\"", "undo --yes"] {
            test.write(".clientbook/uncommitted-000001", format!("{{\"up\":0,\"files\":[],\"wish\":{wish}}}\n"));
            run(&test, line);
            let subjects = git(test.path(), &["log", "--format=%s"]);
            assert!(subjects.contains("two") && !subjects.contains("I agree"), "{line}: {subjects}");
        }
    }
}

#[test]
fn git_is_not_asked_where_a_pipe_would_make_it_wait() {
    let inside = [
        "config",
        "HEAD",
        "index",
        "packed-refs",
        "shallow",
        "commondir",
        "info/exclude",
        "info/attributes",
        "info/grafts",
        "objects/info/alternates",
        "logs/HEAD",
        "COMMIT_EDITMSG",
        "refs/heads/x",
    ];
    let beside =
        [".mailmap", ".gitattributes", ".gitignore", ".git", "customers/.gitignore", "customers/ana/.x/.gitattributes"];
    for path in inside.iter().map(|name| format!(".git/{name}")).chain(beside.map(str::to_owned)) {
        let test = book();
        let full = test.path().join(&path);
        let _ = fs::remove_dir_all(&full);
        let _ = fs::remove_file(&full);
        fs::create_dir_all(full.parent().expect("a folder")).expect("folders");
        make_pipe(&full);
        for line in ["today", "build", "log ana \"Talked.\"", "history", "sync", "report changes", "trust", "undo"] {
            run(&test, line);
        }
        assert!(test.exists("customers/ana/visits/2026-11-21-1432.md"), "{path}: the book is of use all the same");
    }
}

#[test]
fn a_paper_may_have_any_name_and_builds_again() {
    let test = book();
    for name in ["Quote 12:30.pdf", "a\\b.pdf", "two\nlines.pdf", "aux.txt", "O'Brien & Söhne.pdf", "报价单.pdf"] {
        test.write(&format!("customers/ana/files/{name}"), name);
    }
    for _ in 0..3 {
        run(&test, "build").succeeds();
    }
    assert_eq!(test.read("site/files/ana/Quote 12:30.pdf"), "Quote 12:30.pdf");
    fs::remove_file(test.path().join("customers/ana/files/two\nlines.pdf")).expect("a file");
    run(&test, "build").succeeds().says("1 removed");
}

#[test]
fn a_file_of_ones_own_that_stood_in_the_way_stays_however_often_one_builds() {
    let test = book();
    run(&test, "build").succeeds();
    test.write("site/static/mine.css", "mine");
    test.write("theme/static/mine.css", "theirs");
    for _ in 0..3 {
        run(&test, "build").exits(2).says("mine.css");
    }
    fs::remove_file(test.path().join("theme/static/mine.css")).expect("a file");
    run(&test, "build").succeeds();
    assert_eq!(test.read("site/static/mine.css"), "mine");
}

#[test]
fn documents_of_a_theme_are_inert_in_the_preview() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("theme/static/evil.html", "<script>document.title=1</script>")
        .file("theme/static/evil.svg", "<svg/>")
        .file("theme/static/own.js", "var x;");
    let server = crate::serve::Server::start(&test);
    for name in ["evil.html", "evil.svg"] {
        let answer = server.get(&format!("/static/{name}"), &server.address);
        assert!(answer.contains("sandbox; default-src 'none'"), "{name}: {answer}");
    }
    let script = server.get("/static/own.js", &server.address);
    assert!(script.contains("text/javascript") && !script.contains("sandbox"), "{script}");
}
