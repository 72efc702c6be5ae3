//! The text of a cell as a value of a field.

use unicode_normalization::UnicodeNormalization;

use super::amount;
use super::cell::is_nothing;
use super::days::{DayColumn, Found};
use super::email::emails;
use super::number::is_destroyed;
use crate::book::birth::Birth;
use crate::book::field::{self, FieldKind};
use crate::book::letters::one_line;
use crate::book::settings::FieldType;
use crate::book::{Day, Settings, YearlyDay, choice_alias, phone};
use crate::format::money;

/// What is needed to read values.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    /// The settings of the book.
    pub settings: &'c Settings,
    /// The day on which the file is read.
    pub today: Day,
}

/// Why a text is no value of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is no word that the field can have: told once for the column.
    Foreign,
    /// It cannot be read: the message, told beside the customer.
    Doubt(&'static str),
}

/// The values of a text in a field; none where the cell says that there is nothing.
pub(super) fn values(key: &str, text: &str, days: &DayColumn, context: Context) -> Result<Vec<String>, Fault> {
    if is_nothing(text) && !(key == "tier" && context.settings.tier_named(text).is_some()) {
        return Ok(Vec::new());
    }
    if text.len() > longest(key) {
        return Err(Fault::Doubt("sheet-doubt-long"));
    }
    if let Some(own) = key.strip_prefix("custom.") {
        return own_value(own, text, days, context);
    }
    let one = |value: Option<String>, fault| value.map(|value| vec![value]).ok_or(fault);
    match (key, field::field(key).map(|field| field.kind)) {
        ("phone", _) => phones(text),
        ("email", _) => emails(text).ok_or(Fault::Doubt("sheet-doubt-email")),
        ("address", _) => Ok(text.split(" ::: ").map(one_line).filter(|part| !part.is_empty()).collect()),
        ("gender", _) => one(gender(text), Fault::Foreign),
        ("stage", _) => one(stage(text), Fault::Foreign),
        ("since" | "added", _) => past_day(text, days, context.today),
        ("region", _) => Ok(vec![region(text)]),
        (_, Some(FieldKind::Tier)) => one(tier(text, context.settings), Fault::Foreign),
        (_, Some(FieldKind::Texts)) => Ok(items(text)),
        (_, Some(FieldKind::Choice(_) | FieldKind::Choices(_))) => {
            let word = field::field(key).and_then(|field| (field.word)(text));
            one(word.map(str::to_owned), Fault::Foreign)
        }
        (_, Some(FieldKind::Days)) => one(days_number(text), Fault::Doubt("sheet-doubt-number")),
        (_, Some(FieldKind::Day)) => past_day(text, days, context.today),
        (_, Some(FieldKind::Coming)) => found(days.day(text, context.today)),
        (_, Some(FieldKind::Yearly)) => birthday(text, days, context.today, false),
        _ => Ok(vec![one_line(text)]),
    }
}

/// The longest text of a cell that is taken apart, in bytes.
fn longest(key: &str) -> usize {
    match key {
        "phone" => 400,
        "email" | "tags" | "aliases" | "languages" => 4_000,
        _ => usize::MAX,
    }
}

/// The same; a cell may say that there is none.
pub(super) fn birthday_or_none(text: &str, days: &DayColumn, today: Day, is_lunar: bool) -> Result<Vec<String>, Fault> {
    if is_nothing(text) { Ok(Vec::new()) } else { birthday(text, days, today, is_lunar) }
}

/// A birthday, in the lunar calendar where the column says so.
pub(super) fn birthday(text: &str, days: &DayColumn, today: Day, is_lunar: bool) -> Result<Vec<String>, Fault> {
    // As the files have it, which no other program writes.
    let is_own = text.trim().starts_with("lunar ");
    if let Some(Ok(day)) = is_own.then(|| crate::format::day::parse_yearly(text.trim())) {
        return living(&day, today).map(|day| vec![day]);
    }
    match days.yearly(text, today, is_lunar) {
        Found::Value(day) => living(&day, today).map(|day| vec![day]),
        Found::Nothing => Ok(Vec::new()),
        Found::Unread => Err(Fault::Doubt("sheet-doubt-day")),
    }
}

/// A birthday of somebody who can be alive.
pub(super) fn living(day: &YearlyDay, today: Day) -> Result<String, Fault> {
    match Birth::of(day) {
        Some(birth) if birth.is_odd(today) => Err(Fault::Doubt("sheet-doubt-birth")),
        _ => Ok(day.to_string()),
    }
}

/// Several texts of one cell.
pub(super) fn items(text: &str) -> Vec<String> {
    let parts = text.split(":::").flat_map(|part| part.split([',', '，', '、', ';', '；', '|', '\n', '\t']));
    // The groups of Google begin with a star: every contact is in `* myContacts`.
    let items = parts.map(one_line).filter(|item| !is_nothing(item) && !item.starts_with("* "));
    let mut all: Vec<String> = Vec::new();
    for item in items {
        if !all.contains(&item) {
            all.push(item);
        }
    }
    all
}

fn phones(text: &str) -> Result<Vec<String>, Fault> {
    let mut all = Vec::new();
    let parts = text.split(":::").flat_map(|part| part.split('\n')).map(one_line);
    for part in parts.filter(|part| !is_nothing(part)) {
        if is_destroyed(&part) {
            return Err(Fault::Doubt("sheet-doubt-destroyed"));
        }
        for number in phone::numbers(&part) {
            // A number that a workbook kept as `13800001234.0`.
            let number =
                number.strip_suffix(".0").filter(|rest| rest.bytes().all(|b| b.is_ascii_digit())).unwrap_or(number);
            // `138****1234` is nobody's number.
            if phone::digits(number).len() < 2 || is_masked(number) {
                return Err(Fault::Doubt("sheet-doubt-phone"));
            }
            all.push(half_width(number));
        }
    }
    Ok(all)
}

/// Whether digits of a number are hidden: `138****1234`. A code such as `*100#` is none.
fn is_masked(number: &str) -> bool {
    let inner = number.trim_start_matches(['*', '#']).trim_end_matches('#');
    inner.contains(['*', '＊'])
}

/// Letters and digits as they are typed without an input method.
fn half_width(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.nfkc().collect() }
}

/// `m` or `f` for a word or a form of address.
pub(super) fn gender(text: &str) -> Option<String> {
    let own = field::field("gender").and_then(|field| (field.word)(text)).map(str::to_owned);
    own.or_else(|| {
        let plain = text.trim().trim_end_matches('.').to_lowercase();
        let male = ["male", "man", "boy", "mr", "sir", "男士", "男性"];
        let female = ["female", "woman", "girl", "mrs", "ms", "miss", "madam", "小姐", "女性", "太太", "夫人"];
        let word = if male.contains(&plain.as_str()) { "m" } else { "f" };
        (male.contains(&plain.as_str()) || female.contains(&plain.as_str())).then(|| word.to_owned())
    })
}

/// The stages that other programs know.
fn stage(text: &str) -> Option<String> {
    let own = field::field("stage").and_then(|field| (field.word)(text)).map(str::to_owned);
    own.or_else(|| {
        const STAGES: [(&str, &[&str]); 4] = [
            (
                "prospect",
                &[
                    "lead",
                    "subscriber",
                    "marketing qualified lead",
                    "sales qualified lead",
                    "opportunity",
                    "线索",
                    "意向",
                    "潜在",
                    "潜客",
                    "跟进中",
                    "意向客户",
                    "潜在客户",
                    "初步接触",
                    "待跟进",
                    "未成交",
                ],
            ),
            (
                "active",
                &[
                    "customer",
                    "evangelist",
                    "client",
                    "成交",
                    "成交客户",
                    "已签约",
                    "签约客户",
                    "合作客户",
                    "老客户",
                    "正式客户",
                ],
            ),
            ("dormant", &["inactive", "休眠客户", "沉睡客户", "沉默客户"]),
            ("lost", &["former customer", "churned", "流失客户", "已流失客户"]),
        ];
        let plain = text.trim().to_lowercase();
        STAGES.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(stage, _)| (*stage).to_owned())
    })
}

/// The tier that a text names: `A`, `A类`, `A级客户`.
fn tier(text: &str, settings: &Settings) -> Option<String> {
    let named = |text: &str| settings.tier_named(text.trim()).map(str::to_owned);
    let bare = ["客户", "级", "类", "等", "级别", "level", "tier", "class", "grade"]
        .iter()
        .fold(text.trim().to_lowercase(), |text, word| {
            text.trim_start_matches(word).trim_end_matches(word).trim().to_owned()
        });
    named(text).or_else(|| named(&bare))
}

/// A region as a path: `江苏省-苏州市` is `江苏省/苏州市`. Only Chinese places are joined so; `Winston-Salem` is one town.
fn region(text: &str) -> String {
    let is_western = text.is_ascii();
    let divides = |c: char| "/>|\\".contains(c) || !is_western && (c.is_whitespace() || "-—·，,".contains(c));
    let parts: Vec<String> = text.split(divides).map(one_line).filter(|part| !is_nothing(part)).collect();
    parts.join("/")
}

fn days_number(text: &str) -> Option<String> {
    let digits = text.trim().trim_end_matches(['天', '日']).trim_end_matches("days").trim();
    digits.parse::<u16>().ok().map(|days| days.to_string())
}

fn found(day: Found<Day>) -> Result<Vec<String>, Fault> {
    match day {
        Found::Value(day) => Ok(vec![day.to_string()]),
        Found::Nothing => Ok(Vec::new()),
        Found::Unread => Err(Fault::Doubt("sheet-doubt-day")),
    }
}

fn past_day(text: &str, days: &DayColumn, today: Day) -> Result<Vec<String>, Fault> {
    match days.day(text, today) {
        Found::Value(day) if day > today => Err(Fault::Doubt("sheet-doubt-future")),
        day => found(day),
    }
}

/// The value of a field of the user's own.
fn own_value(key: &str, text: &str, days: &DayColumn, context: Context) -> Result<Vec<String>, Fault> {
    let Some(own) = context.settings.fields.get(key) else { return Ok(vec![one_line(text)]) };
    let value = match own.kind {
        FieldType::Text => Some(one_line(text)),
        FieldType::Number => amount::parse(text).map(|number| number.to_string()),
        FieldType::Money => amount::parse(text).map(|amount| money::write(amount, &context.settings.currency)),
        FieldType::Day => return found(days.day(text, context.today)),
        FieldType::Choice => {
            let choice = own.choice_named(text.trim()).map(str::to_owned);
            return choice.map(|choice| vec![choice]).ok_or(Fault::Foreign);
        }
    };
    value.map(|value| vec![value]).ok_or(Fault::Doubt("sheet-doubt-number"))
}

/// Whether the cells of a key are days, so that its column is looked through for their order.
pub(super) fn is_day(key: &str, settings: &Settings) -> bool {
    let of_card = field::field(key)
        .is_some_and(|field| matches!(field.kind, FieldKind::Day | FieldKind::Coming | FieldKind::Yearly));
    let own = key.strip_prefix("custom.").and_then(|key| settings.fields.get(key));
    of_card || own.is_some_and(|own| own.kind == FieldType::Day)
}

/// The label of a value, from the word of another program: `* Work` is `work`.
pub(super) fn label(text: &str) -> Option<String> {
    let text = one_line(text.trim().trim_start_matches('*'));
    let plain = choice_alias::fold(&text);
    const LABELS: [(&str, &[&str]); 3] = [
        ("work", &["work", "business", "office", "company", "单位", "公司", "工作", "办公", "商务"]),
        ("home", &["home", "personal", "家", "家里", "家庭", "住宅", "个人"]),
        ("mobile", &["mobile", "cell", "手机", "移动", "移动电话"]),
    ];
    match LABELS.iter().find(|(_, words)| words.contains(&plain.as_str())) {
        Some((label, _)) => Some((*label).to_owned()),
        None if ["", "other", "其他", "main", "default"].contains(&plain.as_str()) => None,
        None => Some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, text: &str, expect: Result<&[&str], Fault>) {
        let settings = Settings::default();
        let context = Context { settings: &settings, today: Day::constant(2026, 11, 28) };
        let days = DayColumn::of(std::iter::empty(), false);
        let expect = expect.map(|texts| texts.iter().map(|&text| text.to_owned()).collect());
        assert_eq!(values(key, text, &days, context), expect, "{key} {text}");
    }

    #[test]
    fn values_of_every_kind() {
        check("phone", "13800001234", Ok(&["13800001234"]));
        check("phone", "138-0000-1234 / 021-62881234", Ok(&["138-0000-1234", "021-62881234"]));
        check("phone", "0491 570 006 ::: 0400 000 009", Ok(&["0491 570 006", "0400 000 009"]));
        check("phone", "1.38E+10", Err(Fault::Doubt("sheet-doubt-destroyed")));
        check("phone", "打不通", Err(Fault::Doubt("sheet-doubt-phone")));
        check("phone", "无", Ok(&[]));
        check("email", "Ana <ana@example.com>; b@example.com", Ok(&["ana@example.com", "b@example.com"]));
        check("email", "home: a@example.com\nb@example.com", Ok(&["home: a@example.com", "b@example.com"]));
        check("email", "mailto:a@example.com", Ok(&["a@example.com"]));
        check("email", "ana at example", Err(Fault::Doubt("sheet-doubt-email")));
        check("gender", "女士", Ok(&["f"]));
        check("gender", "Male", Ok(&["m"]));
        check("gender", "1", Err(Fault::Foreign));
        check("tier", "a类", Ok(&["A"]));
        check("tier", "B级客户", Ok(&["B"]));
        check("tier", "重要", Err(Fault::Foreign));
        check("stage", "Sales Qualified Lead", Ok(&["prospect"]));
        check("stage", "已成交", Ok(&["active"]));
        check("tags", "* myContacts ::: 高尔夫，茶; 茶", Ok(&["高尔夫", "茶"]));
        check("birthday", "1800-01-01", Err(Fault::Doubt("sheet-doubt-birth")));
        check("since", "2030-01-01", Err(Fault::Doubt("sheet-doubt-future")));
        check("cadence", "30天", Ok(&["30"]));
        check("region", "江苏省-苏州市", Ok(&["江苏省/苏州市"]));
        check("region", "Winston-Salem", Ok(&["Winston-Salem"]));
        check("region", "CA / San Jose", Ok(&["CA/San Jose"]));
        check("industry", "机械\n制造", Ok(&["机械 制造"]));
        assert_eq!((label("* Work"), label("Other")), (Some("work".to_owned()), None));
    }
}
