//! The card of the book's owner, as a phone reads it: a vCard.

use super::owner::Owner;

/// The vCard of the owner, version 3.0 (RFC 2426), which every phone reads; `None` without a name. It is short, so that it
/// fits into a small QR code.
pub fn vcard(owner: &Owner) -> Option<String> {
    let name = owner.name.as_deref()?;
    let mut lines = vec!["BEGIN:VCARD".to_owned(), "VERSION:3.0".to_owned()];
    let mut add = |key: &str, value: Option<&str>| {
        lines.extend(value.map(|value| format!("{key}:{}", escaped(value))));
    };
    add("FN", Some(name));
    add("ORG", owner.company.as_deref());
    add("TITLE", owner.title.as_deref());
    add("TEL;TYPE=CELL", owner.phone.as_deref());
    add("EMAIL", owner.email.as_deref());
    // Readers ask for the parts of the name, too; the family name alone is all that is known for sure.
    lines.push(format!("N:{};;;;", escaped(name)));
    lines.push("END:VCARD".to_owned());
    Some(lines.join("\r\n") + "\r\n")
}

/// A text as a vCard holds it (RFC 2426, section 4).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_holds_what_is_known() {
        let owner = Owner {
            name: Some("Dana; Kowalski".to_owned()),
            company: Some("Gem, City".to_owned()),
            phone: Some("937-555-0100".to_owned()),
            ..Owner::default()
        };
        assert_eq!(
            vcard(&owner).as_deref(),
            Some(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana\\; Kowalski\r\nORG:Gem\\, City\r\nTEL;TYPE=CELL:937-555-0100\r\n\
                 N:Dana\\; Kowalski;;;;\r\nEND:VCARD\r\n"
            )
        );
        assert_eq!(vcard(&Owner::default()), None);
    }
}
