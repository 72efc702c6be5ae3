//! Days in the form of the files: `2026-11-03`, `2026年11月3日`; yearly ones also `--08-15`, `8月15日`,
//! `lunar 1978-07-12`, `农历一九七八年七月十二`.

use unicode_normalization::UnicodeNormalization;

use crate::book::day::parse_iso;
use crate::book::yearly_day::YearlyDay;
use crate::book::{Day, lunar};

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
        solar(&text)
    };
    check(day.ok_or(YearlyFault::Form)?)
}

fn check(day: YearlyDay) -> Result<YearlyDay, YearlyFault> {
    match day {
        YearlyDay::Solar { year, month, day: d } => {
            let known = Day::new(year.unwrap_or(2000), month as i8, d as i8);
            known.map(|_| day).map_err(|_| YearlyFault::NoSuchDay)
        }
        YearlyDay::Month { month, .. } => {
            if (1..=12).contains(&month) {
                Ok(day)
            } else {
                Err(YearlyFault::NoSuchDay)
            }
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

/// Reads a day: `2026-11-03` or `2026年11月3日`.
pub fn parse(text: &str) -> Option<Day> {
    parse_iso(text).or_else(|| match solar_chinese(&text.nfkc().collect::<String>())? {
        YearlyDay::Solar { year: Some(year), month, day } => Day::new(year, month as i8, day as i8).ok(),
        _ => None,
    })
}

/// `1978-8-15`, `--08-15`, `1978年8月15日`, `8月15日`; without its day `1978-08`, `--08`, `1978年8月`, `8月`.
fn solar(text: &str) -> Option<YearlyDay> {
    let of_digits = || digits(text).map(|(year, month, day)| YearlyDay::Solar { year, month, day });
    of_digits().or_else(|| month_digits(text)).or_else(|| solar_chinese(text))
}

/// `1978-08` or `--08`.
fn month_digits(text: &str) -> Option<YearlyDay> {
    let (year, month) = match text.strip_prefix("--") {
        Some(month) => (None, month),
        None => {
            let (year, month) = text.split_once('-')?;
            (Some(number(year, 4..=4)? as i16), month)
        }
    };
    Some(YearlyDay::Month { year, month: number(month, 1..=2)? as u8 })
}

/// `1978年8月15日`, `8月15号`, `1978年8月`, `8月`. Without `农历` the numbers must be digits: people write lunar days
/// with characters.
fn solar_chinese(text: &str) -> Option<YearlyDay> {
    let (year, rest) = match text.split_once('年') {
        Some((year, rest)) => (Some(number(year.trim(), 4..=4)? as i16), rest),
        None => (None, text),
    };
    let (month, day) = rest.trim().split_once('月')?;
    let month = number(month.trim(), 1..=2)? as u8;
    if day.trim().is_empty() {
        return Some(YearlyDay::Month { year, month });
    }
    let day = day.trim().strip_suffix(['日', '号'])?.trim();
    Some(YearlyDay::Solar { year, month, day: number(day, 1..=2)? as u8 })
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

/// A solar day as people write it, with its year or without, each number in digits or in characters: `十二月一日`,
/// `2020年二月3日`. It ends with `日` or `号`; without that, and with the words of the lunar calendar, it is none.
pub(super) fn solar_spoken(text: &str) -> Option<(Option<i16>, i8, i8)> {
    if is_lunar(text) {
        return None;
    }
    let (year, rest) = match text.split_once('年') {
        Some((year, rest)) => (Some(chinese_year(year.trim())?), rest),
        None => (None, text),
    };
    let (month, day) = rest.split_once('月')?;
    let day = day.trim().strip_suffix(['日', '号'])?;
    Some((year, chinese_number(month.trim())? as i8, chinese_number(day.trim())? as i8))
}

/// A lunar day as people write it, with `农历` or without. It has a word of the lunar calendar, or its day is written
/// in characters and without `日`, as in `八月十五`.
pub(super) fn lunar_spoken(text: &str) -> Option<YearlyDay> {
    let (_, day) = text.split_once('月')?;
    let is_solar = day.trim().ends_with(['日', '号']) || day.contains(|c: char| c.is_ascii_digit());
    if is_solar && !is_lunar(text) {
        return None;
    }
    let day = text.trim_start_matches("农历").trim_start_matches("阴历");
    parse_yearly(&format!("农历{day}")).ok()
}

/// Whether a day has a word that only the lunar calendar has.
fn is_lunar(text: &str) -> bool {
    const WORDS: [&str; 12] = ["农历", "阴历", "初", "廿", "卅", "正月", "冬月", "腊月", "臘月", "闰", "閏", "lunar"];
    WORDS.iter().any(|word| text.contains(word))
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

/// 1 to 99: `三`, `十二`, `廿三`, `二十三`, `三十`, `12`.
pub(super) fn chinese_number(text: &str) -> Option<u8> {
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
        check("1985年9月20日", Ok("1985-09-20"));
        check("１９８５年９月２０号", Ok("1985-09-20"));
        check("9月20日", Ok("--09-20"));
        check("--08", Ok("--08"));
        check("8月", Ok("--08"));
        check("1978-08", Ok("1978-08"));
        check("1978年8月", Ok("1978-08"));
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
        check("1985年2月30日", Err(YearlyFault::NoSuchDay));
        check("--13", Err(YearlyFault::NoSuchDay));
        for bad in [
            "一九八五年九月二十日",
            "9月20",
            "85年9月20日",
            "15 August",
            "1978/08/15",
            "lunar",
            "农历七八",
            "农历十三月初一",
            "78-08-15",
            "",
        ] {
            check(bad, Err(YearlyFault::Form));
        }
    }
}
