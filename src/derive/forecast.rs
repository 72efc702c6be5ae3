//! The money that is to be expected, week by week, and what was owed at the end of past months.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use rust_decimal::Decimal;

use super::payment_promise::Standing;
use super::{CustomerState, Overview, derive_accounts, paid_ahead, receivables};
use crate::book::day::plus_days;
use crate::book::{Book, Customer, Day};

/// How many weeks the forecast covers.
pub const WEEKS: usize = 8;

/// How many past months are shown.
pub const MONTHS: usize = 12;

/// What is expected in one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// Mondays with what is expected in their weeks.
    pub weeks: Vec<(Day, Decimal)>,
    /// What is expected after the last week.
    pub later: Decimal,
}

/// What was owed at a month's end.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthEnd {
    /// The last day of the month.
    pub day: Day,
    /// The amount that was open on that day.
    pub open: Decimal,
    /// The part of `open` that was past due.
    pub overdue: Decimal,
    /// By days past due, as the aging of that day.
    pub buckets: Vec<Decimal>,
}

/// An open amount is expected on the promised day, else on its due day plus the customer's average lateness; where that
/// day has passed, in this week.
pub fn expected(book: &Book, overview: &Overview, currency: &str) -> Expected {
    let today = overview.today;
    let monday = plus_days(today, -i32::from(today.weekday().to_monday_zero_offset()));
    let mut weeks: Vec<(Day, Decimal)> =
        (0..WEEKS as i32).map(|week| (plus_days(monday, week * 7), Decimal::ZERO)).collect();
    let mut later = Decimal::ZERO;
    for (customer, state) in book.customers.iter().zip(&overview.customers) {
        for (day, amount) in payments(customer, state, currency, today) {
            let week = crate::book::day::days_between(monday, day.max(today)) / 7;
            match weeks.get_mut(week as usize) {
                Some((_, sum)) => *sum += amount,
                None => later += amount,
            }
        }
    }
    Expected { weeks, later }
}

fn payments(customer: &Customer, state: &CustomerState, currency: &str, today: Day) -> Vec<(Day, Decimal)> {
    let Some(account) = &customer.account else { return Vec::new() };
    let Some(ledger) = state.ledgers.iter().find(|ledger| *ledger.currency == *currency) else { return Vec::new() };
    let late = ledger.average_days_late().unwrap_or_default().max(0);
    let mut promised: HashMap<&str, Vec<(Day, Decimal)>> = HashMap::new();
    let pending = state.payment_promises.iter().filter(|paying| paying.standing == Standing::Pending && !paying.closed);
    for paying in pending {
        if let Some(no) = &paying.promise.get(customer).invoice {
            promised.entry(no).or_default().push((paying.due, paying.amount - paying.received));
        }
    }
    // What was paid ahead does not come again.
    let covered = paid_ahead::covered(customer, ledger, today);
    let mut found = Vec::new();
    for invoice in &ledger.invoices {
        let mut paid = covered.get(&invoice.index).copied().unwrap_or_default();
        let this = &account.invoices[invoice.index];
        let mut promises = promised.get(this.no.as_str()).cloned().unwrap_or_default();
        promises.sort_unstable();
        // What is left of a promise goes to the next part.
        let mut promises = promises.into_iter().filter(|(_, left)| *left > Decimal::ZERO).peekable();
        let mut clear = invoice.open() - this.contested(invoice.open(), today);
        for part in &invoice.parts {
            let mut open = part.open - paid.min(part.open);
            paid -= part.open - open;
            while let Some((day, left)) = promises.peek_mut().filter(|_| open > Decimal::ZERO) {
                let taken = open.min(*left);
                *left -= taken;
                open -= taken;
                found.push((*day, taken));
                if left.is_zero() {
                    promises.next();
                }
            }
            clear = (clear - (part.open - open)).max(Decimal::ZERO);
            let contested = open - open.min(clear);
            clear -= open - contested;
            found.push((expected_day(part.due, late, false, today), open - contested));
            found.push((expected_day(part.due, late, true, today), contested));
        }
    }
    found.retain(|(_, amount)| !amount.is_zero());
    found
}

/// The due day moved by the usual lateness. [`Day::MAX`] (never) for what is disputed or over a year late. A customer
/// who is already later than usual is not expected to pay this week for that reason alone.
fn expected_day(due: Day, late: i32, disputed: bool, today: Day) -> Day {
    if disputed || crate::book::day::days_between(due, today) > super::bad_debt::DAYS {
        return Day::MAX;
    }
    let usual = plus_days(due, late);
    if usual < today { plus_days(today, late.max(7)) } else { usual }
}

/// What was open and overdue in each currency, day by day.
pub struct History(Vec<(Day, BTreeMap<String, MonthEnd>)>);

/// The ends of the last months, the oldest first, and today.
pub fn history(book: &Book, today: Day) -> History {
    let first = today.first_of_month();
    let ends =
        (0..MONTHS as i64).rev().map(|months| plus_days(first.saturating_sub(jiff::Span::new().months(months)), -1));
    let days: Vec<Day> = ends.chain([today]).collect();
    let at = |&day: &Day| {
        let overview = derive_accounts(book, day);
        let sum = |(currency, rows): (&str, Vec<receivables::CustomerBalance>)| {
            let total = receivables::total(&rows);
            (currency.to_owned(), MonthEnd { day, open: total.open, overdue: total.overdue, buckets: total.buckets })
        };
        (day, receivables::balances(book, &overview).into_iter().map(sum).collect())
    };
    History(days.par_iter().map(at).collect())
}

impl History {
    /// The month's end of one currency; zero on a day without amounts in it.
    pub fn of(&self, currency: &str) -> Vec<MonthEnd> {
        let nothing = |day| MonthEnd { day, open: Decimal::ZERO, overdue: Decimal::ZERO, buckets: Vec::new() };
        self.0.iter().map(|(day, sums)| sums.get(currency).cloned().unwrap_or_else(|| nothing(*day))).collect()
    }
}
