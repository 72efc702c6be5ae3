//! What a file changes about one key: the file, the book, and what the same program said before, side by side.

use super::flat::{is_list, is_same};

/// A difference between a file and the book in one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The key of the card.
    pub key: String,
    /// What the book has.
    pub book: Vec<String>,
    /// What the file has.
    pub file: Vec<String>,
    /// What is to be done.
    pub kind: ChangeKind,
}

/// What is to be done about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The book has nothing, or what the program said before: the file's value takes its place.
    Take,
    /// These values of the file are added to a list.
    Add,
    /// The program had said what the book has and now says less. Asked: the book keeps it unless one agrees.
    Removed,
    /// Both have a value, and it is not known which is newer, or both changed. Asked in the same way.
    Differs,
}

impl ChangeKind {
    /// Whether somebody must agree before the book is changed.
    pub fn is_asked(self) -> bool {
        matches!(self, ChangeKind::Removed | ChangeKind::Differs)
    }
}

/// The differences of one key; at most two, what comes and what goes. `before` is what the same program said at the last
/// import; `None` where there was none.
pub fn compare(key: &str, before: Option<&[String]>, book: &[String], file: &[String]) -> Vec<FieldChange> {
    let change =
        |kind: ChangeKind, file: Vec<String>| FieldChange { key: key.to_owned(), book: book.to_vec(), file, kind };
    let holds = |values: &[String], value: &String| values.iter().any(|one| is_same(key, one, value));
    let was_said = |value: &String| before.is_some_and(|before| holds(before, value));
    if is_list(key) {
        let is_equal = |one: &[String], other: &[String]| {
            one.iter().all(|value| holds(other, value)) && other.iter().all(|value| holds(one, value))
        };
        // The book has what the program had said: what it says now takes its place.
        let is_untouched = before.is_some_and(|before| !before.is_empty() && is_equal(before, book));
        if is_untouched && !file.is_empty() {
            return (!is_equal(file, book)).then(|| change(ChangeKind::Take, file.to_vec())).into_iter().collect();
        }
        let new: Vec<String> = file.iter().filter(|one| !holds(book, one) && !was_said(one)).cloned().collect();
        let gone: Vec<String> = book.iter().filter(|one| was_said(one) && !holds(file, one)).cloned().collect();
        let added = (!new.is_empty()).then(|| change(ChangeKind::Add, new));
        let removed =
            (!gone.is_empty()).then(|| FieldChange { book: gone, ..change(ChangeKind::Removed, file.to_vec()) });
        return added.into_iter().chain(removed).collect();
    }
    let kind = match (book.first(), file.first()) {
        (Some(own), Some(said)) if is_same(key, own, said) => return Vec::new(),
        // A birthday without its year says nothing new of one with it; the other way round it does.
        (Some(own), Some(said)) if is_yearless_of(said, own) => return Vec::new(),
        (Some(own), Some(said)) if is_yearless_of(own, said) => ChangeKind::Take,
        // The file is as it was: what was edited in the book stands.
        (_, Some(said)) if was_said(said) => return Vec::new(),
        (None, Some(_)) => ChangeKind::Take,
        (Some(own), Some(_)) if was_said(own) => ChangeKind::Take,
        (Some(_), Some(_)) => ChangeKind::Differs,
        (Some(own), None) if was_said(own) => ChangeKind::Removed,
        (_, None) => return Vec::new(),
    };
    vec![change(kind, file.to_vec())]
}

/// Whether a value is the day `--03-05` of a day such as `1985-03-05`.
fn is_yearless_of(value: &str, day: &str) -> bool {
    let rest = value.strip_prefix("--").and_then(|rest| day.strip_suffix(rest)?.strip_suffix('-'));
    rest.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(text: &str) -> Vec<String> {
        text.split('|').filter(|one| !one.is_empty()).map(str::to_owned).collect()
    }

    #[track_caller]
    fn check(key: &str, before: Option<&str>, book: &str, file: &str, expect: &[(ChangeKind, &str)]) {
        let before = before.map(list);
        let found = compare(key, before.as_deref(), &list(book), &list(file));
        let found: Vec<(ChangeKind, String)> = found
            .into_iter()
            .map(|one| (one.kind, if one.kind == ChangeKind::Removed { one.book } else { one.file }.join("|")))
            .collect();
        let expect: Vec<(ChangeKind, String)> = expect.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
        assert_eq!(found, expect, "{key}: {before:?}, {book}, {file}");
    }

    #[test]
    fn one_value_is_taken_where_the_book_did_not_change_it() {
        use ChangeKind::{Differs, Removed, Take};
        check("title", None, "", "CFO", &[(Take, "CFO")]);
        check("title", None, "CEO", "CFO", &[(Differs, "CFO")]);
        check("title", None, "cfo", "CFO", &[]);
        check("title", Some("CEO"), "CEO", "CFO", &[(Take, "CFO")]);
        check("title", Some("CEO"), "Boss", "CEO", &[]);
        check("title", Some("CEO"), "", "CEO", &[]);
        check("title", Some("CEO"), "Boss", "CFO", &[(Differs, "CFO")]);
        check("title", Some("CEO"), "CEO", "", &[(Removed, "CEO")]);
        check("title", Some("CEO"), "Boss", "", &[]);
        check("title", None, "Boss", "", &[]);
    }

    #[test]
    fn a_list_takes_what_is_new_and_asks_for_what_is_gone() {
        use ChangeKind::{Add, Removed, Take};
        check("phone", None, "138-0000-0001", "13800000001|138-0000-0002", &[(Add, "138-0000-0002")]);
        check("phone", Some("138-0000-0001"), "", "138-0000-0001", &[]);
        check("phone", Some("138-0000-0001"), "138-0000-0001", "138-0000-0009", &[(Take, "138-0000-0009")]);
        check(
            "phone",
            Some("138-0000-0001"),
            "138-0000-0001|138-0000-0005",
            "138-0000-0009",
            &[(Add, "138-0000-0009"), (Removed, "138-0000-0001")],
        );
        check("tags", Some("golf"), "golf|wine", "", &[(Removed, "golf")]);
    }

    fn values() -> impl Strategy<Value = Vec<String>> {
        proptest::collection::vec("[a-c]", 0..3)
    }

    proptest! {
        /// The same file a second time changes nothing, whatever was decided the first time.
        #[test]
        fn the_same_file_changes_nothing(book in values(), file in values(), key in "(title|tags)") {
            for found in compare(&key, Some(&file), &book, &file) {
                prop_assert!(false, "{found:?}");
            }
        }

        /// Without a question a value is only replaced where the program itself had brought it.
        #[test]
        fn nothing_of_the_book_is_overwritten(
            before in proptest::option::of(values()), book in values(), file in values(),
        ) {
            for found in compare("title", before.as_deref(), &book, &file) {
                let was_brought = book.first().is_none_or(|own| before.as_ref().is_some_and(|all| all.contains(own)));
                prop_assert!(found.kind.is_asked() || was_brought, "{found:?}");
            }
        }
    }
}
