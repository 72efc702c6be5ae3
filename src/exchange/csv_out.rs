//! Writes tables as CSV that spreadsheets open: UTF-8 with a byte order mark, and no cell that they would run.

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The sign that makes a cell a text for a spreadsheet.
const TEXT: char = '\'';

/// Rows as CSV. `bom`: with a byte order mark, without which Excel does not take the file for UTF-8.
pub fn write(rows: &[Vec<String>], bom: bool) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    if bom { format!("\u{feff}{text}") } else { text }
}

/// A cell that a spreadsheet would run, as text. Numbers and phone numbers are left as they are. [`exact`] undoes it.
pub fn harmless(cell: &str) -> String {
    let runs = cell.starts_with(FORMULA) && !is_number(cell);
    let is_escaped = cell.starts_with(TEXT) && cell[1..].trim_start_matches(TEXT).starts_with(FORMULA);
    if runs || is_escaped { format!("{TEXT}{cell}") } else { cell.to_owned() }
}

/// The cell as it was before [`harmless`].
pub fn exact(cell: &str) -> &str {
    match cell.strip_prefix(TEXT) {
        Some(rest) if rest.trim_start_matches(TEXT).starts_with(FORMULA) => rest,
        _ => cell,
    }
}

/// Whether a cell has nothing but digits and what stands between them: no spreadsheet computes with that.
fn is_number(cell: &str) -> bool {
    let rest = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let groups: Vec<&str> = rest.split([' ', '.', ',', '(', ')']).filter(|group| !group.is_empty()).collect();
    !groups.is_empty() && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_run_becomes_text() {
        for (cell, expect) in [
            ("=1+1", "'=1+1"),
            ("+86 138 0000 1234", "+86 138 0000 1234"),
            ("-12.50", "-12.50"),
            ("+1-2", "'+1-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("'=x", "''=x"),
            ("'tis", "'tis"),
        ] {
            assert_eq!(harmless(cell), expect);
            assert_eq!(exact(expect), cell);
        }
        assert_eq!(write(&[vec!["a".into(), "b, \"c\"\nd".into()]], true), "\u{feff}a,\"b, \"\"c\"\"\nd\"\n");
    }

    proptest! {
        #[test]
        fn a_cell_is_exact_again(cell in "['=+@a1 -]{0,8}") {
            let written = harmless(&cell);
            prop_assert_eq!(exact(&written), cell);
        }
    }
}
