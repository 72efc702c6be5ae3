//! Merged cells of workbooks: what the first cell says stands for all.

use super::limits::{LONGEST_REPEATED, MOST_CELLS, MOST_COLUMNS, MOST_MERGED};
use super::rows::Sheet;

/// A merged region: the row and the column of its first and last cell, counted from 0.
pub(super) struct Region {
    pub start: (u32, u32),
    pub end: (u32, u32),
}

/// Fills the regions of a sheet, as far as it has rows.
pub(super) fn fill(sheet: &mut Sheet, regions: impl Iterator<Item = Region>) {
    let mut left = MOST_CELLS;
    for Region { start, end } in regions.take(MOST_MERGED) {
        let first = sheet.rows.partition_point(|row| row.line <= u64::from(start.0));
        let behind = sheet.rows.partition_point(|row| row.line <= u64::from(end.0) + 1);
        let (from, to) = (start.1 as usize, (end.1 as usize).min(MOST_COLUMNS - 1));
        let is_there = sheet.rows.get(first).is_some_and(|row| row.line == u64::from(start.0) + 1);
        let text = sheet.cell(first, from).to_owned();
        if !is_there || text.is_empty() || text.len() > LONGEST_REPEATED || from > to {
            continue;
        }
        for row in sheet.rows.get_mut(first..behind).unwrap_or_default() {
            let Some(rest) = left.checked_sub(to - from + 1) else { return };
            left = rest;
            if row.cells.len() <= to {
                row.cells.resize(to + 1, String::new());
            }
            for cell in row.cells.get_mut(from..=to).unwrap_or_default().iter_mut().filter(|cell| cell.is_empty()) {
                cell.clone_from(&text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::rows::SheetRow;

    #[test]
    fn a_region_is_filled_down_and_right_where_rows_are() {
        let row = |line, cells: &[&str]| SheetRow { line, cells: cells.iter().map(|&cell| cell.to_owned()).collect() };
        let mut sheet =
            Sheet { rows: vec![row(1, &["华东", "a"]), row(2, &["", "b"]), row(5, &["", "c"])], ..Sheet::default() };
        let region = |start, end| Region { start, end };
        fill(
            &mut sheet,
            [
                region((0, 0), (4, 0)),
                region((1, 1), (1, 2)),
                region((7, 0), (9, 9)),
                region((0, 0), (u32::MAX, u32::MAX)),
            ]
            .into_iter(),
        );
        assert_eq!(sheet.rows[1].cells[..3], ["华东", "b", "b"]);
        assert_eq!(sheet.rows[2].cells[..2], ["华东", "c"]);
        assert_eq!(sheet.rows[0].cells.len(), MOST_COLUMNS);
    }
}
