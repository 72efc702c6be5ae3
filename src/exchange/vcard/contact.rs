//! How to reach somebody: numbers, e-mail and postal addresses, websites, languages.

use percent_encoding::percent_decode_str;

use super::address::Address;
use super::labels;
use super::line::{Line, split, unescaped};
use super::reading::Reading;
use crate::book::letters::one_line;

/// Takes a line about how to reach somebody; `false` for any other.
pub(super) fn take<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    let own = reading.own_label(line);
    match line.name() {
        "TEL" => {
            let label = labels::of_phone(line, own.as_deref());
            reading.say("phone", line.rank(), label, number(&line.one_line()));
        }
        "EMAIL" => {
            let label = labels::of_address(line, own.as_deref());
            let text = line.one_line();
            reading.say("email", line.rank(), label, without_scheme(&text, "mailto:"));
        }
        "ADR" => {
            let label = labels::of_address(line, own.as_deref());
            let text = postal(reading, line);
            // In a card it is one text; its parts go back as they came.
            if line.components().iter().filter(|part| !part.is_empty()).count() > 1 {
                reading.keep_value(line);
            }
            reading.say("address", line.rank(), label, text);
        }
        // The address once more, as on an envelope.
        "LABEL" if reading.is_present("ADR") => {}
        "LABEL" => {
            let label = labels::of_address(line, own.as_deref());
            reading.say("address", line.rank(), label, on_one_line(&line.whole()));
        }
        "X-ABADR" | "X-APPLE-SUBLOCALITY" | "X-APPLE-SUBADMINISTRATIVEAREA"
            if reading.companion(line, "ADR").is_some() => {}
        // A line that is kept takes its label along.
        "X-ABLABEL" if reading.is_label_of_other(line) => {}
        "URL" => website(reading, line, own),
        "LANG" => reading.say("languages", line.rank(), None, line.one_line()),
        _ => return false,
    }
    true
}

/// A number as one writes it; of an address such as `tel:+86-21-6288-1234;ext=801` the number and the extension.
fn number(text: &str) -> String {
    let Some(uri) = text.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("tel:")).and(text.get(4..)) else {
        return text.to_owned();
    };
    let mut parts = uri.split(';');
    let number = parts.next().unwrap_or_default();
    let extension = parts.find_map(|part| part.strip_prefix("ext=")).map(|extension| format!(" ext. {extension}"));
    let decoded = format!("{number}{}", extension.unwrap_or_default());
    one_line(&percent_decode_str(&decoded).decode_utf8_lossy())
}

fn without_scheme<'t>(text: &'t str, scheme: &str) -> &'t str {
    match text.get(..scheme.len()) {
        Some(begin) if begin.eq_ignore_ascii_case(scheme) => &text[scheme.len()..],
        _ => text,
    }
}

fn postal<'p>(reading: &Reading<'p>, line: &Line<'p>) -> String {
    let parts: Vec<String> = line.components_with_lines().iter().map(|part| on_one_line(part)).collect();
    let beside = |name| reading.companion(line, name).map(Line::one_line).unwrap_or_default();
    let (district, county) = (beside("X-APPLE-SUBLOCALITY"), beside("X-APPLE-SUBADMINISTRATIVEAREA"));
    let address = Address { parts: &parts, district: &district, county: &county }.in_order();
    match line.parameter("LABEL") {
        Some(label) if address.is_empty() => on_one_line(&label.replace("\\n", "\n")),
        _ => address,
    }
}

/// The address of a value that is kept, as one text.
pub(super) fn address_of_parts(value: &str) -> String {
    let parts: Vec<String> = split(value, ';').map(|part| on_one_line(&unescaped(part))).collect();
    Address { parts: &parts, ..Address::default() }.in_order()
}

/// The lines of an address as one line.
fn on_one_line(text: &str) -> String {
    if !text.contains('\n') {
        return one_line(text);
    }
    let separator = if super::names::has_han(text) { " " } else { ", " };
    let lines = text.lines().map(|line| line.trim().trim_end_matches(',')).filter(|line| !line.is_empty());
    one_line(&lines.collect::<Vec<_>>().join(separator))
}

fn website(reading: &mut Reading, line: &Line, own: Option<String>) {
    let label = own.map(|label| labels::plain(&label)).filter(|label| label != "home page" && !label.is_empty());
    match label {
        // What another program calls a profile is no website of the customer.
        Some(label) if label.eq_ignore_ascii_case("profile") => reading.fact(&label, line.one_line()),
        label => reading.say("website", line.rank(), label, line.one_line()),
    }
}
