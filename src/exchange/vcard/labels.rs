//! What a number or an address is for, in short plain words.

use super::line::Line;
use super::quoted::quoted_printable;

/// What a label of Apple's own means: `_$!<HomeFAX>!$_` is `home fax`. Any other label stays as it is.
pub(super) fn plain(label: &str) -> String {
    let Some(inner) = label.trim().strip_prefix("_$!<").and_then(|rest| rest.strip_suffix(">!$_")) else {
        return label.trim().to_owned();
    };
    let mut words = String::new();
    let mut is_after_small = false;
    for c in inner.chars() {
        if c.is_uppercase() && is_after_small {
            words.push(' ');
        }
        is_after_small = c.is_lowercase();
        words.extend(c.to_lowercase());
    }
    words
}

/// Labels that say nothing of a phone number: it is the usual one.
const USUAL_PHONES: [&str; 8] = ["mobile", "cell", "iphone", "other", "voice", "手机", "移动电话", "其他"];

/// The label of a phone number. `own` is the label that the user gave it.
pub(super) fn of_phone(line: &Line, own: Option<&str>) -> Option<String> {
    if let Some(label) = own.map(plain).or_else(|| custom(line)) {
        return Some(label).filter(|label| !label.is_empty() && !USUAL_PHONES.contains(&label.to_lowercase().as_str()));
    }
    let kinds = [("FAX", "fax"), ("PAGER", "pager"), ("CAR", "car"), ("MAIN", "main"), ("X-MAIN", "main")];
    let kind = kinds.iter().find(|(kind, _)| line.has_type(kind)).map(|(_, word)| *word);
    let place = place(line);
    match (place, kind) {
        (Some(place), Some(kind)) => Some(format!("{place} {kind}")),
        (None, None) => other(line),
        (place, kind) => place.or(kind).map(str::to_owned),
    }
}

/// The label of an address of any kind.
pub(super) fn of_address(line: &Line, own: Option<&str>) -> Option<String> {
    let own = own.map(plain).or_else(|| custom(line)).filter(|label| !label.is_empty());
    own.filter(|label| label != "other" && label != "其他")
        .or_else(|| place(line).map(str::to_owned))
        .or_else(|| other(line))
}

fn place(line: &Line) -> Option<&'static str> {
    let places = [("WORK", "work"), ("HOME", "home"), ("COMPANY", "work"), ("X-COMPANY", "work"), ("SCHOOL", "school")];
    places.iter().find(|(place, _)| line.has_type(place)).map(|(_, word)| *word)
}

/// The label of Android: `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E5=AE=B6)`.
fn custom(line: &Line) -> Option<String> {
    let label = line.types().find_map(|one| one.strip_prefix("X-CUSTOM(")?.strip_suffix(')'))?;
    let text = label.rsplit(',').next().unwrap_or_default();
    let text = if label.contains("QUOTED-PRINTABLE") {
        String::from_utf8_lossy(&quoted_printable(text.as_bytes())).into_owned()
    } else {
        text.to_owned()
    };
    Some(crate::book::letters::one_line(&text))
}

/// Types that say how a number or an address works, not what it is for.
const NO_LABELS: [&str; 41] = [
    "VOICE",
    "CELL",
    "MOBILE",
    "PREF",
    "INTERNET",
    "X400",
    "MSG",
    "TEXT",
    "TEXTPHONE",
    "VIDEO",
    "BBS",
    "MODEM",
    "ISDN",
    "PCS",
    "IPHONE",
    "APPLEWATCH",
    "OTHER",
    "DOM",
    "INTL",
    "POSTAL",
    "PARCEL",
    "X-INTERNET",
    "TLX",
    "X-MOBILE",
    "URL",
    "URI",
    "8BIT",
    "7BIT",
    "QUOTED-PRINTABLE",
    "BASE64",
    "B",
    "Q",
    "X-OTHER",
    "PERSONAL",
    "UTF-8",
    "SMTP",
    "ADR",
    "EMAIL",
    "TEL",
    "PHONE",
    "DEFAULT",
];

/// A type that no standard has, such as `X-ASSISTANT` or `前台`.
fn other(line: &Line) -> Option<String> {
    let is_other = |one: &&str| !one.is_empty() && !NO_LABELS.contains(&one.to_uppercase().as_str());
    let label = line.types().find(is_other)?;
    let label = label.strip_prefix("X-").or_else(|| label.strip_prefix("x-")).unwrap_or(label);
    let label = if label.is_ascii() { label.to_lowercase() } else { label.to_owned() };
    Some(crate::book::letters::one_line(&label)).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_apple_are_words() {
        for (label, expect) in [
            ("_$!<Anniversary>!$_", "anniversary"),
            ("_$!<HomeFAX>!$_", "home fax"),
            ("_$!<HomePage>!$_", "home page"),
            ("前台", "前台"),
            ("_$!<", "_$!<"),
        ] {
            assert_eq!(plain(label), expect);
        }
    }
}
