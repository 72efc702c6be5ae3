//! The company's list of open invoices, as its system exports it: CSV with headers in either language.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::sum;
use super::table::{NotATable, Table, TableRow};
use crate::book::{Day, invoice_number};
use crate::format::{moment, spoken_day};

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
    "invoice #",
    "invoice#",
    "invoice num",
    "inv #",
    "inv no",
    "no",
    "no.",
    "num",
    "number",
    "document number",
    "账单号",
    "发票号",
    "发票号码",
    "单号",
    "账单",
    "编号",
];
const OPEN: &[&str] = &[
    "open",
    "open amount",
    "open balance",
    "amount open",
    "balance",
    "balance due",
    "outstanding",
    "amount outstanding",
    "amount due",
    "未收",
    "未收金额",
    "余额",
    "欠款",
    "应收余额",
];
const DATE: &[&str] =
    &["date", "invoice date", "inv date", "transaction date", "日期", "开票日", "开票日期", "账单日期"];
const DUE: &[&str] = &["due", "due date", "到期", "到期日", "到期日期"];
const CUSTOMER: &[&str] = &["customer", "customer id", "customer name", "name", "客户", "客户名称", "客户编号"];
const CURRENCY: &[&str] = &["currency", "币种"];

/// Reads a list for a book with the currency `home`; every line must be valid, because a skipped line would count as a
/// settled invoice.
pub fn read(text: &str, home: &str) -> Result<Vec<OpenInvoice>, ListError> {
    let table = Table::read(text).map_err(ListError::NotATable)?;
    let needed = |name: &'static str, names: &[&str]| {
        table.column(names).ok_or_else(|| ListError::MissingColumn { column: name, names: names.join(", ") })
    };
    let (no, open) = (Some(needed("list-no", NO)?), Some(needed("list-open", OPEN)?));
    let [date, due, customer, currency] = [DATE, DUE, CUSTOMER, CURRENCY].map(|names| table.column(names));
    let mut found: Vec<OpenInvoice> = Vec::new();
    let mut seen = HashSet::new();
    for row in table.rows.iter().filter(|row| !is_heading_or_sum(row, no, open)) {
        let line = row.line;
        let bad = |column, value: &str| ListError::BadLine { line, column, value: value.to_owned() };
        let day = |column, name| row.cell(column).map(|text| read_day(text).ok_or_else(|| bad(name, text))).transpose();
        let amount = row.cell(open).unwrap_or_default();
        let own = row.cell(currency).map(str::to_owned);
        let sum = sum::read(amount, own.as_deref(), home).filter(|sum| !sum.amount.is_sign_negative());
        let sum = sum.ok_or_else(|| bad("list-open", amount))?;
        let invoice = OpenInvoice {
            line,
            no: row.cell(no).ok_or_else(|| bad("list-no", ""))?.to_owned(),
            open: sum.amount,
            date: day(date, "list-date")?,
            due: day(due, "list-due")?,
            customer: row.cell(customer).map(str::to_owned),
            currency: own.or(sum.currency),
        };
        if !seen.insert(invoice_number::fold(&invoice.no)) {
            return Err(ListError::Twice { line, no: invoice.no });
        }
        found.push(invoice);
    }
    Ok(found)
}

/// A line that is no invoice: the name of a customer above the invoices, an empty line, or the sum below them.
fn is_heading_or_sum(row: &TableRow, no: Option<usize>, open: Option<usize>) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_empty()).map(|cell| cell.to_lowercase()).unwrap_or_default();
    let is_sum = ["total", "合计", "小计", "总计"].iter().any(|word| first.starts_with(word));
    row.cell(no).is_none() && (row.cell(open).is_none() || is_sum)
}

/// `2026-11-21`, `2026/11/21`, `2026.11.21`, `2026年11月21日`, and as the United States write it `9/10/2026`, `Sep 10,
/// 2026`. A day with a time behind it too.
fn read_day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    if let [year, month, day] = parts[..]
        && year.len() == 4
    {
        return moment::from_text(&format!("{year}-{month:0>2}-{day:0>2}")).map(|moment| moment.day);
    }
    let without_time = text.split_once(' ').filter(|(day, time)| day.contains('/') && time.contains(':'));
    spoken_day::whole(without_time.map_or(text, |(day, _)| day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_both_languages_are_known() {
        let rows = read("账单号,客户,未收金额,到期日\nINV-1,华鑫,\"58,000.00\",2026/10/1\n", "CNY").unwrap();
        assert_eq!((rows[0].no.as_str(), rows[0].open, rows[0].line), ("INV-1", Decimal::from(58_000), 2));
        assert_eq!(rows[0].due, Some(Day::constant(2026, 10, 1)));
        assert_eq!(read("Invoice No;Open Amount\nA-1;12.50\n", "CNY").unwrap()[0].open, Decimal::new(1250, 2));
    }

    #[test]
    fn a_line_that_cannot_be_read_stops_it_all() {
        assert!(matches!(read("no,open\nA-1,many\n", "CNY"), Err(ListError::BadLine { line: 2, .. })));
        assert!(matches!(read("no,open\nA-1,1\nA-1,2\n", "CNY"), Err(ListError::Twice { line: 3, .. })));
        assert!(matches!(read("a,b\n1,2\n", "CNY"), Err(ListError::MissingColumn { .. })));
    }

    #[test]
    fn chinese_systems_write_gbk() {
        let bytes = encoding_rs::GBK.encode("单号,未收\nA-1,5\n").0;
        assert_eq!(read(&crate::exchange::table::decode(&bytes), "CNY").unwrap().len(), 1);
    }

    #[test]
    fn exports_of_the_united_states_are_read() {
        let text = "Customer,Num,Date,Due Date,Open Balance\nMiller Machine,,,,\n,A-1,9/10/2026,10/10/2026,$640.50\n\
                    Total Miller Machine,,,,$640.50\n,A-2,\"Sep 11, 2026\",,\"$1,200.00\"\n";
        let rows = read(text, "USD").unwrap();
        assert_eq!((rows[0].no.as_str(), rows[0].open), ("A-1", Decimal::new(64_050, 2)));
        assert_eq!(rows[0].date, Some(Day::constant(2026, 9, 10)));
        assert_eq!(rows[0].due, Some(Day::constant(2026, 10, 10)));
        assert_eq!((rows[1].date, rows[1].open), (Some(Day::constant(2026, 9, 11)), Decimal::from(1_200)));
        assert_eq!(read("Invoice #,Balance\nA-1,5\n", "USD").unwrap()[0].no, "A-1");
        assert!(matches!(read("Num,Open,Date\nA-1,5,25/12/2026\n", "USD"), Err(ListError::BadLine { line: 2, .. })));
        assert!(matches!(read("Num,Open\n,5\n", "USD"), Err(ListError::BadLine { line: 2, .. })));
        assert!(matches!(read("Num,Open\nA-1,1.000\n", "USD"), Err(ListError::BadLine { line: 2, .. })));
        assert!(matches!(read("Num,Open\nA-1,5\na-1,6\n", "USD"), Err(ListError::Twice { line: 3, .. })));
    }
}
