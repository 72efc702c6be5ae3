//! A customer's row in lists: made once, shown in every list that has the customer.

use std::sync::Arc;

use serde::Serialize;
use tera::Context;

use super::super::Site;
use super::super::html::escape;
use super::super::render_error::RenderError;
use super::super::row_cache::{ROUTE_ROW, ROW};
use super::super::theme::reason;
use super::{LinkView, card_file, first_phone, tel};
use crate::book::customer::Stage;
use crate::book::{CustomerIndex, customer::CustomerKind};
use crate::derive::State;
use crate::derive::sums;
use crate::wording::choice;

/// One customer in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CustomerRow {
    /// The card, relative to any folder that is directly below the site's top.
    pub href: String,
    /// The customer's name.
    pub name: String,
    /// How the name is read, for sorting.
    pub name_sort: String,
    /// The customer's tier; `None` when the card gives none.
    pub tier: Option<String>,
    /// The customer's region; `None` when the card gives none.
    pub region: Option<String>,
    /// Company and title, or industry: tells two customers of the same name apart.
    pub about: Option<String>,
    /// The stage, ready to read; `None` for active customers.
    pub stage: Option<String>,
    /// The day of the last contact, ready to read; empty when there was none.
    pub last: String,
    /// The same day as `2026-11-21`, for sorting; empty when there was none.
    pub last_sort: String,
    /// The next day on which something is due, ready to read; empty when there is none.
    pub next: String,
    /// The same day as `2026-11-21`, for sorting; empty when there is none.
    pub next_sort: String,
    /// Something is due today or late.
    pub due: bool,
    /// What the customer owes, one sum for each currency; empty when nothing is open.
    pub open: String,
    /// The first of these sums in hundredths, for sorting; empty when nothing is open.
    pub open_sort: String,
    /// Some of the money is late.
    pub late: bool,
    /// The words `on hold`; `None` unless sales on credit are stopped.
    pub hold: Option<String>,
    /// The first address; `None` when the card gives none.
    pub address: Option<String>,
    /// The first number, with a `tel:` link where it can be dialled; `None` when there is none.
    pub phone: Option<LinkView>,
    /// When the customer is best met or called; `None` when the card does not say.
    pub best_time: Option<String>,
}

/// A customer's row as HTML, rendered once; `is_route`: in a list that says where to go, and when.
pub fn html(site: &Site, index: CustomerIndex, is_route: bool) -> Arc<str> {
    let (rows, template) = if is_route { (&site.route_rows, ROUTE_ROW) } else { (&site.rows, ROW) };
    rows.get(index, || {
        let mut context = Context::new();
        context.insert("row", &of(site, index));
        if site.theme.has_own_templates && site.fault.get().is_some() {
            return String::new();
        }
        site.allowance.within(|| site.theme.tera.render(template, &context)).unwrap_or_else(|error| {
            let reason = reason(&error);
            let shown = format!("<!-- {} -->", escape(&reason).replace("--", "—"));
            site.fault.get_or_init(|| RenderError { template, reason });
            shown
        })
    })
}

/// The row of a customer.
fn of(site: &Site, index: CustomerIndex) -> CustomerRow {
    let (customer, state) = (&site.book.customers[index], &site.overview.customers[index]);
    let (words, today) = (site.words(), site.today());
    let card = &customer.card;
    let about = match card.kind() {
        CustomerKind::Company => card.industry.clone(),
        CustomerKind::Person => {
            let about: Vec<&str> = site.book.employer(customer).into_iter().chain(card.title.as_deref()).collect();
            (!about.is_empty()).then(|| about.join(" · "))
        }
    };
    let stage = match card.stage {
        None | Some(Stage::Active) => card.is_lost().then_some(Stage::Lost),
        stage => stage,
    };
    let last = state.contact.last.map(|last| last.day);
    // What is late is due now; how late it is has a place of its own.
    let next = state.next_due().map(|day| day.max(today));
    let open = sums::total(state, |ledger| ledger.open());
    CustomerRow {
        href: format!("../customers/{}", card_file(customer)),
        name: customer.listed_name().into_owned(),
        name_sort: customer.reading.to_string(),
        tier: card.tier.clone(),
        region: card.region.clone(),
        about,
        stage: stage.map(|stage| choice::STAGE.of(words, stage)),
        last: last.map(|day| words.day(day, today)).unwrap_or_default(),
        last_sort: last.map(|day| day.to_string()).unwrap_or_default(),
        next: next.map(|day| words.day(day, today)).unwrap_or_default(),
        next_sort: next.map(|day| day.to_string()).unwrap_or_default(),
        due: state
            .reminders
            .iter()
            .any(|reminder| reminder.due <= today && reminder.state != State::Soon && !reminder.is_resting(today)),
        open_sort: open
            .first()
            .map(|(_, amount)| (amount * rust_decimal::Decimal::ONE_HUNDRED).round().to_string())
            .unwrap_or_default(),
        open: site.sums(&open),
        hold: customer.is_on_hold().then(|| words.get("card-hold")),
        late: state.ledgers.iter().any(|ledger| !ledger.overdue(today).is_zero()),
        address: card.address.first().map(|address| address.text.clone()),
        phone: first_phone(customer).map(|phone| LinkView::new(phone.to_owned(), tel(phone).unwrap_or_default())),
        best_time: card.best_time.clone(),
    }
}
