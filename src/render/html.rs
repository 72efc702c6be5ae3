//! HTML that the program made: the only text that a page shows without escaping it.
//!
//! Text becomes HTML by [`escape`], a sentence with marks by [`Html::of`]; Markdown and drawings are made of
//! these. A view's field that ends in `_html` has this type, or one that is made of it.

use serde::Serialize;

use crate::i18n::marked::{Marked, Piece};

/// HTML whose markup the program wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// A sentence with its marks as HTML; the text is escaped.
    pub fn of(marked: &Marked) -> Html {
        let mut html = String::with_capacity(64);
        for piece in marked.pieces() {
            match piece {
                Piece::Strong => html.push_str("<b>"),
                Piece::StrongEnd => html.push_str("</b>"),
                Piece::Count => html.push_str("<span data-count=\""),
                Piece::CountText => html.push_str("\">"),
                Piece::Whole => html.push_str("<span class=\"nowrap\">"),
                Piece::CountEnd | Piece::WholeEnd => html.push_str("</span>"),
                Piece::Char(c) => push(&mut html, c),
            }
        }
        Html(html)
    }

    /// Takes a drawing whose texts are escaped already.
    pub(super) fn of_drawing(svg: String) -> Html {
        Html(svg)
    }

    /// What a template made, which escapes each text.
    pub(super) fn of_template(html: String) -> Html {
        Html(html)
    }

    /// A script, for an element `script`. It cannot end that element.
    pub(super) fn of_script(script: &str) -> Html {
        Html(script.replace("\r\n", "\n").replace("</", "<\\/"))
    }

    /// A style sheet, for an element `style`. It cannot end that element.
    pub(super) fn of_style(css: &str) -> Html {
        Html(css.replace("</", "<\\/"))
    }

    /// The HTML's source text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Escapes a text for use in an element or in an attribute between double quotes.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    text.chars().for_each(|c| push(&mut html, c));
    html
}

fn push(html: &mut String, c: char) {
    match c {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        // Not allowed in HTML; a TOML text can hold it.
        '\0' => html.push('\u{fffd}'),
        c => html.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Day;
    use crate::i18n::{Counts, Language, words};
    use crate::wording::counting::counting;

    #[test]
    fn a_sentence_becomes_html() {
        let marked = Marked::text("owes ") + &Marked::strong("58,000.00") + &Marked::text(" <now>");
        assert_eq!(Html::of(&marked).as_str(), "owes <b>58,000.00</b> &lt;now&gt;");
        let counted = counting(words(Language::English), Counts::Ago, Day::constant(2026, 11, 3), 18);
        assert_eq!(Html::of(&counted).as_str(), "<span data-count=\"2026-11-03 ago\">18 days ago</span>");
        assert_eq!(Html::of(&Marked::strong("\u{e002}x\u{e003}\"")).as_str(), "<b>\u{e002}x\u{e003}&quot;</b>");
    }
}
