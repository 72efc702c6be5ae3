//! Tables of other programs: text with columns under headers.

use crate::book::letters;

/// A table as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headers, in lower case.
    pub headers: Vec<String>,
    /// The rows below them.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The line in the file, counted from 1; the header is line 1.
    pub line: u64,
    /// The cells, without outer white space.
    pub cells: Vec<String>,
}

/// Why a text cannot be read as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotATable {
    /// The line at which reading stopped, counted from 1.
    pub line: u64,
    /// The reader's reason, in English.
    pub reason: String,
}

impl TableRow {
    /// The text of a cell; `None` where it is empty or missing.
    pub fn cell(&self, column: Option<usize>) -> Option<&str> {
        self.cells.get(column?).map(String::as_str).filter(|text| !text.is_empty())
    }
}

impl Table {
    /// The first column under one of these headers.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        self.headers.iter().position(|header| names.contains(&header.as_str()))
    }

    /// Reads text with commas, semicolons or tabs between the cells.
    pub fn read(text: &str) -> Result<Table, NotATable> {
        // The reader counts the lines of Windows one too few.
        let text = &*text.replace("\r\n", "\n");
        let first = text.lines().next().unwrap_or_default();
        let count = |byte: u8| first.bytes().filter(|&b| b == byte).count();
        let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|&byte| count(byte)).unwrap_or(b',');
        let mut builder = csv::ReaderBuilder::new();
        let mut reader = builder.delimiter(delimiter).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
        let not_a_table = |error: csv::Error| NotATable {
            line: error.position().map_or(1, csv::Position::line),
            reason: error.to_string(),
        };
        let headers = reader.headers().map_err(not_a_table)?.iter().map(str::to_lowercase).collect();
        let row = |record: Result<csv::StringRecord, csv::Error>| {
            let record = record.map_err(not_a_table)?;
            let line = record.position().map_or(0, csv::Position::line);
            Ok(TableRow { line, cells: record.iter().map(str::to_owned).collect() })
        };
        Ok(Table { headers, rows: reader.records().map(row).collect::<Result<_, _>>()? })
    }
}

/// The text of a file: UTF-8 with or without a byte order mark, else GB 18030, which Chinese systems write.
pub fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => letters::composed(text.trim_start_matches('\u{feff}')).into_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}
