//! Load, derive, render: all steps from a folder to a site.

mod arrivals;
mod cache;
mod history;
mod times;

pub use times::{Asked, record_times};

use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::book::profile::Profile;
use crate::book::record::Record;
use crate::book::record_history::RecordHistory;
use crate::book::record_times::RecordTimes;
use crate::book::{Book, Day, Settings};
use crate::derive::{self, Overview};
use crate::diagnostic::{Diagnostic, Fault, Place};
use crate::disk::Folder;
use crate::git::ignored::Rule;
use crate::git::{Git, GitError, Trouble, head};
use crate::i18n::{self, Language, Words};
use crate::load::{self, LoadError, theme_files};
use crate::render::render_error::RenderError;
use crate::render::{Site, Theme};
use crate::withhold::{Scrubber, Withheld, withheld};

pub use history::{history_or_none, past};

/// A book as read.
#[derive(Clone, Default)]
pub struct LoadedBook {
    /// The book; what could not be read is left out of it.
    pub book: Book,
    /// What is wrong with its files.
    pub faults: Vec<Diagnostic>,
}

/// A book without what a profile leaves out. Faults quote the files and the history tells old values, so that an edition
/// that leaves anything out has neither.
pub struct Edition {
    /// What is left of the book, and of its faults.
    pub read: LoadedBook,
    /// Ids of customers that were left out because their file does not say plainly how secret they are.
    pub doubtful: Vec<String>,
    /// Whether nothing was left out.
    pub is_whole: bool,
}

/// All that a page needs.
pub struct SiteData {
    /// The book.
    pub book: Book,
    /// What is wrong with its files.
    pub faults: Vec<Diagnostic>,
    /// What follows from the book on the day that is shown.
    pub overview: Overview,
    /// What the history says; empty without one.
    pub past: Arc<RecordHistory>,
    /// When the records changed last; empty until [`SiteData::fill_times`].
    pub times: OnceLock<RecordTimes>,
    /// Templates and assets of the pages.
    pub theme: Arc<Theme>,
    /// The messages in the language of the pages.
    pub words: &'static Words,
}

/// A theme as read from a book, in one language.
#[derive(Clone)]
pub struct LoadedTheme {
    theme: Arc<Theme>,
    /// What is wrong with the book's own files.
    faults: Vec<Diagnostic>,
    words: &'static Words,
}

impl LoadedTheme {
    /// The theme that the settings name, with the book's own files.
    pub fn read(root: &Path, settings: &Settings, language: Language) -> LoadedTheme {
        let words = i18n::words(language);
        let (own, mut faults) = theme_files::read(root);
        let (theme, theme_faults) = Theme::new(&settings.theme, &own, words);
        faults.extend(theme_faults);
        LoadedTheme { theme: Arc::new(theme), faults, words }
    }
}

/// Reads a directory as a book. Faults in files are returned with the book; only a folder that is not a readable book
/// is an error.
pub fn load(root: &Path) -> Result<LoadedBook, LoadError> {
    let (book, faults) = load::load(root)?;
    Ok(with_arrivals(root, book, faults, true))
}

/// The book with the days on which cards came into its history, where they do not say it themselves; `remember` says
/// whether these may be written down.
pub fn with_arrivals(root: &Path, book: Book, faults: Vec<Diagnostic>, remember: bool) -> LoadedBook {
    let mut read = LoadedBook { book, faults };
    let wanted = arrivals::wanted(&read.book);
    if !wanted.is_empty() && head::is_in_repository(root) {
        let found = arrivals::find(root, &wanted, || git_of(root, &read).ok(), remember);
        for (at, day) in wanted.into_iter().zip(found) {
            read.book.customers[at.0].arrived = day;
        }
    }
    read
}

/// What is wrong with a book as of a day, beyond what its files alone show.
pub fn faults_of_day(root: &Path, book: &Book, today: Day) -> Vec<Diagnostic> {
    let mut faults = derive::unborn::faults(book, today);
    faults.extend(derive::future::faults(book, today));
    faults.extend(derive::referral::faults(book));
    faults.extend(load::account_faults(root, book, today));
    faults
}

/// The edition of a book by a profile.
pub fn edition(root: &Path, read: LoadedBook, profile: &Profile, words: &Words) -> Edition {
    if profile.shows_all() {
        return Edition { read, doubtful: Vec::new(), is_whole: true };
    }
    let Withheld { mut book, scrubber, doubtful } = withheld(&read.book, &read.faults, profile, words);
    leave_out_telling_papers(root, &mut book, &scrubber);
    Edition { read: LoadedBook { book, faults: Vec::new() }, doubtful, is_whole: false }
}

/// Leaves out papers that are text, such as drawings, and hold a value that was left out. Photos and other papers are not
/// searched.
fn leave_out_telling_papers(root: &Path, book: &mut Book, scrubber: &Scrubber) {
    let Ok(folder) = Folder::open(root) else { return };
    let tells = |id: &str, file: &String| {
        let bytes = folder.read(&Record::Paper(file).path(id)).unwrap_or_default();
        simdutf8::basic::from_utf8(&bytes).is_ok_and(|text| scrubber.finds(text))
    };
    for customer in book.customers.iter_mut().filter(|customer| !customer.files.is_empty()) {
        let id = customer.id.clone();
        if customer.files.iter().any(|file| tells(&id, file)) {
            Arc::make_mut(&mut customer.folder).files.retain(|file| !tells(&id, file));
        }
    }
}

/// The repository of a book as it was read, or why there is none.
pub fn git_of(root: &Path, read: &LoadedBook) -> Result<Git, GitError> {
    let pipe = read.faults.iter().find(|fault| fault.fault == Fault::NotPlain);
    let pipe = pipe.map(|fault| fault.place.path.to_string()).or_else(|| load::pipes::find(root));
    if let Some(path) = pipe {
        return Err(GitError::new("git", Trouble::Pipe, &path));
    }
    let owner = &read.book.settings.owner;
    Git::open(root, owner.name.clone().zip(owner.email.clone()))
}

/// The files of the book that git leaves out. None where git cannot tell: then the commands that need it say why.
pub fn left_out_by_git(git: &Git) -> Vec<Diagnostic> {
    let fault = |(path, rule): (String, Rule)| {
        let elsewhere = rule.gives_way();
        let fault = Diagnostic::new(Fault::IgnoredByGit, Place::file(&path))
            .with("rule", rule.pattern)
            .with("file", rule.file)
            .with("line", rule.line);
        if elsewhere { fault.hint("hint-ignored-elsewhere") } else { fault }
    };
    git.ignored().unwrap_or_default().into_iter().map(fault).collect()
}

/// Derives the overview of a book on a day, and reads the theme to show it with.
pub fn site_data(root: &Path, read: LoadedBook, past: Arc<RecordHistory>, today: Day, language: Language) -> SiteData {
    let theme = LoadedTheme::read(root, &read.book.settings, language);
    themed_site_data(root, read, past, today, theme)
}

/// The same with a theme that was read already.
pub fn themed_site_data(
    root: &Path,
    read: LoadedBook,
    past: Arc<RecordHistory>,
    today: Day,
    LoadedTheme { theme, faults: theme_faults, words }: LoadedTheme,
) -> SiteData {
    let overview = derive::derive(&read.book, today, derive::YEAR);
    let mut faults = read.faults;
    faults.extend(theme_faults);
    faults.extend(faults_of_day(root, &read.book, today));
    SiteData { book: read.book, faults, overview, past, times: OnceLock::new(), theme, words }
}

/// What a page needs that belongs to no book.
pub fn no_book(today: Day, words: &'static Words) -> SiteData {
    let book = Book::default();
    let overview = derive::derive(&book, today, 0);
    let theme = Arc::new(Theme::new(&book.settings.theme, &[], words).0);
    SiteData { book, faults: Vec::new(), overview, past: Arc::default(), times: OnceLock::new(), theme, words }
}

impl SiteData {
    /// Ignores the book's own templates, and reports the reason on the page of faults.
    pub fn without_own_theme(&mut self, error: RenderError) {
        let place = Place::file(&format!("theme/templates/{}", error.template));
        self.faults.push(Diagnostic::new(Fault::BadTemplate, place).with("reason", error.reason));
        self.theme = Arc::new(Theme::new(&self.book.settings.theme, &[], self.words).0);
    }

    /// Finds out when the records changed last, which [`crate::render::Page::tells_times`] says of its page. It looks
    /// at every record's file.
    pub fn fill_times(&self, root: &Path, remembers: bool) {
        let asked = Asked { notes: self.book.settings.calendar.tells_notes(), remembers, exact: false };
        self.times.get_or_init(|| record_times(root, &self.book, asked));
    }

    /// Makes the site.
    pub fn site(&self) -> Site<'_> {
        Site::new(&self.book, &self.overview, (&self.past, &self.times), &self.faults, &self.theme, self.words)
    }
}
