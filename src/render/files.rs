//! The files of the site that are not pages: the calendar for a phone, the theme's files, and the customers' files.

use std::hash::Hash;

use xxhash_rust::xxh3::Xxh3;

use super::page::{Content, Layout, PageKind, Purpose};
use super::site::Site;
use crate::book::id;
use crate::book::record::Record;
use crate::exchange::phone_calendar::{self, CalendarOptions};

/// The calendar file `calendar.ics`, for a phone.
pub struct PhoneCalendar;

impl PageKind for PhoneCalendar {
    fn path(&self, _: &Site, _: usize) -> String {
        "calendar.ics".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let calendar = &site.book.settings.calendar;
        let wanted = CalendarOptions { kinds: calendar.phone_kinds.clone(), lead_events: calendar.phone_lead_events };
        Content::Bytes(phone_calendar::text(site.book, site.overview, site.words(), &wanted).into_bytes())
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        site.today().hash(hasher);
        site.hash_all(hasher);
    }
}

/// The static files of the theme.
pub struct Statics;

impl PageKind for Statics {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.statics.len()).collect()
    }

    fn path(&self, site: &Site, number: usize) -> String {
        format!("static/{}", site.statics[number])
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn content<'s>(&self, site: &'s Site, number: usize, _: Purpose) -> Content<'s> {
        Content::Bytes(site.theme.statics[site.statics[number]].clone())
    }

    fn is_theme_file(&self) -> bool {
        true
    }
}

/// Copies of the files in the customers' `files/` folders.
pub struct Papers;

impl PageKind for Papers {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.papers.len()).collect()
    }

    fn path(&self, site: &Site, number: usize) -> String {
        let (at, file) = site.papers[number];
        let customer = &site.book.customers[at];
        format!("files/{}/{}", id::page_name(&customer.id), customer.files[file])
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn content<'s>(&self, _: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        Content::Bytes(Vec::new())
    }

    fn copied(&self, site: &Site, number: usize) -> Option<String> {
        let (at, file) = site.papers[number];
        let customer = &site.book.customers[at];
        Some(Record::Paper(&customer.files[file]).path(&customer.id))
    }
}
