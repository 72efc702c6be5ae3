//! What a customer owes, in the page of `show`.

use super::show::Page;
use super::style::{Look, paint};
use crate::derive::Ledger;
use crate::derive::paid_ahead::applications;
use crate::derive::sums::total;
use crate::say;

impl Page<'_> {
    /// What is open and late, what was paid ahead, what was refunded too much.
    pub fn money(&self) -> String {
        let (words, today) = (self.session.words, self.session.today);
        let home = &self.session.book().settings.currency;
        let in_words = |sums: Vec<(String, rust_decimal::Decimal)>| {
            let texts: Vec<String> = sums.iter().map(|(currency, sum)| words.money(*sum, currency, home)).collect();
            texts.join(" + ")
        };
        let open = in_words(total(self.state, |ledger| ledger.open()));
        let mut free = in_words(total(self.state, |ledger| ledger.unallocated));
        if !free.is_empty() {
            free = self.pair(&words.get("card-unallocated"), &(free + &self.applied_by()));
        }
        let refunded = in_words(total(self.state, Ledger::refunded_too_much));
        if !refunded.is_empty() {
            free += &self.pair(&words.get("card-refunded-too-much"), &paint(Look::Late, &refunded));
        }
        if open.is_empty() {
            return if free.is_empty() { free } else { "\n".to_owned() + &free };
        }
        let late = in_words(total(self.state, |ledger| ledger.overdue(today)));
        let oldest = self.state.ledgers.iter().filter_map(|ledger| ledger.oldest_days(today)).max();
        let late = oldest.map(|days| paint(Look::Late, &say!(words, "card-late", amount = late, days = days)));
        let text = format!("{}  {}", paint(Look::Strong, &open), late.unwrap_or_default());
        "\n".to_owned() + &self.pair(&words.get("card-owes"), text.trim_end()) + &free
    }

    /// The command that applies what was paid ahead, where an open invoice can take it.
    fn applied_by(&self) -> String {
        let of = |ledger| applications(self.customer, ledger, &[], self.session.today);
        let is_of_use = self.state.ledgers.iter().any(|ledger| !of(ledger).is_empty());
        if !is_of_use {
            return String::new();
        }
        paint(Look::Grey, &format!("  clientbook pay {} --apply", self.customer.id))
    }
}
