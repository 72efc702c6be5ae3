//! What the entries of an account say beside their amounts.

use super::About;
use crate::book::Day;
use crate::book::account::{Credit, Disputed, Figure, Hold, Invoice, Payment, Revenue, Term, TermRule, WrittenOff};
use crate::i18n::Words;
use crate::say;
use crate::wording::choice;

impl About<'_> {
    /// The facts of an invoice that stand in the file, but for its number, days and amount.
    pub fn invoice(&self, invoice: &Invoice) -> Vec<String> {
        let Invoice { po, parts, disputed, written_off, money, no: _, date: _, due: _, .. } = invoice;
        let currency = &*money.currency;
        // What is taken off for paying early is said as long as it can be taken.
        let Invoice { discount: _, .. } = invoice;
        let mut about = self.all("po", po);
        let parts = parts.iter().map(|part| format!("{} {}", self.day(part.due), self.money(part.amount, currency)));
        let parts: Vec<String> = parts.collect();
        about.extend((!parts.is_empty()).then(|| self.labelled("parts", self.words.list(parts))));
        about.extend(disputed.iter().map(|dispute| self.disputed(dispute, currency)));
        about.extend(written_off.iter().map(|off| self.written_off(off, currency)));
        about
    }

    fn disputed(&self, dispute: &Disputed, currency: &str) -> String {
        let Disputed { since, amount, reason } = dispute;
        let since = since.map(|day| self.since(day));
        let amount = amount.map(|amount| self.money(amount, currency));
        self.labelled("disputed", self.words.list(since.into_iter().chain(amount).chain(reason.clone())))
    }

    fn written_off(&self, off: &WrittenOff, currency: &str) -> String {
        let WrittenOff { date, amount, reason } = off;
        let facts = [self.money(*amount, currency), self.day(*date)].into_iter().chain(reason.clone());
        self.labelled("written-off", self.words.list(facts))
    }

    /// The facts of a payment, but for its day, amount, kind and the invoice, where it pays only one.
    pub fn payment(&self, payment: &Payment) -> Vec<String> {
        let Payment { targets, method, reference, returned, money, no: _, date: _, kind: _ } = payment;
        let currency = &*money.currency;
        let mut about = Vec::new();
        if targets.len() > 1 {
            let share = |share: Option<rust_decimal::Decimal>| share.map(|share| self.money(share, currency));
            let target = |(no, of): &(String, Option<_>)| {
                [Some(no.clone()), share(*of)].into_iter().flatten().collect::<Vec<_>>().join(" ")
            };
            about.extend(targets.iter().map(target));
        }
        about.extend(method.iter().map(|method| self.words.known_or("method", method)));
        about.extend(self.all("ref", reference));
        about.extend(returned.map(|day| self.labelled("returned", self.day(day))));
        about
    }

    /// `due Nov 30`.
    pub fn due(&self, day: Option<Day>) -> String {
        match day {
            Some(day) => say!(self.words, "card-invoice-due", day = self.day(day)),
            None => self.words.get("card-invoice-undated"),
        }
    }

    /// How the customer's credit was judged: keys, and what they hold.
    pub fn credit(&self, credit: &Credit) -> Vec<(&'static str, String)> {
        let Credit { character, capacity, capital, collateral, condition, continuity, .. } = credit;
        let Credit { reviewed, rating, debtor, notes, .. } = credit;
        let scores = [
            ("character", character),
            ("capacity", capacity),
            ("capital", capital),
            ("collateral", collateral),
            ("condition", condition),
            ("continuity", continuity),
        ];
        let scored = scores.into_iter().filter_map(|(key, score)| {
            let score = score.map(|score| format!("{score}/5"));
            let said: Vec<String> = score.into_iter().chain(notes.get(key).cloned()).collect();
            (!said.is_empty()).then(|| (key, said.join(" · ")))
        });
        let others = [
            ("rating", rating.clone()),
            ("debtor", debtor.map(|debtor| choice::DEBTOR_TYPE.of(self.words, debtor))),
            ("reviewed", reviewed.map(|day| self.words.day_and_year(day))),
        ];
        scored.chain(others.into_iter().filter_map(|(key, value)| Some((key, value?)))).collect()
    }

    /// What revenue without an invoice is for.
    pub fn revenue(&self, revenue: &Revenue) -> Vec<String> {
        let Revenue { name, date: _, money: _ } = revenue;
        name.iter().cloned().collect()
    }

    /// A figure and its number.
    pub fn figure(&self, figure: &Figure) -> String {
        let Figure { name, amount, date: _ } = figure;
        format!("{name} {}", self.words.number(*amount))
    }

    /// That sales on credit are stopped, since when, and why.
    pub fn hold(&self, hold: &Hold) -> String {
        let Hold { since, reason } = hold;
        let facts: Vec<String> = since.map(|day| self.since(day)).into_iter().chain(reason.clone()).collect();
        let held = self.words.get("card-hold");
        if facts.is_empty() { held } else { held + &self.words.get("colon") + &self.words.list(facts) }
    }

    fn since(&self, day: Day) -> String {
        say!(self.words, "about-since", day = self.day(day))
    }
}

/// Terms of payment in words; `None` where none are agreed.
pub fn terms(words: &Words, terms: &[Term]) -> Option<String> {
    let term = |term: &Term| {
        let Term { percent, rule, discount } = term;
        let due = match rule {
            TermRule::Net(0) => words.get("terms-at-once"),
            TermRule::Net(days) => say!(words, "terms-net", n = *days),
            TermRule::EndOfMonth(0) => words.get("terms-month-end"),
            TermRule::EndOfMonth(days) => say!(words, "terms-after-month-end", n = *days),
        };
        let share = (terms.len() > 1).then(|| format!("{} % ", percent.normalize()));
        let off = discount
            .map(|off| say!(words, "terms-discount", percent = off.percent.normalize().to_string(), n = off.days));
        words.list([Some(share.unwrap_or_default() + &due), off].into_iter().flatten())
    };
    let all: Vec<String> = terms.iter().map(term).collect();
    (!all.is_empty()).then(|| words.list(all))
}
