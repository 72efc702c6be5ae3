//! Festivals: occasions for a greeting that all customers share.

use rust_decimal::Decimal;

use super::Language;
use super::audience::Audience;
pub use super::festival_day::FestivalDay;
use super::yearly_day::YearlyDay;

/// A festival, and which customers to greet at it.
#[derive(Clone, Debug)]
pub struct Festival {
    /// The id, such as `spring-festival`. A note with this `occasion` answers the festival.
    pub id: String,
    /// The name that the settings give; `None` for the usual name in the language.
    pub name: Option<String>,
    /// When it falls.
    pub on: FestivalDay,
    /// Whom to greet.
    pub audience: Audience,
    /// How many days ahead the reminder comes; `None` for `[reminders] festival` of the settings.
    pub lead: Option<u16>,
    /// The tiers whose customers get a gift.
    pub gifts: Vec<String>,
    /// The budget for all gifts together, in the book's currency.
    pub budget: Option<Decimal>,
}

/// The festivals of a book in this language, before the settings change them. Those without tiers appear only in the
/// calendar until the settings name tiers to greet.
pub fn known(language: Language) -> Vec<Festival> {
    let of = |(id, on, tiers, lead): &Known| Festival {
        id: (*id).to_owned(),
        name: None,
        on: *on,
        audience: Audience::of_tiers(tiers),
        lead: (*lead > 0).then_some(*lead),
        gifts: Vec::new(),
        budget: None,
    };
    match language {
        Language::Chinese => CHINESE.iter().map(of).collect(),
        Language::English => ENGLISH.iter().map(of).collect(),
    }
}

/// The ids of all festivals that the program knows, in any language.
pub fn ids() -> Vec<&'static str> {
    CHINESE.iter().chain(&ENGLISH).map(|(id, ..)| *id).collect()
}

/// The festival with this id from any language, for a book in a language that does not have it. Nobody is greeted at
/// it until the settings name tiers.
pub fn elsewhere(id: &str) -> Option<Festival> {
    let all = [Language::Chinese, Language::English].into_iter().flat_map(known);
    let found = all.into_iter().find(|festival| festival.id == id)?;
    Some(Festival { audience: Audience::of_tiers(&[]), lead: None, ..found })
}

const fn solar(month: u8, day: u8) -> FestivalDay {
    FestivalDay::Yearly(YearlyDay::Solar { year: None, month, day })
}

const fn lunar(month: u8, day: u8) -> FestivalDay {
    FestivalDay::Yearly(YearlyDay::Lunar { year: None, month, leap: false, day })
}

const fn weekday(nth: i8, weekday: u8, month: u8) -> FestivalDay {
    FestivalDay::Weekday { nth, weekday, month }
}

/// Id, day, tiers, lead days.
type Known = (&'static str, FestivalDay, &'static [&'static str], u16);

const CHINESE: [Known; 20] = [
    ("new-year", solar(1, 1), &["A"], 3),
    ("laba", lunar(12, 8), &[], 0),
    ("xiaonian", lunar(12, 23), &[], 0),
    ("new-years-eve", lunar(12, 30), &[], 0),
    ("spring-festival", lunar(1, 1), &["A", "B"], 14),
    ("lantern", lunar(1, 15), &[], 0),
    ("womens-day", solar(3, 8), &[], 0),
    ("qingming", FestivalDay::Term(6), &[], 0),
    ("labour-day", solar(5, 1), &[], 0),
    ("mothers-day", weekday(2, 7, 5), &[], 0),
    ("childrens-day", solar(6, 1), &[], 0),
    ("dragon-boat", lunar(5, 5), &["A"], 7),
    ("fathers-day", weekday(3, 7, 6), &[], 0),
    ("qixi", lunar(7, 7), &[], 0),
    ("teachers-day", solar(9, 10), &[], 0),
    ("mid-autumn", lunar(8, 15), &["A", "B"], 14),
    ("national-day", solar(10, 1), &[], 0),
    ("double-ninth", lunar(9, 9), &[], 0),
    ("winter-solstice", FestivalDay::Term(23), &[], 0),
    ("christmas", solar(12, 25), &[], 0),
];

const ENGLISH: [Known; 12] = [
    ("new-year", solar(1, 1), &[], 0),
    ("valentines-day", solar(2, 14), &[], 0),
    ("easter", FestivalDay::Easter, &[], 0),
    ("mothers-day", weekday(2, 7, 5), &[], 0),
    ("memorial-day", weekday(-1, 1, 5), &[], 0),
    ("fathers-day", weekday(3, 7, 6), &[], 0),
    ("independence-day", solar(7, 4), &[], 0),
    ("labor-day", weekday(1, 1, 9), &[], 0),
    ("halloween", solar(10, 31), &[], 0),
    ("thanksgiving", weekday(4, 4, 11), &["A"], 8),
    ("christmas", solar(12, 25), &["A", "B"], 14),
    ("new-years-eve", solar(12, 31), &[], 0),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Day;
    use crate::book::day::parse_iso;
    use crate::book::yearly_day::Keeping;

    #[track_caller]
    fn check(on: &FestivalDay, year: i16, expect: &str) {
        let days = on.days(Day::constant(year, 1, 1), Day::constant(year, 12, 31), Keeping::default());
        assert_eq!(days, [parse_iso(expect).unwrap()]);
    }

    #[test]
    fn festivals_fall_on_their_days() {
        check(&lunar(1, 1), 2027, "2027-02-06");
        check(&lunar(12, 30), 2027, "2027-02-05");
        check(&lunar(8, 15), 2027, "2027-09-15");
        check(&FestivalDay::Term(6), 2027, "2027-04-05");
        check(&weekday(4, 4, 11), 2026, "2026-11-26");
        check(&weekday(-1, 1, 5), 2027, "2027-05-31");
        check(&FestivalDay::Easter, 2027, "2027-03-28");
        check(&FestivalDay::Easter, 2026, "2026-04-05");
    }

    #[test]
    fn new_years_eve_is_the_last_day_of_the_twelfth_month() {
        for year in 1902..=2100 {
            let new_year = lunar(1, 1).days(Day::constant(year, 1, 1), Day::constant(year, 12, 31), Keeping::default());
            let eve = lunar(12, 30).days(Day::constant(year, 1, 1), Day::constant(year, 3, 1), Keeping::default());
            assert_eq!(eve[0].tomorrow().unwrap(), new_year[0]);
        }
    }
}
