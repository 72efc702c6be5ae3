//! The day of a festival as the settings write it: a yearly day, `term qingming`, `4th thursday of november`, `easter`.

use unicode_normalization::UnicodeNormalization;

use super::day::{chinese_number, parse_yearly};
use super::weekday::{weekday_name, weekday_number};
use crate::book::festival::FestivalDay;
use crate::book::solar_term::TERMS;
use crate::i18n::{self, Language, Words};

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

/// Reads the day of a festival, in the form of the files or as it is shown in either language: `5月第二个星期日`, `清明`,
/// `复活节`. `None` where it has none of these forms.
pub fn parse(text: &str) -> Option<FestivalDay> {
    let lower = text.trim().to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
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
        let month = month.trim();
        let month = MONTHS.iter().position(|&name| month.len() > 2 && name.starts_with(month))? as u8 + 1;
        return Some(FestivalDay::Weekday { nth, weekday, month });
    }
    let yearly = parse_yearly(text).ok().filter(|day| !day.is_month()).map(FestivalDay::Yearly);
    yearly.or_else(|| chinese_weekday(text)).or_else(|| named(text))
}

/// The day in the form of the files, which [`parse`] reads.
pub fn written(day: FestivalDay) -> String {
    match day {
        FestivalDay::Yearly(day) => day.to_string(),
        FestivalDay::Term(term) => format!("term {}", TERMS.get(term).copied().unwrap_or_default()),
        FestivalDay::Easter => "easter".to_owned(),
        FestivalDay::Weekday { nth, weekday, month } => {
            let nth = match nth {
                1 => "1st",
                2 => "2nd",
                3 => "3rd",
                4 => "4th",
                _ => "last",
            };
            let weekday = weekday_name(weekday).unwrap_or_default();
            format!(
                "{nth} {weekday} of {}",
                MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
            )
        }
    }
}

/// `5月第二个星期日`, `十一月的最后一个周五`.
fn chinese_weekday(text: &str) -> Option<FestivalDay> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let (month, rest) = text.split_once('月')?;
    let month = month.parse().ok().or_else(|| chinese_number(month)).filter(|month| (1..=12).contains(month))?;
    let (nth, weekday) = rest.trim_start_matches('的').split_once('个')?;
    let nth = match nth {
        "最后一" => -1,
        "第一" | "第1" => 1,
        "第二" | "第2" => 2,
        "第三" | "第3" => 3,
        "第四" | "第4" => 4,
        _ => return None,
    };
    Some(FestivalDay::Weekday { nth, weekday: weekday_number(weekday)?, month })
}

/// A solar term or Easter by the name under which it is shown.
fn named(text: &str) -> Option<FestivalDay> {
    let typed = text.trim().nfkc().collect::<String>().to_lowercase();
    let is_shown = |name: &dyn Fn(&Words) -> String| {
        [Language::English, Language::Chinese].into_iter().any(|one| name(i18n::words(one)).to_lowercase() == typed)
    };
    if is_shown(&|words| words.festival("easter", None)) {
        return Some(FestivalDay::Easter);
    }
    TERMS.iter().position(|term| is_shown(&|words| words.solar_term(term))).map(FestivalDay::Term)
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
        assert_eq!(parse("the last Friday of Nov"), Some(FestivalDay::Weekday { nth: -1, weekday: 5, month: 11 }));
        assert_eq!(parse("5月第二个星期日"), Some(FestivalDay::Weekday { nth: 2, weekday: 7, month: 5 }));
        assert_eq!(parse("十一月的最后一个周五"), Some(FestivalDay::Weekday { nth: -1, weekday: 5, month: 11 }));
        assert_eq!(parse("清明"), Some(FestivalDay::Term(6)));
        assert_eq!(parse("冬至"), parse("term dongzhi"));
        assert_eq!(parse("复活节"), Some(FestivalDay::Easter));
        for text in ["lunar --08-15", "term dongzhi", "easter", "4th thursday of november", "last sunday of may"] {
            assert_eq!(parse(text).map(written).as_deref(), Some(text));
        }
        for bad in
            ["--08", "13月第一个星期日", "5月第五个星期日", "term monday", "5th thursday of november", "some day", ""]
        {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
