//! Ratios of a balance sheet, computed from the figures noted for a day.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::book::Day;
use crate::book::account::Figure;

choices! {
    /// The ratios that every textbook of credit begins with.
    pub enum RatioKind {
        /// Current assets over current liabilities.
        Current = "current",
        /// The same without stock.
        Quick = "quick",
        /// Liabilities over assets.
        Debt = "debt",
        /// Net profit over revenue.
        Margin = "margin",
    }
}

/// One ratio of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// Which ratio.
    pub kind: RatioKind,
    /// Its value as a plain number: 0.6 stands for 60 percent.
    pub value: Decimal,
    /// Whether it is on the wrong side of the usual threshold: current 2, quick 1, debt 0.6, net margin 0.
    pub weak: bool,
}

/// The names under which a figure may stand, in both languages.
const NAMES: [(&str, &str); 7] = [
    ("current assets", "流动资产"),
    ("current liabilities", "流动负债"),
    ("inventory", "存货"),
    ("total assets", "资产总额"),
    ("total liabilities", "负债总额"),
    ("sales", "营业收入"),
    ("net profit", "净利润"),
];

/// The ratios of each day for which enough figures are noted, the newest first.
pub fn derive(figures: &[Figure]) -> Vec<(Day, Vec<Ratio>)> {
    let mut by_day: BTreeMap<Day, [Option<Decimal>; 7]> = BTreeMap::new();
    for figure in figures {
        let name = figure.name.trim().to_lowercase();
        if let Some(at) = NAMES.iter().position(|&(english, chinese)| name == english || name == chinese) {
            by_day.entry(figure.date).or_default()[at] = Some(figure.amount);
        }
    }
    let days = by_day.into_iter().rev().map(|(day, figures)| (day, ratios(&figures)));
    days.filter(|(_, ratios)| !ratios.is_empty()).collect()
}

fn ratios(figures: &[Option<Decimal>; 7]) -> Vec<Ratio> {
    let [current_assets, current_debt, inventory, assets, debt, sales, profit] = *figures;
    let over = |above: Option<Decimal>, below: Option<Decimal>| above?.checked_div(below?);
    let quick = current_assets.zip(inventory).map(|(assets, inventory)| assets - inventory);
    let found = [
        (RatioKind::Current, over(current_assets, current_debt), Decimal::TWO, false),
        (RatioKind::Quick, over(quick, current_debt), Decimal::ONE, false),
        (RatioKind::Debt, over(debt, assets), Decimal::new(6, 1), true),
        (RatioKind::Margin, over(profit, sales), Decimal::ZERO, false),
    ];
    let ratio = |(kind, value, usual, at_most): (RatioKind, Option<Decimal>, Decimal, bool)| {
        let value = value?;
        Some(Ratio { kind, value, weak: if at_most { value > usual } else { value < usual } })
    };
    found.into_iter().filter_map(ratio).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_come_of_the_figures_of_one_day() {
        let figure = |name: &str, amount: i64| Figure {
            date: Day::constant(2025, 12, 31),
            name: name.into(),
            amount: amount.into(),
        };
        let figures =
            [figure("流动资产", 300), figure("Current liabilities", 200), figure("存货", 120), figure("assets", 1)];
        let found = derive(&figures);
        let told: Vec<(RatioKind, String, bool)> =
            found[0].1.iter().map(|one| (one.kind, one.value.normalize().to_string(), one.weak)).collect();
        assert_eq!(told, [(RatioKind::Current, "1.5".into(), true), (RatioKind::Quick, "0.9".into(), true)]);
    }
}
