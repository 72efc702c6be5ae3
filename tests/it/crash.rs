//! Killed, out of space, or a failing disk at every call that changes anything: the book is as before
//! or as after, and the next command goes on.
//!
//! `tests/crash/shim.c` counts the calls of the program and of every git that it starts, and strikes at
//! one of them. Each test strikes at each of them in one of the ways, in turn; the tests begin with
//! different ways, so that a call that all commands make is struck in all of them. `CRASH=all` strikes at
//! each call in every way, and tries more histories: five times the work.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::book_test::{NOW, copy, program, repository};
use crate::history::git;
use crate::machine;

/// The ways to strike: the one process, all of them, in the middle of a write; no space; a bad disk.
const MODES: [&str; 5] = ["kill", "group", "half", "enospc", "eio"];

/// The calls that move bytes into a file, by their names in the shim's log.
const MOVES: [&str; 7] = ["write", "pwrite64", "writev", "copy_file_range", "sendfile", "fflush", "fclose"];

/// The shim, built once.
pub fn shim() -> &'static Path {
    static SHIM: OnceLock<PathBuf> = OnceLock::new();
    SHIM.get_or_init(|| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shim.so");
        let source = repository().join("tests/crash/shim.c");
        let mut cc = machine::start("cc");
        let built = cc.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&out).arg(source).arg("-ldl").status();
        assert!(built.is_ok_and(|status| status.success()), "the shim needs a C compiler");
        out
    })
}

/// A world to be struck: folders, and the command that runs in one of them.
struct World {
    folder: tempfile::TempDir,
}

const CARD: &str = "customers/ana/ana.md";
const ACCOUNT: &str = "customers/ana/account.toml";
const PLAN: &str = "customers/ana/plans/quote.md";

impl World {
    fn empty() -> World {
        let world = World { folder: machine::folder() };
        fs::create_dir(world.path("tmp")).expect("a folder");
        world
    }

    /// A book that is in step with a second place, and a second device.
    fn new() -> World {
        let world = World::empty();
        let book = world.path("a");
        world.run("init --lang en a", world.folder.path()).expect_success();
        let write = |path: &str, text: &str| {
            let full = book.join(path);
            fs::create_dir_all(full.parent().expect("a folder")).expect("folders");
            fs::write(full, text).expect("a file");
        };
        write(CARD, "+++\nname = \"Ana\"\ntier = \"B\"\n+++\n\nHello.\n");
        write("customers/bo/bo.md", "+++\nname = \"Bo\"\n+++\n");
        write(
            ACCOUNT,
            "terms = \"net 30\"\n\n[[invoice]]\nno = \"A-1\"\ndate = 2026-11-01\ndue = 2026-12-01\namount = \"100.00\"\n",
        );
        write(PLAN, "+++\ntitle = \"Quote\"\ndue = 2026-11-25\n+++\n");
        git(&book, &["add", "--all"]);
        git(&book, &["commit", "--quiet", "-m", "start"]);
        // The samples of hooks that git brings along would be a third of what each strike copies.
        _ = fs::remove_dir_all(book.join(".git/hooks"));
        world
    }

    /// The same, with a second device that pushed what this one does not have.
    fn with_two_devices() -> World {
        let world = World::new();
        // Relative, so that a copy of this world meets its own.
        git(&world.path("a"), &["init", "--quiet", "--template=", "--bare", "../stick.git"]);
        git(&world.path("a"), &["remote", "add", "origin", "../stick.git"]);
        world.run("sync", &world.path("a")).expect_success();
        git(&world.path(""), &["clone", "--quiet", "--template=", "stick.git", "b"]);
        git(&world.path("b"), &["remote", "set-url", "origin", "../stick.git"]);
        world.run("set ana tier=A", &world.path("b")).expect_success();
        world.run("log ana Theirs.", &world.path("b")).expect_success();
        world.run("sync", &world.path("b")).expect_success();
        world.run("set ana region=Ohio", &world.path("a")).expect_success();
        world.run("log bo Ours.", &world.path("a")).expect_success();
        world
    }

    fn copy(&self) -> World {
        let world = World::empty();
        copy(self.folder.path(), world.folder.path());
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.path("a").join(path)).ok()
    }

    fn command(&self, line: &str, at: &Path) -> Command {
        let mut command = program();
        command
            .current_dir(at)
            .env("XDG_CONFIG_HOME", self.path("config"))
            // What a killed program leaves goes away with the world.
            .env("TMPDIR", self.path("tmp"))
            .args(["--today", NOW])
            .args(line.split(' '));
        command
    }

    fn run(&self, line: &str, at: &Path) -> Output {
        self.command(line, at).output().expect("the program runs")
    }

    /// Runs with a strike at a call.
    fn strike(&self, line: &str, mode: &str, at: usize) -> Output {
        self.strike_at("a", line, mode, at)
    }

    /// How many calls there are where nothing strikes, and which of them move bytes into a file.
    fn calls(&self, line: &str) -> (usize, BTreeSet<usize>) {
        let log = self.path("log");
        self.watched("a", line).env("CRASH_LOG", &log).output().expect("the program runs").expect_success();
        let log = fs::read_to_string(log).expect("the log of the shim");
        let writes = log.lines().filter_map(|line| {
            let mut parts = line.split('\t');
            let (number, _process, call) = (parts.next()?, parts.next()?, parts.next()?);
            MOVES.contains(&call).then(|| number.parse().expect("a number"))
        });
        (log.lines().count(), writes.collect())
    }

    fn strike_at(&self, device: &str, line: &str, mode: &str, at: usize) -> Output {
        let mut command = self.watched(device, line);
        command.env("CRASH_AT", at.to_string()).env("CRASH_MODE", mode);
        command.output().expect("the program runs")
    }

    /// A run whose calls the shim counts.
    fn watched(&self, device: &str, line: &str) -> Command {
        let counter = self.path("counter");
        fs::write(&counter, [0; 8]).expect("a file");
        let mut command = self.command(line, &self.path(device));
        command.env("LD_PRELOAD", shim()).env("CRASH_COUNTER", &counter).process_group(0);
        command
    }
}

trait Success {
    fn expect_success(self);
}

impl Success for Output {
    #[track_caller]
    fn expect_success(self) {
        assert!(self.status.success(), "{}", String::from_utf8_lossy(&self.stderr));
    }
}

/// What every world must be after the next command, whatever struck before.
fn check_whole(world: &World, struck: &Output, next: &Output) -> Result<(), String> {
    let text = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    if !next.status.success() {
        return Err(format!("the next command is refused: {}", text(next)));
    }
    let book = world.path("a");
    let status = git(&book, &["status", "--porcelain"]);
    if !status.is_empty() {
        return Err(format!("git status is not clean:\n{status}struck: {}\nnext: {}", text(struck), text(next)));
    }
    let litter =
        walkdir::WalkDir::new(&book).into_iter().filter_map(Result::ok).map(|entry| entry.path().display().to_string());
    let is_litter = |path: &String| {
        (path.contains("/.clientbook-") && !path.ends_with("/.clientbook-site"))
            || path.ends_with("/journal")
            || path.contains("/uncommitted-")
    };
    match litter.into_iter().find(is_litter) {
        Some(path) => Err(format!("left behind: {path}\nnext: {}", text(next))),
        None => Ok(()),
    }
}

/// Whether everything is tried, however long that takes.
fn tries_all() -> bool {
    std::env::var("CRASH").is_ok_and(|text| text == "all")
}

/// The ways in which a call is struck, where the first call is struck in the way with number `first`.
fn modes_at(at: usize, first: usize) -> Vec<&'static str> {
    if tries_all() { MODES.to_vec() } else { vec![MODES[(at + first) % MODES.len()]] }
}

/// Strikes `line` at every call; `check` looks at what is left after the `next` command.
fn strike_everywhere(
    world: &World,
    (line, next): (&str, &str),
    first: usize,
    check: impl Fn(&World, &Output) -> Result<(), String> + Sync,
) {
    let (calls, writes) = world.copy().calls(line);
    assert!(calls > 20 && writes.len() > 5, "only {calls} calls are counted, {} of them writes", writes.len());
    // Only a write has halves: at any other call the shim does what it does for `group`.
    let is_new = |mode: &str, at: usize| !tries_all() || mode != "half" || writes.contains(&at) || at > calls;
    let points: Vec<(&str, usize)> = (1..=calls + 5)
        .flat_map(|at| modes_at(at, first).into_iter().filter(move |mode| is_new(mode, at)).map(move |mode| (mode, at)))
        .collect();
    let one = |(mode, at): &(&str, usize)| {
        let world = world.copy();
        let struck = world.strike(line, mode, *at);
        let next = world.run(next, &world.path("a"));
        let checked = check_whole(&world, &struck, &next).and_then(|()| check(&world, &struck));
        checked.err().map(|why| format!("{mode} at {at} of {calls}: {why}"))
    };
    // More than there are cores: most of the time is waiting for processes.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(6).build().expect("threads");
    let wrong: Vec<String> = pool.install(|| points.par_iter().filter_map(one).collect());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), points.len(), wrong[..wrong.len().min(12)].join("\n"));
}

fn said_saved(output: &Output) -> bool {
    String::from_utf8_lossy(&output.stderr).contains("saved customers/")
}

#[test]
fn a_note_is_there_whole_or_not_at_all() {
    let note = "customers/ana/visits/2026-11-21-1432.md";
    strike_everywhere(&World::new(), ("log ana Talked.", "log bo Next."), 0, |world, struck| match world.read(note) {
        Some(text) if !text.contains("Talked.") => Err(format!("half a note: {text:?}")),
        None if said_saved(struck) => Err("it was said to be saved".into()),
        found => {
            let subjects = git(&world.path("a"), &["log", "--format=%s"]);
            let visits = subjects.lines().filter(|line| line.starts_with("Visit: Ana")).count();
            if visits == usize::from(found.is_some()) { Ok(()) } else { Err(format!("{visits} commits of the note")) }
        }
    });
}

#[test]
fn a_payment_is_there_whole_or_not_at_all() {
    let world = World::new();
    let before = world.read(ACCOUNT);
    let after = world.copy();
    after.run("pay ana 40", &after.path("a")).expect_success();
    let after = after.read(ACCOUNT);
    strike_everywhere(&world, ("pay ana 40", "log bo Next."), 1, |world, struck| match world.read(ACCOUNT) {
        now if now == after => Ok(()),
        now if now == before && !said_saved(struck) => Ok(()),
        now => Err(format!("said saved: {}; {now:?}", said_saved(struck))),
    });
}

#[test]
fn an_answer_is_there_whole_or_not_at_all() {
    strike_everywhere(&World::new(), ("done plan:ana:quote", "log bo Next."), 2, |world, struck| {
        let text = world.read(PLAN).unwrap_or_default();
        let done = text.contains("done = 2026-11-21");
        if text.contains("title = \"Quote\"") && (done || !said_saved(struck)) {
            Ok(())
        } else {
            Err(format!("{text:?}"))
        }
    });
}

#[test]
fn a_change_by_hand_in_the_same_file_is_never_lost() {
    let world = World::new();
    fs::write(world.path("a").join(CARD), "+++\nname = \"Ana\"\ntier = \"B\"\n+++\n\nHello by hand.\n")
        .expect("a file");
    strike_everywhere(&world, ("set ana tier=A", "set ana region=Ohio"), 3, |world, struck| {
        let text = world.read(CARD).unwrap_or_default();
        let done = text.contains("tier = \"A\"");
        if text.contains("by hand") && (done || !said_saved(struck)) { Ok(()) } else { Err(format!("{text:?}")) }
    });
}

#[test]
fn a_sync_that_is_cut_short_goes_on_the_next_time() {
    strike_everywhere(&World::with_two_devices(), ("sync", "sync"), 4, |world, _| {
        let card = world.read(CARD).unwrap_or_default();
        let all = card.contains("tier = \"A\"")
            && card.contains("region = \"Ohio\"")
            && world.read("customers/ana/visits/2026-11-21-1432.md").is_some();
        let heads =
            [git(&world.path("a"), &["rev-parse", "HEAD"]), git(&world.path("stick.git"), &["rev-parse", "HEAD"])];
        if all && heads[0] == heads[1] { Ok(()) } else { Err(format!("{card}\n{heads:?}")) }
    });
}

/// The first calls make the folder and its list, the rest are pages: each of the first is struck, and some of these.
#[test]
fn a_build_that_is_cut_short_is_no_obstacle_to_the_next() {
    let first = World::new();
    let second = first.copy();
    second.run("build", &second.path("a")).expect_success();
    second.run("log ana Talked.", &second.path("a")).expect_success();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(6).build().expect("threads");
    for (world, points) in
        [(&first, (1..16).chain((16..200).step_by(23))), (&second, (1..16).chain((16..60).step_by(5)))]
    {
        let points: Vec<(&str, usize)> =
            points.flat_map(|at| modes_at(at, 0).into_iter().map(move |mode| (mode, at))).collect();
        let wrong: Vec<String> = pool
            .install(|| points.par_iter().filter_map(|(mode, at)| cut_build_short(world, mode, *at).err()).collect());
        assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), points.len(), wrong[..wrong.len().min(12)].join("\n"));
    }
}

fn cut_build_short(world: &World, mode: &str, at: usize) -> Result<(), String> {
    let world = world.copy();
    let struck = world.strike("build", mode, at);
    let next = world.run("build", &world.path("a"));
    let page = world.read("site/index.html").unwrap_or_default();
    if !next.status.success() || !page.ends_with("</html>\n") {
        return Err(format!("{mode} at {at}: {}", String::from_utf8_lossy(&next.stderr)));
    }
    let change = world.run("log bo Next.", &world.path("a"));
    check_whole(&world, &struck, &change).map_err(|why| format!("{mode} at {at}: {why}"))
}

/// How many notes each of the processes writes.
const NOTES: usize = 16;

#[test]
fn eight_processes_at_once_lose_nothing() {
    let world = World::new();
    let book = world.path("a");
    std::thread::scope(|scope| {
        for process in 0..8 {
            let (world, book) = (&world, &book);
            scope.spawn(move || {
                (0..NOTES).for_each(|note| world.run(&format!("log ana Note-{process}-{note}."), book).expect_success())
            });
        }
    });
    let subjects = git(&book, &["log", "--format=%s"]);
    assert_eq!(subjects.lines().filter(|line| line.starts_with("Visit: Ana")).count(), 8 * NOTES);
    let notes = fs::read_dir(book.join("customers/ana/visits"))
        .expect("the notes")
        .map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("a note"));
    let all: String = notes.collect();
    assert!((0..8).all(|process| (0..NOTES).all(|note| all.contains(&format!("Note-{process}-{note}.")))));
    assert_eq!(git(&book, &["status", "--porcelain"]), "");
}

/// Three devices, a place between them, and strikes at random: what was said to be saved is on all of
/// them in the end. `devices.rs` holds a thousand such histories to the law without processes.
#[test]
fn random_histories_over_three_devices_lose_nothing() {
    let start = World::new();
    git(&start.path("a"), &["init", "--quiet", "--template=", "--bare", "../stick.git"]);
    git(&start.path("a"), &["remote", "add", "origin", "../stick.git"]);
    start.run("sync", &start.path("a")).expect_success();
    for name in ["b", "c"] {
        git(&start.path(""), &["clone", "--quiet", "--template=", "stick.git", name]);
        git(&start.path(name), &["remote", "set-url", "origin", "../stick.git"]);
    }
    let histories = if tries_all() { 24 } else { 8 };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().expect("threads");
    let wrong: Vec<String> = pool.install(|| {
        (1..=histories).into_par_iter().filter_map(|seed| random_history(&start.copy(), seed).err()).collect()
    });
    assert!(wrong.is_empty(), "{} of {histories}:\n{}", wrong.len(), wrong.join("\n"));
}

fn random_history(world: &World, seed: u64) -> Result<(), String> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut saved = Vec::new();
    for step in 0..14 {
        let device = ["a", "b", "c"][random(3) as usize];
        let token = format!("t{seed}x{step}x");
        let line = match random(4) {
            0 => format!("log ana {token}"),
            1 => format!("set ana tags+={token}"),
            2 => format!("log bo {token} --channel call"),
            _ => "sync".to_owned(),
        };
        let output = if random(10) < 4 {
            let at = 1 + random(if line == "sync" { 340 } else { 120 }) as usize;
            world.strike_at(device, &line, MODES[random(5) as usize], at)
        } else {
            world.run(&line, &world.path(device))
        };
        if said_saved(&output) {
            saved.push(token);
        }
    }
    for device in ["a", "b", "c", "a", "b", "c"] {
        let output = world.run("sync", &world.path(device));
        if !output.status.success() {
            return Err(format!("history {seed}: sync on {device}: {}", String::from_utf8_lossy(&output.stderr)));
        }
    }
    let heads = ["a", "b", "c"].map(|device| git(&world.path(device), &["rev-parse", "HEAD"]));
    if heads[0] != heads[1] || heads[0] != heads[2] {
        return Err(format!("history {seed}: the devices differ: {heads:?}"));
    }
    let files = walkdir::WalkDir::new(world.path("a").join("customers"))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    let all: String = files.map(|entry| fs::read_to_string(entry.path()).expect("a text")).collect();
    match saved.iter().find(|token| !all.contains(token.as_str())) {
        Some(token) => Err(format!("history {seed}: {token} was said to be saved and is lost")),
        None => Ok(()),
    }
}
