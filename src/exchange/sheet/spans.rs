//! Cells that cover others: what a merged cell says stands for each of them.

use std::collections::BTreeMap;

use super::limits::{LONGEST_REPEATED, MOST_COLUMNS};
use super::rows::RowBuilder;

/// The cells of the rows above that reach into the next row.
#[derive(Default)]
pub(super) struct Spans {
    row: u64,
    by_column: BTreeMap<usize, Span>,
}

/// A cell that reaches into the rows below its own.
struct Span {
    row: u64,
    left: usize,
    text: String,
}

impl Spans {
    /// Puts a cell into a row, at `column` or, where cells from above are in the way, behind them; the column behind it.
    pub fn put(
        &mut self,
        row: &mut RowBuilder,
        mut column: usize,
        text: String,
        (wide, high): (usize, usize),
    ) -> usize {
        while self.cover(row, column) {
            column += 1;
        }
        let end = column.saturating_add(wide.clamp(1, MOST_COLUMNS));
        if (wide > 1 || high > 1) && text.len() <= LONGEST_REPEATED {
            for at in column..end.min(MOST_COLUMNS) {
                if high > 1 {
                    self.by_column.insert(at, Span { row: self.row, left: high - 1, text: text.clone() });
                }
                if at > column {
                    row.put(at, text.clone());
                }
            }
        }
        row.put(column, text);
        end
    }

    /// Puts what a cell above says into a column that it covers; false where none does.
    pub fn cover(&mut self, row: &mut RowBuilder, column: usize) -> bool {
        let now = self.row;
        let Some(span) = self.by_column.get_mut(&column).filter(|span| span.row < now) else { return false };
        row.put(column, span.text.clone());
        span.left -= 1;
        if span.left == 0 {
            self.by_column.remove(&column);
        }
        true
    }

    /// Ends a row: the cells from above to the right of its last one.
    pub fn end(&mut self, row: &mut RowBuilder, from: usize) {
        let columns: Vec<usize> = self.by_column.range(from..).map(|(&column, _)| column).collect();
        for column in columns {
            self.cover(row, column);
        }
        self.row += 1;
    }
}
