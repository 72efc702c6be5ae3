//! Quoted-printable and base64, as tolerantly as files need it.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The bytes of a text in quoted-printable. What is not a quoted byte stays as it is.
pub(super) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'=', rest) {
        bytes.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        match rest {
            [_, high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(digit(*high) << 4 | digit(*low));
                rest = after;
            }
            _ => {
                bytes.push(b'=');
                rest = &rest[1..];
            }
        }
    }
    bytes.extend_from_slice(rest);
    bytes
}

fn digit(byte: u8) -> u8 {
    char::from(byte).to_digit(16).unwrap_or_default() as u8
}

const TOLERANT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_allow_trailing_bits(true)
    .with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// The bytes of a text in base64, with or without padding and white space; `None` where it is no base64.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let plain: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let plain = plain.strip_suffix(b"=").unwrap_or(&plain);
    let plain = plain.strip_suffix(b"=").unwrap_or(plain);
    let alphabet = if plain.iter().any(|byte| b"-_".contains(byte)) { &URL_SAFE } else { &STANDARD };
    GeneralPurpose::new(alphabet, TOLERANT).decode(plain).ok().filter(|bytes| !bytes.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_bytes_are_read_and_other_signs_stay() {
        assert_eq!(quoted_printable(b"=E5=BC=a0;=3D 1=1=4"), "张;= 1=1=4".as_bytes());
        assert_eq!(quoted_printable(b"=C3=BC="), "ü=".as_bytes());
    }

    #[test]
    fn base64_may_lack_padding() {
        assert_eq!(base64(b"QUI=").as_deref(), Some(&b"AB"[..]));
        assert_eq!(base64(b"QU I").as_deref(), Some(&b"AB"[..]));
        assert_eq!(base64(b"Q!"), None);
        assert_eq!(base64(b""), None);
    }
}
