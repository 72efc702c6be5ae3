//! How far to trust a customer: the six C's, a rating, a suggested limit, and whether a sale on credit pays. Every
//! figure comes with its inputs, so that a page can show the arithmetic.

use rust_decimal::Decimal;

use super::{CustomerState, Ledger};
use crate::book::account::{Account, SixC, TermRule};
use crate::book::day::{days_between, plus_days};
use crate::book::{Customer, Day, Settings};

choices! {
    /// The rating by the score (0 to 100): A from 80, B from 60, C from 40, D below.
    pub enum Rating {
        /// Safe.
        A = "A",
        /// Good.
        B = "B",
        /// Weak.
        C = "C",
        /// No credit.
        D = "D",
    }
}

/// How many C's must be scored before there is a rating.
const FEWEST: usize = 3;

/// Average days late above which the rating drops by one.
const LATE: i32 = 30;

/// Days of payment when the account has no terms.
const USUAL_TERMS: i32 = 30;

/// The credit judgement of one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// One line for each of the six C's.
    pub lines: Vec<Line>,
    /// From 0 to 100; `None` where fewer than three C's are scored.
    pub score: Option<Decimal>,
    /// The rating from the score alone; `None` without a score.
    pub by_score: Option<Rating>,
    /// The rating after late payment is counted: one lower when invoices are paid over 30 days late on average.
    pub rating: Option<Rating>,
    /// Average days after the due day on which invoices were settled; `None` when none is settled.
    pub average_late: Option<i32>,
    /// Average invoiced amount per month over the last twelve months, in the account's currency.
    pub monthly: Decimal,
    /// How many months of sales this rating may owe, from the settings; zero without a rating.
    pub months: Decimal,
    /// The suggested limit: `monthly` × `months`, rounded down to whole hundreds; `None` without a rating.
    pub suggested: Option<Decimal>,
    /// The credit limit of the account; `None` where it has none.
    pub limit: Option<Decimal>,
    /// What is open now in the account's currency.
    pub used: Decimal,
    /// Whether a sale on credit pays; `None` without a rating.
    pub sale: Option<Sale>,
}

/// One C with its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which of the six C's.
    pub c: SixC,
    /// From 1 to 5; `None` where it was not scored.
    pub score: Option<u8>,
    /// Its weight in the score, from the settings.
    pub weight: Decimal,
}

/// The result of a sale on credit, all in percent of the sale.
#[derive(Clone, Debug, PartialEq)]
pub struct Sale {
    /// The profit margin of the settings.
    pub margin: Decimal,
    /// Days until the money arrives: the terms plus the average lateness.
    pub days: i32,
    /// The interest for `days`, by the yearly rate of the settings.
    pub interest: Decimal,
    /// The expected loss for this rating, from the settings.
    pub loss: Decimal,
    /// What remains: margin less interest and loss. Negative when the sale does not pay.
    pub net: Decimal,
}

/// Judges the account of a customer as of a day; `None` without an account.
pub fn derive(settings: &Settings, customer: &Customer, state: &CustomerState, today: Day) -> Option<Judgement> {
    let account = customer.account.as_ref()?;
    let currency = &customer.currency;
    let ledger = state.ledgers.iter().find(|ledger| ledger.currency == *currency);
    let rules = &settings.credit;
    let lines: Vec<Line> = SixC::ALL
        .iter()
        .map(|&c| Line { c, score: account.credit.score(c), weight: rules.weights[c as usize] })
        .collect();
    let score = score(&lines);
    let by_score = score.map(rating_of);
    let average_late = ledger.and_then(Ledger::average_days_late);
    let rating =
        by_score.map(|rating| if average_late.is_some_and(|days| days > LATE) { lower(rating) } else { rating });
    let monthly = monthly(customer, account, today);
    let months = rating.map_or(Decimal::ZERO, |rating| rules.months[rating as usize]);
    // Rounded down to whole hundreds: a suggestion is not exact.
    let hundred = Decimal::ONE_HUNDRED;
    let suggested = rating.map(|_| (monthly * months / hundred).floor() * hundred);
    Some(Judgement {
        lines,
        score,
        by_score,
        rating,
        average_late,
        monthly,
        months,
        suggested,
        limit: account.credit_limit,
        used: ledger.map(Ledger::used_credit).unwrap_or_default(),
        sale: rating.map(|rating| sale(settings, account, rating, average_late)),
    })
}

/// Each score as a share of the way from 1 to 5, averaged by weight over the C's that are scored.
fn score(lines: &[Line]) -> Option<Decimal> {
    let scored: Vec<(Decimal, Decimal)> =
        lines.iter().filter_map(|line| Some((Decimal::from(line.score?), line.weight))).collect();
    let weights: Decimal = scored.iter().map(|(_, weight)| *weight).sum();
    if scored.len() < FEWEST || weights.is_zero() {
        return None;
    }
    let sum: Decimal = scored.iter().map(|(score, weight)| (*score - Decimal::ONE) / Decimal::from(4) * *weight).sum();
    Some((sum / weights * Decimal::ONE_HUNDRED).round_dp(1))
}

fn rating_of(score: Decimal) -> Rating {
    match () {
        () if score >= Decimal::from(80) => Rating::A,
        () if score >= Decimal::from(60) => Rating::B,
        () if score >= Decimal::from(40) => Rating::C,
        () => Rating::D,
    }
}

fn lower(rating: Rating) -> Rating {
    match rating {
        Rating::A => Rating::B,
        Rating::B => Rating::C,
        Rating::C | Rating::D => Rating::D,
    }
}

/// Average invoiced amount per month within a year, or since the first invoice where that is less.
fn monthly(customer: &Customer, account: &Account, today: Day) -> Decimal {
    let ours = |invoice: &&crate::book::account::Invoice| {
        invoice.money.currency == customer.currency && invoice.date <= today && invoice.date > plus_days(today, -365)
    };
    let invoices: Vec<_> = account.invoices.iter().filter(ours).collect();
    let Some(first) = invoices.iter().map(|invoice| invoice.date).min() else { return Decimal::ZERO };
    let months = (days_between(first, today) / 30 + 1).clamp(1, 12);
    let sum: Decimal = invoices.iter().map(|invoice| invoice.money.amount).sum();
    (sum / Decimal::from(months)).round_dp(2)
}

fn sale(settings: &Settings, account: &Account, rating: Rating, average_late: Option<i32>) -> Sale {
    let rules = &settings.credit;
    let terms = account.terms.iter().map(|term| match term.rule {
        TermRule::Net(days) => i32::from(days),
        TermRule::EndOfMonth(days) => i32::from(days) + 15,
    });
    let days = terms.max().unwrap_or(USUAL_TERMS) + average_late.unwrap_or_default().max(0);
    let interest = (rules.interest * Decimal::from(days) / Decimal::from(365)).round_dp(2);
    let loss = rules.loss[rating as usize];
    Sale { margin: rules.margin, days, interest, loss, net: rules.margin - interest - loss }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(scores: [Option<u8>; 6]) -> Vec<Line> {
        let weights = Settings::default().credit.weights;
        SixC::ALL.iter().zip(scores).map(|(&c, score)| Line { c, score, weight: weights[c as usize] }).collect()
    }

    #[test]
    fn the_score_is_a_weighted_share() {
        assert_eq!(score(&lines([Some(5); 6])), Some(Decimal::from(100)));
        assert_eq!(score(&lines([Some(1); 6])), Some(Decimal::ZERO));
        // (25 × 3/4 + 20 × 2/4 + 15 × 3/4 + 15 × 2/4 + 10 × 2/4 + 15 × 4/4) of 100
        assert_eq!(score(&lines([4, 3, 4, 3, 3, 5].map(Some))), Some(Decimal::new(675, 1)));
        assert_eq!(score(&lines([Some(5), Some(5), None, None, None, None])), None);
    }

    #[test]
    fn ratings_have_their_edges() {
        let ratings = [800, 799, 600, 400, 399].map(|tenths| rating_of(Decimal::new(tenths, 1)));
        assert_eq!(ratings, [Rating::A, Rating::B, Rating::B, Rating::C, Rating::D]);
    }
}
