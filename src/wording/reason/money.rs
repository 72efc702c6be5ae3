//! Reasons about money: invoices, promises to pay, credit.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Telling;
use crate::book::{Currency, Money};
use crate::derive::day::Row;
use crate::derive::{Kind, Reminder, Why};
use crate::i18n::Counts;
use crate::i18n::marked::Marked;
use crate::tell;
use crate::wording::counting::counting;

/// How many invoices a sentence names.
const NAMED: usize = 3;

impl Telling<'_> {
    pub(super) fn amount(&self, reminder: &Reminder) -> Marked {
        reminder.amount.as_ref().map(|amount| self.money(amount)).unwrap_or_default()
    }

    pub(super) fn money(&self, money: &Money) -> Marked {
        Marked::strong(&self.words.money(money.amount, &money.currency, self.home))
    }

    /// `due today`, `18 days late`.
    pub(super) fn overdue(&self, reminder: &Reminder) -> Marked {
        counting(self.words, Counts::Overdue, reminder.due, -reminder.days)
    }

    pub(super) fn over_limit(&self, reminder: &Reminder, limit: Decimal) -> Marked {
        let currency = reminder.amount.as_ref().map_or(self.home, |over| &over.currency);
        let limit = self.words.money(limit, currency, self.home);
        tell!(self.words, "why-over-limit", amount = self.amount(reminder), limit = limit)
    }

    pub(super) fn payment(&self, reminder: &Reminder, received: Option<Decimal>, no: Option<&str>) -> Marked {
        let words = self.words;
        let invoice = no.map(|no| tell!(words, "why-pays-for", no = Marked::unbroken(no))).unwrap_or_default();
        let day = words.day(reminder.due, self.today);
        let amount = self.amount(reminder);
        if reminder.days >= 0 {
            return tell!(words, "why-pays", amount = amount, invoice = invoice);
        }
        match received {
            Some(received) => {
                let open = reminder.amount.clone().unwrap_or_else(|| Money::new(Decimal::ZERO, self.home));
                let received = Money { amount: received, ..open.clone() };
                let (whole, received) = (self.money(&open.plus(received.amount)), self.money(&received));
                tell!(words, "why-pays-partly", amount = whole, invoice = invoice, day = day, received = received)
            }
            None => tell!(words, "why-pays-broken", amount = amount, invoice = invoice, day = day),
        }
    }

    pub(super) fn invoice(&self, reminder: &Reminder, why: &Why) -> Marked {
        let Why::Invoice { no, undated, disputed, contested, promised, discount, unallocated } = why else {
            return Marked::default();
        };
        let words = self.words;
        let amount = self.amount(reminder);
        let no = Marked::unbroken(no);
        // What waits for another day is read on that day, when "today" is over.
        let mut told = match reminder.days {
            _ if undated.is_some() => {
                let day = undated.map(|day| words.day(day, self.today)).unwrap_or_default();
                tell!(words, "why-invoice-undated", no = no, amount = amount, day = day)
            }
            ..=0 if reminder.days < 0 || !reminder.is_resting(self.today) => {
                tell!(words, "why-invoice-late", no = no, amount = amount, late = self.overdue(reminder))
            }
            _ => tell!(words, "why-invoice-soon", no = no, amount = amount, day = words.day(reminder.due, self.today)),
        };
        match contested {
            Some(part) => told += &tell!(words, "why-disputed-part", amount = self.money(part)),
            None if *disputed => told += &words.told("why-disputed"),
            None => {}
        }
        if let Some((until, off)) = discount {
            told += &tell!(words, "why-discount", amount = self.money(off), day = words.day(*until, self.today));
        }
        told += &self.unallocated(unallocated.as_ref());
        if let Some(day) = promised {
            told += &tell!(words, "why-promised-for", day = words.day(*day, self.today));
        }
        told
    }

    /// What was paid ahead: before one asks for money, one allocates it.
    fn unallocated(&self, unallocated: Option<&Money>) -> Marked {
        let text = |money: &Money| tell!(self.words, "why-unallocated", amount = self.money(money));
        unallocated.map(text).unwrap_or_default()
    }

    /// What was paid ahead covers these invoices.
    pub(super) fn paid_ahead(&self, reminder: &Reminder, invoices: &[String]) -> Marked {
        let words = self.words;
        let shown: Vec<&str> = invoices.iter().take(NAMED).map(String::as_str).collect();
        let shown = Marked::join(shown.into_iter().map(Marked::unbroken), &words.get("comma"));
        let more = invoices.len().saturating_sub(NAMED);
        let more =
            if more == 0 { Marked::default() } else { tell!(words, "why-and-more", n = more, all = invoices.len()) };
        tell!(words, "why-paid-ahead", amount = self.amount(reminder), invoices = shown + &more)
    }

    pub(super) fn late_invoices(&self, row: &Row) -> Marked {
        let late = || row.reminders.iter().filter(|reminder| reminder.kind == Kind::Invoice && reminder.days < 0);
        let mut sums: BTreeMap<&Currency, Decimal> = BTreeMap::new();
        for money in late().filter_map(|reminder| reminder.amount.as_ref()) {
            *sums.entry(&money.currency).or_default() += money.amount;
        }
        let amounts = sums.into_iter().map(|(currency, sum)| self.money(&Money::new(sum, currency.clone())));
        let oldest = late().min_by_key(|reminder| reminder.due).map(|reminder| self.overdue(reminder));
        let late_text = oldest.unwrap_or_default();
        let free: BTreeMap<&Currency, &Money> = late()
            .filter_map(|reminder| match &reminder.why {
                Why::Invoice { unallocated: Some(money), .. } => Some((&money.currency, money)),
                _ => None,
            })
            .collect();
        let told = tell!(
            self.words,
            "why-invoices-late",
            n = late().count(),
            amount = Marked::join(amounts, " + "),
            late = late_text
        );
        let disputed = late().filter_map(|reminder| match &reminder.why {
            Why::Invoice { no, disputed: true, contested, .. } => Some(match contested {
                Some(part) => {
                    tell!(self.words, "sign-disputed-part", no = Marked::unbroken(no), amount = self.money(part))
                }
                None => tell!(self.words, "sign-disputed", no = Marked::unbroken(no)),
            }),
            _ => None,
        });
        let disputed: Vec<Marked> = disputed.collect();
        let told = if disputed.is_empty() {
            told
        } else {
            told + &tell!(self.words, "why-of-these", what = Marked::join(disputed, &self.words.get("comma")))
        };
        free.into_values().fold(told, |told, money| told + &self.unallocated(Some(money)))
    }
}
