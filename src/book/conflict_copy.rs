//! Second versions of files and folders, which sync programs keep beside the first where two devices changed it.
//!
//! The names are those of Dropbox and Nextcloud (`a (conflicted copy 2026-11-03)`, `a_conflict-20261103-101500`),
//! Syncthing (`a.sync-conflict-20261103-101500-ABCDEFG`), 坚果云 and Dropbox in Chinese (`a (冲突副本 …)`). OneDrive adds
//! the name of the computer (`a-DESKTOP-4F2A1B`, `a-Ada's MacBook Pro`), iCloud and browsers a number (`a 2`, `a (1)`).

/// Whether a file or folder with this name, without its ending, is a second version. A name with a number or a computer
/// is one only beside its first: a plan may be called `plan 2`. `has_first` says whether that is there.
pub fn is_copy(stem: &str, has_first: impl Fn(&str) -> bool) -> bool {
    is_named_so(stem) || firsts(stem).any(has_first)
}

/// Whether a name says in words that it is a second version.
fn is_named_so(stem: &str) -> bool {
    let lower = stem.to_lowercase();
    let signs = ["conflicted copy", ".sync-conflict-", "冲突副本", "冲突文件", "(冲突", "（冲突"];
    signs.iter().any(|sign| lower.contains(sign)) || of_nextcloud(&lower).is_some()
}

/// What stands before `_conflict-` and a day of eight digits.
fn of_nextcloud(stem: &str) -> Option<&str> {
    let (first, day) = stem.split_once("_conflict-")?;
    (day.len() >= 8 && day.bytes().take(8).all(|byte| byte.is_ascii_digit())).then_some(first)
}

/// The names of which this one may be a second version.
pub fn firsts(stem: &str) -> impl Iterator<Item = &str> {
    let in_words = [" (", "(", " （", "（", ".sync-conflict-", " 冲突", "-冲突", "_冲突"];
    let of_words = in_words.into_iter().filter(|_| is_named_so(stem)).filter_map(|sign| Some(stem.split_once(sign)?.0));
    let of_computer = stem.match_indices('-').filter(|(at, _)| is_computer(&stem[at + 1..]));
    of_words
        .chain(of_nextcloud(stem))
        .chain(before_number(stem))
        .chain(of_computer.map(|(at, _)| &stem[..at]))
        .filter(|first| !first.is_empty())
}

/// What stands before ` 2`, ` (2)` or `(2)`.
fn before_number(stem: &str) -> Option<&str> {
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let inside = stem.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']));
    match inside {
        Some((first, number)) => is_number(number).then(|| first.trim_end()),
        None => stem.rsplit_once(' ').filter(|(_, number)| is_number(number)).map(|(first, _)| first),
    }
}

/// Whether a text is such a name as systems give to computers. A word for one in a title, as in `order-a-laptop`, is none.
fn is_computer(text: &str) -> bool {
    let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let of_windows = ["DESKTOP-", "LAPTOP-", "WIN-"].iter().any(|sign| text.strip_prefix(sign).is_some_and(is_code));
    let of_apple =
        ["MacBook", "MacBook Pro", "MacBook Air", "MacBook-Pro", "MacBook-Air", "iMac", "Mac mini", "Mac Studio"];
    of_windows || text.strip_suffix("-PC").is_some_and(is_code) || of_apple.iter().any(|name| text.ends_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn second_versions_are_known_beside_their_first() {
        for stem in [
            "q 2",
            "q (1)",
            "q(1)",
            "q-DESKTOP-AB12CD",
            "q-Ada's MacBook Pro",
            "q-王伟的MacBook Pro",
            "q-ADA-PC",
            "q_conflict-20261121-101010",
            "q (Ann's conflicted copy 2026-11-03)",
            "q (conflicted copy 2026-11-03 101500)",
            "q.sync-conflict-20261103-101500-ABCDEFG",
            "q (Ann 的冲突副本 2026-11-03)",
            "q(冲突)",
        ] {
            assert!(is_copy(stem, |first| first == "q"), "{stem}");
            assert!(firsts(stem).any(|first| first == "q"), "{stem}");
        }
    }

    #[test]
    fn other_names_are_names() {
        for stem in
            ["q 2", "q (1)", "q-DESKTOP-AB12CD", "q-b", "q-2", "q 2026", "q part 2b", "客户冲突", "new-LAPTOP-order"]
        {
            assert!(!is_copy(stem, |first| first == "other"), "{stem}");
        }
        for stem in
            ["q-b", "q-2", "q 2026", "q-phase-two", "q-PO-7", "q-new-macbook", "q-MacBook for Ada", "q-LAPTOP-order"]
        {
            assert!(!is_copy(stem, |first| first == "q"), "{stem}");
        }
    }
}
