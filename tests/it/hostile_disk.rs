//! A received folder is data on the disk too: links, pipes and the like lead nowhere, and what came with it is no
//! licence to overwrite or remove anything.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::book_test::{BookTest, Run};
use crate::history::git;
use crate::machine;

/// What a file outside the book says; no output may hold it.
const SECRET: &str = "secret-7421";

/// Longer than any command takes, however slow the machine: only what waits for ever takes so long.
const FOR_EVER: Duration = Duration::from_secs(90);

/// Files that a book has or that the program writes.
const FILES: [&str; 23] = [
    "clientbook.toml",
    ".gitignore",
    ".gitattributes",
    "customers/ana/ana.md",
    "customers/ana/account.toml",
    "customers/ana/visits/2026-11-01.md",
    "customers/ana/plans/quote.md",
    "customers/ana/complaints/2026-10-01.md",
    "customers/ana/files/offer.pdf",
    "texts/birthday.md",
    "theme/templates/plans.html",
    "theme/static/tokens.css",
    ".clientbook/lock",
    ".clientbook/lock-holder",
    ".clientbook/.gitignore",
    ".clientbook/journal",
    ".clientbook/history",
    ".clientbook/history-of-cards",
    ".clientbook/last-backup",
    ".clientbook/uncommitted-000001",
    "site/index.html",
    "site/.clientbook-site",
    "site/static/style.css",
];

/// Some of them, each of another room.
const SOME: [&str; 5] = [
    "clientbook.toml",
    "customers/ana/ana.md",
    "customers/ana/visits/2026-11-01.md",
    ".clientbook/lock",
    "site/index.html",
];

/// Folders of the same.
const FOLDERS: [&str; 13] = [
    "customers",
    "customers/ana",
    "customers/ana/visits",
    "customers/ana/plans",
    "customers/ana/complaints",
    "customers/ana/files",
    "texts",
    "theme",
    "theme/templates",
    "theme/static",
    ".clientbook",
    "site",
    "site/static",
];

/// All that one does with a book.
const COMMANDS: [&str; 15] = [
    "check",
    "today",
    "list",
    "show ana",
    "history",
    "report changes",
    "build",
    "log ana \"Talked.\"",
    "set ana tier=C",
    "new plan ana Offer",
    "invoice ana 5 --no B-1 --due +30d",
    "pay ana 1",
    "undo --yes",
    "sync --yes",
    "build",
];

pub fn book() -> BookTest {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file(".gitignore", "/site/\n/.clientbook/\n")
        .file(".gitattributes", "*.md -text\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"B\"\n+++\n\n[offer](files/offer.pdf)\n")
        .file("customers/ana/account.toml", "[[invoice]]\nno = \"A-1\"\ndate = 2026-11-01\namount = \"10.00\"\n")
        .file("customers/ana/visits/2026-11-01.md", "Talked.\n")
        .file("customers/ana/plans/quote.md", "+++\ntitle = \"Quote\"\ndue = 2026-11-25\n+++\n")
        .file("customers/ana/complaints/2026-10-01.md", "+++\ncause = \"Late\"\n+++\n")
        .file("customers/ana/files/offer.pdf", "offer")
        .file("texts/birthday.md", "Happy birthday, {name}.\n")
        .file("theme/templates/plans.html", "{% extends \"default/plans.html\" %}\n")
        .file("theme/static/tokens.css", ":root { --ink: #123; }\n");
    git(test.path(), &["init", "--quiet", "--template="]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "start"]);
    test
}

/// Files of somebody else, and what they must still be.
pub struct Outside {
    folder: tempfile::TempDir,
    before: BTreeMap<PathBuf, Vec<u8>>,
}

impl Outside {
    pub fn new() -> Outside {
        let folder = machine::folder();
        fs::create_dir_all(folder.path().join("deep/ana")).expect("folders");
        for name in
            ["victim", "deep/victim.md", "deep/ana/ana.md", "deep/2026-11-01.md", "deep/index.html", "deep/lock"]
        {
            fs::write(folder.path().join(name), format!("{SECRET} of {name}\n")).expect("a file");
        }
        let before = contents(folder.path());
        Outside { folder, before }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[track_caller]
    pub fn is_untouched(&self, what: &str) {
        assert!(contents(self.folder.path()) == self.before, "{what}: files outside the book changed");
    }
}

/// Every file below a folder with what it holds; links as where they lead.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries =
        walkdir::WalkDir::new(folder).min_depth(1).into_iter().map(|entry| entry.expect("readable").into_path());
    let read = |path: PathBuf| {
        let held = match fs::read_link(&path) {
            Ok(target) => target.into_os_string().into_encoded_bytes(),
            // A pipe would be waited for.
            Err(_) if !path.is_file() => Vec::new(),
            Err(_) => fs::read(&path).unwrap_or_default(),
        };
        (path, held)
    };
    entries.map(read).collect()
}

/// Runs the program, which must end by itself.
#[track_caller]
pub fn run(test: &BookTest, line: &str) -> Run {
    let mut command = test.command(line);
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let reader = |pipe: Option<Box<dyn std::io::Read + Send>>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
            bytes
        })
    };
    let out = reader(child.stdout.take().map(|pipe| Box::new(pipe) as _));
    let err = reader(child.stderr.take().map(|pipe| Box::new(pipe) as _));
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        if start.elapsed() > FOR_EVER {
            let _ = child.kill();
            panic!("`{line}` waits for ever: {:?}", contents(test.path()).into_keys().collect::<Vec<_>>());
        }
        std::thread::sleep(Duration::from_millis(3));
    };
    let (stdout, stderr) = (out.join().expect("output"), err.join().expect("output"));
    test.judged(line, &std::process::Output { status, stdout, stderr })
}

/// Uses the book in every way; nothing outside is read or changed. `what` is told where something is.
#[track_caller]
fn use_it(test: &BookTest, outside: &Outside, what: &str) {
    for line in COMMANDS {
        let run = run(test, line);
        assert!(run.code.is_some_and(|code| code <= 3), "{what}: `{line}` ended by a signal: {}", run.err);
        assert!(!run.out.contains(SECRET) && !run.err.contains(SECRET), "{what}: `{line}` shows what stands outside");
        outside.is_untouched(&format!("{what}: `{line}`"));
    }
    let site = test.path().join("site");
    for (path, held) in if site.is_symlink() { BTreeMap::new() } else { contents(&site) } {
        assert!(
            !String::from_utf8_lossy(&held).contains(SECRET),
            "{what}: {} holds what stands outside",
            path.display()
        );
    }
    let backup = machine::folder();
    let file = backup.path().join("b.tar.gz");
    run(test, &format!("backup {} --plain", file.display()));
    if file.exists() {
        let listed = machine::start("tar").arg("-xzOf").arg(&file).output().expect("tar runs");
        assert!(
            !String::from_utf8_lossy(&listed.stdout).contains(SECRET),
            "{what}: the backup holds what stands outside"
        );
    }
    outside.is_untouched(&format!("{what}: backup"));
}

/// Puts something else in the place of a file or folder; the folders above it stay.
fn put(test: &BookTest, path: &str, make: impl FnOnce(&Path)) {
    let full = test.path().join(path);
    fs::create_dir_all(full.parent().expect("a folder")).expect("folders");
    let _ = fs::remove_dir_all(&full);
    let _ = fs::remove_file(&full);
    make(&full);
}

#[test]
fn a_link_in_the_place_of_any_file_is_not_followed() {
    for path in FILES {
        let targets: &[&str] = if SOME.contains(&path) { &["deep/victim.md", "missing"] } else { &["deep/victim.md"] };
        for leads_to in targets {
            let (test, outside) = (book(), Outside::new());
            put(&test, path, |full| symlink(outside.path(leads_to), full).expect("a link"));
            use_it(&test, &outside, &format!("{path} -> {leads_to}"));
        }
    }
}

#[test]
fn a_link_in_the_place_of_any_folder_is_not_followed() {
    for path in FOLDERS {
        let (test, outside) = (book(), Outside::new());
        put(&test, path, |full| symlink(outside.path("deep"), full).expect("a link"));
        use_it(&test, &outside, path);
    }
}

#[test]
fn a_link_where_the_site_was_built_before_is_named_and_not_followed() {
    for path in [
        "site/index.html",
        "site/static",
        "site/customers",
        "site/files",
        "site/static/style.css",
        "site/files/ana/offer.pdf",
    ] {
        let (test, outside) = (book(), Outside::new());
        run(&test, "build").succeeds();
        put(&test, path, |full| symlink(outside.path("deep"), full).expect("a link"));
        test.write("theme/static/tokens.css", ":root { --ink: #321; }\n");
        test.write("customers/ana/files/offer.pdf", "another offer");
        run(&test, "log ana \"Talked.\"").succeeds();
        run(&test, "build").exits(2).says(path).says("link");
        outside.is_untouched(path);
    }
}

#[test]
fn a_pipe_or_a_socket_anywhere_is_a_fault_and_never_a_wait() {
    for path in FILES {
        let kinds: &[&str] = if SOME.contains(&path) { &["pipe", "socket"] } else { &["pipe"] };
        for &kind in kinds {
            let (test, outside) = (book(), Outside::new());
            let mut listener = None;
            put(&test, path, |full| match kind {
                "pipe" => machine::make_pipe(full),
                _ => listener = std::os::unix::net::UnixListener::bind(full).ok(),
            });
            use_it(&test, &outside, &format!("{path} as a {kind}"));
            let is_content = path.starts_with("customers/")
                || path.starts_with("texts/")
                || path.starts_with("theme/")
                || path == "clientbook.toml";
            if is_content && kind == "pipe" {
                run(&test, "check").exits(1).prints(path).prints("CB048");
            }
        }
    }
}

#[test]
fn the_fault_of_a_link_names_it() {
    for path in
        ["clientbook.toml", "texts", "theme", "theme/static", "texts/birthday.md", "customers/ana/visits", "customers"]
    {
        let (test, outside) = (book(), Outside::new());
        put(&test, path, |full| symlink(outside.path("deep"), full).expect("a link"));
        run(&test, "check").exits(1).prints("CB003").prints(path);
    }
    let (test, outside) = (book(), Outside::new());
    put(&test, ".clientbook", |full| symlink(outside.path("deep"), full).expect("a link"));
    run(&test, "log ana \"Talked.\"").exits(2).says(".clientbook").says("link");
    assert!(!test.exists("customers/ana/visits/2026-11-21-1432.md"));
}

#[test]
fn nothing_is_written_through_a_second_name_of_a_file() {
    let (test, outside) = (book(), Outside::new());
    run(&test, "build").succeeds();
    run(&test, "log ana \"Talked.\"").succeeds();
    for path in [
        "site/index.html",
        "site/.clientbook-site",
        "site/static/style.css",
        "customers/ana/ana.md",
        ".clientbook/lock-holder",
        ".clientbook/lock",
    ] {
        let name = path.replace('/', "_");
        fs::copy(test.path().join(path), outside.path(&name)).expect("a file");
        fs::remove_file(test.path().join(path)).expect("a file");
        fs::hard_link(outside.path(&name), test.path().join(path)).expect("a second name");
    }
    let outside = Outside { before: contents(outside.folder.path()), ..outside };
    test.write("theme/static/style.css", "body { color: red }\n");
    for line in ["set ana tier=A", "log ana \"Again.\"", "build"] {
        run(&test, line).succeeds();
        outside.is_untouched(line);
    }
}

#[test]
fn a_list_that_came_with_a_book_is_no_licence() {
    let entry = "0000000000000000 0 0";
    for header in ["clientbook site 1\n", "clientbook site 2\nnone\n1 /x\n", "clientbook site 2\n00ff\n1 /x\n"] {
        let (test, outside) = (book(), Outside::new());
        test.write("theme/static/evil.sh", "evil");
        test.write("site/keep.txt", "mine");
        test.write("site/.clientbook-site", format!("{header}{entry} lnk/victim\n{entry} static/evil.sh\n{entry} keep.txt\n{entry} ../customers/ana/ana.md\n"));
        symlink(outside.path(""), test.path().join("site/lnk")).expect("a link");
        fs::create_dir_all(test.path().join("site/static")).expect("a folder");
        symlink(outside.path("victim"), test.path().join("site/static/evil.sh")).expect("a link");
        git(test.path(), &["add", "--all", "--force"]);
        git(test.path(), &["commit", "--quiet", "-m", "with a site"]);
        run(&test, "build").exits(2).says("was not built by this program on this machine");
        outside.is_untouched(header);
        assert_eq!(test.read("site/keep.txt"), "mine");
        assert!(test.exists("customers/ana/ana.md"));
    }
}

#[test]
fn a_site_that_was_copied_or_cloned_is_not_ours_and_one_that_was_moved_is() {
    let test = book();
    run(&test, "build").succeeds();
    git(test.path(), &["add", "--all", "--force", "site"]);
    git(test.path(), &["commit", "--quiet", "-m", "with a site"]);
    let elsewhere = machine::folder();
    let from = test.path().display().to_string();
    git(elsewhere.path(), &["clone", "--quiet", &from, "clone"]);
    let out = |name: &str| elsewhere.path().join(name).display().to_string();
    Run::of(test.command(""), &format!("build --out {}", out("clone/site"))).exits(2).says("remove the folder");
    assert!(elsewhere.path().join("clone/site/index.html").exists());
    run(&test, &format!("build --out {}", out("one"))).succeeds();
    fs::rename(elsewhere.path().join("one"), elsewhere.path().join("two")).expect("a rename");
    fs::remove_dir_all(test.path().join("customers/ana")).expect("a folder");
    run(&test, &format!("build --out {}", out("two"))).succeeds();
    assert!(!elsewhere.path().join("two/customers/ana.html").exists(), "what a build wrote goes with its customer");
}

#[test]
fn files_of_others_in_the_output_stay() {
    let test = book();
    run(&test, "build").succeeds();
    test.write("site/static/mine.css", "mine");
    test.write("site/notes.txt", "mine");
    run(&test, "log ana \"Talked.\"").succeeds();
    run(&test, "build").succeeds();
    assert_eq!((test.read("site/static/mine.css"), test.read("site/notes.txt")), ("mine".into(), "mine".into()));
    // A new page that would take the place of one.
    test.write("theme/static/mine.css", "theirs");
    run(&test, "build").exits(2).says("site/static/mine.css");
    assert_eq!(test.read("site/static/mine.css"), "mine");
}

#[test]
fn a_journal_that_came_with_a_book_changes_nothing_outside_it() {
    let journal = |up: usize, path: &str| {
        format!("{{\"up\":{up},\"files\":[{{\"path\":\"{path}\",\"before\":4,\"after\":null}}],\"wish\":null}}\nevil")
    };
    for (up, path) in [
        (1, "evil.desktop"),
        (2, "evil"),
        (0, "../evil"),
        (0, ".git/hooks/post-commit"),
        (0, ".GIT/config.x"),
        (0, "/tmp/evil-of-clientbook"),
    ] {
        let folder = machine::folder();
        let test = book();
        let inner = folder.path().join("a/book");
        fs::create_dir_all(folder.path().join("a")).expect("folders");
        crate::book_test::copy(test.path(), &{
            fs::create_dir(&inner).expect("a folder");
            inner.clone()
        });
        fs::create_dir_all(inner.join(".clientbook")).expect("a folder");
        fs::write(inner.join(".clientbook/journal"), journal(up, path)).expect("a file");
        let before = contents(folder.path());
        for (line, code) in [("today", 0), ("log ana \"Talked.\"", 2), ("build", 0)] {
            let run = Run::of(test.command_in(&inner), line).exits(code);
            assert!(run.err.contains("was not written on this machine"), "{up} {path}: {}", run.err);
        }
        let added: Vec<PathBuf> =
            contents(folder.path()).into_keys().filter(|path| !before.contains_key(path)).collect();
        let ours = |path: &PathBuf| path.starts_with(inner.join("site")) || path.starts_with(inner.join(".clientbook"));
        assert!(added.iter().all(ours), "{up} {path}: {added:?}");
        assert!(!Path::new("/tmp/evil-of-clientbook").exists());
    }
}

#[test]
fn a_repository_that_lies_elsewhere_is_not_written_into() {
    let victim = book();
    let before = contents(&victim.path().join(".git"));
    let links = [
        ".git",
        ".git/objects",
        ".git/refs",
        ".git/refs/heads",
        ".git/logs",
        ".git/HEAD",
        ".git/index",
        ".git/objects/aa",
        ".git/info",
    ];
    for path in links.into_iter().chain(["gitdir"]) {
        let (test, outside) = (book(), Outside::new());
        if path == "gitdir" {
            put(&test, ".git", |full| {
                fs::write(full, format!("gitdir: {}/.git\n", victim.path().display())).expect("a file")
            });
        } else {
            let target = victim.path().join(path);
            put(&test, path, |full| {
                symlink(if target.exists() { target } else { outside.path("deep") }, full).expect("a link")
            });
        }
        for line in ["log ana \"Talked.\"", "history", "set ana tier=C", "undo --yes", "sync --yes"] {
            run(&test, line);
            assert!(contents(&victim.path().join(".git")) == before, "{path}: `{line}` wrote into another repository");
            outside.is_untouched(path);
        }
        assert!(test.exists("customers/ana/visits/2026-11-21-1432.md"), "{path}: the book is of use all the same");
    }
}

/// Swaps a folder and a link in its place, over and over, while `work` runs.
fn while_swapping(folder: &Path, target: &Path, work: impl FnOnce()) {
    let (aside, link) = (folder.with_extension("aside"), folder.with_extension("link"));
    symlink(target, &link).expect("a link");
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                if fs::rename(folder, &aside).is_ok() {
                    let _ = fs::rename(&link, folder);
                    let _ = fs::rename(folder, &link);
                    let _ = fs::rename(&aside, folder);
                }
            }
        });
        work();
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn swapping_a_folder_for_a_link_meanwhile_gains_nothing() {
    for folder in ["site/static", "site/customers", "site", "customers/ana/visits", "customers/ana", ".clientbook"] {
        let (test, outside) = (book(), Outside::new());
        run(&test, "build").succeeds();
        while_swapping(&test.path().join(folder), &outside.path("deep"), || {
            for round in 0..12 {
                test.write("theme/static/tokens.css", format!(":root {{ --ink: #{round:03}; }}\n"));
                for line in ["build", "set ana tier+=x", "log ana \"Talked.\""] {
                    let run = run(&test, line);
                    assert!(!run.out.contains(SECRET) && !run.err.contains(SECRET), "{folder}: `{line}`");
                }
            }
        });
        outside.is_untouched(folder);
    }
}

#[test]
fn swapping_while_a_sync_takes_files_gains_nothing() {
    let (test, outside) = (book(), Outside::new());
    let place = machine::folder();
    let stick = place.path().join("stick.git").display().to_string();
    run(&test, &format!("sync {stick}")).succeeds();
    git(place.path(), &["clone", "--quiet", &stick, "other"]);
    let other = place.path().join("other");
    for round in 0..6 {
        fs::create_dir_all(other.join("customers/ana/visits")).expect("a folder");
        fs::write(other.join(format!("customers/ana/visits/2026-10-{:02}.md", round + 1)), "Theirs.\n")
            .expect("a file");
        git(&other, &["add", "--all"]);
        git(&other, &["commit", "--quiet", "-m", "theirs"]);
        git(&other, &["push", "--quiet"]);
        while_swapping(&test.path().join("customers/ana/visits"), &outside.path("deep"), || {
            drop(run(&test, "sync --yes"))
        });
        let _ = fs::remove_file(test.path().join("customers/ana/visits.link"));
        run(&test, "sync --yes");
        git(&other, &["pull", "--quiet", "--no-rebase", "-X", "theirs"]);
    }
    outside.is_untouched("sync");
}

#[test]
fn a_name_that_could_lead_elsewhere_is_not_taken_from_another_device() {
    for name in [".GIT", "git~1", ".Git", ".clientbook"] {
        let (test, outside) = (book(), Outside::new());
        let place = machine::folder();
        let bare = place.path().join("stick.git");
        run(&test, &format!("sync {}", bare.display())).succeeds();
        let branch = git(test.path(), &["branch", "--show-current"]);
        let blob = git(test.path(), &["rev-parse", "HEAD:clientbook.toml"]);
        // Past git's own guards: straight into the place's objects.
        let inner = with_input(&bare, &["mktree"], &format!("100644 blob {}\tjournal\n", blob.trim()));
        let listed = git(&bare, &["ls-tree", branch.trim()]);
        let tree = with_input(&bare, &["mktree"], &format!("{listed}040000 tree {}\t{name}\n", inner.trim()));
        let commit = git(&bare, &["commit-tree", "-p", branch.trim(), "-m", "evil", tree.trim()]);
        git(&bare, &["update-ref", &format!("refs/heads/{}", branch.trim()), commit.trim()]);
        let refused = run(&test, "sync --yes").exits(3);
        let path = test.path().join(name).join("journal");
        assert!(name == ".clientbook" || !path.exists(), "{name}: {}", refused.err);
        assert!(!refused.err.contains("taken"), "{name}: {}", refused.err);
        outside.is_untouched(name);
    }
}

fn with_input(folder: &Path, args: &[&str], input: &str) -> String {
    let mut command = machine::git(folder);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("git runs");
    std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), input.as_bytes()).expect("it reads");
    String::from_utf8(child.wait_with_output().expect("git ends").stdout).expect("UTF-8")
}
