//! Tables of reports and lists as pages show them.

use rust_decimal::Decimal;
use serde::Serialize;

use super::card_file;
use crate::derive::report::{Cell, Column, Section};
use crate::render::Site;
use crate::wording::report::{ReportWords, shown};

/// A column of a table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ColumnView {
    /// The key of the column, by which a list is sorted.
    pub key: String,
    /// The heading of the column, ready to read.
    pub title: String,
    /// The cells are numbers, to be aligned at the right.
    pub is_number: bool,
    /// The cells are days or months, which stay on one line.
    pub is_day: bool,
    /// The column is left out on a narrow page.
    pub is_optional: bool,
    /// The cells are words of a few, by which rows can be filtered.
    pub is_word: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CellView {
    /// The text, ready to read.
    pub text: String,
    /// What a list is sorted by, where that is not the text; empty where it is.
    pub key: String,
    /// The target of the cell's link, relative to the page's folder; `None` when it is not a link.
    pub href: Option<String>,
    /// The cell needs attention.
    pub is_late: bool,
}

/// The columns of a section that readers see.
pub fn columns(words: &ReportWords, section: &Section) -> Vec<ColumnView> {
    let column = |(at, column): (usize, &Column)| {
        let has = |is: fn(&Cell) -> bool| section.rows.iter().any(|row| is(&row[at]));
        ColumnView {
            key: column.key.to_string(),
            title: words.title(column),
            is_number: has(Cell::is_number),
            is_day: has(|cell| matches!(cell, Cell::Day(_) | Cell::Month(_))),
            is_optional: column.is_optional,
            is_word: at > 0
                && has(|cell| {
                    matches!(cell, Cell::Text(_) | Cell::Relation(_) | Cell::Tier(_) | Cell::Word(..) | Cell::Flag(_))
                }),
        }
    };
    shown(section).map(column).collect()
}

/// A cell of a column.
pub fn cell(site: &Site, words: &ReportWords, column: &Column, cell: &Cell) -> CellView {
    let href = match cell {
        Cell::Customer(at) => Some(format!("../customers/{}", card_file(&site.book.customers[*at]))),
        Cell::Tier(tier) => {
            site.tiers.iter().find(|list| list.name == *tier).map(|list| format!("../tiers/{}", list.file()))
        }
        _ => None,
    };
    let is_late = column.is_alarming && matches!(cell, Cell::Number(1..));
    CellView { text: words.cell(cell, true), key: sort_key(site, cell), href, is_late }
}

/// What a browser sorts a cell by.
fn sort_key(site: &Site, cell: &Cell) -> String {
    let plain = |number: &Decimal| number.normalize().to_string();
    match cell {
        Cell::Customer(at) => site.book.customers[*at].reading.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Percent(number) => plain(number),
        Cell::Money(money) => plain(&money.amount),
        Cell::Sums(sums) => sums.first().map(|(_, amount)| plain(amount)).unwrap_or_default(),
        Cell::Day(day) | Cell::Month(day) => day.to_string(),
        Cell::Months(months) => months.first().map(u8::to_string).unwrap_or_default(),
        Cell::Empty | Cell::Text(_) | Cell::Relation(_) | Cell::Texts(_) | Cell::Tier(_) | Cell::Word(..) => {
            String::new()
        }
        Cell::Flag(_) | Cell::Phrase(_) => String::new(),
    }
}
