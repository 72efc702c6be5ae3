//! Which pairs of letters stand in a file of texts, as bits of a table: with them most files need not be loaded. A pair
//! that is in the texts is always in the table; one that is not may be too.

use serde_json::{Value, json};

use crate::book::letters;

/// The smallest and the largest table, as powers of two.
const LEAST: u32 = 8;
const MOST: u32 = 20;

/// `[power of two, bits in base 64]` of texts.
pub fn table<'t>(texts: impl Iterator<Item = &'t str>) -> Value {
    let mut pairs: Vec<u32> = Vec::new();
    for text in texts {
        pairs.extend(pairs_of(&letters::key(text)));
        if pairs.len() > 1 << 20 {
            pairs.sort_unstable();
            pairs.dedup();
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    // A quarter of the bits at most.
    let power = (pairs.len() * 4).next_power_of_two().ilog2().clamp(LEAST, MOST);
    let mut bits = vec![0_u8; 1 << (power - 3)];
    for pair in pairs {
        let place = place(pair, power);
        bits[place >> 3] |= 1 << (place & 7);
    }
    json!([power, base64(&bits)])
}

/// The pairs of letters in a key, in the code units of JavaScript.
fn pairs_of(key: &str) -> impl Iterator<Item = u32> {
    let units: Vec<u32> = key.encode_utf16().map(u32::from).collect();
    let space = u32::from(' ');
    (1..units.len())
        .map(move |at| (units[at - 1], units[at]))
        .filter(move |(one, other)| *one != space && *other != space)
        .map(|(one, other)| one << 16 | other)
}

/// The bit of a pair. `search.js` does the same.
fn place(pair: u32, power: u32) -> usize {
    let mut hash = (pair >> 16).wrapping_mul(0x9e37_79b1) ^ (pair & 0xffff).wrapping_mul(0x85eb_ca77);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^= hash >> 12;
    (hash >> (32 - power)) as usize
}

/// Whether a word may stand in the texts of which this is the table.
pub fn has_word(power: u32, bits: &[u8], word: &str) -> bool {
    let has = |place: usize| bits.get(place >> 3).is_some_and(|byte| byte & (1 << (place & 7)) != 0);
    pairs_of(&letters::key(word)).all(|pair| has(place(pair, power)))
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for digit in 0..4 {
            let shown = digit <= three.len();
            text.push(if shown { DIGITS[(number >> (18 - 6 * digit) & 63) as usize] as char } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_that_of_the_rfc() {
        for (plain, expect) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), expect);
        }
    }
}
