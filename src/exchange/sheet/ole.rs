//! OLE containers ([MS-CFB]): the streams by their names.

use super::little_endian::{u16_at, u32_at};

/// A container.
pub(super) struct Container<'b> {
    bytes: &'b [u8],
    /// Which sector follows each.
    table: Vec<u32>,
    sector: usize,
    entries: Vec<Entry>,
    small: Small,
}

/// A stream of the container.
struct Entry {
    name: String,
    kind: u8,
    start: u32,
    size: usize,
}

/// Where streams that are smaller than a sector's worth stand.
#[derive(Default)]
struct Small {
    table: Vec<u32>,
    bytes: Vec<u8>,
    below: usize,
}

const SMALL_SECTOR: usize = 64;
const ENTRY: usize = 128;
const ROOT: u8 = 5;
/// The first number that is no sector.
const NO_SECTOR: u32 = 0xffff_fffa;

impl<'b> Container<'b> {
    /// Reads the lists of a container; `None` where they are damaged.
    pub fn open(bytes: &'b [u8]) -> Option<Container<'b>> {
        let sector = 1_usize.checked_shl(u16_at(bytes, 30)?.into()).filter(|size| [512, 4096].contains(size))?;
        let mut container =
            Container { bytes, table: Vec::new(), sector, entries: Vec::new(), small: Small::default() };
        for at in container.table_sectors()? {
            container.table.extend(words(container.sector_bytes(at)?));
        }
        let list = container.chain(u32_at(bytes, 48)?);
        container.entries = list.chunks_exact(ENTRY).filter_map(entry).collect();
        let root = container.entries.iter().find(|entry| entry.kind == ROOT).map(|root| root.start);
        container.small = Small {
            table: words(&container.chain(u32_at(bytes, 60)?)).collect(),
            bytes: root.map(|start| container.chain(start)).unwrap_or_default(),
            below: u32_at(bytes, 56)? as usize,
        };
        Some(container)
    }

    /// Whether there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The content of a stream.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let mut bytes =
            if entry.size < self.small.below { self.small_chain(entry.start) } else { self.chain(entry.start) };
        bytes.truncate(entry.size);
        Some(bytes)
    }

    /// The sectors with the table: the first in the header, further ones in a chain of their own.
    fn table_sectors(&self) -> Option<Vec<u32>> {
        let most = self.bytes.len() / self.sector + 1;
        let mut all: Vec<u32> = words(self.bytes.get(76..512)?).take_while(|&at| at < NO_SECTOR).collect();
        let mut next = u32_at(self.bytes, 68)?;
        for _ in 0..most {
            if next >= NO_SECTOR || all.len() > most {
                break;
            }
            let mut sectors: Vec<u32> = words(self.sector_bytes(next)?).collect();
            next = sectors.pop()?;
            all.extend(sectors.into_iter().take_while(|&at| at < NO_SECTOR));
        }
        all.truncate(most);
        Some(all)
    }

    fn sector_bytes(&self, at: u32) -> Option<&'b [u8]> {
        let start = (at as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..(start + self.sector).min(self.bytes.len())).filter(|bytes| !bytes.is_empty())
    }

    /// The bytes of a chain of sectors. A circle ends after as many sectors as the file has.
    fn chain(&self, start: u32) -> Vec<u8> {
        let (mut bytes, mut next) = (Vec::new(), start);
        for _ in 0..self.bytes.len() / self.sector + 1 {
            let Some(sector) = Some(next).filter(|&at| at < NO_SECTOR).and_then(|at| self.sector_bytes(at)) else {
                break;
            };
            bytes.extend_from_slice(sector);
            next = self.table.get(next as usize).copied().unwrap_or(NO_SECTOR);
        }
        bytes
    }

    fn small_chain(&self, start: u32) -> Vec<u8> {
        let Small { table, bytes: all, .. } = &self.small;
        let (mut bytes, mut next) = (Vec::new(), start);
        for _ in 0..all.len() / SMALL_SECTOR + 1 {
            let from = (next as usize).saturating_mul(SMALL_SECTOR);
            let Some(sector) = all.get(from..from.saturating_add(SMALL_SECTOR).min(all.len())) else { break };
            bytes.extend_from_slice(sector);
            next = table.get(next as usize).copied().unwrap_or(NO_SECTOR);
        }
        bytes
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).checked_sub(2).filter(|&length| length <= 62)?;
    let units: Vec<u16> = bytes.get(..length)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
    let size = u32_at(bytes, 120)? as usize;
    Some(Entry { name: String::from_utf16_lossy(&units), kind: *bytes.get(66)?, start: u32_at(bytes, 116)?, size })
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|word| u32_at(word, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_container_is_opened_or_not(tail in prop::collection::vec(any::<u8>(), 0..1600), shift in prop::sample::select(vec![9_u8, 12])) {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(tail);
            bytes.resize(bytes.len().max(600), 0);
            bytes[30] = shift;
            bytes[31] = 0;
            if let Some(container) = Container::open(&bytes) {
                container.stream("Workbook");
            }
        }
    }
}
