//! Reports in words.

use std::borrow::Cow;

use crate::book::Book;
use crate::book::Day;
use crate::book::field;
use crate::derive::report::{Audience, Cell, Column, Nesting, Phrase, Remark, Section};
use crate::i18n::{Arg, Words};
use crate::wording::{choice, sum};

/// What the cells of a report need to become texts.
#[derive(Clone, Copy)]
pub struct ReportWords<'a> {
    /// The language.
    pub words: &'a Words,
    /// The book.
    pub book: &'a Book,
    /// The day of the report.
    pub today: Day,
}

impl ReportWords<'_> {
    /// A cell as a text. In tables zero amounts are left out; in sentences they are told.
    pub fn cell(&self, cell: &Cell, in_table: bool) -> String {
        let words = self.words;
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Relation(word) => words.known_or("relation", word),
            Cell::Customer(at) => self.book.customers[*at].listed_name().into_owned(),
            Cell::Tier(tier) if tier.is_empty() => words.get("changes-no-tier"),
            Cell::Tier(tier) => tier.clone(),
            Cell::Texts(texts) => words.list(texts),
            Cell::Word(key, word) => {
                field::field(key).map_or_else(String::new, |field| choice::of_field(words, field, word))
            }
            Cell::Number(number) => number.to_string(),
            Cell::Decimal(number) => words.number(*number),
            Cell::Sums(sums) => sum::in_words(words, sums, &self.book.settings.currency),
            Cell::Months(months) => words.list(months.iter().map(|&month| words.month_of_year(month as i8))),
            Cell::Flag(true) => words.get("yes"),
            Cell::Flag(false) => String::new(),
            Cell::Money(money) if in_table && money.amount.is_zero() => String::new(),
            Cell::Money(money) => words.money(money.amount, &money.currency, &self.book.settings.currency),
            Cell::Percent(percent) => percent.to_string(),
            Cell::Day(day) => words.day(*day, self.today),
            Cell::Month(day) => words.month_short(day.year(), day.month()),
            Cell::Phrase(phrase) => self.phrase(phrase),
        }
    }

    /// The title of a column, which begins with a capital letter.
    pub fn title(&self, column: &Column) -> String {
        let title = self.phrase(&column.title);
        let mut letters = title.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// A message with its arguments.
    pub fn phrase(&self, phrase: &Phrase) -> String {
        let args: Vec<(&str, Arg)> = phrase.args.iter().map(|(name, cell)| (*name, self.argument(cell))).collect();
        self.words.say(&phrase.id, &args)
    }

    /// Numbers stay numbers, so that a message can choose its form by them.
    fn argument(&self, cell: &Cell) -> Arg<'static> {
        match cell {
            Cell::Number(number) => Arg::from(*number),
            cell => Arg::String(Cow::Owned(self.cell(cell, false))),
        }
    }

    /// A sentence of several messages.
    pub fn note(&self, note: &Remark) -> String {
        note.phrases.iter().map(|phrase| self.phrase(phrase)).collect()
    }

    /// A row in one line, by the message of its section.
    pub fn line(&self, id: &str, section: &Section, row: &[Cell]) -> String {
        let names: Vec<String> = section.columns.iter().map(argument_name).collect();
        let args: Vec<(&str, Arg)> =
            names.iter().zip(row).map(|(name, cell)| (name.as_str(), self.argument(cell))).collect();
        self.words.say(id, &args).trim_end().to_owned()
    }
}

/// The columns that a reader sees, with their places in the rows.
pub fn shown(section: &Section) -> impl Iterator<Item = (usize, &Column)> {
    section
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| matches!(column.audience, Audience::Everybody | Audience::Readers))
}

/// What a column is called in a message: `open-then`.
fn argument_name(column: &Column) -> String {
    match &column.nesting {
        Nesting::Object(part) => format!("{}-{part}", column.key),
        Nesting::None | Nesting::List(_) => column.key.to_string(),
    }
}
