//! Commands in what a command says: on a page they are links to their forms.

use crate::render::view::form::LineView;
use crate::render::view::{LinkView, form_link};

/// What a command begins with that answers a reminder.
const DONE: &str = "clientbook done ";

/// A line, with the command in it.
pub fn line_view(line: &str) -> LineView {
    let plain = || LineView { text: line.to_owned(), ..LineView::default() };
    let Some(at) = line.find(DONE) else { return plain() };
    let Some((id, length)) = first_word(&line[at + DONE.len()..]) else { return plain() };
    let end = at + DONE.len() + length;
    let command = LinkView::new(&line[at..end], form_link("done", &[("id", id)]));
    LineView { text: line[..at].to_owned(), command: Some(command), rest: line[end..].to_owned() }
}

/// The first word as a shell reads it, without its quotes, and how long it is with them.
fn first_word(text: &str) -> Option<(&str, usize)> {
    if let Some(quote) = text.chars().next().filter(|c| ['\'', '"'].contains(c)) {
        let end = text[1..].find(quote)?;
        return Some((&text[1..1 + end], end + 2));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = text[..end].trim_end_matches(['.', ',', ';', '。', '，', '；', ')', '）']);
    (word.contains(':')).then_some((word, word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_in_a_line_is_a_link_to_its_form() {
        let view = line_view("If it is kept: clientbook done promise:ana:2026-11-03#4f2a.");
        let link = view.command.unwrap();
        assert_eq!(
            (&*view.text, &*link.text, &*view.rest),
            ("If it is kept: ", "clientbook done promise:ana:2026-11-03#4f2a", ".")
        );
        assert!(link.href.ends_with("/done?id=promise%3Aana%3A2026-11-03%234f2a"), "{}", link.href);
        let quoted = line_view("clientbook done 'birthday:ana:Li Min' now");
        assert_eq!((&*quoted.command.unwrap().text, &*quoted.rest), ("clientbook done 'birthday:ana:Li Min'", " now"));
        assert!(line_view("Saved.").command.is_none() && line_view("clientbook done").command.is_none());
    }
}
