//! Emphasis beside Chinese, Japanese and Korean letters.
//!
//! CommonMark decides by the characters around a run of `*`, `_` or `~` whether it may open or close emphasis. Its rule
//! supposes spaces between words: in `**重要：**别提` the second run stands between a punctuation mark and a letter, and so
//! it may not close. Where one side of a run is a letter and the other a punctuation mark, and one of both is Chinese
//! (`**电话：**138…` too), the letter's side is given a mark that the parser takes for punctuation; then the run may open
//! and close, as between spaces. The mark is taken out of what the parser returns. Other texts are parsed as the
//! specification says.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag};

use super::cjk_runs;
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
        let places = if text.contains(MARK) { Vec::new() } else { cjk_runs::places(text) };
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
        Event::Start(Tag::FootnoteDefinition(name)) => Event::Start(Tag::FootnoteDefinition(plain(name))),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(plain(info))))
        }
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
            ("**电话：**13800001234", "<strong>电话：</strong>13800001234"),
            ("**价格：**200元", "<strong>价格：</strong>200元"),
            ("**价格：**￥200", "<strong>价格：</strong>￥200"),
            ("**重要：**PO-7 的货期", "<strong>重要：</strong>PO-7 的货期"),
            ("**重要：**https://a.b/c", "<strong>重要：</strong>https://a.b/c"),
            ("**重要：**[a](b)", "<strong>重要：</strong><a href=\"b\">a</a>"),
            ("**价格(含税)**200元", "<strong>价格(含税)</strong>200元"),
            ("买了**“稳盈”**V2", "买了<strong>“稳盈”</strong>V2"),
            ("见**《合同》**v2", "见<strong>《合同》</strong>v2"),
            ("A**（九折）**后", "A<strong>（九折）</strong>后"),
            ("**合同（A）**B 版", "<strong>合同（A）</strong>B 版"),
            ("*备注：*OK", "<em>备注：</em>OK"),
            ("~~取消。~~OK", "<del>取消。</del>OK"),
            ("__重要：__别提", "<strong>重要：</strong>别提"),
            ("__重要：__PO-7", "<strong>重要：</strong>PO-7"),
            ("_先打电话。_再去", "<em>先打电话。</em>再去"),
            ("他说：_先打电话。_再去", "他说：<em>先打电话。</em>再去"),
            ("***急：***今天", "<em><strong>急：</strong></em>今天"),
            ("**甲（*乙*）**丙", "<strong>甲（<em>乙</em>）</strong>丙"),
            ("（2*3）*4", "（2*3）*4"),
            ("（单价*3）*数量", "（单价*3）*数量"),
            ("4*（2*3）", "4*（2*3）"),
            ("合同_（终稿）_v2.pdf", "合同_（终稿）_v2.pdf"),
            ("snake_case_名", "snake_case_名"),
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
            "*\u{a0}a*",
            "*£*bravo.",
            "*€*charlie.",
            "пристаням_стремятся_",
            "пристаням*стремятся*",
            "_“foo”_bar",
            "foo-_(bar)_ é",
        ] {
            let mut plain = String::new();
            push_html(&mut plain, Parser::new_ext(text, OPTIONS));
            assert_eq!(html(text), plain.trim(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn places_are_those_of_the_text_as_given(text in "[中（。）：a1* ~`_\\[\\]\n]{0,24}") {
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
