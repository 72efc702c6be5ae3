//! `cargo bench --bench past`: how long the history of a large book takes, and what it costs a build.
//!
//! A book of 1,000 customers and 10 notes each is committed, then changed field by field in 10,000 more
//! commits. `cargo bench --bench past -- --commits 50000` makes the past longer.

#[path = "../book/generate.rs"]
#[allow(dead_code)]
mod generate;
#[path = "../book/words.rs"]
mod words;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use clientbook::git::Git;
use clientbook::pipeline;
use generate::{Shape, generate};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Outcome<T> = Result<T, Box<dyn Error>>;

const CUSTOMERS: usize = 1_000;

/// Builds of each kind; the best counts.
const ROUNDS: usize = 7;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Outcome<()> {
    let words: Vec<String> = std::env::args().collect();
    let asked = words.iter().position(|word| word == "--commits").and_then(|at| words.get(at + 1)?.parse().ok());
    let commits: usize = asked.unwrap_or(10_000);
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory)? } else { tempfile::tempdir()? };
    let book = folder.path().join("book");
    generate(&book, Shape { customers: CUSTOMERS, visits: 10, seed: 1 })?;
    fs::write(book.join(".gitignore"), "/site/\n/.clientbook/\n")?;
    git(&book, &["init", "--quiet"])?;
    git(&book, &["add", "--all"])?;
    git(&book, &["-c", "user.name=B", "-c", "user.email=b@example.com", "commit", "--quiet", "-m", "start"])?;
    make_past(&book, commits)?;
    git(&book, &["reset", "--quiet", "--hard"])?;
    fs::create_dir_all(book.join(".clientbook"))?;

    let repository = Git::open(&book, None).map_err(|error| error.reason)?;
    let first = best(3, || {
        pipeline::past(&book, &repository, false).map(|past| past.commits.len()).map_err(|error| error.reason.into())
    })?;
    println!("history of {CUSTOMERS} customers over {commits} commits: {:.3} s, to hold: 1 s", first.0);
    pipeline::past(&book, &repository, true).map_err(|error| error.reason)?;
    let again = best(5, || {
        pipeline::past(&book, &repository, true).map(|past| past.commits.len()).map_err(|error| error.reason.into())
    })?;
    println!("the same, remembered: {:.3} s ({} commits)", again.0, again.1);

    let away = folder.path().join("git");
    let (mut with, mut without) = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        with = with.min(full_build(&book)?);
        fs::rename(book.join(".git"), &away)?;
        without = without.min(full_build(&book)?);
        fs::rename(&away, book.join(".git"))?;
    }
    println!("full build: with history {with:.3} s, without {without:.3} s: {:.2}×, to hold: 1.2×", with / without);
    Ok(())
}

/// The best of some rounds, in seconds, with its result.
fn best<T>(rounds: usize, mut work: impl FnMut() -> Outcome<T>) -> Outcome<(f64, T)> {
    let mut best = None;
    for _ in 0..rounds {
        let start = Instant::now();
        let result = work()?;
        let seconds = start.elapsed().as_secs_f64();
        if best.as_ref().is_none_or(|(known, _)| seconds < *known) {
            best = Some((seconds, result));
        }
    }
    best.ok_or_else(|| "no round".into())
}

/// A build into an empty folder, in seconds.
fn full_build(book: &Path) -> Outcome<f64> {
    let _ = fs::remove_dir_all(book.join("site"));
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientbook"));
    let status = command.arg("--book").arg(book).args(["--today", "2026-11-21", "--quiet", "build"]).status()?;
    let seconds = start.elapsed().as_secs_f64();
    if status.success() { Ok(seconds) } else { Err("the build failed".into()) }
}

fn git(book: &Path, args: &[&str]) -> Outcome<()> {
    let status = Command::new("git").arg("-C").arg(book).args(args).status()?;
    if status.success() { Ok(()) } else { Err(format!("git {args:?}").into()) }
}

/// Commits that each change a field of a card, as one stream.
fn make_past(book: &Path, commits: usize) -> Outcome<()> {
    let mut cards = Vec::new();
    for entry in fs::read_dir(book.join("customers"))? {
        let id = entry?.file_name().to_string_lossy().into_owned();
        let path = format!("customers/{id}/{id}.md");
        let text = fs::read_to_string(book.join(&path))?;
        cards.push((path, text));
    }
    cards.sort();
    let mut stream = String::new();
    let count = cards.len();
    for commit in 0..commits {
        let (path, text) = &mut cards[commit * 7 % count];
        let region = format!("region = \"Region {commit}\"");
        let lines: Vec<&str> =
            text.lines().map(|line| if line.starts_with("region = ") { region.as_str() } else { line }).collect();
        *text = lines.join("\n") + "\n";
        if !text.contains(&region) {
            *text = text.replacen("+++\n", &format!("+++\n{region}\n"), 1);
        }
        let time = 1_700_000_000 + commit * 600;
        let message = format!("Set {commit}");
        write!(
            stream,
            "commit refs/heads/past\nauthor B <b@example.com> {time} +0000\ncommitter B <b@example.com> {time} +0000\n"
        )?;
        write!(stream, "data {}\n{message}\n", message.len())?;
        if commit == 0 {
            stream += "from HEAD\n";
        }
        write!(stream, "M 100644 inline {path}\ndata {}\n{text}\n", text.len())?;
    }
    let mut import =
        Command::new("git").arg("-C").arg(book).args(["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn()?;
    import.stdin.take().ok_or("no input")?.write_all(stream.as_bytes())?;
    if !import.wait()?.success() {
        return Err("git fast-import".into());
    }
    git(book, &["symbolic-ref", "HEAD", "refs/heads/past"])
}
