//! The order of the day: one row per customer with all its reasons.

use super::{Kind, Overview, Rank, Reminder};
use crate::book::day::plus_days;
use crate::book::{CustomerIndex, Day};

/// One customer on one day.
#[derive(Clone, Debug)]
pub struct Row<'o> {
    /// The customer whom the row is about.
    pub customer: CustomerIndex,
    /// First the one that decides the row's place.
    pub reminders: Vec<&'o Reminder>,
}

impl<'o> Row<'o> {
    /// The reminder that decides the row's place.
    pub fn first(&self) -> &'o Reminder {
        self.reminders[0]
    }

    /// The reminder whose lateness is shown beside the row: the first, or the latest one when the first is not due yet.
    /// Late invoices are told as one sum with the lateness of the oldest, so that it is shown for all of them.
    pub fn shown(&self) -> &'o Reminder {
        let first = self.first();
        let oldest = |wanted: &dyn Fn(&Reminder) -> bool| {
            self.reminders.iter().copied().filter(|reminder| wanted(reminder)).min_by_key(|reminder| reminder.days)
        };
        let shown = match first.days {
            1.. => oldest(&|reminder| reminder.days <= 0),
            0 => None,
            _ => oldest(&|reminder| reminder.kind == Kind::Invoice).filter(|_| first.kind == Kind::Invoice),
        };
        shown.unwrap_or(first)
    }

    /// The rank of the row: that of its first reminder.
    pub fn rank(&self) -> Rank {
        self.first().rank
    }

    fn key(&self) -> (Rank, i64, CustomerIndex) {
        (self.first().rank, self.first().weight, self.customer)
    }
}

/// The rows of today: everyone with something due on or before it, in the order in which to do
/// them.
pub fn rows_of_today(overview: &Overview) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> =
        (0..overview.customers.len()).filter_map(|customer| row_of_today(overview, customer)).collect();
    rows.sort_by_key(Row::key);
    rows
}

/// A customer's row of today, if anything is due. A reminder that is only near is listed as one more reason for a
/// customer who is due anyway.
pub fn row_of_today(overview: &Overview, customer: CustomerIndex) -> Option<Row<'_>> {
    let (state, today) = (&overview.customers[customer], overview.today);
    let mut reminders: Vec<&Reminder> = state.due_by(today).collect();
    if reminders.is_empty() {
        return None;
    }
    reminders.sort_by_key(|reminder| (reminder.rank, reminder.weight));
    reminders.extend(state.reminders.iter().filter(|reminder| reminder.listed() > today && reminder.is_near));
    Some(Row { customer, reminders })
}

/// The rows of each of the next `days` days that has any.
pub fn rows_of_later_days(overview: &Overview, days: i32) -> Vec<(Day, Vec<Row<'_>>)> {
    let last = plus_days(overview.today, days);
    let mut by_day: std::collections::BTreeMap<Day, Vec<Row<'_>>> = Default::default();
    for (customer, state) in overview.customers.iter().enumerate() {
        let mut later: Vec<&Reminder> =
            state.reminders.iter().filter(|reminder| reminder.listed() > overview.today).collect();
        later.sort_by_key(|reminder| (reminder.listed(), reminder.rank, reminder.weight));
        for reminders in later.chunk_by(|a, b| a.listed() == b.listed()) {
            by_day.entry(reminders[0].listed()).or_default().push(Row { customer, reminders: reminders.to_vec() });
        }
    }
    by_day
        .into_iter()
        .filter(|(day, _)| *day <= last)
        .map(|(day, mut rows)| {
            rows.sort_by_key(Row::key);
            (day, rows)
        })
        .collect()
}

/// How many days ahead `today` shows what is coming, where nothing else is asked for.
pub const SHOWN_AHEAD: i32 = 7;

/// The reminders of `today --days N`: overdue, due, or due within `days`, in the order of the day.
pub fn within(overview: &Overview, days: i32) -> Vec<(CustomerIndex, &Reminder)> {
    let last = plus_days(overview.today, days);
    let mut found: Vec<_> = overview.reminders().filter(|(_, reminder)| reminder.listed() <= last).collect();
    found.sort_by_key(|&(customer, reminder)| {
        (reminder.listed().max(overview.today), reminder.rank, reminder.weight, customer)
    });
    found
}
