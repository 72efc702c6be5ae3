//! The tables that reports are made of.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::book::{CustomerIndex, Day, Money};
use crate::derive::network::TieKind;
use crate::derive::sums::Sums;

/// A message with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The id of the message.
    pub id: Cow<'static, str>,
    /// Names and values of its arguments.
    pub args: Vec<(&'static str, Cell)>,
}

impl Phrase {
    /// A message without arguments.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Phrase {
        Phrase { id: id.into(), args: Vec::new() }
    }

    /// With one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Cell>) -> Phrase {
        self.args.push((name, value.into()));
        self
    }
}

/// One value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known or shown.
    Empty,
    /// A text of the book.
    Text(String),
    /// A customer, whose name is shown and leads to the card.
    Customer(CustomerIndex),
    /// A tier, which leads to its customers; empty where there is none.
    Tier(String),
    /// Texts of the book.
    Texts(Vec<String>),
    /// A word of a choice: the key of the field of the card, and the word.
    Word(&'static str, &'static str),
    /// What one person is to another, such as `son`; a usual word is shown in the reader's language.
    Relation(String),
    /// A number.
    Number(i64),
    /// A number that may have decimals.
    Decimal(Decimal),
    /// An amount in a currency. Tables leave zero out.
    Money(Money),
    /// An amount for each currency.
    Sums(Sums),
    /// Months of the year, 1 to 12.
    Months(Vec<u8>),
    /// Yes, or nothing.
    Flag(bool),
    /// A share of a hundred, rounded.
    Percent(Decimal),
    /// A day.
    Day(Day),
    /// A month, by its first day.
    Month(Day),
    /// A message.
    Phrase(Box<Phrase>),
}

impl Cell {
    /// Whether it is a number, which stands at the right of its column.
    pub fn is_number(&self) -> bool {
        matches!(self, Cell::Number(_) | Cell::Decimal(_) | Cell::Money(_) | Cell::Sums(_) | Cell::Percent(_))
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Cell {
        Cell::Number(number as i64)
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Cell {
        Cell::Day(day)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<Phrase> for Cell {
    fn from(phrase: Phrase) -> Cell {
        Cell::Phrase(Box::new(phrase))
    }
}

/// Who sees a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Readers and programs.
    Everybody,
    /// Only `--json`.
    Programs,
    /// Only the terminal and the page.
    Readers,
    /// Only `--json`, in the sums.
    Totals,
}

/// How `--json` puts several columns of one key together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nesting {
    /// The column stands by itself.
    None,
    /// A list of `{ label, amount }`, with this label.
    List(String),
    /// An object, with this key.
    Object(&'static str),
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its key in `--json`.
    pub key: Cow<'static, str>,
    /// What stands above it.
    pub title: Phrase,
    /// Whether `--json` puts it together with others of its key.
    pub nesting: Nesting,
    /// Who sees it.
    pub audience: Audience,
    /// A narrow page leaves it out.
    pub is_optional: bool,
    /// A number above zero calls for attention.
    pub is_alarming: bool,
}

impl Column {
    /// A column for everybody.
    pub fn new(key: &'static str, title: &'static str) -> Column {
        Column {
            key: key.into(),
            title: Phrase::new(title),
            nesting: Nesting::None,
            audience: Audience::Everybody,
            is_optional: false,
            is_alarming: false,
        }
    }

    /// A column that only the sums of `--json` contain.
    pub fn json_total(key: &'static str) -> Column {
        Column { audience: Audience::Totals, ..Column::json(key) }
    }

    /// A column that only `--json` contains.
    pub fn json(key: &'static str) -> Column {
        Column { audience: Audience::Programs, ..Column::new(key, "column-id") }
    }
}

/// A sentence below or above a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The sentence, of one or more messages.
    pub phrases: Vec<Phrase>,
    /// It asks for something to be done.
    pub is_advice: bool,
}

impl Remark {
    /// A sentence of one message.
    pub fn new(phrase: Phrase) -> Remark {
        Remark { phrases: vec![phrase], is_advice: false }
    }

    /// A sentence that asks for something to be done.
    pub fn advice(phrase: Phrase) -> Remark {
        Remark { phrases: vec![phrase], is_advice: true }
    }
}

/// How a drawing shows the rows of a table; the numbers are columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Bars of this column.
    Bars(usize),
    /// A line through the values of this column, one row after the other.
    Line(usize),
    /// Bars of a column, with a line for the share that all rows so far make up, in per cent.
    Pareto(usize, usize),
    /// Customers and what ties them together.
    Net(Net),
}

/// Customers and the ties between them, for a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Net {
    /// The customers, the one in the middle first.
    pub customers: Vec<CustomerIndex>,
    /// The ties between them.
    pub ties: Vec<NetTie>,
}

/// A tie of a drawing; the numbers are places in [`Net::customers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetTie {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it is.
    pub kind: TieKind,
}

/// A table with its heading and notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The key of its rows in `--json`; sections of one key are one list.
    pub key: &'static str,
    /// What stands above it; a currency, or a message.
    pub heading: Option<Cell>,
    /// What it comes to, before the table.
    pub lead: Option<Remark>,
    /// What the front page of the reports says of it, where that is not the lead.
    pub headline: Option<Remark>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has one cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The sums, a cell a column.
    pub totals: Option<Vec<Cell>>,
    /// Sentences after the table.
    pub notes: Vec<Remark>,
    /// The message that tells a row in one line, with the columns' keys as arguments; `None` for a table.
    pub line: Option<&'static str>,
    /// How a drawing shows the rows.
    pub drawn: Option<Drawn>,
    /// Only `--json` contains it.
    pub only_json: bool,
    /// It shows the rows of another section in groups, so that its sums are those of the other.
    pub is_regrouped: bool,
}

impl Section {
    /// A table without anything around it.
    pub fn new(key: &'static str, columns: Vec<Column>) -> Section {
        Section {
            key,
            heading: None,
            lead: None,
            headline: None,
            columns,
            rows: Vec::new(),
            totals: None,
            notes: Vec::new(),
            line: None,
            drawn: None,
            only_json: false,
            is_regrouped: false,
        }
    }
}
