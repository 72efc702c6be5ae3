//! The pages of a site: what they are, where they stand, which template shows them.

use super::site::Site;
use super::view;
use crate::book::{CustomerIndex, id};

/// One file of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    Today,
    Customers,
    Card(CustomerIndex),
    Regions,
    Region(usize),
    Tags,
    Tag(usize),
    Tiers,
    Tier(usize),
    Receivables,
    NotesIndex,
    Notes(usize),
    /// A customer's account.
    Account(CustomerIndex),
    /// A letter that asks for what is late.
    Letter(CustomerIndex),
    CreditReport(CustomerIndex),
    Plans,
    Reports,
    Faults,
    /// A month, counted from today's.
    Calendar(usize),
    Week,
    CareIndex,
    /// A festival's coming round.
    Care(usize),
    /// Names, pinyin and phones for the search box.
    Names,
    /// The phone's calendar.
    PhoneCalendar,
    /// A static file of the theme.
    Static(usize),
    /// A copy of a customer's file.
    File(CustomerIndex, usize),
}

impl Site<'_> {
    /// Where a page stands, relative to the site, with `/`.
    pub fn path(&self, page: Page) -> String {
        match page {
            Page::Today => "index.html".to_owned(),
            Page::Customers => "customers/index.html".to_owned(),
            Page::Card(at) => format!("customers/{}.html", id::page_name(&self.book.customers[at].id)),
            Page::Regions => "regions/index.html".to_owned(),
            Page::Region(at) => format!("regions/{}", self.regions[at].path()),
            Page::Tags => "tags/index.html".to_owned(),
            Page::Tag(at) => format!("tags/{}", self.tags[at].path()),
            Page::Tiers => "tiers/index.html".to_owned(),
            Page::Tier(at) => format!("tiers/{}", self.tiers[at].path()),
            Page::Receivables => "receivables/index.html".to_owned(),
            Page::Account(at) => format!("receivables/{}.html", id::page_name(&self.book.customers[at].id)),
            Page::Letter(at) => format!("letters/{}.html", id::page_name(&self.book.customers[at].id)),
            Page::CreditReport(at) => format!("credit/{}.html", id::page_name(&self.book.customers[at].id)),
            Page::NotesIndex => "notes/index.html".to_owned(),
            Page::Notes(at) => {
                let (year, month) = self.months()[at].0;
                format!("notes/{}.html", view::notes::file(year, month))
            }
            Page::Plans => "plans.html".to_owned(),
            Page::Reports => "reports/index.html".to_owned(),
            Page::Faults => "faults.html".to_owned(),
            Page::Calendar(at) => format!("calendar/{}.html", view::calendar::stem(self.overview.today, at)),
            Page::Week => "week.html".to_owned(),
            Page::CareIndex => "care/index.html".to_owned(),
            Page::Care(at) => format!("care/{}.html", id::page_name(&self.book.settings.festivals[self.care[at].0].id)),
            Page::Names => "data/names.js".to_owned(),
            Page::PhoneCalendar => "calendar.ics".to_owned(),
            Page::Static(at) => format!("static/{}", self.statics[at]),
            Page::File(at, file) => {
                let customer = &self.book.customers[at];
                format!("files/{}/{}", id::page_name(&customer.id), customer.files[file])
            }
        }
    }
}

/// The template that shows a page.
pub(super) fn template(page: Page) -> &'static str {
    match page {
        Page::Today => "today.html",
        Page::Card(_) => "card.html",
        Page::Customers | Page::Region(_) | Page::Tag(_) | Page::Tier(_) => "customers.html",
        Page::Regions | Page::Tags | Page::Tiers => "customers.html",
        Page::Receivables => "receivables.html",
        Page::NotesIndex | Page::Notes(_) => "notes.html",
        Page::Account(_) => "statement.html",
        Page::Letter(_) => "letter.html",
        Page::CreditReport(_) => "credit.html",
        Page::Plans => "plans.html",
        Page::Reports => "reports.html",
        Page::Calendar(_) => "calendar.html",
        Page::Week => "week.html",
        Page::CareIndex => "care-index.html",
        Page::Care(_) => "care.html",
        Page::Faults | Page::Names | Page::PhoneCalendar | Page::Static(_) | Page::File(..) => "faults.html",
    }
}
