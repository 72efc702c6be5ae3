//! Makes the parser's events safe to show: raw HTML becomes text, links are checked, tasks get readable fields.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::bare_links;
use super::encoded_path::encode;
use super::html::escape;
use super::shown_task::{self, ShownTask};
use crate::book::links::Target;
use crate::book::{Book, Day, id, paper, record};
use crate::format::markdown::{LinkTarget, decode, link_target, wikilink_target};
use crate::i18n::Words;

/// The folder with copies of the customers' files, relative to a page's folder.
const PAPERS: &str = "../files/";

/// Where a text stands.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The id of the customer in whose folder the text is.
    pub owner: &'a str,
    /// A number in the ids of the text's footnotes: it keeps the ids of two notes on a page apart.
    pub anchor: u32,
    /// The book, in which wikilinks and files are looked up.
    pub book: &'a Book,
    /// The words of the site's language.
    pub words: &'a Words,
    /// The day for which the page is made: a task that was due before it stands out.
    pub today: Day,
}

/// Makes what the parser returns safe to show.
pub struct Filter<'m, 'e, I> {
    /// Where the text stands.
    scope: Scope<'m>,
    events: I,
    /// The open links and images.
    open: Vec<Open>,
    task: Option<ShownTask>,
    /// Inside a block of code.
    is_code: bool,
    /// The event that ended the text of a task, shown after the fields.
    next: Option<Event<'e>>,
}

/// What is shown for a link or an image that is not closed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Open {
    /// A link.
    Link,
    /// An image. Its text is no HTML.
    Image,
    /// Its text alone, as that of a link to nothing.
    Missing,
    /// Its text alone, because it stands inside a link or an image.
    Inside,
    /// The text of an image elsewhere, which is a link unless it stands in one. The address is shown where the image
    /// has no text.
    OutsideImage { address: Option<String>, is_link: bool },
}

impl<'m, 'e, I> Filter<'m, 'e, I> {
    /// A filter over the parser's events.
    pub fn new(scope: Scope<'m>, events: I) -> Filter<'m, 'e, I> {
        Filter { scope, events, open: Vec::new(), task: None, is_code: false, next: None }
    }
}

impl<'e, I: Iterator<Item = Event<'e>>> Iterator for Filter<'_, 'e, I> {
    type Item = Event<'e>;

    fn next(&mut self) -> Option<Event<'e>> {
        let event = match self.next.take() {
            Some(event) => event,
            None => self.events.next()?,
        };
        let ended = if shown_task::ends(&event) { self.task.take() } else { None };
        if let Some(task) = ended.filter(ShownTask::has_fields) {
            self.next = Some(event);
            return Some(Event::InlineHtml(task.fields(self.scope.words).into()));
        }
        if let (Event::Text(_) | Event::Code(_), Some(Open::OutsideImage { address, .. })) =
            (&event, self.open.last_mut())
        {
            *address = None;
        }
        Some(match event {
            Event::Text(text) => self.text(text),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::FootnoteReference(name) => Event::FootnoteReference(self.footnote(&name)),
            Event::TaskListMarker(done) => {
                self.task = Some(ShownTask::new(done));
                Event::InlineHtml(shown_task::mark(done).into())
            }
            event => event,
        })
    }
}

impl<'e, I> Filter<'_, 'e, I> {
    /// A text, without the fields of a task and with its bare addresses as links.
    fn text(&mut self, text: CowStr<'e>) -> Event<'e> {
        let text = match &mut self.task {
            Some(task) if text.contains(':') => task.without_fields(&text, self.scope.words, self.scope.today).into(),
            _ => text,
        };
        if self.open.is_empty() && !self.is_code && bare_links::has_any(&text) {
            return Event::InlineHtml(bare_links::html(&text).into());
        }
        Event::Text(text)
    }

    fn start(&mut self, tag: Tag<'e>) -> Event<'e> {
        match tag {
            Tag::HtmlBlock => Event::Start(Tag::Paragraph),
            Tag::Heading { level, .. } => {
                let level = below_the_pages(level);
                Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Tag::Link { link_type, dest_url, .. } => self.open_link(link_type, &dest_url),
            Tag::Image { link_type, dest_url, title, id } => match self.image(link_type, &dest_url) {
                Some(dest_url) => {
                    self.open.push(Open::Image);
                    Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url, title, id })
                }
                None => self.open_missing_image(link_type, &dest_url),
            },
            Tag::FootnoteDefinition(name) => Event::Start(Tag::FootnoteDefinition(self.footnote(&name))),
            Tag::CodeBlock(kind) => {
                self.is_code = true;
                // The first word becomes a class. The parser would end it at a space only.
                let word = |info: CowStr| -> String {
                    info.chars().take_while(|c| c.is_alphanumeric() || "+-_#.".contains(*c)).collect()
                };
                Event::Start(Tag::CodeBlock(match kind {
                    CodeBlockKind::Fenced(info) => CodeBlockKind::Fenced(word(info).into()),
                    CodeBlockKind::Indented => CodeBlockKind::Indented,
                }))
            }
            tag => Event::Start(tag),
        }
    }

    fn end(&mut self, tag: TagEnd) -> Event<'e> {
        match tag {
            TagEnd::HtmlBlock => Event::End(TagEnd::Paragraph),
            TagEnd::Heading(level) => Event::End(TagEnd::Heading(below_the_pages(level))),
            TagEnd::Link => self.close_link(),
            TagEnd::Image => match self.open.pop() {
                Some(Open::Image) | None => Event::End(TagEnd::Image),
                Some(Open::OutsideImage { address, is_link }) => {
                    let note = escape(&self.scope.words.get("image-not-loaded"));
                    let (address, end) = (escape(&address.unwrap_or_default()), if is_link { "</a>" } else { "" });
                    Event::InlineHtml(format!("{address}{end} <small>({note})</small>").into())
                }
                Some(open) => ended(&open),
            },
            TagEnd::CodeBlock => {
                self.is_code = false;
                Event::End(TagEnd::CodeBlock)
            }
            tag => Event::End(tag),
        }
    }

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
        if self.is_inside() {
            self.open.push(Open::Inside);
            return Event::Text("".into());
        }
        self.open.push(if href.is_some() { Open::Link } else { Open::Missing });
        Event::InlineHtml(match href {
            Some(href) if href.starts_with(PAPERS) && paper::runs_in_a_browser(&href) => {
                format!("<a href=\"{}\" download>", escape(&href)).into()
            }
            Some(href) => format!("<a href=\"{}\">", escape(&href)).into(),
            None => "<span class=\"missing\">".into(),
        })
    }

    fn close_link(&mut self) -> Event<'e> {
        self.open.pop().map_or(Event::Text("".into()), |open| ended(&open))
    }

    /// Whether a link or an image is open, in which HTML has no other link.
    fn is_inside(&self) -> bool {
        self.open.iter().any(|open| !matches!(open, Open::Missing))
    }

    fn wikilink(&self, target: &str) -> Option<String> {
        match self.scope.book.links.resolve(wikilink_target(target)) {
            Target::One(at) => Some(format!("{}.html", encode(&id::page_name(&self.scope.book.customers[at].id)))),
            Target::Several | Target::Nobody => None,
        }
    }

    /// An image that is not shown: one from elsewhere becomes a link.
    fn open_missing_image(&mut self, link_type: LinkType, target: &str) -> Event<'e> {
        let is_link = !self.is_inside();
        if self.open.contains(&Open::Image) {
            self.open.push(Open::Inside);
            return Event::Text("".into());
        }
        if matches!(link_type, LinkType::WikiLink { .. }) || link_target(target) != LinkTarget::Outside {
            self.open.push(Open::Missing);
            return Event::InlineHtml("<span class=\"missing\">".into());
        }
        self.open.push(Open::OutsideImage { address: Some(target.to_owned()), is_link });
        Event::InlineHtml(if is_link { format!("<a href=\"{}\">", escape(target)).into() } else { "".into() })
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
        let owner = self.scope.book.find(self.scope.owner)?;
        let known = self.scope.book.customers[owner].files.iter().any(|file| file == name);
        known.then(|| format!("{PAPERS}{}/{}", encode(&id::page_name(self.scope.owner)), encode(name)))
    }

    fn footnote(&self, name: &str) -> CowStr<'e> {
        // An HTML id must not contain spaces.
        format!("{}-{}", self.scope.anchor, id::page_name(name)).into()
    }
}

/// The page itself uses the first two levels of headings.
fn below_the_pages(level: HeadingLevel) -> HeadingLevel {
    (level as usize + 2).clamp(3, 6).try_into().unwrap_or(level)
}

/// The end of a link, or of what is shown in its place.
fn ended<'e>(open: &Open) -> Event<'e> {
    match open {
        Open::Link => Event::InlineHtml("</a>".into()),
        Open::Missing => Event::InlineHtml("</span>".into()),
        Open::Image | Open::Inside | Open::OutsideImage { .. } => Event::Text("".into()),
    }
}
