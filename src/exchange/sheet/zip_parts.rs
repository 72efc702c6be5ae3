//! The parts of a zip archive, unpacked under a limit.
//!
//! Only what the list at the end of the archive names is unpacked, at most to a fixed size whatever the list promises.
//! The readers of workbooks then get an archive of parts that are not packed, so that nothing can grow in their hands.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::failure::SheetError;
use super::limits::{MOST_PARTS, MOST_SHARED_TEXTS, MOST_UNPACKED};
use super::little_endian::{u16_at, u32_at};

/// The parts of an archive, by their paths.
pub(super) struct Parts(BTreeMap<String, Vec<u8>>);

/// Parts that no reader asks for, by the beginning of their paths.
const LEFT: [&str; 8] = [
    "xl/media/",
    "xl/drawings/",
    "xl/theme/",
    "xl/printerSettings/",
    "xl/vbaProject.bin",
    "xl/embeddings/",
    "Pictures/",
    "Thumbnails/",
];

/// The length of the record that ends an archive, without its comment, and of the longest comment.
const END: usize = 22;
const LONGEST_COMMENT: usize = 0xffff;

impl Parts {
    /// Unpacks an archive.
    pub fn read(bytes: &[u8]) -> Result<Parts, SheetError> {
        let cut = || SheetError::new("err-sheet-cut");
        let from = bytes.len().saturating_sub(END + LONGEST_COMMENT);
        let tail = bytes.get(from..).unwrap_or_default();
        let end = from + memchr::memmem::rfind(tail, b"PK\x05\x06").ok_or_else(cut)?;
        if bytes.len() < end + END {
            return Err(cut());
        }
        let count = usize::from(u16_at(bytes, end + 10).ok_or_else(cut)?);
        let mut at = u32_at(bytes, end + 16).ok_or_else(cut)? as usize;
        if count > MOST_PARTS {
            return Err(too_large());
        }
        let (mut parts, mut left) = (BTreeMap::new(), MOST_UNPACKED);
        for _ in 0..count {
            let entry = Entry::at(bytes, at).ok_or_else(cut)?;
            at = entry.next;
            let is_wanted = !entry.name.ends_with('/') && !LEFT.iter().any(|path| entry.name.starts_with(path));
            if is_wanted && !parts.contains_key(&entry.name) {
                let part = entry.unpack(bytes, left)?;
                left -= part.len();
                parts.insert(entry.name, part);
            }
        }
        Ok(Parts(parts))
    }

    /// Whether there is such a part.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The bytes of a part.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// An archive of these parts, none of them packed. Each part is let go as soon as it is in.
    pub fn into_archive(self) -> Vec<u8> {
        let count = self.0.len() as u16;
        let size: usize = self.0.iter().map(|(name, part)| part.len() + 2 * name.len() + 90).sum();
        let (mut archive, mut list) = (Vec::with_capacity(size + END), Vec::new());
        for (name, part) in self.0 {
            let mut crc = Crc::new();
            crc.update(&part);
            // Version, flags (names are UTF-8), stored, no time; then the sum, both sizes, the length of the name.
            let mut head = Vec::new();
            [20_u16, 0x800, 0, 0, 0x21].iter().for_each(|word| head.extend(word.to_le_bytes()));
            [crc.sum(), part.len() as u32, part.len() as u32].iter().for_each(|word| head.extend(word.to_le_bytes()));
            head.extend((name.len() as u16).to_le_bytes());
            head.extend([0; 2]);
            list.extend(b"PK\x01\x02\x14\x00");
            list.extend(&head);
            list.extend([0; 10]);
            list.extend((archive.len() as u32).to_le_bytes());
            list.extend(name.as_bytes());
            archive.extend(b"PK\x03\x04");
            archive.extend(&head);
            archive.extend(name.as_bytes());
            archive.extend_from_slice(&part);
        }
        let start = archive.len() as u32;
        archive.extend(&list);
        archive.extend(b"PK\x05\x06\0\0\0\0");
        [count; 2].iter().for_each(|count| archive.extend(count.to_le_bytes()));
        archive.extend((list.len() as u32).to_le_bytes());
        archive.extend(start.to_le_bytes());
        archive.extend([0; 2]);
        archive
    }
}

/// An entry of the list at the end of an archive.
struct Entry {
    name: String,
    flags: u16,
    method: u16,
    packed: usize,
    header: usize,
    /// Where the next entry begins.
    next: usize,
}

impl Entry {
    fn at(bytes: &[u8], at: usize) -> Option<Entry> {
        if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let length = |offset: usize| u16_at(bytes, at + offset).map(usize::from);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let name_bytes = bytes.get(at + 46..at + 46 + name)?;
        Some(Entry {
            name: String::from_utf8_lossy(name_bytes).replace('\\', "/"),
            flags: u16_at(bytes, at + 8)?,
            method: u16_at(bytes, at + 10)?,
            packed: u32_at(bytes, at + 20)? as usize,
            header: u32_at(bytes, at + 42)? as usize,
            next: at + 46 + name + extra + comment,
        })
    }

    fn unpack(&self, bytes: &[u8], left: usize) -> Result<Vec<u8>, SheetError> {
        let cut = || SheetError::new("err-sheet-cut");
        if self.flags & 1 != 0 {
            return Err(SheetError::new("err-sheet-password"));
        }
        let header = bytes.get(self.header..).filter(|rest| rest.starts_with(b"PK\x03\x04")).ok_or_else(cut)?;
        let (name, extra) = (u16_at(header, 26).ok_or_else(cut)?, u16_at(header, 28).ok_or_else(cut)?);
        let start = 30 + usize::from(name) + usize::from(extra);
        let packed = header.get(start..start.saturating_add(self.packed)).ok_or_else(cut)?;
        let most = if self.name.ends_with("sharedStrings.xml") { left.min(MOST_SHARED_TEXTS) } else { left };
        let mut part = Vec::new();
        match self.method {
            0 => part.extend_from_slice(packed.get(..most + 1).unwrap_or(packed)),
            8 => {
                let mut unpacked = DeflateDecoder::new(packed).take(most as u64 + 1);
                unpacked.read_to_end(&mut part).map_err(|_| cut())?;
            }
            _ => return Err(SheetError::new("err-sheet-unreadable").with("reason", self.name.as_str())),
        }
        if part.len() > most { Err(too_large()) } else { Ok(part) }
    }
}

fn too_large() -> SheetError {
    SheetError::new("err-sheet-unpacked").with("most", (MOST_UNPACKED >> 20).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        Parts(parts.iter().map(|(name, part)| ((*name).to_owned(), part.to_vec())).collect()).into_archive()
    }

    #[test]
    fn an_archive_is_read_as_it_was_written() {
        let bytes = archive(&[("xl/a.xml", b"<a/>"), ("b", b""), ("xl/media/p.png", b"x")]);
        let parts = Parts::read(&bytes).unwrap();
        assert_eq!((parts.get("xl/a.xml"), parts.get("b")), (Some(&b"<a/>"[..]), Some(&b""[..])));
        assert!(!parts.has("xl/media/p.png"));
        for cut in 0..bytes.len() {
            assert!(Parts::read(&bytes[..cut]).is_err(), "{cut}");
        }
    }

    proptest! {
        #[test]
        fn a_damaged_archive_is_no_trouble(at in 0_usize..200, byte in any::<u8>()) {
            let mut bytes = archive(&[("xl/a.xml", b"<a>text</a>"), ("b", b"c")]);
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = Parts::read(&bytes);
        }
    }
}
