//! Compares the company's list of open invoices with the book, and finds what must have happened since.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::open_invoices::{OpenInvoice, OpenList, UnreadLine, Unreadable};
use super::{Proposal, ProposedChange};
use crate::book::account::Invoice;
use crate::book::{Book, CustomerIndex, Day, Money, invoice_number};
use crate::derive::Overview;
use crate::derive::report::{Cell, Phrase};

/// What must have happened, in the order of the list; then what is missing from it. `find` knows a customer by what the
/// list calls it.
pub fn propose(
    book: &Book,
    overview: &Overview,
    list: &OpenList,
    find: impl Fn(&str) -> Option<CustomerIndex>,
) -> Vec<Proposal> {
    let known = known(book, overview);
    let numbers = Numbers::new(&known);
    let rows: Vec<Row> = list.invoices.iter().map(|row| Row::new(row, &known, &numbers, &find)).collect();
    let claimed: HashSet<usize> = rows.iter().filter_map(|row| row.own).collect();
    let mut listed = claimed.clone();
    let mut proposals: Vec<(u64, Proposal)> = Vec::new();
    for row in &rows {
        let candidates = row.candidates(&claimed);
        listed.extend(&candidates);
        let candidates: Vec<&Known> = candidates.into_iter().map(|at| &known[at]).collect();
        proposals.extend(of_row((book, overview.today), &candidates, row).map(|proposal| (row.row.line, proposal)));
    }
    proposals.extend(list.unread.iter().map(|unread| (unread.line, look(of_unread(unread)))));
    proposals.sort_by_key(|(line, _)| *line);
    let mut proposals: Vec<Proposal> = proposals.into_iter().map(|(_, proposal)| proposal).collect();
    // A line that cannot be read may be about any invoice of its number, or of any number.
    let unread: HashSet<String> =
        list.unread.iter().filter_map(|unread| unread.no.as_deref()).map(invoice_number::fold).collect();
    let is_any_unknown = list.unread.iter().any(|unread| unread.no.is_none());
    for (at, one) in known.iter().enumerate().filter(|(_, one)| !one.open.is_zero()) {
        if listed.contains(&at) || unread.contains(&invoice_number::fold(one.no)) {
            continue;
        }
        proposals.push(if is_any_unknown {
            look(one.told("reconcile-maybe-settled").with("amount", one.money(one.open)))
        } else {
            one.paid(Phrase::new("reconcile-settled"), one.open)
        });
    }
    proposals
}

/// A proposal that changes nothing: the user must look.
fn look(line: Phrase) -> Proposal {
    Proposal { line, change: None }
}

/// What is said of a line that cannot be read.
fn of_unread(unread: &UnreadLine) -> Phrase {
    let phrase = |id: &'static str| Phrase::new(id).with("line", unread.line as usize);
    match &unread.reason {
        Unreadable::Value { column, value } => {
            phrase("reconcile-unread").with("column", Phrase::new(*column)).with("value", value.as_str())
        }
        Unreadable::Twice => phrase("reconcile-twice").with("no", unread.no.as_deref().unwrap_or_default()),
    }
}

/// The invoices of the book, by their positions among those that are known, by number in any case and width.
struct Numbers(HashMap<String, Vec<usize>>);

impl Numbers {
    fn new(known: &[Known]) -> Numbers {
        let mut numbers: HashMap<String, Vec<usize>> = HashMap::with_capacity(known.len());
        for (at, one) in known.iter().enumerate() {
            numbers.entry(invoice_number::fold(one.no)).or_default().push(at);
        }
        Numbers(numbers)
    }
}

/// A line of the list, with what it may be about.
struct Row<'l> {
    row: &'l OpenInvoice,
    /// The customer that the line names.
    customer: Option<CustomerIndex>,
    /// The invoices of the book with this number, by their positions among those that are known.
    of_number: Vec<usize>,
    /// The one of them that is the named customer's.
    own: Option<usize>,
}

impl<'l> Row<'l> {
    fn new(
        row: &'l OpenInvoice,
        known: &[Known],
        numbers: &Numbers,
        find: &impl Fn(&str) -> Option<CustomerIndex>,
    ) -> Row<'l> {
        let mut of_number = numbers.0.get(&invoice_number::fold(&row.no)).cloned().unwrap_or_default();
        if of_number.iter().any(|&at| known[at].no == row.no) {
            of_number.retain(|&at| known[at].no == row.no);
        }
        let customer = row.customer.as_deref().and_then(find);
        let own = customer.and_then(|customer| of_number.iter().copied().find(|&at| known[at].customer == customer));
        Row { row, customer, of_number, own }
    }

    /// The invoices that the line can be about: the named customer's, else those that no other line claims.
    fn candidates(&self, claimed: &HashSet<usize>) -> Vec<usize> {
        match self.own {
            Some(own) => vec![own],
            None => self.of_number.iter().copied().filter(|at| !claimed.contains(at)).collect(),
        }
    }
}

fn of_row((book, today): (&Book, Day), candidates: &[&Known], row: &Row) -> Option<Proposal> {
    let (customer, row) = (row.customer, row.row);
    if row.open.is_sign_negative() && !row.open.is_zero() {
        return credit(book, row, customer.or(candidates.first().map(|one| one.customer)));
    }
    match candidates {
        [] if row.open.is_zero() || is_to_come(book, &row.no, customer) => None,
        [] => Some(new((book, today), row, customer)),
        [one] if customer.is_some_and(|customer| customer != one.customer) => {
            let line = one.told("reconcile-other").with("whose", row.customer.as_deref().unwrap_or_default());
            Some(look(line))
        }
        [one] if row.currency.as_ref().is_some_and(|currency| *currency != *one.currency) => {
            Some(look(one.told("reconcile-currency")))
        }
        [one] if row.open < one.open => {
            Some(one.paid(Phrase::new("reconcile-paid").with("left", one.money(row.open)), one.open - row.open))
        }
        [one] if row.open > one.open => {
            let line = one.told("reconcile-more").with("ours", one.money(one.open));
            Some(look(line.with("theirs", one.money(row.open))))
        }
        [_] => None,
        _ => Some(look(Phrase::new("reconcile-unclear").with("no", row.no.as_str()).with("n", candidates.len()))),
    }
}

/// A credit memo of the list that the book does not have. It is only told: as an entry of the book it would go to what is
/// due first, and in the list it goes to nothing yet.
fn credit(book: &Book, row: &OpenInvoice, customer: Option<CustomerIndex>) -> Option<Proposal> {
    let number = invoice_number::fold(&row.no);
    let is_same = |own: &Option<String>| own.as_deref().is_some_and(|own| invoice_number::fold(own) == number);
    let account = customer.and_then(|at| book.customers[at].account.as_ref());
    let is_noted = account.is_some_and(|account| {
        account.payments.iter().any(|payment| is_same(&payment.no) || is_same(&payment.reference))
    });
    let currency = match customer {
        Some(at) => book.customers[at].currency_of(row.currency.as_deref()),
        None => row.currency.as_deref().unwrap_or(&book.settings.currency).into(),
    };
    let whose = match customer {
        Some(at) => Cell::Customer(at),
        None => Cell::Text(row.customer.clone().unwrap_or_else(|| "–".to_owned())),
    };
    let line = Phrase::new("reconcile-credit").with("no", row.no.as_str()).with("name", whose);
    let line = line.with("amount", Cell::Money(Money::new(-row.open, currency))).with("line", row.line as usize);
    (!is_noted).then(|| look(line))
}

/// A proposal for an invoice that the book does not have; its customer may be unknown too.
fn new((book, today): (&Book, Day), row: &OpenInvoice, customer: Option<CustomerIndex>) -> Proposal {
    let home = &book.settings.currency;
    let line = |id: &'static str| Phrase::new(id).with("no", row.no.as_str());
    let Some(at) = customer else {
        let whose = row.customer.as_deref().unwrap_or_default();
        let line = line("reconcile-nobody").with("name", whose);
        let currency = row.currency.as_deref().unwrap_or(home);
        let line = line.with("amount", Cell::Money(Money::new(row.open, currency))).with("line", row.line as usize);
        return Proposal { line, change: None };
    };
    let customer = &book.customers[at];
    let currency = customer.currency_of(row.currency.as_deref());
    let amount = Cell::Money(Money::new(row.open, currency.clone()));
    let has_terms = customer.account.as_ref().is_some_and(|account| !account.terms.is_empty());
    if row.due.is_none() && !has_terms {
        let line = line("reconcile-no-due").with("name", Cell::Customer(at)).with("amount", amount);
        return Proposal { line, change: None };
    }
    if let Some(whole) = row.amount.filter(|&whole| whole != row.open) {
        let id = if whole > row.open { "reconcile-part-open" } else { "reconcile-more-than-all" };
        let whole = Cell::Money(Money::new(whole, currency));
        let line = line(id).with("name", Cell::Customer(at)).with("amount", amount).with("whole", whole);
        return look(line.with("line", row.line as usize));
    }
    if let Some(id) = odd_days(row, today) {
        let day = |day: Option<Day>| day.map_or(Cell::Empty, Cell::Day);
        let line = line(id).with("name", Cell::Customer(at)).with("amount", amount).with("line", row.line as usize);
        return look(line.with("date", day(row.date)).with("due", day(row.due)));
    }
    let line = line("reconcile-new").with("name", Cell::Customer(at));
    let change = ProposedChange::Invoice {
        no: row.no.clone(),
        date: row.date,
        due: row.due,
        amount: row.open,
        currency: row.currency.clone().filter(|_| currency != customer.currency),
    };
    Proposal { line: line.with("amount", amount), change: Some((at, change)) }
}

/// What is wrong with the days of an invoice, as when it is entered by hand.
fn odd_days(row: &OpenInvoice, today: Day) -> Option<&'static str> {
    let date = row.date?;
    if date > today {
        return Some("reconcile-ahead");
    }
    row.due.filter(|&due| due < date).map(|_| "reconcile-due-before")
}

/// Whether an invoice is in the book with a later day: nothing of it is open yet. Where the list names the customer, it is
/// that customer's.
fn is_to_come(book: &Book, no: &str, customer: Option<CustomerIndex>) -> bool {
    let is_meant = |at: usize| customer.is_none_or(|customer| customer == at);
    let accounts = book.customers.iter().enumerate().filter(|(at, _)| is_meant(*at));
    accounts
        .filter_map(|(_, customer)| customer.account.as_ref())
        .any(|account| account.numbers.iter().any(|known| invoice_number::fold(known) == invoice_number::fold(no)))
}

/// An invoice of the book.
struct Known<'b> {
    customer: CustomerIndex,
    no: &'b str,
    open: Decimal,
    currency: &'b str,
    /// The same, where it is not that of the account.
    other_currency: Option<String>,
    invoice: &'b Invoice,
    /// What the customer has paid ahead in this currency.
    ahead: Decimal,
}

impl Known<'_> {
    fn money(&self, amount: Decimal) -> Cell {
        Cell::Money(Money::new(amount, self.currency))
    }

    /// A line about the invoice.
    fn told(&self, id: &'static str) -> Phrase {
        Phrase::new(id).with("no", self.no).with("name", Cell::Customer(self.customer))
    }

    /// A proposal that this amount of the invoice was paid. Where the customer has money ahead, the list may have given
    /// that to the invoice: then it is only told, so that no money is booked twice.
    fn paid(&self, line: Phrase, amount: Decimal) -> Proposal {
        if self.ahead > Decimal::ZERO {
            let line = self.told("reconcile-ahead-money").with("amount", self.money(amount));
            return look(line.with("ahead", self.money(self.ahead)));
        }
        let line = line.with("no", self.no).with("name", Cell::Customer(self.customer));
        let change = ProposedChange::Payment {
            no: self.no.to_owned(),
            amount,
            currency: self.other_currency.clone(),
            not_before: Some(self.invoice.date),
        };
        Proposal { line: line.with("amount", self.money(amount)), change: Some((self.customer, change)) }
    }
}

fn known<'b>(book: &'b Book, overview: &'b Overview) -> Vec<Known<'b>> {
    let mut known = Vec::new();
    for (customer, state) in overview.customers.iter().enumerate() {
        let Some(account) = &book.customers[customer].account else { continue };
        for ledger in &state.ledgers {
            known.extend(ledger.invoices.iter().map(|invoice| Known {
                customer,
                no: &account.invoices[invoice.index].no,
                open: invoice.open(),
                currency: &ledger.currency,
                other_currency:
                    (ledger.currency != book.customers[customer].currency).then(|| ledger.currency.to_string()),
                invoice: &account.invoices[invoice.index],
                ahead: ledger.unallocated,
            }));
        }
    }
    known
}
