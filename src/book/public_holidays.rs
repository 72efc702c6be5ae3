//! Public holidays: of China by the yearly notices, of the United States by their rules.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use super::china_holidays::NOTICES;
use super::{Day, lunar, solar_term};

choices! {
    /// Whose public holidays are days off.
    pub enum PublicHolidays {
        /// Those of China, with the weekends that are worked (调休).
        China = "china",
        /// The federal holidays of the United States.
        UnitedStates = "us",
        /// None: only the book's own.
        None = "none",
    }
}

/// What is special about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// A day off on any weekday.
    Off,
    /// A day that is worked on any weekday.
    Worked,
}

/// The special days of one year.
#[derive(Debug, Default)]
struct YearDays {
    off: Vec<Day>,
    worked: Vec<Day>,
}

/// The years whose special days are computed.
const YEARS: RangeInclusive<i16> = 1901..=2100;

const COUNT: usize = (*YEARS.end() - *YEARS.start() + 1) as usize;

/// Computed on first use: a book asks for the same few years thousands of times.
static CHINA: [OnceLock<YearDays>; COUNT] = [const { OnceLock::new() }; COUNT];
static UNITED_STATES: [OnceLock<YearDays>; COUNT] = [const { OnceLock::new() }; COUNT];

impl PublicHolidays {
    /// What is special about `day`; `None` where only its weekday counts.
    pub fn special(self, day: Day) -> Option<Special> {
        let (years, compute): (_, fn(i16) -> YearDays) = match self {
            PublicHolidays::China => (&CHINA, china),
            PublicHolidays::UnitedStates => (&UNITED_STATES, united_states),
            PublicHolidays::None => return None,
        };
        let at = usize::try_from(day.year() - YEARS.start()).ok()?;
        let days = years.get(at)?.get_or_init(|| compute(day.year()));
        if days.off.contains(&day) {
            return Some(Special::Off);
        }
        days.worked.contains(&day).then_some(Special::Worked)
    }

    /// Whether all special days of a year are known. Of a Chinese year without a notice only the days fixed by law are.
    pub fn is_known(self, year: i16) -> bool {
        match self {
            PublicHolidays::China => NOTICES.iter().any(|notice| notice.year == year),
            PublicHolidays::UnitedStates => YEARS.contains(&year),
            PublicHolidays::None => false,
        }
    }
}

fn china(year: i16) -> YearDays {
    let day = |(month, day): (i8, i8)| Day::new(year, month, day).ok();
    let Some(notice) = NOTICES.iter().find(|notice| notice.year == year) else {
        return YearDays { off: fixed_by_law(year), worked: Vec::new() };
    };
    let off = notice.off.iter().filter_map(|&(first, last)| Some((day(first)?, day(last)?)));
    YearDays {
        off: off
            .flat_map(|(first, last)| first.series(jiff::Span::new().days(1)).take_while(move |&d| d <= last))
            .collect(),
        worked: notice.worked.iter().filter_map(|&worked| day(worked)).collect(),
    }
}

/// The thirteen days that the regulation on public holidays (全国年节及纪念日放假办法, as revised in 2024) gives.
fn fixed_by_law(year: i16) -> Vec<Day> {
    let solar = |month, day| Day::new(year, month, day).ok();
    let lunar = |month, day| lunar::kept_on(year, month, false, day);
    let new_year = lunar(1, 1);
    let days = [
        solar(1, 1),
        new_year.and_then(|day| day.yesterday().ok()),
        new_year,
        lunar(1, 2),
        lunar(1, 3),
        solar_term::day_of(year, solar_term::QINGMING),
        solar(5, 1),
        solar(5, 2),
        lunar(5, 5),
        lunar(8, 15),
        solar(10, 1),
        solar(10, 2),
        solar(10, 3),
    ];
    days.into_iter().flatten().collect()
}

/// The eleven federal holidays (5 U.S.C. 6103). One on a Saturday is also kept on the Friday before, one on a Sunday on
/// the Monday after. That of 19 June exists since 2021.
fn united_states(year: i16) -> YearDays {
    let solar = |year: i16, month, day| Day::new(year, month, day).ok();
    let nth = |nth, weekday, month| solar(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok();
    use jiff::civil::Weekday::{Monday, Saturday, Sunday, Thursday};
    let on_a_weekday = [nth(3, Monday, 1), nth(3, Monday, 2), nth(-1, Monday, 5), nth(1, Monday, 9)];
    let on_a_weekday = on_a_weekday.into_iter().chain([nth(2, Monday, 10), nth(4, Thursday, 11)]);
    let on_a_date = [
        solar(year, 1, 1),
        solar(year, 6, 19).filter(|_| year >= 2021),
        solar(year, 7, 4),
        solar(year, 11, 11),
        solar(year, 12, 25),
        // New Year's Day of the next year is kept in this one when it is a Saturday.
        solar(year + 1, 1, 1),
    ];
    let kept = |day: Day| match day.weekday() {
        Saturday => [Some(day), day.yesterday().ok()],
        Sunday => [Some(day), day.tomorrow().ok()],
        _ => [Some(day), None],
    };
    let dates = on_a_date.into_iter().flatten().flat_map(kept).flatten();
    let off = on_a_weekday.flatten().chain(dates).filter(|day| day.year() == year);
    YearDays { off: off.collect(), worked: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::day::{parse_iso, plus_days};

    #[track_caller]
    fn special(holidays: PublicHolidays, day: &str) -> Option<Special> {
        holidays.special(parse_iso(day).unwrap())
    }

    fn off_in(holidays: PublicHolidays, year: i16) -> Vec<String> {
        let days = (0..366).map(|days| plus_days(Day::constant(year, 1, 1), days)).filter(|day| day.year() == year);
        days.filter(|&day| holidays.special(day) == Some(Special::Off))
            .map(|day| day.to_string()[5..].to_owned())
            .collect()
    }

    #[test]
    fn china_is_off_and_works_as_the_notices_say() {
        use PublicHolidays::China;
        for day in ["2026-01-01", "2026-02-15", "2026-02-23", "2026-06-20", "2026-10-07", "2025-01-28", "2025-10-08"] {
            assert_eq!(special(China, day), Some(Special::Off), "{day}");
        }
        for day in ["2026-01-04", "2026-02-14", "2026-09-20", "2026-10-10", "2025-01-26", "2025-10-11"] {
            assert_eq!(special(China, day), Some(Special::Worked), "{day}");
        }
        for day in ["2026-02-24", "2026-10-08", "2026-11-21", "2025-02-05"] {
            assert_eq!(special(China, day), None, "{day}");
        }
        assert_eq!((off_in(China, 2026).len(), off_in(China, 2025).len()), (33, 28));
    }

    #[test]
    fn a_year_without_a_notice_has_the_days_fixed_by_law() {
        let days = off_in(PublicHolidays::China, 2027);
        let expect = "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03";
        assert_eq!(days.join(" "), expect);
        assert!(!PublicHolidays::China.is_known(2027) && PublicHolidays::China.is_known(2026));
    }

    #[test]
    fn the_federal_holidays_follow_their_rules() {
        let days = |year| off_in(PublicHolidays::UnitedStates, year).join(" ");
        // 4 July 2026 is a Saturday.
        assert_eq!(days(2026), "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25");
        // In 2027 19 June and 25 December are Saturdays, 4 July is a Sunday; so is 1 January 2028 a Saturday.
        assert_eq!(
            days(2027),
            "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31"
        );
    }
}
