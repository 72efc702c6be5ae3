//! What was reached of the targets of the month, the quarter, the year.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Audience, Cell, Column, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::counted::Counted;
use crate::book::target::{Target, TargetWhat};
use crate::book::visit::Visit;
use crate::book::{Customer, Day, Money};
use crate::derive::earned::{Days, earned};

/// The report on targets: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "targets",
    title: "targets-title",
    dated: "report-as-of",
    empty: "targets-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Index,
    lists: &["targets"],
    make,
};

fn make(input: &Input) -> Vec<Section> {
    let targets = &input.book.settings.targets;
    if targets.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column { audience: Audience::Readers, ..Column::new("name", "targets-what") },
        Column::json("what"),
        Column::json("per"),
        Column::new("reached", "targets-reached"),
        Column::new("target", "targets-goal"),
        Column::new("percent", "targets-percent"),
        Column { is_optional: true, ..Column::new("left", "targets-left") },
        Column::json("a_day"),
        Column { is_optional: true, ..Column::new("before", "targets-before") },
    ];
    let mut section = Section::new("targets", columns);
    let states: Vec<State> = targets.iter().map(|target| State::of(input, target)).collect();
    section.rows = states.iter().map(|state| state.row(input)).collect();
    section.notes = states.iter().filter_map(|state| state.behind(input)).map(Remark::advice).collect();
    section.headline = states.iter().find_map(|state| state.behind(input)).map(Remark::advice);
    section.headline = section.headline.or_else(|| Some(Remark::new(Phrase::new("targets-on-the-way"))));
    vec![section]
}

/// How far a target is reached.
struct State<'t> {
    target: &'t Target,
    reached: Decimal,
    /// What was reached in the period before.
    before: Decimal,
    /// The part of the period's working days that is over, today included, and all of them.
    days: (usize, usize),
}

impl State<'_> {
    fn of<'t>(input: &Input, target: &'t Target) -> State<'t> {
        let today = input.overview.today;
        let (from, to) = target.per.around(today);
        let (past, last) = target.per.before(today);
        let settings = &input.book.settings;
        let days = (settings.working_days(from, today), settings.working_days(from, to));
        let reached = |days| reached(input, target.what, days);
        State {
            target,
            reached: reached(Days { from, to: today }),
            before: reached(Days { from: past, to: last }),
            days,
        }
    }

    fn left(&self) -> Decimal {
        (self.target.goal - self.reached).max(Decimal::ZERO)
    }

    /// What is to be reached on each working day that is left; `None` where none is.
    fn a_day(&self) -> Option<Decimal> {
        let left = self.days.1 - self.days.0.min(self.days.1);
        (left > 0 && !self.left().is_zero()).then(|| (self.left() / Decimal::from(left)).ceil())
    }

    fn cell(&self, input: &Input, amount: Decimal) -> Cell {
        if self.target.what.is_money() {
            return Cell::Money(Money::new(amount, input.book.settings.currency.clone()));
        }
        Cell::Number(amount.to_i64().unwrap_or(i64::MAX))
    }

    fn row(&self, input: &Input) -> Vec<Cell> {
        let percent = (self.reached * Decimal::ONE_HUNDRED / self.target.goal).round();
        let cell = |amount| self.cell(input, amount);
        vec![
            self.name().into(),
            self.target.what.word().into(),
            self.target.per.word().into(),
            cell(self.reached),
            cell(self.target.goal),
            Cell::Percent(percent),
            cell(self.left()),
            self.a_day().map_or(Cell::Empty, cell),
            cell(self.before),
        ]
    }

    /// `earned, this quarter`.
    fn name(&self) -> Phrase {
        let per = Phrase::new(format!("target-per-{}", self.target.per.word()));
        Phrase::new("targets-name").with("what", self.what()).with("per", per)
    }

    fn what(&self) -> Phrase {
        Phrase::new(format!("target-what-{}", self.target.what.word()))
    }

    /// Less was reached than of the working days is over.
    fn behind(&self, input: &Input) -> Option<Phrase> {
        let (over, all) = (Decimal::from(self.days.0), Decimal::from(self.days.1.max(1)));
        let is_behind = self.reached * all < self.target.goal * over;
        let a_day = self.a_day().filter(|_| is_behind)?;
        let left = self.days.1 - self.days.0.min(self.days.1);
        let phrase = Phrase::new("targets-behind").with("what", self.name()).with("n", left);
        Some(phrase.with("left", self.cell(input, self.left())).with("day", self.cell(input, a_day)))
    }
}

/// What was reached within some days.
pub(super) fn reached(input: &Input, what: TargetWhat, days: Days) -> Decimal {
    let book = input.book;
    let all = || book.customers.iter();
    let contacts = |counts: &dyn Fn(&Visit) -> bool| {
        let visits = all().flat_map(|customer| &customer.visits);
        Decimal::from(visits.filter(|visit| visit.is_contact() && days.has(visit.day) && counts(visit)).count())
    };
    let money = |counted| all().map(|customer| earned(customer, counted, days, &book.settings.currency)).sum();
    match what {
        TargetWhat::Contacts => contacts(&|_| true),
        TargetWhat::Visits => contacts(&|visit| visit.channel.is_some_and(|channel| channel.in_person())),
        TargetWhat::NewCustomers => Decimal::from(all().filter(|customer| is_new(customer, days)).count()),
        TargetWhat::Revenue => money(book.settings.counted),
        TargetWhat::Collected => money(Counted::Payments) - money(Counted::Revenue),
    }
}

/// Whether a customer became one within some days: on the day that the card names, else on that on which it came into
/// the book.
fn is_new(customer: &Customer, days: Days) -> bool {
    let card = &customer.card;
    let came: Option<Day> = card.since.or(card.added).or(customer.arrived);
    came.is_some_and(|day| days.has(day))
}
