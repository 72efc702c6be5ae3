//! The shape of each kind of file: the keys that its reader asks for, found by reading an empty file.
//!
//! The readers are the only declaration of what a file may hold. On an empty file, in recording mode, they ask for every
//! key that they know and for the keys of every table below, so that the shapes cannot differ from what is read.

use super::shape::TableShape;
use super::source::Source;
use super::{account_file, complaint_file, customer_file, plan_file, settings_file, text_file, visit_file};
use crate::book::{Day, Visit};

/// A kind of file, as far as it holds TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileShape {
    /// `clientbook.toml`.
    Settings,
    /// `account.toml`.
    Account,
    /// The front matter of a card.
    Card,
    /// That of a note.
    Visit,
    /// That of a plan.
    Plan,
    /// That of a complaint.
    Complaint,
    /// That of a text of the user's own.
    Text,
}

impl FileShape {
    /// All kinds.
    pub const ALL: [FileShape; 7] = [
        FileShape::Settings,
        FileShape::Account,
        FileShape::Card,
        FileShape::Visit,
        FileShape::Plan,
        FileShape::Complaint,
        FileShape::Text,
    ];

    /// Its name on the command line and in the names of files.
    pub const fn word(self) -> &'static str {
        match self {
            FileShape::Settings => "settings",
            FileShape::Account => "account",
            FileShape::Card => "card",
            FileShape::Visit => "visit",
            FileShape::Plan => "plan",
            FileShape::Complaint => "complaint",
            FileShape::Text => "text",
        }
    }

    /// The keys that its reader knows.
    pub fn keys(self) -> TableShape {
        const DAY: Day = Day::constant(2000, 1, 1);
        const NAME: &str = "2000-01-01";
        match self {
            FileShape::Settings => recorded("", |source| drop(settings_file::read(source))),
            FileShape::Account => recorded("", |source| drop(account_file::read(source, "USD"))),
            FileShape::Card => recorded(EMPTY, |source| drop(customer_file::read(source, NAME))),
            FileShape::Visit => recorded(EMPTY, |source| visit_file::read(source, &mut Visit::new(DAY, None, NAME))),
            FileShape::Plan => recorded(EMPTY, |source| drop(plan_file::read(source, NAME))),
            FileShape::Complaint => recorded(EMPTY, |source| drop(complaint_file::read(source, NAME, DAY))),
            FileShape::Text => recorded(EMPTY, |source| drop(text_file::read(source, NAME))),
        }
    }
}

/// Front matter without keys.
const EMPTY: &str = "+++\n+++\n";

fn recorded(text: &str, read: impl FnOnce(&mut Source)) -> TableShape {
    let mut source = Source::recording(text);
    read(&mut source);
    source.recorded().unwrap_or_default()
}

/// The keys of a table that `read` reads alone.
#[cfg(test)]
fn of_table(read: impl FnOnce(&mut super::fields::Fields, &mut Source)) -> TableShape {
    recorded("", |source| super::read_toml::read_toml(source, 0..0, read))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::shape::{KeyShape, Shape};

    fn find<'s>(shape: &'s TableShape, key: &str) -> &'s KeyShape {
        shape.keys.iter().find(|known| known.key == key).unwrap_or_else(|| panic!("{key} is not known"))
    }

    #[test]
    fn readers_tell_what_they_ask_for() {
        let shape = of_table(|fields, source| {
            fields.needed_text("name", source);
            fields.number("n", 1..=5, source);
            fields.tables("part", source, |fields, source| {
                fields.need("due", source);
                fields.day("due", source)
            });
            if fields.has("more") {
                fields.texts("more", source);
            }
        });
        let part = TableShape { keys: vec![KeyShape { key: "due", shapes: vec![Shape::Day], is_required: true }] };
        let key = |key, shape, is_required| KeyShape { key, shapes: vec![shape], is_required };
        assert_eq!(
            shape.keys,
            [
                key("name", Shape::Text, true),
                key("n", Shape::Number(1, 5), false),
                key("part", Shape::Tables(part), false),
                key("more", Shape::List(Box::new(Shape::Text)), false),
            ]
        );
    }

    #[test]
    fn each_kind_of_file_has_keys_and_none_without_a_shape() {
        fn check(shape: &TableShape, place: &str) {
            assert!(!shape.keys.is_empty(), "{place}");
            for key in &shape.keys {
                let place = format!("{place}.{}", key.key);
                assert!(!key.shapes.is_empty(), "{place} holds nothing");
                for shape in &key.shapes {
                    match shape {
                        Shape::Table(inner) | Shape::Tables(inner) => check(inner, &place),
                        Shape::Named(inner) => {
                            if let Shape::Table(inner) = &**inner {
                                check(inner, &place);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        FileShape::ALL.iter().for_each(|kind| check(&kind.keys(), &format!("{kind:?}")));
    }

    #[test]
    fn what_readers_read_in_two_ways_has_two_shapes() {
        let account = FileShape::Account.keys();
        let [Shape::Tables(payment)] = &find(&account, "payment").shapes[..] else { panic!("payments are tables") };
        assert_eq!(find(payment, "for").shapes.len(), 2);
        assert!(find(payment, "date").is_required && find(payment, "amount").is_required);
        let settings = FileShape::Settings.keys();
        let [Shape::Named(tier)] = &find(&settings, "tiers").shapes[..] else { panic!("tiers have names") };
        assert!(matches!(&**tier, Shape::Table(tier) if tier.keys.len() == 3));
        assert_eq!(find(&settings, "import").shapes, [Shape::Named(Box::new(Shape::Text))]);
    }
}
