//! Links and pictures of a page that stands alone: what led to another page leads to its place in the file, pictures are
//! in it, and nothing else is asked for.
//!
//! A quote in a text of the book is `&quot;`, so that what is found here as an attribute is one.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::book::record::Record;
use crate::book::{CustomerId, id, paper};
use crate::render::Site;
use crate::render::view::card_file;
use crate::render::view::single::anchor_of;

/// What leads out of the page.
const OUTSIDE: [&str; 6] = ["http:", "https:", "mailto:", "tel:", "sms:", "#"];

/// The folder of the papers, as cards name it.
const PAPERS: &str = "../files/";

/// Kinds of pictures by the ends of their names.
const PICTURES: [(&str, &str); 6] = [
    (".jpg", "image/jpeg"),
    (".jpeg", "image/jpeg"),
    (".png", "image/png"),
    (".gif", "image/gif"),
    (".webp", "image/webp"),
    (".svg", "image/svg+xml"),
];

/// The pictures of a book, read when a page shows them.
pub(super) struct Photos<'p> {
    /// The customers by the folders of their papers.
    owners: BTreeMap<String, CustomerId>,
    read: &'p dyn Fn(&str) -> Option<Vec<u8>>,
    /// Sizes by the source in the page.
    sizes: RefCell<BTreeMap<String, usize>>,
    kept: HashSet<String>,
}

impl<'p> Photos<'p> {
    pub(super) fn new(site: &Site, read: &'p dyn Fn(&str) -> Option<Vec<u8>>) -> Photos<'p> {
        let owner = |customer: &crate::book::Customer| (id::page_name(&customer.id), customer.id.clone());
        let owners = site.book.customers.iter().filter(|customer| !customer.files.is_empty()).map(owner).collect();
        Photos { owners, read, sizes: RefCell::default(), kept: HashSet::new() }
    }

    /// The pictures that a page shows, as it names them.
    pub(super) fn wanted_by(&self, html: &str) -> Vec<String> {
        let mut wanted: Vec<String> = attributes(html, " src=\"").map(|(_, source)| source.to_owned()).collect();
        wanted.sort_unstable();
        wanted.dedup();
        wanted.retain(|source| self.size_of(source) > 0);
        wanted
    }

    /// The bytes that pictures take in the page.
    pub(super) fn size(&self, wanted: &[String]) -> usize {
        wanted.iter().map(|source| self.size_of(source)).sum()
    }

    /// The pictures that fit into so many bytes, the small ones first, and what they take.
    pub(super) fn fitting(&self, wanted: &[String], room: usize) -> (Vec<String>, usize) {
        let mut sorted: Vec<&String> = wanted.iter().collect();
        sorted.sort_by_key(|source| (self.size_of(source), *source));
        let mut taken = 0;
        let fits = |source: &&&String| {
            let size = self.size_of(source);
            let is_in = taken + size <= room;
            taken += if is_in { size } else { 0 };
            is_in
        };
        let shown: Vec<String> = sorted.iter().filter(fits).map(|source| (*source).clone()).collect();
        (shown, taken)
    }

    /// From now on the page shows these.
    pub(super) fn keep(&mut self, shown: &[String]) {
        self.kept = shown.iter().cloned().collect();
    }

    fn size_of(&self, source: &str) -> usize {
        if let Some(&size) = self.sizes.borrow().get(source) {
            return size;
        }
        let size = self.bytes(source).map_or(0, |(_, bytes)| bytes.len().div_ceil(3) * 4 + 32);
        self.sizes.borrow_mut().insert(source.to_owned(), size);
        size
    }

    /// The picture with its media type; `None` for what is no picture, or cannot be read.
    fn bytes(&self, source: &str) -> Option<(&'static str, Vec<u8>)> {
        let (owner, file) = source.strip_prefix(PAPERS)?.split_once('/')?;
        let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
        let file = decode(&file.replace("&amp;", "&"));
        let lower = file.to_ascii_lowercase();
        let (_, kind) = PICTURES.iter().find(|(end, _)| lower.ends_with(end))?;
        let bytes = (self.read)(&Record::Paper(&file).path(self.owners.get(&decode(owner))?))?;
        (*kind != "image/svg+xml" || paper::is_plain_drawing(&bytes)).then_some((*kind, bytes))
    }

    fn inline(&self, source: &str) -> Option<String> {
        let (kind, bytes) = self.kept.contains(source).then(|| self.bytes(source)).flatten()?;
        Some(format!("data:{kind};base64,{}", BASE64.encode(bytes)))
    }
}

/// The page with all in it.
pub(super) fn inline(site: &Site, html: &str, photos: &Photos) -> String {
    let anchors: HashSet<String> =
        site.book.customers.iter().filter_map(|customer| anchor_of(&card_file(customer))).collect();
    let mut out = String::with_capacity(html.len() + photos.size(&photos.kept.iter().cloned().collect::<Vec<_>>()));
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        out.push_str(&rest[..at]);
        let tag = &rest[at..end];
        match tag {
            _ if tag.starts_with("<a ") => link(tag, &anchors, &mut out),
            _ if tag.starts_with("<img ") => picture(tag, photos, &mut out),
            _ => out.push_str(tag),
        }
        rest = &rest[end..];
    }
    out + rest
}

/// A link: one to a card leads to its place, one to another page of the site is none.
fn link(tag: &str, anchors: &HashSet<String>, out: &mut String) {
    let Some((place, target)) = attributes(tag, " href=\"").next() else { return out.push_str(tag) };
    if OUTSIDE.iter().any(|scheme| target.starts_with(scheme)) {
        return out.push_str(tag);
    }
    let file = target.split('#').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let is_card = !target.starts_with(PAPERS);
    let anchor = anchor_of(file).filter(|anchor| is_card && anchors.contains(anchor));
    let (before, behind) = (&tag[..place.start], &tag[place.end + 1..]);
    match anchor {
        Some(anchor) => out.extend([before, " href=\"#", &anchor, "\"", behind]),
        None => out.extend([before, behind]),
    }
}

/// A picture, or where it is not in the file its words.
fn picture(tag: &str, photos: &Photos, out: &mut String) {
    let source = attributes(tag, " src=\"").next();
    match source.as_ref().and_then(|(_, source)| photos.inline(source)) {
        Some(data) => out.push_str(&tag.replacen(source.map_or("", |(_, source)| source), &data, 1)),
        None => {
            let words = attributes(tag, " alt=\"").next().map_or("", |(_, words)| words);
            out.extend(["<span class=\"missing\">▢ ", words, "</span>"]);
        }
    }
}

/// The values of an attribute, each with the bytes from its name to the last of its value.
fn attributes<'h>(html: &'h str, name: &'static str) -> impl Iterator<Item = (std::ops::Range<usize>, &'h str)> {
    html.match_indices(name).filter_map(move |(at, _)| {
        let start = at + name.len();
        let end = start + html[start..].find('"')?;
        Some((at..end, &html[start..end]))
    })
}
