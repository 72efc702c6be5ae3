//! Addresses of the web that stand bare in a text: they become links.

use super::html::escape;

const SCHEMES: [&str; 2] = ["https://", "http://"];

/// Whether a text has an address.
pub fn has_any(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"://").is_some() && SCHEMES.iter().any(|scheme| text.contains(scheme))
}

/// The text as HTML, with its addresses as links. An address ends before the first character that none has, such as
/// Chinese punctuation, and without punctuation of the sentence at its end.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(at) = SCHEMES.iter().filter_map(|scheme| rest.find(scheme)).min() {
        let address = address(&rest[at..]);
        out += &escape(&rest[..at]);
        let is_link = SCHEMES.iter().all(|scheme| address != *scheme) && !ends_with_word(&rest[..at]);
        if is_link {
            out += &format!("<a href=\"{0}\">{0}</a>", escape(address));
        } else {
            out += &escape(address);
        }
        rest = &rest[at + address.len()..];
    }
    out + &escape(rest)
}

/// A scheme inside of a word, such as `xhttps://`, begins no address.
fn ends_with_word(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_alphanumeric())
}

fn address(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_graphic() && !"<>\"`{}|\\^".contains(c);
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let mut address = &text[..end];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
        // A bracket at the end belongs to the address only where it was opened there.
        let closes = shorter.ends_with(')') && shorter.matches(')').count() > shorter.matches('(').count();
        let shorter = if closes { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        for (text, expect) in [
            ("见https://a.b/c?d=1&e，再说", "见<a href=\"https://a.b/c?d=1&amp;e\">https://a.b/c?d=1&amp;e</a>，再说"),
            ("(see http://a.b/x_(y)).", "(see <a href=\"http://a.b/x_(y)\">http://a.b/x_(y)</a>)."),
            ("a https:// b", "a https:// b"),
            ("<xhttps://a.b>", "&lt;xhttps://a.b&gt;"),
        ] {
            assert_eq!(html(text), expect, "{text}");
        }
    }
}
