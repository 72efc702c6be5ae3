//! Reads a file of vCards.

use std::collections::HashMap;

use crate::derive::report::Phrase;
use crate::exchange::incoming::{Incoming, IncomingEntry, IncomingList, Origin, Refused, Said};

use super::cards::{RawCard, cards};
use super::encoding::{Decoder, open};
use super::line::Line;
use super::reading::Reading;
use super::{accounts, contact, extra, group, own, persons, pictures, special_days};

/// The most bytes of a refused card that are shown.
const MOST_SHOWN: usize = 2000;

/// Reads the vCards of a file: versions 2.1, 3.0 and 4.0, also mixed, in any encoding. One bad card never stops the
/// others.
///
/// What a card says is said for the keys of our cards, as far as there are such keys. Other facts that people read (`QQ`,
/// a second website) are facts. What is left is kept as lines of a vCard, but for what only programs read: `PRODID`,
/// `REV`, the hash of a picture. Links are never followed.
pub fn read(bytes: &[u8]) -> IncomingList {
    let opened = open(bytes);
    let cards = cards(&opened.bytes);
    let mut decoder = Decoder::new(opened.whole, cards.iter().map(RawCard::unnamed));
    let mut list = IncomingList::default();
    let mut read = Cards::default();
    for card in &cards {
        read.card(card, &mut decoder);
    }
    let versions = std::mem::take(&mut read.versions);
    let groups = read.groups.len();
    list.customers = read.finish();
    if list.customers.is_empty() {
        let reason = Phrase::new("vcard-none");
        let origin = Origin { line: 1, ..Origin::default() };
        list.customers.push(Err(Refused { origin, name: String::new(), reason, cells: Vec::new() }));
    }
    let versions = if versions.is_empty() { String::new() } else { format!(" {}", versions.join(", ")) };
    let format = format!("vCard{versions}");
    list.about.push(Phrase::new("vcard-about").with("format", &*format).with("encoding", &*decoder.names()));
    if groups > 0 {
        list.about.push(Phrase::new("vcard-groups").with("n", groups));
    }
    list
}

/// The cards of a file that are read already.
#[derive(Default)]
struct Cards {
    customers: Vec<Result<Incoming, Refused>>,
    /// The versions of the format that the cards name.
    versions: Vec<String>,
    groups: Vec<group::Group>,
    /// Relatives who are other cards: the customer, the uid and the relation.
    relatives: Vec<(usize, String, String)>,
}

impl Cards {
    fn card(&mut self, card: &RawCard, decoder: &mut Decoder) {
        let default = decoder.of_card(&card.unnamed());
        let lines: Vec<Line> = card.properties.iter().map(|property| Line::new(property, decoder, default)).collect();
        for line in lines.iter().filter(|line| line.name() == "VERSION") {
            let version = line.one_line();
            if ["2.1", "3.0", "4.0"].contains(&version.as_str()) && !self.versions.contains(&version) {
                self.versions.push(version);
                self.versions.sort();
            }
        }
        if let Some(group) = group::read(&lines) {
            if self.groups.len() < group::MOST {
                self.groups.push(group);
            }
            return;
        }
        match incoming(card, &lines) {
            Ok((incoming, relatives)) => {
                let at = self.customers.len();
                self.relatives.extend(relatives.into_iter().map(|(uid, relation)| (at, uid, relation)));
                self.customers.push(Ok(incoming));
            }
            Err(refused) => self.customers.push(Err(*refused)),
        }
    }

    /// Ties the cards together: members get the names of their groups as tags, relatives their names.
    fn finish(mut self) -> Vec<Result<Incoming, Refused>> {
        let uids: HashMap<String, usize> = self
            .customers
            .iter()
            .enumerate()
            .filter_map(|(at, customer)| Some((customer.as_ref().ok()?.uid.clone()?.to_lowercase(), at)))
            .collect();
        for group in &self.groups {
            group.tag(&mut self.customers, &uids);
        }
        for (at, uid, relation) in self.relatives {
            let name = uids.get(&uid.to_lowercase()).and_then(|&other| self.customers.get(other)?.as_ref().ok());
            let name = name.map(|other| other.name.clone());
            let Some(Ok(customer)) = self.customers.get_mut(at) else { continue };
            match name {
                Some(name) => {
                    let said = if relation.is_empty() { Vec::new() } else { vec![Said::one("relation", relation)] };
                    customer.entries.push(IncomingEntry { table: "family", name, said });
                }
                None => customer.kept.push(format!("RELATED;TYPE={}:urn:uuid:{uid}", super::line::quoted(&relation))),
            }
        }
        self.customers
    }
}

/// A customer with the relatives who are other cards: the uid and the relation.
type WithRelatives = (Incoming, Vec<(String, String)>);

/// What a card says.
fn incoming(card: &RawCard, lines: &[Line]) -> Result<WithRelatives, Box<Refused>> {
    let mut reading = Reading::new(lines);
    doubts(card, &mut reading);
    for line in lines {
        let facts = reading.facts_so_far();
        let is_taken = own::take(&mut reading, line)
            || persons::take(&mut reading, line)
            || contact::take(&mut reading, line)
            || accounts::take(&mut reading, line)
            || special_days::take(&mut reading, line)
            || pictures::take(&mut reading, line)
            || extra::take(&mut reading, line);
        if !is_taken {
            reading.keep(line);
        } else if line.name() == "NOTE" && !line.text.is_empty() || reading.facts_so_far() > facts {
            // The book has it as text, which does not go out: without its line the other program would lose it.
            reading.keep_too(line);
        }
    }
    special_days::birthday(&mut reading);
    own::entries(&mut reading);
    let uid = lines.iter().find(|line| line.name() == "UID").map(|line| group::plain_uid(&line.one_line()));
    let origin = Origin { line: card.number, ..Origin::default() };
    let name = persons::finish(&mut reading);
    if name.is_empty() {
        let reason = Phrase::new(if card.lacks_begin { "vcard-no-card" } else { "vcard-nameless" });
        return Err(Box::new(Refused { origin, name, reason, cells: vec![shown(lines)] }));
    }
    let relatives = std::mem::take(&mut reading.relatives);
    let incoming = Incoming { origin, name, uid: uid.filter(|uid| !uid.is_empty()), ..Incoming::default() };
    Ok((reading.finish(incoming), relatives))
}

/// What is doubtful of the card as a whole.
fn doubts(card: &RawCard, reading: &mut Reading) {
    let mut doubt = |phrase: Phrase| reading.doubts.push(phrase);
    if card.lacks_begin {
        doubt(Phrase::new("vcard-no-begin"));
    }
    if card.lacks_end {
        doubt(Phrase::new("vcard-no-end"));
    }
    if card.agents > 0 {
        doubt(Phrase::new("vcard-agent").with("n", card.agents));
    }
    if card.beyond > 0 {
        doubt(Phrase::new("vcard-too-many").with("n", card.beyond));
    }
    if card.unread > 0 {
        doubt(Phrase::new("vcard-unread").with("n", card.unread));
    }
    for line in reading.lines {
        if line.is_lossy {
            reading.doubts.push(Phrase::new("vcard-lossy").with("property", line.name()));
        }
        if line.property.is_cut && !pictures::is_picture(line) {
            reading.doubts.push(Phrase::new("vcard-cut").with("property", line.name()));
        }
    }
}

/// The text of a card that is refused, whole enough to be mended and read again.
fn shown(lines: &[Line]) -> String {
    let mut text = "BEGIN:VCARD".to_owned();
    for kept in lines.iter().filter_map(Line::kept) {
        if text.len() + kept.len() > MOST_SHOWN {
            break;
        }
        text.push('\n');
        text.push_str(&kept);
    }
    text + "\nEND:VCARD"
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;
    use crate::exchange::vcard::MOST_PICTURE;

    fn card(inner: &str) -> String {
        format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{inner}END:VCARD\r\n")
    }

    fn ids(doubts: &[Phrase]) -> Vec<&str> {
        doubts.iter().map(|doubt| doubt.id.as_ref()).collect()
    }

    /// Far more than a slow machine needs, far less than a step that is not linear.
    #[track_caller]
    fn read_in_time(bytes: &[u8]) -> IncomingList {
        let begun = Instant::now();
        let list = read(bytes);
        assert!(begun.elapsed() < Duration::from_secs(60), "{:?} for {} bytes", begun.elapsed(), bytes.len());
        list
    }

    #[test]
    fn a_photo_of_a_hundred_megabytes_is_left_out() {
        let base64 = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5";
        let lines = 100 * 1024 * 1024 / base64.len();
        for head in ["PHOTO;ENCODING=b:", "PHOTO:data:image/png;base64,"] {
            let mut text = format!("BEGIN:VCARD\r\nFN:A\r\n{head}");
            (0..lines).for_each(|_| text.extend([base64, "\r\n "]));
            text.push_str("\r\nTEL:1\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:B\r\nEND:VCARD\r\n");
            let list = read_in_time(text.as_bytes());
            let [Ok(a), Ok(b)] = &list.customers[..] else { panic!("{:?}", list.customers) };
            assert_eq!((a.name.as_str(), a.files.len(), b.name.as_str()), ("A", 0, "B"));
            assert_eq!(ids(&a.doubts), ["vcard-picture-large"]);
            assert_eq!(a.said.last(), Some(&Said::one("phone", "1")));
        }
    }

    #[test]
    fn a_photo_of_the_largest_size_is_taken() {
        use base64::Engine;
        let mut photo = vec![0xff; MOST_PICTURE];
        photo[1] = 0xd8;
        let inner = |photo: &[u8]| {
            card(&format!("FN:A\r\nPHOTO;ENCODING=b:{}\r\n", base64::engine::general_purpose::STANDARD.encode(photo)))
        };
        let list = read_in_time(inner(&photo).as_bytes());
        let Ok(a) = &list.customers[0] else { panic!() };
        assert_eq!((a.files[0].name.as_str(), a.files[0].bytes.len()), ("photo.jpg", MOST_PICTURE));
        photo.push(0);
        let list = read_in_time(inner(&photo).as_bytes());
        assert_eq!(list.customers[0].as_ref().map(|a| ids(&a.doubts)).ok(), Some(vec!["vcard-picture-large"]));
    }

    #[test]
    fn ten_thousand_cards_are_read() {
        let one = |at: usize| card(&format!("N:张;伟{at}\r\nTEL:138{at:08}\r\nUID:{at}\r\nNOTE:x\r\n"));
        let text: String = (0..10_000).map(one).collect();
        let list = read_in_time(text.as_bytes());
        assert_eq!(list.customers.len(), 10_000);
        assert!(list.customers.iter().all(Result::is_ok));
    }

    #[test]
    fn hostile_files_are_held() {
        let many = 100_000;
        let repeated = |text: &str| text.repeat(many);
        for text in [
            repeated("BEGIN:VCARD\nAGENT:\n"),
            repeated("BEGIN:VCARD\nAGENT:\n") + &repeated("END:VCARD\n"),
            repeated("BEGIN:VCARD\n"),
            repeated("END:VCARD\n"),
            card(&repeated("TEL:1\r\n")),
            card(&format!("FN:A\r\nCATEGORIES:{}\r\n", (0..many).map(|at| format!("{at},")).collect::<String>())),
            card(&format!("FN:A\r\nNICKNAME:{}\r\n", (0..many).map(|at| format!("{at},")).collect::<String>())),
            card(&format!("FN:A\r\nX-FOO{}:1\r\n", repeated(";a=b"))),
            card(&format!("FN:A\r\nTEL;{}:1\r\n", repeated("\r\n a;"))),
            card(&format!("FN:A\r\nX-FOO;A=\"{}\r\n", repeated("\r\n a"))),
            card(&format!("FN:A\r\nNOTE:{}\r\n", repeated("\r\nno property"))),
            card(&format!("FN:A\r\nNOTE;ENCODING=QUOTED-PRINTABLE:{}\r\n", repeated("=\r\n"))),
            card(&format!("FN:A\r\nX-FOO:{}\r\n", repeated("\\\\;,"))),
            card(
                &(0..1900)
                    .map(|at| format!("item{at}.X-ABDATE:2020-01-01\r\nitem{at}.X-ABLabel:a\r\n"))
                    .collect::<String>(),
            ),
            card(&repeated("X-CLIENTBOOK-FIELD;KEY=region:a\r\n")),
            repeated("BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\n") + &repeated("FN:A\nEND:VCARD\nBEGIN:VCARD\n"),
            card(&(0..1900).map(|at| format!("i.ADR:;;{at}\r\ni.X-ABLabel:a\r\n")).collect::<String>()).repeat(20),
            card(&(0..1900).map(|at| format!("NICKNAME:{at},b{at},c{at}\r\nNOTE:{at}\r\n")).collect::<String>())
                .repeat(20),
            card(&(0..1900).map(|at| format!("X-{at}:1\r\n")).collect::<String>()).repeat(20),
            format!("FN:{}", repeated("\0")),
            repeated(":"),
            repeated("\"\n"),
            (0..20_000).map(|at| card(&format!("UID:u\r\nKIND:group\r\nFN:{at}\r\nMEMBER:u\r\n"))).collect(),
        ] {
            read_in_time(text.as_bytes());
        }
    }

    #[test]
    fn the_encoding_and_the_versions_are_told() {
        let told = |bytes: &[u8]| {
            let about = &read(bytes).about[0];
            about.args.iter().map(|(_, cell)| format!("{cell:?}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told(card("FN:Ana\r\n").as_bytes()), r#"Text("vCard 3.0") Text("UTF-8")"#);
        let gbk = encoding_rs::GBK.encode("BEGIN:VCARD\nVERSION:2.1\nFN:张伟\nEND:VCARD\n").0.into_owned();
        assert_eq!(told(&gbk), r#"Text("vCard 2.1") Text("GBK")"#);
        let both = [&gbk[..], card("FN:张伟\r\n").as_bytes()].concat();
        assert_eq!(told(&both), r#"Text("vCard 2.1, 3.0") Text("GBK, UTF-8")"#);
    }

    #[test]
    fn a_file_without_cards_says_so() {
        for bytes in
            [&b""[..], b"name,phone\nAna,1\n", b"\xff\xfe", b"\x89PNG\r\n", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"]
        {
            let customers = read(bytes).customers;
            let [Err(refused)] = &customers[..] else { panic!("{customers:?}") };
            assert_eq!(refused.reason.id, "vcard-none");
        }
    }

    /// Pieces of cards, so that most of what is put together is nearly a card.
    fn pieces() -> impl Strategy<Value = Vec<u8>> {
        let pieces = [
            "BEGIN:VCARD\r\n",
            "END:VCARD\r\n",
            "VERSION:2.1\n",
            "VERSION:4.0\r",
            "FN:",
            "N:",
            ";",
            ":",
            ",",
            "\\",
            "\"",
            "=",
            "=\r\n",
            "=E5=BC",
            "\r\n ",
            "\n",
            "\t",
            "\0",
            "张",
            "伟",
            "é",
            "item1.",
            "X-ABLabel:",
            "_$!<",
            ">!$_",
            "TEL",
            "TYPE=",
            "X-CUSTOM(",
            ")",
            "ENCODING=QUOTED-PRINTABLE",
            "ENCODING=b",
            "CHARSET=GBK",
            "CHARSET=UTF-16",
            "BDAY:",
            "X-ALTBDAY:",
            "CALSCALE=chinese",
            "1604-",
            "--",
            "00770055",
            "L",
            "PHOTO",
            "data:",
            "base64",
            "AAAA",
            "AGENT:",
            "RELATED",
            "urn:uuid:",
            "IMPP",
            "x-apple:",
            "X-ANDROID-CUSTOM:",
            "cursor.item/contact_event",
            "ADR",
            "X-CLIENTBOOK-ENTRY",
            "TABLE=date",
            "KEY=on",
            "X-CLIENTBOOK-BIRTHDAY:lunar ",
            "KIND:group",
            "MEMBER:",
            "PREF=",
            "^n",
            "^'",
            "tel:",
            ";ext=",
            "%E4",
            "12",
        ];
        let piece = prop_oneof![
            9 => prop::sample::select(pieces.to_vec()).prop_map(|text| text.as_bytes().to_vec()),
            1 => prop::collection::vec(any::<u8>(), 0..6),
        ];
        prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
    }

    fn is_sound(bytes: &[u8]) {
        for customer in read(bytes).customers.iter().flatten() {
            assert!(!customer.name.is_empty());
            assert!(customer.kept.iter().all(|line| !line.contains(['\n', '\r'])));
            assert!(customer.entries.iter().all(|entry| !entry.name.is_empty()));
            for said in &customer.said {
                assert!(!said.values.is_empty() && said.values.iter().all(|value| !value.text.contains('\n')));
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
            is_sound(&bytes);
        }

        #[test]
        fn anything_like_a_card_is_read(bytes in pieces()) {
            is_sound(&bytes);
        }
    }
}
