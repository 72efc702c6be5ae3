//! How a row of today ranks on a later day than the page was made for: the page's script uses this to sort
//! the rows as the program would.

use std::fmt::Write;

use crate::derive::Kind;
use crate::derive::day::Row;
use crate::derive::weight::WeightNumbers;

/// Describes each reminder of the row; the parts are separated by `|`. A part holds, separated by spaces: the day it
/// is listed, the day it is due, its rank on that day and after it, the five numbers of its
/// [`Weight`](crate::derive::reminder::Weight), the minute of the day of an appointment, and the number of days it
/// stays listed, `1` when it is not listed on holidays, its rank on the days before it is due, and `1` when it is an
/// invoice. A missing number is `-`.
pub fn ranks(row: &Row) -> String {
    let mut text = String::new();
    for reminder in &row.reminders {
        let separator = if text.is_empty() { "" } else { "|" };
        let (listed, due) = (reminder.listed(), reminder.due);
        let (rank, late_rank) = (reminder.rank as u8, reminder.late_rank as u8);
        let WeightNumbers { until_due: (base, slope), after: (late_base, late_slope), per } =
            reminder.weighing.numbers();
        let minute = reminder.time.map(|time| i64::from(time.hour()) * 60 + i64::from(time.minute()));
        let number = |number: Option<i64>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        let (minute, lapse) = (number(minute), number(reminder.lapse.map(i64::from)));
        let (held, invoice) = (u8::from(reminder.is_held), u8::from(reminder.kind == Kind::Invoice));
        let ahead = reminder.ahead_rank.map_or(rank, |rank| rank as u8);
        let rank = if reminder.ahead_rank.is_some() { late_rank } else { rank };
        write!(
            text,
            "{separator}{listed} {due} {rank} {late_rank} {base} {slope} {late_base} {late_slope} {per} {minute} {lapse} {held} {ahead} {invoice}"
        )
        .expect("a text takes more text");
    }
    text
}
