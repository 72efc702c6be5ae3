//! What is wrong with the user's text, and where.
//!
//! In: facts about a fault, found by any room above. Out: values that `cli` prints and `render`
//! shows. This module never formats a sentence (the words live in `i18n`) and never stops anything:
//! a [`Diagnostic`] stands beside what could be read, it does not replace it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How bad a fault is. Only errors make `check` exit with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// A spot in a file of the book.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Relative to the book, with `/` on every system.
    pub path: Arc<str>,
    /// Counted from 1; 0 when the whole file (or its absence) is meant.
    pub line: usize,
    /// In characters, counted from 1; 0 when the whole file is meant.
    pub column: usize,
    /// The line itself, without its end; of a long one a window around the mark. Empty when the whole
    /// file is meant.
    pub excerpt: String,
    /// Bytes of `excerpt` where the mark begins and ends.
    pub mark: (usize, usize),
}

impl Place {
    /// The file as a whole.
    pub fn file(path: &str) -> Place {
        Place { path: path.into(), line: 0, column: 0, excerpt: String::new(), mark: (0, 0) }
    }

    /// The bytes `span` of `text`, which is all of the file. Whoever places more than one fault in a
    /// text asks its [`Lines`].
    pub fn at(path: &str, text: &str, span: Range<usize>) -> Place {
        Lines::new(text).place(&path.into(), span)
    }
}

/// How many bytes of a line a place keeps; of a longer one, a window around the mark.
const EXCERPT: usize = 400;

/// How many bytes before the mark such a window shows.
const BEFORE_MARK: usize = 120;

/// Stands where a line was cut.
const CUT: &str = "…";

/// Characters are counted from these bytes on: a long line is not read anew for each fault in it.
const STRIDE: usize = 1024;

/// Where the lines and characters of a text begin; sorted out when the first place is asked for.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    index: OnceCell<Index>,
}

#[derive(Debug)]
struct Index {
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters begin before each multiple of [`STRIDE`].
    characters: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Lines<'t> {
        Lines { text, index: OnceCell::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', bytes).map(|end| end + 1)).collect();
            let mut characters = vec![0];
            for chunk in bytes.chunks(STRIDE) {
                characters.push(characters[characters.len() - 1] + begun(chunk));
            }
            Index { starts, characters }
        })
    }

    /// How many characters begin before the byte `at`.
    fn characters_before(&self, at: usize) -> usize {
        let from = at / STRIDE;
        self.index().characters[from] + begun(&self.text.as_bytes()[from * STRIDE..at])
    }

    /// The bytes `span` of the text, in the file of this path.
    pub fn place(&self, path: &Arc<str>, span: Range<usize>) -> Place {
        let text = self.text;
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let start = floor_char(text, span.start).max(mark);
        let starts = &self.index().starts;
        let line = starts.partition_point(|&at| at <= start);
        let line_start = starts[line - 1].max(mark);
        let line_end = starts.get(line).map_or(text.len(), |&next| next - 1);
        let excerpt = text[line_start..line_end].trim_end_matches('\r');
        let from = (start - line_start).min(excerpt.len());
        let to = floor_char(text, span.end.min(line_start + excerpt.len())).max(start) - line_start;
        let column = self.characters_before(line_start + from) - self.characters_before(line_start) + 1;
        let (excerpt, mark) = window(excerpt, from..to.clamp(from, excerpt.len()));
        Place { path: path.clone(), line, column, excerpt, mark }
    }
}

/// How many characters begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// A line and the bytes of it that are marked; cut to a window around them where it is long.
fn window(line: &str, mark: Range<usize>) -> (String, (usize, usize)) {
    if line.len() <= EXCERPT {
        return (line.to_owned(), (mark.start, mark.end));
    }
    let from = floor_char(line, mark.start.saturating_sub(BEFORE_MARK).min(line.len() - EXCERPT));
    let to = floor_char(line, from + EXCERPT);
    let mut excerpt = String::with_capacity(EXCERPT + 2 * CUT.len());
    if from > 0 {
        excerpt.push_str(CUT);
    }
    let shift = |at: usize, head: usize| at.clamp(from, to) - from + head;
    let mark = (shift(mark.start, excerpt.len()), shift(mark.end, excerpt.len()));
    excerpt.push_str(&line[from..to]);
    if to < line.len() {
        excerpt.push_str(CUT);
    }
    (excerpt, mark)
}

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One fault. Its sentence is the message `fault-…` of the i18n files, filled from `args`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub fault: Fault,
    pub place: Place,
    pub args: Vec<(Cow<'static, str>, String)>,
    /// The remedy: a message id of the i18n files, filled from `args`. Where it is the fault's
    /// usual one, the attribute `.hint` of its message is used.
    pub hint: Option<Cow<'static, str>>,
}

impl Diagnostic {
    pub fn new(fault: Fault, place: Place) -> Diagnostic {
        Diagnostic { fault, place, args: Vec::new(), hint: None }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Diagnostic {
        self.args.push((name.into(), value.into()));
        self
    }

    pub fn hint(mut self, id: &'static str) -> Diagnostic {
        self.hint = Some(id.into());
        self
    }

    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }
}

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident = $code:literal $severity:ident $key:literal,)*) => {
        /// What can be wrong with a book. Codes are stable: they are never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Fault { $($(#[$doc])* $name,)* }

        impl Fault {
            pub const ALL: &[Fault] = &[$(Fault::$name),*];

            /// The stable code, for programs and for searching.
            pub fn code(self) -> &'static str {
                match self { $(Fault::$name => $code,)* }
            }

            /// The id of its sentence in the i18n files.
            pub fn key(self) -> &'static str {
                match self { $(Fault::$name => $key,)* }
            }

            pub fn severity(self) -> Severity {
                match self { $(Fault::$name => Severity::$severity,)* }
            }
        }
    };
}

faults! {
    /// Bytes that are not UTF-8.
    NotUtf8 = "CB001" Error "fault-not-utf8",
    /// A file over the limit of `load`.
    TooLarge = "CB002" Error "fault-too-large",
    /// Two devices say different things, and nobody chose yet.
    Question = "CB047" Error "fault-question",
    /// Links are never followed: they could lead out of the book.
    Symlink = "CB003" Error "fault-symlink",
    /// A pipe, a socket or a device, which could make the program wait for ever.
    NotPlain = "CB048" Error "fault-not-plain",
    /// The operating system refuses to give the file.
    Unreadable = "CB004" Error "fault-unreadable",
    /// `+++` opens and never closes.
    FrontMatterOpen = "CB005" Error "fault-front-matter-open",
    /// YAML's `---` where TOML's `+++` belongs.
    YamlFrontMatter = "CB039" Error "fault-yaml-front-matter",
    /// A folder under `customers/` without its card.
    NoCard = "CB006" Error "fault-no-card",
    /// A file that no part of the program reads.
    StrayFile = "CB007" Warning "fault-stray-file",
    /// A visit note or complaint whose name is not a day.
    BadFileName = "CB008" Error "fault-bad-file-name",
    /// `format` is higher than this program knows.
    NewerFormat = "CB009" Warning "fault-newer-format",
    /// A file where a folder belongs.
    NotAFolder = "CB037" Error "fault-not-a-folder",
    /// A theme that the program does not have.
    UnknownTheme = "CB038" Error "fault-unknown-theme",
    /// TOML that does not parse.
    Toml = "CB010" Error "fault-toml",
    /// A key that is not part of the format.
    UnknownKey = "CB011" Error "fault-unknown-key",
    /// A text where a number belongs, and the like.
    WrongType = "CB012" Error "fault-wrong-type",
    /// A key that must be there.
    MissingKey = "CB013" Error "fault-missing-key",
    /// A value that is none of those allowed.
    BadChoice = "CB014" Error "fault-bad-choice",
    /// 2026-02-30, or text that is no day.
    BadDay = "CB015" Error "fault-bad-day",
    /// A lunar day that its year lacks.
    BadLunarDay = "CB016" Error "fault-bad-lunar-day",
    /// An amount that cannot be read without guessing.
    BadMoney = "CB017" Error "fault-bad-money",
    /// A number out of its range.
    OutOfRange = "CB018" Error "fault-out-of-range",
    /// An empty text where one is needed.
    Empty = "CB019" Error "fault-empty",
    /// A folder's name that is no id.
    BadId = "CB020" Error "fault-bad-id",
    /// Two folders that differ only by case or Unicode form.
    DuplicateId = "CB021" Error "fault-duplicate-id",
    /// A reference that leads nowhere.
    UnknownCustomer = "CB022" Error "fault-unknown-customer",
    /// A customer who refers to themselves.
    SelfReference = "CB023" Error "fault-self-reference",
    /// A tier that the settings do not have.
    UnknownTier = "CB024" Error "fault-unknown-tier",
    /// A payment or promise for an invoice that is not in the account.
    UnknownInvoice = "CB025" Error "fault-unknown-invoice",
    /// One invoice number twice.
    DuplicateInvoice = "CB026" Error "fault-duplicate-invoice",
    /// Terms such as `net 30` that cannot be read.
    BadTerms = "CB027" Error "fault-bad-terms",
    /// Parts that do not add up to their invoice.
    PartsDoNotAddUp = "CB028" Error "fault-parts",
    /// `{word}` in an own text that is no place to fill in.
    UnknownPlace = "CB042" Warning "fault-unknown-place",
    /// A currency that ISO 4217 does not list.
    UnknownCurrency = "CB043" Error "fault-unknown-currency",
    /// A payment number twice in one account: two devices' payments would be taken for one.
    DuplicatePayment = "CB044" Warning "fault-duplicate-payment",
    /// More is written off than was invoiced.
    WriteOffTooLarge = "CB045" Warning "fault-write-off",
    /// Due before the day of the invoice.
    DueBeforeDate = "CB046" Warning "fault-due-before-date",
    /// A length of time such as `24 months` that cannot be read.
    BadPeriod = "CB040" Error "fault-bad-period",
    /// A condition of a filter that is none.
    BadFilter = "CB041" Error "fault-bad-filter",
    /// A field under `[custom]` that the settings do not define.
    UnknownField = "CB029" Error "fault-unknown-field",
    /// A word such as `due:soon` in a task.
    BadPromise = "CB030" Error "fault-bad-promise",
    /// `[[somebody]]` who is not in the book, or could be several.
    BadWikilink = "CB031" Warning "fault-bad-wikilink",
    /// An image or paper that is not in the folder.
    MissingFile = "CB032" Warning "fault-missing-file",
    /// A paper in which a browser would run scripts.
    ActivePaper = "CB049" Warning "fault-active-paper",
    /// A link with a scheme that the site does not let through.
    UnsafeLink = "CB033" Warning "fault-unsafe-link",
    /// `occasion` names nothing that is known.
    UnknownOccasion = "CB034" Warning "fault-unknown-occasion",
    /// A payment for an invoice of a later day.
    PaymentBeforeInvoice = "CB035" Warning "fault-payment-before-invoice",
    /// A template of the book's own theme that does not parse.
    BadTemplate = "CB036" Error "fault-bad-template",
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A place by the definition of its words: counted from the start of the text.
    fn counted(text: &str, span: Range<usize>) -> (usize, usize, &str) {
        let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let start = floor_char(text, span.start).max(mark);
        let line_start = text[..start].rfind('\n').map_or(mark, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let from = (start - line_start).min(line.len());
        (text[..line_start].matches('\n').count() + 1, line[..from].chars().count() + 1, line)
    }

    proptest! {
        #[test]
        fn a_place_is_what_counting_gives(text in "\u{feff}?([a-z客é\r]{0,9}\n?){0,9}", start in 0..90_usize, length in 0..9_usize) {
            let place = Place::at("x.md", &text, start..start + length);
            let (line, column, excerpt) = counted(&text, start..start + length);
            prop_assert_eq!((place.line, place.column, place.excerpt.as_str()), (line, column, excerpt));
            prop_assert!(place.mark.0 <= place.mark.1 && place.mark.1 <= place.excerpt.len());
        }

        #[test]
        fn of_a_long_line_the_marked_part_is_kept(head in 0..3_000_usize, tail in 0..3_000_usize) {
            let text = format!("one\n{}MARK{}\n", "客".repeat(head), "x".repeat(tail));
            let at = text.find("MARK").unwrap();
            let place = Place::at("x.md", &text, at..at + 4);
            prop_assert_eq!((place.line, place.column), (2, head + 1));
            prop_assert_eq!(&place.excerpt[place.mark.0..place.mark.1], "MARK");
            prop_assert!(place.excerpt.len() <= EXCERPT + 2 * CUT.len());
        }
    }

    #[test]
    fn a_mark_longer_than_the_window_is_cut() {
        let text = "y".repeat(100_000);
        let place = Place::at("x.md", &text, 5_000..90_000);
        assert_eq!((place.column, place.mark), (5_001, (CUT.len() + BEFORE_MARK, CUT.len() + EXCERPT)));
        assert!(place.excerpt.starts_with(CUT) && place.excerpt.ends_with(CUT));
    }
}
