//! Finds links and sections in Markdown without rendering it.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::dialect::OPTIONS;
use super::source::{Referent, Source};
use crate::book::letters;
use crate::diagnostic::Fault;

/// The kinds of link targets that the site tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// `http`, `https`, `mailto` or `tel`.
    Outside,
    /// A fragment of the same page.
    Fragment,
    /// A path in the book.
    Relative,
    /// Any other scheme, or a path that leaves the customer's folder.
    Unsafe,
}

/// The kind of a link target. Control characters and spaces are removed first, as browsers do.
pub fn link_target(target: &str) -> LinkTarget {
    let plain: Cow<str> = if target.chars().any(|c| c.is_control() || c == ' ') {
        target.chars().filter(|c| !c.is_control() && *c != ' ').collect::<String>().into()
    } else {
        target.into()
    };
    if plain.starts_with('#') {
        return LinkTarget::Fragment;
    }
    let scheme = plain.split(['/', '?', '#']).next().unwrap_or_default().split_once(':').map(|(scheme, _)| scheme);
    match scheme.map(str::to_ascii_lowercase).as_deref() {
        Some("http" | "https" | "mailto" | "tel") => LinkTarget::Outside,
        Some(_) => LinkTarget::Unsafe,
        None if plain.starts_with(['/', '\\']) || plain.contains("..") => LinkTarget::Unsafe,
        None => LinkTarget::Relative,
    }
}

/// Adds the links and images of `source.text[body]` to the references, and reports unsafe ones.
pub fn collect_links(source: &mut Source, body: Range<usize>) {
    let text = &source.text[body.clone()];
    let bytes = text.as_bytes();
    let has = |needle: &[u8]| memchr::memmem::find(bytes, needle).is_some();
    // Most notes have no bracket at all.
    if memchr::memchr(b'[', bytes).is_none() || !has(b"[[") && !has(b"](") && !has(b"]:") {
        return;
    }
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let is_image = matches!(event, Event::Start(Tag::Image { .. }));
        let Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) = event else {
            continue;
        };
        let span = body.start + range.start..body.start + range.end;
        if matches!(link_type, LinkType::WikiLink { .. }) {
            source.refer(Referent::Wikilink, "[[…]]", wikilink_target(&dest_url).to_owned(), span);
            continue;
        }
        // The target of `<a@b.c>` has no scheme.
        if link_type == LinkType::Email {
            continue;
        }
        match link_target(&dest_url) {
            LinkTarget::Unsafe => {
                source.report(source.fault(Fault::UnsafeLink, span).with("target", dest_url.to_string()));
            }
            LinkTarget::Relative => source.refer(Referent::File, "link", decode(&dest_url), span),
            LinkTarget::Outside if is_image => {
                source.report(source.fault(Fault::OutsideImage, span).with("target", dest_url.to_string()));
            }
            LinkTarget::Outside | LinkTarget::Fragment => {}
        }
    }
}

/// The customer that a wikilink names. In a table the bar is written `\|`, and the parser leaves the backslash.
pub fn wikilink_target(target: &str) -> &str {
    target.trim().trim_end_matches('\\').trim_end()
}

/// A relative target as a path: percent-decoded, without the fragment and a leading `./`.
pub fn decode(target: &str) -> String {
    let path = target.split('#').next().unwrap_or_default().trim_start_matches("./");
    letters::composed(&percent_encoding::percent_decode_str(path).decode_utf8_lossy()).into_owned()
}

/// The headings of a body, each with the bytes of the text up to the next heading.
pub fn sections(text: &str) -> Vec<(String, Range<usize>)> {
    let mut sections: Vec<(String, Range<usize>)> = Vec::new();
    let mut heading: Option<String> = None;
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                if let Some(last) = sections.last_mut() {
                    last.1.end = last.1.end.min(range.start);
                }
                heading = Some(String::new());
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                sections.push((heading.take().unwrap_or_default(), range.end..text.len()));
            }
            _ => {}
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_mail_is_no_file() {
        let text = "[[ana]] <a@b.c> [x](files/x.pdf)\n";
        let mut source = Source::new("note.md", text);
        collect_links(&mut source, 0..text.len());
        let names: Vec<&str> = source.references.iter().map(|one| &*one.name).collect();
        assert_eq!(names, ["ana", "files/x.pdf"]);
    }

    #[test]
    fn link_targets_are_judged_after_decoding() {
        use LinkTarget::*;
        for (target, expect) in [
            ("https://example.com", Outside),
            ("TEL:123", Outside),
            ("files/plan.png", Relative),
            ("#note", Fragment),
            ("javascript:alert(1)", Unsafe),
            ("java\nscript:alert(1)", Unsafe),
            (" data:text/html,x", Unsafe),
            ("../secret.md", Unsafe),
            ("/etc/passwd", Unsafe),
            ("//example.com", Unsafe),
        ] {
            assert_eq!(link_target(target), expect, "{target:?}");
        }
    }

    #[test]
    fn a_target_is_decoded_to_a_path() {
        for (target, expect) in [
            ("./files/a%20b.png#page=2", "files/a b.png"),
            ("files/%E5%BC%A0.png", "files/张.png"),
            ("100%.png", "100%.png"),
            ("%zz%4", "%zz%4"),
            ("%ff", "\u{fffd}"),
        ] {
            assert_eq!(decode(target), expect, "{target:?}");
        }
    }

    #[test]
    fn sections_end_where_the_next_begins() {
        let text = "Intro\n\n## Needs\n- a\n\n## Avoid\nb\n";
        let found = sections(text);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].0.as_str(), text[found[0].1.clone()].trim()), ("Needs", "- a"));
        assert_eq!(text[found[1].1.clone()].trim(), "b");
    }
}
