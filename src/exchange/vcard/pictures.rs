//! Photos and logos. A picture in the card becomes a file; a link to one is a fact and is never followed.

use std::borrow::Cow;

use percent_encoding::percent_decode;

use crate::derive::report::Phrase;
use crate::exchange::incoming::IncomingFile;

use super::line::Line;
use super::lines::Transfer;
use super::quoted::base64;
use super::reading::Reading;

/// The most bytes of a picture that is taken.
pub const MOST_PICTURE: usize = 5 * 1024 * 1024;

/// The most pictures of a card.
const MOST_PICTURES: usize = 4;

/// Whether a line holds a picture.
pub(super) fn is_picture(line: &Line) -> bool {
    ["PHOTO", "LOGO", "X-MS-CARDPICTURE"].contains(&line.name())
}

/// Takes a line with a picture; `false` for any other.
pub(super) fn take<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    if !is_picture(line) {
        return false;
    }
    let name = if line.name() == "LOGO" { "logo" } else { "photo" };
    let value = line.property.value.trim_ascii();
    let is_inline = line.property.transfer == Transfer::Base64 || is_data(value);
    if value.is_empty() || line.name() == "X-MS-CARDPICTURE" && reading.is_present("PHOTO") {
        // The picture of the drawn card of Outlook is the photo once more.
    } else if !is_inline && (line.is_uri() || line.text.contains("://")) {
        reading.fact(name, line.one_line());
    } else if line.property.is_cut {
        let megabytes = (line.property.size / 4 * 3) >> 20;
        reading.doubts.push(too_large(megabytes));
    } else {
        match bytes(value, is_data(value)) {
            Some(bytes) if bytes.len() > MOST_PICTURE => reading.doubts.push(too_large(bytes.len() >> 20)),
            Some(bytes) => picture(reading, name, bytes),
            None => reading.doubts.push(Phrase::new("vcard-picture-unread")),
        }
    }
    true
}

fn too_large(megabytes: usize) -> Phrase {
    Phrase::new("vcard-picture-large").with("size", megabytes).with("most", MOST_PICTURE >> 20)
}

fn is_data(value: &[u8]) -> bool {
    value.get(..5).is_some_and(|begin| begin.eq_ignore_ascii_case(b"data:"))
}

/// The bytes of a picture in base64, or in a `data:` address.
fn bytes(value: &[u8], is_data: bool) -> Option<Vec<u8>> {
    if !is_data {
        return base64(value);
    }
    let (head, data) = value.split_at_checked(memchr::memchr(b',', value)?)?;
    let data = data.get(1..)?;
    // A program escaped the comma.
    let head = head.strip_suffix(b"\\").unwrap_or(head).to_ascii_lowercase();
    if head.ends_with(b";base64") { base64(data) } else { Some(Cow::from(percent_decode(data)).into_owned()) }
}

fn picture(reading: &mut Reading, name: &str, bytes: Vec<u8>) {
    let Some(ending) = ending(&bytes) else {
        reading.doubts.push(Phrase::new("vcard-picture-unread"));
        return;
    };
    if reading.files.iter().any(|file| file.bytes == bytes) {
        return;
    }
    if reading.files.len() >= MOST_PICTURES {
        reading.doubts.push(Phrase::new("vcard-pictures").with("most", MOST_PICTURES));
        return;
    }
    let others = reading.files.iter().filter(|file| file.name.starts_with(name)).count();
    let number = if others > 0 { format!("-{}", others + 1) } else { String::new() };
    reading.files.push(IncomingFile { name: format!("{name}{number}.{ending}"), bytes });
}

/// The ending of a picture's name, by its content, whatever the card says: what is no picture is not taken.
pub(super) fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', b'i' | b'v', ..] => Some("heic"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f', ..] => Some("avif"),
        [b'B', b'M', ..] if bytes.len() > 26 => Some("bmp"),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some("tif"),
        _ => None,
    }
}
