//! Locking with a password: the format age, <https://age-encryption.org/v1>.

use std::io::{self, BufRead, Chain, Cursor, Read, Write};

use age::secrecy::SecretString;
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, scrypt};

use super::ArchiveError;

/// How a locked archive begins.
pub const MAGIC: &[u8] = b"age-encryption.org/";

/// How long a password is stretched: 2^17 rounds of scrypt, about a third of a second and 128 MB.
const WORK: u8 = 17;

/// The highest cost accepted for opening an archive: 2^20 rounds take some seconds and a gigabyte.
const MOST_WORK: u8 = 20;

/// Locks what is written into it. It must be finished, or it counts as cut short.
pub fn lock<W: Write>(out: W, password: &str) -> io::Result<StreamWriter<W>> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(password));
    recipient.set_work_factor(WORK);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    Encryptor::with_recipients(recipients).map_err(io::Error::other)?.wrap_output(out)
}

/// What comes out of a locked archive.
pub type Unlocked<R> = StreamReader<Chain<Cursor<Vec<u8>>, R>>;

/// Opens what was locked; `head` was read from it already.
pub fn unlock<R: BufRead>(head: Vec<u8>, input: R, password: &str) -> Result<Unlocked<R>, ArchiveError> {
    let decryptor = Decryptor::new_buffered(Cursor::new(head).chain(input)).map_err(told)?;
    if !decryptor.is_scrypt() {
        return Err(ArchiveError::Unknown);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(password));
    identity.set_max_work_factor(MOST_WORK);
    decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(told)
}

fn told(error: DecryptError) -> ArchiveError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => ArchiveError::WrongPassword,
        DecryptError::NoMatchingKeys | DecryptError::UnknownFormat | DecryptError::ExcessiveWork { .. } => {
            ArchiveError::Unknown
        }
        DecryptError::Io(error) => of_stream(error),
        _ => ArchiveError::Damaged(String::new()),
    }
}

/// What an error while reading means: a piece that does not fit its seal, or an end too early.
pub fn of_stream(error: io::Error) -> ArchiveError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => ArchiveError::Damaged(String::new()),
        _ => ArchiveError::Io(error),
    }
}
