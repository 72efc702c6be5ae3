//! The floor: what any program must do that reads these files and writes those. Two threads walk and
//! read the book, then write files of the site's paths and sizes; nothing is parsed, nothing is
//! compared.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

const THREADS: usize = 2;

/// How many customers or files a thread takes at a time.
const SHARE: usize = 16;

/// A file that is to be written: path below the output folder, and size.
pub type Planned = (PathBuf, usize);

/// Reads every file of the book.
pub fn read(book: &Path) -> io::Result<()> {
    let mut top = Vec::new();
    for entry in fs::read_dir(book.join("customers"))? {
        top.push(entry?.path());
    }
    top.push(book.join("clientbook.toml"));
    on_threads(&top, |path, buffer| read_all(path, path.is_file(), buffer))?;
    Ok(())
}

/// Writes `files` into the folder `out`, which is made.
pub fn write(out: &Path, files: &[Planned]) -> io::Result<()> {
    fs::create_dir_all(out)?;
    let mut folders: Vec<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        fs::create_dir_all(out.join(folder))?;
    }
    on_threads(files, |(path, size), buffer| {
        if buffer.len() < *size {
            buffer.resize(*size, b'x');
        }
        File::create(out.join(path))?.write_all(&buffer[..*size])?;
        Ok(*size)
    })?;
    Ok(())
}

/// The files of a built site, largest first so that no thread is left with a large one at the end.
pub fn listing(out: &Path) -> io::Result<Vec<Planned>> {
    let mut files = Vec::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path();
                let below = path.strip_prefix(out).map_err(io::Error::other)?.to_owned();
                files.push((below, entry.metadata()?.len() as usize));
            }
        }
    }
    files.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    Ok(files)
}

fn on_threads<T: Sync>(items: &[T], work: impl Fn(&T, &mut Vec<u8>) -> io::Result<usize> + Sync) -> io::Result<usize> {
    let next = AtomicUsize::new(0);
    let run = || {
        let (mut buffer, mut sum) = (vec![0; 1 << 20], 0);
        loop {
            let from = next.fetch_add(SHARE, Ordering::Relaxed).min(items.len());
            let share = &items[from..(from + SHARE).min(items.len())];
            if share.is_empty() {
                return Ok(sum);
            }
            for item in share {
                sum += work(item, &mut buffer)?;
            }
        }
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(run)).collect();
        let sums = threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(io::Error::other("panic"))));
        sums.sum()
    })
}

fn read_all(path: &Path, is_file: bool, buffer: &mut [u8]) -> io::Result<usize> {
    let mut sum = 0;
    if is_file {
        let mut file = File::open(path)?;
        loop {
            match file.read(buffer)? {
                0 => return Ok(sum),
                read => sum += read,
            }
        }
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        sum += read_all(&entry.path(), entry.file_type()?.is_file(), buffer)?;
    }
    Ok(sum)
}
