//! Who owes what, and for how long.

use rust_decimal::Decimal;

use super::{
    Audience, By, Cell, Column, Input, Nesting, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section,
};
use crate::book::Money;
use crate::derive::aging;
use crate::derive::receivables::{BalanceTotal, CustomerBalance, balances, labels, total};

/// The aging of receivables: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "aging",
    title: "receivables-title",
    dated: "receivables-as-of",
    empty: "receivables-nothing",
    options: &[ReportOption::AsOf, ReportOption::By],
    place: ReportPlace::Elsewhere("receivables/index.html"),
    lists: &["customers", "totals"],
    make,
};

fn make(input: &Input) -> Vec<Section> {
    let mut sections = Vec::new();
    for (currency, rows) in balances(input.book, input.overview) {
        let has_unallocated = rows.iter().any(|owed| !owed.unallocated.is_zero());
        let has_disputed = rows.iter().any(|owed| !owed.disputed.is_zero());
        let table = Table { input, currency, has_unallocated, has_disputed };
        sections.push(Section { only_json: input.by != By::Customer, ..table.customers(&rows) });
        if input.by != By::Customer {
            sections.push(table.groups(&rows));
        }
    }
    sections
}

/// What the sections of one currency share.
struct Table<'i> {
    input: &'i Input<'i>,
    currency: &'i str,
    has_unallocated: bool,
    has_disputed: bool,
}

impl Table<'_> {
    fn money(&self, amount: Decimal) -> Cell {
        Cell::Money(Money::new(amount, self.currency))
    }

    fn columns(&self, first: Column, json: &[&'static str]) -> Vec<Column> {
        let edges = &self.input.book.settings.aging_edges;
        let spans = aging::spans(edges).into_iter().map(|(from, to)| match to {
            Some(to) => Phrase::new("bucket-span").with("from", usize::from(from)).with("to", usize::from(to)),
            None => Phrase::new("bucket-over").with("from", usize::from(from - 1)),
        });
        let titles = std::iter::once(Phrase::new("bucket-current")).chain(spans);
        let buckets = titles.zip(labels(edges)).map(|(title, label)| Column {
            title,
            nesting: Nesting::List(label),
            ..Column::new("buckets", "bucket-current")
        });
        let audience = |is_used| if is_used { Audience::Everybody } else { Audience::Programs };
        let mut columns = vec![first];
        columns.extend(json.iter().map(|&key| Column::json(key)));
        columns.extend([Column::json("currency"), Column::new("open", "column-open")]);
        columns.push(Column::new("overdue", "column-overdue"));
        columns.extend(buckets);
        columns.push(Column { audience: audience(self.has_disputed), ..Column::new("disputed", "column-disputed") });
        columns.push(Column {
            audience: audience(self.has_unallocated),
            ..Column::new("unallocated", "card-unallocated")
        });
        columns
    }

    /// The cells that a row and a total share.
    fn sums(&self, total: &BalanceTotal) -> Vec<Cell> {
        let mut cells = vec![Cell::Text(self.currency.to_owned()), self.money(total.open), self.money(total.overdue)];
        cells.extend(total.buckets.iter().map(|&sum| self.money(sum)));
        cells.extend([self.money(total.disputed), self.money(total.unallocated)]);
        cells
    }

    fn customers(&self, rows: &[CustomerBalance]) -> Section {
        let mut columns = self.columns(Column::new("customer", "receivables-customer"), &["tier", "region"]);
        columns.extend([
            Column::json("oldest_days"),
            Column::json("average_days_late"),
            Column::json_total("largest_five"),
        ]);
        let mut section = Section::new("customers", columns);
        let text = |text: &Option<String>| text.as_deref().map_or(Cell::Empty, Cell::from);
        let days = |days: Option<i32>| days.map_or(Cell::Empty, |days| Cell::Number(days.into()));
        let row = |owed: &CustomerBalance| {
            let card = &self.input.book.customers[owed.customer].card;
            let mut cells = vec![Cell::Customer(owed.customer), text(&card.tier), text(&card.region)];
            cells.extend(self.sums(&total([owed])));
            cells.extend([days(owed.oldest), days(owed.average_late), Cell::Empty]);
            cells
        };
        section.rows = rows.iter().map(row).collect();
        let all = total(rows);
        let mut totals = vec![Phrase::new("receivables-total").into(), Cell::Empty, Cell::Empty];
        totals.extend(self.sums(&all));
        totals.extend([Cell::Empty, Cell::Empty, self.money(all.largest_five)]);
        self.finish(section, totals, &all)
    }

    /// The rows under their region or tier; those without one under a dash.
    fn groups(&self, rows: &[CustomerBalance]) -> Section {
        let mut groups: Vec<(String, Vec<&CustomerBalance>)> = Vec::new();
        for owed in rows {
            let card = &self.input.book.customers[owed.customer].card;
            let name = if self.input.by == By::Tier { &card.tier } else { &card.region };
            let name = name.as_deref().unwrap_or("–");
            match groups.iter_mut().find(|(known, _)| known == name) {
                Some((_, rows)) => rows.push(owed),
                None => groups.push((name.to_owned(), vec![owed])),
            }
        }
        groups.sort_by(|a, b| a.0.cmp(&b.0));
        let title = if self.input.by == By::Tier { "column-tier" } else { "column-region" };
        let mut section = Section::new("groups", self.columns(Column::new("name", title), &[]));
        let row = |(name, rows): (String, Vec<&CustomerBalance>)| {
            std::iter::once(Cell::Text(name)).chain(self.sums(&total(rows))).collect()
        };
        section.rows = groups.into_iter().map(row).collect();
        section.is_regrouped = true;
        let all = total(rows);
        let totals = std::iter::once(Phrase::new("receivables-total").into()).chain(self.sums(&all)).collect();
        self.finish(section, totals, &all)
    }

    /// Adds the heading, the sums, and how much of it all the five largest owe.
    fn finish(&self, section: Section, totals: Vec<Cell>, all: &BalanceTotal) -> Section {
        let largest = (!all.open.is_zero()).then(|| {
            let percent = (all.largest_five * Decimal::ONE_HUNDRED / all.open).round();
            let phrase = Phrase::new("aging-largest").with("amount", self.money(all.largest_five));
            Remark::new(phrase.with("percent", Cell::Percent(percent)))
        });
        let heading = Some(Cell::Text(self.currency.to_owned()));
        let headline = (!all.overdue.is_zero()).then(|| {
            let phrase = Phrase::new("aging-headline").with("overdue", self.money(all.overdue));
            Remark::advice(phrase.with("open", self.money(all.open)))
        });
        Section { headline, heading, totals: Some(totals), notes: largest.into_iter().collect(), ..section }
    }
}
