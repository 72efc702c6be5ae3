//! Reads tables whose rows are records of customers: notes, invoices, payments, revenue, figures, products.

use std::collections::BTreeMap;

use super::cell::is_nothing;
use super::column::folded;
use super::days::{DayColumn, Found};
use super::limits::HEADER_ROWS;
use super::options::{SheetHeader, SheetOptions};
use super::record_field::RecordField;
use super::rows::{Sheet, SheetRow};
use super::{SheetError, chosen, read_grid};
use crate::book::Day;
use crate::book::table_kind::TableKind;
use crate::derive::report::{Cell, Phrase};
use crate::exchange::incoming::{Origin, Refused};
use crate::exchange::sum::{self, Sum};

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
    /// The other texts.
    pub texts: BTreeMap<RecordField, String>,
    /// The days.
    pub days: BTreeMap<RecordField, Day>,
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

/// A sheet with its header.
struct RecordTable<'s> {
    sheet: &'s Sheet,
    kind: TableKind,
    header: usize,
    /// The column of each field.
    columns: BTreeMap<RecordField, usize>,
    /// How the days of each column are written.
    days: BTreeMap<RecordField, DayColumn>,
}

impl<'s> RecordTable<'s> {
    /// Finds the header: the row with the most known columns. `None` where no row has all that are needed.
    fn of(sheet: &'s Sheet, kind: TableKind, map: &[(String, String)]) -> Option<RecordTable<'s>> {
        let found = sheet.rows.iter().take(HEADER_ROWS).enumerate().map(|(at, row)| (columns(row, kind, map), at));
        let best = found.max_by_key(|(columns, at)| (columns.len(), std::cmp::Reverse(*at)));
        let mut needed = RecordField::of_kind(kind).iter().filter(|(_, is_needed)| *is_needed);
        let (columns, header) = best.filter(|(columns, _)| needed.all(|(field, _)| columns.contains_key(field)))?;
        let rows = || sheet.rows.iter().skip(header + 1);
        let days = columns.iter().filter(|(field, _)| field.is_day());
        let days = days.map(|(&field, &at)| (field, DayColumn::of(rows().map(|row| row.cell(at)), sheet.is_1904)));
        let days = days.collect();
        Some(RecordTable { sheet, kind, header, columns, days })
    }

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

    fn cell<'r>(&self, row: &'r SheetRow, field: RecordField) -> &'r str {
        self.columns.get(&field).map(|&at| row.cell(at)).filter(|text| !is_nothing(text)).unwrap_or_default()
    }

    /// Whether a row holds the sum of the rows above it.
    fn is_sum(&self, row: &SheetRow) -> bool {
        let first = row.cells.iter().find(|cell| !cell.is_empty()).map(|cell| folded(cell)).unwrap_or_default();
        ["total", "sum", "subtotal", "grandtotal", "合计", "小计", "总计", "共计"].contains(&first.as_str())
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
            texts: BTreeMap::new(),
            days: BTreeMap::new(),
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
                    let sum = sum.ok_or_else(|| refused("record-unread", field, text))?;
                    read.sum = Some(Sum { currency: code.or(sum.currency), ..sum });
                }
                _ if field.is_day() => match self.days[&field].day(text, today) {
                    Found::Value(day) => drop(read.days.insert(field, day)),
                    Found::Nothing if !is_needed => {}
                    Found::Nothing | Found::Unread => return Err(refused("record-unread", field, text)),
                },
                _ => drop(read.texts.insert(field, text.to_owned())),
            }
        }
        Ok(read)
    }

    /// The column with ids beside one with names.
    fn id_column(&self) -> Option<usize> {
        let named = self.columns.get(&RecordField::Customer);
        let header = &self.sheet.rows[self.header];
        let is_id =
            |cell: &String| ["recordof", "所属客户编号", "customerid", "客户编号"].contains(&folded(cell).as_str());
        header.cells.iter().position(is_id).filter(|at| Some(at) != named)
    }

    fn amount_header(&self) -> String {
        let at = self.columns.get(&RecordField::Amount);
        at.map(|&at| self.sheet.rows[self.header].cell(at).to_owned()).unwrap_or_default()
    }
}

/// The columns that a row of headers names, the first of each field; what the user says goes first.
fn columns(row: &SheetRow, kind: TableKind, map: &[(String, String)]) -> BTreeMap<RecordField, usize> {
    let mut columns = BTreeMap::new();
    let said = |header: &str| {
        let (_, target) = map.iter().find(|(name, _)| folded(name) == folded(header))?;
        Some(RecordField::of_header(kind, target))
    };
    let cells = || row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    for (at, field) in cells().filter_map(|(at, cell)| Some((at, said(cell)??))) {
        columns.entry(field).or_insert(at);
    }
    for (at, cell) in cells().filter(|(_, cell)| said(cell).is_none()) {
        if let Some(field) = RecordField::of_header(kind, cell) {
            columns.entry(field).or_insert(at);
        }
    }
    columns
}
