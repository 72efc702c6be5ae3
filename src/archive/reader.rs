//! Taking files out of an archive, which may come from anybody.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use flate2::bufread::GzDecoder;

use super::writer::Counted;
use super::{ArchiveError, password};
use crate::disk::names;

/// Files in one archive.
const MOST_FILES: usize = 5_000_000;

/// The most bytes an archive may unpack to: a fixed amount, or a multiple of its size; more is a decompression bomb.
/// Texts are packed to a tenth, zeros to a thousandth.
const FREE_BYTES: u64 = 256 << 20;
const MOST_TIMES: u64 = 100;

/// How a compressed archive begins.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Whether a password is needed.
pub fn is_locked(input: &mut impl BufRead) -> Result<bool, ArchiveError> {
    let head = input.fill_buf().map_err(ArchiveError::Io)?;
    if head.starts_with(password::MAGIC) {
        Ok(true)
    } else if head.starts_with(&GZIP) {
        Ok(false)
    } else {
        Err(ArchiveError::NotOne)
    }
}

/// Hands every file over: its name, with `/`, and its content. None of it may be used before this returns `Ok`.
pub fn read<R: BufRead>(
    mut input: R,
    password: Option<&str>,
    each: &mut dyn FnMut(&str, &mut dyn Read) -> io::Result<()>,
) -> Result<(), ArchiveError> {
    if !is_locked(&mut input)? {
        return read_files(BufReader::new(input), each);
    }
    let unlocked = password::unlock(Vec::new(), input, password.ok_or(ArchiveError::NeedsPassword)?)?;
    let seen = Rc::new(RefCell::new(None));
    let read = read_files(BufReader::new(Watched { data: unlocked, seen: seen.clone() }), each);
    // Reports the first cause, not what the layers above made of it.
    match seen.take() {
        Some(error) => Err(error),
        None => read,
    }
}

fn read_files(
    input: impl BufRead,
    each: &mut dyn FnMut(&str, &mut dyn Read) -> io::Result<()>,
) -> Result<(), ArchiveError> {
    let damaged = |error: io::Error| ArchiveError::Damaged(error.to_string());
    let packed = Rc::new(Cell::new(0));
    let input = BufReader::new(Weighed { data: input, packed: packed.clone() });
    let mut archive = tar::Archive::new(Limited { data: GzDecoder::new(input), unpacked: 0, packed });
    let mut names = HashSet::new();
    for entry in archive.entries().map_err(damaged)? {
        let mut entry = entry.map_err(damaged)?;
        let name = String::from_utf8(entry.path_bytes().into_owned()).map_err(|_| ArchiveError::Unsafe("?".into()))?;
        let is_plain =
            entry.header().entry_type() == tar::EntryType::Regular && matches!(entry.pax_extensions(), Ok(None));
        if !is_plain || !names::is_safe_path(&name) || !names.insert(name.clone()) || names.len() > MOST_FILES {
            return Err(ArchiveError::Unsafe(name));
        }
        let size = entry.size();
        let mut content = Counted::new(&mut entry);
        if let Err(error) = each(&name, &mut content) {
            return Err(if content.failed { damaged(error) } else { ArchiveError::Io(error) });
        }
        io::copy(&mut content, &mut io::sink()).map_err(damaged)?;
        if content.count != size {
            return Err(ArchiveError::Damaged(name));
        }
    }
    // A tar ends with its first empty block; the seals of the layers below stand behind it.
    let mut rest = archive.into_inner();
    io::copy(&mut rest, &mut io::sink()).map_err(damaged)?;
    let mut below = rest.data.into_inner();
    io::copy(&mut below, &mut io::sink()).map_err(damaged).map(drop)
}

/// Keeps the first error of the unlocked stream.
struct Watched<R> {
    data: R,
    seen: Rc<RefCell<Option<ArchiveError>>>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.data.read(buffer).map_err(|error| {
            let copy = io::Error::new(error.kind(), error.to_string());
            self.seen.borrow_mut().get_or_insert(password::of_stream(error));
            copy
        })
    }
}

/// Counts what is read of the archive itself.
struct Weighed<R> {
    data: R,
    packed: Rc<Cell<u64>>,
}

impl<R: Read> Read for Weighed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.data.read(buffer)?;
        self.packed.set(self.packed.get() + count as u64);
        Ok(count)
    }
}

/// Reading past the limit is an error, not a silent end.
struct Limited<R> {
    data: R,
    unpacked: u64,
    packed: Rc<Cell<u64>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.data.read(buffer)?;
        self.unpacked += count as u64;
        let most = FREE_BYTES + self.packed.get().saturating_mul(MOST_TIMES);
        if self.unpacked > most { Err(io::Error::other("it unpacks to far more than it holds")) } else { Ok(count) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::writer::Writer;
    use super::*;

    fn archive(files: &[(&str, &[u8])], password: Option<&str>) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), password).unwrap();
        files.iter().for_each(|(name, data)| writer.add(name, data.len() as u64, *data).unwrap());
        writer.finish().unwrap()
    }

    fn files(bytes: &[u8], password: Option<&str>) -> Result<Vec<(String, Vec<u8>)>, ArchiveError> {
        let mut files = Vec::new();
        read(bytes, password, &mut |name, data| {
            let mut content = Vec::new();
            data.read_to_end(&mut content)?;
            files.push((name.to_owned(), content));
            Ok(())
        })?;
        Ok(files)
    }

    #[test]
    fn what_goes_in_comes_out() {
        let content = vec![7_u8; 300_000];
        for password in [None, Some("geheim 秘密")] {
            let bytes = archive(&[("book/a.md", b"a"), ("book/客户/b", &content)], password);
            let out = files(&bytes, password).unwrap();
            assert_eq!(out, [("book/a.md".to_owned(), b"a".to_vec()), ("book/客户/b".to_owned(), content.clone())]);
            for cut in [0, 10, bytes.len() / 2, bytes.len() - 1] {
                assert!(files(&bytes[..cut], password).is_err(), "cut at {cut}");
            }
        }
    }

    #[test]
    fn the_wrong_password_and_a_strange_file_are_told_apart() {
        let bytes = archive(&[("a", b"a")], Some("one"));
        assert!(matches!(files(&bytes, Some("two")), Err(ArchiveError::WrongPassword)));
        assert!(matches!(files(&bytes, None), Err(ArchiveError::NeedsPassword)));
        assert!(matches!(files(b"no archive", None), Err(ArchiveError::NotOne)));
        let mut changed = bytes.clone();
        let last = changed.len() - 3;
        changed[last] ^= 1;
        assert!(matches!(files(&changed, Some("one")), Err(ArchiveError::Damaged(_))));
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for name in ["book/.GIT/config", "book/NUL", "book/a\\b", "book/C:x", "book/a."] {
            assert!(matches!(files(&archive(&[(name, b"x")], None), None), Err(ArchiveError::Unsafe(_))), "{name}");
        }
        files(&archive(&[("book/customers/张伟/张伟.md", b"x")], None), None).unwrap();
    }
}
