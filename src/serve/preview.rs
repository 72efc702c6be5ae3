//! The book in memory, and the site made from it.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, RwLock};

use xxhash_rust::xxh3::Xxh3;

use super::command::{CommandResult, RunCommand};
use crate::book::Day;
use crate::book::record::Record;
use crate::i18n::Language;
use crate::load::{CUSTOMERS, Folders, LoadError, SETTINGS, TEXTS};
use crate::pipeline::{self, LoadedTheme, SiteData};

/// What the preview needs to run. Day and language are functions, called again at each change: only the command line
/// reads the clock.
pub struct Options {
    /// The book's folder.
    pub root: PathBuf,
    /// Check the files every second instead of using the system's change notifications.
    pub poll: bool,
    /// Chooses the language; gets the one of the settings.
    pub language: Box<dyn Fn(Language) -> Language + Send + Sync>,
    /// Runs a command that a form was sent for; `None` where nothing may be changed.
    pub command: Option<RunCommand>,
    /// Tells the day to show; gets the fixed day of the settings, if any.
    pub today: Box<dyn Fn(Option<Day>) -> Day + Send + Sync>,
}

/// The book in memory, and the site made from it.
pub struct Preview {
    options: Options,
    folders: RwLock<Folders>,
    /// The theme, until its files or the settings change.
    theme: Mutex<Option<LoadedTheme>>,
    seen: RwLock<Arc<SiteData>>,
}

impl Preview {
    /// Derives the first site from folders that were read already.
    pub fn new(options: Options, folders: Folders) -> Preview {
        let theme = Mutex::default();
        let seen = RwLock::new(Arc::new(see(&options, &folders, &theme)));
        Preview { options, folders: RwLock::new(folders), theme, seen }
    }

    /// The book's folder.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// Whether the pages lead to forms.
    pub fn has_forms(&self) -> bool {
        self.options.command.is_some()
    }

    /// Runs a command of a form.
    pub(super) fn command(&self, words: &[String]) -> CommandResult {
        match &self.options.command {
            Some(run) => run(words),
            None => CommandResult { lines: Vec::new(), changed: Vec::new(), failure: None },
        }
    }

    /// The current site; derived again when the day has changed.
    pub fn seen(&self) -> Arc<SiteData> {
        let seen = self.seen.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone();
        let today = (self.options.today)(seen.book.settings.today);
        if seen.overview.today == today { seen } else { self.refresh() }
    }

    /// Takes in changes of these paths, which are relative to the book and use `/`. Returns whether the pages may
    /// have changed.
    pub fn change(&self, paths: &[String]) -> Result<bool, LoadError> {
        let mut folders = self.folders.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut matters = false;
        let is_shared =
            |path: &String| path == SETTINGS || path == CUSTOMERS || path == TEXTS || path.starts_with("texts/");
        if paths.iter().any(is_shared) {
            *folders = Folders::read(&self.options.root)?;
            matters = true;
        } else {
            let mut ids: Vec<&str> = paths.iter().filter_map(|path| customer_of(path)).collect();
            ids.sort_unstable();
            ids.dedup();
            for id in ids {
                folders.reread(&self.options.root, id);
                matters = true;
            }
        }
        let is_theme = paths.iter().any(|path| path.starts_with("theme/"));
        if is_theme || paths.iter().any(is_shared) {
            *self.theme.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = None;
        }
        matters |= is_theme;
        drop(folders);
        if !matters {
            return Ok(false);
        }
        let before = content_of(&self.seen.read().unwrap_or_else(|poisoned| poisoned.into_inner()));
        // The content of papers is not read: one that was written may have changed.
        let is_paper = |path: &String| matches!(Record::of_path(path), Some((_, Record::Paper(_))));
        Ok(content_of(&self.refresh()) != before || paths.iter().any(is_paper))
    }

    fn refresh(&self) -> Arc<SiteData> {
        let folders = self.folders.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        let seen = Arc::new(see(&self.options, &folders, &self.theme));
        *self.seen.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = seen.clone();
        seen
    }
}

fn see(options: &Options, folders: &Folders, theme: &Mutex<Option<LoadedTheme>>) -> SiteData {
    let (book, faults) = folders.resolve();
    let today = (options.today)(book.settings.today);
    let language = (options.language)(book.settings.language);
    let past = pipeline::history_or_none(&options.root, false);
    let mut kept = theme.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let theme = kept.get_or_insert_with(|| LoadedTheme::read(&options.root, &book.settings, language)).clone();
    let read = pipeline::with_arrivals(&options.root, book, faults, false);
    pipeline::themed_site_data(&options.root, read, past, today, theme)
}

/// A hash of what was read: files that were touched and not changed leave it as it is.
fn content_of(seen: &SiteData) -> u64 {
    let mut hasher = Xxh3::new();
    (seen.book.settings_fingerprint, seen.theme.fingerprint).hash(&mut hasher);
    for customer in &seen.book.customers {
        (&customer.id, customer.fingerprint).hash(&mut hasher);
    }
    for fault in &seen.faults {
        (fault.fault, &fault.place.path, fault.place.line, fault.place.column, &fault.args).hash(&mut hasher);
    }
    hasher.finish()
}

/// The id in `customers/ID` or `customers/ID/…`.
fn customer_of(path: &str) -> Option<&str> {
    let id = path.strip_prefix(CUSTOMERS)?.strip_prefix('/')?.split('/').next()?;
    (!id.is_empty() && !id.starts_with('.')).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_touched_and_not_changed_reloads_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let files = [
            ("clientbook.toml", "language = \"en\"\n"),
            ("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n"),
            ("texts/christmas.md", "Merry Christmas.\n"),
            ("theme/static/tokens.css", ":root { --ink: red; }\n"),
            ("customers/ana/files/offer.pdf", "one"),
        ];
        files.iter().for_each(|(path, text)| write(path, text));
        let options = Options {
            root: folder.path().to_owned(),
            poll: false,
            command: None,
            language: Box::new(|language| language),
            today: Box::new(|_| Day::constant(2026, 11, 21)),
        };
        let preview = Preview::new(options, Folders::read(folder.path()).unwrap());
        let changes = |path: &str| preview.change(&[path.to_owned()]).unwrap();
        for (path, text) in &files[..4] {
            write(path, text);
            assert!(!changes(path), "{path} is as it was");
            write(path, &text.replace("red", "blue").replace("Ana", "Anna").replace(".", "!").replace("en", "zh-CN"));
            assert!(changes(path), "{path} changed");
        }
        assert!(changes("customers/ana/files/offer.pdf") && !changes("notes.txt"));
    }
}
