//! The tags of a page with their attributes, for pages that the Nu checker has passed: no error is mended here.

/// A start tag.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    pub line: usize,
    /// Names in lower case; values with their character references resolved.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// All start tags of a page, in its order.
pub fn tags(page: &str) -> Vec<Tag> {
    let (mut tags, mut at) = (Vec::new(), 0);
    while let Some(open) = page[at..].find('<').map(|found| at + found) {
        let rest = &page[open + 1..];
        at = if rest.starts_with("!--") {
            open + page[open..].find("-->").expect("a comment ends")
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let line = 1 + page[..open].matches('\n').count();
            let (tag, length) = start_tag(rest, line);
            tags.push(tag);
            open + 1 + length
        } else {
            open + 1
        };
    }
    tags
}

/// The tag at the beginning of `text`, which is what follows a `<`, and the length of it.
fn start_tag(text: &str, line: usize) -> (Tag, usize) {
    let length = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').expect("a tag ends");
    let mut tag = Tag { name: text[..length].to_lowercase(), line, attributes: Vec::new() };
    let mut rest = &text[length..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, text.len() - after.len());
        }
        let (attribute, after) = attribute(rest);
        tag.attributes.push(attribute);
        rest = after;
    }
}

/// The attribute at the beginning of `text`, and what follows it.
fn attribute(text: &str) -> ((String, String), &str) {
    let end = text.find(|c: char| c.is_whitespace() || "=>/".contains(c)).expect("an attribute ends");
    let name = text[..end].to_lowercase();
    let Some(value) = text[end..].strip_prefix('=') else {
        return ((name, String::new()), &text[end..]);
    };
    let (value, after) = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).expect("a quoted value ends"),
        _ => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>').expect("a value ends")),
    };
    ((name, resolve(value)), after)
}

/// Text with its character references resolved; only those that the program writes are known.
fn resolve(text: &str) -> String {
    let mut parts = text.split('&');
    let mut resolved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (reference, after) = part.split_once(';').unwrap_or_else(|| panic!("a bare & in {text:?}"));
        resolved.push(character(reference).unwrap_or_else(|| panic!("unknown &{reference}; in {text:?}")));
        resolved.push_str(after);
    }
    resolved
}

fn character(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = reference.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[test]
fn a_start_tag_is_read_with_its_attributes() {
    let tags = tags("<!-- <b> -->\n<a href=\"x?a&amp;b\" hidden data-x='1'>a < b</a><br/>");
    let names: Vec<_> = tags.iter().map(|tag| (tag.name.as_str(), tag.line)).collect();
    assert_eq!(names, [("a", 2), ("br", 2)]);
    assert_eq!(tags[0].get("href"), Some("x?a&b"));
    assert_eq!(tags[0].get("hidden"), Some(""));
    assert_eq!(tags[0].get("data-x"), Some("1"));
}
