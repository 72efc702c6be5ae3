//! The files of the site that are not pages: the calendar for a phone, the theme's files, and the customers' files.

use std::hash::Hash;

use xxhash_rust::xxh3::Xxh3;

use super::page::{Content, Layout, PageKind, Purpose};
use super::site::Site;
use crate::book::id;
use crate::book::profile::PHONE;
use crate::book::record::Record;
use crate::derive;
use crate::exchange::phone_calendar::{self, CalendarOptions};
use crate::withhold::withheld_without_texts;

/// The calendar file `calendar.ics`, for a phone.
pub struct PhoneCalendar;

impl PageKind for PhoneCalendar {
    /// None where it is not sure what the profile of the phone leaves out.
    fn numbers(&self, site: &Site) -> Vec<usize> {
        let is_in_doubt = site.book.settings.profiles.get(PHONE).is_none_or(|profile| profile.is_in_doubt);
        if is_in_doubt { Vec::new() } else { vec![0] }
    }

    fn path(&self, _: &Site, _: usize) -> String {
        "calendar.ics".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn tells_times(&self) -> bool {
        true
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let calendar = &site.book.settings.calendar;
        let wanted = CalendarOptions { kinds: calendar.phone_kinds.clone(), lead_events: calendar.phone_lead_events };
        let phone = site.book.settings.profiles.get(PHONE).cloned().unwrap_or_default();
        let book = withheld_without_texts(site.book, site.faults, &phone, site.words());
        let overview = derive::derive(&book, site.today(), derive::YEAR);
        Content::Bytes(phone_calendar::text(&book, &overview, site.times(), site.words(), &wanted).into_bytes())
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        site.today().hash(hasher);
        site.times().hash(hasher);
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
