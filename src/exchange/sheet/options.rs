//! What is said of a file, and what stands above its rows.

/// What the user says of a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct SheetOptions<'o> {
    /// The encoding of a text, such as `gbk`; `None` to find it out.
    pub encoding: Option<&'o str>,
    /// What stands between the cells of a text; `None` to find it out.
    pub delimiter: Option<char>,
    /// The sheet of a workbook, by its name or its number; `None` for all that are lists of customers.
    pub sheet: Option<&'o str>,
    /// What columns hold: a header, and a key of the card, `custom.KEY`, `note`, `fact`, or `-` for nothing.
    pub map: &'o [(String, String)],
    /// Whether the rows are customers, whatever they look like.
    pub are_customers: bool,
}

/// The header of a sheet that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetHeader {
    /// The name of the sheet; empty for a text.
    pub sheet: String,
    /// The line of the header.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}
