//! Makes an output folder equal to a site.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::Write;
use std::path::Path;

use rayon::prelude::*;

use super::WriteError;
use super::manifest::{Entry, Manifest};
use crate::render::site::{Content, Page, Site};

/// What a build did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub pages: usize,
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Writes what changed and removes what an earlier build wrote and is no longer part of the site.
/// `root` is the book, from which customers' files are copied.
pub fn mirror(site: &Site, root: &Path, out: &Path) -> Result<Report, WriteError> {
    let old = prepare(root, out)?;
    let pages: Vec<(Page, String)> = site.pages().into_iter().map(|page| (page, site.path(page))).collect();
    make_folders(out, &pages)?;
    mark_as_ours(out, &old, &pages)?;
    let done: Vec<(Entry, bool)> = pages
        .par_iter()
        .with_max_len(16)
        .map(|(page, path)| make(site, root, out, *page, path, old.0.get(path).copied()))
        .collect::<Result<_, _>>()?;
    let written = done.iter().filter(|(_, written)| *written).count();
    let new = Manifest(pages.into_iter().zip(&done).map(|((_, path), (entry, _))| (path, *entry)).collect());
    let removed = remove_old(out, &old, &new);
    if written > 0 || removed > 0 || old.0.len() != new.0.len() {
        new.write(out)?;
    }
    Ok(Report { pages: done.len(), written, unchanged: done.len() - written, removed })
}

/// Refuses a folder that could hold somebody else's files; gives what the last build wrote.
fn prepare(root: &Path, out: &Path) -> Result<Manifest, WriteError> {
    fs::create_dir_all(out).map_err(WriteError::io(out))?;
    let (real_root, real_out) = (root.canonicalize(), out.canonicalize());
    if let (Ok(root), Ok(out)) = (real_root, real_out) {
        let first = out.strip_prefix(&root).ok().map(|below| below.components().next());
        let ours = match first {
            Some(None) => true,
            Some(Some(first)) => BOOK_FOLDERS.iter().any(|name| first.as_os_str() == *name),
            None => root.starts_with(&out),
        };
        if ours {
            return Err(WriteError::InsideBook(out));
        }
    }
    if let Some(manifest) = Manifest::read(out) {
        return Ok(manifest);
    }
    let mut entries = fs::read_dir(out).map_err(WriteError::io(out))?;
    if entries.next().is_some() { Err(WriteError::NotEmpty(out.to_owned())) } else { Ok(Manifest::default()) }
}

/// What a book's own folders are called; a site is never written among them.
const BOOK_FOLDERS: [&str; 7] = ["customers", "campaigns", "inbox", "texts", "theme", ".clientbook", ".git"];

fn make_folders(out: &Path, pages: &[(Page, String)]) -> Result<(), WriteError> {
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for (_, path) in pages {
        folders.extend(path.match_indices('/').map(|(end, _)| &path[..end]));
    }
    for folder in folders {
        let folder = out.join(folder);
        // A link in the place of a folder would lead the writing elsewhere.
        if fs::symlink_metadata(&folder).is_ok_and(|meta| !meta.is_dir()) {
            fs::remove_file(&folder).map_err(WriteError::io(&folder))?;
        }
        fs::create_dir_all(&folder).map_err(WriteError::io(&folder))?;
    }
    Ok(())
}

/// Lists the new files before any is written, so that an interrupted build is known as one.
fn mark_as_ours(out: &Path, old: &Manifest, pages: &[(Page, String)]) -> Result<(), WriteError> {
    if pages.iter().all(|(_, path)| old.0.contains_key(path)) {
        return Ok(());
    }
    let mut all = old.clone();
    for (_, path) in pages {
        all.0.entry(path.clone()).or_insert(Entry { fingerprint: 0, size: 0, modified: 0 });
    }
    all.write(out)
}

/// Brings one file up to date. Gives what to remember, and whether it was written.
fn make(site: &Site, root: &Path, out: &Path, page: Page, path: &str, old: Option<Entry>) -> Result<(Entry, bool), WriteError> {
    let target = out.join(path);
    match site.content(page) {
        Content::Copy(from) => copy(&root.join(from), &target, old),
        Content::Bytes => {
            let fingerprint = site.fingerprint(page);
            let now = old.and_then(|_| fs::symlink_metadata(&target).ok()).filter(Metadata::is_file);
            let as_left = now.as_ref().map(|meta| Entry::new(fingerprint, meta));
            if as_left.is_some() && as_left == old {
                return Ok((as_left.unwrap_or(Entry { fingerprint, size: 0, modified: 0 }), false));
            }
            BUFFER.with_borrow_mut(|buffer| {
                site.render(page, buffer).map_err(WriteError::Render)?;
                if now.as_ref().is_some_and(|meta| meta.len() == buffer.len() as u64 && same(&target, buffer)) {
                    return Ok((as_left.unwrap_or(Entry { fingerprint, size: 0, modified: 0 }), false));
                }
                let meta = write(&target, buffer, old.is_none()).map_err(WriteError::io(&target))?;
                Ok((Entry::new(fingerprint, &meta), true))
            })
        }
    }
}

fn same(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|found| found == bytes)
}

fn write(path: &Path, bytes: &[u8], new: bool) -> std::io::Result<Metadata> {
    if !new && fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file()) {
        fs::remove_file(path)?;
    }
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.metadata()
}

/// Papers and photos are compared by size and time: reading them all at each build would cost more
/// than all the rest.
fn copy(from: &Path, to: &Path, old: Option<Entry>) -> Result<(Entry, bool), WriteError> {
    let meta = fs::symlink_metadata(from).map_err(WriteError::io(from))?;
    let source = Entry::new(0, &meta);
    let fingerprint = source.modified ^ source.size.rotate_left(32);
    let now = fs::symlink_metadata(to).ok().map(|meta| Entry::new(fingerprint, &meta));
    if let Some(now) = now.filter(|now| Some(*now) == old) {
        return Ok((now, false));
    }
    if now.is_some() {
        fs::remove_file(to).map_err(WriteError::io(to))?;
    }
    fs::copy(from, to).map_err(WriteError::io(to))?;
    let meta = fs::symlink_metadata(to).map_err(WriteError::io(to))?;
    Ok((Entry::new(fingerprint, &meta), true))
}

/// Removes what was ours and is not part of the site any more, and the folders that it leaves empty.
fn remove_old(out: &Path, old: &Manifest, new: &Manifest) -> usize {
    let gone: Vec<&String> = old.0.keys().filter(|path| !new.0.contains_key(*path)).collect();
    let removed = gone.iter().filter(|path| fs::remove_file(out.join(path)).is_ok()).count();
    for path in gone {
        if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
            let _ = fs::remove_dir(out.join(folder));
        }
    }
    removed
}
