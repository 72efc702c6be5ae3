//! Reads a time that is to come, in the forms that people type: `3pm`, `下午三点`, `tomorrow 10:30`, `明天上午`, `+2h`.

use jiff::ToSpan;
use unicode_normalization::UnicodeNormalization;

use super::day::chinese_number;
use super::{moment, spoken_day};
use crate::book::day::plus_days;
use crate::book::{Day, Moment, Time};

/// A part of the day: its words, its first hour, the hour in which one would call, and its last hour.
type Part = (&'static [&'static str], i8, i8, i8);

const PARTS: [Part; 4] = [
    (&["morning", "上午", "早上", "早晨"], 6, 9, 11),
    (&["noon", "lunchtime", "中午"], 12, 12, 13),
    (&["afternoon", "下午"], 12, 14, 17),
    (&["evening", "tonight", "晚上", "傍晚", "今晚"], 17, 19, 21),
];

/// What people say for a day and a part of it.
const SHORT: [(&str, &str); 3] = [("明早", "明天早上"), ("明晚", "明天晚上"), ("今早", "今天早上")];

/// A time as it was typed.
#[derive(Clone, Copy, Debug)]
enum Spoken {
    /// A time of the clock.
    At(Time),
    /// Some time between two hours; the first is the usual one.
    Between(i8, i8),
}

/// The moment that `text` means if it is typed at `time` on the day `today`: a day, a time, or a day and a time. A time
/// without a day is the next such time.
pub fn parse(text: &str, today: Day, time: Time) -> Option<Moment> {
    if let Some(day) = spoken_day::parse(text, today) {
        return Some(Moment { day, time: None });
    }
    // The form of the files.
    if let Some(moment) = moment::from_text(text.trim()) {
        return Some(moment);
    }
    let text: String = text.trim().nfkc().collect::<String>().to_lowercase();
    let text =
        SHORT.iter().find_map(|(short, long)| Some(format!("{long}{}", text.strip_prefix(short)?))).unwrap_or(text);
    if let Some(moment) = later(&text, today, time) {
        return Some(moment);
    }
    if let Some(spoken) = spoken_time(&text) {
        return Some(next(spoken, today, time));
    }
    let splits = text.char_indices().map(|(at, _)| text.split_at(at)).filter(|(first, _)| !first.is_empty());
    let in_parts = splits.flat_map(|(first, second)| [(first, second), (second, first)]);
    in_parts.into_iter().find_map(|(day, of_day)| {
        let spoken = spoken_time(of_day)?;
        let day = spoken_day::parse(day.trim().trim_end_matches(" at").trim_end_matches(['的', ',']), today)?;
        let first = |hour| Time::new(hour, 0, 0, 0).ok();
        let time = match spoken {
            Spoken::At(at) => at,
            Spoken::Between(..) if day == today => return Some(next(spoken, today, time)),
            Spoken::Between(from, _) => first(from)?,
        };
        Some(Moment { day, time: Some(time) })
    })
}

/// The time of day at the end of a text such as `2026-12-01 下午3点` or `1 Dec 2026 at 3pm`: where it begins, and the time.
/// Of a part of the day, such as `下午`, the usual hour.
pub fn at_the_end(text: &str) -> Option<(usize, Time)> {
    let begins = |at: usize| text[..at].chars().next_back().is_none_or(|before| !before.is_ascii_digit());
    let starts = text.char_indices().map(|(at, _)| at).filter(|at| begins(*at));
    starts.into_iter().find_map(|at| {
        let time = match spoken_time(&text[at..])? {
            Spoken::At(time) => time,
            Spoken::Between(usual, _) => Time::new(usual, 0, 0, 0).ok()?,
        };
        Some((at, time))
    })
}

/// The next time of this kind after `now`.
fn next(spoken: Spoken, today: Day, now: Time) -> Moment {
    let hour = |hour| Time::new(hour, 0, 0, 0).unwrap_or_default();
    let (at, last) = match spoken {
        Spoken::At(at) => (at, at),
        Spoken::Between(from, to) => (hour(from), hour(to)),
    };
    if at > now {
        return Moment { day: today, time: Some(at) };
    }
    // In the middle of the afternoon, "this afternoon" is the next full hour.
    let full = hour((now.hour() + 1).min(23));
    if full <= last && full > now {
        return Moment { day: today, time: Some(full) };
    }
    Moment { day: plus_days(today, 1), time: Some(at) }
}

/// `+2h`, `in 30 minutes`, `半小时后`: to the minute.
fn later(text: &str, today: Day, now: Time) -> Option<Moment> {
    let rest = text.strip_prefix('+').or_else(|| text.strip_prefix("in "));
    let rest = rest.or_else(|| text.strip_suffix('后').map(|text| text.trim_end_matches('以')))?.trim();
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, unit) = rest.split_at(digits);
    let minutes = match (number, unit.trim()) {
        ("", "半小时" | "半个小时" | "half an hour") => 30,
        (number, "h" | "hour" | "hours" | "小时" | "个小时") => number.parse::<i64>().ok()?.checked_mul(60)?,
        (number, "min" | "minute" | "minutes" | "分钟") => number.parse().ok()?,
        _ => return None,
    };
    let from = today.to_datetime(Time::new(now.hour(), now.minute(), 0, 0).ok()?);
    let then = from.checked_add(minutes.clamp(0, 10_000_000).minutes()).ok()?;
    Some(Moment { day: then.date(), time: Some(then.time()) })
}

fn spoken_time(text: &str) -> Option<Spoken> {
    let text = text.trim().trim_start_matches("at ").trim_start_matches("this ").trim();
    let part = PARTS.iter().find_map(|part| Some((part, part.0.iter().find_map(|word| text.strip_prefix(word))?)));
    match part {
        Some((&(_, _, usual, last), rest)) if rest.trim().is_empty() => Some(Spoken::Between(usual, last)),
        Some((&(_, from, _, _), rest)) => clock(rest.trim(), Some(from)).map(Spoken::At),
        None => clock(text, None).map(Spoken::At),
    }
}

/// A time of the clock: `15:00`, `3pm`, `3:30 pm`, `三点半`, `15点20分`. `from` is the first hour of the part of the day
/// that was named.
fn clock(text: &str, from: Option<i8>) -> Option<Time> {
    let (text, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest.trim(), Some(0)),
        (_, Some(rest)) => (rest.trim(), Some(12)),
        _ => (text, None),
    };
    let (hour, minute, is_chinese) = match text.split_once([':', '点', '时']) {
        Some((hour, minute)) => (hour, minute, !text.contains(':')),
        None if half.is_some() => (text, "", false),
        None => return None,
    };
    let minute = match minute.trim().trim_end_matches('分') {
        "" | "整" | "钟" if is_chinese || half.is_some() => 0,
        "半" => 30,
        "一刻" => 15,
        "三刻" => 45,
        minute if is_chinese => number(minute)?,
        minute if minute.len() == 2 => number(minute)?,
        _ => return None,
    };
    let hour = match hour.trim() {
        "两" => 2,
        hour => number(hour)?,
    };
    let hour = match (half, from) {
        (Some(half), _) if (1..=12).contains(&hour) => hour % 12 + half,
        (Some(_), _) => return None,
        // Half past eleven at noon is still before noon.
        (None, Some(from)) if from > 12 && hour < 12 || from == 12 && hour < 11 => hour + 12,
        // Nobody calls a customer at three in the night.
        (None, None) if is_chinese && (1..=6).contains(&hour) => hour + 12,
        (None, _) => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

fn number(text: &str) -> Option<i8> {
    if text == "零" || text == "00" || text == "0" {
        return Some(0);
    }
    chinese_number(text.trim_start_matches('零')).and_then(|number| i8::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Typed on Saturday, 21 November 2026, at 14:32.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let found = parse(text, Day::constant(2026, 11, 21), Time::constant(14, 32, 0, 0));
        assert_eq!(found.map(|moment| moment.to_string()).unwrap_or_default(), expect, "{text}");
    }

    #[test]
    fn a_time_alone_is_the_next_one() {
        check("3pm", "2026-11-21T15:00");
        check("3:30 PM", "2026-11-21T15:30");
        check("15:00", "2026-11-21T15:00");
        check("１５：００", "2026-11-21T15:00");
        check("10am", "2026-11-22T10:00");
        check("10:30", "2026-11-22T10:30");
        check("下午三点", "2026-11-21T15:00");
        check("三点半", "2026-11-21T15:30");
        check("晚上8点", "2026-11-21T20:00");
        check("中午11点半", "2026-11-22T11:30");
        check("16点20", "2026-11-21T16:20");
        check("+2h", "2026-11-21T16:32");
        check("半小时后", "2026-11-21T15:02");
    }

    #[test]
    fn a_part_of_the_day_is_the_next_hour_in_it() {
        check("下午", "2026-11-21T15:00");
        check("this afternoon", "2026-11-21T15:00");
        check("evening", "2026-11-21T19:00");
        check("上午", "2026-11-22T09:00");
        check("noon", "2026-11-22T12:00");
    }

    #[test]
    fn a_day_and_a_time_stand_in_any_order() {
        check("tomorrow", "2026-11-22");
        check("明天上午", "2026-11-22T09:00");
        check("明早", "2026-11-22T09:00");
        check("明晚8点", "2026-11-22T20:00");
        check("2026-12-01T10:30", "2026-12-01T10:30");
        check("2026-12-01T10:30:00", "2026-12-01T10:30");
        check("tomorrow 3pm", "2026-11-22T15:00");
        check("周一下午两点", "2026-11-23T14:00");
        check("fri 10:30", "2026-11-27T10:30");
        check("10:30 on fri", "");
        check("10:30 fri", "2026-11-27T10:30");
        check("今天下午", "2026-11-21T15:00");
        check("today 9:00", "2026-11-21T09:00");
        check("2026-12-01 10:30", "2026-12-01T10:30");
        check("正月初八 上午10点", "2027-02-13T10:00");
    }

    #[test]
    fn nonsense_is_no_moment() {
        for text in ["", "soon", "3", "25:00", "13pm", "10:99", "下午茶", ":", "点"] {
            check(text, "");
        }
    }
}
