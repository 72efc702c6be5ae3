//! How an unchanged page is known without rendering it.
//!
//! A page is a pure function of what it is made of, so a hash of that is its fingerprint. The many
//! pages (cards, lists, notes by month, Today) are hashed by the files behind them and what follows
//! from these on the day; the few others by their views.

use std::hash::{Hash, Hasher};

use serde::Serialize;
use tera::Context;
use xxhash_rust::xxh3::Xxh3;

use super::page::Page;
use super::site::Site;
use super::view;
use crate::book::{CustomerIndex, past};
use crate::derive::{HORIZON, Reminder};

/// A view of any page: hashed, or put into a template's context.
pub(super) trait AnyView {
    fn hash_into(&self, hasher: &mut Xxh3);
    fn insert_into(&self, context: &mut Context);
}

impl<T: Hash + Serialize> AnyView for T {
    fn hash_into(&self, hasher: &mut Xxh3) {
        self.hash(hasher);
    }

    fn insert_into(&self, context: &mut Context) {
        context.insert("view", self);
    }
}

impl Site<'_> {
    /// Equal fingerprints, equal pages.
    pub fn fingerprint(&self, page: Page) -> u64 {
        let mut hasher = Xxh3::new();
        self.theme.fingerprint.hash(&mut hasher);
        self.site_view.hash(&mut hasher);
        self.hides_private.hash(&mut hasher);
        match page {
            Page::Card(at) => {
                self.customer_key(at).hash(&mut hasher);
                let own = self.past.of(&self.book.customers[at].id).filter(|(_, file)| past::is_own(&file.path));
                own.rev().take(past::SHOWN).for_each(|(commit, _)| commit.hash.hash(&mut hasher));
            }
            Page::Account(at) | Page::Letter(at) | Page::CreditReport(at) => {
                (page, self.today()).hash(&mut hasher);
                self.customer_key(at).hash(&mut hasher);
            }
            Page::Today => {
                self.today().hash(&mut hasher);
                self.faults.len().hash(&mut hasher);
                self.book.settings.day.contacts.hash(&mut hasher);
                self.hash_all(&mut hasher);
            }
            Page::NotesIndex => self.hash_month(0, &mut hasher),
            Page::Notes(at) => self.hash_month(at, &mut hasher),
            Page::Names => self.hash_cards(&mut hasher),
            Page::PhoneCalendar | Page::Care(_) | Page::Week | Page::Receivables => {
                page.hash(&mut hasher);
                self.hash_all(&mut hasher);
                self.today().hash(&mut hasher);
            }
            Page::Calendar(at) => self.hash_calendar(at, &mut hasher),
            Page::Static(at) => self.theme.statics[self.statics[at]].hash(&mut hasher),
            Page::File(..) => self.path(page).hash(&mut hasher),
            _ => self.with_view(page, false, |page, view| {
                page.hash(&mut hasher);
                view.hash_into(&mut hasher);
            }),
        }
        hasher.finish()
    }

    fn hash_all(&self, hasher: &mut Xxh3) {
        (0..self.book.customers.len()).for_each(|at| self.customer_key(at).hash(hasher));
    }

    /// A month of the calendar: its reminders by what an entry shows of them.
    fn hash_calendar(&self, at: usize, hasher: &mut Xxh3) {
        let first = view::calendar::first_day(self.today(), at);
        (at, self.today(), self.book.settings_fingerprint).hash(hasher);
        for (customer, reminder) in self.overview.reminders() {
            if reminder.due >= first && reminder.due <= first.last_of_month() {
                let customer = &self.book.customers[customer];
                (&customer.card.name, customer.is_on_hold(), &reminder.id, &reminder.subject, reminder.due)
                    .hash(hasher);
                reminder.time.hash(hasher);
            }
        }
    }

    fn hash_cards(&self, hasher: &mut Xxh3) {
        for &at in self.by_name() {
            let customer = &self.book.customers[at];
            (&customer.id, customer.card_fingerprint).hash(hasher);
        }
    }

    fn hash_month(&self, at: usize, hasher: &mut Xxh3) {
        let months = self.months();
        months.len().hash(hasher);
        for ((year, month), _) in months {
            (year, month).hash(hasher);
        }
        for &(customer, visit) in months.get(at).map_or(&[][..], |(_, notes)| notes) {
            let customer = &self.book.customers[customer];
            let visit = &customer.visits[visit as usize];
            (&customer.id, &customer.card.name, customer.is_on_hold(), &visit.stem, visit.fingerprint).hash(hasher);
        }
    }

    /// A hash of all that a customer's card and row are made of: the files, those of the customers
    /// it is linked with, the names in the book, the settings, and what follows from them today.
    pub(super) fn customer_key(&self, at: CustomerIndex) -> u64 {
        *self.customer_keys[at].get_or_init(|| {
            let mut hasher = Xxh3::new();
            let customer = &self.book.customers[at];
            customer.id.hash(&mut hasher);
            customer.fingerprint.hash(&mut hasher);
            self.book.settings_fingerprint.hash(&mut hasher);
            self.book.links.fingerprint().hash(&mut hasher);
            self.lists_fingerprint.hash(&mut hasher);
            // Days of another year are written with their year.
            self.today().year().hash(&mut hasher);
            let linked = customer.company.iter().chain(&customer.referred_by).chain(&customer.members);
            let linked = linked.chain(&customer.introduced).chain(&customer.mentioned_by);
            let notes_of = customer.also.iter().map(|(owner, _)| owner);
            for &other in linked.chain(notes_of) {
                self.book.customers[other].fingerprint.hash(&mut hasher);
            }
            self.hash_state(at, &mut hasher);
            hasher.finish()
        })
    }

    fn hash_state(&self, at: CustomerIndex, hasher: &mut Xxh3) {
        let (customer, state, today) = (&self.book.customers[at], &self.overview.customers[at], self.today());
        customer.visits.iter().filter(|visit| visit.day > today).count().hash(hasher);
        state.contact.hash(hasher);
        state.revisit_due.hash(hasher);
        state.reminders.iter().for_each(|reminder| hash_reminder(reminder, hasher));
        for ledger in &state.ledgers {
            ledger.hash(hasher);
            (ledger.overdue(today), ledger.oldest_days(today)).hash(hasher);
        }
        state.payment_promises.hash(hasher);
        if let Some(account) = &customer.account {
            account.payments.iter().filter(|payment| payment.date <= today).count().hash(hasher);
        }
        customer.complaints.iter().filter(|one| one.received.is_some_and(|at| at.day <= today)).count().hash(hasher);
        customer.card.paused.is_some_and(|paused| paused > today).hash(hasher);
    }
}

/// How far off a reminder is shows only once it is due or near.
fn hash_reminder(reminder: &Reminder, hasher: &mut Xxh3) {
    let days = if reminder.near || reminder.days <= 1 { reminder.days } else { 2 };
    let within = reminder.days <= HORIZON;
    (&reminder.id, reminder.due, reminder.comes_up, reminder.time, reminder.state, days, within).hash(hasher);
    (&reminder.why, reminder.amount, &reminder.currency, reminder.rank, reminder.near).hash(hasher);
    // The sentence of what is due counts the days since the last contact.
    if reminder.days <= 0 {
        reminder.weight.hash(hasher);
    }
}
