//! What a gift leaves of the year's limit for gifts to one customer.

use rust_decimal::Decimal;

use super::Session;
use crate::book::{CustomerIndex, Day};
use crate::format::visit_writer::NewVisit;
use crate::say;

/// From this share of the limit on, in per cent, a word is said before it is passed.
const NEAR: i64 = 80;

/// Tells what is left for the year, where a gift comes near to the limit or passes it.
pub(super) fn tell(session: &Session, index: CustomerIndex, note: &NewVisit, day: Day) {
    let (Some(limit), Some(cost), true) = (session.book().settings.touch.gifts, note.cost, note.gift.is_some()) else {
        return;
    };
    let customer = &session.book().customers[index];
    let given = customer.visits.iter().filter(|visit| visit.gift.is_some() && visit.day.year() == day.year());
    let sum = given.filter_map(|visit| visit.cost).sum::<Decimal>() + cost;
    if sum * Decimal::ONE_HUNDRED < limit * Decimal::from(NEAR) {
        return;
    }
    let home = &session.book().settings.currency;
    let money = |amount: Decimal| session.words.money(amount, home, home);
    let name = customer.listed_name();
    let (words, year) = (session.words, day.year().to_string());
    let told = if sum > limit {
        say!(words, "gift-over", name = &*name, year = year, sum = money(sum), limit = money(limit))
    } else {
        say!(words, "gift-near", name = &*name, year = year, sum = money(sum), left = money(limit - sum))
    };
    session.terminal.warn(&told);
}
