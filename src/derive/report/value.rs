//! What customers brought in this year, against their share of the time: who makes four fifths of it, and who gets much
//! time for little.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{
    By, Cell, Column, Drawn, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section, value_classes,
    value_cost, value_figures, value_time,
};
use crate::book::{Customer, CustomerIndex, Money};
use crate::derive::earned::{Days, earned};

/// The report on what was earned: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "value",
    title: "earned-title",
    dated: "report-as-of",
    empty: "earned-none",
    options: &[ReportOption::AsOf, ReportOption::By],
    place: ReportPlace::Page,
    lists: &["customers", "months", "quarters", "products", "classes", "tiers", "costs", "figures", "crossed"],
    make,
};

/// The share that the core customers make up, in per cent: the rule of 80 and 20.
const CORE: i64 = 80;

/// So many contacts in the year, at least, are much time.
const MUCH: usize = 6;

/// A share of the contacts so many times that of the revenue is much time for little.
const FOR_LITTLE: i64 = 3;

/// How many of those are named.
const NAMED: usize = 5;

/// The most customers of a table.
const MOST: usize = 500;

/// What one customer, or several of one region or tier, brought in and took.
#[derive(Clone, Debug, Default)]
struct Row {
    customer: Option<CustomerIndex>,
    name: String,
    revenue: Decimal,
    last_year: Decimal,
    contacts: usize,
    minutes: usize,
    customers: usize,
}

fn make(input: &Input) -> Vec<Section> {
    let all = rows(input);
    let has_several = all.len() > 1;
    let section = |(currency, rows): (String, Vec<Row>)| Section {
        heading: has_several.then(|| Cell::Text(currency.clone())),
        ..section(input, &currency, rows)
    };
    let has_rows = !all.is_empty();
    let sections = all.into_iter().map(section);
    // A row for each customer is what classes and tiers are about.
    let classes = if has_rows && input.by == By::Customer { value_classes::sections(input) } else { Vec::new() };
    let by_customer = input.by == By::Customer;
    let costs = by_customer.then(|| value_cost::section(input)).flatten();
    let figures = if by_customer { value_figures::sections(input) } else { Vec::new() };
    let times = if has_rows && by_customer { value_time::sections(input) } else { Vec::new() };
    sections.chain(times).chain(classes).chain(costs).chain(figures).collect()
}

/// The rows of each currency in which anything was earned this year or the last.
fn rows(input: &Input) -> BTreeMap<String, Vec<Row>> {
    let book = input.book;
    let year = Days::of_year_until(input.overview.today);
    let counted = book.settings.counted;
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for (at, customer) in book.customers.iter().enumerate() {
        let (contacts, minutes) = time_of(customer, year);
        for currency in currencies(customer) {
            let sum = |days| earned(customer, counted, days, &currency);
            let row = Row {
                customer: Some(at),
                name: String::new(),
                revenue: sum(year),
                last_year: sum(year.year_before()),
                contacts,
                minutes,
                customers: 1,
            };
            if !row.revenue.is_zero() || !row.last_year.is_zero() || contacts > 0 {
                rows.entry(currency).or_default().push(row);
            }
        }
    }
    rows.retain(|_, rows| rows.iter().any(|row| !row.revenue.is_zero() || !row.last_year.is_zero()));
    rows
}

/// The currencies of a customer's account; the customer's own one where there is none.
fn currencies(customer: &Customer) -> BTreeSet<String> {
    let account = customer.account.as_deref();
    let invoices = account.into_iter().flat_map(|account| &account.invoices).map(|one| &one.money);
    let payments = account.into_iter().flat_map(|account| &account.payments).map(|one| &one.money);
    let revenue = account.into_iter().flat_map(|account| &account.revenue).map(|one| &one.money);
    let all = invoices.chain(payments).chain(revenue).map(|money| money.currency.to_string());
    all.chain([customer.currency.to_string()]).collect()
}

/// Contacts and minutes within some days.
fn time_of(customer: &Customer, days: Days) -> (usize, usize) {
    let visits = customer.visits.iter().filter(|visit| visit.is_contact() && days.has(visit.day));
    visits.fold((0, 0), |(contacts, minutes), visit| {
        (contacts + 1, minutes + usize::from(visit.minutes.unwrap_or_default()))
    })
}

/// The columns of what was earned, and of what all rows so far make up, where a row is a customer.
const REVENUE: usize = 2;
const CUMULATIVE: usize = 4;

fn section(input: &Input, currency: &str, mut customers: Vec<Row>) -> Section {
    let total: Decimal = customers.iter().map(|row| row.revenue).sum();
    let last: Decimal = customers.iter().map(|row| row.last_year).sum();
    customers.sort_by(|a, b| b.revenue.cmp(&a.revenue).then(a.customer.cmp(&b.customer)));
    let (lead, notes) = told(currency, &customers, total, last);
    let by_customer = input.by == By::Customer;
    let rows = if by_customer { customers } else { grouped(input, customers) };
    let first = match input.by {
        By::Customer => Column::new("customer", "column-customer"),
        By::Tier => Column::new("name", "column-tier"),
        By::Region => Column::new("name", "column-region"),
    };
    let mut columns = vec![first, Column::json("currency")];
    columns.extend((!by_customer).then(|| Column::new("customers", "reports-customers")));
    columns.extend([
        Column::new("revenue", "earned-revenue"),
        Column { is_optional: true, ..Column::new("share", "earned-share") },
        Column { is_optional: true, ..Column::new("cumulative", "earned-cumulative") },
        Column { is_optional: true, ..Column::new("last_year", "earned-last-year") },
        Column::new("contacts", "rail-contacts"),
    ]);
    columns.push(Column::json("minutes"));
    let cells = Cells { currency, total, by_customer };
    let mut section = Section::new("customers", columns);
    section.headline = lead.phrases.first().cloned().map(Remark::new);
    section.lead = Some(lead);
    let mut sum = Row { name: String::new(), ..Row::default() };
    for row in &rows {
        sum.revenue += row.revenue;
        sum.last_year += row.last_year;
        sum.contacts += row.contacts;
        sum.minutes += row.minutes;
        sum.customers += row.customers;
        if section.rows.len() < MOST {
            section.rows.push(cells.of(row, sum.revenue));
        }
    }
    section.totals = Some(cells.of(&sum, sum.revenue));
    // What makes up most of it is seen at a glance.
    let is_curve = by_customer && rows.len() > 2 && total > Decimal::ZERO;
    section.drawn = is_curve.then_some(Drawn::Pareto(REVENUE, CUMULATIVE));
    section.notes = notes;
    if rows.len() > MOST {
        section.notes.push(Remark::new(Phrase::new("earned-more").with("n", rows.len() - MOST)));
    }
    section
}

/// What it comes to, and what follows from it.
fn told(currency: &str, customers: &[Row], total: Decimal, last: Decimal) -> (Remark, Vec<Remark>) {
    let money = |amount| Cell::Money(Money::new(amount, currency));
    let earning = customers.iter().filter(|row| row.revenue > Decimal::ZERO).count();
    let mut phrases = vec![Phrase::new("earned-lead").with("sum", money(total)).with("last", money(last))];
    let core = core_of(customers, total);
    let contacts: usize = customers.iter().map(|row| row.contacts).sum();
    if core > 0 && earning > core {
        let of_core: usize = customers[..core].iter().map(|row| row.contacts).sum();
        let share = percent(Decimal::from(of_core), Decimal::from(contacts)).unwrap_or_default();
        let phrase = Phrase::new(if contacts > 0 { "earned-core" } else { "earned-core-only" });
        phrases.push(phrase.with("core", core).with("all", earning).with("share", Cell::Percent(share)));
    }
    let mut notes = Vec::new();
    let is_much = |row: &&Row| {
        let (Some(time), Some(brought)) =
            (percent(Decimal::from(row.contacts), Decimal::from(contacts)), percent(row.revenue, total))
        else {
            return false;
        };
        row.contacts >= MUCH && time > brought * Decimal::from(FOR_LITTLE)
    };
    let mut much: Vec<&Row> = customers.iter().skip(core).filter(is_much).collect();
    much.sort_by_key(|row| std::cmp::Reverse(row.contacts));
    for row in much.into_iter().take(NAMED) {
        let customer = row.customer.map_or(Cell::Empty, Cell::Customer);
        let phrase = Phrase::new("earned-for-little").with("name", customer).with("n", row.contacts);
        notes.push(Remark::new(phrase.with("sum", money(row.revenue))));
    }
    (Remark { phrases, is_advice: false }, notes)
}

/// How many customers, the best first, make up the share of the core.
fn core_of(customers: &[Row], total: Decimal) -> usize {
    if total <= Decimal::ZERO {
        return 0;
    }
    let wanted = total * Decimal::new(CORE, 2);
    let mut sum = Decimal::ZERO;
    let enough = customers.iter().position(|row| {
        sum += row.revenue;
        sum >= wanted
    });
    enough.map_or(0, |at| at + 1)
}

/// The rows of one region or tier together, the best first.
fn grouped(input: &Input, customers: Vec<Row>) -> Vec<Row> {
    let mut groups: BTreeMap<String, Row> = BTreeMap::new();
    for row in customers {
        let card = row.customer.map(|at| &input.book.customers[at].card);
        let name = card.and_then(|card| if input.by == By::Tier { card.tier.clone() } else { card.region.clone() });
        let name = name.unwrap_or_else(|| "–".to_owned());
        let group = groups.entry(name.clone()).or_insert_with(|| Row { name, ..Row::default() });
        group.revenue += row.revenue;
        group.last_year += row.last_year;
        group.contacts += row.contacts;
        group.minutes += row.minutes;
        group.customers += 1;
    }
    let mut rows: Vec<Row> = groups.into_values().collect();
    rows.sort_by(|a, b| b.revenue.cmp(&a.revenue).then_with(|| a.name.cmp(&b.name)));
    rows
}

/// A share in per cent; `None` where the whole is nothing, or less.
fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    (whole > Decimal::ZERO).then(|| (part * Decimal::ONE_HUNDRED / whole).round_dp(1).normalize())
}

/// How the cells of a row are made.
struct Cells<'c> {
    currency: &'c str,
    total: Decimal,
    by_customer: bool,
}

impl Cells<'_> {
    fn of(&self, row: &Row, so_far: Decimal) -> Vec<Cell> {
        let money = |amount| Cell::Money(Money::new(amount, self.currency));
        let share = |part| percent(part, self.total).map_or(Cell::Empty, Cell::Percent);
        let first = match (row.customer, row.name.is_empty()) {
            (Some(at), _) => Cell::Customer(at),
            (None, true) => Phrase::new("receivables-total").into(),
            (None, false) => Cell::Text(row.name.clone()),
        };
        let mut cells = vec![first, Cell::Text(self.currency.to_owned())];
        cells.extend((!self.by_customer).then(|| row.customers.into()));
        let contacts = row.contacts.to_i64().map_or(Cell::Empty, Cell::Number);
        cells.extend([money(row.revenue), share(row.revenue), share(so_far), money(row.last_year), contacts]);
        cells.push(Cell::Number(row.minutes as i64));
        cells
    }
}
