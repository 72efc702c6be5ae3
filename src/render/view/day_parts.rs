//! What the rows of today and those of the days to come have in common.

use super::super::Site;
use super::super::html::Html;
use super::LinkView;
use super::today_view::ReasonView;
use crate::book::{Day, lunar};
use crate::derive::day::Row;
use crate::say;
use crate::wording::reason::Reason;

/// Most rows under one heading. Nobody works through more in a day, and a phone should not have to
/// load them; a larger book says how many more there are.
pub const ROWS: usize = 100;

/// The lunar day; `None` except in Chinese books.
pub fn lunar_day(site: &Site, day: Day) -> Option<String> {
    let lunar = lunar::from_solar(day);
    site.words().is_chinese().then(|| site.words().lunar(lunar.month, lunar.leap, lunar.day))
}

/// The reasons of a row, ready to read.
pub fn reasons(site: &Site, row: &Row) -> Vec<ReasonView> {
    let view = |reason: &Reason| ReasonView { text_html: Html::of(&reason.text), held: reason.is_held };
    site.telling().reasons(row).iter().map(view).collect()
}

/// The day, channel and first line of the last note; `None` when there is none to show.
pub fn last_note(site: &Site, customer: usize) -> Option<String> {
    let note = site.overview.customers[customer].contact.note?;
    Some(site.telling().note(note.get(site.book)))
}

/// How many of `count` rows are not shown, as a link; `None` when all are shown.
pub fn more(site: &Site, count: usize) -> Option<LinkView> {
    let left = count.checked_sub(ROWS).filter(|&left| left > 0)?;
    Some(LinkView::new(say!(site.words(), "rows-more", n = left), "tiers/index.html"))
}
