//! A filter for customers: `tier=A,B region=Ohio assets>200000 product!=稳盈一号 overdue`. It is read in `format::filter`.

use std::fmt;

use rust_decimal::Decimal;

use super::Day;
use super::choice_alias::is_same;
use super::fact::{Derived, Fact};
use super::typed::Typed;

/// Conditions that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What facts must be.
    pub conditions: Vec<Condition>,
    /// Texts, each of which must mean the customer, by name, reading, id or phone.
    pub text: Vec<Typed>,
}

/// What a fact must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The fact.
    pub fact: Fact,
    /// What it must be.
    pub test: Test,
}

/// What a fact must be. Where a customer has no such fact, only [`Test::IsNot`] and [`Test::Lacks`] hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// One of these; for tags, all of them.
    Is(Vec<Wanted>),
    /// None of these.
    IsNot(Vec<Wanted>),
    /// On this side of a limit.
    Than(Side, Wanted),
    /// Known; of an amount: not zero.
    Has,
    /// Not known.
    Lacks,
}

/// On which side of a limit a fact must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above it.
    More,
    /// Above it or equal to it.
    MoreOrEqual,
    /// Below it.
    Less,
    /// Below it or equal to it.
    LessOrEqual,
}

/// What a fact is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text, or a word of the format.
    Text(String),
    /// A number, an amount or a month.
    Number(Decimal),
    /// A day.
    Day(Day),
    /// So many days after the day of the list; negative before it.
    Ahead(i32),
    /// Yes or no.
    Flag(bool),
}

impl Filter {
    /// Adds a condition. Two of `tier=A` and `tier=B` mean one of both, as long as the card has the field.
    pub fn add(&mut self, condition: Condition) {
        if let (Fact::Card(_), Test::Is(more)) = (&condition.fact, &condition.test) {
            let same = self.conditions.iter_mut().find(|known| known.fact == condition.fact);
            if let Some(Condition { test: Test::Is(known), .. }) = same {
                known.extend(more.iter().cloned());
                return;
            }
        }
        self.conditions.push(condition);
    }

    /// Both filters at once.
    pub fn and(mut self, other: Filter) -> Filter {
        self.conditions.extend(other.conditions);
        self.text.extend(other.text);
        self
    }

    /// Whether the card alone tells who fits.
    pub fn is_on_card(&self) -> bool {
        self.conditions.iter().all(|condition| condition.fact.is_on_card())
    }
}

impl Condition {
    /// The words that stand for a condition without a sign.
    pub const BARE: [(&str, Derived); 4] =
        [("overdue", Derived::Overdue), ("due", Derived::Due), ("逾期", Derived::Overdue), ("到期", Derived::Due)];

    /// A condition of a bare word.
    pub fn bare(derived: Derived) -> Condition {
        Condition { fact: Fact::Derived(derived), test: Test::Has }
    }
}

impl Side {
    /// As it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Side::More => ">",
            Side::MoreOrEqual => ">=",
            Side::Less => "<",
            Side::LessOrEqual => "<=",
        }
    }

    /// Whether something that compares so with the limit is on this side.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Side::More => order.is_gt(),
            Side::MoreOrEqual => order.is_ge(),
            Side::Less => order.is_lt(),
            Side::LessOrEqual => order.is_le(),
        }
    }
}

impl fmt::Display for Filter {
    /// The conditions as they are typed.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> = self.conditions.iter().map(Condition::to_string).collect();
        words.extend(self.text.iter().map(|typed| quoted(typed.text()).into_owned()));
        out.write_str(&words.join(" "))
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.fact.key();
        let key = quoted(&key);
        let list = |values: &[Wanted]| values.iter().map(Wanted::to_string).collect::<Vec<_>>().join(",");
        match (&self.test, &self.fact) {
            (Test::Is(values), _) => write!(out, "{key}={}", list(values)),
            (Test::IsNot(values), _) => write!(out, "{key}!={}", list(values)),
            (Test::Than(side, limit), _) => write!(out, "{key}{}{limit}", side.sign()),
            (Test::Has, Fact::Derived(derived @ (Derived::Overdue | Derived::Due))) => out.write_str(derived.word()),
            (Test::Has, _) => write!(out, "has={key}"),
            (Test::Lacks, _) => write!(out, "lacks={key}"),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wanted::Text(text) => out.write_str(&quoted(text)),
            Wanted::Number(number) => write!(out, "{}", number.normalize()),
            Wanted::Day(day) => write!(out, "{day}"),
            Wanted::Ahead(days) => write!(out, "{days:+}d"),
            Wanted::Flag(true) => out.write_str("yes"),
            Wanted::Flag(false) => out.write_str("no"),
        }
    }
}

/// Whether a letter means something in a filter.
fn is_sign(c: char) -> bool {
    c.is_whitespace() || "\"“”=＝≠≥≤<>＜＞!！,，、".contains(c)
}

/// A text in quotation marks where it would be read otherwise without them.
fn quoted(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_empty() || text.contains(is_sign) || Condition::BARE.iter().any(|(word, _)| is_same(word, text)) {
        format!("\"{}\"", text.replace('"', "\"\"")).into()
    } else {
        text.into()
    }
}
