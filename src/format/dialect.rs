//! The dialect of Markdown.

use pulldown_cmark::Options;

/// The dialect of Markdown in a book: GFM with tables, tasks, strikethrough and footnotes, and wikilinks.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_WIKILINKS);
