//! Writes customers as vCards.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::book::customer::{CustomerKind, Labelled};
use crate::book::{Customer, YearlyDay, phone};
use crate::format::content_line::escape;

use super::contact::address_of_parts;
use super::line::{components, unescaped};
use super::lines::Unfolded;
use super::names::{Names, family_and_given};
use super::output::{Output, parameter};
use super::pictures::{MOST_PICTURE, ending};
use super::property::Property;
use super::version::VcardVersion;
use super::{days, own, people};

/// A customer who goes out, with what is not on the card.
#[derive(Clone, Copy, Debug)]
pub struct OutgoingCard<'a> {
    /// The customer.
    pub customer: &'a Customer,
    /// The id by which another program knows the card again.
    pub uid: &'a str,
    /// The organization to which a person belongs: the name of the company's card, or else the employer.
    pub organization: Option<&'a str>,
    /// The department in it.
    pub department: Option<&'a str>,
    /// Lines of a vCard that came in and have no place in the book.
    pub kept: &'a [String],
    /// A photo. One above [`MOST_PICTURE`], or one that is no picture by its content, is left out.
    pub photo: Option<&'a [u8]>,
}

/// The text of a file with these customers, to be read by phones and by [`read`](super::read()).
///
/// What goes out is what helps to recognize and to reach somebody: names, kind, pinyin, salutation, organization,
/// position, gender, numbers, addresses, website, languages, region, industry, the usual ways to be in touch, birthday,
/// dates, tags, contacts, the family, the registration of a company. Where the standard has no property, one of Apple's
/// or of our own stands beside it, so that everything comes back as it was.
///
/// What does not go out: the text of the card, notes, plans, complaints, promises; money of any kind; products; what the
/// seller makes of a customer (tier, cadence, stage, source, referral, code, secrecy, days since and added, pauses, the
/// loss); the user's own fields; papers. Links between cards go out as names, not as ids.
pub fn write(cards: &[OutgoingCard], version: VcardVersion) -> String {
    let mut out = Output::new(version);
    for card in cards {
        let kept: Vec<Property> = card.kept.iter().filter_map(|line| kept(line)).collect();
        let groups = kept.iter().filter_map(|line| line.group.strip_prefix("item")?.parse().ok());
        out.groups_after(groups.filter(|number| *number < 1_000_000).max().unwrap_or(0));
        out.raw("BEGIN", "VCARD");
        out.raw("VERSION", if version == VcardVersion::V3 { "3.0" } else { "4.0" });
        out.raw("PRODID", "-//clientbook//clientbook//EN");
        names(&mut out, card);
        reach(&mut out, card);
        birthday(&mut out, card.customer.card.birthday);
        rest(&mut out, card.customer);
        people::contacts(&mut out, &card.customer.card.contacts);
        people::family(&mut out, &card.customer.card.family);
        people::dates(&mut out, &card.customer.card.dates);
        if let Some(photo) = card.photo {
            picture(&mut out, photo);
        }
        // The name and the addresses stand above.
        let is_whole = |line: &&String| self::kept(line).is_some_and(|one| !["N", "ADR"].contains(&one.name.as_str()));
        for line in card.kept.iter().filter(is_whole) {
            let plain: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
            let (head, value) = plain.split_once(':').unwrap_or((&plain, ""));
            out.raw(head, value);
        }
        out.raw("END", "VCARD");
    }
    out.text
}

/// A line that may go out as it came in: a property that has no other meaning for the file.
fn kept(line: &str) -> Option<Property<'_>> {
    let bytes = Cow::Borrowed(line.as_bytes());
    let unfolded = Unfolded { number: 0, size: bytes.len(), bytes, is_cut: false };
    let property = Property::of(&unfolded)?;
    let is_frame = ["BEGIN", "END", "VERSION", "PRODID"].contains(&property.name.as_str());
    (!is_frame && !line.contains(['\n', '\r'])).then_some(property)
}

/// The text of a line that is kept, where it is a note.
pub fn note_of(line: &str) -> Option<String> {
    let property = kept(line).filter(|property| property.name == "NOTE")?;
    Some(unescaped(&String::from_utf8_lossy(&property.value)))
}

fn names(out: &mut Output, card: &OutgoingCard) {
    let OutgoingCard { customer, uid, .. } = *card;
    let fields = &customer.card;
    let is_company = fields.kind() == CustomerKind::Company;
    out.one("UID", uid);
    if out.version == VcardVersion::V4 {
        out.raw("KIND", if is_company { "org" } else { "individual" });
    }
    match kept_name(card) {
        Some(value) => out.raw("N", &value),
        None => {
            let (family, given) = if is_company { ("", "") } else { family_and_given(&fields.name) };
            out.components("N", &[family, given, "", "", ""]);
        }
    }
    out.one("FN", &fields.name);
    // A line each: many readers take the commas of a list for a part of the name.
    fields.aliases.iter().for_each(|alias| out.list("NICKNAME", std::slice::from_ref(alias)));
    if let Some(pinyin) = &fields.pinyin {
        let (last, first) = pinyin.split_once(' ').unwrap_or((pinyin, ""));
        out.one("X-PHONETIC-LAST-NAME", last);
        out.one("X-PHONETIC-FIRST-NAME", first);
    }
    let organization = if is_company { &fields.name } else { card.organization.unwrap_or_default() };
    let department = card.department.unwrap_or_default();
    match (organization, department) {
        ("", "") => {}
        (organization, "") => out.one("ORG", organization),
        (organization, department) => out.components("ORG", &[organization, department]),
    }
    if is_company {
        out.raw("X-ABShowAs", "COMPANY");
    }
    out.one("TITLE", fields.title.as_deref().unwrap_or_default());
    if let Some(gender) = fields.gender {
        let property = if out.version == VcardVersion::V4 { "GENDER" } else { "X-GENDER" };
        out.raw(property, &gender.word().to_uppercase());
    }
}

/// The values of the lines of a property that are kept.
fn kept_values<'c>(card: &'c OutgoingCard, name: &'static str) -> impl Iterator<Item = String> + use<'c> {
    let own = card.kept.iter().filter_map(|line| kept(line)).filter(move |property| property.name == name);
    own.map(|property| String::from_utf8_lossy(&property.value).chars().filter(|c| !c.is_control()).collect())
}

/// The parts of the name as they came in, while the card still has that name.
fn kept_name(card: &OutgoingCard) -> Option<String> {
    let has_name = |value: &String| {
        let names = Names { parts: components(value), ..Names::default() };
        names.tells_parts(&card.customer.card.name)
    };
    kept_values(card, "N").find(has_name)
}

/// The parts of an address as they came in, while the card still has that address.
fn kept_address(card: &OutgoingCard, text: &str) -> Option<String> {
    kept_values(card, "ADR").find(|value| address_of_parts(value) == text)
}

fn reach(out: &mut Output, outgoing: &OutgoingCard) {
    let card = &outgoing.customer.card;
    for number in &card.phone {
        let mut types = phone_types(number.label.as_deref());
        if types.as_ref().is_some_and(Vec::is_empty) && is_mobile(&number.text) {
            types = Some(vec!["cell"]);
        }
        address(out, "TEL", escape(&number.text), number, types);
    }
    for mail in &card.email {
        let mut types = place_types(mail.label.as_deref());
        if out.version == VcardVersion::V3
            && let Some(types) = &mut types
        {
            types.insert(0, "internet");
        }
        address(out, "EMAIL", escape(&mail.text), mail, types);
    }
    if let Some(wechat) = &card.wechat {
        let account = percent_encoding::utf8_percent_encode(wechat, percent_encoding::NON_ALPHANUMERIC);
        out.raw("IMPP;X-SERVICE-TYPE=WeChat", &format!("x-apple:{account}"));
    }
    for postal in &card.address {
        let value = kept_address(outgoing, &postal.text);
        let value = value.unwrap_or_else(|| format!(";;{};;;;", escape(&postal.text)));
        address(out, "ADR", value, postal, place_types(postal.label.as_deref()));
    }
    out.one("URL", card.website.as_deref().unwrap_or_default());
}

/// A line with a label: one that the standard has, or one of the user's own.
fn address(out: &mut Output, name: &str, value: String, labelled: &Labelled, types: Option<Vec<&'static str>>) {
    match types {
        Some(types) => {
            let head = format!("{name}{}", out.types(&types));
            out.raw(&head, &value);
        }
        None => out.labelled(name, &value, labelled.label.as_deref().unwrap_or_default()),
    }
}

/// The types for the label of a number; `None` for a label that the standard does not have.
fn phone_types(label: Option<&str>) -> Option<Vec<&'static str>> {
    Some(match label {
        None | Some("") => vec![],
        Some("work") => vec!["work", "voice"],
        Some("home") => vec!["home", "voice"],
        Some("fax") => vec!["fax"],
        Some("work fax") => vec!["work", "fax"],
        Some("home fax") => vec!["home", "fax"],
        Some("pager") => vec!["pager"],
        Some("car") => vec!["car"],
        Some("main") => vec!["main"],
        Some(_) => return None,
    })
}

/// The types for the label of an address; `None` for a label that the standard does not have.
fn place_types(label: Option<&str>) -> Option<Vec<&'static str>> {
    Some(match label {
        None | Some("") => vec![],
        Some("work") => vec!["work"],
        Some("home") => vec!["home"],
        Some(_) => return None,
    })
}

/// Whether a number is a mobile number of mainland China.
fn is_mobile(number: &str) -> bool {
    let digits = phone::Number::of(number).digits;
    let core = digits.strip_prefix("86").filter(|core| core.len() == 11).unwrap_or(&digits);
    core.len() == 11 && core.starts_with('1')
}

/// The birthday as all programs read it, as Apple and vCard 4.0 write a lunar one, and ours where these do not hold it.
fn birthday(out: &mut Output, birthday: Option<YearlyDay>) {
    let Some(day) = birthday else { return };
    let is_v4 = out.version == VcardVersion::V4;
    match day {
        YearlyDay::Solar { .. } => out.solar("BDAY", day),
        YearlyDay::Month { .. } if is_v4 => out.raw("BDAY", &day.to_string()),
        YearlyDay::Month { .. } => out.raw(own::BIRTHDAY, &day.to_string()),
        YearlyDay::Lunar { year, month, leap, day: number } => {
            let first = day.first();
            let alternative = if is_v4 && first.is_some() && !leap { ";ALTID=1" } else { "" };
            if let Some(first) = first {
                let first =
                    YearlyDay::Solar { year: Some(first.year()), month: first.month() as u8, day: first.day() as u8 };
                out.solar(&format!("BDAY{alternative}"), first);
            }
            if is_v4 && !leap {
                let year = year.map_or("--".to_owned(), |year| format!("{year:04}"));
                out.raw(&format!("BDAY{alternative};CALSCALE=chinese"), &format!("{year}{month:02}{number:02}"));
            }
            out.raw("X-ALTBDAY;CALSCALE=chinese", &days::write_apple(day));
            out.raw(own::BIRTHDAY, &day.to_string());
        }
    }
}

/// Tags, and the fields for which there are only properties of our own.
fn rest(out: &mut Output, customer: &Customer) {
    let card = &customer.card;
    out.list("CATEGORIES", &card.tags);
    let fields = crate::book::Card::FIELDS.iter().filter(|field| own::FIELDS.contains(&field.key));
    for field in fields {
        let texts = match field.key {
            "languages" => card.languages.clone(),
            "prefers" => card.prefers.iter().map(|channel| channel.word().to_owned()).collect(),
            "salutation" => card.salutation.iter().cloned().collect(),
            "industry" => card.industry.iter().cloned().collect(),
            "best_time" => card.best_time.iter().cloned().collect(),
            "legal_representative" => card.legal_representative.iter().cloned().collect(),
            "organization_form" => card.organization_form.iter().cloned().collect(),
            "registered_capital" => card.registered_capital.iter().cloned().collect(),
            "region" => card.region.iter().cloned().collect(),
            _ => Vec::new(),
        };
        for text in texts {
            out.one(&format!("{}{}", own::FIELD, parameter("KEY", field.key)), &text);
        }
    }
}

fn picture(out: &mut Output, photo: &[u8]) {
    let kind = match ending(photo) {
        Some("jpg") => "jpeg",
        Some("tif") => "tiff",
        Some(ending) => ending,
        None => return,
    };
    if photo.len() > MOST_PICTURE {
        return;
    }
    let data = STANDARD.encode(photo);
    match out.version {
        VcardVersion::V3 => out.raw(&format!("PHOTO;ENCODING=b;TYPE={}", kind.to_uppercase()), &data),
        VcardVersion::V4 => out.raw("PHOTO", &format!("data:image/{kind};base64,{data}")),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::book::customer::{Contact, Duty, Family, Gender, NamedDate};
    use crate::book::festival_day::FestivalDay;
    use crate::book::letters::one_line;
    use crate::book::{Card, Channel, Choice, CustomerFolder};
    use crate::exchange::incoming::{Incoming, IncomingEntry, Said};
    use crate::exchange::vcard::read;
    use crate::format::day::parse_yearly;

    fn customer(card: Card) -> Customer {
        Customer::new(Arc::new(CustomerFolder::new("a", card)), &"CNY".into())
    }

    fn outgoing(customer: &Customer) -> OutgoingCard<'_> {
        OutgoingCard { customer, uid: "a@book", organization: None, department: None, kept: &[], photo: None }
    }

    #[track_caller]
    fn check(card: Card, version: VcardVersion, expect: &str) {
        let customer = customer(card);
        let text = write(&[outgoing(&customer)], version);
        let text = text.replace("\r\n ", "").replace("\r\n", "\n");
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("PRODID")).collect();
        assert_eq!(lines.join("\n"), expect.trim());
    }

    fn zhou_min() -> Card {
        Card {
            name: "周敏".into(),
            birthday: parse_yearly("lunar 1979 leap 6-03").ok(),
            phone: vec![
                Labelled { label: None, text: "138-0000-1234".into() },
                Labelled { label: Some("前台".into()), text: "0512-6288-0000".into() },
            ],
            wechat: Some("zhou_min".into()),
            region: Some("江苏/苏州".into()),
            family: vec![Family {
                name: "王强".into(),
                relation: Some("丈夫".into()),
                birthday: parse_yearly("--03-08").ok(),
                ..Family::default()
            }],
            dates: vec![NamedDate { name: "清明".into(), on: FestivalDay::Term(6), once: false }],
            ..Card::default()
        }
    }

    #[test]
    fn version_3_is_written_for_phones() {
        check(
            zhou_min(),
            VcardVersion::V3,
            "
BEGIN:VCARD
VERSION:3.0
UID:a@book
N:周;敏;;;
FN:周敏
TEL;TYPE=CELL:138-0000-1234
item1.TEL:0512-6288-0000
item1.X-ABLabel:前台
IMPP;X-SERVICE-TYPE=WeChat:x-apple:zhou%5Fmin
BDAY:1979-07-26
X-ALTBDAY;CALSCALE=chinese:0077005606L03
X-CLIENTBOOK-BIRTHDAY:lunar 1979 leap 6-03
X-CLIENTBOOK-FIELD;KEY=region:江苏/苏州
item2.X-ABRELATEDNAMES:王强
item2.X-ABLabel:丈夫
item2.X-CLIENTBOOK-ENTRY;TABLE=family:
item2.X-CLIENTBOOK-ENTRY;TABLE=family;KEY=birthday:--03-08
item3.X-ABLabel:清明
item3.X-CLIENTBOOK-ENTRY;TABLE=date:
item3.X-CLIENTBOOK-ENTRY;TABLE=date;KEY=on:term qingming
END:VCARD",
        );
    }

    #[test]
    fn version_4_follows_its_standard() {
        let card = Card {
            name: "Ana Ruiz".into(),
            kind: Some(CustomerKind::Person),
            gender: Some(Gender::Female),
            birthday: parse_yearly("lunar 1978-07-12").ok(),
            email: vec![Labelled { label: Some("work".into()), text: "ana@example.com".into() }],
            family: vec![Family { name: "Luis".into(), relation: Some("son".into()), ..Family::default() }],
            ..Card::default()
        };
        check(
            card,
            VcardVersion::V4,
            "
BEGIN:VCARD
VERSION:4.0
UID:a@book
KIND:individual
N:Ruiz;Ana;;;
FN:Ana Ruiz
GENDER:F
EMAIL;TYPE=work:ana@example.com
BDAY;ALTID=1:19780815
BDAY;ALTID=1;CALSCALE=chinese:19780712
X-ALTBDAY;CALSCALE=chinese:007700550712
X-CLIENTBOOK-BIRTHDAY:lunar 1978-07-12
item1.RELATED;TYPE=child;VALUE=text:Luis
item1.X-ABLabel:son
item1.X-CLIENTBOOK-ENTRY;TABLE=family:
END:VCARD",
        );
    }

    #[test]
    fn lines_have_75_octets_at_most_and_split_no_character() {
        let long = "苏州工业园区金鸡湖创新科技产业投资发展合伙企业（有限合伙）, \\ ; a\nb".repeat(4);
        let card = Card { aliases: vec![long.clone()], ..Card::default() };
        let customer = customer(Card { name: "A".into(), ..card });
        let text = write(&[outgoing(&customer)], VcardVersion::V3);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        assert!(text.replace("\r\n ", "").contains("（有限合伙）\\, \\\\ \\; a\\nb苏州"), "{text}");
    }

    #[test]
    fn kept_lines_come_out_unchanged_and_cannot_break_the_card() {
        let customer = customer(Card { name: "A".into(), phone: zhou_min().phone, ..Card::default() });
        let kept: Vec<String> = [
            "item7.X-FOO;TYPE=\"a;b\":kept \\, as it is",
            "item7.X-ABLabel:label",
            "END:VCARD",
            "X-BAD:1\r\nEND:VCARD",
            "no property",
        ]
        .map(str::to_owned)
        .to_vec();
        for version in [VcardVersion::V3, VcardVersion::V4] {
            let text = write(&[OutgoingCard { kept: &kept, ..outgoing(&customer) }], version);
            assert_eq!(text.matches("END:VCARD").count(), 1, "{text}");
            // The groups of the card itself do not meet theirs.
            assert!(text.contains("item8.TEL"), "{text}");
            let list = read(text.as_bytes());
            assert_eq!(list.customers[0].as_ref().map(|read| read.kept.clone()).ok(), Some(kept[..2].to_vec()));
        }
    }

    #[test]
    fn a_photo_goes_out_and_comes_in() {
        let customer = customer(Card { name: "A".into(), ..Card::default() });
        let photo = [&[0xff, 0xd8, 0xff][..], &[7; 3000]].concat();
        for version in [VcardVersion::V3, VcardVersion::V4] {
            let text = write(&[OutgoingCard { photo: Some(&photo), ..outgoing(&customer) }], version);
            let list = read(text.as_bytes());
            let Ok(read) = &list.customers[0] else { panic!() };
            assert_eq!((read.files[0].name.as_str(), &read.files[0].bytes), ("photo.jpg", &photo));
            assert!(
                !write(&[OutgoingCard { photo: Some(b"<svg>"), ..outgoing(&customer) }], version).contains("PHOTO")
            );
        }
    }

    /// What a card says, without regard to how it is written.
    fn expected(card: &Card, organization: Option<&str>, department: Option<&str>) -> Incoming {
        let mut said: Vec<Said> = Vec::new();
        let mut say = |key: &str, values: Vec<Labelled>| {
            if !values.is_empty() {
                said.push(Said { key: key.to_owned(), values });
            }
        };
        let plain = |texts: &[String]| texts.iter().map(|text| Labelled { label: None, text: text.clone() }).collect();
        let one = |text: &Option<String>| plain(&text.iter().cloned().collect::<Vec<_>>());
        let word = |word: Option<&str>| plain(&word.map(str::to_owned).into_iter().collect::<Vec<_>>());
        say("kind", word((card.kind() == CustomerKind::Company).then_some("company")));
        say("aliases", plain(&card.aliases));
        say("pinyin", one(&card.pinyin));
        say("employer", word(organization.filter(|_| card.kind() == CustomerKind::Person)));
        say("department", word(department));
        say("title", one(&card.title));
        say("gender", word(card.gender.map(Gender::word)));
        say("phone", card.phone.clone());
        say("email", card.email.clone());
        say("wechat", one(&card.wechat));
        say("address", card.address.clone());
        say("website", one(&card.website));
        say("birthday", word(card.birthday.map(|day| day.to_string()).as_deref()));
        say("tags", plain(&card.tags));
        say("languages", plain(&card.languages));
        say("prefers", word(card.prefers.map(Channel::word)));
        say("salutation", one(&card.salutation));
        say("industry", one(&card.industry));
        say("best_time", one(&card.best_time));
        say("region", one(&card.region));
        say("legal_representative", one(&card.legal_representative));
        said.sort_by(|a, b| a.key.cmp(&b.key));
        let mut entries: Vec<IncomingEntry> = Vec::new();
        for contact in &card.contacts {
            let said = [
                contact.role.iter().map(|role| Said::one("role", role.as_str())).collect(),
                listed(
                    "duty",
                    contact.duty.iter().map(|duty| Labelled { label: None, text: duty.word().into() }).collect(),
                ),
                listed("phone", contact.phone.clone()),
                contact.birthday.iter().map(|day| Said::one("birthday", day.to_string())).collect(),
                contact.note.iter().map(|note| Said::one("note", note.as_str())).collect(),
            ];
            entries.push(IncomingEntry { table: "contact", name: contact.name.clone(), said: said.concat() });
        }
        for member in &card.family {
            let said = [
                member.relation.iter().map(|relation| Said::one("relation", relation.as_str())).collect::<Vec<_>>(),
                member.birthday.iter().map(|day| Said::one("birthday", day.to_string())).collect(),
            ];
            entries.push(IncomingEntry { table: "family", name: member.name.clone(), said: said.concat() });
        }
        for date in &card.dates {
            let FestivalDay::Yearly(day) = date.on else { unreachable!("only yearly days are made") };
            let mut said = vec![Said::one("on", day.to_string())];
            said.extend(date.once.then(|| Said::one("once", "true")));
            entries.push(IncomingEntry { table: "date", name: date.name.clone(), said });
        }
        Incoming { name: card.name.clone(), uid: Some("a@book".into()), said, entries, ..Incoming::default() }
    }

    fn listed(key: &str, values: Vec<Labelled>) -> Vec<Said> {
        if values.is_empty() { Vec::new() } else { vec![Said { key: key.to_owned(), values }] }
    }

    /// One line of text with every sign that means something in a vCard.
    fn text() -> impl Strategy<Value = String> {
        "[张伟李敏a-zA-Zé,;:\\\\\"^'=.%@/-][张伟a-z0-9,;:\\\\\"^'=. %@/_-]{0,40}[张伟a-z0-9,;:\\\\\"^'=.%@/]"
            .prop_map(|text| one_line(&text))
    }

    fn name() -> impl Strategy<Value = String> {
        prop_oneof!["[张李欧周][伟敏静阳]{1,3}", "[A-Z][a-z]{1,9} [A-Z][a-z]{1,9}", "[A-Z][a-z]{1,9}"]
    }

    fn labelled(text: impl Strategy<Value = String>) -> impl Strategy<Value = Vec<Labelled>> {
        let label = prop::option::of(prop_oneof![
            prop::sample::select(vec!["work", "home"]).prop_map(str::to_owned),
            "[车前备][间台用]",
            "[a-z]{3,8} [a-z;,:\"]{1,5}[a-z]",
        ]);
        let one = (label, text).prop_map(|(label, text)| Labelled { label, text });
        prop::collection::vec(one, 0..4).prop_map(|mut all| {
            all.iter_mut().for_each(|one| one.text = one_line(&one.text));
            all.sort_by(|a, b| a.text.cmp(&b.text));
            all.dedup_by(|a, b| a.text == b.text);
            all
        })
    }

    fn day() -> impl Strategy<Value = YearlyDay> {
        let days = [
            "1978-08-15",
            "--02-29",
            "lunar 1978-07-12",
            "lunar 1979 leap 6-03",
            "lunar --07-12",
            "lunar leap 6-03",
            "1978-08",
            "--08",
            "2000-01-01",
            "lunar 2033-12-29",
        ];
        prop::sample::select(days.to_vec()).prop_filter_map("a day", |text| parse_yearly(text).ok())
    }

    fn people() -> impl Strategy<Value = (Vec<Contact>, Vec<Family>, Vec<NamedDate>)> {
        let numbers = labelled("[0-9+][0-9 -]{4,12}[0-9]");
        let contact = (
            name(),
            prop::option::of(text()),
            numbers,
            prop::option::of(day()),
            prop::option::of(text()),
            any::<bool>(),
        );
        let contact = contact.prop_map(|(name, role, phone, birthday, note, pays)| Contact {
            name,
            role,
            duty: if pays { vec![Duty::Decides, Duty::Pays] } else { Vec::new() },
            phone,
            birthday,
            note,
            ..Contact::default()
        });
        let member =
            (name(), prop::option::of(prop_oneof!["son|wife|mother|assistant", text()]), prop::option::of(day()));
        let member =
            member.prop_map(|(name, relation, birthday)| Family { name, relation, birthday, ..Family::default() });
        let date = (text(), day(), any::<bool>());
        let date = date.prop_map(|(name, day, once)| NamedDate { name, on: FestivalDay::Yearly(day), once });
        let some = |n| 0..n;
        (
            prop::collection::vec(contact, some(3)),
            prop::collection::vec(member, some(3)),
            prop::collection::vec(date, some(3)),
        )
    }

    fn cards() -> impl Strategy<Value = Card> {
        let some = || prop::option::of(text());
        let texts =
            || prop::collection::btree_set(text(), 0..4).prop_map(|texts| texts.into_iter().collect::<Vec<_>>());
        let about = (name(), any::<bool>(), texts(), prop::option::of("[a-z]{2,6}( [a-z]{2,6}){0,2}"), some());
        let reach = (
            labelled("[0-9+][0-9 -]{4,12}[0-9]"),
            labelled("[a-z]{1,8}@[a-z]{1,8}\\.example"),
            prop::option::of("[a-zA-Z0-9_-]{3,12}"),
            labelled(text()),
            prop::option::of("https://[a-z]{1,8}\\.example/[a-z,;:]{0,8}[a-z]"),
        );
        let rest = (prop::option::of(day()), texts(), texts(), some(), some(), some(), some());
        let choices = (
            prop::option::of(prop::sample::select(Gender::ALL.to_vec())),
            prop::option::of(prop::sample::select(Channel::ALL.to_vec())),
        );
        (about, reach, rest, people(), choices).prop_map(|(about, reach, rest, people, choices)| Card {
            name: about.0,
            kind: about.1.then_some(CustomerKind::Company),
            aliases: about.2,
            pinyin: about.3,
            title: about.4,
            phone: reach.0,
            email: reach.1,
            wechat: reach.2,
            address: reach.3,
            website: reach.4,
            birthday: rest.0,
            tags: rest.1,
            languages: rest.2,
            salutation: rest.3,
            industry: rest.4,
            region: rest.5,
            legal_representative: rest.6,
            contacts: people.0,
            family: people.1,
            dates: people.2,
            gender: choices.0,
            prefers: choices.1,
            ..Card::default()
        })
    }

    proptest! {
        #[test]
        fn what_goes_out_comes_in(
            card in cards(),
            organization in prop::option::of(text()),
            department in prop::option::of(text()),
            is_new in any::<bool>(),
        ) {
            let version = if is_new { VcardVersion::V4 } else { VcardVersion::V3 };
            let customer = customer(card);
            let card = OutgoingCard {
                organization: organization.as_deref(),
                department: department.as_deref(),
                ..outgoing(&customer)
            };
            let text = write(&[card], version);
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
            let list = read(text.as_bytes());
            prop_assert_eq!(list.customers.len(), 1);
            let mut read = list.customers.into_iter().next().unwrap().unwrap();
            read.said.sort_by(|a, b| a.key.cmp(&b.key));
            read.said.iter_mut().filter(|said| said.key != "phone").for_each(sort_tags);
            (read.origin, read.has_own_lines) = Default::default();
            let mut expect = expected(&customer.card, organization.as_deref(), department.as_deref());
            expect.said.iter_mut().filter(|said| said.key != "phone").for_each(sort_tags);
            prop_assert_eq!(read, expect, "{}", text);
        }
    }

    fn sort_tags(said: &mut Said) {
        said.values.sort_by(|a, b| a.text.cmp(&b.text));
    }
}
