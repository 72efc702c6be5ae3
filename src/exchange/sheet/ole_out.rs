//! A plain OLE container ([MS-CFB], version 4) around one stream.
//!
//! The reader of workbooks follows the lists of sectors of a container as long as they go; one that leads back to itself
//! would fill the memory. So it gets no container of a file, but one that is made here.

const SECTOR: usize = 4096;
/// Numbers of sectors in a sector of the table.
const NUMBERS: usize = SECTOR / 4;
/// Sectors of the table that the header can list.
const LISTED: usize = 109;
const FREE: u32 = 0xffff_ffff;
const END: u32 = 0xffff_fffe;
const OF_TABLE: u32 = 0xffff_fffd;
const NONE: u32 = 0xffff_ffff;

/// A container with one stream of this name (at most 31 characters of ASCII). `None` of a stream that is too long for it,
/// more than 400 MB. A stream below one sector is filled up with zeros: it would otherwise have to stand among the small ones.
pub(super) fn container(name: &str, stream: &[u8]) -> Option<Vec<u8>> {
    let sectors = stream.len().div_ceil(SECTOR).max(1);
    // The table lists itself, the directory and the stream.
    let table = (1..=LISTED).find(|&table| table + 1 + sectors <= table * NUMBERS)?;
    let (directory, first) = (table as u32, table as u32 + 1);
    let mut out = header(table, directory);
    let last = first + sectors as u32 - 1;
    let chain = (first..last).map(|at| at + 1).chain([END]);
    let numbers = std::iter::repeat_n(OF_TABLE, table).chain([END]).chain(chain);
    let numbers = numbers.chain(std::iter::repeat(FREE)).take(table * NUMBERS);
    out.extend(numbers.flat_map(u32::to_le_bytes));
    let size = stream.len().max(SECTOR) as u32;
    // Without small streams the root leads nowhere; some readers take an end there for a damaged list.
    out.extend(entry("Root Entry", 5, 1, NONE, 0));
    out.extend(entry(name, 2, NONE, first, size));
    out.resize((1 + table + 1) * SECTOR, 0);
    out.extend_from_slice(stream);
    out.resize((1 + table + 1 + sectors) * SECTOR, 0);
    Some(out)
}

fn header(table: usize, directory: u32) -> Vec<u8> {
    let mut out = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    out.extend([0; 16]);
    // Minor and major version, byte order, sector size as a power of two, size of small sectors as one.
    out.extend([0x3e_u16, 4, 0xfffe, 12, 6].into_iter().flat_map(u16::to_le_bytes));
    out.extend([0; 6]);
    // Sectors of the directory, of the table; the directory; a signature; where streams stop being small; the small
    // table and further lists of the table, of which there are none.
    let numbers = [1, table as u32, directory, 0, SECTOR as u32, END, 0, END, 0];
    let listed = (0..LISTED as u32).map(|at| if at < table as u32 { at } else { FREE });
    out.extend(numbers.into_iter().chain(listed).flat_map(u32::to_le_bytes));
    out.resize(SECTOR, 0);
    out
}

/// An entry of the directory: its name, its kind, the first of its children, and where it stands.
fn entry(name: &str, kind: u8, child: u32, start: u32, size: u32) -> Vec<u8> {
    let mut out: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = out.len() as u16 + 2;
    out.resize(64, 0);
    out.extend(length.to_le_bytes());
    // A black node of a tree of one.
    out.extend([kind, 1]);
    out.extend([NONE, NONE, child].into_iter().flat_map(u32::to_le_bytes));
    out.resize(116, 0);
    out.extend([start, size, 0].into_iter().flat_map(u32::to_le_bytes));
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::ole::Container;
    use super::*;

    proptest! {
        #[test]
        fn what_is_put_in_is_found_again(stream in prop::collection::vec(any::<u8>(), 0..20_000)) {
            let bytes = container("Workbook", &stream).unwrap();
            let found = Container::open(&bytes).unwrap().stream("Workbook").unwrap();
            prop_assert_eq!(&found[..stream.len()], &stream[..]);
            prop_assert!(found[stream.len()..].iter().all(|&byte| byte == 0));
        }
    }
}
