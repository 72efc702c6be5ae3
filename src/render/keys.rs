//! Hashes of what the views of many pages are made of: they show that a page is unchanged without making its view.

use std::hash::{Hash, Hasher};

use xxhash_rust::xxh3::Xxh3;

use super::site::Site;
use crate::book::festival_day::FestivalDay;
use crate::book::{CustomerIndex, YearlyDay};
use crate::derive::{HORIZON, Reminder};

impl Site<'_> {
    /// All customers.
    pub(super) fn hash_all(&self, hasher: &mut Xxh3) {
        (0..self.book.customers.len()).for_each(|at| self.customer_key(at).hash(hasher));
    }

    /// A hash of everything that a customer's card and row are made of: the customer's files, those of
    /// linked customers, the names in the book, the settings, and what follows from them today.
    pub(super) fn customer_key(&self, at: CustomerIndex) -> u64 {
        *self.customer_keys[at].get_or_init(|| {
            let mut hasher = Xxh3::new();
            let customer = &self.book.customers[at];
            customer.id.hash(&mut hasher);
            (customer.fingerprint, &customer.apart).hash(&mut hasher);
            self.book.settings_fingerprint.hash(&mut hasher);
            self.book.links.fingerprint().hash(&mut hasher);
            self.lists_fingerprint.hash(&mut hasher);
            // A day in another year is shown with its year.
            self.today().year().hash(&mut hasher);
            let linked = customer.company.iter().chain(&customer.referred_by).chain(&customer.members);
            let linked = linked.chain(&customer.introduced).chain(&customer.mentioned_by);
            let notes_of = customer.also.iter().map(|(owner, _)| owner);
            for &other in linked.chain(notes_of) {
                let other = &self.book.customers[other];
                (other.fingerprint, &other.apart).hash(&mut hasher);
            }
            self.hash_state(at, &mut hasher);
            hasher.finish()
        })
    }

    fn hash_state(&self, at: CustomerIndex, hasher: &mut Xxh3) {
        let (customer, state, today) = (&self.book.customers[at], &self.overview.customers[at], self.today());
        customer.visits.iter().filter(|visit| visit.day > today).count().hash(hasher);
        let received =
            |(other, at): &&(CustomerIndex, u32)| self.book.customers[*other].visits[*at as usize].day <= today;
        customer.also.iter().filter(received).count().hash(hasher);
        // The card tells when each day that moves from year to year comes next, also where no reminder does: of a lost customer, of the
        // family, after the occasion was answered.
        let keeping = self.book.settings.calendar.keeping;
        let moves =
            |day: &FestivalDay| !matches!(day, FestivalDay::Yearly(YearlyDay::Solar { .. } | YearlyDay::Month { .. }));
        for day in customer.card.yearly_days().filter(moves) {
            day.next(today, keeping).hash(hasher);
        }
        state.contact.hash(hasher);
        state.revisit_due.hash(hasher);
        state.reminders.iter().for_each(|reminder| hash_reminder(reminder, hasher));
        for ledger in &state.ledgers {
            ledger.hash(hasher);
            (ledger.overdue(today), ledger.oldest_days(today)).hash(hasher);
            ledger.invoices.iter().filter(|invoice| invoice.discount_on(today).is_some()).count().hash(hasher);
        }
        state.payment_promises.hash(hasher);
        if let Some(account) = &customer.account {
            account.payments.iter().filter(|payment| payment.date <= today).count().hash(hasher);
            account.invoices.iter().filter(|invoice| invoice.is_disputed(today)).count().hash(hasher);
        }
        customer.complaints.iter().filter(|one| one.received.is_some_and(|at| at.day <= today)).count().hash(hasher);
        customer.card.paused.is_some_and(|paused| paused > today).hash(hasher);
    }
}

/// The number of days until a reminder is shown only when it is due or near, so only then it is hashed.
fn hash_reminder(reminder: &Reminder, hasher: &mut Xxh3) {
    let days = if reminder.is_near || reminder.days <= 1 { reminder.days } else { 2 };
    let within = reminder.days <= HORIZON;
    (&reminder.id, reminder.due, reminder.comes_up, reminder.time, reminder.state, days, within).hash(hasher);
    (reminder.rests_until, reminder.snoozed_until).hash(hasher);
    (&reminder.why, &reminder.amount, reminder.rank, reminder.is_near).hash(hasher);
    // The sentence of a due reminder counts the days since the last contact.
    if reminder.days <= 0 {
        reminder.weight.hash(hasher);
    }
}
