//! Sums and the state of an account in words.

use rust_decimal::Decimal;

use crate::derive::aging;
use crate::derive::sums::Sums;
use crate::i18n::Words;
use crate::say;

/// How late a customer pays on average: `3 days late`, `56 days early`, `on time`.
pub fn average_late(words: &Words, days: i32) -> String {
    match days {
        0 => words.get("card-average-on-time"),
        1.. => say!(words, "card-average-late", n = days),
        _ => say!(words, "card-average-early", n = -days),
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
