//! How much of a file is read. A list of customers stays far below; what is above is told, never read in part without a
//! word. All of it together stays within half a gigabyte of memory: a cell with a text takes some 365 bytes until its
//! customer is done.

/// The largest file, in bytes. A text of this size has some 100,000 customers.
pub const MOST_BYTES: usize = 32 << 20;

/// The most bytes that the parts of a workbook may unpack to.
pub(super) const MOST_UNPACKED: usize = 96 << 20;

/// The most bytes of the part of a workbook that holds its texts.
pub(super) const MOST_SHARED_TEXTS: usize = 32 << 20;

/// The most parts of a workbook.
pub(super) const MOST_PARTS: usize = 10_000;

/// The most sheets of a workbook that are read.
pub(super) const MOST_SHEETS: usize = 256;

/// The most rows of a file.
pub(super) const MOST_ROWS: usize = 200_000;

/// The most cells of a file, empty ones between others too.
pub(super) const MOST_CELLS: usize = 3_000_000;

/// The most cells with a text: 40,000 customers of whom 25 things are known.
pub(super) const MOST_FILLED: usize = 1_000_000;

/// The most bytes of text in the cells of a file.
pub(super) const MOST_TEXT: usize = 32 << 20;

/// The most columns of a row. The widest exports known have a few hundred (HubSpot with every property).
pub(super) const MOST_COLUMNS: usize = 1_024;

/// The most bytes of text in a row.
pub(super) const LONGEST_ROW: usize = 4 << 20;

/// The longest text that is repeated in the cells that a merged one covers.
pub(super) const LONGEST_REPEATED: usize = 1 << 10;

/// The longest text in quotes, in bytes. Excel's cells end at 32,767 characters; notes of other programs may be longer.
pub(super) const LONGEST_QUOTED: usize = 1 << 20;

/// How often a quote that never closes is looked for before quotes count for nothing.
pub(super) const MOST_UNCLOSED: usize = 64;

/// The rows among which the header is looked for.
pub(super) const HEADER_ROWS: usize = 60;

/// The most merged regions of a sheet that are filled.
pub(super) const MOST_MERGED: usize = 100_000;
