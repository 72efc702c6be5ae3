//! Reads days in the forms that people type on the command line: `fri`, `+14d`, `+2w`, `周五`, `月底`.

use unicode_normalization::UnicodeNormalization;

use crate::book::Day;
use crate::book::day::{parse_iso, plus_days};

/// The words for each weekday, Monday first.
const WEEKDAYS: [&[&str]; 7] = [
    &["mon", "monday", "周一", "星期一", "礼拜一"],
    &["tue", "tues", "tuesday", "周二", "星期二", "礼拜二"],
    &["wed", "wednesday", "周三", "星期三", "礼拜三"],
    &["thu", "thur", "thurs", "thursday", "周四", "星期四", "礼拜四"],
    &["fri", "friday", "周五", "星期五", "礼拜五"],
    &["sat", "saturday", "周六", "星期六", "礼拜六"],
    &["sun", "sunday", "周日", "周天", "星期日", "星期天", "礼拜天"],
];

/// The day that `text` means if it is typed on the day `today`. A weekday is the next one after today. `last friday` is
/// the latest one before today, `上周五` the one in the week before. A day and month without a year is the next such day.
pub fn parse(text: &str, today: Day) -> Option<Day> {
    let text: String = text.trim().nfkc().collect::<String>().to_lowercase();
    let text = text.as_str();
    match text {
        "today" | "今天" | "今日" => return Some(today),
        "tomorrow" | "tmr" | "明天" | "明日" => return Some(plus_days(today, 1)),
        "后天" => return Some(plus_days(today, 2)),
        "大后天" => return Some(plus_days(today, 3)),
        "yesterday" | "昨天" | "昨日" => return Some(plus_days(today, -1)),
        "前天" => return Some(plus_days(today, -2)),
        "eom" | "month end" | "end of month" | "月底" | "月末" | "本月底" => return Some(today.last_of_month()),
        "下月底" => return Some(today.first_of_month().saturating_add(jiff::Span::new().months(1)).last_of_month()),
        "eoy" | "year end" | "年底" => return Some(today.last_of_year()),
        _ => {}
    }
    parse_iso(text)
        .or_else(|| offset(text, today))
        .or_else(|| weekday(text, today))
        .or_else(|| month_and_day(text, today))
}

/// `+14d`, `-3d`, `+2w`, `+1m`, `+14`, `14天后`, `2周后`.
fn offset(text: &str, today: Day) -> Option<Day> {
    let (sign, rest) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ if text.ends_with('后') => (1, text.trim_end_matches('后').trim_end_matches('以')),
        _ if text.ends_with('前') => (-1, text.trim_end_matches('前').trim_end_matches('以')),
        _ => (1, text.strip_prefix("in ")?),
    };
    let digits = rest.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = rest.trim_start().split_at(digits);
    let number = sign * number.parse::<i32>().ok().filter(|&number| number < 100_000)?;
    let span = match unit.trim() {
        "" | "d" | "day" | "days" | "天" | "日" => jiff::Span::new().days(number),
        "w" | "week" | "weeks" | "周" | "星期" | "个星期" => {
            jiff::Span::new().weeks(number.clamp(-10_000, 10_000))
        }
        "m" | "month" | "months" | "个月" | "月" => jiff::Span::new().months(number.clamp(-10_000, 10_000)),
        "y" | "year" | "years" | "年" => jiff::Span::new().years(number.clamp(-1_000, 1_000)),
        _ => return None,
    };
    today.checked_add(span).ok()
}

fn weekday(text: &str, today: Day) -> Option<Day> {
    let now = i32::from(today.weekday().to_monday_zero_offset());
    let monday = plus_days(today, -now);
    let wanted = |name: &str| {
        let name = name.trim().trim_start_matches('个');
        WEEKDAYS.iter().position(|words| words.contains(&name)).map(|at| at as i32)
    };
    if let Some(name) = text.strip_prefix("next ").or_else(|| text.strip_prefix('下')) {
        return Some(plus_days(monday, 7 + wanted(name)?));
    }
    if let Some(name) = text.strip_prefix('上') {
        return Some(plus_days(monday, wanted(name)? - 7));
    }
    if let Some(name) = text.strip_prefix("last ") {
        return Some(plus_days(today, -((now - wanted(name)? + 6).rem_euclid(7) + 1)));
    }
    let name = text.strip_prefix('本').or_else(|| text.strip_prefix("this ")).unwrap_or(text);
    Some(plus_days(today, (wanted(name)? - now + 6).rem_euclid(7) + 1))
}

/// `12-01`, `12/1`, `12月1日`.
fn month_and_day(text: &str, today: Day) -> Option<Day> {
    let text = text.replace('月', "-").replace(['日', '号'], "").replace('/', "-");
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    (today.year()..=today.year() + 8).find_map(|year| Day::new(year, month, day).ok().filter(|&found| found >= today))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let today = parse_iso("2026-11-21").unwrap();
        assert_eq!(parse(text, today).map(|day| day.to_string()).unwrap_or_default(), expect, "{text}");
    }

    #[test]
    fn days_as_people_say_them() {
        check("today", "2026-11-21");
        check("fri", "2026-11-27");
        check("周五", "2026-11-27");
        check("sat", "2026-11-28");
        check("+14d", "2026-12-05");
        check("+2w", "2026-12-05");
        check("＋14天", "2026-12-05");
        check("3天后", "2026-11-24");
        check("+1m", "2026-12-21");
        check("月底", "2026-11-30");
        check("下周三", "2026-11-25");
        check("last monday", "2026-11-16");
        check("上周一", "2026-11-09");
        check("12月1日", "2026-12-01");
        check("02-29", "2028-02-29");
        check("11-03", "2027-11-03");
        check("2026-12-24", "2026-12-24");
    }

    #[test]
    fn nonsense_is_no_day() {
        for text in ["", "soon", "+d", "+99999999999d", "13-45", "2026-02-30", "++3", "周八"] {
            check(text, "");
        }
    }
}
