//! The company's list of open invoices, as its system exports it: CSV with headers in either language.

use std::collections::HashMap;

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
    /// The amount that is not paid yet; below zero in a credit memo.
    pub open: Decimal,
    /// The whole amount; `None` where the list does not give it.
    pub amount: Option<Decimal>,
    /// The day of the invoice; `None` where the list does not give it.
    pub date: Option<Day>,
    /// The due day; `None` where the list does not give it.
    pub due: Option<Day>,
    /// The customer as the list names them; `None` where it does not.
    pub customer: Option<String>,
    /// The currency, by its code; `None` where the list gives none.
    pub currency: Option<String>,
}

/// The list as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenList {
    /// Its invoices and credit memos.
    pub invoices: Vec<OpenInvoice>,
    /// The lines that cannot be read.
    pub unread: Vec<UnreadLine>,
}

/// A line of the list that cannot be read. What it says of its invoice is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadLine {
    /// The line in the file, counted from 1.
    pub line: u64,
    /// The number of the invoice; `None` where that is what is missing.
    pub no: Option<String>,
    /// The customer as the list names them; `None` where it does not.
    pub customer: Option<String>,
    /// What is wrong with the line.
    pub reason: Unreadable,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// An amount, a day, a currency or the number.
    Value {
        /// What the column holds: the key of a message.
        column: &'static str,
        /// The value as the list writes it.
        value: String,
    },
    /// Another line has the same number for the same customer, and it is unclear which one is right.
    Twice,
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
    /// The file is not a table.
    NotATable(NotATable),
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
const AMOUNT: &[&str] = &[
    "amount",
    "invoice amount",
    "original amount",
    "total",
    "total amount",
    "invoice total",
    "金额",
    "发票金额",
    "原金额",
    "账单金额",
    "应收金额",
];
const DATE: &[&str] =
    &["date", "invoice date", "inv date", "transaction date", "日期", "开票日", "开票日期", "账单日期"];
const DUE: &[&str] = &["due", "due date", "到期", "到期日", "到期日期"];
const CUSTOMER: &[&str] = &["customer", "customer id", "customer name", "name", "客户", "客户名称", "客户编号"];
const CURRENCY: &[&str] = &["currency", "币种"];

/// Reads a list for a book with the currency `home`. A line that cannot be read is told, and the others are read.
pub fn read(text: &str, home: &str) -> Result<OpenList, ListError> {
    let table = Table::read(text).map_err(ListError::NotATable)?;
    let columns = Columns::of(&table)?;
    let mut list = OpenList::default();
    let mut heading: Option<&str> = None;
    for row in &table.rows {
        if row.cell(columns.no).is_none()
            && let Some(told) = other_than_invoice(row, &columns)
        {
            heading = told;
            continue;
        }
        let no = row.cell(columns.no).map(str::to_owned);
        let customer = columns.customer_of(row, heading);
        match columns.invoice(row, heading, home) {
            Ok(invoice) => list.invoices.push(invoice),
            Err(reason) => list.unread.push(UnreadLine { line: row.line, no, customer, reason }),
        }
    }
    put_aside_twins(&mut list);
    Ok(list)
}

/// Lines with one number for one customer, and those with the number of a line that cannot be read and may be about the
/// same one: none of them counts.
fn put_aside_twins(list: &mut OpenList) {
    let key =
        |no: &str, customer: &Option<String>| (invoice_number::fold(no), customer.as_deref().map(str::to_lowercase));
    let unread = list.unread.iter().filter_map(|unread| Some(key(unread.no.as_deref()?, &unread.customer)));
    let read = list.invoices.iter().map(|invoice| key(&invoice.no, &invoice.customer));
    let (mut of_customer, mut of_number): (HashMap<_, usize>, HashMap<String, usize>) = Default::default();
    for key in unread.chain(read) {
        *of_number.entry(key.0.clone()).or_default() += 1;
        *of_customer.entry(key).or_default() += 1;
    }
    let is_alone = |invoice: &OpenInvoice| match key(&invoice.no, &invoice.customer) {
        (no, None) => of_number[&no] == 1,
        own => of_customer[&own] + of_customer.get(&(own.0.clone(), None)).copied().unwrap_or_default() == 1,
    };
    let (alone, twins): (Vec<_>, Vec<_>) = std::mem::take(&mut list.invoices).into_iter().partition(is_alone);
    list.invoices = alone;
    let unread =
        |OpenInvoice { line, no, customer, .. }| UnreadLine { line, no: Some(no), customer, reason: Unreadable::Twice };
    list.unread.extend(twins.into_iter().map(unread));
    list.unread.sort_by_key(|unread| unread.line);
}

/// Where the values stand.
struct Columns {
    no: Option<usize>,
    open: Option<usize>,
    amount: Option<usize>,
    date: Option<usize>,
    due: Option<usize>,
    customer: Option<usize>,
    currency: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Columns, ListError> {
        let needed = |name: &'static str, names: &[&str]| {
            table.column(names).ok_or_else(|| ListError::MissingColumn { column: name, names: names.join(", ") })
        };
        let (no, open) = (Some(needed("list-no", NO)?), Some(needed("list-open", OPEN)?));
        let columns = [AMOUNT, DATE, DUE, CUSTOMER, CURRENCY].map(|names| table.column(names));
        let [amount, date, due, customer, currency] = columns;
        Ok(Columns { no, open, amount, date, due, customer, currency })
    }

    /// The customer of a row: the one of the heading above where the row names none.
    fn customer_of(&self, row: &TableRow, heading: Option<&str>) -> Option<String> {
        row.cell(self.customer).or(heading).map(str::to_owned)
    }

    /// The invoice of a row.
    fn invoice(&self, row: &TableRow, heading: Option<&str>, home: &str) -> Result<OpenInvoice, Unreadable> {
        let bad = |column, value: &str| Unreadable::Value { column, value: value.to_owned() };
        let day = |column, name| row.cell(column).map(|text| read_day(text).ok_or_else(|| bad(name, text))).transpose();
        let amount = row.cell(self.open).unwrap_or_default();
        let code = |text| sum::code(text, home).ok_or_else(|| bad("list-currency", text));
        let own = row.cell(self.currency).map(code).transpose()?;
        let sum = sum::read(amount, own.as_deref(), home);
        // A sign that names another currency than the column is no amount that can be trusted.
        let sum = sum.filter(|sum| own.is_none() || sum.currency.is_none() || sum.currency == own);
        let sum = sum.ok_or_else(|| bad("list-open", amount))?;
        let whole = |text| sum::read(text, own.as_deref(), home).ok_or_else(|| bad("list-amount", text));
        let whole = row.cell(self.amount).map(whole).transpose()?;
        Ok(OpenInvoice {
            line: row.line,
            no: row.cell(self.no).ok_or_else(|| bad("list-no", ""))?.to_owned(),
            open: sum.amount,
            amount: whole.map(|sum| sum.amount),
            date: day(self.date, "list-date")?,
            due: day(self.due, "list-due")?,
            customer: self.customer_of(row, heading),
            currency: own.or(sum.currency),
        })
    }
}

/// A row without a number that is no invoice: the name of a customer above the invoices, which is given; an empty line,
/// or the sum below them.
fn other_than_invoice<'r>(row: &'r TableRow, columns: &Columns) -> Option<Option<&'r str>> {
    let first = row.cells.iter().find(|cell| !cell.is_empty()).map(String::as_str);
    let lower = first.unwrap_or_default().to_lowercase();
    if ["total", "合计", "小计", "总计"].iter().any(|word| lower.starts_with(word)) {
        return Some(None);
    }
    row.cell(columns.open).is_none().then_some(first)
}

/// `2026-11-21`, `2026/11/21`, `2026.11.21`, `2026年11月21日`, and as the United States write it `9/10/2026`, `Sep 10,
/// 2026`, `9/10/26`. A day with a time behind it too.
fn read_day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    if let [year, month, day] = parts[..]
        && year.len() == 4
    {
        return moment::from_text(&format!("{year}-{month:0>2}-{day:0>2}")).map(|moment| moment.day);
    }
    if let [month, day, year] = text.split('/').map(str::trim).collect::<Vec<_>>()[..]
        && year.len() == 2
    {
        return spoken_day::whole(&format!("{month}/{day}/20{year}"));
    }
    let without_time = text.split_once(' ').filter(|(day, time)| day.contains('/') && time.contains(':'));
    spoken_day::whole(without_time.map_or(text, |(day, _)| day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invoices(text: &str, home: &str) -> Vec<OpenInvoice> {
        let list = read(text, home).unwrap();
        assert_eq!(list.unread, []);
        list.invoices
    }

    /// The lines that cannot be read, each with what is wrong.
    fn unread(text: &str) -> Vec<(u64, &'static str)> {
        let reason = |reason: &Unreadable| match reason {
            Unreadable::Value { column, .. } => *column,
            Unreadable::Twice => "twice",
        };
        read(text, "USD").unwrap().unread.iter().map(|one| (one.line, reason(&one.reason))).collect()
    }

    #[test]
    fn headers_of_both_languages_are_known() {
        let rows = invoices("账单号,客户,未收金额,到期日\nINV-1,华鑫,\"58,000.00\",2026/10/1\n", "CNY");
        assert_eq!((rows[0].no.as_str(), rows[0].open, rows[0].line), ("INV-1", Decimal::from(58_000), 2));
        assert_eq!(rows[0].due, Some(Day::constant(2026, 10, 1)));
        assert_eq!(invoices("Invoice No;Open Amount\nA-1;12.50\n", "CNY")[0].open, Decimal::new(1250, 2));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_told_and_the_others_are_read() {
        let list = read("no,open\nA-1,many\nA-2,5\n", "CNY").unwrap();
        assert_eq!((list.invoices.len(), list.unread[0].no.as_deref()), (1, Some("A-1")));
        assert_eq!(
            unread("no,open\nA-1,1\nA-1,2\na-1,3\nA-2,5\nA-3,5\nA-3,many\n"),
            [(2, "twice"), (3, "twice"), (4, "twice"), (6, "twice"), (7, "list-open")]
        );
        assert_eq!(unread("no,open,customer\nA-1,1,Ana\nA-1,2,Bob\n"), []);
        assert_eq!(
            unread("Num,Open,Date\nA-1,5,25/12/2026\n,5,\nA-2,1.000,\n"),
            [(2, "list-date"), (3, "list-no"), (4, "list-open")]
        );
        assert_eq!(
            unread("no,open,currency\nA-1,5,EURO\nA-2,$5,EUR\nA-3,5,eur\n"),
            [(2, "list-currency"), (3, "list-open")]
        );
        assert!(matches!(read("a,b\n1,2\n", "CNY"), Err(ListError::MissingColumn { .. })));
    }

    #[test]
    fn chinese_systems_write_gbk() {
        let bytes = encoding_rs::GBK.encode("单号,未收\nA-1,5\n").0;
        assert_eq!(invoices(&crate::exchange::table::decode(&bytes), "CNY").len(), 1);
    }

    #[test]
    fn exports_of_the_united_states_are_read() {
        let text = "Customer,Num,Date,Due Date,Open Balance\nMiller Machine,,,,\n,A-1,9/10/26,10/10/2026,$640.50\n\
                    ,CM-1,9/12/26,,($50.00)\n,CM-2,9/13/26,,-20.00\n\
                    Total Miller Machine,,,,$570.50\n,A-2,\"Sep 11, 2026\",,\"$1,200.00\"\n";
        let rows = invoices(text, "USD");
        assert_eq!((rows[0].no.as_str(), rows[0].open), ("A-1", Decimal::new(64_050, 2)));
        assert_eq!(rows[0].date, Some(Day::constant(2026, 9, 10)));
        assert_eq!(rows[0].due, Some(Day::constant(2026, 10, 10)));
        assert_eq!([rows[1].open, rows[2].open], [Decimal::from(-50), Decimal::from(-20)]);
        assert_eq!((rows[3].date, rows[3].open), (Some(Day::constant(2026, 9, 11)), Decimal::from(1_200)));
        let customers: Vec<Option<&str>> = rows.iter().map(|row| row.customer.as_deref()).collect();
        assert_eq!(customers, [Some("Miller Machine"), Some("Miller Machine"), Some("Miller Machine"), None]);
        assert_eq!(invoices("Invoice #,Balance\nA-1,5\n", "USD")[0].no, "A-1");
    }
}
