//! What a colleague finds first who takes customers over: everything that is open, by customer and day.

use serde::Serialize;

use super::super::Site;
use super::super::html::Html;
use super::card_file;
use super::card_view::BeforeItem;
use crate::derive::{Kind, Reminder};
use crate::say;

/// The open items of the customers that are handed over.
#[derive(Serialize)]
pub struct HandoverView {
    /// From whom, to whom, on which day.
    pub title: String,
    /// The customers with anything open, by name.
    pub customers: Vec<OpenView>,
    /// What to say where nothing is open; `None` where something is.
    pub empty: Option<String>,
}

/// What is open with one customer.
#[derive(Serialize)]
pub struct OpenView {
    /// The name.
    pub name: String,
    /// The card.
    pub href: String,
    /// What is open, the first day first.
    pub items: Vec<BeforeItem>,
}

/// The open items, for the colleague of this name.
pub fn view(site: &Site, to: &str) -> HandoverView {
    let words = site.words();
    let day = words.day_and_year(site.today());
    let title = match site.book.settings.owner.name.as_deref() {
        Some(from) => say!(words, "handover-from", from = from, to = to, day = day),
        None => say!(words, "handover-title", to = to, day = day),
    };
    let of = |&at: &usize| {
        let customer = &site.book.customers[at];
        let mut open: Vec<&Reminder> =
            site.overview.customers[at].reminders.iter().filter(|reminder| is_open_item(reminder)).collect();
        open.sort_by_key(|reminder| (reminder.due, reminder.time));
        let item = |reminder: &Reminder| BeforeItem {
            when: if reminder.days <= 0 {
                words.lateness(reminder.days)
            } else {
                words.day(reminder.due, site.today())
            },
            late: reminder.days < 0,
            text_html: Html::of(&site.telling().reason(reminder)),
            forms: Vec::new(),
        };
        let items: Vec<BeforeItem> = open.into_iter().map(item).collect();
        let name = customer.listed_name().into_owned();
        (!items.is_empty()).then(|| OpenView { name, href: card_file(customer), items })
    };
    let customers: Vec<OpenView> = site.by_name().iter().filter_map(of).collect();
    let empty = customers.is_empty().then(|| words.get("handover-nothing"));
    HandoverView { title, customers, empty }
}

/// Whether somebody waits for something, or it cannot be seen from the rhythm alone.
fn is_open_item(reminder: &Reminder) -> bool {
    match reminder.kind {
        Kind::Plan
        | Kind::Promise
        | Kind::PaymentPromise
        | Kind::Invoice
        | Kind::Credit
        | Kind::Complaint
        | Kind::Expiry
        | Kind::Sample => true,
        Kind::Birthday | Kind::Date | Kind::Festival | Kind::Revisit | Kind::Meeting | Kind::Rule | Kind::Drift => {
            false
        }
    }
}
