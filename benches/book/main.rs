//! `cargo bench --bench book`: writes a large book and prints how fast the program is with it, beside
//! a floor that only reads and writes the same files.

mod floor;
mod generate;
mod measure;
mod memory;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use generate::{MOST_VISITS, Shape};
use measure::{Cost, Outcome, Phases, Round, Stage, timed};

/// As in the program, so that its phases compare.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "cargo bench --bench book -- [--customers 10000] [--visits 10] [--seed 1] [--dir DIR] \
                     [--runs 3] [--quick]";

struct Args {
    shape: Shape,
    folder: PathBuf,
    runs: usize,
    /// A small book, one run, nothing compared with another size.
    quick: bool,
}

fn main() -> ExitCode {
    let done = parse_args(std::env::args().skip(1)).and_then(|args| match args {
        Some(args) => measure_all(&args),
        None => {
            println!("{USAGE}");
            Ok(())
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn parse_args(mut words: impl Iterator<Item = String>) -> Outcome<Option<Args>> {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let shape = Shape { customers: 10_000, visits: 10, seed: 1 };
    let mut args = Args { shape, folder, runs: 3, quick: false };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value\n{USAGE}"));
        match word.as_str() {
            "--customers" => args.shape.customers = value()?.parse::<usize>()?.max(1),
            "--visits" => args.shape.visits = value()?.parse::<usize>()?.clamp(1, MOST_VISITS),
            "--seed" => args.shape.seed = value()?.parse()?,
            "--dir" => args.folder = value()?.into(),
            "--runs" => args.runs = value()?.parse::<usize>()?.max(1),
            "--quick" => {
                args.quick = true;
                args.runs = 1;
                args.shape.customers = args.shape.customers.min(1_000);
            }
            // Cargo says this to every bench.
            "--bench" => {}
            "--help" | "-h" => return Ok(None),
            _ => return Err(format!("{word}?\n{USAGE}").into()),
        }
    }
    Ok(Some(args))
}

/// A folder that goes away with all that is in it, however the measuring ends.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn measure_all(args: &Args) -> Outcome<()> {
    let scratch = Scratch(args.folder.join(format!("clientbook-bench-{}", std::process::id())));
    let shape = args.shape;
    let (seconds, size) = timed(|| Ok(generate::generate(&scratch.0.join("book"), shape)?))?;
    let (megabytes, files) = (size.bytes as f64 / 1e6, size.files);
    println!("{} customers × {} notes: {files} files, {megabytes:.1} MB", shape.customers, shape.visits);
    println!("written in {seconds:.1} s");
    let stage = Stage::new(&scratch.0, scratch.0.join("book"))?;
    let bytes: usize = stage.files.iter().map(|(_, size)| size).sum();
    println!("site: {} files, {:.1} MB; in {}\n", stage.files.len(), bytes as f64 / 1e6, scratch.0.display());
    let mut rounds = Vec::new();
    let mut all_phases = Vec::new();
    for _ in 0..args.runs {
        rounds.push(stage.round()?);
        all_phases.push(measure::phases(&stage)?);
    }
    let mut table = Table::default();
    add_program(&mut table, &rounds);
    let preview = measure::preview(&stage)?;
    let limit = if shape.customers <= 1_000 { 0.030 } else { 0.100 };
    let figure = "serve: note saved, page new (no debounce)";
    table.add(figure, in_ms(preview), "", format!("≤ {}", in_ms(limit)), Some(preview <= limit));
    add_search(&mut table, &stage);
    add_memory(&mut table, stage.memory()?);
    if !args.quick && shape.customers >= 10 {
        let full = best(&rounds, |round| round.full).full.wall;
        add_growth(&mut table, args, &scratch.0, full)?;
    }
    add_phases(&mut table, &all_phases);
    println!("{}", table.text());
    Ok(())
}

fn best(rounds: &[Round], figure: impl Fn(&Round) -> Cost) -> Round {
    *rounds.iter().min_by(|a, b| figure(a).wall.total_cmp(&figure(b).wall)).expect("there is a run")
}

fn in_seconds(seconds: f64) -> String {
    format!("{seconds:.3} s")
}

fn in_ms(seconds: f64) -> String {
    format!("{:.1} ms", seconds * 1000.0)
}

/// The program as a whole; each figure is that of its best run, the ratio is to the floor of that run.
fn add_program(table: &mut Table, rounds: &[Round]) {
    type Figure = fn(&Round) -> Cost;
    let read: Figure = |round| round.floor_read;
    let floor: Figure = |round| round.floor;
    for (name, figure) in [("floor: read, 2 threads", read), ("floor: read and write, 2 threads", floor)] {
        let cost = figure(&best(rounds, figure));
        table.add_cost(name, cost, None);
    }
    let figures: [(&str, Figure, Figure, f64, &str); 4] = [
        ("build into an empty folder", |round| round.full, floor, 3.0, "≤ 3× (aim 2)"),
        ("build again, nothing changed", |round| round.again, floor, 1.2, "≤ 1.2× (aim 0.7)"),
        ("build again, one note changed", |round| round.one_note, floor, 1.3, "≤ 1.3×"),
        ("today, nothing cached", |round| round.today, read, 1.6, "≤ 1.6× reading (aim 1.2)"),
    ];
    for (name, figure, base, limit, hold) in figures {
        let best = best(rounds, figure);
        table.add_cost(name, figure(&best), Some((base(&best), limit, hold)));
    }
}

/// What a browser loads before the first name is found, and all that it may load.
fn add_search(table: &mut Table, stage: &Stage) {
    let sum = |of: &dyn Fn(&str) -> bool| -> f64 {
        let files = stage.files.iter().filter(|(path, _)| of(&path.to_string_lossy().replace('\\', "/")));
        files.map(|(_, size)| size).sum::<usize>() as f64 / 1e6
    };
    let first =
        sum(&|path| path == "static/search.js" || path == "search/index.js" || path.starts_with("search/names-"));
    let all = sum(&|path| path.starts_with("search/"));
    table.add("search: before the first name", format!("{first:.2} MB"), "", "≤ 1.5 MB".to_owned(), Some(first <= 1.5));
    table.add("search: all data", format!("{all:.1} MB"), "", String::new(), None);
}

fn add_memory(table: &mut Table, memory: Option<u64>) {
    const MEBIBYTE: u64 = 1024 * 1024;
    let value = memory.map_or_else(|| "not measured".to_owned(), |bytes| format!("{} MB", bytes / MEBIBYTE));
    let holds = memory.map(|bytes| bytes <= 400 * MEBIBYTE);
    table.add("peak memory of a full build", value, "", "≤ 400 MB".to_owned(), holds);
}

/// A tenth of the customers, for the ratio of the times.
fn add_growth(table: &mut Table, args: &Args, folder: &Path, full: f64) -> Outcome<()> {
    let shape = Shape { customers: args.shape.customers / 10, ..args.shape };
    let book = folder.join("small");
    generate::generate(&book, shape)?;
    let stage = Stage::new(folder, book)?;
    let mut small = f64::INFINITY;
    for _ in 0..args.runs.max(3) {
        small = small.min(stage.full()?.wall);
    }
    let (ratio, name) = (full / small, format!("full build: growth from {} customers", shape.customers));
    table.add(&name, in_seconds(small), &format!("{ratio:.2}×"), "≤ 11×".to_owned(), Some(ratio <= 11.0));
    Ok(())
}

/// How one phase is read from a run, in seconds.
type PhaseSeconds = fn(&Phases) -> f64;

/// Each phase by itself; each its best run. The ratio is its share of load, derive, lists and mirror.
fn add_phases(table: &mut Table, runs: &[Phases]) {
    let figures: [(&str, PhaseSeconds); 10] = [
        ("inside: load", |phases| phases.load),
        ("inside: derive", |phases| phases.derive),
        ("inside: see (derive and theme)", |phases| phases.see),
        ("inside: site (lists of pages)", |phases| phases.site),
        ("inside: fingerprint all pages", |phases| phases.fingerprint),
        ("inside: render all pages", |phases| phases.render),
        ("inside: render the search data", |phases| phases.search),
        ("inside: mirror, all new", |phases| phases.write_all),
        ("inside: mirror, nothing new", |phases| phases.write_none),
        ("inside: free the book", |phases| phases.free),
    ];
    for (name, figure) in figures {
        let seconds = runs.iter().map(figure).fold(f64::INFINITY, f64::min);
        table.add(name, in_seconds(seconds), "", String::new(), None);
    }
}

/// Rows of text, aligned when they are printed.
#[derive(Default)]
struct Table(Vec<[String; 6]>);

impl Table {
    /// A cost, and what it is held against: the base, the most times of it, and that in words.
    fn add_cost(&mut self, figure: &str, cost: Cost, against: Option<(Cost, f64, &str)>) {
        let times = |part: f64, whole: f64| format!("{:.2}×", part / whole);
        let (ratio, hold, holds) = match against {
            Some((base, limit, hold)) => (times(cost.wall, base.wall), hold, Some(cost.wall <= limit * base.wall)),
            None => (String::new(), "", None),
        };
        self.add(figure, in_seconds(cost.wall), &ratio, hold.to_owned(), holds);
        let base = against.and_then(|(base, ..)| base.cpu);
        let cpu = cost.cpu.map(|cpu| match base {
            Some(base) => format!("{cpu:.2} s {}", times(cpu, base)),
            None => format!("{cpu:.2} s"),
        });
        if let Some(row) = self.0.last_mut() {
            row[3] = cpu.unwrap_or_default();
        }
    }

    fn add(&mut self, figure: &str, value: String, ratio: &str, hold: String, holds: Option<bool>) {
        let verdict = match holds {
            Some(true) => "holds",
            Some(false) => "DOES NOT HOLD",
            None => "",
        };
        self.0.push([figure.to_owned(), value, ratio.to_owned(), String::new(), hold, verdict.to_owned()]);
    }

    fn text(&self) -> String {
        let head = ["figure", "value", "ratio", "processor", "to hold", ""].map(str::to_owned);
        let rows: Vec<&[String; 6]> = std::iter::once(&head).chain(&self.0).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths: [usize; 6] = std::array::from_fn(width);
        let line = |row: &[String; 6]| {
            let [figure, value, ratio, cpu, hold, verdict] = row;
            let [a, b, c, d, e, _] = widths;
            format!("{figure:a$}  {value:>b$}  {ratio:>c$}  {cpu:d$}  {hold:e$}  {verdict}").trim_end().to_owned()
        };
        rows.into_iter().map(line).collect::<Vec<_>>().join("\n")
    }
}
