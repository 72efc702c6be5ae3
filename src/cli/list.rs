//! `list`: shows the customers that match a filter.

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::columns::Columns;
use super::customer::tier_of;
use super::terminal::cut;
use super::{Failure, Session, json};
use crate::book::CustomerIndex;
use crate::book::field::{self, FieldKind};
use crate::book::filter::Filter;
use crate::book::letters;
use crate::derive::Overview;
use crate::derive::filter;
use crate::derive::sums::total;
use crate::say;
use crate::wording::choice;

/// The conditions that `list` and `set --where` share.
#[derive(Args, Clone, Debug, Default)]
pub struct FilterArgs {
    #[arg(long, value_name = "TIER")]
    tier: Vec<String>,
    #[arg(long, value_name = "REGION")]
    region: Vec<String>,
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    #[arg(long, value_name = "STAGE")]
    stage: Vec<String>,
    #[arg(long)]
    overdue: bool,
    #[arg(long)]
    due: bool,
    #[arg(long, value_name = "DAYS")]
    stale: Option<i32>,
}

#[derive(Args, Debug)]
pub struct ListArgs {
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    #[command(flatten)]
    conditions: FilterArgs,
    #[arg(long)]
    json: bool,
}

/// Makes a filter from words and options.
pub fn filter(session: &Session, words: &[String], options: &FilterArgs) -> Result<Filter, Failure> {
    let mut filter = Filter { overdue: options.overdue, due: options.due, stale: options.stale, ..Filter::default() };
    let fields =
        [("tier", &options.tier), ("region", &options.region), ("tags", &options.tag), ("stage", &options.stage)];
    for (key, values) in fields {
        filter.add_field(key, values.iter().cloned());
    }
    for word in words {
        filter.add(word).map_err(|bad| Failure::usage(session.words, "err-bad-filter", &[("filter", bad.into())]))?;
    }
    check_values(session, &mut filter)?;
    Ok(filter)
}

/// Refuses tiers and words that no customer can have.
fn check_values(session: &Session, filter: &mut Filter) -> Result<(), Failure> {
    for (key, values) in &mut filter.fields {
        let Some(field) = field::field(key) else { continue };
        for value in values.iter_mut() {
            match field.kind {
                FieldKind::Tier => *value = tier_of(session, &session.book().settings, value)?,
                FieldKind::Choice(allowed) if !allowed.contains(&value.as_str()) => {
                    let shown = allowed.iter().map(|word| choice::of_field(session.words, field, word));
                    let shown = session.words.list(shown);
                    let args = [("filter", format!("{key}={value}").into()), ("words", shown.into())];
                    return Err(Failure::usage(session.words, "err-filter-word", &args));
                }
                _ => {}
            }
        }
        if !matches!(field.kind, FieldKind::Tier | FieldKind::Choice(_)) {
            as_in_book(session, key, values);
        }
    }
    Ok(())
}

/// Replaces each value that no customer has by one that differs only in case, accents or width.
fn as_in_book(session: &Session, key: &str, values: &mut [String]) {
    let Some(field) = field::field(key) else { return };
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for customer in &session.book().customers {
        for text in (field.value)(&customer.card).texts() {
            let parents = text.match_indices('/').map(|(at, _)| &text[..at]).filter(|_| key == "region");
            known.extend(parents.chain([text]));
        }
    }
    for value in values.iter_mut().filter(|value| !known.contains(value.as_str())) {
        let wanted = letters::searchable(value);
        if let Some(known) = known.iter().find(|known| letters::searchable(known) == wanted) {
            *value = (*known).to_owned();
        }
    }
}

/// The customers that match a filter, sorted by the reading of their names.
pub fn fitting(session: &Session, overview: &Overview, filter: &Filter) -> Vec<CustomerIndex> {
    let customers = &session.book().customers;
    let mut found: Vec<CustomerIndex> = (0..customers.len())
        .filter(|&at| filter::fits(filter, &customers[at], &overview.customers[at], session.today))
        .collect();
    found.sort_by_key(|&at| (&customers[at].reading, at));
    found
}

/// Prints the customers that match the filter.
pub fn run(args: &ListArgs, session: &Session) -> Result<ExitCode, Failure> {
    let overview = session.overview(crate::derive::HORIZON);
    let found = fitting(session, &overview, &filter(session, &args.filter, &args.conditions)?);
    if args.json {
        let one = |&at: &CustomerIndex| {
            json::customer(session.book(), &session.book().customers[at], &overview.customers[at], session.today)
        };
        let all: Vec<_> = found.iter().map(one).collect();
        session.terminal.out(&json::text(&json!({ "customers": all })));
        return Ok(ExitCode::SUCCESS);
    }
    if found.is_empty() {
        session.terminal.say(&session.words.get("list-none"));
    } else {
        session.terminal.out(&table(session, &overview, &found));
        session.terminal.say(&say!(session.words, "customers-count", n = found.len()));
    }
    session.mention_faults();
    Ok(ExitCode::SUCCESS)
}

fn table(session: &Session, overview: &Overview, found: &[CustomerIndex]) -> String {
    let words = session.words;
    let titles =
        ["column-customer", "column-tier", "column-region", "column-last", "column-next", "column-open", "column-id"];
    let row = |&at: &CustomerIndex| {
        let (customer, state) = (&session.book().customers[at], &overview.customers[at]);
        let day = |day: Option<crate::book::Day>| day.map(|day| words.day(day, session.today)).unwrap_or_default();
        let open: Vec<String> = total(state, |ledger| ledger.open())
            .iter()
            .map(|(currency, sum)| words.money(*sum, currency, &session.book().settings.currency))
            .collect();
        let hold = if customer.is_on_hold() { format!(" ({})", words.get("card-hold")) } else { String::new() };
        vec![
            cut(&customer.listed_name(), 36) + &hold,
            customer.card.tier.clone().unwrap_or_default(),
            customer.card.region.clone().unwrap_or_default(),
            day(state.contact.last.map(|last| last.day)),
            day(state.next_due()),
            open.join(" + "),
            customer.id.to_string(),
        ]
    };
    let columns = Columns {
        titles: titles.map(|id| words.get(id)).to_vec(),
        rows: found.iter().map(row).collect(),
        numbers: vec![5],
        most: vec![0, 0, 20],
    };
    columns.text(session.terminal)
}
