//! The parts of a note that tell what was done, not what was left undone or is still to come.

/// Words that are no negation although one is in them.
const NO_NEGATION: [&str; 9] = ["没问题", "没事", "没关系", "不错", "不久", "不仅", "不但", "不好意思", "未来"];

/// Characters that say that something was not done.
const NEGATIONS: [char; 6] = ['没', '未', '不', '别', '勿', '忘'];

/// Words that say that something is still to be done or was asked.
const INTENTIONS: [&str; 20] = [
    "准备",
    "打算",
    "计划",
    "答应",
    "记得",
    "明天",
    "后天",
    "下周",
    "下个月",
    "下次",
    "改天",
    "回头",
    "尽快",
    "等我",
    "让我",
    "要我",
    "叫我",
    "催",
    "吗",
    "？",
];

/// Characters that say that something is done, whatever was intended.
const DONE: [char; 4] = ['已', '了', '过', '完'];

/// The same in English, by word.
const NOT_DONE: [&str; 19] = [
    "not",
    "never",
    "cannot",
    "forgot",
    "forgotten",
    "forget",
    "without",
    "will",
    "shall",
    "going",
    "must",
    "should",
    "tomorrow",
    "need",
    "needs",
    "remember",
    "refused",
    "wants",
    "nobody",
];

/// Words at which another statement begins.
const BREAKS: [&str; 4] = ["但", "可是", "不过", "只是"];

/// The same in English.
const ENGLISH_BREAKS: [&str; 3] = [" but ", " though ", " although "];

/// The clauses of a note, in lower case, that tell what was done.
pub fn told_as_done(note: &str) -> Vec<String> {
    let breaks = BREAKS.iter().map(|&word| (word, format!("，{word}")));
    let breaks = breaks.chain(ENGLISH_BREAKS.iter().map(|&word| (word, format!(",{word}"))));
    let note = breaks.fold(note.to_lowercase(), |note, (word, apart)| note.replace(word, &apart));
    let is_end = |c: char| ",，.。;；!！?？、:：\n".contains(c);
    note.split_inclusive(is_end).filter(|clause| tells_of_done(clause)).map(str::to_owned).collect()
}

fn tells_of_done(clause: &str) -> bool {
    let plain = NO_NEGATION.iter().fold(clause.to_owned(), |clause, word| clause.replace(word, ""));
    let is_done = plain.contains(DONE);
    let is_to_come = INTENTIONS.iter().any(|word| plain.contains(word)) && !is_done;
    let is_asked = plain.ends_with(['?', '？']) || plain.contains('吗');
    let mut words = plain.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let is_left =
        |word: &str| NOT_DONE.contains(&word) || ["n't", "n’t", "'ll", "’ll"].iter().any(|end| word.ends_with(end));
    !plain.contains(NEGATIONS) && !is_to_come && !is_asked && !words.any(is_left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undone_or_to_come_is_left_out() {
        for (note, expect) in [
            ("报价还没发，样品寄了", "样品寄了"),
            ("报价发了没问题", "报价发了没问题"),
            ("明天发报价", ""),
            ("答应的报价发了", "答应的报价发了"),
            ("合同寄了但样品没寄。", "合同寄了，"),
            ("问报价发了吗", ""),
            ("Sent it but did not call", "sent it,"),
            ("I haven't sent it. She'll wait.", ""),
        ] {
            assert_eq!(told_as_done(note).concat(), expect, "{note}");
        }
    }
}
