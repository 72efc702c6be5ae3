//! Dunning: which stage a late account has reached, and what comes next.
//!
//! The four stages (prepare, soft, firm, close) are those of sales training; the days past due at which each begins are
//! this program's choice.

use rust_decimal::Decimal;

use super::paid_ahead::{OpenPart, open_parts};
use super::payment_promise::{PaymentPromise, Standing};
use super::{CustomerState, Ledger};
use crate::book::Money;
use crate::book::account::Account;
use crate::book::day::plus_days;
use crate::book::{Channel, Customer, Day, Settings};

choices! {
    /// The stage of collecting.
    pub enum Stage {
        /// Before and just after the due day: a friendly reminder.
        Prepare = "prepare",
        /// A first call.
        Soft = "soft",
        /// A clear demand.
        Firm = "firm",
        /// The last letter.
        Close = "close",
    }
}

impl Stage {
    /// How to contact the debtor at this stage.
    pub fn channel(self) -> Channel {
        match self {
            Stage::Prepare => Channel::Message,
            Stage::Soft => Channel::Call,
            Stage::Firm => Channel::Visit,
            Stage::Close => Channel::Letter,
        }
    }
}

/// Days past due from which a stage begins.
const SOFT: i32 = 1;
const FIRM: i32 = 15;
const CLOSE: i32 = 60;

/// Promises that must have been judged before the kept rate says anything.
const JUDGED: usize = 2;

/// The state of collecting in one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Dunning {
    /// The open parts of invoices, oldest first; left out is what is disputed of them, and what is covered by money that was paid ahead.
    pub invoices: Vec<Dunned>,
    /// What was paid ahead and covers a part of these invoices; zero where nothing does.
    pub credit: Decimal,
    /// The amount that the customer is asked to pay: that of the invoices without `credit`.
    pub amount: Money,
    /// Days past due of the oldest; negative before it is due.
    pub days: i32,
    /// The level of the settings that is reached, in days past due.
    pub level: i16,
    /// What to do at this level.
    pub stage: Stage,
    /// Payment is promised for this day: wait until it has passed.
    pub paused_until: Option<Day>,
    /// The day of the next level.
    pub next: Option<Day>,
    /// Promises to pay that were kept, of those that are judged.
    pub kept: (usize, usize),
}

impl Dunning {
    /// The positions of the invoices in the account, each once, the one with the oldest part first.
    pub fn numbers(&self) -> Vec<usize> {
        let mut seen = std::collections::HashSet::new();
        self.invoices.iter().map(|part| part.index).filter(|&index| seen.insert(index)).collect()
    }
}

/// An open part of an invoice that is dunned; the whole of it where it has no parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Dunned {
    /// Its position in the account.
    pub index: usize,
    /// The amount of the part that is still open.
    pub open: Decimal,
    /// The day on which the part is due.
    pub due: Day,
    /// Days past that due day.
    pub days: i32,
}

/// Where collecting stands for each currency of a customer's account; nothing where no level is reached.
pub fn derive(settings: &Settings, customer: &Customer, state: &CustomerState, today: Day) -> Vec<Dunning> {
    let Some(account) = &customer.account else { return Vec::new() };
    let of = |ledger: &Ledger| one(settings, customer, account, ledger, &state.payment_promises, today);
    state.ledgers.iter().filter_map(of).collect()
}

fn one(
    settings: &Settings,
    customer: &Customer,
    account: &Account,
    ledger: &Ledger,
    promises: &[PaymentPromise],
    today: Day,
) -> Option<Dunning> {
    let first = *settings.dunning_levels.iter().min()?;
    // For what is covered by money that was paid ahead there is nothing to collect, and nobody is pressed for an invoice
    // of which nothing says when it is due.
    let is_reached = |part: &OpenPart| part.is_agreed && part.days >= i32::from(first) && !part.is_covered();
    let mut parts: Vec<OpenPart> = open_parts(account, ledger, today).into_iter().filter(is_reached).collect();
    parts.sort_by_key(|part| (part.due, part.index));
    let days = parts.first()?.days;
    // An invoice that is only nearly due gets a reminder of its own, never together with late ones.
    parts.retain(|part| days <= 0 || part.days > 0);
    let credit: Decimal = parts.iter().map(|part| part.covered).sum();
    let invoices: Vec<Dunned> =
        parts.into_iter().map(|OpenPart { index, due, days, open, .. }| Dunned { index, open, due, days }).collect();
    let mut levels = settings.dunning_levels.clone();
    levels.sort_unstable();
    let level = *levels.iter().rev().find(|&&level| i32::from(level) <= days)?;
    let next =
        levels.iter().find(|&&level| i32::from(level) > days).map(|&level| plus_days(invoices[0].due, level.into()));
    let kept = kept(promises);
    Some(Dunning {
        amount: Money::new(
            invoices.iter().map(|dunned| dunned.open).sum::<Decimal>() - credit,
            ledger.currency.clone(),
        ),
        credit,
        stage: stage(i32::from(level), kept),
        paused_until: paused_until(customer, account, promises, &invoices),
        invoices,
        days,
        level,
        next,
        kept,
    })
}

/// Promises that were kept, of those that are judged.
pub fn kept(promises: &[PaymentPromise]) -> (usize, usize) {
    let judged = promises.iter().filter(|paying| paying.standing != Standing::Pending);
    judged.fold((0, 0), |(kept, all), paying| (kept + usize::from(paying.standing == Standing::Kept), all + 1))
}

/// The stage of the level; one stage further for a customer who broke more promises than were kept.
fn stage(level: i32, (kept, judged): (usize, usize)) -> Stage {
    let stages = [Stage::Prepare, Stage::Soft, Stage::Firm, Stage::Close];
    let by_level = [SOFT, FIRM, CLOSE].iter().filter(|&&from| level >= from).count();
    let unreliable = judged >= JUDGED && kept * 2 < judged && by_level > 0;
    stages[(by_level + usize::from(unreliable)).min(3)]
}

/// A pending promise for the oldest invoice, or one that names no invoice.
fn paused_until(
    customer: &Customer,
    account: &Account,
    promises: &[PaymentPromise],
    invoices: &[Dunned],
) -> Option<Day> {
    let oldest = &account.invoices[invoices.first()?.index].no;
    let pending = promises.iter().filter(|paying| paying.standing == Standing::Pending && !paying.closed);
    let about = pending.filter(|paying| paying.promise.get(customer).invoice.as_ref().is_none_or(|no| no == oldest));
    about.map(|paying| paying.due).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_follow_the_levels_and_the_word_that_was_kept() {
        let stages = [-3, 1, 7, 15, 30, 60].map(|level| stage(level, (0, 0)));
        assert_eq!(stages, [Stage::Prepare, Stage::Soft, Stage::Soft, Stage::Firm, Stage::Firm, Stage::Close]);
        assert_eq!(stage(7, (0, 2)), Stage::Firm);
        assert_eq!(stage(7, (1, 2)), Stage::Soft);
        assert_eq!(stage(-3, (0, 5)), Stage::Prepare);
    }
}
