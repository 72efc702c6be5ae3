//! Promises to pay, and what they do to the order of the receivables.

use rust_decimal::Decimal;

use super::super::Site;
use super::receivables_view::PromiseRow;
use super::{Pair, card_file, collecting, first_phone, tel};
use crate::derive::dunning;
use crate::derive::payment_promise::Standing;
use crate::derive::receivables::CustomerBalance;
use crate::wording::choice;

/// Sorts what is owed by what is to be done: late money that nobody promised first, the oldest before; then late money
/// that is promised; then what is not due yet, the largest before.
pub(super) fn urgency(site: &Site, currency: &str, owed: &CustomerBalance) -> (u8, i32, Decimal, usize) {
    let (customer, state) = (&site.book.customers[owed.customer], &site.overview.customers[owed.customer]);
    let dunned = dunning::derive(&site.book.settings, customer, state, site.today());
    let is_promised = dunned.iter().any(|one| *one.amount.currency == *currency && one.paused_until.is_some());
    let group = match owed.oldest {
        Some(_) if is_promised => 1,
        Some(_) => 0,
        None => 2,
    };
    (group, -owed.oldest.unwrap_or_default(), -owed.open, owed.customer)
}

/// The promises of payment that are still open, broken ones first.
pub(super) fn promises(site: &Site) -> Vec<PromiseRow> {
    let words = site.words();
    let mut found: Vec<_> = Vec::new();
    for (index, state) in site.overview.customers.iter().enumerate() {
        found.extend(
            state.payment_promises.iter().filter(|paying| !paying.closed).map(|paying| (paying.due, index, paying)),
        );
    }
    found.sort_by_key(|&(due, index, paying)| (paying.standing == Standing::Pending, due, index));
    found
        .into_iter()
        .map(|(due, index, paying)| {
            let (customer, left) = (&site.book.customers[index], paying.left());
            let broken = paying.standing != Standing::Pending;
            let number = collecting::payer(customer).and_then(|contact| contact.phone.first());
            let phone = number.map(|number| number.text.as_str()).or(first_phone(customer));
            let dunned = dunning::derive(&site.book.settings, customer, &site.overview.customers[index], site.today());
            let step = dunned.iter().find(|one| one.amount.currency == left.currency).map(|one| one.stage);
            PromiseRow {
                name: customer.listed_name().into_owned(),
                href: format!("../customers/{}", card_file(customer)),
                day: words.day(due, site.today()),
                amount: site.money(left.amount, &left.currency),
                invoice: paying.promise.get(customer).invoice.clone().unwrap_or_default(),
                standing: choice::STANDING.of(words, paying.standing),
                next: match step.filter(|_| broken) {
                    Some(stage) => {
                        words.clauses([choice::DUNNING.of(words, stage), choice::CHANNEL.of(words, stage.channel())])
                    }
                    None => words.get(if broken { "receivables-ask" } else { "dunning-promised" }),
                },
                phone: phone.map(|number| Pair { href: tel(number), ..Pair::new("", number) }),
                broken,
            }
        })
        .collect()
}
