//! Lengths of time as people write them: `24 months`, `30 days`.

use super::Day;

/// A length of time in days or in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// A number of days; weeks are counted as days.
    Days(u16),
    /// A number of calendar months; years are counted as months.
    Months(u16),
}

impl Period {
    /// Reads `30 days`, `6 weeks`, `24 months`, `2 years`, `24个月`, `2 年`, `30天`, `6周`.
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.trim();
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        let number: u16 = text[..end].parse().ok().filter(|&number| number > 0 && number <= 1200)?;
        Some(match text[end..].trim().to_lowercase().as_str() {
            "d" | "day" | "days" | "天" | "日" => Period::Days(number),
            "w" | "week" | "weeks" | "周" | "星期" => Period::Days(number * 7),
            "m" | "month" | "months" | "月" | "个月" => Period::Months(number),
            "y" | "year" | "years" | "年" => Period::Months(number * 12),
            _ => return None,
        })
    }

    /// `day` plus this period. If the month has no such day, its last day.
    pub fn after(self, day: Day) -> Day {
        let span = jiff::Span::new();
        day.saturating_add(match self {
            Period::Days(days) => span.days(i64::from(days)),
            Period::Months(months) => span.months(i64::from(months)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_in_both_languages() {
        for (text, expect) in [
            ("24 months", Some(Period::Months(24))),
            ("2年", Some(Period::Months(24))),
            ("6 weeks", Some(Period::Days(42))),
            ("30 天", Some(Period::Days(30))),
            ("soon", None),
            ("0 days", None),
            ("12", None),
        ] {
            assert_eq!(Period::parse(text), expect, "{text}");
        }
    }

    #[test]
    fn a_month_later_is_the_last_of_a_shorter_month() {
        assert_eq!(Period::Months(1).after(Day::constant(2027, 1, 31)), Day::constant(2027, 2, 28));
    }
}
