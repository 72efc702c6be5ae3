//! Rows of text, and the room for them.

use super::limits::{LONGEST_ROW, MOST_CELLS, MOST_COLUMNS, MOST_FILLED, MOST_ROWS, MOST_TEXT};
use crate::derive::report::Phrase;

/// A file as rows of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What the file was taken for, how it was read, and what of it was not.
    pub about: Vec<Phrase>,
    /// Its sheets; one for a text.
    pub sheets: Vec<Sheet>,
}

/// A sheet of a workbook, or a whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a text.
    pub name: String,
    /// Its rows, without those that are blank.
    pub rows: Vec<SheetRow>,
    /// Whether days that stand as numbers count from 1904, not from 1900.
    pub is_1904: bool,
    /// The file of each row, by its line, where each comes from one of its own; empty elsewhere.
    pub files: Vec<String>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Its line or row, counted from 1.
    pub line: u64,
    /// Its cells, up to the last that is not blank.
    pub cells: Vec<String>,
}

/// A row that is being read.
#[derive(Clone, Default)]
pub(super) struct RowBuilder {
    cells: Vec<String>,
    text: usize,
    /// The cells for which there is no room: beyond the last column, or beyond the text of a row.
    more: usize,
}

impl RowBuilder {
    /// Whether it has no cell with a text.
    pub fn is_blank(&self) -> bool {
        self.cells.is_empty() && self.more == 0
    }

    /// Puts a text into a column.
    pub fn put(&mut self, column: usize, text: String) {
        if text.is_empty() {
            return;
        }
        if column >= MOST_COLUMNS || self.text + text.len() > LONGEST_ROW {
            self.more += 1;
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.text += text.len();
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
    }
}

/// The room that is left for rows, and what did not find any.
pub(super) struct Room {
    rows: usize,
    cells: usize,
    filled: usize,
    text: usize,
    pub told: Vec<Phrase>,
    is_wide_told: bool,
}

impl Default for Room {
    fn default() -> Room {
        Room {
            rows: MOST_ROWS,
            cells: MOST_CELLS,
            filled: MOST_FILLED,
            text: MOST_TEXT,
            told: Vec::new(),
            is_wide_told: false,
        }
    }
}

impl Room {
    /// Adds a row to a sheet, unless it is blank. False where the file is full: what follows is not read.
    pub fn push(&mut self, sheet: &mut Sheet, line: u64, row: RowBuilder) -> bool {
        let RowBuilder { mut cells, text, more } = row;
        let place = |phrase: Phrase| phrase.with("place", sheet.place(line));
        if more > 0 && !self.is_wide_told {
            self.is_wide_told = true;
            self.told.push(place(Phrase::new("sheet-cut-columns")).with("most", MOST_COLUMNS));
        }
        if cells.is_empty() {
            return true;
        }
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        if self.rows == 0 || cells.len() > self.cells || filled > self.filled || text > self.text {
            self.told.push(place(Phrase::new("sheet-cut-rows")));
            return false;
        }
        self.rows -= 1;
        self.cells -= cells.len();
        self.filled -= filled;
        self.text -= text;
        cells.shrink_to_fit();
        sheet.rows.push(SheetRow { line, cells });
        true
    }

    /// Tells what could not be read.
    pub fn tell(&mut self, phrase: Phrase) {
        self.told.push(phrase);
    }
}

impl Sheet {
    /// A row in words: `line 3`, `Contacts, row 3`, `Ana.md`.
    pub(super) fn place(&self, line: u64) -> Phrase {
        match (self.file(line), self.name.as_str()) {
            (Some(file), _) => Phrase::new("sheet-file").with("file", file),
            (None, "") => Phrase::new("sheet-line").with("line", line as usize),
            (None, sheet) => Phrase::new("sheet-line-of").with("sheet", sheet).with("line", line as usize),
        }
    }

    /// The file of a row, where each comes from one of its own.
    pub(super) fn file(&self, line: u64) -> Option<&str> {
        self.files.get(line.checked_sub(1)? as usize).map(String::as_str)
    }

    /// The text of a cell; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.cell(column))
    }
}

impl SheetRow {
    /// The text of a cell; empty where there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}
