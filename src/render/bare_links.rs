//! Addresses of the web that stand bare in a text: they become links.

use super::html::escape;

const SCHEMES: [&str; 2] = ["https://", "http://"];

/// Whether a text has an address.
pub fn has_any(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"://").is_some() && next(text).is_some()
}

/// Where the next scheme begins, in letters of any case.
fn next(text: &str) -> Option<usize> {
    memchr::memmem::find_iter(text.as_bytes(), b"://").find_map(|mark| {
        SCHEMES.iter().find_map(|scheme| {
            let start = (mark + 3).checked_sub(scheme.len())?;
            text.get(start..mark + 3).filter(|found| found.eq_ignore_ascii_case(scheme)).map(|_| start)
        })
    })
}

/// The text as HTML, with its addresses as links. An address ends before the first character that none has, such as
/// Chinese punctuation, and without punctuation of the sentence at its end. Letters of other scripts belong to it in a
/// part of the path or the query that begins with one: what stands close behind other letters is the sentence.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(at) = next(rest) {
        let address = address(&rest[at..]);
        out += &escape(&rest[..at]);
        let is_link =
            SCHEMES.iter().all(|scheme| !address.eq_ignore_ascii_case(scheme)) && !ends_with_word(&rest[..at]);
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

/// The end of the characters that may belong to the address at the beginning of a text.
fn end_of(text: &str) -> usize {
    let host = text.find("://").map_or(0, |at| at + 3);
    // In the host all is ASCII.
    let path = text[host..].find(|c: char| !c.is_ascii_alphanumeric() && !"-._~:@[]%".contains(c)).map(|at| host + at);
    let (mut last, mut is_foreign) = (' ', false);
    for (at, c) in text.char_indices() {
        let is_begin = path.is_some_and(|path| at > path) && matches!(last, '/' | '=');
        if matches!(c, '/' | '=' | '&' | '?' | '#') {
            is_foreign = false;
        } else if c.is_alphanumeric() && !c.is_ascii() {
            is_foreign |= is_begin;
            if !is_foreign {
                return at;
            }
        } else if !c.is_ascii_graphic() || "<>\"`{}|\\^".contains(c) {
            return at;
        }
        last = c;
    }
    text.len()
}

fn address(text: &str) -> &str {
    let mut address = &text[..end_of(text)];
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
            ("看 HTTPS://A.COM，", "看 <a href=\"HTTPS://A.COM\">HTTPS://A.COM</a>，"),
            ("Http://a.b", "<a href=\"Http://a.b\">Http://a.b</a>"),
            (
                "https://a.com/路径/x-1?q=上海，看看",
                "<a href=\"https://a.com/路径/x-1?q=上海\">https://a.com/路径/x-1?q=上海</a>，看看",
            ),
            ("https://a.com看看", "<a href=\"https://a.com\">https://a.com</a>看看"),
            ("https://a.com/docs看看", "<a href=\"https://a.com/docs\">https://a.com/docs</a>看看"),
            ("https://看看", "https://看看"),
            ("https://a.com/（见下）", "<a href=\"https://a.com/\">https://a.com/</a>（见下）"),
            ("<xhttps://a.b>", "&lt;xhttps://a.b&gt;"),
        ] {
            assert_eq!(html(text), expect, "{text}");
        }
    }
}
