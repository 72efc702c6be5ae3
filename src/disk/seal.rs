//! Marks what this machine wrote, so that it can be told from what came with a received book.
//!
//! A seal is an HMAC-SHA-256 with a key that is only in the user's own settings, so a book from somebody
//! else cannot contain a valid one. Without a place for the key nothing can be sealed.

use std::io::{self, ErrorKind, Write};

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::{Folder, config, named};

/// The key's file in the folder of the user's settings: 32 random bytes as hexadecimal digits.
const KEY: &str = "machine-key";

/// The seal of a text; `None` where this user has no place for a key. An error is a temporary one, such as a full
/// disk.
pub fn seal(text: &[u8]) -> io::Result<Option<String>> {
    match key() {
        Ok(key) => Ok(mac(&key, text).map(|mac| hex(&mac.finalize().into_bytes()))),
        Err(error) if PERMANENT.contains(&error.kind()) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The errors that mean that there will never be a place for the key.
const PERMANENT: [ErrorKind; 5] = [
    ErrorKind::NotFound,
    ErrorKind::PermissionDenied,
    ErrorKind::ReadOnlyFilesystem,
    ErrorKind::NotADirectory,
    ErrorKind::Unsupported,
];

/// Whether a seal was made for this text on this machine.
pub fn is_ours(text: &[u8], seal: &str) -> bool {
    let Some((bytes, key)) = unhex(seal).zip(key().ok()) else { return false };
    mac(&key, text).is_some_and(|mac| mac.verify_slice(&bytes).is_ok())
}

fn mac(key: &[u8], text: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::new_from_slice(key).ok()?;
    mac.update(text);
    Some(mac)
}

/// The key; it is made on first use.
fn key() -> io::Result<Vec<u8>> {
    let path = config::folder().ok_or(ErrorKind::NotFound)?;
    if let Some(key) = Folder::open(&path).ok().and_then(|folder| read(&folder)) {
        return Ok(key);
    }
    named::make_folders(&path)?;
    let folder = Folder::open(&path)?;
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let mut staged = folder.stage_private()?;
    staged.file().write_all(hex(&bytes).as_bytes())?;
    staged.file().sync_all()?;
    match staged.rename_new(KEY) {
        // Another process made the key first, or something else has its name.
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => read(&folder).ok_or_else(|| ErrorKind::Unsupported.into()),
    }
}

fn read(folder: &Folder) -> Option<Vec<u8>> {
    unhex(folder.read_text(KEY).ok()?.trim()).filter(|key| key.len() == 32)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    if digits.len().is_multiple_of(2) && digits.iter().all(u8::is_ascii_hexdigit) {
        digits.chunks(2).map(byte).collect()
    } else {
        None
    }
}
