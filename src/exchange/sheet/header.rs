//! Where the header of a sheet stands.

use super::column::{self, folded};
use super::limits::HEADER_ROWS;
use super::rows::{Sheet, SheetRow};
use crate::book::Settings;

/// The row with the header: the one with the most names of columns that are known, the first of several.
pub(super) fn find(sheet: &Sheet, map: &[(String, String)], settings: &Settings) -> Option<usize> {
    let rows = sheet.rows.iter().take(HEADER_ROWS).enumerate();
    let scored = rows.map(|(at, row)| (score(row, map, settings), at)).filter(|(score, _)| *score > 0);
    scored.max_by_key(|&(score, at)| (score, std::cmp::Reverse(at))).map(|(_, at)| at)
}

/// How many known names of columns a row has; 0 where it is no header.
fn score(row: &SheetRow, map: &[(String, String)], settings: &Settings) -> usize {
    let mut known: Vec<String> = Vec::new();
    let mut said = 0;
    for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
        said += 1;
        if is_data(cell) {
            return 0;
        }
        let plain = folded(cell);
        let is_own = || map.iter().any(|(header, _)| folded(header) == plain) || settings.key_named(cell).is_some();
        if (column::is_known(cell) || is_own()) && !known.contains(&plain) {
            known.push(plain);
        }
    }
    // One name may be a word of a title; among few cells, or beside other short ones, it is one of a header.
    let is_header = known.len() >= 2
        || known.len() == 1 && (said == 1 || said <= 12 && row.cells.iter().all(|cell| cell.len() <= 40));
    if is_header { known.len() } else { 0 }
}

/// Whether a cell holds a value rather than a name of a column: a number, an address of e-mail.
fn is_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    cell.len() > 200 || digits >= 6 || cell.contains('@') && cell.contains('.') && !cell.contains(' ')
}
