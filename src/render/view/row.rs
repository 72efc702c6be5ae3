//! A customer's line in lists: made once, shown wherever the customer is listed.

use serde::Serialize;

use super::super::Site;
use super::card_file;
use crate::book::customer::Stage;
use crate::book::{CustomerIndex, customer::CustomerKind};
use crate::derive::State;
use crate::derive::sums;
use crate::wording::choice;

/// One customer in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CustomerRow {
    /// The card, as seen from any folder of the site.
    pub href: String,
    pub name: String,
    /// How the name is read, for sorting.
    pub name_sort: String,
    pub tier: Option<String>,
    pub region: Option<String>,
    /// Title or industry, what tells two of one name apart.
    pub about: Option<String>,
    /// Shown where it is not `active`.
    pub stage: Option<String>,
    /// The day of the last contact, ready to read; empty when never.
    pub last: String,
    /// The same for sorting: ISO.
    pub last_sort: String,
    pub next: String,
    pub next_sort: String,
    /// Due now or late.
    pub due: bool,
    pub open: String,
    /// Cents, for sorting.
    pub open_sort: String,
    /// Money is late.
    pub late: bool,
    /// `on hold`, where sales on credit are stopped.
    pub hold: Option<String>,
}

/// The row of a customer.
pub fn of(site: &Site, index: CustomerIndex) -> CustomerRow {
    let (customer, state) = (&site.book.customers[index], &site.overview.customers[index]);
    let (words, today) = (site.words(), site.today());
    let card = &customer.card;
    let about = match card.kind() {
        CustomerKind::Company => card.industry.clone(),
        CustomerKind::Person => {
            let company = customer.company.map(|at| site.book.customers[at].card.name.clone());
            let about: Vec<String> = company.into_iter().chain(card.title.clone()).collect();
            (!about.is_empty()).then(|| about.join(" · "))
        }
    };
    let stage = match card.stage {
        None | Some(Stage::Active) => card.is_lost().then_some(Stage::Lost),
        stage => stage,
    };
    let last = state.contact.last.map(|last| last.day);
    let next = state.next_due();
    let open = sums::total(state, |ledger| ledger.open());
    CustomerRow {
        href: format!("../customers/{}", card_file(customer)),
        name: card.name.clone(),
        name_sort: customer.reading.to_string(),
        tier: card.tier.clone(),
        region: card.region.clone(),
        about,
        stage: stage.map(|stage| choice::STAGE.of(words, stage)),
        last: last.map(|day| words.day(day, today)).unwrap_or_default(),
        last_sort: last.map(|day| day.to_string()).unwrap_or_default(),
        next: next.map(|day| words.day(day, today)).unwrap_or_default(),
        next_sort: next.map(|day| day.to_string()).unwrap_or_default(),
        due: state.reminders.iter().any(|reminder| reminder.due <= today && reminder.state != State::Soon),
        open_sort: open
            .first()
            .map(|(_, amount)| (amount * rust_decimal::Decimal::ONE_HUNDRED).round().to_string())
            .unwrap_or_default(),
        open: site.sums(&open),
        hold: customer.is_on_hold().then(|| words.get("card-hold")),
        late: state.ledgers.iter().any(|ledger| !ledger.overdue(today).is_zero()),
    }
}
