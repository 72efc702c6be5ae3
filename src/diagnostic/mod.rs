//! What is wrong with the user's text, and where.
//!
//! In: facts about a fault, found by any room above. Out: values that `cli` prints and `render`
//! shows. This module never formats a sentence (the words live in `i18n`) and never stops anything:
//! a [`Diagnostic`] stands beside what could be read, it does not replace it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

mod place;

pub use place::{Lines, Place};

/// How bad a fault is. Only errors make `check` exit with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something could not be read or used.
    Error,
    /// Everything was read, but it is probably not what the user meant.
    Warning,
}

/// One fault. Its sentence is the message `fault-…` of the i18n files, filled from `args`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What is wrong.
    pub fault: Fault,
    /// Where it is.
    pub place: Place,
    /// The values that fill the sentence and the hint, by name.
    pub args: Vec<(Cow<'static, str>, String)>,
    /// The remedy: a message id of the i18n files, filled from `args`. Where it is the fault's
    /// usual one, the attribute `.hint` of its message is used.
    pub hint: Option<Cow<'static, str>>,
}

impl Diagnostic {
    /// A fault without arguments, with its usual hint.
    pub fn new(fault: Fault, place: Place) -> Diagnostic {
        Diagnostic { fault, place, args: Vec::new(), hint: None }
    }

    /// Adds a value that fills the sentence or the hint.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Diagnostic {
        self.args.push((name.into(), value.into()));
        self
    }

    /// Replaces the usual hint by the message with this id.
    pub fn hint(mut self, id: &'static str) -> Diagnostic {
        self.hint = Some(id.into());
        self
    }

    /// How bad the fault is.
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
            /// Every fault, in the order of its declaration.
            pub const ALL: &[Fault] = &[$(Fault::$name),*];

            /// The stable code, for programs and for searching.
            pub fn code(self) -> &'static str {
                match self { $(Fault::$name => $code,)* }
            }

            /// The id of its sentence in the i18n files.
            pub fn key(self) -> &'static str {
                match self { $(Fault::$name => $key,)* }
            }

            /// How bad this fault is.
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
