//! The sheets of a file as rows of text, whatever the file is.

use super::cell::cleaned;
use super::delimited::Records;
use super::failure::SheetError;
use super::limits::MOST_BYTES;
use super::options::SheetOptions;
use super::rows::{Grid, Room, RowBuilder, Sheet};
use super::sniff::{Content, sniff};
use super::{delimiter, encoding, markup_sheet, ods, xls, xlsx, zip_parts};
use crate::derive::report::{Cell, Phrase};
use crate::exchange::csv_out::exact;

/// Reads a file into rows of text.
pub fn read_grid(bytes: &[u8], options: &SheetOptions) -> Result<Grid, SheetError> {
    if bytes.len() > MOST_BYTES {
        let size = (bytes.len() >> 20).to_string();
        return Err(SheetError::new("err-sheet-size").with("size", size).with("most", (MOST_BYTES >> 20).to_string()));
    }
    let mut room = Room::default();
    let mut grid = match sniff(bytes)? {
        Content::Zip => {
            let parts = zip_parts::Parts::read(bytes)?;
            if parts.has("content.xml") { ods::read(&parts, &mut room) } else { xlsx::read(parts, &mut room) }
        }
        Content::Ole => xls::read(bytes, &mut room),
        Content::Markup => markup_sheet::read(bytes, options, &mut room),
        Content::Text => text(bytes, options, &mut room),
    }?;
    grid.about.append(&mut room.told);
    Ok(grid)
}

/// A text with delimiters.
fn text(bytes: &[u8], options: &SheetOptions, room: &mut Room) -> Result<Grid, SheetError> {
    let decoded = encoding::decode(bytes, options.encoding)?;
    let said = delimiter::of_first_line(&decoded.text);
    let body = said.and_then(|(_, length)| decoded.text.get(length..)).unwrap_or(&decoded.text);
    let delimiter = options.delimiter.or(said.map(|(delimiter, _)| delimiter));
    let delimiter = delimiter.unwrap_or_else(|| delimiter::detect(body));
    let mut about = vec![
        Phrase::new("sheet-about-text").with("encoding", decoded.name).with("delimiter", delimiter_name(delimiter)),
    ];
    about.extend(decoded.about);
    let mut records = Records::new(body, delimiter, if said.is_some() { 2 } else { 1 });
    let mut sheet = Sheet::default();
    loop {
        let (mut row, mut column) = (RowBuilder::default(), 0);
        let read = records.next(|cell| {
            row.put(column, cleaned(exact(cell)));
            column += 1;
        });
        let Some(line) = read else { break };
        if !room.push(&mut sheet, line, row) {
            break;
        }
    }
    if let Some(line) = records.unclosed.first() {
        about.push(Phrase::new("sheet-quote-open").with("line", *line as usize).with("n", records.unclosed.len()));
    }
    let zeros = memchr::memchr_iter(0, decoded.text.as_bytes()).count();
    if zeros > 0 {
        about.push(Phrase::new("sheet-zero-bytes").with("n", zeros));
    }
    Ok(Grid { about, sheets: vec![sheet] })
}

/// A delimiter by its name.
fn delimiter_name(delimiter: char) -> Cell {
    match delimiter {
        ',' => Phrase::new("sheet-delimiter-comma").into(),
        ';' => Phrase::new("sheet-delimiter-semicolon").into(),
        '\t' => Phrase::new("sheet-delimiter-tab").into(),
        other => Cell::Text(format!("`{other}`")),
    }
}
