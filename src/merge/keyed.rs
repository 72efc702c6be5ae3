//! Lists whose members have a key: finding a member, and the order of a merged list.

use std::collections::{HashMap, HashSet};

/// A member of a list that a key identifies.
pub trait Keyed {
    /// What identifies the member in its list.
    fn key(&self) -> &str;
}

/// The member of a list with a key.
pub fn find<'l, T: Keyed>(list: &'l [T], key: &str) -> Option<&'l T> {
    list.iter().find(|member| member.key() == key)
}

/// The members of a long list by their keys; of two with one key the first.
pub fn by_key<T: Keyed>(list: &[T]) -> HashMap<&str, &T> {
    list.iter().rev().map(|member| (member.key(), member)).collect()
}

/// The keys of a merged list in order: ours, and each key that theirs added after the key that it follows there.
/// Where both added keys at one place, ours come first.
pub fn order<T: Keyed>(ours: &[T], theirs: &[T]) -> Vec<String> {
    let our_places: HashMap<&str, usize> = ours.iter().enumerate().rev().map(|(at, one)| (one.key(), at)).collect();
    let their_keys: HashSet<&str> = theirs.iter().map(T::key).collect();
    // Before each of our members, and at the end, what theirs adds there.
    let mut added: Vec<Vec<&str>> = vec![Vec::new(); ours.len() + 1];
    let mut is_added: HashSet<&str> = HashSet::new();
    let mut at = 0;
    for key in theirs.iter().map(T::key) {
        match our_places.get(key) {
            Some(known) => at = known + 1,
            None if is_added.insert(key) => {
                at += ours[at..].iter().take_while(|one| !their_keys.contains(one.key())).count();
                added[at].push(key);
            }
            None => {}
        }
    }
    let mut keys = Vec::with_capacity(ours.len() + is_added.len());
    for (at, new) in added.iter().enumerate() {
        keys.extend(new.iter().map(|key| (*key).to_owned()));
        keys.extend(ours.get(at).map(|one| one.key().to_owned()));
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
    fn what_theirs_added_follows_what_it_follows_there() {
        assert_eq!(order(&["a", "b", "x"], &["a", "n", "b", "m"]), ["a", "n", "b", "x", "m"]);
        assert_eq!(order(&["a", "x", "b"], &["n", "a", "m", "b"]), ["n", "a", "x", "m", "b"]);
        assert_eq!(order(&["x"], &["n", "m"]), ["x", "n", "m"]);
        assert_eq!(order(&["b", "a"], &["a", "n", "b", "m"]), ["b", "m", "a", "n"]);
    }
}
