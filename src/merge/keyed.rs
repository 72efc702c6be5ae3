//! Lists whose members have a key: finding a member, and the order of a merged list.

/// A member of a list that a key identifies.
pub trait Keyed {
    /// What identifies the member in its list.
    fn key(&self) -> &str;
}

/// The member of a list with a key.
pub fn find<'l, T: Keyed>(list: &'l [T], key: &str) -> Option<&'l T> {
    list.iter().find(|member| member.key() == key)
}

/// The keys of a merged list in order: ours, and each key that theirs added after the key that it follows there.
/// Where both added keys at one place, ours come first.
pub fn order<T: Keyed>(ours: &[T], theirs: &[T]) -> Vec<String> {
    let mut keys: Vec<String> = ours.iter().map(|member| member.key().to_owned()).collect();
    let mut at = 0;
    for member in theirs {
        match keys.iter().position(|key| key == member.key()) {
            Some(known) => at = known + 1,
            None => {
                at += keys[at..].iter().take_while(|key| find(theirs, key).is_none()).count();
                keys.insert(at, member.key().to_owned());
                at += 1;
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Keyed for &str {
        fn key(&self) -> &str {
            self
        }
    }

    #[test]
    fn additions_follow_the_key_that_they_followed() {
        assert_eq!(order(&["a", "b", "x"], &["0", "a", "n", "m", "b"]), ["0", "a", "n", "m", "b", "x"]);
        assert_eq!(order(&["a", "mine", "b"], &["a", "theirs", "b"]), ["a", "mine", "theirs", "b"]);
    }
}
