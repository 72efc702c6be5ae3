//! What a file is, by its content: its name may say something else.

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Nothing but white space.
    Empty,
    /// Cards of people.
    VCard,
    /// A calendar.
    Calendar,
    /// JSON.
    Json,
    /// A workbook: XLSX, XLS or ODS.
    Workbook,
    /// A page of the web.
    Html,
    /// Any other text: a table.
    Table,
    /// Something that is neither text nor a workbook.
    Unknown,
}

/// How far into a file it is looked.
const HEAD: usize = 4096;

/// What a file with this content is.
pub fn kind_of(bytes: &[u8]) -> FileKind {
    const ZIP: &[u8] = b"PK\x03\x04";
    const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if bytes.starts_with(ZIP) || bytes.starts_with(OLE) {
        return FileKind::Workbook;
    }
    let start = &bytes[..bytes.len().min(HEAD)];
    let unit: Option<fn([u8; 2]) -> u16> = match start {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    let head = match unit {
        Some(unit) => {
            let units: Vec<u16> = start.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(start).into_owned(),
    };
    let head = head.trim_start_matches('\u{feff}').trim_start().to_lowercase();
    let begins = |with: &str| head.starts_with(with);
    if head.trim_matches('\0').is_empty() {
        FileKind::Empty
    } else if head.contains("begin:vcard") {
        FileKind::VCard
    } else if begins("begin:vcalendar") {
        FileKind::Calendar
    } else if begins("<!doctype html") || begins("<html") || head.contains("<table") {
        FileKind::Html
    } else if begins("{") || is_list(&head) {
        FileKind::Json
    } else if [&b"%PDF"[..], b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b"]
        .iter()
        .any(|magic| bytes.starts_with(magic))
    {
        FileKind::Unknown
    } else {
        FileKind::Table
    }
}

/// Whether a text is a list of JSON. A character of another encoding may begin with the byte of its bracket.
fn is_list(head: &str) -> bool {
    let first = head.strip_prefix('[').and_then(|rest| rest.trim_start().chars().next());
    first.is_some_and(|first| "{[]\"-0123456789tfn".contains(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_holds() {
        let wide: Vec<u8> =
            b"\xff\xfe".iter().copied().chain("BEGIN:VCARD".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (bytes, expect) in [
            (&b" \r\n"[..], FileKind::Empty),
            (b"\xef\xbb\xbfBEGIN:VCARD\r\n", FileKind::VCard),
            (b"\n\nbegin:vcard\n", FileKind::VCard),
            (&wide, FileKind::VCard),
            (b"BEGIN:VCALENDAR\n", FileKind::Calendar),
            (b"PK\x03\x04rest", FileKind::Workbook),
            (b"<html><body>", FileKind::Html),
            (b"{\"a\":1}", FileKind::Json),
            (b"name,phone\n", FileKind::Table),
            (b"\xd0\xd5\xc3\xfb,\xb5\xe7\xbb\xb0\n", FileKind::Table),
            (b"%PDF-1.4", FileKind::Unknown),
        ] {
            assert_eq!(kind_of(bytes), expect, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
