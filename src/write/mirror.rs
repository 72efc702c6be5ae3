//! Makes an output folder equal to a site.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Write;
use std::path::Path;

use rayon::prelude::*;

use super::manifest::{Entry, Manifest, ManifestState};
use super::output::{self, Output};
use super::{WriteError, at};
use crate::disk::{Entry as Name, File, Folder, Kind, Stat, stat_of};
use crate::progress::{Stage, Work};
use crate::render::{Page, Site};

/// What a build did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// All pages of the site.
    pub pages: usize,
    /// Pages that were new or different, and were written.
    pub written: usize,
    /// Pages that stood there already and were left alone.
    pub unchanged: usize,
    /// Files of an earlier build that the site no longer has, and that were deleted.
    pub removed: usize,
    /// Such files that could not be deleted. They stay on the list, so that the next build tries again.
    pub not_removed: usize,
    /// Whether the list of files could be sealed, so that the next build recognizes it as this machine's.
    pub sealed: bool,
}

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Folders of the output that are kept open; the others are opened again for each file.
const MOST_OPEN: usize = 64;

/// Writes what changed and removes what an earlier build wrote and is no longer part of the site.
/// `root` is the book, from which customers' files are copied.
pub fn mirror(site: &Site, root: &Path, out: &Path) -> Result<Report, WriteError> {
    let book = Folder::open(root).map_err(WriteError::io(root))?;
    let output = output::open(root, out)?;
    let old = prepare(&output)?;
    let mut pages: Vec<(Page, String)> = site.pages().into_iter().map(|page| (page, site.path(page))).collect();
    // Where two pages have the same path the first is written, as in the preview. This happens at the end of the
    // calendar, where the last month has no successor.
    let mut known: HashSet<&str> = HashSet::with_capacity(pages.len());
    let is_first: Vec<bool> = pages.iter().map(|(_, path)| known.insert(path)).collect();
    let mut is_first = is_first.into_iter();
    pages.retain(|_| is_first.next() == Some(true));
    let mut sealed = mark_as_ours(&output, &old, &pages)?;
    let mirror = Mirror { site, root, book, folders: make_folders(&output, &pages, old.0.is_empty())?, output };
    let work = Work::begin(Stage::Build, pages.len());
    let done: Vec<(Entry, bool)> = pages
        .par_iter()
        .with_max_len(16)
        .map(|(page, path)| {
            let made = mirror.make(*page, path, old.0.get(path).copied());
            work.step();
            made
        })
        .collect::<Result<_, _>>()?;
    drop(work);
    let written = done.iter().filter(|(_, written)| *written).count();
    let mut new = Manifest(pages.into_iter().zip(&done).map(|((_, path), (entry, _))| (path, *entry)).collect());
    let (removed, not_removed) = remove_old(&mirror.output.folder, &old, &mut new);
    if written > 0 || removed > 0 || old.0.len() != new.0.len() {
        sealed = new.write(&mirror.output)?;
    }
    Ok(Report { pages: done.len(), written, unchanged: done.len() - written, removed, not_removed, sealed })
}

/// Refuses a folder that could hold other files of the user; returns the list of what the last build wrote.
fn prepare(output: &Output) -> Result<Manifest, WriteError> {
    match Manifest::read(output)? {
        ManifestState::Ours(manifest) => return Ok(manifest),
        ManifestState::Foreign => return Err(WriteError::ForeignSite(output.path.clone())),
        ManifestState::Nothing => {}
    }
    let entries = output.folder.entries().map_err(WriteError::io(&output.path))?;
    // A build that was stopped before it renamed its list leaves only the unfinished list.
    if entries.iter().all(Name::is_staged) {
        output.folder.remove_staged();
        Ok(Manifest::default())
    } else {
        Err(WriteError::NotEmpty(output.path.clone()))
    }
}

/// Lists the new files before anything else is made, so that a build that was interrupted or ran out of
/// space is known as one. Whether the list is sealed.
fn mark_as_ours(output: &Output, old: &Manifest, pages: &[(Page, String)]) -> Result<bool, WriteError> {
    if pages.iter().all(|(_, path)| old.0.contains_key(path)) {
        return Ok(true);
    }
    let mut all = old.clone();
    for (_, path) in pages.iter().filter(|(_, path)| !old.0.is_empty() && !old.0.contains_key(path)) {
        // A file that already has a new name was not written by a build, and must not be treated as ours.
        if output.folder.stat(path).map_err(|error| at(&output.path, path, error))?.is_some() {
            return Err(WriteError::Exists(output.path.join(path)));
        }
    }
    for (_, path) in pages {
        all.0.entry(path.clone()).or_insert(Entry { fingerprint: 0, size: 0, modified: 0 });
    }
    all.write(output)
}

/// Makes the folders of the site; some stay open. What a build that was killed left in them goes.
fn make_folders(
    output: &Output,
    pages: &[(Page, String)],
    is_new: bool,
) -> Result<BTreeMap<String, Folder>, WriteError> {
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    for (_, path) in pages {
        wanted.extend(path.match_indices('/').map(|(end, _)| &path[..end]));
    }
    let mut open = BTreeMap::new();
    if !is_new {
        output.folder.remove_staged();
    }
    for path in wanted {
        let folder = output.folder.make_folders(path).map_err(|error| at(&output.path, path, error))?;
        if open.len() < MOST_OPEN {
            if !is_new {
                folder.remove_staged();
            }
            open.insert(path.to_owned(), folder);
        }
    }
    Ok(open)
}

struct Mirror<'m> {
    site: &'m Site<'m>,
    root: &'m Path,
    book: Folder,
    output: Output,
    folders: BTreeMap<String, Folder>,
}

impl Mirror<'_> {
    /// Brings one file up to date. Returns the entry for the list, and whether the file was written.
    fn make(&self, page: Page, path: &str, old: Option<Entry>) -> Result<(Entry, bool), WriteError> {
        let failed = |error| at(&self.output.path, path, error);
        let Some((folder, name)) = path.rsplit_once('/') else {
            return self.make_in(&self.output.folder, path, page, path, old);
        };
        match self.folders.get(folder) {
            Some(folder) => self.make_in(folder, name, page, path, old),
            None => self.make_in(&self.output.folder.folder(folder).map_err(failed)?, name, page, path, old),
        }
    }

    fn make_in(
        &self,
        folder: &Folder,
        name: &str,
        page: Page,
        path: &str,
        old: Option<Entry>,
    ) -> Result<(Entry, bool), WriteError> {
        let target = Target { folder, name, old };
        let failed = |error| at(&self.output.path, path, error);
        match self.site.copied(page) {
            Some(from) => self.copy(&from, &target, path),
            None => {
                let fingerprint = self.site.fingerprint(page, path);
                let now = target.now().map_err(failed)?;
                let as_left = now.as_ref().map(|stat| Entry::new(fingerprint, stat));
                if let Some(left) = as_left.filter(|left| Some(*left) == old) {
                    return Ok((left, false));
                }
                BUFFER.with_borrow_mut(|buffer| {
                    self.site.render(page, buffer).map_err(WriteError::Render)?;
                    if let Some(left) = as_left.filter(|left| left.size == buffer.len() as u64 && target.holds(buffer))
                    {
                        return Ok((left, false));
                    }
                    let stat = target.put(&mut |file| file.write_all(buffer)).map_err(failed)?;
                    Ok((Entry::new(fingerprint, &stat), true))
                })
            }
        }
    }

    /// Papers and photos are compared by size and time: reading them all at each build would cost more
    /// than all the rest.
    fn copy(&self, from: &str, target: &Target, path: &str) -> Result<(Entry, bool), WriteError> {
        let failed = |error| at(&self.output.path, path, error);
        let refused = |error| at(self.root, from, error);
        let fingerprint = |paper: &Stat| paper.modified ^ paper.size.rotate_left(32);
        let now = target.now().map_err(failed)?;
        let known = if now.is_some() { self.book.stat(from).map_err(refused)? } else { None };
        let as_left = now
            .zip(known.filter(|paper| paper.kind == Kind::File))
            .map(|(now, paper)| Entry::new(fingerprint(&paper), &now));
        if let Some(left) = as_left.filter(|left| Some(*left) == target.old) {
            return Ok((left, false));
        }
        let mut paper = self.book.file(from).map_err(refused)?;
        let fingerprint = fingerprint(&stat_of(&paper).map_err(refused)?);
        let stat = target.put(&mut |file| std::io::copy(&mut paper, file).map(drop)).map_err(failed)?;
        Ok((Entry::new(fingerprint, &stat), true))
    }
}

/// A file of the site: where it stands, and what the last build left there.
struct Target<'t> {
    folder: &'t Folder,
    name: &'t str,
    old: Option<Entry>,
}

impl Target<'_> {
    /// The file that an earlier build left; `None` where there is none.
    fn now(&self) -> std::io::Result<Option<Stat>> {
        if self.old.is_none() {
            return Ok(None);
        }
        Ok(self.folder.stat(self.name)?.filter(|stat| stat.kind == Kind::File))
    }

    fn holds(&self, bytes: &[u8]) -> bool {
        self.folder.read(self.name).is_ok_and(|found| found == bytes)
    }

    /// Writes the file. A new one is made under its name, where nothing may stand; one that is replaced
    /// keeps its old content until the new one is whole, and nothing is written through a second name of it.
    fn put(&self, write: &mut dyn FnMut(&mut File) -> std::io::Result<()>) -> std::io::Result<Stat> {
        let now = if self.old.is_some() { self.folder.stat(self.name)? } else { None };
        let Some(now) = now else {
            let mut file = self.folder.create_new(self.name)?;
            write(&mut file)?;
            return stat_of(&file);
        };
        now.check_plain(self.name)?;
        let mut staged = self.folder.stage_like(Some(&now))?;
        write(staged.file())?;
        let stat = stat_of(staged.file())?;
        staged.rename(self.name)?;
        Ok(stat)
    }
}

/// Removes what was ours and is not part of the site any more, and the folders that it leaves empty. What could not be
/// removed is added to the new list. Returns how many files were removed, and how many were not.
fn remove_old(out: &Folder, old: &Manifest, new: &mut Manifest) -> (usize, usize) {
    let gone: Vec<(&String, &Entry)> = old.0.iter().filter(|(path, _)| !new.0.contains_key(*path)).collect();
    let (mut removed, mut not_removed) = (0, 0);
    for (path, entry) in gone {
        // What is not a regular file now is not what the build wrote.
        if matches!(out.stat(path), Ok(Some(stat)) if stat.kind == Kind::File) {
            if out.remove_file(path).is_ok() {
                removed += 1;
            } else {
                not_removed += 1;
                new.0.insert(path.clone(), *entry);
            }
        }
        if let Some((folder, _)) = path.rsplit_once('/') {
            let _ = out.remove_folder(folder);
        }
    }
    (removed, not_removed)
}
