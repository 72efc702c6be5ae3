//! A table on the terminal. Where it is too wide, each row becomes a few lines: the name, then the other columns.

use comfy_table::{CellAlignment, Table, presets};
use unicode_width::UnicodeWidthStr;

use super::Terminal;
use super::terminal::cut;
use crate::i18n::visible::visible;

/// What a table shows.
#[derive(Debug, Default)]
pub struct Columns {
    /// The titles of the columns.
    pub titles: Vec<String>,
    /// The cells, a list for each row; the first one names the row.
    pub rows: Vec<Vec<String>>,
    /// The columns that hold numbers.
    pub numbers: Vec<usize>,
    /// The widest that a cell may be in the table, by column; 0 for no limit.
    pub most: Vec<usize>,
}

impl Columns {
    /// The table as text, which fits the terminal where its width is known.
    pub fn text(&self, terminal: &Terminal) -> String {
        let table = self.table();
        match terminal.known_width() {
            Some(width) if table.lines().any(|line| line.width() > width) => self.list(terminal),
            _ => table,
        }
    }

    fn table(&self) -> String {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_header(&self.titles);
        for row in &self.rows {
            table.add_row(row.iter().enumerate().map(|(at, cell)| match self.most.get(at) {
                Some(&most) if most > 0 => cut(cell, most),
                _ => visible(cell).into_owned(),
            }));
        }
        for &at in &self.numbers {
            if let Some(column) = table.column_mut(at) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.trim_fmt() + "\n"
    }

    fn list(&self, terminal: &Terminal) -> String {
        let mut out = String::new();
        for row in &self.rows {
            let cells = row.iter().zip(&self.titles).enumerate().filter(|(_, (cell, _))| !cell.is_empty());
            let pairs: Vec<String> =
                cells.filter(|(at, _)| *at > 0).map(|(_, (cell, title))| format!("{title} {cell}")).collect();
            out += &terminal.fold(&format!(" {}\n", row.first().map_or("", String::as_str)), 3);
            if !pairs.is_empty() {
                out += &terminal.fold(&format!("   {}\n", pairs.join(" · ")), 3);
            }
        }
        out
    }
}
