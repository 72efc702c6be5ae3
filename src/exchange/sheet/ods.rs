//! Workbooks of LibreOffice and others: ODS.

use super::cell::cleaned;
use super::failure::SheetError;
use super::limits::{LONGEST_REPEATED, MOST_COLUMNS, MOST_SHEETS};
use super::markup::{Piece, Pieces, attribute, number};
use super::number;
use super::rows::{Grid, Room, RowBuilder, Sheet};
use super::spans::Spans;
use super::zip_parts::Parts;
use crate::derive::report::{Cell, Phrase};

/// Reads the sheets of a workbook.
pub(super) fn read(parts: &Parts, room: &mut Room) -> Result<Grid, SheetError> {
    let manifest = parts.get("META-INF/manifest.xml").unwrap_or_default();
    if memchr::memmem::find(manifest, b"encryption-data").is_some() {
        return Err(SheetError::new("err-sheet-password"));
    }
    let content = String::from_utf8_lossy(parts.get("content.xml").unwrap_or_default());
    let mut reader = Reader { room, sheets: Vec::new(), is_full: false, table: Table::default() };
    Pieces::new(&content).for_each(|piece| reader.piece(piece));
    let sheets = reader.sheets;
    if sheets.is_empty() {
        return Err(SheetError::new("err-sheet-empty"));
    }
    let names = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let about = vec![Phrase::new("sheet-about-workbook").with("format", "ODS").with("sheets", Cell::Texts(names))];
    Ok(Grid { about, sheets })
}

/// The cell that is being read.
struct OpenCell {
    text: String,
    /// The value that stands beside the text: an ISO day, a number, a truth.
    value: Option<String>,
    repeated: usize,
    span: (usize, usize),
    is_covered: bool,
    /// How deep in notes the reader is: they are no text of the cell.
    notes: usize,
}

#[derive(Default)]
struct Table {
    sheet: Sheet,
    line: u64,
    row: RowBuilder,
    row_repeated: usize,
    column: usize,
    cell: Option<OpenCell>,
    spans: Spans,
}

struct Reader<'r> {
    room: &'r mut Room,
    sheets: Vec<Sheet>,
    is_full: bool,
    table: Table,
}

impl Reader<'_> {
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Open { name, attributes, is_closed } => self.open(&name, attributes, is_closed),
            Piece::Close(name) => match name.as_str() {
                "table-cell" | "covered-table-cell" => self.end_cell(),
                "table-row" => self.end_row(),
                "table" => self.end_table(),
                "annotation" => self.in_cell(|cell| cell.notes = cell.notes.saturating_sub(1)),
                "p" => self.in_cell(|cell| cell.push("\n")),
                _ => {}
            },
            Piece::Text(text) => self.in_cell(|cell| cell.push(&text)),
        }
    }

    fn in_cell(&mut self, change: impl FnOnce(&mut OpenCell)) {
        if let Some(cell) = &mut self.table.cell {
            change(cell);
        }
    }

    fn open(&mut self, name: &str, attributes: &str, is_closed: bool) {
        match name {
            "table" => {
                self.table = Table::default();
                self.table.sheet.name = attribute(attributes, "name").map(|name| cleaned(&name)).unwrap_or_default();
            }
            "table-row" => {
                self.table.row = RowBuilder::default();
                self.table.column = 0;
                self.table.row_repeated = number(attributes, "number-rows-repeated").unwrap_or(1).max(1);
                if is_closed {
                    self.end_row();
                }
            }
            "table-cell" | "covered-table-cell" => {
                let count = |wanted: &str| number(attributes, wanted).unwrap_or(1).max(1);
                self.table.cell = Some(OpenCell {
                    text: String::new(),
                    value: value(attributes),
                    repeated: count("number-columns-repeated"),
                    span: (count("number-columns-spanned"), count("number-rows-spanned")),
                    is_covered: name == "covered-table-cell",
                    notes: 0,
                });
                if is_closed {
                    self.end_cell();
                }
            }
            "annotation" if !is_closed => self.in_cell(|cell| cell.notes += 1),
            "s" => self.in_cell(|cell| cell.push(&" ".repeat(number(attributes, "c").unwrap_or(1).min(100)))),
            "tab" | "line-break" => self.in_cell(|cell| cell.push("\n")),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let table = &mut self.table;
        let Some(cell) = table.cell.take() else { return };
        let text = cleaned(&cell.value.unwrap_or(cell.text));
        let end = table.column.saturating_add(cell.repeated);
        let filled = if text.len() > LONGEST_REPEATED { table.column + 1 } else { end };
        for column in table.column..filled.min(MOST_COLUMNS + 1) {
            if cell.is_covered {
                table.spans.cover(&mut table.row, column);
            } else if !text.is_empty() {
                // The cells to the right that it covers follow as such.
                table.spans.put(&mut table.row, column, text.clone(), cell.span);
            }
        }
        table.column = end;
    }

    fn end_row(&mut self) {
        self.end_cell();
        let table = &mut self.table;
        let mut row = std::mem::take(&mut table.row);
        table.spans.end(&mut row, table.column);
        let repeated = table.row_repeated.max(1) as u64;
        table.row_repeated = 0;
        if row.is_blank() {
            table.line = table.line.saturating_add(repeated);
            return;
        }
        for _ in 0..repeated {
            if self.is_full {
                break;
            }
            table.line += 1;
            self.is_full = !self.room.push(&mut table.sheet, table.line, row.clone());
        }
    }

    fn end_table(&mut self) {
        let Table { sheet, .. } = std::mem::take(&mut self.table);
        if !sheet.rows.is_empty() && self.sheets.len() < MOST_SHEETS {
            self.sheets.push(sheet);
        }
    }
}

impl OpenCell {
    fn push(&mut self, text: &str) {
        if self.notes == 0 {
            self.text.push_str(text);
        }
    }
}

/// The value beside the text of a cell, where the text is only one way to show it.
fn value(attributes: &str) -> Option<String> {
    match attribute(attributes, "value-type")?.as_ref() {
        "date" => {
            let day = attribute(attributes, "date-value")?;
            Some(day.strip_suffix("T00:00:00").unwrap_or(&day).replace('T', " "))
        }
        "float" | "currency" => Some(number::written(attribute(attributes, "value")?.parse().ok()?)),
        "boolean" => Some(attribute(attributes, "boolean-value")?.to_uppercase()),
        _ => None,
    }
}
