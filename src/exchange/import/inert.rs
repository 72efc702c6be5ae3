//! Texts of other programs that mean nothing to this one: no promise, no link, no question of a merge.

/// What would mean something in a card.
const SIGNS: [&str; 10] = ["[", "［", "【", "due", "amount", "到期", "<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// What begins a line of an unfinished merge.
const MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// Boxes of tasks, and what stands for them.
const BOXES: [(&str, &str); 7] =
    [("[ ]", "☐"), ("[x]", "☑"), ("[X]", "☑"), ("［ ］", "☐"), ("［x］", "☑"), ("【 】", "☐"), ("[]", "☐")];

/// The text as it stands in a card: as code where it might mean something.
pub fn inert(text: &str) -> String {
    let lower = text.to_lowercase();
    let begins_a_section = |line: &str| {
        let line = line.trim();
        line.starts_with(['#', '>', '<', '`', '~', '|', '+'])
            || !line.is_empty() && line.chars().all(|c| "-=_*".contains(c))
    };
    if !SIGNS.iter().any(|sign| lower.contains(sign)) && !text.lines().any(begins_a_section) {
        return text.to_owned();
    }
    let plain = BOXES.iter().fold(text.to_owned(), |text, (written, shown)| text.replace(written, shown));
    let line = |line: &str| {
        if MARKS.iter().any(|mark| line.starts_with(mark)) { format!(" {line}") } else { line.to_owned() }
    };
    let plain = plain.lines().map(line).collect::<Vec<_>>().join("\n");
    let longest = plain.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(3.max(longest + 1));
    format!("{fence}\n{plain}\n{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::customer_file;
    use crate::format::source::Source;

    #[test]
    fn a_text_of_another_program_promises_nothing() {
        assert_eq!(inert("Met at the fair."), "Met at the fair.");
        for text in [
            "- [ ] pay me due:2026-12-01",
            "1. ［ ］ pay me Due：2026-12-01",
            "due:2026-12-01",
            "[[nobody]] ```` [x]",
            "## Avoid\nhim\n---",
            "<<<<<<< a\nb\n=======\nc\n>>>>>>> d",
        ] {
            let card = format!("+++\nname = \"A\"\n+++\n\n{}\n", inert(text));
            let mut source = Source::new("customers/a/a.md", &card);
            let read = customer_file::read(&mut source, "a");
            assert!(
                read.promises.is_empty() && source.faults.is_empty() && source.references.is_empty(),
                "{card}: {:?}",
                source.faults
            );
            assert!(crate::format::conflict::find(&card).is_empty(), "{card}");
        }
    }
}
