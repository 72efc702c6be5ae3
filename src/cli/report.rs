//! `report`: the site's reports in the terminal.

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use comfy_table::{CellAlignment, Table, presets};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::changes::{self, ChangesArgs};
use super::style::{Look, paint};
use super::terminal::cut;
use super::{Failure, Session, json};
use crate::book::Day;
use crate::derive::receivables::{Owed, Total, labels, owed, total};
use crate::derive::{self, Overview};
use crate::format::money;
use crate::say;
use crate::wording::sum::bucket_labels;

#[derive(Args, Debug)]
pub struct ReportArgs {
    #[command(subcommand)]
    report: Report,
}

#[derive(Subcommand, Debug)]
enum Report {
    Aging(AgingArgs),
    Changes(ChangesArgs),
}

/// What a row of the aging stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    Customer,
    Region,
    Tier,
}

#[derive(Args, Debug)]
struct AgingArgs {
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    #[arg(long, value_enum, default_value = "customer")]
    by: By,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &ReportArgs, session: &Session) -> Result<ExitCode, Failure> {
    match &args.report {
        Report::Aging(args) => aging(args, session),
        Report::Changes(args) => changes::run(args, session),
    }
}

fn aging(args: &AgingArgs, session: &Session) -> Result<ExitCode, Failure> {
    let as_of = args.as_of.as_ref().map(|day| session.day(day)).transpose()?.unwrap_or(session.today);
    let overview = derive::derive_accounts(session.book(), as_of);
    if args.json {
        session.terminal.out(&json::text(&as_json(session, &overview, as_of, args.by)));
        return Ok(ExitCode::SUCCESS);
    }
    let words = session.words;
    let mut out = paint(Look::Strong, &say!(words, "receivables-as-of", day = words.day_and_year(as_of))) + "\n";
    let found = owed(session.book(), &overview);
    if found.is_empty() {
        out += &words.get("receivables-nothing");
    }
    for (currency, rows) in &found {
        out += &format!("\n{currency}\n{}\n", table(session, currency, rows, args.by));
        out += &largest(session, currency, &total(rows));
    }
    session.terminal.out(&out);
    session.mention_faults();
    Ok(ExitCode::SUCCESS)
}

/// How much of it all the five largest owe.
fn largest(session: &Session, currency: &str, total: &Total) -> String {
    if total.open.is_zero() {
        return String::new();
    }
    let percent = (total.largest_five * Decimal::ONE_HUNDRED / total.open).round().to_string();
    let amount = session.words.money(total.largest_five, currency, &session.book().settings.currency);
    say!(session.words, "aging-largest", amount = amount, percent = percent) + "\n"
}

fn table(session: &Session, currency: &str, rows: &[Owed], by: By) -> String {
    let (words, book) = (session.words, session.book());
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    let mut head = vec![words.get("receivables-customer"), words.get("column-open"), words.get("column-overdue")];
    let has_unallocated = rows.iter().any(|owed| !owed.unallocated.is_zero());
    head.extend(bucket_labels(words, &book.settings.aging_edges));
    head.extend(has_unallocated.then(|| words.get("card-unallocated")));
    table.set_header(head);
    let home = &book.settings.currency;
    let amount = |sum: &Decimal| if sum.is_zero() { String::new() } else { words.money(*sum, currency, home) };
    let line = |name: String, total: &Total| {
        let mut cells = vec![name, amount(&total.open), amount(&total.overdue)];
        cells.extend(total.buckets.iter().map(amount));
        cells.extend(has_unallocated.then(|| amount(&total.unallocated)));
        cells
    };
    for (name, rows) in groups(session, rows, by) {
        table.add_row(line(cut(&name, 28), &total(rows)));
    }
    table.add_row(line(words.get("receivables-total"), &total(rows)));
    table.column_iter_mut().skip(1).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
    table.trim_fmt() + "\n"
}

/// The rows under their customer, region or tier; those without one under a dash.
fn groups<'o>(session: &Session, rows: &'o [Owed], by: By) -> Vec<(String, Vec<&'o Owed>)> {
    let mut groups: Vec<(String, Vec<&Owed>)> = Vec::new();
    for owed in rows {
        let card = &session.book().customers[owed.customer].card;
        let name = match by {
            By::Customer if session.book().customers[owed.customer].is_on_hold() => {
                Some(format!("{} ({})", card.name, session.words.get("card-hold")))
            }
            By::Customer => Some(card.name.clone()),
            By::Region => card.region.clone(),
            By::Tier => card.tier.clone(),
        };
        let name = name.unwrap_or_else(|| "–".to_owned());
        match groups.iter_mut().find(|(known, _)| by != By::Customer && *known == name) {
            Some((_, rows)) => rows.push(owed),
            None => groups.push((name, vec![owed])),
        }
    }
    if by != By::Customer {
        groups.sort_by(|a, b| a.0.cmp(&b.0));
    }
    groups
}

fn as_json(session: &Session, overview: &Overview, as_of: Day, by: By) -> Value {
    let book = session.book();
    let labels = labels(&book.settings.aging_edges);
    let buckets = |sums: &[Decimal]| -> Value {
        labels.iter().zip(sums).map(|(label, sum)| json!({ "label": label, "amount": money::write(*sum) })).collect()
    };
    let found = owed(book, overview);
    let customer = |currency: &str, owed: &Owed| {
        let customer = &book.customers[owed.customer];
        json!({
            "customer": &*customer.id,
            "name": customer.card.name,
            "tier": customer.card.tier,
            "region": customer.card.region,
            "currency": currency,
            "open": money::write(owed.open),
            "overdue": money::write(owed.overdue),
            "unallocated": money::write(owed.unallocated),
            "oldest_days": owed.oldest,
            "average_days_late": owed.average_late,
            "buckets": buckets(&owed.buckets),
        })
    };
    let totals = found.iter().map(|(currency, rows)| {
        let total = total(rows);
        json!({
            "currency": currency,
            "open": money::write(total.open),
            "overdue": money::write(total.overdue),
            "unallocated": money::write(total.unallocated),
            "largest_five": money::write(total.largest_five),
            "buckets": buckets(&total.buckets),
        })
    });
    let customers: Vec<Value> =
        found.iter().flat_map(|(currency, rows)| rows.iter().map(move |owed| customer(currency, owed))).collect();
    let mut value = json!({ "as_of": as_of.to_string(), "customers": customers, "totals": totals.collect::<Vec<_>>() });
    if by != By::Customer {
        let of_group = |currency: &str, name: &str, rows: &[&Owed]| {
            let total = total(rows.iter().copied());
            json!({ "name": name, "currency": currency, "open": money::write(total.open), "overdue": money::write(total.overdue), "buckets": buckets(&total.buckets) })
        };
        let all = found.iter().flat_map(|(currency, rows)| {
            groups(session, rows, by)
                .into_iter()
                .map(|(name, rows)| of_group(currency, &name, &rows))
                .collect::<Vec<_>>()
        });
        value["groups"] = all.collect();
    }
    value
}
