//! Commands in what a command says: on a page they are links to their forms.

use super::kinds::form;
use crate::i18n::Words;
use crate::render::view::form::LineView;
use crate::render::view::{LinkView, form_link};

/// What a command begins with.
const PROGRAM: &str = "clientbook ";

/// A line, with the first command in it for which there is a form.
pub fn line_view(line: &str, words: &Words) -> LineView {
    let commands = line.match_indices(PROGRAM).map(|(at, _)| at);
    let linked = commands.into_iter().find_map(|at| {
        let (link, length) = link(&line[at + PROGRAM.len()..], words)?;
        Some((at, link, at + PROGRAM.len() + length))
    });
    match linked {
        Some((at, link, end)) => {
            // A quotation of the command is none of the link.
            let is_quoted = line[..at].ends_with('`') && line[end..].starts_with('`');
            let (before, behind) = if is_quoted { (at - 1, end + 1) } else { (at, end) };
            LineView { text: line[..before].to_owned(), command: Some(link), rest: line[behind..].to_owned() }
        }
        None => LineView { text: line.to_owned(), ..LineView::default() },
    }
}

/// The link to the form of a command, and how much of the text the command is.
fn link(text: &str, words: &Words) -> Option<(LinkView, usize)> {
    let name_length = text.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len());
    let (name, rest) = text.split_at(name_length);
    let argument = rest.strip_prefix(' ').and_then(first_word);
    let with_argument = |length: usize| name_length + 1 + length;
    let (form_name, key, argument) = match (name, argument) {
        ("done" | "snooze", Some(id)) if id.0.contains(':') => (name, "id", Some(id)),
        ("undo", Some(commit)) if commit.0.chars().all(|c| c.is_ascii_hexdigit()) => (name, "commit", Some(commit)),
        ("invoice" | "log" | "pay" | "set", Some(customer)) => (name, "customer", Some(customer)),
        ("inbox" | "triage", _) => (name, "", None),
        _ => return None,
    };
    let title = form(form_name).map_or("form-set", |form| form.title);
    let (query, length) = match argument {
        Some((argument, length)) => (vec![(key, argument)], with_argument(length)),
        None => (Vec::new(), name_length),
    };
    Some((LinkView::new(words.get(title), form_link(form_name, &query)), length))
}

/// The first word as a shell reads it, without its quotes, and how long it is with them.
fn first_word(text: &str) -> Option<(&str, usize)> {
    if let Some(quote) = text.chars().next().filter(|c| ['\'', '"'].contains(c)) {
        let end = text[1..].find(quote)?;
        return Some((&text[1..1 + end], end + 2));
    }
    let end = text.find(|c: char| c.is_whitespace() || "`。，；）".contains(c)).unwrap_or(text.len());
    let word = text[..end].trim_end_matches(['.', ',', ';', ')']);
    (!word.is_empty()).then_some((word, word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    #[test]
    fn a_command_in_a_line_is_a_link_to_its_form() {
        let view = |line: &str| line_view(line, words(Language::English));
        let kept = view("If it is kept: clientbook done promise:ana:2026-11-03#4f2a.");
        let link = kept.command.unwrap();
        assert_eq!((&*kept.text, &*link.text, &*kept.rest), ("If it is kept: ", "Done", "."));
        assert!(link.href.ends_with("/done?id=promise%3Aana%3A2026-11-03%234f2a"), "{}", link.href);
        let quoted = view("clientbook done 'birthday:ana:Li Min' now");
        assert_eq!((&*quoted.command.unwrap().text, &*quoted.rest), ("Done", " now"));
        let undo = view("To bring it back: `clientbook undo 6f3a5953`");
        assert_eq!(
            (&*undo.text, undo.command.unwrap().href.as_str(), &*undo.rest),
            ("To bring it back: ", "/_clientbook/form/undo?commit=6f3a5953", "")
        );
        let inbox = view("mend it there, then clientbook inbox");
        assert!(inbox.command.unwrap().href.ends_with("/form/inbox"));
        for line in ["Saved.", "clientbook done", "clientbook done ana", "clientbook today --ids", "clientbook"] {
            assert!(view(line).command.is_none(), "{line}");
        }
    }
}
