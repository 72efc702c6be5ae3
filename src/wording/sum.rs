//! Sums and the state of an account in words.

use rust_decimal::Decimal;

use crate::derive::aging;
use crate::derive::sums::Sums;
use crate::i18n::Words;
use crate::say;

/// How late a customer pays on average, as label and value: `Pays on average`, `3 days late`; `平均早付`, `56 天`.
pub fn average_late(words: &Words, days: i32) -> (String, String) {
    let label = match days {
        0 => return (words.get("card-average"), words.get("card-average-on-time")),
        1.. => "card-average-late",
        _ => "card-average-early",
    };
    (words.get(label), say!(words, "card-average-days", n = days.abs(), when = late_or_early(days)))
}

/// The word by which messages tell apart what is late, early and on time.
pub fn late_or_early(days: i32) -> &'static str {
    match days {
        0 => "on-time",
        1.. => "late",
        _ => "early",
    }
}

/// Sums as one text; empty where there are none. `home` is the book's currency.
pub fn in_words(words: &Words, sums: &Sums, home: &str) -> String {
    let texts: Vec<String> = sums.iter().map(|(currency, sum)| words.money(*sum, currency, home)).collect();
    texts.join(" + ")
}

/// Sums as one text; zero in the book's currency `home` where there are none.
pub fn in_words_or_zero(words: &Words, sums: &Sums, home: &str) -> String {
    if sums.is_empty() { words.money(Decimal::ZERO, home, home) } else { in_words(words, sums, home) }
}

/// The labels of the aging's buckets, whose last days past due are `edges`.
pub fn bucket_labels(words: &Words, edges: &[u16]) -> Vec<String> {
    let span = |(from, to): (u16, Option<u16>)| match to {
        Some(to) => say!(words, "bucket-span", from = from, to = to),
        None => say!(words, "bucket-over", from = from - 1),
    };
    std::iter::once(words.get("bucket-current")).chain(aging::spans(edges).into_iter().map(span)).collect()
}
