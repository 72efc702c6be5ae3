//! From the path of a file to the record of the book that it holds, and back.
//!
//! ```text
//! customers/ID/ID.md                      Card
//! customers/ID/account.toml               Account
//! customers/ID/visits/2026-11-03-1432.md  Visit
//! customers/ID/plans/press-p40.md         Plan
//! customers/ID/complaints/2026-11-05.md   Complaint
//! customers/ID/files/quote.pdf            Paper
//! customers/ID/import.toml                Import
//! ```

use super::letters;

/// The folder of the customers.
pub const CUSTOMERS: &str = "customers";

/// The name of the file that holds an account.
pub const ACCOUNT: &str = "account.toml";

/// The name of the file that holds what other programs said of a customer.
pub const IMPORT: &str = "import.toml";

const VISITS: &str = "visits";
const PLANS: &str = "plans";
const COMPLAINTS: &str = "complaints";
const PAPERS: &str = "files";

/// A record of one customer. The parameter is the file name without `.md`; for a paper, its path below `files/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Record<'a> {
    /// The customer's card.
    Card,
    /// Invoices and payments.
    Account,
    /// A note of a contact.
    Visit(&'a str),
    /// A follow-up plan.
    Plan(&'a str),
    /// A complaint.
    Complaint(&'a str),
    /// A file that the program does not read.
    Paper(&'a str),
    /// What other programs said of the customer when it was imported last; only `import` and `export` read it.
    Import,
}

impl<'a> Record<'a> {
    /// The record in a file, by its path below the folder of the customer `id`; `None` where the file is no record.
    pub fn of_file(id: &str, inside: &'a str) -> Option<Record<'a>> {
        let stem = |name: &'a str| name.strip_suffix(".md").filter(|stem| !stem.contains('/'));
        match inside.split_once('/') {
            None if inside == ACCOUNT => Some(Record::Account),
            None if inside == IMPORT => Some(Record::Import),
            None => stem(inside).filter(|&stem| letters::is_same(stem, id)).map(|_| Record::Card),
            Some((VISITS, name)) => stem(name).map(Record::Visit),
            Some((PLANS, name)) => stem(name).map(Record::Plan),
            Some((COMPLAINTS, name)) => stem(name).map(Record::Complaint),
            Some((PAPERS, path)) => Some(Record::Paper(path)),
            Some(_) => None,
        }
    }

    /// The customer's id and the record, by the path below the book; `None` where the file is no record.
    pub fn of_path(path: &'a str) -> Option<(&'a str, Record<'a>)> {
        let (id, inside) = split(path)?;
        Record::of_file(id, inside).map(|record| (id, record))
    }

    /// The path below the folder of the customer `id`.
    pub fn file(self, id: &str) -> String {
        match self {
            Record::Card => format!("{id}.md"),
            Record::Account => ACCOUNT.to_owned(),
            Record::Import => IMPORT.to_owned(),
            Record::Visit(stem) => format!("{VISITS}/{stem}.md"),
            Record::Plan(stem) => format!("{PLANS}/{stem}.md"),
            Record::Complaint(stem) => format!("{COMPLAINTS}/{stem}.md"),
            Record::Paper(path) => format!("{PAPERS}/{path}"),
        }
    }

    /// The path of this record of the customer `id`, below the book.
    pub fn path(self, id: &str) -> String {
        format!("{CUSTOMERS}/{id}/{}", self.file(id))
    }
}

/// The folder of the customer `id`, as a path below the book.
pub fn folder(id: &str) -> String {
    format!("{CUSTOMERS}/{id}")
}

/// Splits `customers/ID/REST` into ID and REST.
pub fn split(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix(CUSTOMERS)?.strip_prefix('/')?.split_once('/').filter(|(id, _)| !id.is_empty())
}

/// The id of the customer in whose folder the file is; `None` for other files.
pub fn customer_of(path: &str) -> Option<&str> {
    split(path).map(|(id, _)| id)
}

/// Whether a path is a Markdown or TOML file in a customer's folder, in its proper place or not.
pub fn is_text(path: &str) -> bool {
    customer_of(path).is_some() && (path.ends_with(".md") || path.ends_with(".toml"))
}

/// The path below the folder of papers, where a path below a customer's folder leads there: a link in a text.
pub fn paper_of_link(link: &str) -> Option<&str> {
    link.strip_prefix(PAPERS)?.strip_prefix('/')
}

/// Whether a path is a customer's card.
pub fn is_card(path: &str) -> bool {
    matches!(Record::of_path(path), Some((_, Record::Card)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_file_of_a_folder_is_its_record() {
        assert_eq!(Record::of_path("customers/ana/ana.md"), Some(("ana", Record::Card)));
        assert_eq!(Record::of_path("customers/ana/bob.md"), None);
        assert_eq!(Record::of_path("customers/ana/account.toml"), Some(("ana", Record::Account)));
        assert_eq!(Record::of_path("customers/ana/visits/2026-11-03.md"), Some(("ana", Record::Visit("2026-11-03"))));
        assert_eq!(Record::of_path("customers/ana/visits/old/2026-11-03.md"), None);
        assert_eq!(Record::of_path("customers/ana/files/a/b.pdf"), Some(("ana", Record::Paper("a/b.pdf"))));
        assert_eq!(Record::of_path("texts/birthday.md"), None);
        assert_eq!(split("customers//x"), None);
    }

    proptest! {
        #[test]
        fn a_record_has_one_path_and_a_path_one_record(id in "[a-z张]{1,6}", stem in "[a-z0-9客-]{1,9}") {
            let dated = [Record::Visit(&stem), Record::Plan(&stem), Record::Complaint(&stem), Record::Paper(&stem)];
            for record in dated.into_iter().chain([Record::Card, Record::Account, Record::Import]) {
                let path = record.path(&id);
                prop_assert_eq!(Record::of_path(&path), Some((id.as_str(), record)));
            }
        }
    }
}
