//! What is measured: the program as its users run it, the phases inside it, and the preview.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use clientbook::load::Folders;
use clientbook::pipeline::{self, SiteData};
use clientbook::render::{Page, Site};
use clientbook::serve::{Options, Preview};
use clientbook::write::mirror;
use rayon::prelude::*;

use super::floor::{self, Planned};
use super::generate::TODAY;
use super::memory::high_water_mark;

/// Anything that goes wrong ends the measuring: its text is shown.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The folders of a measurement.
pub struct Stage {
    pub book: PathBuf,
    pub out: PathBuf,
    pub floor: PathBuf,
    /// What a build writes.
    pub files: Vec<Planned>,
}

/// What a piece of work took, in seconds.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    pub wall: f64,
    /// Of all threads, user and system, to a hundredth; none where the system does not say (Linux does).
    pub cpu: Option<f64>,
}

/// One round of the program and of the floor beside it: machines are noisy, so ratios are taken within a
/// round.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    pub floor_read: Cost,
    pub floor: Cost,
    pub full: Cost,
    pub again: Cost,
    pub one_note: Cost,
    pub today: Cost,
}

/// Seconds of each phase inside a build, on all cores.
#[derive(Clone, Copy, Debug)]
pub struct Phases {
    pub load: f64,
    pub derive: f64,
    pub see: f64,
    pub site: f64,
    pub fingerprint: f64,
    pub render: f64,
    pub search: f64,
    pub write_all: f64,
    pub write_none: f64,
    pub free: f64,
}

/// Runs `work` and gives its seconds.
pub fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(f64, T)> {
    let start = Instant::now();
    let value = work()?;
    Ok((start.elapsed().as_secs_f64(), value))
}

fn cost(work: impl FnOnce() -> Outcome<()>) -> Outcome<Cost> {
    let before = cpu();
    let (wall, ()) = timed(work)?;
    Ok(Cost { wall, cpu: cpu().zip(before).map(|(after, before)| after - before) })
}

/// The processor time of this process and of its children that ended, from Linux's `/proc/self/stat`: user,
/// system, and both of the children, in hundredths of a second.
fn cpu() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, after_name) = stat.rsplit_once(") ")?;
    let ticks = after_name.split(' ').skip(11).take(4).map(str::parse::<u64>);
    Some(ticks.sum::<Result<u64, _>>().ok()? as f64 / 100.0)
}

fn program(book: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientbook"));
    command.env_remove("CLIENTBOOK").arg("--quiet").arg("--book").arg(book);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn run(mut command: Command) -> Outcome<()> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {}: {}", output.status, String::from_utf8_lossy(&output.stderr)).into())
}

/// `clientbook build`.
pub fn build(stage: &Stage) -> Outcome<()> {
    let mut command = program(&stage.book);
    command.arg("build").arg("--out").arg(&stage.out);
    run(command)
}

fn today(stage: &Stage) -> Outcome<()> {
    let mut command = program(&stage.book);
    command.arg("today");
    run(command)
}

/// Removes a folder with all that is in it.
pub fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl Stage {
    /// A stage whose site was built once, so that the caches are warm and the floor knows what to write.
    pub fn new(base: &Path, book: PathBuf) -> Outcome<Stage> {
        let mut stage = Stage { book, out: base.join("out"), floor: base.join("floor"), files: Vec::new() };
        remove(&stage.out)?;
        build(&stage)?;
        stage.files = floor::listing(&stage.out)?;
        Ok(stage)
    }

    pub fn round(&self) -> Outcome<Round> {
        remove(&self.floor)?;
        let read = || floor::read(&self.book);
        let floor_read = cost(|| Ok(read()?))?;
        let floor = cost(|| {
            read()?;
            Ok(floor::write(&self.floor, &self.files)?)
        })?;
        remove(&self.floor)?;
        let full = self.full()?;
        let again = cost(|| build(self))?;
        let note = self.some_note()?;
        let text = fs::read(&note)?;
        fs::write(&note, [text.as_slice(), b"\nAnd one word more.\n"].concat())?;
        let one_note = cost(|| build(self))?;
        fs::write(&note, text)?;
        let today = cost(|| today(self))?;
        Ok(Round { floor_read, floor, full, again, one_note, today })
    }

    /// A build into an empty folder.
    pub fn full(&self) -> Outcome<Cost> {
        remove(&self.out)?;
        cost(|| build(self))
    }

    /// The middle customer's newest note.
    fn some_note(&self) -> Outcome<PathBuf> {
        let ids = sorted(&self.book.join("customers"))?;
        let visits = ids[ids.len() / 2].join("visits");
        Ok(sorted(&visits)?.pop().ok_or("a book without notes")?)
    }

    /// The most memory, in bytes, that a build into an empty folder held. The system keeps the
    /// high-water mark of a process only while it runs, so it is asked again and again.
    pub fn memory(&self) -> Outcome<Option<u64>> {
        remove(&self.out)?;
        let mut command = program(&self.book);
        command.arg("build").arg("--out").arg(&self.out).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let mut most = None;
        while child.try_wait()?.is_none() {
            most = most.max(high_water_mark(child.id()));
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        Ok(most)
    }
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort_unstable();
    Ok(paths)
}

/// The phases of a build, by the calls that `build` makes.
pub fn phases(stage: &Stage) -> Outcome<Phases> {
    let fault = |error: &dyn std::fmt::Debug| format!("{error:?}");
    let (load, read) = timed(|| Ok(pipeline::load(&stage.book).map_err(|error| fault(&error))?))?;
    if let Some(first) = read.faults.first() {
        return Err(format!("the book has {} faults; the first: {first:?}", read.faults.len()).into());
    }
    let (derive, overview) = timed(|| Ok(clientbook::derive::derive(&read.book, TODAY, clientbook::derive::HORIZON)))?;
    drop(overview);
    let language = read.book.settings.language;
    let (see, seen) = timed(|| Ok(pipeline::site_data(&stage.book, read, std::sync::Arc::default(), TODAY, language)))?;
    let (site, pages) = timed(|| Ok(seen.site().pages()))?;
    let fingerprint = on_all_cores(&seen, &pages, |site, page, _| {
        std::hint::black_box(site.fingerprint(page, &site.path(page)));
        Ok(())
    })?;
    let render = on_all_cores(&seen, &pages, |site, page, buffer| {
        site.render(page, buffer).map_err(|error| format!("{error:?}").into())
    })?;
    let of_search: Vec<Page> = {
        let site = seen.site();
        pages.iter().filter(|page| site.path(**page).starts_with("search/")).copied().collect()
    };
    let search = on_all_cores(&seen, &of_search, |site, page, buffer| {
        site.render(page, buffer).map_err(|error| format!("{error:?}").into())
    })?;
    remove(&stage.out)?;
    let mirror = || Ok(mirror::mirror(&seen.site(), &stage.book, &stage.out).map_err(|error| fault(&error))?);
    let (write_all, _) = timed(mirror)?;
    let (write_none, report) = timed(mirror)?;
    if report.written > 0 {
        return Err(format!("nothing changed, but {} files were written", report.written).into());
    }
    let (free, ()) = timed(|| {
        drop(seen);
        Ok(())
    })?;
    Ok(Phases { load, derive, see, site, fingerprint, render, search, write_all, write_none, free })
}

type PageWork = fn(&Site, Page, &mut Vec<u8>) -> Outcome<()>;

fn on_all_cores(seen: &SiteData, pages: &[Page], work: PageWork) -> Outcome<f64> {
    let site = seen.site();
    let pages = pages.par_iter().with_max_len(16);
    Ok(timed(|| pages.try_for_each_init(Vec::new, |buffer, &page| work(&site, page, buffer)))?.0)
}

/// Seconds from a saved note to the new page of its customer, without the rest that the watcher waits:
/// the middle of several.
pub fn preview(stage: &Stage) -> Outcome<f64> {
    const NOTES: usize = 9;
    let options = Options {
        root: stage.book.clone(),
        poll: false,
        command: None,
        language: Box::new(|language| language),
        today: Box::new(|_| TODAY),
    };
    let folders = Folders::read(&stage.book).map_err(|error| format!("{error:?}"))?;
    let preview = Preview::new(options, folders);
    let ids = sorted(&stage.book.join("customers"))?;
    let mut seconds = Vec::new();
    for number in 0..NOTES {
        let id = ids[ids.len() * number / NOTES].file_name().unwrap_or_default().to_string_lossy();
        let path = format!("customers/{id}/visits/{TODAY}-2359.md");
        seconds.push(timed(|| save_and_look(&preview, &stage.book, &path, &id))?.0);
        fs::remove_file(stage.book.join(&path))?;
        preview.change(&[path]).map_err(|error| format!("{error:?}"))?;
    }
    seconds.sort_by(f64::total_cmp);
    Ok(seconds[NOTES / 2])
}

fn save_and_look(preview: &Preview, book: &Path, path: &str, id: &str) -> Outcome<()> {
    fs::write(book.join(path), "+++\nchannel = \"call\"\n+++\n\nA word for the preview.\n")?;
    preview.change(&[path.to_owned()]).map_err(|error| format!("{error:?}"))?;
    let (seen, mut html) = (preview.seen(), Vec::new());
    let site = seen.site();
    let page = site.page_at(&format!("customers/{id}.html")).ok_or("no such page")?;
    site.render(page, &mut html).map_err(|error| format!("{error:?}"))?;
    let is_new = String::from_utf8_lossy(&html).contains("A word for the preview.");
    if is_new { Ok(()) } else { Err("the page does not show the new note".into()) }
}
