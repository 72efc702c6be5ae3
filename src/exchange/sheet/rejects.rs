//! The rows that were refused, in the shape of the file, so that they can be corrected and read again.

use super::options::SheetHeader;
use crate::exchange::csv_out;
use crate::exchange::incoming::Refused;

/// A table of the rows that were refused, as CSV: the header of the file with one more column, then each row with the
/// reason. `reason` is its name in the header. Rows of several sheets stand below the header of their sheet.
pub fn rejects(headers: &[SheetHeader], refused: &[(&Refused, String)], reason: &str) -> String {
    let mut rows = Vec::new();
    for header in headers {
        let of_sheet: Vec<_> = refused.iter().filter(|(row, _)| row.origin.sheet == header.sheet).collect();
        let width =
            of_sheet.iter().map(|(row, _)| row.cells.len()).chain([header.cells.len()]).max().unwrap_or_default();
        if of_sheet.is_empty() {
            continue;
        }
        let row = |cells: &[String], last: &str| {
            let mut row = cells.to_vec();
            row.resize(width, String::new());
            row.push(last.to_owned());
            row
        };
        rows.push(row(&header.cells, reason));
        rows.extend(of_sheet.iter().map(|(refused, reason)| row(&refused.cells, reason)));
    }
    csv_out::write(&rows, true)
}
