//! Reads tables whose rows are records of customers: notes, invoices, payments, revenue, figures, products.

use std::collections::BTreeMap;

use super::days::Found;
use super::options::{SheetHeader, SheetOptions};
use super::record_field::RecordField;
use super::record_table::RecordTable;
use super::rows::SheetRow;
use super::{SheetError, amount, chosen, read_grid, time_of_day};
use crate::book::table_kind::TableKind;
use crate::book::{Day, Time};
use crate::derive::report::{Cell, Phrase};
use crate::exchange::incoming::{Origin, Refused};
use crate::exchange::sum::{self, Sum};
use crate::i18n::decimals;

/// A table of records as it was read.
#[derive(Debug, Default)]
pub struct RecordList {
    /// What the file was taken for, and how it was read.
    pub about: Vec<Phrase>,
    /// The headers, in the order of the sheets.
    pub headers: Vec<SheetHeader>,
    /// The rows. One that cannot be read never stops the others.
    pub rows: Vec<Result<RecordRow, Refused>>,
}

/// A row that was read.
#[derive(Clone, Debug)]
pub struct RecordRow {
    /// Where it stands.
    pub origin: Origin,
    /// Its cells, for the table of what is refused.
    pub cells: Vec<String>,
    /// Whom it is about, as the table says it.
    pub customer: String,
    /// The id or number of the customer, where it stands in a column of its own.
    pub id: Option<String>,
    /// The person at the customer with whom it was, where the table names that person alone.
    pub with: Option<String>,
    /// The other texts.
    pub texts: BTreeMap<RecordField, String>,
    /// The days.
    pub days: BTreeMap<RecordField, Day>,
    /// The times that stand behind days.
    pub times: BTreeMap<RecordField, Time>,
    /// The amount with the currency that its sign or its column names.
    pub sum: Option<Sum>,
    /// The header of the amount: what a figure says where no column does.
    pub amount_header: String,
}

/// Reads the rows of a file. `home` is the book's currency.
pub fn read_records(
    bytes: &[u8],
    kind: TableKind,
    options: &SheetOptions,
    (home, today): (&str, Day),
) -> Result<RecordList, SheetError> {
    let grid = read_grid(bytes, options)?;
    let mut list = RecordList { about: grid.about, ..RecordList::default() };
    for sheet in chosen(&grid.sheets, options.sheet)? {
        if let Some(table) = RecordTable::of(sheet, kind, options.map) {
            table.read(&mut list, home, today);
        }
    }
    if list.headers.is_empty() {
        let needed = RecordField::of_kind(kind).iter().filter(|(_, is_needed)| *is_needed);
        let needed: Vec<&str> = needed.map(|(field, _)| field.label()).collect();
        return Err(SheetError::new("err-records-header").with("columns", needed.join(" ")));
    }
    Ok(list)
}

impl RecordTable<'_> {
    fn read(&self, list: &mut RecordList, home: &str, today: Day) {
        let header = &self.sheet.rows[self.header];
        list.headers.push(SheetHeader {
            sheet: self.sheet.name.clone(),
            line: header.line,
            cells: header.cells.clone(),
        });
        let unclear = self.days.iter().filter(|(_, days)| days.is_open).map(|(field, _)| self.columns[field]);
        list.about.extend(unclear.map(|at| Phrase::new("records-days-open").with("column", header.cell(at))));
        let is_read = |at: &usize| self.columns.values().any(|known| known == at) || self.id_column() == Some(*at);
        let unread = header.cells.iter().enumerate().filter(|(at, name)| !name.is_empty() && !is_read(at));
        let unread: Vec<String> = unread.map(|(_, name)| name.clone()).collect();
        if !unread.is_empty() {
            list.about.push(Phrase::new("records-not-read").with("columns", Cell::Texts(unread)));
        }
        for row in self.sheet.rows.iter().skip(self.header + 1) {
            if !self.is_sum(row) {
                list.rows.push(self.row(row, home, today).map_err(|refused| *refused));
            }
        }
    }

    fn row(&self, row: &SheetRow, home: &str, today: Day) -> Result<RecordRow, Box<Refused>> {
        let origin = Origin { sheet: self.sheet.name.clone(), line: row.line, ..Origin::default() };
        let customer = self.cell(row, RecordField::Customer).to_owned();
        let refused = |id: &'static str, field: RecordField, value: &str| {
            let reason = Phrase::new(id).with("field", Phrase::new(field.label())).with("value", value);
            Box::new(Refused { origin: origin.clone(), name: customer.clone(), reason, cells: row.cells.clone() })
        };
        let mut read = RecordRow {
            origin: origin.clone(),
            cells: row.cells.clone(),
            customer: customer.clone(),
            id: self.id_column().map(|at| row.cell(at).to_owned()).filter(|id| !id.is_empty()),
            with: None,
            texts: BTreeMap::new(),
            days: BTreeMap::new(),
            times: BTreeMap::new(),
            sum: None,
            amount_header: self.amount_header(),
        };
        for &(field, is_needed) in RecordField::of_kind(self.kind) {
            let text = self.cell(row, field);
            if text.is_empty() {
                if is_needed {
                    return Err(refused("record-missing", field, ""));
                }
                continue;
            }
            match field {
                RecordField::Amount => {
                    let own = self.cell(row, RecordField::Currency);
                    let own = Some(own).filter(|own| !own.is_empty());
                    let code = own.map(|own| sum::code(own, home).ok_or(own)).transpose();
                    let code = code.map_err(|own| refused("record-unread", RecordField::Currency, own))?;
                    let sum = sum::read(text, code.as_deref(), home);
                    let sum = sum.or_else(|| in_other_form(text, code.as_deref(), home));
                    let sum = sum.ok_or_else(|| refused("record-unread", field, text))?;
                    read.sum = Some(Sum { currency: code.or(sum.currency), ..sum });
                }
                _ if field.is_day() => match self.days[&field].day(text, today) {
                    Found::Value(day) => {
                        read.days.insert(field, day);
                        read.times.extend(time_of_day::time(text).map(|time| (field, time)));
                    }
                    Found::Nothing if !is_needed => {}
                    Found::Nothing | Found::Unread => return Err(refused("record-unread", field, text)),
                },
                _ => drop(read.texts.insert(field, text.to_owned())),
            }
        }
        Ok(read)
    }
}

/// An amount that can mean only one thing although no reader of amounts that are typed takes it: `1.234,50`, `99,90`,
/// `3千`.
fn in_other_form(text: &str, own: Option<&str>, home: &str) -> Option<Sum> {
    let (currency, number) = sum::split(text, own.unwrap_or(home));
    let plain = number.trim_start_matches(['-', '(']).trim_end_matches(')');
    let may_be_a_thousand = plain.split_once('.').is_some_and(|(_, rest)| rest.len() == 3 && !rest.contains(','));
    let amount = amount::parse(&number).filter(|_| !may_be_a_thousand)?;
    let code = own.or(currency.as_deref()).unwrap_or(home);
    (amount.scale() <= decimals(code)).then_some(Sum { amount, currency })
}
