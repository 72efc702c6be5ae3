//! The credit report of a customer: the six C's, the rating with its arithmetic, how they pay.

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::Site;
use super::{Pair, card_file};
use crate::book::account::Account;
use crate::book::id;
use crate::book::{Customer, CustomerIndex};
use crate::derive::CustomerState;
use crate::derive::credit::{Judgement, Rating, derive};
use crate::derive::dunning::kept;
use crate::derive::ratios::{self, Ratio};
use crate::i18n::Counts;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::choice;
use crate::wording::label::field_label;
use crate::wording::sum;
use std::hash::Hash;
use xxhash_rust::xxh3::Xxh3;

/// The pages `credit/ID.html`, of the customers whose credit is judged.
pub struct CreditReports;

impl PageKind for CreditReports {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.book.customers.len()).filter(|&at| site.has_credit(at)).collect()
    }

    fn path(&self, site: &Site, at: usize) -> String {
        format!("credit/{}.html", id::page_name(&site.book.customers[at].id))
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "credit.html", place: MenuPlace::Receivables, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, at: usize, _: Purpose) -> Content<'s> {
        let made = view(site, at);
        Content::Page(View::new(made.title.clone(), made))
    }

    fn hash(&self, site: &Site, at: usize, hasher: &mut Xxh3) {
        site.customer_key(at).hash(hasher);
    }
}

/// The page `credit/ID.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CreditView {
    /// The page's title.
    pub title: String,
    /// The customer's account, relative to the page's folder.
    pub href: String,
    /// The day the report was made for, ready to read.
    pub as_of: String,
    /// Who they are: industry, legal form, capital, representative, since when.
    pub facts: Vec<Pair>,
    /// The rating, to be shown large; `None` when too few of the six C's are scored and the user gave none.
    pub rating: Option<String>,
    /// What the rating means for a sale on credit, in words; that sales are stopped, where they are.
    pub verdict: Option<String>,
    /// That sales on credit are stopped, and why; `None` when they are not.
    pub hold: Option<String>,
    /// The scores of the six C's; empty when the credit is not judged.
    pub scores: Vec<ScoreRow>,
    /// How rating and limit were calculated, line by line.
    pub arithmetic: Vec<Pair>,
    /// Whether a sale on credit pays, in one sentence; `None` on hold or when it cannot be calculated.
    pub sale: Option<String>,
    /// How the result of a sale on credit was calculated, line by line.
    pub sale_lines: Vec<Pair>,
    /// A sale on credit earns more than it costs.
    pub pays: bool,
    /// How they pay: lateness, promises kept, disputed invoices, returned payments.
    pub payment: Vec<Pair>,
    /// Financial ratios, one table for each balance-sheet day.
    pub ratios: Vec<RatioTable>,
    /// The name of the book's owner, who signs the report; may be empty.
    pub owner: String,
}

/// The score of one of the six C's.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ScoreRow {
    /// The name of the C, ready to read.
    pub name: String,
    /// `4 / 5`, or a dash.
    pub score: String,
    /// Its share of the total weight: `20 %`.
    pub weight: String,
    /// The user's remark on this score; `None` when there is none.
    pub note: Option<String>,
}

/// The financial ratios of one day.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RatioTable {
    /// The day with its year, ready to read.
    pub day: String,
    /// One row for each ratio that the figures allow.
    pub rows: Vec<RatioRow>,
}

/// One financial ratio.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RatioRow {
    /// The ratio's name, ready to read.
    pub name: String,
    /// The value with at most two decimals.
    pub value: String,
    /// The usual range, ready to read.
    pub usual: String,
    /// The value is outside the usual range, on the weak side.
    pub weak: bool,
}

/// The view of one customer's credit.
pub fn view(site: &Site, index: CustomerIndex) -> CreditView {
    let (customer, state) = (&site.book.customers[index], &site.overview.customers[index]);
    let words = site.words();
    let none = Account::default();
    let account = customer.account.as_deref().unwrap_or(&none);
    let judged = derive(&site.book.settings, customer, state, site.today());
    let judged = judged.as_ref();
    let is_on_hold = account.hold.is_some();
    let verdict = match judged.and_then(|judged| judged.rating) {
        _ if is_on_hold => Some(words.get("credit-verdict-hold")),
        rating => rating.map(|rating| choice::VERDICT.of(words, rating)),
    };
    CreditView {
        title: say!(words, "credit-title", name = customer.card.name.as_str()),
        href: format!("../receivables/{}", card_file(customer)),
        as_of: words.day_and_year(site.today()),
        facts: facts(site, customer, account),
        rating: rating(site, index),
        verdict,
        hold: account.hold.as_ref().map(|hold| site.about().hold(hold)),
        scores: judged.map(|judged| scores(site, account, judged)).unwrap_or_default(),
        arithmetic: judged.map(|judged| arithmetic(site, customer, judged)).unwrap_or_default(),
        sale: judged.filter(|_| !is_on_hold).and_then(|judged| sale(site, judged)),
        sale_lines: judged.filter(|_| !is_on_hold).map(|judged| sale_lines(site, judged)).unwrap_or_default(),
        pays: judged.and_then(|judged| judged.sale.as_ref()).is_some_and(|sale| sale.net > Decimal::ZERO),
        payment: payment(site, account, state),
        ratios: ratio_tables(site, account),
        owner: site.book.settings.owner.name.clone().unwrap_or_default(),
    }
}

/// The rating of a customer's credit, the same on every page: the calculated one, with the user's own behind it where
/// that is another; the user's own where none can be calculated.
pub fn rating(site: &Site, index: CustomerIndex) -> Option<String> {
    let (customer, state) = (&site.book.customers[index], &site.overview.customers[index]);
    let own = customer.account.as_ref()?.credit.rating.as_deref();
    let judged = derive(&site.book.settings, customer, state, site.today());
    let Some(rating) = judged.and_then(|judged| judged.rating) else { return own.map(str::to_owned) };
    let other = own.filter(|own| *own != rating.word());
    let other = other.map(|own| say!(site.words(), "credit-own-rating", rating = own)).unwrap_or_default();
    Some(format!("{}{other}", rating.word()))
}

fn facts(site: &Site, customer: &Customer, account: &Account) -> Vec<Pair> {
    let (words, card) = (site.words(), &customer.card);
    let industry = card.industry.clone().map(|industry| Pair::new(field_label(words, "industry"), industry));
    let known = [
        ("credit-form", card.organization_form.clone()),
        ("credit-capital", card.registered_capital.clone()),
        ("credit-representative", card.legal_representative.clone()),
        ("credit-since", card.since.map(|day| words.day_and_year(day))),
        ("credit-reviewed", account.credit.reviewed.map(|day| words.day_and_year(day))),
    ];
    let known = known.into_iter().filter_map(|(id, value)| Some(Pair::new(words.get(id), value?)));
    industry.into_iter().chain(known).collect()
}

fn scores(site: &Site, account: &Account, judged: &Judgement) -> Vec<ScoreRow> {
    let words = site.words();
    let total: Decimal = judged.lines.iter().map(|line| line.weight).sum();
    let row = |line: &crate::derive::credit::Line| ScoreRow {
        name: choice::SIX_C.of(words, line.c),
        score: line.score.map_or_else(|| "–".to_owned(), |score| format!("{score} / 5")),
        weight: format!("{} %", (line.weight * Decimal::ONE_HUNDRED / total.max(Decimal::ONE)).round()),
        note: account.credit.notes.get(line.c.word()).cloned(),
    };
    judged.lines.iter().map(row).collect()
}

/// How rating and limit were calculated, line by line.
fn arithmetic(site: &Site, customer: &Customer, judged: &Judgement) -> Vec<Pair> {
    let words = site.words();
    let currency = &customer.currency;
    let money = |amount: Decimal| site.money(amount, currency);
    let mut pairs = Vec::new();
    if let (Some(score), Some(by_score)) = (judged.score, judged.by_score) {
        pairs.push(Pair::new(
            words.get("credit-score"),
            say!(words, "credit-score-of", score = score.to_string(), rating = by_score.word()),
        ));
    }
    if let (Some(by_score), Some(rating), Some(late)) = (judged.by_score, judged.rating, judged.average_late)
        && by_score != rating
    {
        pairs.push(
            Pair::new(words.get("credit-lowered"), say!(words, "credit-lowered-to", rating = rating.word(), n = late))
                .alert(),
        );
    }
    pairs.push(Pair::new(words.get("credit-monthly"), money(judged.monthly)));
    if let Some(suggested) = judged.suggested {
        let (monthly, months, limit) = (money(judged.monthly), judged.months.to_string(), money(suggested));
        let value = match judged.months.is_zero() {
            true => words.get("credit-suggested-none"),
            false => say!(words, "credit-suggested-of", monthly = monthly, months = months, limit = limit),
        };
        pairs.push(Pair::new(words.get("credit-suggested"), value));
    }
    if let Some(limit) = judged.limit {
        pairs.push(Pair::new(words.get("card-limit"), money(limit)));
        let free = limit - judged.used;
        let used = match free < Decimal::ZERO {
            true => say!(words, "credit-used-over", used = money(judged.used), free = money(-free)),
            // While sales on credit are stopped, no part of the limit is free.
            false if customer.is_on_hold() => money(judged.used),
            false => say!(words, "credit-used-of", used = money(judged.used), free = money(free)),
        };
        let pair = Pair::new(words.get("credit-used"), used);
        pairs.push(if free < Decimal::ZERO { pair.alert() } else { pair });
    }
    pairs
}

fn sale(site: &Site, judged: &Judgement) -> Option<String> {
    let sale = judged.sale.as_ref()?;
    let id = if sale.net > Decimal::ZERO { "credit-sale-pays" } else { "credit-sale-does-not" };
    Some(say!(site.words(), id, net = percent(sale.net)))
}

fn sale_lines(site: &Site, judged: &Judgement) -> Vec<Pair> {
    let words = site.words();
    let (Some(sale), Some(rating)) = (&judged.sale, judged.rating) else { return Vec::new() };
    let interest = site.book.settings.credit.interest;
    vec![
        Pair::new(words.get("credit-margin"), percent(sale.margin)),
        Pair::new(
            say!(words, "credit-interest", percent = percent(interest), n = sale.days),
            format!("− {}", percent(sale.interest)),
        ),
        Pair::new(say!(words, "credit-loss", rating = Rating::word(rating)), format!("− {}", percent(sale.loss))),
        Pair::new(words.get("credit-net"), percent(sale.net)),
    ]
}

fn percent(value: Decimal) -> String {
    format!("{} %", value.normalize())
}

fn payment(site: &Site, account: &Account, state: &CustomerState) -> Vec<Pair> {
    let (words, today) = (site.words(), site.today());
    let mut pairs = Vec::new();
    for ledger in &state.ledgers {
        if let Some(days) = ledger.average_days_late() {
            let (label, value) = sum::average_late(words, days);
            pairs.push(Pair::new(label, value));
        }
        if let Some(days) = ledger.oldest_days(today) {
            pairs.push(Pair::new(words.get("receivables-oldest"), words.days_as(Counts::Overdue, days)).alert());
        }
    }
    let (kept, all) = kept(&state.payment_promises);
    if all > 0 {
        pairs.push(Pair::new(words.get("card-kept"), say!(words, "card-kept-of", kept = kept, all = all)));
    }
    let disputed = account.invoices.iter().filter(|invoice| invoice.is_disputed(today)).count();
    let returned = account.payments.iter().filter(|payment| payment.returned.is_some()).count();
    for (id, count) in [("credit-disputed", disputed), ("credit-returned", returned)] {
        if count > 0 {
            pairs.push(Pair::new(words.get(id), count.to_string()).alert());
        }
    }
    pairs
}

fn ratio_tables(site: &Site, account: &Account) -> Vec<RatioTable> {
    let words = site.words();
    let row = |ratio: Ratio| RatioRow {
        name: choice::RATIO.of(words, ratio.kind),
        value: ratio.value.round_dp(2).to_string(),
        usual: choice::RATIO_USUAL.of(words, ratio.kind),
        weak: ratio.weak,
    };
    let tables = ratios::derive(&account.figures)
        .into_iter()
        .map(|(day, ratios)| RatioTable { day: words.day_and_year(day), rows: ratios.into_iter().map(row).collect() });
    tables.collect()
}
