//! Marks around the few words that stand out: names and amounts.
//!
//! A sentence is made once, with marks; each place that shows it turns them into its own emphasis.

const START: char = '\u{e000}';
const END: char = '\u{e001}';

/// Marks `text` as standing out.
pub fn strong(text: &str) -> String {
    format!("{START}{text}{END}")
}

/// A marked sentence as plain text.
pub fn plain(marked: &str) -> String {
    marked.replace([START, END], "")
}

/// A marked sentence as HTML.
pub fn html(marked: &str) -> String {
    let mut html = String::with_capacity(marked.len() + 16);
    for c in marked.chars() {
        match c {
            START => html.push_str("<b>"),
            END => html.push_str("</b>"),
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

/// A marked sentence with the marks replaced: for the terminal's bold.
pub fn with(marked: &str, start: &str, end: &str) -> String {
    marked.replace(START, start).replace(END, end)
}

/// Text that a user wrote, without characters that would count as marks.
pub fn clean(text: &str) -> String {
    plain(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_what_the_place_shows() {
        let marked = format!("owes {} <now>", strong("58,000.00"));
        assert_eq!(html(&marked), "owes <b>58,000.00</b> &lt;now&gt;");
        assert_eq!(plain(&marked), "owes 58,000.00 <now>");
        assert_eq!(with(&marked, "*", "*"), "owes *58,000.00* <now>");
    }
}
