//! `renew`: gives a product that ends, or whose check is due, a new day.

use std::process::ExitCode;

use clap::Args;

use super::{ChangeSession, Failure, Session};
use crate::book::Customer;
use crate::book::customer::Product;
use crate::book::product_day::ProductDay;
use crate::book::record::Record;
use crate::edit::renew;
use crate::format::spoken_day;
use crate::say;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct RenewArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: String,
    #[arg(value_name = "PRODUCT")]
    product: String,
    #[arg(long, value_name = "DATE")]
    until: String,
    #[arg(long)]
    warranty: bool,
    #[arg(long, conflicts_with = "warranty")]
    check: bool,
}

impl RenewArgs {
    fn day(&self) -> ProductDay {
        match (self.warranty, self.check) {
            (true, _) => ProductDay::Warranty,
            (_, true) => ProductDay::Check,
            _ => ProductDay::Expires,
        }
    }
}

/// Writes the new day of the product.
pub fn run(args: &RenewArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let customer = &session.book().customers[index];
    let product = product(session, customer, &args.product)?;
    let which = args.day();
    let present = which.of(product);
    // A longer contract goes on from the day on which the present one ends, the next check comes after the one that was
    // made.
    let goes_on = present.filter(|_| which != ProductDay::Check);
    let longer = goes_on.and_then(|day| spoken_day::ahead(&args.until, day));
    let until = longer.map_or_else(|| session.coming_day(&args.until), Ok)?;
    if until <= session.today {
        let value = if longer.is_some() { format!("{} = {until}", args.until) } else { args.until.clone() };
        return Err(Failure::usage(session.words, "err-past", &[("value", value.into())]));
    }
    if let Some(present) = present.filter(|&present| until <= present) {
        let args = [("value", until.to_string().into()), ("present", present.to_string().into())];
        return Err(Failure::usage(session.words, "err-renew-back", &args));
    }
    let path = Record::Card.path(&customer.id);
    let before = session.text(&path)?;
    let key = product.no.as_deref().unwrap_or(&product.name);
    let edit = renew::renew(path.clone(), &before, key, until, which)
        .map_err(|error| (path.as_str(), error).explain(session.words))?;
    let message = match which {
        ProductDay::Expires => "commit-renew",
        ProductDay::Warranty => "commit-renew-warranty",
        ProductDay::Check => "commit-renew-check",
    };
    let message = say!(session.words, message, name = &*customer.listed_name(), product = product.name.as_str());
    session.save(&[edit], "renew", &message)?;
    let day = session.words.day(until, session.today);
    let name = customer.listed_name();
    let (name, what) = (&*name, product.name.as_str());
    let told = match which {
        ProductDay::Expires => "renewed",
        ProductDay::Warranty => "renewed-warranty",
        ProductDay::Check => "renewed-check",
    };
    session.terminal.out(&say!(session.words, told, name = name, product = what, day = day));
    Ok(ExitCode::SUCCESS)
}

/// The one product with this number, name or part of a name.
fn product<'c>(session: &Session, customer: &'c Customer, text: &str) -> Result<&'c Product, Failure> {
    let products = &customer.card.products;
    let exact: Vec<&Product> =
        products.iter().filter(|product| product.no.as_deref() == Some(text) || product.name == text).collect();
    let wanted = text.to_lowercase();
    let part = || products.iter().filter(|product| product.name.to_lowercase().contains(&wanted)).collect();
    let found: Vec<&Product> = if exact.is_empty() { part() } else { exact };
    let names = |products: &[&Product]| session.words.list(products.iter().map(|product| product.name.as_str()));
    match found[..] {
        [one] => Ok(one),
        [] => {
            let args = [("name", text.into()), ("products", names(&products.iter().collect::<Vec<_>>()).into())];
            let id = if products.is_empty() { "err-no-products" } else { "err-no-product" };
            Err(Failure::usage(session.words, id, &args))
        }
        _ => Err(Failure::usage(
            session.words,
            "err-several-products",
            &[("name", text.into()), ("products", names(&found).into())],
        )),
    }
}
