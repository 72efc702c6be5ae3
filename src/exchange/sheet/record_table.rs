//! A sheet whose rows are records of customers: where its header stands, and what its columns hold.

use std::collections::BTreeMap;

use super::cell::is_nothing;
use super::column::{Column, folded};
use super::days::DayColumn;
use super::limits::HEADER_ROWS;
use super::record_field::RecordField;
use super::rows::{Sheet, SheetRow};
use super::target::Target;
use crate::book::table_kind::TableKind;

/// What the rows of a sheet are, where it looks like a table of notes, invoices or payments, and nothing in it belongs to
/// a customer alone. `columns` are those that a list of customers would have.
pub(super) fn kind_of(sheet: &Sheet, columns: &[Column]) -> Option<TableKind> {
    let is_of_customer = |column: &Column| match &column.target {
        Target::Field(key) => !["tags", "stage", "name"].contains(&key.as_str()),
        Target::Contact(key) => *key != "name",
        Target::Given | Target::Family | Target::Birth(_) | Target::Address(_) | Target::Region(_) => true,
        _ => false,
    };
    if columns.iter().any(is_of_customer) {
        return None;
    }
    let kinds = [TableKind::Payments, TableKind::Invoices, TableKind::Visits];
    kinds.into_iter().find(|kind| RecordTable::of(sheet, *kind, &[]).is_some())
}

/// A sheet with its header.
pub(super) struct RecordTable<'s> {
    pub sheet: &'s Sheet,
    pub kind: TableKind,
    pub header: usize,
    /// The column of each field.
    pub columns: BTreeMap<RecordField, usize>,
    /// How the days of each column are written.
    pub days: BTreeMap<RecordField, DayColumn>,
}

impl<'s> RecordTable<'s> {
    /// Finds the header: the row with the most known columns. `None` where no row has all that are needed.
    pub fn of(sheet: &'s Sheet, kind: TableKind, map: &[(String, String)]) -> Option<RecordTable<'s>> {
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

    pub fn cell<'r>(&self, row: &'r SheetRow, field: RecordField) -> &'r str {
        self.columns.get(&field).map(|&at| row.cell(at)).filter(|text| !is_nothing(text)).unwrap_or_default()
    }

    /// Whether a row holds the sum of the rows above it.
    pub fn is_sum(&self, row: &SheetRow) -> bool {
        let first = row.cells.iter().find(|cell| !cell.is_empty()).map(|cell| folded(cell)).unwrap_or_default();
        ["total", "sum", "subtotal", "grandtotal", "合计", "小计", "总计", "共计"].contains(&first.as_str())
    }

    /// The column with ids beside one with names.
    pub fn id_column(&self) -> Option<usize> {
        let named = self.columns.get(&RecordField::Customer);
        let header = &self.sheet.rows[self.header];
        let is_id =
            |cell: &String| ["recordof", "所属客户编号", "customerid", "客户编号"].contains(&folded(cell).as_str());
        header.cells.iter().position(is_id).filter(|at| Some(at) != named)
    }

    pub fn amount_header(&self) -> String {
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
