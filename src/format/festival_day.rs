//! The day of a festival as the settings write it: a yearly day, `term qingming`, `4th thursday of november`, `easter`.

use super::day::parse_yearly;
use super::weekday::weekday_number;
use crate::book::festival::FestivalDay;
use crate::book::solar_term::TERMS;

/// The English names of the months.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads the day of a festival; `None` where it has none of the allowed forms.
pub fn parse(text: &str) -> Option<FestivalDay> {
    let lower = text.trim().to_lowercase();
    if let Some(term) = lower.strip_prefix("term ") {
        let term = term.trim();
        return TERMS.iter().position(|&known| known == term).map(FestivalDay::Term);
    }
    if lower == "easter" {
        return Some(FestivalDay::Easter);
    }
    if let Some((day, month)) = lower.split_once(" of ") {
        let (nth, weekday) = day.trim().split_once(' ')?;
        let nth = match nth {
            "1st" | "first" => 1,
            "2nd" | "second" => 2,
            "3rd" | "third" => 3,
            "4th" | "fourth" => 4,
            "last" => -1,
            _ => return None,
        };
        let weekday = weekday_number(weekday)?;
        let month = MONTHS.iter().position(|&name| name == month.trim())? as u8 + 1;
        return Some(FestivalDay::Weekday { nth, weekday, month });
    }
    parse_yearly(text).ok().filter(|day| !day.is_month()).map(FestivalDay::Yearly)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn festivals_fall_in_three_ways() {
        assert!(matches!(parse("lunar --08-15"), Some(FestivalDay::Yearly(_))));
        assert_eq!(parse("term qingming"), Some(FestivalDay::Term(6)));
        assert_eq!(parse("4th Thursday of November"), Some(FestivalDay::Weekday { nth: 4, weekday: 4, month: 11 }));
        assert_eq!(parse("last monday of may"), Some(FestivalDay::Weekday { nth: -1, weekday: 1, month: 5 }));
        for bad in ["--08", "term monday", "5th thursday of november", "some day", ""] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
