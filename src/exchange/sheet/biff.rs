//! The records of an XLS workbook, looked through for how much room its sheets take.

use super::little_endian::{u16_at, u32_at};

/// What the records say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// The cells between the first and the last of each sheet.
    pub area: u64,
    /// Whether the workbook is under a password.
    pub is_encrypted: bool,
    /// Whether its days count from 1904.
    pub is_1904: bool,
}

// The records by their numbers ([MS-XLS] 2.3).
const EOF: u16 = 0x000a;
const DATE_1904: u16 = 0x0022;
const FILE_PASS: u16 = 0x002f;
const BOUND_SHEET: u16 = 0x0085;
const MUL_RK: u16 = 0x00bd;

/// Records of cells that begin with their row and column.
const CELLS: [u16; 12] =
    [0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x00fd, 0x027e, 0x0406, 0x00d6, 0x00be, 0x0001];

/// The most bytes of records that are looked through: sheets that share their records are read once each.
const MOST_BYTES: usize = 256 << 20;

/// Looks through the stream of a workbook.
pub(super) fn survey(stream: &[u8]) -> Survey {
    let mut survey = Survey::default();
    let mut sheets = Vec::new();
    for (kind, data) in Records(stream) {
        match kind {
            EOF => break,
            FILE_PASS => survey.is_encrypted = true,
            DATE_1904 => survey.is_1904 = u16_at(data, 0) == Some(1),
            BOUND_SHEET => sheets.extend(u32_at(data, 0)),
            _ => {}
        }
    }
    let mut looked = 0;
    for at in sheets {
        let Some(records) = stream.get(at as usize..) else { continue };
        survey.area = survey.area.saturating_add(area(records, &mut looked));
        if looked > MOST_BYTES {
            survey.area = u64::MAX;
            break;
        }
    }
    survey
}

/// The cells between the first and the last of a sheet.
fn area(records: &[u8], looked: &mut usize) -> u64 {
    let (mut rows, mut columns) = ((u64::MAX, 0), (u64::MAX, 0));
    for (kind, data) in Records(records) {
        *looked += data.len() + 4;
        if kind == EOF || *looked > MOST_BYTES {
            break;
        }
        let last = if kind == MUL_RK { u16_at(data, data.len().saturating_sub(2)) } else { u16_at(data, 2) };
        if (kind == MUL_RK || CELLS.contains(&kind))
            && let (Some(row), Some(first), Some(last)) = (u16_at(data, 0), u16_at(data, 2), last)
        {
            rows = (rows.0.min(row.into()), rows.1.max(row.into()));
            columns = (columns.0.min(first.into()), columns.1.max(first.max(last).into()));
        }
    }
    if rows.0 > rows.1 { 0 } else { (rows.1 - rows.0 + 1) * (columns.1 - columns.0 + 1) }
}

/// The records of a stream: their kinds and contents.
struct Records<'s>(&'s [u8]);

impl<'s> Iterator for Records<'s> {
    type Item = (u16, &'s [u8]);

    fn next(&mut self) -> Option<(u16, &'s [u8])> {
        let (kind, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let data = self.0.get(4..4 + length)?;
        self.0 = self.0.get(4 + length..)?;
        Some((kind, data))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
    }

    #[test]
    fn two_cells_far_apart_take_the_room_between() {
        let globals = [record(BOUND_SHEET, &[20, 0, 0, 0]), record(DATE_1904, &[1, 0]), record(EOF, &[])].concat();
        assert_eq!(globals.len(), 18);
        let sheet =
            [record(0x0203, &[0, 0, 0, 0, 0, 0]), record(0x0203, &[0xff, 0xff, 0xff, 0, 0, 0]), record(EOF, &[])];
        let stream = [globals, vec![0; 2], sheet.concat()].concat();
        assert_eq!(survey(&stream), Survey { area: 65_536 * 256, is_encrypted: false, is_1904: true });
    }

    proptest! {
        #[test]
        fn any_stream_is_looked_through(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            survey(&bytes);
        }
    }
}
