//! The options of `pay`.

use clap::Args;

use super::choice_arg::choice;
use crate::book::account::PaymentKind;

#[derive(Args, Debug)]
pub struct PayArgs {
    #[arg(value_name = "CUSTOMER")]
    pub(super) customer: String,
    #[arg(value_name = "AMOUNT", allow_hyphen_values = true, required_unless_present_any = CHANGES)]
    #[arg(conflicts_with_all = CHANGES)]
    pub(super) amount: Option<String>,
    /// The second word of `eur 5000` or `5000 eur`.
    #[arg(value_name = "CURRENCY", requires = "amount")]
    pub(super) beside: Option<String>,
    #[arg(long = "for", value_name = "INVOICE[=AMOUNT]", conflicts_with = "returned")]
    pub(super) invoices: Vec<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "apply")]
    pub(super) on: Option<String>,
    #[arg(long, value_name = "CODE", conflicts_with_all = CHANGES)]
    pub(super) currency: Option<String>,
    #[arg(long, value_parser = choice::<PaymentKind>(), conflicts_with_all = CHANGES)]
    pub(super) kind: Option<PaymentKind>,
    #[arg(long, value_name = "TEXT", conflicts_with_all = CHANGES)]
    pub(super) method: Option<String>,
    #[arg(long = "ref", value_name = "TEXT", conflicts_with_all = CHANGES)]
    pub(super) reference: Option<String>,
    #[arg(long, conflicts_with = "returned")]
    pub(super) apply: bool,
    #[arg(long, value_name = "NUMBER")]
    pub(super) returned: Option<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
}

impl PayArgs {
    /// The amount with the currency beside it, as it was typed; `None` without an amount.
    pub(super) fn typed_amount(&self) -> Option<String> {
        let words: Vec<&str> = self.amount.iter().chain(&self.beside).map(String::as_str).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

/// The options that change money of the account.
const CHANGES: [&str; 2] = ["apply", "returned"];
