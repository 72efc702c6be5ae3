//! What a customer owes, shown beside the card's story.

use super::card::{CardBuilder, MoneyRail};
use super::{Pair, card_file, credit_report};
use crate::derive::dunning::kept;
use crate::derive::{Ledger, sums};
use crate::say;
use crate::wording::about::terms;
use crate::wording::label::field_label;
use crate::wording::sum;

impl CardBuilder<'_, '_> {
    /// What the customer owes; `None` where the account says nothing of it.
    pub(super) fn money(&self) -> Option<MoneyRail> {
        let account = self.customer.account.as_ref()?;
        let says_nothing = account.credit_limit.is_none() && account.hold.is_none() && account.terms.is_empty();
        if account.invoices.is_empty() && says_nothing {
            return None;
        }
        let (words, today) = (self.site.words(), self.site.today());
        let open = sums::total(self.state, |ledger| ledger.open());
        let late = sums::total(self.state, |ledger| ledger.overdue(today));
        let oldest = self.state.ledgers.iter().filter_map(|ledger| ledger.oldest_days(today)).max();
        let late = oldest.map(|days| say!(words, "card-late", amount = self.site.sums(&late), days = days));
        let hold = account.hold.as_ref().map(|hold| self.about().hold(hold));
        Some(MoneyRail {
            owes: if open.is_empty() { words.get("card-nothing-owed") } else { self.site.sums(&open) },
            late,
            hold,
            pairs: self.money_pairs(account),
            href: if self.site.has_account(self.index) {
                format!("../receivables/{}", card_file(self.customer))
            } else {
                "../receivables/index.html".to_owned()
            },
        })
    }

    fn money_pairs(&self, account: &crate::book::Account) -> Vec<Pair> {
        let words = self.site.words();
        let mut pairs = Vec::new();
        if let Some(limit) = account.credit_limit {
            pairs.push(Pair::new(words.get("card-limit"), self.money_of(limit)));
            let currency = &self.customer.currency;
            let ledger = self.state.ledgers.iter().find(|ledger| ledger.currency == *currency);
            let used = ledger.map(|ledger| ledger.used_credit()).unwrap_or_default();
            if used > limit {
                pairs.push(Pair::new("", say!(words, "card-over-limit", amount = self.money_of(used - limit))).alert());
            }
        }
        if let Some(days) = self.state.ledgers.iter().find_map(|ledger| ledger.average_days_late()) {
            let (label, value) = sum::average_late(words, days);
            pairs.push(Pair::new(label, value));
        }
        let (kept, all) = kept(&self.state.payment_promises);
        if all > 0 {
            pairs.push(Pair::new(words.get("card-kept"), say!(words, "card-kept-of", kept = kept, all = all)));
        }
        if let Some(rating) = credit_report::rating(self.site, self.index) {
            pairs.push(Pair::new(words.get("card-rail-rating"), rating));
        }
        pairs.extend(terms(words, &account.terms).map(|terms| Pair::new(field_label(words, "terms"), terms)));
        let unallocated = sums::total(self.state, |ledger| ledger.unallocated);
        if !unallocated.is_empty() {
            pairs.push(Pair::new(words.get("card-unallocated"), self.site.sums(&unallocated)));
        }
        let refunded = sums::total(self.state, Ledger::refunded_too_much);
        if !refunded.is_empty() {
            pairs.push(Pair::new(words.get("card-refunded-too-much"), self.site.sums(&refunded)).alert());
        }
        pairs
    }
}
