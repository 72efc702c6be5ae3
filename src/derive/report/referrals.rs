//! Who introduced whom, what came of it, and who is to be thanked.

use super::{Audience, Cell, Column, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::day::days_between;
use crate::book::{CustomerIndex, Day, Money};
use crate::derive::earned::entries;
use crate::derive::referral::{Reached, day_of, tree};
use crate::derive::sums::of_amounts;

/// The report on introductions: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "referrals",
    title: "referrals-title",
    dated: "report-as-of",
    empty: "referrals-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Page,
    lists: &["thanks", "introducers", "tree"],
    make,
};

/// So many days after an introduction a thank-you still makes sense.
const THANKS: i32 = 90;

fn make(input: &Input) -> Vec<Section> {
    let today = input.overview.today;
    let is_known = |at: CustomerIndex| day_of(&input.book.customers[at]).is_none_or(|day| day <= today);
    let trees: Vec<Tree> = (0..input.book.customers.len())
        .filter(|&at| input.book.customers[at].introduced.iter().any(|&new| is_known(new)))
        .map(|root| {
            let all = tree(input.book, root);
            Tree { root, all: all.into_iter().filter(|(at, _)| is_known(*at)).collect() }
        })
        .collect();
    if trees.is_empty() {
        return Vec::new();
    }
    let thanks = thanks(input, &trees);
    let mut introducers = introducers(input, &trees);
    let introduced: usize = trees.iter().map(|tree| tree.direct().count()).sum();
    let bought = trees.iter().flat_map(Tree::direct).filter(|&at| reached(input, at) == Reached::Customer).count();
    let lead = Phrase::new("referrals-lead").with("n", introduced).with("by", trees.len()).with("customers", bought);
    introducers.lead = Some(Remark::new(lead));
    [introducers, thanks, branches(input, &trees)].into_iter().filter(|section| !section.rows.is_empty()).collect()
}

/// All who began with one customer.
struct Tree {
    root: CustomerIndex,
    /// With the number of steps from the root.
    all: Vec<(CustomerIndex, usize)>,
}

impl Tree {
    fn direct(&self) -> impl Iterator<Item = CustomerIndex> + '_ {
        self.all.iter().filter(|(_, depth)| *depth == 1).map(|(at, _)| *at)
    }
}

fn reached(input: &Input, at: CustomerIndex) -> Reached {
    let has_bought = earned_by(input, at).next().is_some();
    Reached::of(&input.book.customers[at], &input.overview.customers[at], has_bought, input.overview.today)
}

/// What a customer brought in up to the day of the report.
fn earned_by<'b>(input: &Input<'b>, at: CustomerIndex) -> impl Iterator<Item = Money> + use<'b> {
    entries(&input.book.customers[at], input.book.settings.counted, input.overview.today).map(|(_, money)| money)
}

/// Who brought others, by what all of them brought in, in the book's currency; then by their number.
fn introducers(input: &Input, trees: &[Tree]) -> Section {
    let columns = vec![
        Column::new("customer", "referrals-by"),
        Column::new("introduced", "referrals-introduced"),
        Column { is_optional: true, ..Column::new("customers", "referrals-customers") },
        Column { is_optional: true, ..Column::new("all", "referrals-all") },
        Column::new("brought", "referrals-brought"),
        Column { is_optional: true, ..Column::new("last", "referrals-last") },
    ];
    let home = &input.book.settings.currency;
    let mut rows: Vec<_> = trees
        .iter()
        .map(|tree| {
            let sums = of_amounts(tree.all.iter().flat_map(|(at, _)| earned_by(input, *at)));
            let at_home = sums.iter().find(|(currency, _)| **currency == **home).map(|(_, sum)| *sum);
            let last = tree.direct().filter_map(|at| day_of(&input.book.customers[at])).max();
            (at_home.unwrap_or_default(), tree, sums, last)
        })
        .collect();
    rows.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.all.len().cmp(&a.1.all.len())).then(a.1.root.cmp(&b.1.root)));
    let row = |(_, tree, sums, last): (_, &Tree, _, Option<Day>)| {
        let bought = tree.direct().filter(|&at| reached(input, at) == Reached::Customer).count();
        vec![
            Cell::Customer(tree.root),
            tree.direct().count().into(),
            bought.into(),
            tree.all.len().into(),
            Cell::Sums(sums),
            last.map_or(Cell::Empty, Cell::from),
        ]
    };
    Section { rows: rows.into_iter().map(row).collect(), ..Section::new("introducers", columns) }
}

/// Introductions after which nobody was in touch with the one who made them.
fn thanks(input: &Input, trees: &[Tree]) -> Section {
    let today = input.overview.today;
    let columns = vec![
        Column::new("customer", "referrals-thank"),
        Column::new("introduced", "referrals-for"),
        Column::new("day", "referrals-on"),
    ];
    let mut due: Vec<(Day, CustomerIndex, CustomerIndex)> = Vec::new();
    for tree in trees {
        let last = input.overview.customers[tree.root].contact.last.map(|last| last.day);
        for at in tree.direct() {
            let Some(day) = day_of(&input.book.customers[at]) else { continue };
            let is_fresh = days_between(day, today) <= THANKS;
            if is_fresh && last.is_none_or(|last| last < day) && !input.book.customers[tree.root].card.is_lost() {
                due.push((day, tree.root, at));
            }
        }
    }
    due.sort_unstable();
    let rows = due.into_iter().map(|(day, root, at)| vec![Cell::Customer(root), Cell::Customer(at), day.into()]);
    let heading = Some(Phrase::new("referrals-thanks").into());
    Section { heading, rows: rows.collect(), ..Section::new("thanks", columns) }
}

/// The trees, from those whom nobody in the book introduced: each one below the one who brought it.
fn branches(input: &Input, trees: &[Tree]) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("by", "referrals-by"),
        Column { is_optional: true, ..Column::new("steps", "referrals-steps") },
        Column { audience: Audience::Readers, ..Column::new("came_of_it", "referrals-came-of-it") },
        Column::json("reached"),
        Column { is_optional: true, ..Column::new("brought", "referrals-brought") },
    ];
    let is_first = |tree: &&Tree| {
        let by = input.book.customers[tree.root].referred_by;
        // Where all of a circle were introduced, the first of them begins it.
        by.is_none() || tree.all.iter().all(|(at, _)| tree.root < *at) && tree.all.iter().any(|(at, _)| Some(*at) == by)
    };
    let row = |&(at, steps): &(CustomerIndex, usize)| {
        let reached = reached(input, at);
        vec![
            Cell::Customer(at),
            input.book.customers[at].referred_by.map_or(Cell::Empty, Cell::Customer),
            steps.into(),
            Phrase::new(format!("reached-{}", reached.word())).into(),
            reached.word().into(),
            Cell::Sums(of_amounts(earned_by(input, at))),
        ]
    };
    let rows = trees.iter().filter(is_first).flat_map(|tree| &tree.all).map(row).collect();
    let heading = Some(Phrase::new("referrals-tree").into());
    Section { heading, rows, ..Section::new("tree", columns) }
}
