//! The card of the book's owner, to be shown to a customer or scanned by one.

use std::hash::Hash;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use super::super::Site;
use super::super::qr::qr;
use super::Pair;
use super::card::mailto;
use super::tel;
use crate::book::owner_card;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::wording::label::field_label;
use crate::wording::reason::capitalized;

/// The page `me.html`; none where nobody is named as the owner.
pub struct MyCard;

/// The owner's photo, among the static files of the book's own theme.
const PHOTOS: [&str; 4] = ["me.jpg", "me.jpeg", "me.png", "me.webp"];

impl PageKind for MyCard {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        if has_card(site) { vec![0] } else { Vec::new() }
    }

    fn path(&self, _: &Site, _: usize) -> String {
        "me.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "me.html", place: MenuPlace::Reports, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        Content::Page(View::new(site.words().get("me-title"), view(site)))
    }
}

/// The file of the code that puts the owner's card into a phone.
pub const CODE: &str = "me.svg";

/// The code that papers show, [`CODE`].
pub struct MyCode;

impl PageKind for MyCode {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        if has_code(site) { vec![0] } else { Vec::new() }
    }

    fn path(&self, _: &Site, _: usize) -> String {
        CODE.to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        Content::Bytes(code(site).unwrap_or_default().into_bytes())
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        site.book.settings.owner.hash(hasher);
    }
}

fn code(site: &Site) -> Option<String> {
    qr(&owner_card::vcard(&site.book.settings.owner)?)
}

/// Whether there is a code: the owner is named, and what is said of them is not too long.
pub fn has_code(site: &Site) -> bool {
    owner_card::vcard(&site.book.settings.owner).is_some_and(|card| card.len() <= MOST_BYTES)
}

/// The most bytes of a card in a code: what the largest one holds at the lowest level of correction (ISO/IEC 18004).
const MOST_BYTES: usize = 2953;

/// Whether the settings say enough of the owner for a card.
pub fn has_card(site: &Site) -> bool {
    site.book.settings.owner.name.is_some()
}

/// The owner's card.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MeView {
    /// The name.
    pub name: String,
    /// The job title and the company, a line each.
    pub lines: Vec<String>,
    /// The photo, relative to the page; `None` without one.
    pub photo: Option<String>,
    /// Phone number, e-mail address, WeChat, licence.
    pub pairs: Vec<Pair>,
    /// Honours, a line each, as the settings have them.
    pub honours: Vec<String>,
    /// Whether there is a code for a phone to scan, [`CODE`].
    pub has_code: bool,
    /// What is missing; `None` where all is there.
    pub missing: Option<String>,
}

fn view(site: &Site) -> MeView {
    let (words, owner) = (site.words(), &site.book.settings.owner);
    let pair = |key: &str, value: &Option<String>, href: Option<String>| {
        let value = value.clone()?;
        Some(Pair { href, ..Pair::new(capitalized(&field_label(words, key)), value) })
    };
    let pairs = [
        pair("phone", &owner.phone, owner.phone.as_deref().and_then(tel)),
        pair("email", &owner.email, owner.email.as_deref().map(mailto)),
        pair("wechat", &owner.wechat, None),
        pair("licence", &owner.licence, None),
    ];
    let photo = PHOTOS.into_iter().find(|photo| site.statics.contains(photo));
    MeView {
        name: owner.name.clone().unwrap_or_default(),
        lines: [&owner.title, &owner.company].into_iter().flatten().cloned().collect(),
        photo: photo.map(|photo| format!("static/{photo}")),
        pairs: pairs.into_iter().flatten().collect(),
        honours: owner.honours.clone(),
        has_code: has_code(site),
        missing: owner.phone.is_none().then(|| words.get("me-missing")),
    }
}
