//! Workbooks of Excel 2007 and later: XLSX.

use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader, Xlsx, XlsxError};

use super::cell::cleaned;
use super::failure::SheetError;
use super::limits::MOST_SHEETS;
use super::merged;
use super::number;
use super::rows::{Grid, Room, RowBuilder, Sheet};
use super::workbook_cell::{date_time, guarded};
use super::zip_parts::Parts;
use crate::derive::report::{Cell, Phrase};

type Book = Xlsx<Cursor<Vec<u8>>>;

/// Reads the sheets of a workbook.
pub(super) fn read(parts: Parts, room: &mut Room) -> Result<Grid, SheetError> {
    if parts.has("xl/workbook.bin") {
        return Err(SheetError::new("err-sheet-kind").with("kind", "sheet-kind-xlsb"));
    }
    if !parts.has("xl/workbook.xml") && !parts.has("_rels/.rels") {
        let kind = if parts.has("Index/Document.iwa") { "sheet-kind-numbers" } else { "sheet-kind-archive" };
        return Err(SheetError::new("err-sheet-kind").with("kind", kind));
    }
    let is_1904 = counts_from_1904(parts.get("xl/workbook.xml").unwrap_or_default());
    let archive = parts.into_archive();
    guarded(|| {
        let mut book: Book = Xlsx::new(Cursor::new(archive)).map_err(unreadable)?;
        let names = book.sheet_names();
        let mut sheets = Vec::new();
        for name in names.iter().take(MOST_SHEETS) {
            match sheet(&mut book, name, is_1904, room) {
                Ok((sheet, is_full)) => {
                    sheets.push(sheet);
                    if is_full {
                        break;
                    }
                }
                // A sheet that is a chart has no cells.
                Err(XlsxError::NotAWorksheet(_)) => {}
                Err(error) => {
                    let phrase = Phrase::new("sheet-unreadable").with("sheet", name.as_str());
                    room.tell(phrase.with("reason", error.to_string().as_str()));
                }
            }
        }
        let about = Phrase::new("sheet-about-workbook").with("format", "XLSX").with("sheets", Cell::Texts(names));
        Ok(Grid { about: vec![about], sheets })
    })
}

fn unreadable(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::new("err-sheet-password"),
        error => SheetError::new("err-sheet-unreadable").with("reason", error.to_string()),
    }
}

/// Whether the days of a workbook count from 1904, as those of old Macs do.
fn counts_from_1904(workbook: &[u8]) -> bool {
    ["date1904=\"1\"", "date1904=\"true\"", "date1904='1'"]
        .iter()
        .any(|sign| memchr::memmem::find(workbook, sign.as_bytes()).is_some())
}

/// The rows of a sheet, and whether the room ended with it.
fn sheet(book: &mut Book, name: &str, is_1904: bool, room: &mut Room) -> Result<(Sheet, bool), XlsxError> {
    let mut sheet = Sheet { name: cleaned(name), rows: Vec::new(), is_1904, ..Sheet::default() };
    let mut cells = book.worksheet_cells_reader(name)?;
    let (mut at, mut row, mut is_full) = (0, RowBuilder::default(), false);
    loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(error) => {
                // What stands before is read.
                let phrase = Phrase::new("sheet-cut-after").with("line", sheet.rows.len());
                room.tell(phrase.with("sheet", name).with("reason", error.to_string().as_str()));
                break;
            }
        };
        let (line, column) = cell.get_position();
        if line != at {
            is_full = !room.push(&mut sheet, u64::from(at) + 1, std::mem::take(&mut row));
            at = line;
        }
        if is_full {
            break;
        }
        row.put(column as usize, text(cell.get_value()));
    }
    drop(cells);
    if !is_full {
        is_full = !room.push(&mut sheet, u64::from(at) + 1, row);
    }
    sheet.rows.sort_by_key(|row| row.line);
    let regions = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    merged::fill(&mut sheet, regions.into_iter().map(|Dimensions { start, end }| merged::Region { start, end }));
    Ok((sheet, is_full))
}

fn text(value: &DataRef) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(value) => number::written(*value),
        DataRef::String(text) => cleaned(text),
        DataRef::SharedString(text) => cleaned(text),
        DataRef::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => date_time(moment),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).replace('T', " "),
        DataRef::DurationIso(text) => text.clone(),
    }
}
