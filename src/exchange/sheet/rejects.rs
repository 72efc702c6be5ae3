//! The rows that were refused, in the shape of the file, so that they can be corrected and read again.

use super::options::SheetHeader;
use crate::exchange::csv_out::harmless;
use crate::exchange::incoming::Refused;

/// A table of the rows that were refused, as CSV: the header of the file with one more column, then each row with the
/// reason. `reason` is its name in the header. Rows of several sheets stand below the header of their sheet.
pub fn rejects(headers: &[SheetHeader], refused: &[(&Refused, String)], reason: &str) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for header in headers {
        let of_sheet: Vec<_> = refused.iter().filter(|(row, _)| row.origin.sheet == header.sheet).collect();
        let width =
            of_sheet.iter().map(|(row, _)| row.cells.len()).chain([header.cells.len()]).max().unwrap_or_default();
        if of_sheet.is_empty() {
            continue;
        }
        let mut write = |cells: &[String], last: &str| {
            let blank = std::iter::repeat_n("", width.saturating_sub(cells.len()));
            // A writer into memory does not fail.
            let cells = cells.iter().map(String::as_str).chain(blank).chain([last]).map(harmless);
            let _ = writer.write_record(cells);
        };
        write(&header.cells, reason);
        of_sheet.iter().for_each(|(row, reason)| write(&row.cells, reason));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // Excel takes a text without the mark for one of the old encodings.
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}
