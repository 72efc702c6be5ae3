//! What a file of another program says of customers, in the words of a card.

use crate::book::Moment;
use crate::book::customer::Labelled;
use crate::derive::report::Phrase;

/// A file of another program as it was read.
#[derive(Clone, Debug, Default)]
pub struct IncomingList {
    /// What the file was taken for, and how it was read: `vCard 3.0`, `CSV, GBK`. One message a line.
    pub about: Vec<Phrase>,
    /// The customers, in the order of the file. One that cannot be read never stops the others.
    pub customers: Vec<Result<Incoming, Refused>>,
}

/// A customer as another program has it. Nothing of it is in the book yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// Where it stands in the file.
    pub origin: Origin,
    /// The name as it is to stand on the card; never empty.
    pub name: String,
    /// The id that the other program gave it, such as the `UID` of a vCard.
    pub uid: Option<String>,
    /// Whether it has lines that only this program writes: a program that drops them has not taken away what they said.
    pub has_own_lines: bool,
    /// The ids of other cards of the file that are this customer too.
    pub other_uids: Vec<String>,
    /// What it says for the fields of the card.
    pub said: Vec<Said>,
    /// What it says for the tables of the card: contacts, family, dates, products.
    pub entries: Vec<IncomingEntry>,
    /// The days on which somebody means to be in touch again, perhaps with the time: one for each row about the customer.
    pub next: Vec<Moment>,
    /// The same where that day has passed, as a fact: nothing is planned for it.
    pub past_next: Option<(String, String)>,
    /// Markdown for below the front matter; may be empty.
    pub note: String,
    /// Facts that no field of the card holds and that a person may want to read: a label and a text, such as `QQ` and a
    /// number.
    pub facts: Vec<(String, String)>,
    /// What the book has no place for, as the other program wrote it, so that it can come out again: lines of a vCard.
    pub kept: Vec<String>,
    /// Pictures and papers.
    pub files: Vec<IncomingFile>,
    /// What was understood only in part: each is told beside the customer.
    pub doubts: Vec<Phrase>,
}

impl Incoming {
    /// Every id that the program gave it.
    pub fn ids(&self) -> Vec<&str> {
        self.uid.iter().chain(&self.other_uids).map(String::as_str).collect()
    }
}

/// Where a customer stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file, where there are several; empty for the only one.
    pub file: String,
    /// The sheet of a workbook; empty elsewhere.
    pub sheet: String,
    /// The line or the row, counted from 1.
    pub line: u64,
}

/// The values of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The key in the front matter: `phone`, `birthday`, `custom.risk_level`, of an entry `role`.
    pub key: String,
    /// The values, one for a field that holds one: days in the form of the files (`1978-08-15`, `--08-15`,
    /// `lunar 1978-07-12`), words of choices as the files have them (`m`, `company`), amounts as decimals. Labels only
    /// where the field has some.
    pub values: Vec<Labelled>,
}

/// An entry of a table of the card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingEntry {
    /// The key of the table, such as `family`.
    pub table: &'static str,
    /// The name of the entry; never empty.
    pub name: String,
    /// The other keys of the entry.
    pub said: Vec<Said>,
}

/// A picture or a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingFile {
    /// A proposal for its name, such as `photo.jpg`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A customer who cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Where it stands in the file.
    pub origin: Origin,
    /// What can be read of the name; may be empty.
    pub name: String,
    /// Why it is refused.
    pub reason: Phrase,
    /// What the file has: the cells of a row, or the text of a card as the only cell.
    pub cells: Vec<String>,
}

/// The id that a customer has in other programs where none of them gave one.
pub fn own_uid(id: &str) -> String {
    format!("{id}@clientbook")
}

/// The customer's id in an id such as [`own_uid`] makes.
pub fn id_of_own_uid(uid: &str) -> Option<&str> {
    uid.strip_suffix("@clientbook")
}

impl Said {
    /// One value without a label.
    pub fn one(key: impl Into<String>, text: impl Into<String>) -> Said {
        Said { key: key.into(), values: vec![Labelled { label: None, text: text.into() }] }
    }
}
