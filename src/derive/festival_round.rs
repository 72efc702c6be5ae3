//! Rounds of greetings: festivals whose lead has begun, with how many are still to greet.

use super::Overview;
use super::agenda::{Snoozes, notes_of};
use super::greeted::{gets_gift, is_greeted, settles};
use crate::book::day::{days_between, plus_days};
use crate::book::festival::Festival;
use crate::book::{Book, CustomerIndex, Day};

/// A festival that is ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FestivalRound {
    /// The position of the festival in the settings.
    pub festival: usize,
    /// Its day.
    pub day: Day,
    /// Days until then; at least 1.
    pub days: i32,
    /// How many customers are still to greet.
    pub to_greet: usize,
    /// How many are still to get a gift, greeted or not.
    pub gifts: usize,
}

/// The festivals that are ahead on the day of the overview, from their first lead day on, by day. Those at which
/// everybody is greeted already, and has the gift, are left out.
pub fn ahead(book: &Book, overview: &Overview) -> Vec<FestivalRound> {
    let settings = &book.settings;
    let mut rounds: Vec<FestivalRound> = Vec::new();
    for (at, festival) in settings.festivals.iter().enumerate().filter(|(_, one)| !one.audience.is_nobody()) {
        let lead = festival.lead.unwrap_or(settings.lead.festival);
        let (from, to) = (plus_days(overview.today, 1), plus_days(overview.today, i32::from(lead)));
        for day in festival.on.days(from, to, settings.calendar.keeping) {
            let (mut to_greet, mut gifts) = (0, 0);
            for customer in audience(book, overview, festival).map(|at| &book.customers[at]) {
                let snoozes = Snoozes::of(&customer.card.snoozes);
                let notes = || notes_of(customer, &snoozes, overview.today, &festival.id, lead, day);
                let is_settled = notes().any(|note| settles(festival, customer, note));
                to_greet += usize::from(notes().next().is_none());
                gifts += usize::from(!is_settled && gets_gift(festival, customer));
            }
            rounds.push(FestivalRound { festival: at, day, days: days_between(overview.today, day), to_greet, gifts });
        }
    }
    rounds.retain(|round| round.to_greet > 0 || round.gifts > 0);
    rounds.sort_by_key(|round| (round.day, round.festival));
    rounds
}

/// The customers whom the settings say to greet; lost customers are left out.
pub fn audience<'b>(
    book: &'b Book,
    overview: &'b Overview,
    festival: &'b Festival,
) -> impl Iterator<Item = CustomerIndex> + 'b {
    let is_meant = move |at: &CustomerIndex| {
        let (customer, state) = (&book.customers[*at], &overview.customers[*at]);
        !customer.card.is_lost() && is_greeted(book, festival, customer, state, overview.today)
    };
    (0..book.customers.len()).filter(is_meant)
}
