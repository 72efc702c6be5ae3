//! What a file is, by its content: names of files often say otherwise.

use super::failure::SheetError;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A zip archive: XLSX or ODS.
    Zip,
    /// An OLE container: XLS, or a workbook under a password.
    Ole,
    /// A page of HTML, or the XML of Excel 2003, often called `.xls`.
    Markup,
    /// Text with delimiters.
    Text,
}

/// The first bytes of files that are no tables, and the message that names them.
const OTHERS: [(&[u8], &str); 11] = [
    (b"%PDF", "sheet-kind-pdf"),
    (b"\x89PNG", "sheet-kind-picture"),
    (b"\xff\xd8\xff", "sheet-kind-picture"),
    (b"GIF8", "sheet-kind-picture"),
    (b"RIFF", "sheet-kind-picture"),
    (b"\x1f\x8b", "sheet-kind-archive"),
    (b"7z\xbc\xaf\x27\x1c", "sheet-kind-archive"),
    (b"Rar!", "sheet-kind-archive"),
    (b"\xfd7zXZ", "sheet-kind-archive"),
    (b"SQLite format 3", "sheet-kind-database"),
    (b"{\\rtf", "sheet-kind-document"),
];

/// What the bytes are.
pub(super) fn sniff(bytes: &[u8]) -> Result<Content, SheetError> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(SheetError::new("err-sheet-empty"));
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(first, _)| bytes.starts_with(first)) {
        return Err(SheetError::new("err-sheet-kind").with("kind", *kind));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Content::Zip);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Content::Ole);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).replace('\0', "").to_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{fffd}');
    if head.starts_with("begin:vcard") {
        return Err(SheetError::new("err-sheet-kind").with("kind", "sheet-kind-vcard"));
    }
    let opens = ["<!doctype html", "<html", "<table", "<?xml", "<head", "<body", "<meta", "<style", "<!--", "<div"];
    Ok(if opens.iter().any(|open| head.starts_with(open)) { Content::Markup } else { Content::Text })
}
