//! Money in an account: an invoice or a payment at the end of `account.toml`.

use toml_edit::Table;

use super::FileEdit;
use crate::book::Time;
use crate::book::account::Account;
use crate::book::letters;
use crate::book::stem;
use crate::diagnostic::Diagnostic;
use crate::format::account_file;
use crate::format::account_writer::{self, NewInvoice, NewPayment};
use crate::format::conflict;
use crate::format::document::{Document, NotEditable};
use crate::format::source::Source;

/// Adds an invoice. Its due day is always written, so that new terms do not move old days.
pub fn invoice(path: String, text: Option<&str>, new: &NewInvoice) -> Result<FileEdit, NotEditable> {
    push(path, text, "invoice", account_writer::invoice(new))
}

/// Adds a payment. Its number is the key by which two devices' payments are told apart.
pub fn payment(path: String, text: Option<&str>, account: &Account, new: &NewPayment) -> Result<FileEdit, NotEditable> {
    let day = new.date.to_string().replace('-', "");
    let base = format!("P{day}-{:02}{:02}{}", new.time.hour(), new.time.minute(), fraction(new.time));
    let taken = |no: &str| account.payments.iter().any(|payment| payment.no.as_deref() == Some(no));
    let no = stem::free(&base, taken);
    push(path, text, "payment", account_writer::payment(&no, new))
}

/// The seconds and microseconds of a time that a clock gave; empty where a person gave the minute. So two devices that
/// note money in one second give two numbers.
fn fraction(time: Time) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut micros = time.subsec_nanosecond() as usize / 1000;
    if time.second() == 0 && micros == 0 {
        return String::new();
    }
    // Four digits to the base 36 hold a million.
    let mut digits = [b'0'; 4];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[micros % DIGITS.len()];
        micros /= DIGITS.len();
    }
    format!("{:02}-{}", time.second(), String::from_utf8_lossy(&digits))
}

/// Adds revenue or a figure, by its key.
pub fn entry(path: String, text: Option<&str>, key: &str, table: Table) -> Result<FileEdit, NotEditable> {
    push(path, text, key, table)
}

fn push(path: String, text: Option<&str>, key: &str, mut table: Table) -> Result<FileEdit, NotEditable> {
    let mut document = Document::of_toml(text.unwrap_or_default())?;
    if !document.toml.is_empty() {
        table.decor_mut().set_prefix("\n");
    }
    document.push_table(key, table);
    Ok(FileEdit { path, before: text.map(str::to_owned), after: document.text() })
}

/// The account after an edit in a book with the currency `home`, and the faults that `check` would report.
pub fn read(edit: &FileEdit, home: &str) -> (Account, Vec<Diagnostic>) {
    let after = letters::composed(&edit.after);
    // A question that waits for its answer is read as everywhere else.
    let after = conflict::readable(&after, &conflict::find(&after), true);
    let mut source = Source::new(&edit.path, &after);
    let account = account_file::read(&mut source, home);
    (account, source.faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::account::PaymentKind;
    use crate::book::account::{Term, TermRule};
    use crate::book::{Day, Time};
    use rust_decimal::Decimal;

    fn day(text: &str) -> Day {
        crate::book::day::parse_iso(text).unwrap()
    }

    fn share(percent: i64, rule: TermRule) -> Term {
        Term { percent: Decimal::from(percent), rule, discount: None }
    }

    fn new() -> NewInvoice {
        NewInvoice {
            no: "A-1".into(),
            date: day("2026-11-21"),
            due: None,
            terms: Vec::new(),
            own_currency: "USD".into(),
            amount: Decimal::new(10_001, 2),
            currency: None,
            po: None,
        }
    }

    #[test]
    fn an_invoice_gets_its_due_day_from_the_terms() {
        let terms = vec![share(100, TermRule::Net(30))];
        let edit = invoice("a".into(), None, &NewInvoice { terms, ..new() }).unwrap();
        assert_eq!(edit.after, "[[invoice]]\nno = \"A-1\"\ndate = 2026-11-21\ndue = 2026-12-21\namount = \"100.01\"\n");
    }

    #[test]
    fn split_terms_are_written_as_parts_that_add_up() {
        let terms =
            vec![share(33, TermRule::Net(0)), share(33, TermRule::Net(30)), share(34, TermRule::EndOfMonth(15))];
        let edit = invoice("a".into(), None, &NewInvoice { terms, ..new() }).unwrap();
        let (account, faults) = read(&edit, "USD");
        assert!(faults.is_empty(), "{faults:?}\n{}", edit.after);
        let parts = &account.invoices[0].parts;
        assert_eq!(parts.iter().map(|part| part.amount).sum::<Decimal>(), Decimal::new(10_001, 2));
        assert_eq!(parts[2].due, day("2026-12-15"));
    }

    #[test]
    fn two_devices_give_two_numbers_in_one_second() {
        assert_eq!(fraction(Time::constant(14, 32, 0, 0)), "");
        assert_eq!(fraction(Time::constant(14, 32, 7, 0)), "07-0000");
        assert_eq!(fraction(Time::constant(14, 32, 0, 999_999_999)), "00-lflr");
        assert_ne!(fraction(Time::constant(14, 32, 7, 1_000)), fraction(Time::constant(14, 32, 7, 2_000)));
    }

    #[test]
    fn shares_have_the_decimals_of_the_currency() {
        let terms = vec![share(33, TermRule::Net(0)), share(67, TermRule::Net(30))];
        let yen = NewInvoice { terms, own_currency: "JPY".into(), amount: Decimal::from(1_001), ..new() };
        let (account, _) = read(&invoice("a".into(), None, &yen).unwrap(), "USD");
        assert!(invoice("a".into(), None, &yen).unwrap().after.contains("amount = \"1001\"\n"));
        let amounts: Vec<Decimal> = account.invoices[0].parts.iter().map(|part| part.amount).collect();
        assert_eq!(amounts, [Decimal::from(330), Decimal::from(671)]);
    }

    #[test]
    fn a_discount_is_written_with_its_last_day() {
        let terms = vec![crate::format::terms::parse("2/10 net 30").unwrap()];
        let edit = invoice("a".into(), None, &NewInvoice { terms, ..new() }).unwrap();
        assert!(edit.after.contains("discount = { until = 2026-12-01, amount = \"2.00\" }\n"), "{}", edit.after);
        let (account, faults) = read(&edit, "USD");
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(account.invoices[0].discount.map(|discount| discount.amount), Some(Decimal::from(2)));
    }

    #[test]
    fn a_payment_keeps_what_stands_and_gets_a_number_of_its_own() {
        let text = "# the account\nterms = \"net 30\"\n\n[[payment]]\nno = \"P20261121-1432\" # the first\ndate = 2026-11-21\namount = \"1.00\"\n";
        let old = FileEdit::new_file("a", text);
        let new = NewPayment {
            date: day("2026-11-21"),
            time: Time::constant(14, 32, 0, 0),
            amount: Decimal::from(5),
            currency: None,
            own_currency: "USD".into(),
            kind: PaymentKind::Payment,
            targets: vec![("A-1".into(), None), ("A-2".into(), Some(Decimal::ONE))],
            method: None,
            reference: None,
        };
        let edit = payment("a".into(), Some(text), &read(&old, "USD").0, &new).unwrap();
        let added = "\n[[payment]]\nno = \"P20261121-1432-2\"\ndate = 2026-11-21\namount = \"5.00\"\n\
                     for = [{ no = \"A-1\" }, { no = \"A-2\", amount = \"1.00\" }]\n";
        assert_eq!(edit.after, format!("{text}{added}"));
    }
}
