//! The names of the weekdays, as people write them.

use unicode_normalization::UnicodeNormalization;

/// The number of a weekday in one of the forms that people write, such as `mon`, `Monday`, `周一`; Monday is 1.
pub(super) fn weekday_number(name: &str) -> Option<u8> {
    let name = name.trim().nfkc().collect::<String>().to_lowercase();
    WEEKDAYS.iter().position(|names| names.contains(&name.as_str())).map(|at| at as u8 + 1)
}

/// The whole English name of a weekday in lower case, by its number; Monday is 1.
pub(super) fn weekday_name(number: u8) -> Option<&'static str> {
    let names = WEEKDAYS.get(usize::from(number).checked_sub(1)?)?;
    names.iter().find(|name| name.ends_with("day")).copied()
}

/// The words for each weekday, Monday first.
pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &["mon", "monday", "周一", "星期一", "礼拜一"],
    &["tue", "tues", "tuesday", "周二", "星期二", "礼拜二"],
    &["wed", "wednesday", "周三", "星期三", "礼拜三"],
    &["thu", "thur", "thurs", "thursday", "周四", "星期四", "礼拜四"],
    &["fri", "friday", "周五", "星期五", "礼拜五"],
    &["sat", "saturday", "周六", "星期六", "礼拜六"],
    &["sun", "sunday", "周日", "周天", "星期日", "星期天", "礼拜天"],
];
