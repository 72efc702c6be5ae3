//! The names at the top of a book's folder, and what each of them is.

use super::record::CUSTOMERS;

/// The name of the settings file. A folder with this file is a book.
pub const SETTINGS: &str = "clientbook.toml";

/// The folder of the book's own texts.
pub const TEXTS: &str = "texts";

/// The folder of the book's own theme.
pub const THEME: &str = "theme";

/// The folder into which the site is built unless another is named.
pub const SITE: &str = "site";

/// The folder for the program's own files in a book: lock, journal and caches.
pub const APART: &str = ".clientbook";

/// The folder in which git keeps a repository.
pub const GIT: &str = ".git";

/// What stands under a name at the top of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is read as a part of the book.
    Content,
    /// It belongs to the user, and is not read as a part of the book.
    Reserved,
    /// It can be made again from the book.
    Made,
    /// It belongs to this machine.
    Machine,
    /// It holds the history.
    History,
}

/// The file with those who were said to be no customers.
pub const NOT_CUSTOMERS: &str = "not-customers.toml";

/// Every name that the program knows.
pub const NAMES: [(&str, Role); 10] = [
    (SETTINGS, Role::Content),
    (NOT_CUSTOMERS, Role::Content),
    (CUSTOMERS, Role::Content),
    (TEXTS, Role::Content),
    (THEME, Role::Content),
    ("campaigns", Role::Reserved),
    ("inbox", Role::Reserved),
    (SITE, Role::Made),
    (APART, Role::Machine),
    (GIT, Role::History),
];

/// What stands under a name at the top of a book, whatever its case, since some systems keep one file for both; `None`
/// where the name means nothing.
pub fn role_of(name: &str) -> Option<Role> {
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, role)| *role)
}

/// The names with a role.
pub fn names_of(role: Role) -> impl Iterator<Item = &'static str> {
    NAMES.iter().filter(move |(_, found)| *found == role).map(|(name, _)| *name)
}

/// What stands at the beginning of a path below the book.
pub fn role_of_path(path: &str) -> Option<Role> {
    role_of(path.split('/').next().unwrap_or(path))
}
