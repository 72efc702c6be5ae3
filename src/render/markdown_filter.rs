//! Makes the parser's events safe to show: raw HTML becomes text, links are checked, tasks get readable fields.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::bare_links;
use super::encoded_path::encode;
use super::html::escape;
use super::open_links::{Open, OpenLinks};
use crate::book::links::Target;
use crate::book::visit::Party;
use crate::book::{Book, Day, id, paper, record};
use crate::format::markdown::{LinkTarget, decode, link_target, wikilink_target};
use crate::format::task_field::{self, TaskField, TaskWord};
use crate::i18n::{Words, grouped};

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

/// A task whose text is being shown: whether its box is ticked, its day has passed, the customer promised it.
struct OpenTask {
    is_done: bool,
    is_late: bool,
    is_theirs: bool,
    /// Its fields, ready to read; they come after the text.
    fields: Vec<String>,
}

/// Makes what the parser returns safe to show.
pub struct Filter<'m, 'e, I> {
    /// Where the text stands.
    scope: Scope<'m>,
    events: I,
    /// The open links and images.
    open: OpenLinks,
    task: Option<OpenTask>,
    /// Inside a block of code.
    is_code: bool,
    /// The event that ended the text of a task, shown after the fields.
    next: Option<Event<'e>>,
}

impl<'m, 'e, I> Filter<'m, 'e, I> {
    /// A filter over the parser's events.
    pub fn new(scope: Scope<'m>, events: I) -> Filter<'m, 'e, I> {
        Filter { scope, events, open: OpenLinks::default(), task: None, is_code: false, next: None }
    }
}

impl<'e, I: Iterator<Item = Event<'e>>> Iterator for Filter<'_, 'e, I> {
    type Item = Event<'e>;

    fn next(&mut self) -> Option<Event<'e>> {
        let event = match self.next.take() {
            Some(event) => event,
            None => self.events.next()?,
        };
        let ended = if ends_task(&event) { self.task.take() } else { None };
        if let Some(task) = ended.filter(|task| !task.fields.is_empty()) {
            self.next = Some(event);
            return Some(Event::InlineHtml(self.fields(task).into()));
        }
        if let Event::Text(_) | Event::Code(_) = &event {
            self.open.has_text();
        }
        Some(match event {
            Event::Text(text) => self.text(text),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::FootnoteReference(name) => Event::FootnoteReference(self.footnote(&name)),
            Event::TaskListMarker(done) => {
                self.task = Some(OpenTask { is_done: done, is_late: false, is_theirs: false, fields: Vec::new() });
                Event::InlineHtml(task(done).into())
            }
            event => event,
        })
    }
}

impl<'e, I> Filter<'_, 'e, I> {
    /// What stands behind the text of a task; a promise whose day has passed is told as such.
    fn fields(&self, task: OpenTask) -> String {
        let mut fields = task.fields;
        let is_broken = task.is_late && !task.is_done;
        if is_broken {
            fields.push(self.scope.words.get(if task.is_theirs { "promise-broken" } else { "promise-late" }));
        }
        let class = if is_broken { " class=\"late\"" } else { "" };
        format!(" <small{class}>{}</small>", escape(&fields.join(" · ")))
    }

    /// A text, without the fields of a task and with its bare addresses as links.
    fn text(&mut self, text: CowStr<'e>) -> Event<'e> {
        let text = if self.task.is_some() && text.contains(':') { self.without_fields(&text) } else { text };
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
                    self.open.push(Open::Kept);
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
                Some(Open::Kept) | None => Event::End(TagEnd::Image),
                Some(Open::Missing) => Event::InlineHtml("</span>".into()),
                Some(Open::OutsideImage { address, is_link }) => {
                    let note = escape(&self.scope.words.get("image-not-loaded"));
                    let address = escape(&address.unwrap_or_default());
                    let end = if is_link { "</a>" } else { "" };
                    Event::InlineHtml(format!("{address}{end} <small>({note})</small>").into())
                }
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
        if href.is_some() && self.open.is_in_link() {
            // Its words stand in the link around it.
            self.open.push(Open::Missing);
            return Event::InlineHtml("<span>".into());
        }
        self.open.push(if href.is_some() { Open::Kept } else { Open::Missing });
        Event::InlineHtml(match href {
            Some(href) if href.starts_with(PAPERS) && paper::runs_in_a_browser(&href) => {
                format!("<a href=\"{}\" download>", escape(&href)).into()
            }
            Some(href) => format!("<a href=\"{}\">", escape(&href)).into(),
            None => "<span class=\"missing\">".into(),
        })
    }

    fn close_link(&mut self) -> Event<'e> {
        Event::InlineHtml(if self.open.pop() == Some(Open::Kept) { "</a>".into() } else { "</span>".into() })
    }

    /// A part of a task's text without the fields, which are kept for its end in readable form.
    fn without_fields(&mut self, text: &str) -> CowStr<'e> {
        let words = self.scope.words;
        let mut rest = String::with_capacity(text.len());
        let mut ends_with_field = false;
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = task_field::read(piece.trim_end());
            if let Some(task) = self.task.as_mut() {
                match &word {
                    TaskWord::Field(TaskField::Due(day)) => task.is_late = *day < self.scope.today,
                    TaskWord::Field(TaskField::By(party)) => task.is_theirs = *party == Party::Customer,
                    _ => {}
                }
            }
            let field = match word {
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
            if let Some(task) = self.task.as_mut().filter(|_| !field.is_empty()) {
                task.fields.push(field);
            }
        }
        if ends_with_field {
            rest.truncate(rest.trim_end().len());
        }
        rest.into()
    }

    fn wikilink(&self, target: &str) -> Option<String> {
        match self.scope.book.links.resolve(wikilink_target(target)) {
            Target::One(at) => Some(format!("{}.html", encode(&id::page_name(&self.scope.book.customers[at].id)))),
            Target::Several | Target::Nobody => None,
        }
    }

    /// An image that is not shown: one from elsewhere becomes a link.
    fn open_missing_image(&mut self, link_type: LinkType, target: &str) -> Event<'e> {
        if matches!(link_type, LinkType::WikiLink { .. }) || link_target(target) != LinkTarget::Outside {
            self.open.push(Open::Missing);
            return Event::InlineHtml("<span class=\"missing\">".into());
        }
        let is_link = !self.open.is_in_link();
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
