//! The 24 solar terms (节气), for 1901 to 2100.

use std::sync::OnceLock;

use super::Day;

/// The terms by their pinyin, in the order of the solar year: two in each month.
pub const TERMS: [&str; 24] = [
    "xiaohan",
    "dahan",
    "lichun",
    "yushui",
    "jingzhe",
    "chunfen",
    "qingming",
    "guyu",
    "lixia",
    "xiaoman",
    "mangzhong",
    "xiazhi",
    "xiaoshu",
    "dashu",
    "liqiu",
    "chushu",
    "bailu",
    "qiufen",
    "hanlu",
    "shuangjiang",
    "lidong",
    "xiaoxue",
    "daxue",
    "dongzhi",
];

/// The index of Qingming, a public holiday.
pub const QINGMING: usize = 6;

/// The days of the terms in each year. The first line of the file names the source.
const TABLE: &str = include_str!("solar_terms.csv");

/// For each year the days of the month on which its terms begin.
fn table() -> &'static [(i16, [u8; 24])] {
    static DAYS: OnceLock<Vec<(i16, [u8; 24])>> = OnceLock::new();
    DAYS.get_or_init(|| TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(read_line).collect())
}

fn read_line(line: &str) -> Option<(i16, [u8; 24])> {
    let mut numbers = line.split(',').map(str::trim);
    let year = numbers.next()?.parse().ok()?;
    let days: Vec<u8> = numbers.filter_map(|number| number.parse().ok()).collect();
    Some((year, days.try_into().ok()?))
}

/// The day on which a term (an index in [`TERMS`]) begins in a year; `None` outside 1901 to 2100.
pub fn day_of(year: i16, term: usize) -> Option<Day> {
    let table = table();
    let at = table.binary_search_by_key(&year, |(year, _)| *year).ok()?;
    Day::new(year, term as i8 / 2 + 1, *table[at].1.get(term)? as i8).ok()
}

/// The term that begins on a day, by its pinyin.
pub fn on(day: Day) -> Option<&'static str> {
    let first = (day.month() as usize - 1) * 2;
    (first..first + 2).find(|&term| day_of(day.year(), term) == Some(day)).map(|term| TERMS[term])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::day::parse_iso;

    #[test]
    fn every_year_has_its_terms_in_order() {
        for year in 1901..=2100 {
            let days: Vec<Day> = (0..24).map(|term| day_of(year, term).unwrap()).collect();
            assert!(days.is_sorted(), "{year}");
        }
        assert_eq!(day_of(1900, 0), None);
    }

    #[test]
    fn known_terms() {
        assert_eq!(on(parse_iso("2026-04-05").unwrap()), Some("qingming"));
        assert_eq!(on(parse_iso("2026-12-22").unwrap()), Some("dongzhi"));
        assert_eq!(on(parse_iso("2026-12-23").unwrap()), None);
    }
}
