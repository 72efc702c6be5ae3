//! Load, derive, render: the whole of looking, on one screen.

use std::path::Path;

use crate::book::{Book, Day};
use crate::derive::{self, Overview};
use crate::diagnostic::{Diagnostic, Fault, Place};
use crate::i18n::{self, Language, Words};
use crate::load::{self, LoadError, theme_files};
use crate::render::site::RenderError;
use crate::render::{Site, Theme};

/// A book as read.
#[derive(Default)]
pub struct Read {
    pub book: Book,
    pub faults: Vec<Diagnostic>,
}

/// All that a page needs.
pub struct Seen {
    pub book: Book,
    pub faults: Vec<Diagnostic>,
    pub overview: Overview,
    pub theme: Theme,
    pub words: &'static Words,
}

/// A directory becomes a book.
pub fn load(root: &Path) -> Result<Read, LoadError> {
    let (book, faults) = load::load(root)?;
    Ok(Read { book, faults })
}

/// A book and a day become an overview and a theme to show it with.
pub fn see(root: &Path, read: Read, today: Day, language: Language) -> Seen {
    let words = i18n::words(language);
    let overview = derive::derive(&read.book, today, derive::YEAR);
    let (theme, theme_faults) = Theme::new(&read.book.settings.theme, &theme_files::read(root), words);
    let mut faults = read.faults;
    faults.extend(theme_faults);
    Seen { book: read.book, faults, overview, theme, words }
}

impl Seen {
    /// Leaves the book's own templates out, and says why on the page of faults.
    pub fn without_own_theme(&mut self, error: RenderError) {
        let place = Place::file(&format!("theme/templates/{}", error.template));
        self.faults.push(Diagnostic::new(Fault::BadTemplate, place).with("reason", error.reason));
        self.theme = Theme::new(&self.book.settings.theme, &[], self.words).0;
    }

    /// What was seen becomes a site.
    pub fn site(&self) -> Site<'_> {
        Site::new(&self.book, &self.overview, &self.faults, &self.theme, self.words)
    }
}
