//! The place between the devices: its branch, what it refuses, and what became of it.

use crate::history::git;
use crate::sync::{CARD, Devices};

impl Devices {
    /// The branches of the place with their commits.
    fn branches(&self, place: &str) -> String {
        git(&self.path(place), &["for-each-ref", "--format=%(refname) %(objectname)", "refs/heads"])
    }

    fn branch(&self, device: &str) -> String {
        git(&self.path(device), &["branch", "--show-current"]).trim().to_owned()
    }

    /// All that says which place a device syncs with, and what it saw there.
    fn remembered(&self, device: &str) -> [String; 3] {
        let book = self.path(device);
        let list = ["config", "--local", "--get-regexp", "^(remote|branch)\\."];
        let seen = ["for-each-ref", "--format=%(refname) %(objectname)", "refs/remotes/origin"];
        [git(&book, &list), git(&book, &seen), git(&book, &["remote", "-v"])]
    }
}

#[test]
fn nothing_is_sent_to_a_branch_that_no_other_device_reads() {
    let devices = Devices::two();
    let (main, there) = (devices.branch("a"), devices.branches("stick.git"));
    // Gone to another branch by mistake.
    git(&devices.path("b"), &["switch", "--quiet", "-c", "trial"]);
    devices.run("b", "log ana Talked.").succeeds();
    let run = devices.run("b", "sync").exits(3).says("the branch `trial`").says(&format!("on `{main}`"));
    run.says(&format!("git switch {main}, and to bring over what was done here: git merge trial"));
    assert_eq!(devices.branches("stick.git"), there);
    git(&devices.path("b"), &["switch", "--quiet", &main]);
    git(&devices.path("b"), &["merge", "--quiet", "trial"]);
    devices.run("b", "sync").succeeds().says("Sent 1 change");
    // Made with another name, by a git with other settings.
    let there = devices.branches("stick.git");
    git(&devices.path("a"), &["branch", "--quiet", "-m", "other"]);
    git(&devices.path("a"), &["branch", "--unset-upstream"]);
    devices.run("a", "sync").exits(3).says(&format!("hint: git branch -m {main}; then"));
    assert_eq!(devices.branches("stick.git"), there);
    // Sent there before, and followed since.
    git(&devices.path("a"), &["push", "--quiet", "--set-upstream", "origin", "other"]);
    let way = format!("git branch -m {main}, then git branch --unset-upstream");
    devices.run("a", "sync").exits(3).says(&way);
    devices
        .run("a", "--lang zh-CN sync")
        .exits(3)
        .says("这里的分支是 `other`")
        .says(&format!("先 git branch -m {main}"));
    git(&devices.path("a"), &["branch", "-m", &main]);
    devices.run("a", "sync").exits(3).says("hint: git branch --unset-upstream; then");
    git(&devices.path("a"), &["branch", "--unset-upstream"]);
    devices.run("a", "sync").succeeds();
    assert_eq!(devices.head("a"), devices.head("b"));
}

#[test]
fn a_place_that_sync_makes_has_the_books_branch() {
    let devices = Devices::two();
    // Under a new name it still goes to the branch that it follows, until it is told otherwise.
    git(&devices.path("a"), &["branch", "--quiet", "-m", "book"]);
    for (place, by_hand) in [("one.git", false), ("two.git", false), ("three.git", true)] {
        if by_hand {
            git(&devices.path("."), &["init", "--quiet", "--bare", "--initial-branch=else", place]);
        }
        devices.run("a", &format!("sync ../{place}")).succeeds();
        git(&devices.path("."), &["clone", "--quiet", place, &format!("of-{place}")]);
        assert_eq!(devices.head(&format!("of-{place}")), devices.head("a"));
        let _ = git(&devices.path("a"), &["config", "branch.book.merge", "refs/heads/book"]);
    }
    assert_eq!(devices.branch("of-three.git"), "book");
}

#[cfg(unix)]
#[test]
fn a_place_that_refuses_what_is_sent_is_not_remembered() {
    use std::os::unix::fs::PermissionsExt;
    let devices = Devices::two();
    git(&devices.path("."), &["clone", "--quiet", "--bare", "stick.git", "strict.git"]);
    let hook = devices.path("strict.git/hooks/pre-receive");
    std::fs::create_dir_all(hook.parent().expect("a folder")).expect("folders");
    std::fs::write(&hook, "#!/bin/sh\necho only on weekdays >&2\nexit 1\n").expect("a file");
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    // What a folder would run here needs consent; a server runs its own.
    devices.run("a", "trust --yes");
    let before = devices.remembered("a");
    devices.run("a", "log ana Talked.").succeeds();
    let run = devices.run("a", "sync ../strict.git").exits(3).says("only on weekdays");
    run.says("the other place is still").says("stick.git");
    assert_eq!(devices.remembered("a"), before);
    devices.run("a", "sync").succeeds().says("Sent 1 change to").says("stick.git");
}

#[test]
fn a_working_copy_is_no_place() {
    let devices = Devices::two();
    let before = devices.remembered("a");
    // Also where nothing would have to be sent now.
    for line in ["check", "log ana Talked."] {
        devices.run("a", line).succeeds();
        devices.run("a", "sync ../b").exits(3).says("has a working copy of the book").says("clientbook sync FOLDER");
        assert_eq!(devices.remembered("a"), before);
    }
    // One that was told to git by hand, as a server's would be.
    git(&devices.path("a"), &["remote", "set-url", "origin", "../b"]);
    devices.run("a", "sync").exits(3).says("has a working copy of the book");
    devices.run("a", "--lang zh-CN sync").exits(3).says("放着一份正在用的客户簿");
    // Its owner may let others write into it.
    git(&devices.path("b"), &["config", "receive.denyCurrentBranch", "updateInstead"]);
    devices.run("a", "sync ../b").succeeds().says("Sent 1 change");
    assert!(devices.path("b").join("customers/ana/visits/2026-11-21-1432.md").exists());
}

#[test]
fn an_emptied_stick_is_not_called_offline() {
    let devices = Devices::two();
    let stick = devices.path("stick.git");
    std::fs::remove_dir_all(&stick).expect("it is there");
    devices.run("a", "log ana Talked.").succeeds();
    // The stick is there, the book is not.
    let run = devices.run("a", "sync").succeeds().says("but").says("is not in it").says("1 change waits");
    run.says(&format!("clientbook sync {}", stick.display()));
    std::fs::create_dir(&stick).expect("a folder");
    let run = devices.run("a", "sync").exits(3).says("it holds no book any more").says_not("Not connected");
    run.says(&format!("clientbook sync {}", stick.display()));
    devices.run("a", "--lang zh-CN sync").exits(3).says("里面已经没有客户簿了");
    // What the message says works.
    devices.run("a", &format!("sync {}", stick.display())).succeeds().says("Made a place").says("Sent 3 changes");
    devices.run("b", "sync").succeeds().says("Took over");
    // A stick that is not plugged in has no folder around it.
    git(&devices.path("a"), &["remote", "set-url", "origin", "../gone/stick.git"]);
    devices.run("a", "sync").succeeds().says("stick.git is not there").says_not("emptied");
    assert!(devices.read("b", CARD).contains("Ana"));
}

#[test]
fn the_way_back_from_no_branch_names_the_books_own() {
    let devices = Devices::two();
    git(&devices.path("a"), &["branch", "--quiet", "-m", "kunden"]);
    git(&devices.path("a"), &["checkout", "--quiet", "--detach"]);
    devices.run("a", "sync").exits(3).says("git switch kunden;");
    devices.run("a", "--lang zh-CN sync").exits(3).says("git switch kunden；");
}

#[test]
fn each_rule_that_leaves_files_out_has_its_remedy() {
    let devices = Devices::two();
    devices.write("a", ".git/info/exclude", "*.pdf\n*.jpg\n");
    for name in ["one.pdf", "two.pdf", "face.jpg"] {
        devices.write("a", &format!("customers/ana/files/{name}"), "x");
    }
    let run = devices.run("a", "sync").succeeds().says("`!*.pdf`").says("`!*.jpg`");
    assert_eq!(run.err.matches("`!*.pdf`").count(), 1, "{}", run.err);
}
