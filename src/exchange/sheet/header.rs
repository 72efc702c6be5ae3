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

/// Joins a header of two rows in the second one: a name that stands only above, and one below a heading of several columns.
pub(super) fn join(sheet: &mut Sheet, map: &[(String, String)], settings: &Settings) {
    let Some(top) = find(sheet, map, settings) else { return };
    let Some([first, second]) = sheet.rows.get_mut(top..top + 2) else { return };
    if first.line + 1 != second.line || !is_below(first, second) {
        return;
    }
    if second.cells.len() < first.cells.len() {
        second.cells.resize(first.cells.len(), String::new());
    }
    for (own, above) in second.cells.iter_mut().zip(&first.cells).filter(|(own, _)| own.is_empty()) {
        own.clone_from(above);
    }
}

/// Whether a row holds the names of columns below headings of several columns.
fn is_below(first: &SheetRow, second: &SheetRow) -> bool {
    let filled: Vec<(usize, &String)> = second.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
    let is_shared = |at: usize| {
        let (own, next) = (first.cell(at), first.cell(at + 1));
        let before = at.checked_sub(1).map_or("", |before| first.cell(before));
        own.is_empty() || next.is_empty() || own == next || own == before
    };
    let has_more = first.cells.iter().enumerate().any(|(at, cell)| !cell.is_empty() && second.cell(at).is_empty());
    let is_name = |(at, cell): &(usize, &String)| !is_data(cell) && column::is_known(cell) && is_shared(*at);
    filled.len() >= 2 && has_more && filled.iter().all(is_name)
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
