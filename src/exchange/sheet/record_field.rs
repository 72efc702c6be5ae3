//! The columns of tables whose rows are records of customers, by the names that exporters use.

use super::column::folded;
use crate::book::table_kind::TableKind;

/// What a column of such a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordField {
    /// The customer, by name, id, number or phone.
    Customer,
    /// The day of the record.
    Date,
    /// The channel of a contact.
    Channel,
    /// What was said.
    Text,
    /// The next contact.
    Next,
    /// How many minutes a contact took.
    Minutes,
    /// The number of an invoice, a payment or a contract.
    No,
    /// The due day of an invoice.
    Due,
    /// An amount, or the number of a figure.
    Amount,
    /// The currency of the amount.
    Currency,
    /// The number of the order.
    Po,
    /// The invoice that a payment is for.
    For,
    /// The reference of a payment.
    Reference,
    /// How a payment came.
    Method,
    /// What a figure says, a revenue was for, or the product.
    Name,
    /// The first day of a product.
    Since,
    /// The last day of a product.
    Expires,
}

use RecordField::{
    Amount, Channel, Currency, Customer, Date, Due, Expires, For, Method, Minutes, Name, Next, No, Po, Reference,
    Since, Text,
};

impl RecordField {
    /// The message that names it, as a key of a record or a column of a list.
    pub fn label(self) -> &'static str {
        match self {
            Customer => "column-customer",
            Date => "key-date",
            Channel => "key-channel",
            Text => "form-text",
            Next => "key-next",
            Minutes => "key-minutes",
            No => "key-no",
            Due => "key-due",
            Amount => "key-amount",
            Currency => "key-currency",
            Po => "key-po",
            For => "form-for",
            Reference => "key-ref",
            Method => "key-method",
            Name => "key-name",
            Since => "key-since",
            Expires => "key-expires",
        }
    }

    /// Whether its cells are days.
    pub fn is_day(self) -> bool {
        matches!(self, Date | Next | Due | Since | Expires)
    }

    /// The fields of a kind of record, each with whether a row needs it. `None` for customers.
    pub fn of_kind(kind: TableKind) -> &'static [(RecordField, bool)] {
        match kind {
            TableKind::Customers => &[],
            TableKind::Visits => {
                &[(Customer, true), (Date, true), (Text, true), (Channel, false), (Next, false), (Minutes, false)]
            }
            TableKind::Invoices => &[
                (Customer, true),
                (No, true),
                (Date, true),
                (Amount, true),
                (Due, false),
                (Currency, false),
                (Po, false),
            ],
            TableKind::Payments => &[
                (Customer, true),
                (Date, true),
                (Amount, true),
                (For, false),
                (Currency, false),
                (Reference, false),
                (Method, false),
            ],
            TableKind::Revenue => &[(Customer, true), (Date, true), (Amount, true), (Name, false), (Currency, false)],
            TableKind::Figures => &[(Customer, true), (Date, true), (Amount, true), (Name, false)],
            TableKind::Products => {
                &[(Customer, true), (Name, true), (No, false), (Amount, false), (Since, false), (Expires, false)]
            }
        }
    }

    /// The field of a header in a table of a kind.
    pub fn of_header(kind: TableKind, header: &str) -> Option<RecordField> {
        let plain = folded(header);
        let fields = RecordField::of_kind(kind).iter().map(|(field, _)| *field);
        fields.into_iter().find(|field| names(*field, kind).any(|name| folded(name) == plain))
    }
}

/// The headers under which a field stands, in English and Chinese.
fn names(field: RecordField, kind: TableKind) -> impl Iterator<Item = &'static str> {
    let key = match field {
        Name if kind == TableKind::Products => "product",
        Name => "name",
        Customer => "customer",
        Date => "date",
        Channel => "channel",
        Text => "text",
        Next => "next",
        Minutes => "minutes",
        No => "no",
        Due => "due",
        Amount => "amount",
        Currency => "currency",
        Po => "po",
        For => "for",
        Reference => "reference",
        Method => "method",
        Since => "since",
        Expires => "expires",
    };
    let lines = include_str!("record_headers.txt").lines().filter_map(|line| line.split_once(": "));
    lines.filter(move |(field, _)| *field == key).flat_map(|(_, headers)| headers.split(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_kind_has_headers() {
        use crate::book::choice::Choice;
        for &kind in TableKind::ALL {
            for &(field, _) in RecordField::of_kind(kind) {
                assert!(names(field, kind).count() > 1, "{field:?} of {kind:?}");
            }
        }
        assert_eq!(RecordField::of_header(TableKind::Visits, "下次跟进时间（必填）"), Some(Next));
        assert_eq!(RecordField::of_header(TableKind::Payments, "Invoice No."), Some(For));
        assert_eq!(RecordField::of_header(TableKind::Invoices, "Invoice No."), Some(No));
        assert_eq!(RecordField::of_header(TableKind::Visits, "Amount"), None);
    }
}
