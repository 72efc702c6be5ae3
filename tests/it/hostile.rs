//! A received folder is data: whatever its repository names, nothing of it is run.

use std::fs;
use std::path::{Path, PathBuf};

use crate::book_test::BookTest;
use crate::history::git;

/// A book that somebody sent, with a repository that would run a program if it could.
struct Received {
    test: BookTest,
    outside: tempfile::TempDir,
}

impl Received {
    fn new() -> Received {
        let test = BookTest::with_settings("language = \"en\"\n")
            .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"B\"\n+++\n");
        git(test.path(), &["init", "--quiet", "--template="]);
        git(test.path(), &["add", "--all"]);
        git(test.path(), &["commit", "--quiet", "-m", "start"]);
        Received { test, outside: crate::machine::folder() }
    }

    fn marker(&self) -> PathBuf {
        self.outside.path().join("was-run")
    }

    /// A program that leaves its mark, below the book.
    fn program(&self, path: &str) -> String {
        use std::os::unix::fs::PermissionsExt;
        self.test.write(path, format!("#!/bin/sh\ntouch '{}'\nexit 1\n", self.marker().display()));
        let full = self.test.path().join(path);
        fs::set_permissions(&full, fs::Permissions::from_mode(0o755)).expect("a mode");
        full.display().to_string()
    }

    fn config(&self, key: &str, value: &str) {
        git(self.test.path(), &["config", key, value]);
    }

    /// Attributes for all files, where no commit shows them.
    fn attributes(&self, text: &str) {
        self.test.write(".git/info/attributes", text);
    }

    /// All that one does with a book, and what changes it.
    fn use_it(&self) {
        self.test.write("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"A\"\n+++\n\nBy hand.\n");
        let backup = self.outside.path().join("backup").display().to_string();
        for line in [
            "check",
            "today",
            "build",
            "list",
            "show ana",
            "history",
            "history ana",
            "report changes",
            "log ana \"Talked.\"",
            "set ana tier=C",
            "sync",
            "sync --yes",
            "undo --yes",
            &format!("backup {backup} --plain"),
            "log ana \"Once more.\"",
        ] {
            self.test.run(line);
        }
    }
}

/// Uses a book after `prepare` made it hostile.
#[track_caller]
fn runs_nothing(prepare: impl Fn(&Received)) -> Received {
    let received = Received::new();
    prepare(&received);
    let _ = fs::remove_file(received.marker());
    received.use_it();
    assert!(!received.marker().exists(), "something of the repository was run");
    assert!(received.test.exists("customers/ana/visits/2026-11-21-1432.md"), "the book is of use all the same");
    received
}

#[test]
fn hooks_do_not_run() {
    runs_nothing(|received| {
        for hook in [
            "pre-commit",
            "prepare-commit-msg",
            "commit-msg",
            "post-commit",
            "post-checkout",
            "post-merge",
            "pre-push",
            "reference-transaction",
            "post-index-change",
            "pre-merge-commit",
            "post-rewrite",
            "pre-auto-gc",
            "post-update",
            "pre-receive",
            "update",
            "post-receive",
        ] {
            received.program(&format!(".git/hooks/{hook}"));
        }
    });
    runs_nothing(|received| {
        received.program("evil/pre-commit");
        received.config("core.hooksPath", "evil");
    });
}

#[test]
fn settings_that_name_programs_are_not_followed() {
    for key in [
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "core.editor",
        "core.askPass",
        "core.gitProxy",
        "gpg.program",
        "credential.helper",
        "diff.external",
        "sequence.editor",
        "uploadpack.packObjectsHook",
        "core.alternateRefsCommand",
        "trailer.x.cmd",
        "alias.status",
        "alias.log",
    ] {
        runs_nothing(|received| {
            let program = received.program("evil.sh");
            received.config(key, &if key.starts_with("alias") { format!("!{program}") } else { program });
            received.config("commit.gpgSign", "true");
            received.config("remote.origin.url", "ssh://localhost/x");
        });
    }
}

#[test]
fn filters_and_drivers_do_not_run() {
    runs_nothing(|received| {
        let program = received.program("evil.sh");
        received.config("filter.x.clean", &program);
        received.config("filter.x.smudge", &program);
        received.attributes("* filter=x\n");
    });
    runs_nothing(|received| {
        received.config("filter.x.process", &received.program("evil.sh"));
        received.attributes("* filter=x\n");
    });
    runs_nothing(|received| {
        received.config("diff.x.textconv", &received.program("evil.sh"));
        received.config("diff.x.command", &received.program("evil.sh"));
        received.attributes("* diff=x\n");
    });
    for name in ["x", "clientbook"] {
        runs_nothing(|received| {
            received.config(&format!("merge.{name}.driver"), &received.program("evil.sh"));
            received.attributes(&format!("* merge={name}\n"));
        });
    }
}

/// A bare repository beside the book, with something that `use_it` would fetch and merge.
fn place(received: &Received) -> PathBuf {
    let place = received.outside.path().join("place.git");
    git(
        received.outside.path(),
        &["clone", "--quiet", "--bare", "--template=", &received.test.path().display().to_string(), "place.git"],
    );
    received.config("remote.origin.url", &place.display().to_string());
    received.config("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
    place
}

#[test]
fn what_a_remote_names_is_not_run() {
    runs_nothing(|received| received.config("remote.origin.url", &format!("ext::{}", received.program("evil.sh"))));
    for key in ["remote.origin.uploadpack", "remote.origin.receivepack"] {
        runs_nothing(|received| {
            place(received);
            received.config(key, &received.program("evil.sh"));
        });
    }
    runs_nothing(|received| {
        received.config("url.ext::.insteadOf", "x:");
        received.config("remote.origin.url", &format!("x:{}", received.program("evil.sh")));
    });
    runs_nothing(|received| {
        place(received);
        let branch = git(received.test.path(), &["branch", "--show-current"]);
        received.config(
            &format!("branch.{}.remote", branch.trim()),
            &format!("--upload-pack={}", received.program("evil.sh")),
        );
    });
    runs_nothing(|received| {
        place(received);
        received.config("extensions.partialClone", "origin");
        received.config("remote.origin.promisor", "true");
        received.config("remote.origin.uploadpack", &received.program("evil.sh"));
    });
}

#[test]
fn a_place_with_hooks_of_its_own_is_not_pushed_to() {
    use std::os::unix::fs::PermissionsExt;
    let received = runs_nothing(|received| {
        let place = place(received);
        let program = received.program("evil.sh");
        for hook in ["pre-receive", "update", "post-receive", "post-update", "reference-transaction"] {
            let path = place.join("hooks").join(hook);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            fs::copy(&program, &path).expect("a file");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a mode");
        }
    });
    received.test.run("sync").exits(3).says("clientbook trust");
    runs_nothing(|received| {
        let program = received.program("evil.sh");
        let place = place(received);
        git(&place, &["config", "core.alternateRefsCommand", &program]);
        git(&place, &["config", "core.fsmonitor", &program]);
    });
}

#[test]
fn what_leads_elsewhere_is_not_followed() {
    runs_nothing(|received| {
        let program = received.program("evil.sh");
        received.test.write("evil.config", format!("[core]\n\tfsmonitor = {program}\n"));
        received.config("include.path", "../evil.config");
    });
    // A `.git` that is a file, and leads to another.
    runs_nothing(|received| {
        let elsewhere = received.outside.path().join("git-dir");
        fs::rename(received.test.path().join(".git"), &elsewhere).expect("a rename");
        received.test.write(".git", format!("gitdir: {}\n", elsewhere.display()));
        received.config("core.fsmonitor", &received.program("evil.sh"));
    });
    // A book that is a bare repository itself.
    runs_nothing(|received| {
        let program = received.program("evil.sh");
        fs::remove_dir_all(received.test.path().join(".git")).expect("it is there");
        git(received.test.path(), &["init", "--quiet", "--bare", "--template="]);
        received.config("core.fsmonitor", &program);
        received.config("core.bare", "false");
        received.config("core.worktree", ".");
    });
    let received = Received::new();
    let elsewhere = received.outside.path().join("work");
    fs::create_dir(&elsewhere).expect("a folder");
    received.config("core.worktree", &elsewhere.display().to_string());
    received.use_it();
    assert_eq!(fs::read_dir(&elsewhere).expect("a folder").count(), 0);
}

#[test]
fn links_are_neither_followed_nor_taken_over() {
    let received = Received::new();
    let secret = received.outside.path().join("secret");
    fs::create_dir_all(secret.join("visits")).expect("folders");
    fs::write(secret.join("bo.md"), "+++\nname = \"Secret\"\n+++\n").expect("a file");
    std::os::unix::fs::symlink(&secret, received.test.path().join("customers/bo")).expect("a link");
    received.test.run("log bo \"Talked.\"").exits(2);
    received.test.run("build").succeeds();
    received.use_it();
    assert_eq!(fs::read_dir(secret.join("visits")).expect("a folder").count(), 0);
    // The other device sends one.
    let received = Received::new();
    let place = place(&received);
    let other = received.outside.path().join("other");
    git(received.outside.path(), &["clone", "--quiet", &place.display().to_string(), "other"]);
    std::os::unix::fs::symlink(Path::new("/etc/passwd"), other.join("customers/ana/account.toml")).expect("a link");
    git(&other, &["add", "--all"]);
    git(&other, &["commit", "--quiet", "-m", "a link"]);
    git(&other, &["push", "--quiet"]);
    received.test.run("sync").exits(3).says("links are never followed").says("account.toml");
    assert!(!received.test.exists("customers/ana/account.toml"));
}

#[test]
fn who_looks_and_trusts_gets_what_the_repository_names() {
    let received = Received::new();
    received.program(".git/hooks/post-commit");
    received.test.run("log ana \"Talked.\"").succeeds();
    assert!(!received.marker().exists());
    received.test.run("trust").exits(2).prints("hooks/post-commit").says("--yes");
    received.test.run("trust --yes").succeeds();
    received.test.run("log ana \"Talked again.\"");
    assert!(received.marker().exists());
}
