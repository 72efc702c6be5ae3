//! Tables in HTML and in the XML of Excel 2003, which many programs write under the name `.xls`.

use super::cell::cleaned;
use super::encoding;
use super::failure::SheetError;
use super::limits::MOST_SHEETS;
use super::markup::{Piece, Pieces, attribute, number};
use super::options::SheetOptions;
use super::rows::{Grid, Room, RowBuilder, Sheet};
use super::spans::Spans;
use crate::derive::report::Phrase;

/// Reads the tables of a page.
pub(super) fn read(bytes: &[u8], options: &SheetOptions, room: &mut Room) -> Result<Grid, SheetError> {
    let declared = declared_encoding(bytes);
    let decoded = encoding::decode(bytes, options.encoding.or(declared.as_deref()))
        .or_else(|error| if options.encoding.is_some() { Err(error) } else { encoding::decode(bytes, None) })?;
    let is_excel = decoded.text.contains("urn:schemas-microsoft-com:office:spreadsheet");
    let mut reader = Reader { room, sheets: Vec::new(), is_full: false, table: Table::default() };
    Pieces::new(&decoded.text).for_each(|piece| reader.piece(piece));
    reader.end_table();
    let sheets = reader.sheets;
    if sheets.is_empty() {
        return Err(SheetError::new("err-sheet-page"));
    }
    let kind = if is_excel { "sheet-about-excel-xml" } else { "sheet-about-html" };
    let mut about = vec![Phrase::new(kind).with("encoding", decoded.name)];
    about.extend(decoded.about);
    Ok(Grid { about, sheets })
}

/// What the page says of its encoding: `charset=gb2312`, `encoding="UTF-8"`.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let after = ["charset=", "encoding="].iter().find_map(|key| head.split_once(key)).map(|(_, after)| after)?;
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let label: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    // A page in UTF-16 that can be read as ASCII so far is none.
    Some(label).filter(|label| !label.is_empty() && !label.starts_with("utf-16"))
}

/// The table that is being read.
#[derive(Default)]
struct Table {
    sheet: Sheet,
    line: u64,
    row: Option<RowBuilder>,
    column: usize,
    /// The text of the open cell, and how many columns and rows it covers.
    cell: Option<(String, (usize, usize))>,
    spans: Spans,
}

struct Reader<'r> {
    room: &'r mut Room,
    sheets: Vec<Sheet>,
    is_full: bool,
    table: Table,
}

impl Reader<'_> {
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Open { name, attributes, is_closed } => self.open(&name, attributes, is_closed),
            Piece::Close(name) => match name.as_str() {
                "td" | "th" | "cell" => self.end_cell(),
                "tr" | "row" => self.end_row(),
                "table" => self.end_table(),
                "p" | "div" | "li" => self.text("\n"),
                _ => {}
            },
            Piece::Text(text) => self.text(&text),
        }
    }

    fn open(&mut self, name: &str, attributes: &str, is_closed: bool) {
        match name {
            "table" | "worksheet" => {
                self.end_table();
                if let Some(name) = attribute(attributes, "name").filter(|_| name == "worksheet") {
                    self.table.sheet.name = cleaned(&name);
                }
            }
            "tr" | "row" => {
                self.end_row();
                let line = number(attributes, "index").filter(|_| name == "row").map(|line| line as u64);
                self.table.line = line.unwrap_or(self.table.line + 1).max(self.table.line + 1);
                self.table.row = Some(RowBuilder::default());
                self.table.column = 0;
                if is_closed {
                    self.end_row();
                }
            }
            "td" | "th" | "cell" => {
                self.end_cell();
                let size = |html: &str, excel: &str| {
                    number(attributes, html).or_else(|| number(attributes, excel).map(|more| more.saturating_add(1)))
                };
                let span = (size("colspan", "mergeacross").unwrap_or(1), size("rowspan", "mergedown").unwrap_or(1));
                if let Some(index) = number(attributes, "index").filter(|_| name == "cell") {
                    self.table.column = self.table.column.max(index.saturating_sub(1));
                }
                self.table.row.get_or_insert_default();
                self.table.cell = Some((String::new(), span));
                if is_closed {
                    self.end_cell();
                }
            }
            "br" => self.text("\n"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((cell, _)) = &mut self.table.cell {
            cell.push_str(text);
        }
    }

    fn end_cell(&mut self) {
        let table = &mut self.table;
        if let (Some((text, span)), Some(row)) = (table.cell.take(), &mut table.row) {
            table.column = table.spans.put(row, table.column, plain(&text), span);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(mut row) = self.table.row.take() else { return };
        self.table.spans.end(&mut row, self.table.column);
        if !self.is_full {
            self.is_full = !self.room.push(&mut self.table.sheet, self.table.line, row);
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        let Table { sheet, .. } = std::mem::take(&mut self.table);
        if sheet.rows.is_empty() {
            // The name of a worksheet stands before its table.
            self.table.sheet.name = sheet.name;
        } else if self.sheets.len() < MOST_SHEETS {
            self.sheets.push(sheet);
        }
    }
}

/// The text of a cell, its lines without white space around them; an ISO day of Excel's XML without its midnight.
fn plain(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let text = cleaned(&lines.join("\n"));
    match text.strip_suffix("T00:00:00.000") {
        Some(day) => day.to_owned(),
        None => text,
    }
}
