//! What is wrong with the user's text, and where.
//!
//! In: facts about a fault, found by any module above. Out: values that `cli` prints and `render` shows. This module
//! does not write sentences (their words are in `i18n`), and a fault does not stop the program: everything else that
//! could be read is used.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

mod place;

pub use place::{Lines, Place, floor_char};

/// How bad a fault is. Only errors make `check` exit with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something could not be read or used.
    Error,
    /// Everything was read, but it is probably not what the user meant.
    Warning,
}

/// One fault. Its sentence is the message `fault-…` in the i18n files, filled from `args`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What is wrong.
    pub fault: Fault,
    /// Where it is.
    pub place: Place,
    /// The values that fill the sentence and the hint, by name.
    pub args: Vec<(Cow<'static, str>, String)>,
    /// How to correct it: the id of a message in the i18n files, filled from `args`. `None` for the usual hint of the
    /// fault, the attribute `.hint` of its message.
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

/// The faults that are not among the known ones. Two are the same when they say the same, wherever they stand; each
/// known fault stands for one.
pub fn new_faults(found: Vec<Diagnostic>, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut left: HashMap<_, usize> = HashMap::with_capacity(known.len());
    for fault in known {
        *left.entry((fault.fault, fault.args.as_slice())).or_default() += 1;
    }
    let mut are_new = Vec::with_capacity(found.len());
    for fault in &found {
        let same = left.get_mut(&(fault.fault, fault.args.as_slice())).filter(|count| **count > 0);
        are_new.push(same.is_none());
        same.into_iter().for_each(|count| *count -= 1);
    }
    found.into_iter().zip(are_new).filter(|(_, is_new)| *is_new).map(|(fault, _)| fault).collect()
}

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident = $code:literal $severity:ident $key:literal,)*) => {
        /// The kinds of faults. Their codes are stable and are never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Fault { $($(#[$doc])* $name,)* }

        impl Fault {
            /// Every fault, in the order of its declaration.
            pub const ALL: &[Fault] = &[$(Fault::$name),*];

            /// The stable code, for programs and for searching.
            pub fn code(self) -> &'static str {
                match self { $(Fault::$name => $code,)* }
            }

            /// The id of its message in the i18n files.
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
    /// A file that is larger than the limit in `load`.
    TooLarge = "CB002" Error "fault-too-large",
    /// A sync found different values on two devices, and the user has not chosen yet.
    Question = "CB047" Error "fault-question",
    /// A symbolic link. Links are never followed, because they could lead out of the book.
    Symlink = "CB003" Error "fault-symlink",
    /// A pipe, a socket or a device. Reading one could wait forever.
    NotPlain = "CB048" Error "fault-not-plain",
    /// A file that the operating system does not let the program read.
    Unreadable = "CB004" Error "fault-unreadable",
    /// Front matter that begins with `+++` and has no closing `+++`.
    FrontMatterOpen = "CB005" Error "fault-front-matter-open",
    /// Front matter in YAML (`---`) instead of TOML (`+++`).
    YamlFrontMatter = "CB039" Error "fault-yaml-front-matter",
    /// A folder under `customers/` without its card.
    NoCard = "CB006" Error "fault-no-card",
    /// A file that no part of the program reads.
    StrayFile = "CB007" Warning "fault-stray-file",
    /// A second version of a record, which a sync program kept beside it.
    ConflictCopy = "CB056" Error "fault-conflict-copy",
    /// A file that a rule makes git leave out, so that it has no history and reaches no other device.
    IgnoredByGit = "CB057" Warning "fault-ignored-by-git",
    /// A file whose name has the same letters as that of another one, composed in the other form of Unicode.
    SameLetters = "CB073" Error "fault-same-letters",
    /// A visit note or complaint whose name is not a day.
    BadFileName = "CB008" Error "fault-bad-file-name",
    /// A book in a newer format than this program knows.
    NewerFormat = "CB009" Warning "fault-newer-format",
    /// A file where a folder belongs.
    NotAFolder = "CB037" Error "fault-not-a-folder",
    /// A theme that the program does not have.
    UnknownTheme = "CB038" Error "fault-unknown-theme",
    /// TOML that does not parse.
    Toml = "CB010" Error "fault-toml",
    /// A full-width character such as `＝`, for which a line is not TOML.
    FullWidth = "CB069" Error "fault-full-width",
    /// A key that is not part of the format.
    UnknownKey = "CB011" Error "fault-unknown-key",
    /// A value of the wrong type, such as a text instead of a number.
    WrongType = "CB012" Error "fault-wrong-type",
    /// A required key is missing.
    MissingKey = "CB013" Error "fault-missing-key",
    /// A word that is not one of those allowed.
    BadChoice = "CB014" Error "fault-bad-choice",
    /// A day that does not exist, such as 2026-02-30, or a text that is not a day.
    BadDay = "CB015" Error "fault-bad-day",
    /// A lunar day that does not exist in its year.
    BadLunarDay = "CB016" Error "fault-bad-lunar-day",
    /// An amount that cannot be read without guessing.
    BadMoney = "CB017" Error "fault-bad-money",
    /// An amount with more decimals than its currency has.
    TooManyDecimals = "CB055" Error "fault-decimals",
    /// A number outside the allowed range.
    OutOfRange = "CB018" Error "fault-out-of-range",
    /// An empty text where one is needed.
    Empty = "CB019" Error "fault-empty",
    /// A mobile number of mainland China with a digit too many or too few.
    MobileLength = "CB072" Warning "fault-mobile-length",
    /// Several phone numbers in one text, of which only the first is dialed.
    SeveralNumbers = "CB078" Warning "fault-several-numbers",
    /// A folder under `customers/` with a name that cannot be an id.
    BadId = "CB020" Error "fault-bad-id",
    /// Two customers whose ids differ only by case or Unicode form.
    DuplicateId = "CB021" Error "fault-duplicate-id",
    /// A reference to a customer that does not exist.
    UnknownCustomer = "CB022" Error "fault-unknown-customer",
    /// A customer who refers to themselves.
    SelfReference = "CB023" Error "fault-self-reference",
    /// A tier that the settings do not have.
    UnknownTier = "CB024" Error "fault-unknown-tier",
    /// A payment or promise for an invoice that is not in the account.
    UnknownInvoice = "CB025" Error "fault-unknown-invoice",
    /// The same invoice number twice in one account.
    DuplicateInvoice = "CB026" Error "fault-duplicate-invoice",
    /// Terms such as `net 30` that cannot be read.
    BadTerms = "CB027" Error "fault-bad-terms",
    /// An invoice without a due day in an account without terms.
    NoTerms = "CB063" Warning "fault-no-terms",
    /// A discount or a dispute that is larger than its invoice.
    MoreThanInvoice = "CB064" Warning "fault-more-than-invoice",
    /// An invoice number that differs from another one only in case or width.
    SimilarInvoice = "CB065" Warning "fault-similar-invoice",
    /// Parts that do not add up to their invoice.
    PartsDoNotAddUp = "CB028" Error "fault-parts",
    /// A payment in another currency than the invoice that it names.
    PaymentCurrency = "CB060" Error "fault-payment-currency",
    /// Shares of a payment that add up to more than the payment.
    SharesTooLarge = "CB061" Error "fault-shares",
    /// A `{word}` in one of the user's own texts that is not a placeholder.
    UnknownPlace = "CB042" Warning "fault-unknown-place",
    /// A year of birth in which nobody was born who lives now, or that lies ahead.
    OddYear = "CB054" Warning "fault-odd-year",
    /// A currency that ISO 4217 does not list.
    UnknownCurrency = "CB043" Error "fault-unknown-currency",
    /// The same payment number twice in one account. A sync would take the two payments for one.
    DuplicatePayment = "CB044" Warning "fault-duplicate-payment",
    /// A write-off that is larger than its invoice.
    WriteOffTooLarge = "CB045" Warning "fault-write-off",
    /// A due day before the day of the invoice.
    DueBeforeDate = "CB046" Warning "fault-due-before-date",
    /// A length of time such as `24 months` that cannot be read.
    BadPeriod = "CB040" Error "fault-bad-period",
    /// A name in a profile, or under `[secrecy]`, that is neither a field nor a group.
    UnknownWithheld = "CB080" Error "fault-unknown-withheld",
    /// A name under `mask` of which no part can be shown.
    NotMasked = "CB081" Error "fault-not-masked",
    /// The number of an identity card.
    IdentityNumber = "CB082" Warning "fault-identity-number",
    /// The number of a bank card.
    BankCard = "CB083" Warning "fault-bank-card",
    /// A password.
    Password = "CB084" Warning "fault-password",
    /// A condition of a filter that cannot be read.
    BadFilter = "CB041" Error "fault-bad-filter",
    /// A key by which nothing is known of customers, in a filter, a column or an order.
    UnknownFact = "CB093" Error "fault-unknown-fact",
    /// A second list of the same name.
    DuplicateList = "CB094" Error "fault-duplicate-list",
    /// A field under `[custom]` that the settings do not define.
    UnknownField = "CB029" Error "fault-unknown-field",
    /// A field of a task that cannot be read, such as `due:soon`.
    BadPromise = "CB030" Error "fault-bad-promise",
    /// A promise without a word of what was promised.
    EmptyPromise = "CB095" Warning "fault-empty-promise",
    /// A second field of one kind in a task, such as a second `due:`.
    SecondField = "CB066" Error "fault-second-field",
    /// A field of a promise that is not in a task.
    LostPromise = "CB050" Error "fault-lost-promise",
    /// What looks like the box of a task and is none.
    BadBox = "CB051" Error "fault-bad-box",
    /// A promise to pay without a day.
    NoDueDay = "CB052" Error "fault-no-due-day",
    /// A wikilink to somebody who is not in the book, or to a name that several customers have.
    BadWikilink = "CB031" Warning "fault-bad-wikilink",
    /// A link to a file that is not in the folder of the customer.
    MissingFile = "CB032" Warning "fault-missing-file",
    /// A paper in which a browser would run scripts, such as HTML.
    ActivePaper = "CB049" Warning "fault-active-paper",
    /// A link with a scheme that the site does not allow.
    UnsafeLink = "CB033" Warning "fault-unsafe-link",
    /// An image from another place, which the site shows as a link.
    OutsideImage = "CB053" Warning "fault-outside-image",
    /// An `occasion` that is not known.
    UnknownOccasion = "CB034" Warning "fault-unknown-occasion",
    /// A payment for an invoice of a later day.
    PaymentBeforeInvoice = "CB035" Warning "fault-payment-before-invoice",
    /// A payment, its return, a dispute or a write-off of a day that is still to come.
    FutureFact = "CB090" Warning "fault-future-fact",
    /// A git repository inside of a customer's folder.
    NestedRepository = "CB097" Error "fault-nested-repository",
    /// A note, a complaint or a card of a day that is still to come.
    FutureRecord = "CB096" Warning "fault-future-record",
    /// A return before its payment, or a dispute or a write-off before its invoice.
    FactTooEarly = "CB091" Warning "fault-too-early",
    /// A step of a complaint before the one that it follows, such as resolved before acknowledged.
    StepTooEarly = "CB098" Warning "fault-step-too-early",
    /// Customers who introduced each other in a circle.
    ReferralCircle = "CB099" Warning "fault-referral-circle",
    /// A stage of a deal that the settings do not have.
    UnknownStage = "CB100" Warning "fault-unknown-stage",
    /// A deal that was won, without an amount.
    WonWithoutAmount = "CB101" Warning "fault-won-without-amount",
    /// A second stage of the same name.
    DuplicateStage = "CB102" Error "fault-duplicate-stage",
    /// A refund of more than the customer had paid.
    RefundTooLarge = "CB092" Warning "fault-refund",
    /// A template in the book's own theme that does not parse.
    BadTemplate = "CB036" Error "fault-bad-template",
}

impl Fault {
    /// Whether any line of a file may not have been read.
    pub fn leaves_lines_unread(self) -> bool {
        matches!(
            self,
            Fault::NotUtf8
                | Fault::TooLarge
                | Fault::Symlink
                | Fault::NotPlain
                | Fault::Unreadable
                | Fault::FrontMatterOpen
                | Fault::YamlFrontMatter
                | Fault::NoCard
                | Fault::Toml
        )
    }
}
