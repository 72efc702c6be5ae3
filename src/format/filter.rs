//! Reads filters, columns and orders of lists, as they are typed and as they stand in the settings.
//!
//! A condition is a key, a sign and values: `tier=A,B`, `assets>200000`, `next<=+7d`, `product!="Noodle line, new"`. What
//! stands in quotation marks is taken as it is.

use super::known_facts::Known;
use super::near;
use super::wanted;
use crate::book::choice_alias::fold;
use crate::book::fact::{Derived, Fact, FactKind};
use crate::book::fact_key;
use crate::book::filter::{Condition, Filter, Side, Test, Wanted};
use crate::book::saved_list::SortBy;
use crate::book::typed::Typed;

/// Why a condition cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterError {
    /// It has no value, or its sign does not go with what the fact holds.
    Unreadable {
        /// The condition as it was written.
        word: String,
    },
    /// Nothing is known by this key.
    UnknownKey {
        /// The condition as it was written.
        word: String,
        /// The key.
        key: String,
        /// The known key that is nearest.
        near: Option<String>,
        /// All known keys.
        keys: String,
    },
    /// No customer can have this value.
    NoSuchValue {
        /// The condition with this value alone.
        word: String,
        /// The values that there are.
        values: Vec<String>,
    },
}

/// Adds what was typed as one argument: one condition, in whose value spaces may stand, or several where what follows a
/// space is a condition too.
pub fn add_typed(filter: &mut Filter, text: &str, known: Known) -> Result<(), FilterError> {
    let words = words(text);
    let is_condition =
        |word: &&str| split(word).is_some_and(|(key, ..)| fact_key::named(&unquoted(key), known.settings).is_some());
    if words.iter().skip(1).any(is_condition) {
        words.into_iter().try_for_each(|word| add(filter, word, known))
    } else {
        add(filter, text, known)
    }
}

/// Reads conditions separated by spaces.
pub fn parse(text: &str, known: Known) -> Result<Filter, FilterError> {
    let mut filter = Filter::default();
    words(text).into_iter().try_for_each(|word| add(&mut filter, word, known))?;
    Ok(filter)
}

/// Adds one condition as typed. Spaces may stand in it.
pub fn add(filter: &mut Filter, word: &str, known: Known) -> Result<(), FilterError> {
    let Some((key, sign, value)) = split(word) else {
        match Condition::BARE.iter().find(|(bare, _)| fold(bare) == fold(word)) {
            Some((_, derived)) => filter.add(Condition::bare(*derived)),
            None => filter.text.push(Typed::new(&unquoted(word))),
        }
        return Ok(());
    };
    let unreadable = || FilterError::Unreadable { word: word.to_owned() };
    let key = unquoted(key);
    if value.trim().is_empty() {
        return Err(unreadable());
    }
    let test = match (fold(&key).as_str(), sign) {
        ("has" | "有", "=") => Some(Test::Has),
        ("lacks" | "无" | "没有", "=") => Some(Test::Lacks),
        _ => None,
    };
    if let Some(test) = test {
        for key in values(value) {
            let fact = fact(word, &key, known, true)?;
            filter.add(Condition { fact, test: test.clone() });
        }
        return Ok(());
    }
    let (fact, side) = match (fold(&key).as_str(), sign) {
        // What filters asked before there were signs for more and less.
        ("stale" | "未联系", "=") => (Fact::Derived(Derived::Silent), Some(Side::MoreOrEqual)),
        _ => (fact(word, &key, known, wanted::number(value).is_some())?, side(sign)),
    };
    let kind = fact_key::kind(&fact, known.settings);
    let test = match side {
        Some(side) => {
            let is_measured = matches!(kind, FactKind::Number | FactKind::Money | FactKind::Day | FactKind::Months);
            let limit = Some(unquoted(value)).filter(|_| is_measured);
            Test::Than(side, limit.and_then(|limit| wanted::measured(kind, &limit, known)).ok_or_else(unreadable)?)
        }
        None => {
            let whole = wanted::number(value).filter(|_| matches!(kind, FactKind::Number | FactKind::Money));
            let all = match whole {
                Some(number) => vec![Wanted::Number(number)],
                None => values(value)
                    .iter()
                    .map(|value| wanted::read(&fact, kind, value, known).ok_or_else(|| none(&fact, value, word, known)))
                    .collect::<Result<_, _>>()?,
            };
            match sign {
                _ if all.is_empty() => return Err(unreadable()),
                "=" => Test::Is(all),
                _ => Test::IsNot(all),
            }
        }
    };
    filter.add(Condition { fact, test });
    Ok(())
}

/// Reads keys separated by commas or spaces.
pub fn columns(text: &str, known: Known) -> Result<Vec<Fact>, FilterError> {
    keys(text).map(|key| fact(&key, &key, known, true)).collect()
}

/// Reads keys as for columns; a `-` before one puts the largest first.
pub fn sort(text: &str, known: Known) -> Result<Vec<SortBy>, FilterError> {
    let read = |key: String| {
        let (key, is_down) = key.strip_prefix(['-', '－', '−']).map_or((&*key, false), |key| (key, true));
        Ok(SortBy { fact: fact(key, key, known, true)?, is_down })
    };
    keys(text).map(read).collect()
}

fn keys(text: &str) -> impl Iterator<Item = String> {
    words(text).into_iter().flat_map(values)
}

/// The fact of a key. The name of a figure is one where it is known, or where `may_be_figure` says that it could be.
fn fact(word: &str, key: &str, known: Known, may_be_figure: bool) -> Result<Fact, FilterError> {
    if let Some(fact) = fact_key::named(key, known.settings) {
        return Ok(fact);
    }
    let figure = match known.figures {
        Some(figures) => figures.iter().find(|name| fold(name) == fold(key)).map(|name| (*name).to_owned()),
        None => Some(key.to_owned()).filter(|_| may_be_figure),
    };
    figure.map(Fact::Figure).ok_or_else(|| unknown(word, key, known))
}

/// The error of a key that nothing is known by.
pub fn unknown(word: &str, key: &str, known: Known) -> FilterError {
    let figures = known.figures.into_iter().flatten().copied();
    let keys = || figures.clone().chain(fact_key::keys(known.settings));
    FilterError::UnknownKey {
        word: word.to_owned(),
        key: key.to_owned(),
        near: near::nearest(key, keys()).map(str::to_owned),
        keys: near::some_of(keys()),
    }
}

/// The error of a value that no customer can have, or that cannot be read.
fn none(fact: &Fact, value: &str, word: &str, known: Known) -> FilterError {
    let values = wanted::choices(fact, known.settings);
    if values.is_empty() {
        return FilterError::Unreadable { word: word.to_owned() };
    }
    FilterError::NoSuchValue { word: format!("{}={value}", fact.key()), values }
}

/// The signs, the longer ones first, and what they mean.
const SIGNS: [(&str, &str); 19] = [
    ("!=", "!="),
    ("！=", "!="),
    ("！＝", "!="),
    ("!＝", "!="),
    (">=", ">="),
    ("＞=", ">="),
    ("＞＝", ">="),
    (">＝", ">="),
    ("<=", "<="),
    ("＜=", "<="),
    ("＜＝", "<="),
    ("<＝", "<="),
    ("≠", "!="),
    ("≥", ">="),
    ("≤", "<="),
    ("=", "="),
    ("＝", "="),
    ("＞", ">"),
    ("＜", "<"),
];

fn side(sign: &str) -> Option<Side> {
    [Side::More, Side::MoreOrEqual, Side::Less, Side::LessOrEqual].into_iter().find(|side| side.sign() == sign)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// The places of the letters that stand outside of quotation marks.
fn bare(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut inside = false;
    text.char_indices().filter(move |&(_, c)| {
        inside ^= is_quote(c);
        !inside && !is_quote(c)
    })
}

/// The words between spaces.
fn words(text: &str) -> Vec<&str> {
    pieces(text, char::is_whitespace)
}

/// The values between commas.
fn values(text: &str) -> Vec<String> {
    pieces(text, |c| matches!(c, ',' | '，' | '、')).into_iter().map(unquoted).collect()
}

/// What stands between separators, without the empty pieces.
fn pieces(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, c) in bare(text).filter(|&(_, c)| is_separator(c)) {
        pieces.push(&text[from..at]);
        from = at + c.len_utf8();
    }
    pieces.push(&text[from..]);
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// The key, the sign and the value of a condition; `None` where it has no sign.
fn split(word: &str) -> Option<(&str, &'static str, &str)> {
    bare(word).find_map(|(at, _)| {
        let rest = &word[at..];
        let plain = [("<", "<"), (">", ">")];
        let (written, sign) = SIGNS.iter().chain(&plain).find(|(written, _)| rest.starts_with(written))?;
        Some((&word[..at], *sign, &rest[written.len()..]))
    })
}

/// A text without the quotation marks around it, or around parts of it; two within them stand for one.
fn unquoted(text: &str) -> String {
    let text = text.trim();
    let (mut out, mut inside) = (String::with_capacity(text.len()), false);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if !is_quote(c) {
            out.push(c);
        } else if inside && c == '"' && letters.next_if_eq(&'"').is_some() {
            out.push('"');
        } else {
            inside = !inside;
        }
    }
    if out.starts_with(char::is_whitespace) || out.ends_with(char::is_whitespace) { out.trim().to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use std::collections::BTreeSet;

    use super::*;
    use crate::book::Day;
    use crate::book::settings::{Field, FieldType, Settings};
    use crate::book::time_span::TimeSpan;

    fn settings() -> Settings {
        let mut settings = Settings::default();
        let field = |kind, label: &str, choices: &[&str]| Field {
            kind,
            label: Some(label.to_owned()),
            choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
        };
        settings.fields.insert("risk".to_owned(), field(FieldType::Choice, "风险等级", &["C1", "C2"]));
        settings.fields.insert("spend".to_owned(), field(FieldType::Money, "Spends a year", &[]));
        settings
    }

    fn read(text: &str) -> Result<Filter, FilterError> {
        let figures = BTreeSet::from(["assets", "MRO spend per year"]);
        parse(text, Known { settings: &settings(), figures: Some(&figures), today: Some(Day::constant(2026, 11, 21)) })
    }

    #[track_caller]
    fn reads(text: &str, expect: &str) {
        assert_eq!(read(text).map(|filter| filter.to_string()), Ok(expect.to_owned()), "{text}");
    }

    #[test]
    fn conditions_as_people_type_them() {
        reads("tier=a,B", "tier=A,B");
        reads("tier=A tier=B", "tier=A,B");
        reads("等级＝A，B 标签=高尔夫", "tier=A,B tags=高尔夫");
        reads("stage=休眠 overdue due", "stage=dormant overdue due");
        reads("stale=60 未联系=30", "silent>=60 silent>=30");
        reads("product!=稳盈一号 product≠添利短债", "product!=稳盈一号 product!=添利短债");
        reads("assets>200,000 资产配置", "assets>200000 资产配置");
        reads("assets＞20万 open>=1.5亿", "assets>200000 open>=150000000");
        reads("\"mro spend per year\"<1000", "\"MRO spend per year\"<1000");
        reads("birthday-month=12,1月", "birthday-month=12,1");
        reads("last<2026-06-01 next<=+7d added>2026/1/1", "last<2026-06-01 next<=+7d added>2026-01-01");
        reads("last<3天前 next=today", "last<-3d next=+0d");
        reads("next<=月底", "next<=2026-11-30");
        reads("revenue>5 revenue-2025>5 revenue-2025-3<1", "revenue>5 revenue-2025>5 revenue-2025-03<1");
        reads("has=phone,email lacks=wechat", "has=phone has=email lacks=wechat");
        reads("风险等级=c1 spends-a-year>=5", "risk=C1 spend>=5");
        reads("hold=是", "hold=yes");
        reads("company=\"Miller, Machine\" \"a=b\" \"due\"", "company=\"Miller, Machine\" \"a=b\" \"due\"");
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let unknown = read("teir=A").expect_err("no such key");
        assert!(matches!(&unknown, FilterError::UnknownKey { near: Some(near), .. } if near == "tier"), "{unknown:?}");
        let value = read("tier=X").expect_err("no such tier");
        assert!(matches!(&value, FilterError::NoSuchValue { values, .. } if values.len() == 4), "{value:?}");
        assert!(matches!(read("risk=C9"), Err(FilterError::NoSuchValue { .. })));
        for bad in ["tier=", "tier>A", "open>much", "birthday-month=13", "last<someday", "hold=perhaps"] {
            assert!(matches!(read(bad), Err(FilterError::Unreadable { .. })), "{bad}: {:?}", read(bad));
        }
    }

    #[test]
    fn a_filter_of_the_settings_holds_for_every_day() {
        let settings = settings();
        let known = Known { settings: &settings, figures: None, today: None };
        assert!(parse("next<=+7d assets>5", known).is_ok());
        assert!(parse("next<=月底", known).is_err(), "it means one day only on the day it is typed");
        assert!(parse("teir=A", known).is_err());
    }

    fn wanted(kind: FactKind) -> BoxedStrategy<Wanted> {
        match kind {
            FactKind::Day => prop_oneof![
                (0i32..9000).prop_map(|days| Wanted::Day(crate::book::day::plus_days(Day::constant(2010, 1, 1), days))),
                (-999i32..999).prop_map(Wanted::Ahead),
            ]
            .boxed(),
            FactKind::Months => (1i64..=12).prop_map(|month| Wanted::Number(month.into())).boxed(),
            FactKind::Number | FactKind::Money => (-99_999_999i64..99_999_999, 0u32..3)
                .prop_map(|(n, scale)| Wanted::Number(Decimal::new(n, scale)))
                .boxed(),
            FactKind::Flag => any::<bool>().prop_map(Wanted::Flag).boxed(),
            FactKind::Tier => prop_oneof!["A", "B"].prop_map(Wanted::Text).boxed(),
            FactKind::Choice => Just(Wanted::Text("dormant".to_owned())).boxed(),
            _ => "[a-z张=,\"<> 、！\\-]{0,8}[a-z张\"]"
                .prop_map(|text: String| Wanted::Text(text.trim().to_owned()))
                .boxed(),
        }
    }

    fn condition() -> impl Strategy<Value = Condition> {
        let derived = Derived::WORDS.iter().filter_map(|word| fact_key::named(word, &settings()));
        let more = [
            Fact::Card("tier"),
            Fact::Card("stage"),
            Fact::Card("region"),
            Fact::Card("added"),
            Fact::Own("spend".to_owned()),
            Fact::Figure("MRO spend per year".to_owned()),
            Fact::Revenue(TimeSpan { year: 2025, month: Some(3) }),
        ];
        let facts: Vec<Fact> = derived.chain(more).collect();
        prop::sample::select(facts).prop_flat_map(|fact| {
            let kind = fact_key::kind(&fact, &settings());
            let is_measured = matches!(kind, FactKind::Day | FactKind::Number | FactKind::Money | FactKind::Months);
            let some = || prop::collection::vec(wanted(kind), 1..3);
            let sides = prop::sample::select(vec![Side::More, Side::MoreOrEqual, Side::Less, Side::LessOrEqual]);
            let side = (sides, wanted(kind)).prop_map(|(side, limit)| Test::Than(side, limit));
            let plain = prop_oneof![
                some().prop_map(Test::Is),
                some().prop_map(Test::IsNot),
                Just(Test::Has),
                Just(Test::Lacks)
            ];
            let test = if is_measured { prop_oneof![plain, side].boxed() } else { plain.boxed() };
            test.prop_map(move |test| Condition { fact: fact.clone(), test })
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(conditions in prop::collection::vec(condition(), 0..4), text in "[a-z张=<\" ]{0,6}[a-z]") {
            let mut filter = Filter { text: vec![Typed::new(&text)], ..Filter::default() };
            conditions.into_iter().for_each(|condition| filter.add(condition));
            let written = filter.to_string();
            let again = read(&written);
            prop_assert_eq!(again.as_ref().map(Filter::to_string), Ok(written));
            prop_assert_eq!(again, Ok(filter));
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in "\\PC{0,40}") {
            let _ = read(&text);
        }
    }
}
