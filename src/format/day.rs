//! Yearly days in the form of the files: `2026-11-03`, `--08-15`, `lunar 1978-07-12`, `农历一九七八年七月十二`.

use unicode_normalization::UnicodeNormalization;

use crate::book::day::YearlyDay;
use crate::book::lunar;

/// Why a yearly day cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearlyFault {
    /// The text has none of the allowed forms.
    Form,
    /// The solar month has no such day.
    NoSuchDay,
    /// The lunar year has no such leap month or no such 30th day, or is outside 1901 to 2100.
    NotInLunarYear,
}

/// Reads a yearly day.
pub fn parse_yearly(text: &str) -> Result<YearlyDay, YearlyFault> {
    let text: String = text.trim().nfkc().collect();
    let day = if let Some(rest) = text.strip_prefix("lunar") {
        lunar_digits(rest.trim())
    } else if let Some(rest) = text.strip_prefix("农历").or_else(|| text.strip_prefix("阴历")) {
        lunar_chinese(rest.trim())
    } else {
        let (year, month, day) = digits(&text).ok_or(YearlyFault::Form)?;
        Some(YearlyDay::Solar { year, month, day })
    };
    check(day.ok_or(YearlyFault::Form)?)
}

fn check(day: YearlyDay) -> Result<YearlyDay, YearlyFault> {
    match day {
        YearlyDay::Solar { year, month, day: d } => {
            let known = crate::book::Day::new(year.unwrap_or(2000), month as i8, d as i8);
            known.map(|_| day).map_err(|_| YearlyFault::NoSuchDay)
        }
        YearlyDay::Lunar { month, day: d, .. } if !(1..=12).contains(&month) || !(1..=30).contains(&d) => {
            Err(YearlyFault::Form)
        }
        YearlyDay::Lunar { year: Some(year), .. } if !lunar::YEARS.contains(&year) || day.first().is_none() => {
            Err(YearlyFault::NotInLunarYear)
        }
        YearlyDay::Lunar { .. } => Ok(day),
    }
}

/// `1978-8-15` or `--08-15`.
fn digits(text: &str) -> Option<(Option<i16>, u8, u8)> {
    let (year, rest) = match text.strip_prefix("--") {
        Some(rest) => (None, rest),
        None => {
            let (year, rest) = text.split_once('-')?;
            (Some(number(year, 4..=4)? as i16), rest)
        }
    };
    let (month, day) = rest.split_once('-')?;
    Some((year, number(month, 1..=2)? as u8, number(day, 1..=2)? as u8))
}

fn number(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
    (length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// `1978-07-12`, `1979 leap 6-03`, `--07-12`, `leap 6-03`.
fn lunar_digits(text: &str) -> Option<YearlyDay> {
    let Some((year, rest)) = text.split_once("leap") else {
        let (year, month, day) = digits(text)?;
        return Some(YearlyDay::Lunar { year, month, leap: false, day });
    };
    let year = match year.trim().trim_end_matches('-') {
        "" => None,
        year => Some(number(year, 4..=4)? as i16),
    };
    let (month, day) = rest.trim().split_once('-')?;
    Some(YearlyDay::Lunar { year, month: number(month, 1..=2)? as u8, leap: true, day: number(day, 1..=2)? as u8 })
}

/// `一九七八年七月十二`, `1979年闰六月初三`, `腊月廿三`.
fn lunar_chinese(text: &str) -> Option<YearlyDay> {
    let (year, rest) = match text.split_once('年') {
        Some((year, rest)) => (Some(chinese_year(year.trim())?), rest.trim()),
        None => (None, text),
    };
    let (leap, rest) = match rest.strip_prefix('闰').or_else(|| rest.strip_prefix('閏')) {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (month, day) = rest.split_once('月')?;
    let month = match month.trim() {
        "正" => 1,
        "冬" => 11,
        "腊" | "臘" => 12,
        month => chinese_number(month)?,
    };
    let day = day.trim().trim_end_matches(['日', '号']).trim_start_matches('初');
    Some(YearlyDay::Lunar { year, month, leap, day: chinese_number(day)? })
}

fn chinese_digit(c: char) -> Option<u8> {
    match c {
        '〇' | '零' | '○' => Some(0),
        '一' | '元' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        c => c.to_digit(10).map(|digit| digit as u8),
    }
}

fn chinese_year(text: &str) -> Option<i16> {
    let digits: Option<Vec<u8>> = text.chars().map(chinese_digit).collect();
    digits.filter(|digits| digits.len() == 4).map(|digits| digits.iter().fold(0, |sum, &d| sum * 10 + i16::from(d)))
}

/// 1 to 30: `三`, `十二`, `廿三`, `二十三`, `三十`, `12`.
fn chinese_number(text: &str) -> Option<u8> {
    if let Some(number) = number(text, 1..=2) {
        return Some(number as u8);
    }
    let chars: Vec<char> = text.chars().collect();
    let (tens, ones) = match chars[..] {
        [one] if one != '十' && one != '廿' && one != '卅' => (0, chinese_digit(one)?),
        ['十'] => (1, 0),
        ['廿'] => (2, 0),
        ['卅'] => (3, 0),
        ['十', one] => (1, chinese_digit(one)?),
        ['廿', one] => (2, chinese_digit(one)?),
        [ten, '十'] => (chinese_digit(ten)?, 0),
        [ten, '十', one] => (chinese_digit(ten)?, chinese_digit(one)?),
        _ => return None,
    };
    Some(tens * 10 + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Result<&str, YearlyFault>) {
        assert_eq!(parse_yearly(text).map(|day| day.to_string()), expect.map(str::to_owned), "{text}");
    }

    #[test]
    fn every_form() {
        check("1978-8-15", Ok("1978-08-15"));
        check("--08-15", Ok("--08-15"));
        check("--02-29", Ok("--02-29"));
        check("lunar 1978-07-12", Ok("lunar 1978-07-12"));
        check("lunar --7-12", Ok("lunar --07-12"));
        check("lunar 1979 leap 6-03", Ok("lunar 1979 leap 6-03"));
        check("农历一九七八年七月十二", Ok("lunar 1978-07-12"));
        check("农历1979年闰六月初三", Ok("lunar 1979 leap 6-03"));
        check("农历正月初一", Ok("lunar --01-01"));
        check("农历腊月廿三", Ok("lunar --12-23"));
        check("农历八月二十三日", Ok("lunar --08-23"));
    }

    #[test]
    fn impossible_days() {
        check("2026-02-30", Err(YearlyFault::NoSuchDay));
        check("lunar 1980 leap 6-03", Err(YearlyFault::NotInLunarYear));
        check("lunar 1850-01-01", Err(YearlyFault::NotInLunarYear));
        for bad in ["15 August", "1978/08/15", "lunar", "农历七八", "农历十三月初一", "78-08-15", ""] {
            check(bad, Err(YearlyFault::Form));
        }
    }
}
