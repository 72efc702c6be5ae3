//! `cargo bench --bench contacts`: how long 10,000 contacts of a phone or a list take to come into an empty book, and how
//! much memory. `cargo bench --bench contacts -- --contacts 300` takes fewer.

#[path = "../book/memory.rs"]
mod memory;
#[path = "../book/words.rs"]
#[allow(dead_code)]
mod words;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use words::{GIVEN, SURNAMES};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What a proposal may take.
const MOST_SECONDS: f64 = 5.0;
const MOST_MEGABYTES: f64 = 500.0;

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
    let asked = words.iter().position(|word| word == "--contacts").and_then(|at| words.get(at + 1)?.parse().ok());
    let contacts: usize = asked.unwrap_or(10_000);
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory)? } else { tempfile::tempdir()? };
    let files = [("contacts.vcf", cards(contacts)), ("contacts.csv", table(contacts))];
    println!("{contacts} contacts, in {}\n", folder.path().display());
    println!("{:<14} {:<38} {:>8} {:>9}", "file", "figure", "seconds", "memory");
    for (name, text) in files {
        let book = folder.path().join(name.replace('.', "-"));
        let file = folder.path().join(name);
        fs::write(&file, text)?;
        run(Command::new(env!("CARGO_BIN_EXE_clientbook")).arg("init").arg(&book).arg("--lang").arg("zh"))?;
        let figures = [
            ("proposal", &[][..], true),
            ("taken over, one commit", &["--apply"], false),
            ("the same file again", &[], true),
        ];
        for (figure, options, is_held) in figures {
            let mut import = Command::new(env!("CARGO_BIN_EXE_clientbook"));
            let (seconds, megabytes) = run(import.arg("--book").arg(&book).arg("import").arg(&file).args(options))?;
            let is_kept = !is_held || (seconds <= MOST_SECONDS && megabytes.is_none_or(|most| most <= MOST_MEGABYTES));
            let shown = megabytes.map_or("not measured".to_owned(), |most| format!("{most:.0} MB"));
            let held = if is_held { format!("≤ {MOST_SECONDS} s, ≤ {MOST_MEGABYTES} MB") } else { String::new() };
            let verdict = if is_kept { "" } else { "MISSED" };
            println!("{name:<14} {figure:<38} {seconds:>8.2} {shown:>9}  {held} {verdict}");
        }
    }
    Ok(())
}

/// Runs a command to its end. The seconds, and the most memory that it held (`VmHWM` of Linux) in megabytes; the system
/// keeps that only while it runs, so it is asked again and again.
fn run(command: &mut Command) -> Outcome<(f64, Option<f64>)> {
    let began = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let mut most = None;
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        most = most.max(memory::high_water_mark(child.id()));
        std::thread::sleep(Duration::from_millis(1));
    };
    if !ended.success() {
        return Err(format!("{command:?}: {ended}").into());
    }
    Ok((began.elapsed().as_secs_f64(), most.map(|bytes| bytes as f64 / 1e6)))
}

/// The surname and the given name of a person; names come more than once, as in a phone.
fn name(number: usize) -> (&'static str, String) {
    let (surname, _) = SURNAMES[number % SURNAMES.len()];
    let given = |salt: usize| GIVEN[(number * 7 + number / salt) % GIVEN.len()].0;
    (surname, format!("{}{}", given(28), given(31)))
}

fn cards(contacts: usize) -> String {
    (0..contacts).fold(String::new(), |mut text, number| {
        let (surname, given) = name(number);
        let (month, day) = (number % 12 + 1, number % 28 + 1);
        let _ = write!(
            text,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{surname};{given};;;\r\nFN:{surname}{given}\r\nORG:公司{}\r\n\
             TEL;TYPE=CELL:+86 139{number:08}\r\nEMAIL:u{number}@x.example\r\n\
             BDAY:19{:02}-{month:02}-{day:02}\r\nNOTE:认识于第 {number} 次会\r\nEND:VCARD\r\n",
            number % 997,
            50 + number % 50,
        );
        text
    })
}

fn table(contacts: usize) -> String {
    let head = "姓名,手机,邮箱,公司,生日,等级,备注\r\n".to_owned();
    (0..contacts).fold(head, |mut text, number| {
        let (surname, given) = name(number);
        let (year, month, day) = (1950 + number % 50, number % 12 + 1, number % 28 + 1);
        let tier = ["A", "B", "C", "D"][number % 4];
        let _ = writeln!(
            text,
            "{surname}{given},139{number:08},u{number}@x.example,公司{},{year}-{month:02}-{day:02},{tier},认识于第 {number} 次会",
            number % 997,
        );
        text
    })
}
