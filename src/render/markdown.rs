//! Turns Markdown into HTML that is safe to show.
//!
//! Raw HTML and links with schemes other than `http`, `https`, `mailto` and `tel` are shown as text.
//! Wikilinks lead to cards, images to copies of the customer's files.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TextMergeStream, html};
use serde::{Serialize, Serializer};

use super::markdown_filter::{Filter, Scope};
use super::plain_html::plain_paragraphs;
use crate::format::cjk_emphasis::Prepared;

/// A Markdown text that is rendered only when its page is.
#[derive(Clone, Copy)]
pub struct Markdown<'a> {
    /// The Markdown source.
    pub text: &'a str,
    /// The text of which this is a part that stands apart from the rest, and its first byte there. Footnotes and the
    /// targets of links may stand in another part. `None` for a text of its own.
    pub part_of: Option<(&'a str, usize)>,
    /// Where the text stands.
    pub scope: Scope<'a>,
}

impl Markdown<'_> {
    /// The text as HTML that is safe to show.
    pub fn html(&self) -> String {
        plain_paragraphs(self.text).unwrap_or_else(|| self.parsed_html())
    }

    fn parsed_html(&self) -> String {
        let mut out = String::with_capacity(self.text.len() * 3 / 2);
        match self.part_of {
            None => {
                let prepared = Prepared::new(self.text);
                html::push_html(&mut out, Filter::new(self.scope, TextMergeStream::new(prepared.events())));
            }
            Some((whole, start)) => {
                let prepared = Prepared::new(whole);
                let events = part(&prepared, start..start + self.text.len()).into_iter();
                html::push_html(&mut out, Filter::new(self.scope, TextMergeStream::new(events)));
            }
        }
        // Alignment becomes a class, because the pages' content security policy allows no style attributes.
        // All quotes in the user's text are escaped already.
        if out.contains(" style=\"text-align: ") {
            for side in ["left", "center", "right"] {
                out = out.replace(&format!(" style=\"text-align: {side}\""), &format!(" class=\"{side}\""));
            }
        }
        out
    }
}

/// The blocks of a text that begin in `range`, with the footnotes they name behind them, wherever these are defined. A
/// footnote that nothing names stays where it is.
fn part<'t>(prepared: &'t Prepared, range: Range<usize>) -> Vec<Event<'t>> {
    let (mut blocks, mut depth) = (Vec::<(Range<usize>, Vec<Event>)>::new(), 0);
    for (event, place) in prepared.events_with_places() {
        if depth == 0 {
            blocks.push((place, Vec::new()));
        }
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        blocks.last_mut().expect("a block was begun").1.push(event);
    }
    let note = |events: &[Event]| match events.first() {
        Some(Event::Start(Tag::FootnoteDefinition(name))) => Some(name.to_string()),
        _ => None,
    };
    let names = |events: &[Event]| -> Vec<String> {
        let named = events.iter().filter_map(|event| match event {
            Event::FootnoteReference(name) => Some(name.to_string()),
            _ => None,
        });
        named.collect()
    };
    let (notes, blocks): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|(_, events)| note(events).is_some());
    let anywhere: HashSet<String> = blocks.iter().flat_map(|(_, events)| names(events)).collect();
    let own: Vec<_> = blocks.into_iter().filter(|(place, _)| range.contains(&place.start)).collect();
    let here: HashSet<String> = own.iter().flat_map(|(_, events)| names(events)).collect();
    let notes = notes.into_iter().filter(|(place, events)| {
        let name = note(events).unwrap_or_default();
        here.contains(&name) || !anywhere.contains(&name) && range.contains(&place.start)
    });
    own.into_iter().chain(notes).flat_map(|(_, events)| events).collect()
}

impl Hash for Markdown<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
        self.part_of.hash(state);
        if self.text.contains("[[") {
            self.scope.book.links.fingerprint().hash(state);
        }
    }
}

impl Serialize for Markdown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(html_of(text).trim(), expect, "{text}");
    }

    fn html_of(text: &str) -> String {
        let book = Book::default();
        let words = crate::i18n::words(crate::i18n::Language::English);
        let today = crate::book::Day::constant(2026, 11, 21);
        let markdown =
            Markdown { text, part_of: None, scope: Scope { owner: "ana", anchor: 1, book: &book, words, today } };
        markdown.html()
    }

    #[test]
    fn a_part_takes_its_footnotes_and_links_along() {
        let text = whole();
        let (intro, rest) = text.split_at(text.find("## Needs").unwrap());
        let book = Book::default();
        let words = crate::i18n::words(crate::i18n::Language::English);
        let today = crate::book::Day::constant(2026, 11, 21);
        let html = |text, start| {
            let scope = Scope { owner: "ana", anchor: 1, book: &book, words, today };
            Markdown { text, part_of: Some((whole(), start)), scope }.html()
        };
        fn whole() -> &'static str {
            "Intro[^b] and [site].\n\n## Needs\n\nOil[^a].\n\n## Other\n\n[^a]: grade 40\n\n[^b]: by phone\n\n[site]: https://e.com\n"
        }
        let (intro, needs) = (html(intro, 0), html(&rest[..rest.find("## Other").unwrap()], intro.len()));
        assert!(intro.contains("by phone") && !intro.contains("grade 40"), "{intro}");
        assert!(intro.contains("<a href=\"https://e.com\">site</a>"), "{intro}");
        assert!(needs.contains("grade 40") && !needs.contains("by phone") && !needs.contains("[^a]"), "{needs}");
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_gives_what_the_parser_gives(text in "([a-zé张. :;,'\"#=0-9+>*-]{0,6}\n{0,3}){0,5}") {
            let book = Book::default();
            let words = crate::i18n::words(crate::i18n::Language::English);
        let today = crate::book::Day::constant(2026, 11, 21);
            let markdown = Markdown { text: &text, part_of: None, scope: Scope { owner: "ana", anchor: 1, book: &book, words, today } };
            if let Some(short) = plain_paragraphs(&text) {
                proptest::prop_assert_eq!(short, markdown.parsed_html());
            }
        }
    }

    #[test]
    fn raw_html_is_text() {
        check("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>");
        check("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    }

    #[test]
    fn only_good_links_are_links() {
        check("[x](https://example.com)", "<p><a href=\"https://example.com\">x</a></p>");
        check("[x](javascript:alert(1))", "<p><span class=\"missing\">x</span></p>");
        let image = "<p><a href=\"https://e.com/p.png\">x</a> <small>(image, not loaded)</small></p>";
        check("![x](https://e.com/p.png)", image);
        let bare = "<p><a href=\"https://e.com/p.png\">https://e.com/p.png</a> <small>(image, not loaded)</small></p>";
        check("![](https://e.com/p.png)", bare);
        check(
            "[![b](https://i.com/b.png)](https://l.com)",
            "<p><a href=\"https://l.com\">b <small>(image, not loaded)</small></a></p>",
        );
        check(
            "[a ![](https://i.com/b.png) c](https://l.com)",
            "<p><a href=\"https://l.com\">a https://i.com/b.png <small>(image, not loaded)</small> c</a></p>",
        );
        check(
            "![[x](https://l.com)](https://i.com/b.png)",
            "<p><a href=\"https://i.com/b.png\"><span>x</span></a> <small>(image, not loaded)</small></p>",
        );
        check("<a@b.c>", "<p><a href=\"mailto:a@b.c\">a@b.c</a></p>");
        check("`https://e.com`", "<p><code>https://e.com</code></p>");
        check("[[nobody]]", "<p><span class=\"missing\">nobody</span></p>");
        check(
            "[x](https://e.com/\"onmouseover=\"a)",
            "<p><a href=\"https://e.com/&quot;onmouseover=&quot;a\">x</a></p>",
        );
    }

    #[test]
    fn the_extensions_of_gfm() {
        check("~~no~~", "<p><del>no</del></p>");
        check("```c++ x\na\n```", "<pre><code class=\"language-c++\">a\n</code></pre>");
        check("```x\thidden\na\n```", "<pre><code class=\"language-x\">a\n</code></pre>");
        check("- [x] sent", "<ul>\n<li><span class=\"task done\">☑</span> sent</li>\n</ul>");
        check("## Needs", "<h4>Needs</h4>");
        let table = "<table><thead><tr><th class=\"right\">a</th></tr></thead><tbody>\n<tr><td class=\"right\">1</td></tr>\n</tbody></table>";
        check("|a|\n|--:|\n|1|", table);
        let task = "<ul>\n<li><span class=\"task\">☐</span> send it <small>Nov 28</small></li>\n</ul>";
        check("- [ ] send it due:2026-11-28", task);
        let broken =
            "<ul>\n<li><span class=\"task\">☐</span> pay <small class=\"late\">Nov 20 · broken</small></li>\n</ul>";
        check("- [ ] pay due:2026-11-20 by:customer", broken);
    }
}
