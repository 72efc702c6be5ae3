//! The company's list of open invoices, as its system exports it: CSV with headers in either language.

use rust_decimal::Decimal;

use super::table::{NotATable, Table};
use crate::book::Day;
use crate::format::{moment, money};

/// One invoice of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenInvoice {
    /// The line in the file, counted from 1; the header is line 1.
    pub line: u64,
    /// The number of the invoice.
    pub no: String,
    /// The amount that is not paid yet.
    pub open: Decimal,
    /// The day of the invoice; `None` where the list does not give it.
    pub date: Option<Day>,
    /// The due day; `None` where the list does not give it.
    pub due: Option<Day>,
    /// The customer as the list names them; `None` where it does not.
    pub customer: Option<String>,
    /// The currency as the list writes it; `None` where it gives none.
    pub currency: Option<String>,
}

/// Why a list cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListError {
    /// The list has no column with any of these names.
    MissingColumn {
        /// The id of the message that names the column.
        column: &'static str,
        /// The headers that would be understood.
        names: String,
    },
    /// The amount, day or number of a line cannot be read.
    BadLine {
        /// The line, counted from 1.
        line: u64,
        /// What the column holds: the key of a message.
        column: &'static str,
        /// The value as the list writes it.
        value: String,
    },
    /// The file is not a table.
    NotATable(NotATable),
    /// Two lines have the same invoice number, and it is unclear which one is right.
    Twice {
        /// The second of the two lines, counted from 1.
        line: u64,
        /// The number of the invoice.
        no: String,
    },
}

/// The headers under which a column may stand, compared without regard to case and surrounding spaces.
const NO: &[&str] = &[
    "invoice",
    "invoice no",
    "invoice number",
    "invoice no.",
    "no",
    "number",
    "账单号",
    "发票号",
    "发票号码",
    "单号",
    "账单",
    "编号",
];
const OPEN: &[&str] =
    &["open", "open amount", "balance", "outstanding", "amount due", "未收", "未收金额", "余额", "欠款", "应收余额"];
const DATE: &[&str] = &["date", "invoice date", "日期", "开票日", "开票日期", "账单日期"];
const DUE: &[&str] = &["due", "due date", "到期", "到期日", "到期日期"];
const CUSTOMER: &[&str] = &["customer", "customer id", "customer name", "客户", "客户名称", "客户编号"];
const CURRENCY: &[&str] = &["currency", "币种"];

/// Reads a list; every line must be valid, because a skipped line would count as a settled invoice.
pub fn read(text: &str) -> Result<Vec<OpenInvoice>, ListError> {
    let table = Table::read(text).map_err(ListError::NotATable)?;
    let needed = |name: &'static str, names: &[&str]| {
        table.column(names).ok_or_else(|| ListError::MissingColumn { column: name, names: names.join(", ") })
    };
    let (no, open) = (Some(needed("list-no", NO)?), Some(needed("list-open", OPEN)?));
    let [date, due, customer, currency] = [DATE, DUE, CUSTOMER, CURRENCY].map(|names| table.column(names));
    let mut found: Vec<OpenInvoice> = Vec::new();
    for row in &table.rows {
        let line = row.line;
        let bad = |column, value: &str| ListError::BadLine { line, column, value: value.to_owned() };
        let day = |column, name| row.cell(column).map(|text| read_day(text).ok_or_else(|| bad(name, text))).transpose();
        let amount = row.cell(open).unwrap_or_default();
        let invoice = OpenInvoice {
            line,
            no: row.cell(no).ok_or_else(|| bad("list-no", ""))?.to_owned(),
            open: money::parse(amount).filter(|sum| !sum.is_sign_negative()).ok_or_else(|| bad("list-open", amount))?,
            date: day(date, "list-date")?,
            due: day(due, "list-due")?,
            customer: row.cell(customer).map(str::to_owned),
            currency: row.cell(currency).map(str::to_owned),
        };
        if found.iter().any(|known| known.no == invoice.no) {
            return Err(ListError::Twice { line, no: invoice.no });
        }
        found.push(invoice);
    }
    Ok(found)
}

/// `2026-11-21`, `2026/11/21`, `2026.11.21`, `2026年11月21日`.
fn read_day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = parts[..] else { return None };
    (year.len() == 4)
        .then(|| moment::from_text(&format!("{year}-{month:0>2}-{day:0>2}")))
        .flatten()
        .map(|moment| moment.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_both_languages_are_known() {
        let rows = read("账单号,客户,未收金额,到期日\nINV-1,华鑫,\"58,000.00\",2026/10/1\n").unwrap();
        assert_eq!((rows[0].no.as_str(), rows[0].open, rows[0].line), ("INV-1", Decimal::from(58_000), 2));
        assert_eq!(rows[0].due, Some(Day::constant(2026, 10, 1)));
        assert_eq!(read("Invoice No;Open Amount\nA-1;12.50\n").unwrap()[0].open, Decimal::new(1250, 2));
    }

    #[test]
    fn a_line_that_cannot_be_read_stops_it_all() {
        assert!(matches!(read("no,open\nA-1,many\n"), Err(ListError::BadLine { line: 2, .. })));
        assert!(matches!(read("no,open\nA-1,1\nA-1,2\n"), Err(ListError::Twice { line: 3, .. })));
        assert!(matches!(read("a,b\n1,2\n"), Err(ListError::MissingColumn { .. })));
    }

    #[test]
    fn chinese_systems_write_gbk() {
        let bytes = encoding_rs::GBK.encode("单号,未收\nA-1,5\n").0;
        assert_eq!(read(&crate::exchange::table::decode(&bytes)).unwrap().len(), 1);
    }
}
