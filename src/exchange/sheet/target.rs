//! What a column can hold.

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The whole name.
    Name,
    /// The name under which the user keeps somebody who calls himself otherwise.
    Remark,
    /// The given name.
    Given,
    /// The middle name.
    Middle,
    /// The family name.
    Family,
    /// A form of address before the name: `Dr.`.
    Prefix,
    /// What follows the name: `Jr.`, `先生`.
    Suffix,
    /// `Title`: the position, or a form of address where another column has the position.
    TitleOrPrefix,
    /// The name that a person gives himself on the net.
    Nick,
    /// The organization of a person, or the name of a company.
    Employer,
    /// A key of the card, or `custom.KEY`.
    Field(String),
    /// The label of the value with the same number in this field.
    ValueLabel(&'static str),
    /// A part of a postal address.
    Address(Part),
    /// A part of the region.
    Region(Part),
    /// A part of the birthday, or the birthday in the lunar calendar.
    Birth(Part),
    /// A day that is named by the header, or by the label with the same number.
    Date,
    /// The name of the day with the same number.
    DateLabel,
    /// A member of the family.
    FamilyMember(&'static str),
    /// A related person, and what they are.
    Relation,
    /// What the related person with the same number is.
    RelationLabel,
    /// A key of the person at a company: `name`, `phone`, `role`.
    Contact(&'static str),
    /// A value whose name stands in the column with the same number.
    Named,
    /// The name of the value with the same number.
    NamedLabel,
    /// The day on which somebody means to be in touch again.
    Next,
    /// The id that the other program gave.
    Uid,
    /// The id in a book, as an export of it writes.
    OwnId,
    /// The id of the customer whom a record of an export is about: the sheet is no list of customers.
    OwnRecord,
    /// Text for below the front matter.
    Note,
    /// What the card has no field for.
    Fact,
    /// What the other program writes for itself; the usual words of such a column say nothing.
    Noise,
    /// Nothing to keep.
    Skip,
    /// Not known.
    Unknown,
}

/// A part of something that is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Country,
    State,
    City,
    District,
    Street,
    Street2,
    PoBox,
    Zip,
    Year,
    Month,
    Day,
    Calendar,
    Lunar,
}

impl Target {
    /// The target by its name in the table of headers.
    pub fn of_table(name: &str) -> Target {
        match name {
            "name" => Target::Name,
            "remark" => Target::Remark,
            "given" => Target::Given,
            "middle" => Target::Middle,
            "family" => Target::Family,
            "prefix" => Target::Prefix,
            "suffix" => Target::Suffix,
            "title.or.prefix" => Target::TitleOrPrefix,
            "nick" => Target::Nick,
            "employer" => Target::Employer,
            "phone.label" => Target::ValueLabel("phone"),
            "email.label" => Target::ValueLabel("email"),
            "address.label" => Target::ValueLabel("address"),
            "address.street" => Target::Address(Part::Street),
            "address.street2" => Target::Address(Part::Street2),
            "address.city" => Target::Address(Part::City),
            "address.state" => Target::Address(Part::State),
            "address.zip" => Target::Address(Part::Zip),
            "address.country" => Target::Address(Part::Country),
            "address.pobox" => Target::Address(Part::PoBox),
            "region.country" => Target::Region(Part::Country),
            "region.province" => Target::Region(Part::State),
            "region.city" => Target::Region(Part::City),
            "region.district" => Target::Region(Part::District),
            "birthday.lunar" => Target::Birth(Part::Lunar),
            "birthday.year" => Target::Birth(Part::Year),
            "birthday.month" => Target::Birth(Part::Month),
            "birthday.day" => Target::Birth(Part::Day),
            "birthday.calendar" => Target::Birth(Part::Calendar),
            "date" => Target::Date,
            "date.label" => Target::DateLabel,
            "spouse" => Target::FamilyMember("spouse"),
            "child" => Target::FamilyMember("child"),
            "relation" => Target::Relation,
            "relation.label" => Target::RelationLabel,
            "custom" => Target::Named,
            "custom.label" => Target::NamedLabel,
            "contact.name" => Target::Contact("name"),
            "contact.role" => Target::Contact("role"),
            "contact.phone" => Target::Contact("phone"),
            "contact.email" => Target::Contact("email"),
            "contact.wechat" => Target::Contact("wechat"),
            "contact.birthday" => Target::Contact("birthday"),
            "next" => Target::Next,
            "uid" => Target::Uid,
            "own.id" => Target::OwnId,
            "own.record" => Target::OwnRecord,
            "note" => Target::Note,
            "fact" => Target::Fact,
            "noise" => Target::Noise,
            "skip" => Target::Skip,
            key => Target::of_key(key),
        }
    }

    fn of_key(key: &str) -> Target {
        const NEW: [&str; 2] = ["employer", "department"];
        if crate::book::field::field(key).is_some() || NEW.contains(&key) {
            Target::Field(key.to_owned())
        } else {
            Target::Unknown
        }
    }
}
