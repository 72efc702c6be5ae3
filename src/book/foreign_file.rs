//! Files that other programs leave beside the records of a book.

use super::conflict_copy;
use super::record::Record;
use super::stem;

/// Whether an editor or office program keeps a file of this name only while it works, or as a backup: `ana.md~`,
/// `#ana.md#`, `ana.md.swp`, `~$offer.docx`, the `4913` of Vim, the `.md.rej` of a patch.
pub fn is_of_an_editor(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let backup = [".swp", ".swo", ".swn", ".swx", ".kate-swp", ".tmp", ".bak", ".orig", ".rej", ".save", ".part"];
    let is_numbered =
        || lower.rsplit_once(".save.").is_some_and(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()));
    name.ends_with('~')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || backup.iter().any(|ending| lower.ends_with(ending))
        || is_numbered()
        || lower.contains(".sb-")
        || ["___jb_tmp___", "___jb_old___"].iter().any(|ending| name.ends_with(ending))
        || ["thumbs.db", "desktop.ini", "4913"].contains(&lower.as_str())
}

/// Whether a sync program gave a second version of a file of the customer `id` this name. Numbers and computers count
/// after the usual name of a card or an account, and after the name of a file that stands beside it; after that of a note
/// whatever makes it no name of a note.
pub fn is_conflict_copy(id: &str, name: &str, is_beside: impl Fn(&str) -> bool) -> bool {
    let (whole, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    conflict_copy::is_copy(whole, |first| {
        let is_of_note =
            || stem::parse(first).is_some() && is_of_digits(first) && !whole[first.len()..].starts_with('-');
        let is_usual = first == id || first == "account" || is_of_note();
        is_usual || is_beside(&format!("{first}.{ending}"))
    })
}

fn is_of_digits(stem: &str) -> bool {
    stem.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Whether no other program makes files of this name: a card, an account, a paper, or a note named by digits, which
/// most are.
pub fn has_usual_name(record: Option<Record>) -> bool {
    match record {
        Some(Record::Card | Record::Account | Record::Import | Record::Paper(_)) => true,
        Some(Record::Visit(stem)) => is_of_digits(stem),
        Some(Record::Plan(_) | Record::Complaint(_)) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_programs_are_known() {
        for name in [
            "ana.md~",
            "#ana.md#",
            "ana.md.swp",
            "~$offer.docx",
            "ana.md.bak",
            "ana.md.rej",
            "ana.md.save",
            "ana.md.save.1",
            "4913",
            "ana.md___jb_tmp___",
            "ana.md.kate-swp",
            "ana.md.sb-1a2b3c4d-AbCdEf",
        ] {
            assert!(is_of_an_editor(name), "{name}");
        }
        for name in [
            "ana (Ann's conflicted copy 2026-11-03).md",
            "2026-11-03 (conflicted copy 2026-11-03 101500).md",
            "account.sync-conflict-20261103-101500-ABCDEFG.toml",
            "ana (Ann 的冲突副本 2026-11-03).md",
            "ana-DESKTOP-4F2A1B.md",
            "2026-11-03 2.md",
            "2026-11-03-0900 (1).md",
            "ana (1).md",
            "ana(冲突).md",
            "ana_conflict-20261121-101010.md",
            "account_conflict-20261121-101010.toml",
        ] {
            assert!(is_conflict_copy("ana", name, |_| false), "{name}");
        }
        for name in [
            "ana.md",
            "2026-11-03-1432-2.md",
            "account.toml",
            "客户冲突.md",
            "plan 2.md",
            "new-laptop-order.md",
            "new-LAPTOP-order.md",
            "2026-11-03-Ada's MacBook Pro.md",
        ] {
            assert!(!is_of_an_editor(name) && !is_conflict_copy("ana", name, |_| false), "{name}");
        }
    }
}
