//! Turns Markdown into HTML that is safe to show.
//!
//! Raw HTML and links with schemes other than `http`, `https`, `mailto` and `tel` are shown as text.
//! Wikilinks lead to cards, images to copies of the customer's files.

use std::hash::{Hash, Hasher};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd, TextMergeStream, html};
use serde::{Serialize, Serializer};

use super::html::escape;
use crate::book::links::Target;
use crate::book::{Book, id, paper, record};
use crate::format::markdown::{LinkTarget, OPTIONS, decode, link_target};
use crate::format::task_field::{self, TaskField, TaskWord};
use crate::i18n::{Words, grouped};

/// The folder with copies of the customers' files, relative to a page's folder.
const PAPERS: &str = "../files/";

/// A Markdown text that is rendered only when its page is.
#[derive(Clone, Copy)]
pub struct Markdown<'a> {
    /// The Markdown source.
    pub text: &'a str,
    /// The id of the customer in whose folder the text is.
    pub owner: &'a str,
    /// A number in the ids of the text's footnotes: it keeps the ids of two notes on a page apart.
    pub anchor: u32,
    /// The book, in which wikilinks and files are looked up.
    pub book: &'a Book,
    /// The words of the site's language.
    pub words: &'a Words,
}

impl Markdown<'_> {
    /// The text as HTML that is safe to show.
    pub fn html(&self) -> String {
        plain_paragraphs(self.text).unwrap_or_else(|| self.parsed_html())
    }

    fn parsed_html(&self) -> String {
        let mut out = String::with_capacity(self.text.len() * 3 / 2);
        let events = Parser::new_ext(self.text, OPTIONS);
        let events = TextMergeStream::new(events);
        html::push_html(&mut out, Filter { markdown: self, events, open: Vec::new(), task: None, next: None });
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

/// Bytes that could mean something to Markdown or HTML anywhere in a line.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let special = b"*_[]<>&`\\~|!\"\r\t\0";
    let mut at = 0;
    while at < special.len() {
        table[special[at] as usize] = true;
        at += 1;
    }
    table
};

/// The HTML of a text of plain paragraphs, as most notes are; `None` when a character could have a meaning
/// in Markdown or HTML. A test checks that the parser gives the same.
fn plain_paragraphs(text: &str) -> Option<String> {
    let text = text.trim_matches('\n');
    if text.is_empty() || text.bytes().any(|b| SPECIAL[usize::from(b)]) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for paragraph in text.split("\n\n") {
        let plain = |line: &str| line.starts_with(char::is_alphabetic) && !line.ends_with(char::is_whitespace);
        if !paragraph.split('\n').all(plain) {
            return None;
        }
        out.push_str("<p>");
        out.push_str(paragraph);
        out.push_str("</p>\n");
    }
    Some(out)
}

impl Hash for Markdown<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
        if self.text.contains("[[") {
            self.book.links.fingerprint().hash(state);
        }
    }
}

impl Serialize for Markdown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html())
    }
}

struct Filter<'m, 'e, I> {
    markdown: &'m Markdown<'m>,
    events: I,
    /// For each open link: whether it is kept as a link.
    open: Vec<bool>,
    /// The fields of the task whose text is being shown; they come after it.
    task: Option<Vec<String>>,
    /// The event that ended the text of a task, shown after the fields.
    next: Option<Event<'e>>,
}

impl<'e, I: Iterator<Item = Event<'e>>> Iterator for Filter<'_, 'e, I> {
    type Item = Event<'e>;

    fn next(&mut self) -> Option<Event<'e>> {
        let event = match self.next.take() {
            Some(event) => event,
            None => self.events.next()?,
        };
        let fields = if ends_task(&event) { self.task.take() } else { None };
        if let Some(fields) = fields.filter(|fields| !fields.is_empty()) {
            self.next = Some(event);
            return Some(Event::InlineHtml(format!(" <small>{}</small>", escape(&fields.join(" · "))).into()));
        }
        Some(match event {
            Event::Text(text) if self.task.is_some() && text.contains(':') => Event::Text(self.without_fields(&text)),
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Heading { level, .. }) => {
                // The page itself uses the first two levels of headings.
                let level = (level as usize + 2).clamp(3, 6).try_into().unwrap_or(level);
                Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Event::End(TagEnd::Heading(level)) => {
                Event::End(TagEnd::Heading((level as usize + 2).clamp(3, 6).try_into().unwrap_or(level)))
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => self.open_link(link_type, &dest_url),
            Event::End(TagEnd::Link) => self.close_link(),
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => match self.image(link_type, &dest_url) {
                Some(dest_url) => {
                    self.open.push(true);
                    Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url, title, id })
                }
                None => {
                    self.open.push(false);
                    Event::InlineHtml("<span class=\"missing\">".into())
                }
            },
            Event::End(TagEnd::Image) if self.open.pop() == Some(false) => Event::InlineHtml("</span>".into()),
            Event::FootnoteReference(name) => Event::FootnoteReference(self.footnote(&name)),
            Event::Start(Tag::FootnoteDefinition(name)) => Event::Start(Tag::FootnoteDefinition(self.footnote(&name))),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                // The first word becomes a class. The parser would end it at a space only.
                let word: String = info.chars().take_while(|c| c.is_alphanumeric() || "+-_#.".contains(*c)).collect();
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(word.into())))
            }
            Event::TaskListMarker(done) => {
                self.task = Some(Vec::new());
                Event::InlineHtml(task(done).into())
            }
            event => event,
        })
    }
}

impl<'e, I> Filter<'_, 'e, I> {
    fn open_link(&mut self, link_type: LinkType, target: &str) -> Event<'e> {
        let href = match link_type {
            LinkType::WikiLink { .. } => self.wikilink(target),
            LinkType::Email => Some(format!("mailto:{target}")),
            _ => match link_target(target) {
                LinkTarget::Outside => Some(target.to_owned()),
                LinkTarget::Relative => self.file(target),
                LinkTarget::Fragment | LinkTarget::Unsafe => None,
            },
        };
        self.open.push(href.is_some());
        Event::InlineHtml(match href {
            Some(href) if href.starts_with(PAPERS) && paper::runs_in_a_browser(&href) => {
                format!("<a href=\"{}\" download>", escape(&href)).into()
            }
            Some(href) => format!("<a href=\"{}\">", escape(&href)).into(),
            None => "<span class=\"missing\">".into(),
        })
    }

    fn close_link(&mut self) -> Event<'e> {
        Event::InlineHtml(if self.open.pop() == Some(true) { "</a>".into() } else { "</span>".into() })
    }

    /// A part of a task's text without the fields, which are kept for its end in readable form.
    fn without_fields(&mut self, text: &str) -> CowStr<'e> {
        let words = self.markdown.words;
        let mut rest = String::with_capacity(text.len());
        let mut ends_with_field = false;
        for piece in text.split_inclusive(char::is_whitespace) {
            let field = match task_field::read(piece.trim_end()) {
                TaskWord::Field(TaskField::Due(day) | TaskField::Done(day)) => words.day_of_year(day),
                TaskWord::Field(TaskField::Amount(amount)) => grouped(amount),
                TaskWord::Field(TaskField::Invoice(invoice)) => invoice,
                TaskWord::Field(TaskField::By(_)) => String::new(),
                TaskWord::Text | TaskWord::Bad { .. } | TaskWord::Hidden { .. } => {
                    rest.push_str(piece);
                    ends_with_field &= piece.trim().is_empty();
                    continue;
                }
            };
            ends_with_field = true;
            if let Some(fields) = self.task.as_mut().filter(|_| !field.is_empty()) {
                fields.push(field);
            }
        }
        if ends_with_field {
            rest.truncate(rest.trim_end().len());
        }
        rest.into()
    }

    fn wikilink(&self, target: &str) -> Option<String> {
        match self.markdown.book.links.resolve(target) {
            Target::One(at) => Some(format!("{}.html", encode(&id::page_name(&self.markdown.book.customers[at].id)))),
            Target::Several | Target::Nobody => None,
        }
    }

    /// Images come only from the customer's own `files/`: loading a picture from elsewhere would tell
    /// somebody that the page was read.
    fn image(&self, link_type: LinkType, target: &str) -> Option<CowStr<'e>> {
        let relative = !matches!(link_type, LinkType::WikiLink { .. }) && link_target(target) == LinkTarget::Relative;
        relative.then(|| self.file(target)).flatten().map(CowStr::from)
    }

    /// The link to the copy of one of the customer's files; `None` when there is no such file.
    fn file(&self, target: &str) -> Option<String> {
        let path = decode(target);
        let name = record::paper_of_link(&path)?;
        let owner = self.markdown.book.find(self.markdown.owner)?;
        let known = self.markdown.book.customers[owner].files.iter().any(|file| file == name);
        known.then(|| format!("{PAPERS}{}/{}", encode(&id::page_name(self.markdown.owner)), encode(name)))
    }

    fn footnote(&self, name: &str) -> CowStr<'e> {
        // An HTML id must not contain spaces.
        format!("{}-{}", self.markdown.anchor, id::page_name(name)).into()
    }
}

/// Whether an event ends the text of a task: the end of its paragraph or item, or the begin of a list inside.
fn ends_task(event: &Event) -> bool {
    match event {
        Event::End(tag) => matches!(tag, TagEnd::Item | TagEnd::Paragraph),
        Event::Start(tag) => matches!(
            tag,
            Tag::List(_) | Tag::Item | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Heading { .. }
        ),
        _ => false,
    }
}

fn task(done: bool) -> &'static str {
    if done { "<span class=\"task done\">☑</span> " } else { "<span class=\"task\">☐</span> " }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let book = Book::default();
        let words = crate::i18n::words(crate::i18n::Language::English);
        let markdown = Markdown { text, owner: "ana", anchor: 1, book: &book, words };
        assert_eq!(markdown.html().trim(), expect, "{text}");
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_gives_what_the_parser_gives(text in "([a-zé张. :;,'\"#=0-9+>*-]{0,6}\n{0,3}){0,5}") {
            let book = Book::default();
            let words = crate::i18n::words(crate::i18n::Language::English);
            let markdown = Markdown { text: &text, owner: "ana", anchor: 1, book: &book, words };
            if let Some(short) = plain_paragraphs(&text) {
                proptest::prop_assert_eq!(short, markdown.parsed_html());
            }
        }
    }

    #[test]
    fn a_path_is_encoded_but_its_letters_stay() {
        assert_eq!(encode("files/张 é~_-.png?#%"), "files/张%20é~_-.png%3F%23%25");
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
        check("![x](https://example.com/pixel.png)", "<p><span class=\"missing\">x</span></p>");
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
    }
}
