//! clientbook: a salesperson's personal book of customers.
//!
//! Three flows:
//!
//! ```text
//! look      directory --load--> Book --derive(today)--> Overview --render(theme)--> Site --write--> files
//! change    lock --load--> Book --edit--> Vec<FileEdit> --store--> journal, the user's files, git commit --> Saved
//! sync      two commits --merge--> files, and questions --store--> the user's files --> git
//! ```
//!
//! Rooms stand on floors, and arrows go down only; no files name each other in a circle. A test holds both.
//!
//! ```text
//! cli           what was typed becomes calls; their values become text on the terminal
//! serve         the preview in a browser
//! store         changes of a book under its lock: save, recover, undo; what happened is a value
//! pipeline      load, derive and render on one screen
//! write         the only room that changes files: the site, the journal, one action at a time
//! git           the history and the other devices
//! archive       backups in one file
//! load          a directory becomes a Book and a list of faults
//! render        a Site: pages that own their path, template, place in the menu and view
//! edit          what is wanted becomes FileEdits
//! merge         two devices' records become one
//! exchange      tables of others in, proposals out; the phone's calendar
//! withhold      a Book becomes one with less in it: what a profile leaves out
//! wording       the sentences that terminal, preview and pages share; errors in words
//! derive        what follows from a book on a day: ledgers, agenda (a file a kind), reports (a file each)
//! format        text to types and back, a file at a time
//! book          the nouns: settings, customers, their records and where each stands
//! diagnostic    what is wrong with a text, and where
//! i18n          the words of both languages
//! disk          the only room that touches files, by paths that lead nowhere else
//! progress      how far long work has come: what works counts, the terminal shows
//! ```
//!
//! What the next change costs:
//!
//! - A field of the card is one line in [`book::field`]; reader, `set`, JSON, details, filters
//!   and the search follow from it.
//! - A kind of reminder is a file in [`derive::agenda`] with all its rules. The compiler then asks for its word, its
//!   [`derive::Why`] with a sentence, and what answers it.
//! - A report is a file in [`derive::report`]; page, terminal, `--json`, command and menu follow from its list.
//! - What people read stands in the `.ftl` files of [`i18n`], in both languages.
//!
//! `book`, `format`, `derive`, `wording`, `exchange`, `withhold`, `edit`, `merge` and `render` take values and return values: they
//! read no disk and no clock. Only `cli::terminal` prints, and `cli::progress_bar` draws, only `cli` asks what day it is.

pub mod archive;
#[macro_use]
pub mod book;
pub mod cli;
pub mod derive;
pub mod diagnostic;
pub mod disk;
pub mod edit;
pub mod exchange;
pub mod format;
pub mod git;
pub mod i18n;
pub mod load;
pub mod merge;
pub mod pipeline;
pub mod progress;
pub mod render;
pub mod serve;
pub mod store;
pub mod withhold;
pub mod wording;
pub mod write;
