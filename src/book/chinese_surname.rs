//! Where the surname of a Chinese name ends.

/// Surnames of two characters. Source: the compound surnames of the Hundred Family Surnames that are in use today.
const COMPOUND: [&str; 20] = [
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊",
    "赫连", "皇甫", "宇文", "慕容", "司徒", "令狐",
];

/// The number of characters of the surname with which a Chinese name begins: two of a compound one that is not the whole
/// name.
pub fn length(name: &str) -> usize {
    let is_compound = name.chars().count() > 2 && COMPOUND.iter().any(|surname| name.starts_with(surname));
    1 + usize::from(is_compound)
}
