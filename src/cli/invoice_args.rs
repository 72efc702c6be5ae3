//! The options of `invoice`.

use clap::Args;

#[derive(Args, Debug)]
pub struct InvoiceArgs {
    #[arg(value_name = "CUSTOMER")]
    pub(super) customer: String,
    #[arg(value_name = "AMOUNT", allow_hyphen_values = true, required_unless_present_any = CHANGES)]
    #[arg(conflicts_with_all = CHANGES)]
    pub(super) amount: Option<String>,
    /// The second word of `eur 5000` or `5000 eur`.
    #[arg(value_name = "CURRENCY", requires = "amount")]
    pub(super) beside: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(super) no: String,
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<String>,
    #[arg(long, value_name = "DATE|TERMS", conflicts_with_all = CHANGES)]
    pub(super) due: Option<String>,
    #[arg(long, value_name = "CODE", conflicts_with_all = CHANGES)]
    pub(super) currency: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with_all = CHANGES)]
    pub(super) po: Option<String>,
    #[arg(long, value_name = "REASON", conflicts_with_all = ["end_dispute", "write_off"])]
    pub(super) dispute: Option<String>,
    #[arg(long, value_name = "AMOUNT", requires = "dispute")]
    pub(super) part: Option<String>,
    #[arg(long, conflicts_with = "write_off")]
    pub(super) end_dispute: bool,
    /// An empty amount stands for all that is open.
    #[arg(long, value_name = "AMOUNT", num_args = 0..=1, default_missing_value = "")]
    pub(super) write_off: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "write_off")]
    pub(super) reason: Option<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
}

impl InvoiceArgs {
    /// The amount with the currency beside it, as it was typed; `None` without an amount.
    pub(super) fn typed_amount(&self) -> Option<String> {
        let words: Vec<&str> = self.amount.iter().chain(&self.beside).map(String::as_str).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

/// The options that change an invoice of the account.
const CHANGES: [&str; 3] = ["dispute", "end_dispute", "write_off"];
