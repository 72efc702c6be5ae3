//! Which products are held: how many customers have each, how many lack it, and what each customer holds.

use super::{Cell, Column, Input, ReportKind, ReportPlace, Section};
use crate::book::CustomerIndex;
use crate::derive::holdings;

/// The report on products: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "products",
    title: "reports-products",
    dated: "report-as-of",
    empty: "reports-products-none",
    options: &[],
    place: ReportPlace::Elsewhere("lists/products.html"),
    lists: &["products", "customers"],
    make,
};

fn make(input: &Input) -> Vec<Section> {
    let holdings = holdings::derive(input.book);
    if holdings.products.is_empty() {
        return Vec::new();
    }
    let columns = [("product", "fact-product"), ("holders", "products-holders"), ("lacking", "products-lacking")];
    let mut products = Section::new("products", columns.map(|(key, title)| Column::new(key, title)).to_vec());
    let row = |held: &holdings::Held| vec![held.name.into(), held.holders.len().into(), holdings.lacking(held).into()];
    products.rows = holdings.products.iter().map(row).collect();
    let columns = [("customer", "column-customer"), ("holds", "products-holds")];
    let mut customers = Section::new("customers", columns.map(|(key, title)| Column::new(key, title)).to_vec());
    let held = |at: CustomerIndex| -> Vec<String> {
        input.book.customers[at].card.products.iter().map(|product| product.name.clone()).collect()
    };
    let rows = holdings.customers.iter().map(|&at| vec![Cell::Customer(at), Cell::Texts(held(at))]);
    customers.rows = rows.collect();
    vec![products, customers]
}
