//! Paths and mail addresses in links.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Percent-encodes what a relative link must not contain. Letters of every script are kept.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_alphanumeric() || "-_./~".contains(c) {
            out.push(c);
        } else {
            out.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), NON_ALPHANUMERIC));
        }
    }
    out
}

/// A mail address as it stands in a `mailto:` link; empty for none.
pub fn mail_address(address: Option<&str>) -> String {
    encode(address.unwrap_or_default()).replace("%40", "@")
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn a_path_is_encoded_but_its_letters_stay() {
        assert_eq!(encode("files/张 é~_-.png?#%"), "files/张%20é~_-.png%3F%23%25");
    }
}
