//! Emphasis beside Chinese, Japanese and Korean letters.
//!
//! CommonMark decides by the characters around a run of `*` or `~` whether it may open or close emphasis. Its rule
//! supposes spaces between words: in `**重要：**别提` the second run stands between a punctuation mark and a letter, and so
//! it may not close. Where one side of a run is such a letter and the other a punctuation mark, the letter's side is
//! given a mark that the parser takes for punctuation; then the run may open and close, as between spaces. The mark is
//! taken out of what the parser returns. Texts without such letters are parsed as the specification says.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Parser, Tag};
use unicode_width::UnicodeWidthChar;

use super::dialect::OPTIONS;

/// A punctuation mark of cuneiform, which no text of a book has.
const MARK: char = '\u{12474}';

/// A Markdown text with its marks.
#[derive(Debug)]
pub struct Prepared<'t> {
    text: Cow<'t, str>,
    /// Where the marks stand, in bytes of the text with marks.
    marks: Vec<usize>,
}

impl<'t> Prepared<'t> {
    /// Puts in the marks. Most texts need none and are not copied.
    pub fn new(text: &'t str) -> Prepared<'t> {
        let places = places(text);
        if places.is_empty() {
            return Prepared { text: text.into(), marks: Vec::new() };
        }
        let mut marked = String::with_capacity(text.len() + places.len() * MARK.len_utf8());
        let (mut marks, mut from) = (Vec::with_capacity(places.len()), 0);
        for place in places {
            marked.push_str(&text[from..place]);
            marks.push(marked.len());
            marked.push(MARK);
            from = place;
        }
        marked.push_str(&text[from..]);
        Prepared { text: marked.into(), marks }
    }

    /// What the parser makes of the text, without the marks.
    pub fn events(&self) -> impl Iterator<Item = Event<'_>> {
        self.events_with_places().map(|(event, _)| event)
    }

    /// The same, each with its bytes in the text as it was given.
    pub fn events_with_places(&self) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
        let has_marks = !self.marks.is_empty();
        Parser::new_ext(&self.text, OPTIONS).into_offset_iter().map(move |(event, range)| {
            let event = if has_marks { without_marks(event) } else { event };
            (event, self.original(range.start)..self.original(range.end))
        })
    }

    fn original(&self, at: usize) -> usize {
        at - self.marks.partition_point(|&mark| mark < at) * MARK.len_utf8()
    }
}

fn without_marks(event: Event) -> Event {
    fn plain(text: CowStr) -> CowStr {
        if text.contains(MARK) { text.replace(MARK, "").into() } else { text }
    }
    match event {
        Event::Text(text) => Event::Text(plain(text)),
        Event::Code(text) => Event::Code(plain(text)),
        Event::Html(text) => Event::Html(plain(text)),
        Event::InlineHtml(text) => Event::InlineHtml(plain(text)),
        Event::FootnoteReference(name) => Event::FootnoteReference(plain(name)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: plain(dest_url), title: plain(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: plain(dest_url), title: plain(title), id })
        }
        event => event,
    }
}

/// The bytes before which a mark is needed.
fn places(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    if memchr::memchr2(b'*', b'~', bytes).is_none() || text.is_ascii() || text.contains(MARK) {
        return Vec::new();
    }
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr2(b'*', b'~', &bytes[from..]).map(|at| from + at) {
        let end = at + bytes[at..].iter().take_while(|&&byte| byte == bytes[at]).count();
        from = end;
        let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[end..].chars().next()) else {
            continue;
        };
        if before == '\\' {
            continue;
        }
        if is_letter(before) && is_punctuation(after) {
            places.push(at);
        } else if is_punctuation(before) && is_letter(after) {
            places.push(end);
        }
    }
    places
}

/// A letter that is written without spaces between words.
fn is_letter(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric() && c.width() == Some(2)
}

/// Punctuation of ASCII, and that of Chinese texts which the parser knows as such: without symbols such as `＋`.
fn is_punctuation(c: char) -> bool {
    let symbols = ['＋', '＜', '＝', '＞', '＾', '｀', '｜', '～'];
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{3001}'..='\u{3003}')
        || matches!(c, '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{ff5b}'..='\u{ff65}')
        || matches!(c, '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}')
            && !symbols.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::html::push_html;

    fn html(text: &str) -> String {
        let mut out = String::new();
        push_html(&mut out, Prepared::new(text).events());
        out.trim().to_owned()
    }

    #[test]
    fn emphasis_stands_beside_chinese_punctuation() {
        for (text, expect) in [
            ("**重要：**别提", "<strong>重要：</strong>别提"),
            ("价格**很低（九折）**了。", "价格<strong>很低（九折）</strong>了。"),
            ("买了**“稳盈”**到期", "买了<strong>“稳盈”</strong>到期"),
            ("*先打电话。*再去", "<em>先打电话。</em>再去"),
            ("见**[张](a)**和", "见<strong><a href=\"a\">张</a></strong>和"),
            ("~~取消。~~改期", "<del>取消。</del>改期"),
            ("他说：**好**", "他说：<strong>好</strong>"),
            ("**甲：**乙**丙：**丁", "<strong>甲：</strong>乙<strong>丙：</strong>丁"),
            ("代码 `中*（x` 里", "代码 <code>中*（x</code> 里"),
            ("\\*中（", "*中（"),
        ] {
            assert_eq!(html(text), format!("<p>{expect}</p>"), "{text}");
        }
    }

    #[test]
    fn the_specifications_texts_are_parsed_as_before() {
        for text in [
            "a * foo bar*",
            "a*\"foo\"*",
            "foo*bar*",
            "**foo bar **",
            "*(**foo**)*",
            "**foo\"*bar*\"foo**",
            "a**“b”**c",
        ] {
            let mut plain = String::new();
            push_html(&mut plain, Parser::new_ext(text, OPTIONS));
            assert_eq!(html(text), plain.trim(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn places_are_those_of_the_text_as_given(text in "[中（。a* ~`_\\[\\]\n]{0,24}") {
            let prepared = Prepared::new(&text);
            for (event, range) in prepared.events_with_places() {
                if let Event::Text(found) = event {
                    let given = text.get(range).expect("at letters");
                    prop_assert!(given.contains(&*found) || found.chars().all(|c| given.contains(c)));
                }
            }
        }
    }
}
