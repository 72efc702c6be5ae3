//! Workbooks of Excel 97 to 2003: XLS, in an OLE container.
//!
//! Their reader makes room for every cell between the first and the last of a sheet, so that two cells far apart would
//! fill the memory. The records of the cells are looked through before.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xls, XlsError};

use super::biff;
use super::cell::cleaned;
use super::failure::SheetError;
use super::limits::{MOST_CELLS, MOST_SHEETS};
use super::merged;
use super::number;
use super::ole::Container;
use super::ole_out;
use super::rows::{Grid, Room, RowBuilder, Sheet};
use super::workbook_cell::{date_time, guarded};
use crate::derive::report::{Cell, Phrase};

/// Reads the sheets of a workbook.
pub(super) fn read(bytes: &[u8], room: &mut Room) -> Result<Grid, SheetError> {
    let container = Container::open(bytes).ok_or_else(|| SheetError::new("err-sheet-cut"))?;
    if container.has("EncryptedPackage") {
        return Err(SheetError::new("err-sheet-password"));
    }
    let named = |name: &'static str| Some((name, container.stream(name)?));
    let Some((name, stream)) = named("Workbook").or_else(|| named("Book")) else {
        let kind = if container.has("WordDocument") { "sheet-kind-document" } else { "sheet-kind-other" };
        return Err(SheetError::new("err-sheet-kind").with("kind", kind));
    };
    let survey = biff::survey(&stream);
    if survey.is_encrypted {
        return Err(SheetError::new("err-sheet-password"));
    }
    if survey.area > MOST_CELLS as u64 {
        return Err(SheetError::new("err-sheet-sparse").with("most", MOST_CELLS.to_string()));
    }
    let plain = ole_out::container(name, &stream).ok_or_else(|| SheetError::new("err-sheet-cut"))?;
    guarded(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(&plain[..])).map_err(unreadable)?;
        let names = book.sheet_names();
        let mut sheets = Vec::new();
        for name in names.iter().take(MOST_SHEETS) {
            let Ok(range) = book.worksheet_range(name) else { continue };
            let (mut sheet, is_full) = sheet(name, &range, survey.is_1904, room);
            let regions = book.merge_cells_by_sheet_name(name).unwrap_or_default();
            merged::fill(&mut sheet, regions.into_iter().map(|at| merged::Region { start: at.start, end: at.end }));
            sheets.push(sheet);
            if is_full {
                break;
            }
        }
        let about = Phrase::new("sheet-about-workbook").with("format", "XLS").with("sheets", Cell::Texts(names));
        Ok(Grid { about: vec![about], sheets })
    })
}

fn unreadable(error: XlsError) -> SheetError {
    match error {
        XlsError::Password => SheetError::new("err-sheet-password"),
        error => SheetError::new("err-sheet-unreadable").with("reason", error.to_string()),
    }
}

/// The rows of a sheet, and whether the room ended with it.
fn sheet(name: &str, range: &Range<Data>, is_1904: bool, room: &mut Room) -> (Sheet, bool) {
    let mut sheet = Sheet { name: cleaned(name), rows: Vec::new(), is_1904, ..Sheet::default() };
    let (first, left) = range.start().unwrap_or_default();
    for (line, cells) in (u64::from(first) + 1..).zip(range.rows()) {
        let mut row = RowBuilder::default();
        for (column, cell) in (left as usize..).zip(cells) {
            row.put(column, text(cell));
        }
        if !room.push(&mut sheet, line, row) {
            return (sheet, true);
        }
    }
    (sheet, false)
}

fn text(value: &Data) -> String {
    match value {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(value) => number::written(*value),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => cleaned(text),
        Data::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(moment) => date_time(moment),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory that leads back to itself: the reader of workbooks would follow it until the memory is full.
    #[test]
    fn a_container_that_goes_in_a_circle_comes_to_an_end() {
        let mut bytes = ole_out::container("Workbook", &[9, 8, 0, 0]).unwrap();
        // The second number of the table, behind the header, is that of the directory.
        bytes[4096 + 4..4096 + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert!(read(&bytes, &mut Room::default()).is_err());
    }
}
