//! Rows of a table become records of a customer: notes, invoices, payments, revenue, figures, products.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{Item, Table};

use super::row_result::RowResult;
use super::{FileEdit, account};
use crate::book::account::{Account, PaymentKind};
use crate::book::customer::Product;
use crate::book::record::Record;
use crate::book::table_kind::TableKind;
use crate::book::{Channel, Choice, Customer, Day, Moment, Time, letters, stem};
use crate::exchange::sheet::{RecordField, RecordRow};
use crate::format::account_writer::{NewInvoice, NewPayment};
use crate::format::document::{Document, NotEditable};
use crate::format::toml_value::{day as day_value, put};
use crate::format::visit_writer::{self, NewVisit};
use crate::format::{minutes, money};

/// The records of one customer while rows are added.
pub struct RecordImport<'c> {
    customer: &'c Customer,
    home: &'c str,
    time: Time,
    /// The account as it will be.
    account: Account,
    /// The files that change: what they hold and will hold.
    files: BTreeMap<String, FileEdit>,
    /// The stems of the notes that are there or come.
    stems: BTreeSet<String>,
    /// What is known of notes: day and text.
    notes: BTreeSet<(Day, String)>,
    /// The products, by name and number.
    products: BTreeMap<String, Product>,
    /// The account before the first row.
    before: Account,
    /// How often each payment and revenue came in the file.
    seen: BTreeMap<String, usize>,
}

impl<'c> RecordImport<'c> {
    /// Starts with what the book has. `texts` are those of the card and the account, `None` where there is no account.
    pub fn new(
        customer: &'c Customer,
        home: &'c str,
        time: Time,
        (card, account): (String, Option<String>),
    ) -> RecordImport<'c> {
        let edit = |record: Record, before: Option<String>| {
            let path = record.path(&customer.id);
            (path.clone(), FileEdit { path, after: before.clone().unwrap_or_default(), before })
        };
        let product = |name: &str, no: Option<&str>| letters::key(&format!("{name} {}", no.unwrap_or_default()));
        let products = customer.card.products.iter();
        RecordImport {
            customer,
            home,
            time,
            account: customer.account.as_deref().cloned().unwrap_or_default(),
            before: customer.account.as_deref().cloned().unwrap_or_default(),
            seen: BTreeMap::new(),
            files: BTreeMap::from([edit(Record::Card, Some(card)), edit(Record::Account, account)]),
            stems: customer.visits.iter().map(|visit| visit.stem.to_string()).collect(),
            notes: customer.visits.iter().map(|visit| (visit.day, letters::key(&visit.body))).collect(),
            products: products.map(|one| (product(&one.name, one.no.as_deref()), one.clone())).collect(),
        }
    }

    /// The files that change.
    pub fn edits(self) -> Vec<FileEdit> {
        let is_empty = |edit: &FileEdit| edit.before.is_none() && edit.after.is_empty();
        self.files.into_values().filter(|edit| edit.changes() && !is_empty(edit)).collect()
    }

    /// Adds a row.
    pub fn add(&mut self, kind: TableKind, row: &RecordRow, today: Day) -> Result<RowResult, NotEditable> {
        if let Some(day) = row.days.get(&RecordField::Date).filter(|&&day| day > today) {
            return Ok(RowResult::Refused("record-ahead", day.to_string()));
        }
        let text = |field| row.texts.get(&field).map(String::as_str);
        match kind {
            TableKind::Customers => Ok(RowResult::Same),
            TableKind::Visits => Ok(self.visit(row, &text)),
            TableKind::Invoices => self.invoice(row, &text),
            TableKind::Payments => self.payment(row, &text),
            TableKind::Revenue => self.entry("revenue", row, text(RecordField::Name)),
            TableKind::Figures => self.entry("figure", row, text(RecordField::Name).or(Some(&row.amount_header))),
            TableKind::Products => self.product(row, &text),
        }
    }

    fn visit<'t>(&mut self, row: &RecordRow, text: &impl Fn(RecordField) -> Option<&'t str>) -> RowResult {
        let Some(&day) = row.days.get(&RecordField::Date) else { return RowResult::Same };
        let said = text(RecordField::Text).unwrap_or_default();
        let channel = text(RecordField::Channel);
        let known = channel.and_then(Channel::of_written);
        if let (Some(channel), None) = (channel, known) {
            return RowResult::Refused("record-channel", channel.to_owned());
        }
        let minutes = match text(RecordField::Minutes).map(|text| minutes::parse(text).ok_or(text)).transpose() {
            Ok(minutes) => minutes,
            Err(text) => return RowResult::Refused("record-minutes", text.to_owned()),
        };
        if !self.notes.insert((day, letters::key(said))) {
            return RowResult::Same;
        }
        let next = row.days.get(&RecordField::Next);
        if let Some(next) = next.filter(|&&next| next <= day) {
            return RowResult::Refused("record-next-before", next.to_string());
        }
        let note = NewVisit {
            channel: known,
            minutes,
            next: next.map(|&day| Moment { day, time: row.times.get(&RecordField::Next).copied() }),
            with: row.with.iter().cloned().collect(),
            text: said.to_owned(),
            ..NewVisit::default()
        };
        let base =
            row.times.get(&RecordField::Date).map_or_else(|| day.to_string(), |&time| stem::of_minute(day, time));
        let stem = stem::free(&base, |stem| self.stems.contains(stem));
        self.stems.insert(stem.clone());
        let path = Record::Visit(&stem).path(&self.customer.id);
        self.files.insert(path.clone(), FileEdit::new_file(path, visit_writer::write(&note)));
        RowResult::New
    }

    fn invoice<'t>(
        &mut self,
        row: &RecordRow,
        text: &impl Fn(RecordField) -> Option<&'t str>,
    ) -> Result<RowResult, NotEditable> {
        let (Some(no), Some(sum), Some(&date)) = (text(RecordField::No), &row.sum, row.days.get(&RecordField::Date))
        else {
            return Ok(RowResult::Same);
        };
        let due = row.days.get(&RecordField::Due).copied();
        if let Some(known) = self.account.invoices.iter().find(|known| known.no == no) {
            // Of several parts a table names one day.
            let is_free = |own: Option<Day>| own.is_none() || !known.parts.is_empty();
            let is_due = due.is_none_or(|due| is_free(known.due) || known.due == Some(due));
            let is_same = known.money.amount == sum.amount && known.date == date && is_due;
            return Ok(if is_same {
                RowResult::Same
            } else {
                RowResult::Refused("record-other-invoice", no.to_owned())
            });
        }
        if self.account.numbers.iter().any(|known| known == no) {
            return Ok(RowResult::Same);
        }
        if sum.amount.is_sign_negative() || sum.amount.is_zero() {
            return Ok(RowResult::Refused("record-amount", sum.amount.to_string()));
        }
        if due.is_none() && self.account.terms.is_empty() {
            return Ok(RowResult::Refused("record-no-due", no.to_owned()));
        }
        if let Some(due) = due.filter(|&due| due < date) {
            return Ok(RowResult::Refused("record-due-before", due.to_string()));
        }
        let currency = self.customer.currency_of(sum.currency.as_deref());
        let new = NewInvoice {
            no: no.to_owned(),
            date,
            due,
            terms: if due.is_some() { Vec::new() } else { self.account.terms.clone() },
            own_currency: currency.to_string(),
            amount: sum.amount,
            currency: sum.currency.clone().filter(|_| currency != self.customer.currency),
            po: text(RecordField::Po).map(str::to_owned),
        };
        self.in_account(|path, before, _| account::invoice(path, before, &new))
    }

    fn payment<'t>(
        &mut self,
        row: &RecordRow,
        text: &impl Fn(RecordField) -> Option<&'t str>,
    ) -> Result<RowResult, NotEditable> {
        let (Some(sum), Some(&date)) = (&row.sum, row.days.get(&RecordField::Date)) else { return Ok(RowResult::Same) };
        let (no, reference) = (text(RecordField::For), text(RecordField::Reference));
        if sum.amount.is_sign_negative() || sum.amount.is_zero() {
            return Ok(RowResult::Refused("record-amount", sum.amount.to_string()));
        }
        if let Some(no) = no.filter(|no| !self.account.numbers.iter().any(|known| known == no)) {
            return Ok(RowResult::Refused("record-no-invoice", no.to_owned()));
        }
        let is_same = |payment: &crate::book::account::Payment| {
            let is_named = no.is_none_or(|no| payment.targets.iter().any(|(known, _)| known == no));
            let is_referred = reference.is_none() || payment.reference.as_deref() == reference;
            payment.date == date && payment.money.amount == sum.amount && is_named && is_referred
        };
        // So many alike as the file has are meant, whether the book had some of them or not.
        let before = self.before.payments.iter().filter(|payment| is_same(payment)).count();
        // The reference of a bank is that of one payment.
        let times = self.times(format!("payment {date} {} {no:?} {reference:?}", sum.amount));
        if times <= before || reference.is_some() && times + before > 1 {
            return Ok(RowResult::Same);
        }
        let currency = self.customer.currency_of(sum.currency.as_deref());
        let new = NewPayment {
            date,
            time: self.time,
            amount: sum.amount,
            currency: sum.currency.clone().filter(|_| currency != self.customer.currency),
            own_currency: currency.to_string(),
            kind: PaymentKind::Payment,
            targets: no.map(|no| (no.to_owned(), None)).into_iter().collect(),
            method: text(RecordField::Method).map(str::to_owned),
            reference: reference.map(str::to_owned),
        };
        self.in_account(|path, before, account| account::payment(path, before, account, &new))
    }

    /// Revenue or a figure.
    fn entry(&mut self, key: &'static str, row: &RecordRow, name: Option<&str>) -> Result<RowResult, NotEditable> {
        let (Some(sum), Some(&date)) = (&row.sum, row.days.get(&RecordField::Date)) else { return Ok(RowResult::Same) };
        let is_revenue = key == "revenue";
        if is_revenue {
            let is_same = |one: &&crate::book::account::Revenue| {
                one.date == date && one.money.amount == sum.amount && one.name.as_deref() == name
            };
            let before = self.before.revenue.iter().filter(is_same).count();
            if self.times(format!("revenue {date} {} {name:?}", sum.amount)) <= before {
                return Ok(RowResult::Same);
            }
        } else if let Some(known) =
            self.account.figures.iter().find(|one| one.date == date && Some(one.name.as_str()) == name)
        {
            let is_same = known.amount == sum.amount;
            let other = RowResult::Refused("record-other-figure", name.unwrap_or_default().to_owned());
            return Ok(if is_same { RowResult::Same } else { other });
        }
        let currency = self.customer.currency_of(sum.currency.as_deref());
        let mut table = Table::new();
        table.insert("date", Item::Value(day_value(date)));
        put(&mut table, "name", name.map(toml_edit::Value::from));
        let amount = if is_revenue { money::write(sum.amount, &currency) } else { sum.amount.normalize().to_string() };
        table.insert("amount", Item::Value(amount.into()));
        let own = sum.currency.as_deref().filter(|_| is_revenue && currency != self.customer.currency);
        put(&mut table, "currency", own.map(toml_edit::Value::from));
        self.in_account(|path, before, _| account::entry(path, before, key, table))
    }

    fn product<'t>(
        &mut self,
        row: &RecordRow,
        text: &impl Fn(RecordField) -> Option<&'t str>,
    ) -> Result<RowResult, NotEditable> {
        let (name, no) = (text(RecordField::Name).unwrap_or_default(), text(RecordField::No));
        let key = letters::key(&format!("{name} {}", no.unwrap_or_default()));
        if let Some(known) = self.products.get(&key) {
            let says_other = |field, known: Option<Day>| row.days.get(&field).is_some_and(|day| Some(*day) != known);
            let amount = row.sum.as_ref().map(|sum| sum.amount);
            let is_other = says_other(RecordField::Since, known.since)
                || says_other(RecordField::Expires, known.expires)
                || amount.is_some() && amount != known.amount;
            let other = RowResult::Refused("record-other-product", name.to_owned());
            return Ok(if is_other { other } else { RowResult::Same });
        }
        let mut table = Table::new();
        table.insert("name", Item::Value(name.into()));
        put(&mut table, "no", no.map(toml_edit::Value::from));
        let amount = row.sum.as_ref().map(|sum| money::write(sum.amount, self.home));
        put(&mut table, "amount", amount.map(toml_edit::Value::from));
        for (field, key) in [(RecordField::Since, "since"), (RecordField::Expires, "expires")] {
            put(&mut table, key, row.days.get(&field).map(|&day| day_value(day)));
        }
        let path = Record::Card.path(&self.customer.id);
        let Some(edit) = self.files.get_mut(&path) else { return Ok(RowResult::Same) };
        let mut document = Document::of_markdown(&edit.after)?;
        table.decor_mut().set_prefix("\n");
        document.push_table("product", table);
        edit.after = document.text();
        let [since, expires] = [RecordField::Since, RecordField::Expires].map(|field| row.days.get(&field).copied());
        let amount = row.sum.as_ref().map(|sum| sum.amount);
        self.products.insert(key, Product { since, expires, amount, ..Product::default() });
        Ok(RowResult::New)
    }

    /// How often a row came, this time included.
    fn times(&mut self, row: String) -> usize {
        *self.seen.entry(row).and_modify(|times| *times += 1).or_insert(1)
    }

    /// Changes the account, and reads it again.
    fn in_account(
        &mut self,
        change: impl FnOnce(String, Option<&str>, &Account) -> Result<FileEdit, NotEditable>,
    ) -> Result<RowResult, NotEditable> {
        let path = Record::Account.path(&self.customer.id);
        let Some(edit) = self.files.get_mut(&path) else { return Ok(RowResult::Same) };
        let text = edit.before.is_some() || !edit.after.is_empty();
        let made = change(path, text.then_some(edit.after.as_str()), &self.account)?;
        edit.after = made.after;
        self.account = account::read(edit, self.home).0;
        Ok(RowResult::New)
    }
}
