//! A book's own templates are a stranger's program: here they get marks that count their work.
//!
//! Tera itself counts nothing: loops over lists and texts that double have no end. So the source of
//! each template is rewritten before it is parsed. Whatever a variable gives goes through the filter
//! [`SPEND`], which charges for its size; each round of a loop, each block and each included template
//! takes a step. [`super::limits`] holds what they call. Only a book with own templates pays for it.

use std::fmt::Write;

pub const SPEND: &str = "cb_spend";
pub const INDEX: &str = "cb_index";
pub const STEP: &str = "cb_step";
pub const ENTER: &str = "cb_enter";
pub const LEAVE: &str = "cb_leave";

/// What a book's own template may not use: Tera offers no place to count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Component,
    Comprehension,
    OptionalIndex,
}

/// Bytes of a template's text that are written for one step.
const BYTES_A_STEP: usize = 64;

/// A word or sign inside a tag.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'s> {
    Word(&'s str),
    /// A text or number.
    Value(&'s str),
    Sign(&'s str),
}

use Token::{Sign, Value, Word};

impl<'s> Token<'s> {
    fn text(self) -> &'s str {
        match self {
            Word(text) | Value(text) | Sign(text) => text,
        }
    }
}

/// The template with its marks. The text is one that Tera parses; of another one nothing is promised.
pub fn metered(source: &str) -> Result<String, Refused> {
    let mut writer = Writer {
        source,
        out: String::with_capacity(source.len() * 2),
        at: 0,
        loops: Vec::new(),
        cost: source.len() / BYTES_A_STEP + 1,
    };
    let is_child = source.contains("extends");
    if !is_child || !writer.extends() {
        let _ = write!(writer.out, "{{{{ {STEP}(n={}) }}}}", writer.cost);
    }
    while let Some(start) = writer.next_tag() {
        writer.copy_to(start);
        let rest = &source[start..];
        if rest.starts_with("{#") {
            writer.copy_to(rest.find("#}").map_or(source.len(), |end| start + end + 2));
        } else if let Some(end) = raw_block(rest) {
            writer.copy_to(start + end);
        } else {
            writer.tag(start)?;
        }
    }
    writer.copy_to(source.len());
    Ok(writer.out)
}

/// Where a `{% raw %}` block ends.
fn raw_block(rest: &str) -> Option<usize> {
    let is = |tag: &str, name: &str| -> Option<usize> {
        let inner = tag.strip_prefix("{%")?;
        let inner = inner.strip_prefix('-').unwrap_or(inner).trim_ascii_start().strip_prefix(name)?.trim_ascii_start();
        let inner = inner.strip_prefix('-').unwrap_or(inner).strip_prefix("%}")?;
        Some(tag.len() - inner.len())
    };
    let body = is(rest, "raw")?;
    rest[body..].match_indices("{%").find_map(|(at, _)| Some(body + at + is(&rest[body + at..], "endraw")?))
}

struct Writer<'s> {
    source: &'s str,
    out: String,
    /// So much of the source is written.
    at: usize,
    /// Where the source of each open loop begins, and where its price is to stand.
    loops: Vec<(usize, usize)>,
    /// What all of the template's text costs.
    cost: usize,
}

impl<'s> Writer<'s> {
    fn copy_to(&mut self, end: usize) {
        self.out.push_str(&self.source[self.at..end]);
        self.at = end;
    }

    fn next_tag(&self) -> Option<usize> {
        let bytes = &self.source.as_bytes()[self.at..];
        let is_tag = |pair: &[u8]| matches!(pair, b"{{" | b"{%" | b"{#");
        bytes.windows(2).position(is_tag).map(|start| self.at + start)
    }

    /// Whether the first tag makes this a child of another template, with nothing but blocks.
    fn extends(&self) -> bool {
        let mut rest = self.source.trim_start();
        while let Some(comment) = rest.strip_prefix("{#") {
            let Some(end) = comment.find("#}") else { return false };
            rest = comment[end + 2..].trim_start();
        }
        let Some(tag) = rest.strip_prefix("{%") else { return false };
        tag.strip_prefix('-').unwrap_or(tag).trim_ascii_start().starts_with("extends")
    }

    /// Writes the tag that starts here, with its marks.
    fn tag(&mut self, start: usize) -> Result<(), Refused> {
        let is_block = self.source[start..].starts_with("{%");
        let trims = self.source.as_bytes().get(start + 2) == Some(&b'-');
        let inner = start + 2 + usize::from(trims);
        let (tokens, end) = tokens(self.source, inner, if is_block { "%}" } else { "}}" });
        let trims_after = self.source[..end].ends_with("-%}");
        let (open, close) = (if trims { "{{-" } else { "{{" }, if trims_after { "-}}" } else { "}}" });
        let head = if is_block { tokens.first().map_or("", |token| token.text()) } else { "" };
        match head {
            "component" | "<" | "</" => return Err(Refused::Component),
            "include" => {
                let _ = write!(self.out, "{open} {ENTER}(n=1) }}}}");
            }
            "endblock" => {
                let _ = write!(self.out, "{open} {LEAVE}() }}}}");
            }
            "endfor" => self.price(start),
            _ => {}
        }
        self.out.push_str(&self.source[start..inner]);
        let fixed = if is_block { fixed_part(head, &tokens) } else { 0 };
        for token in &tokens[..fixed] {
            let _ = write!(self.out, " {}", token.text());
        }
        Expression { tokens: &tokens, out: &mut self.out }.write(fixed..tokens.len(), head == "filter")?;
        // A fault is told by its line.
        let newlines = |text: &str| text.matches('\n').count();
        let kept: usize = tokens.iter().map(|token| newlines(token.text())).sum();
        self.out.push_str(&"\n".repeat(newlines(&self.source[start..end]).saturating_sub(kept)));
        self.out.push_str(if trims_after || self.source[..end].ends_with("-}}") { " -" } else { " " });
        self.out.push_str(if is_block { "%}" } else { "}}" });
        self.at = end;
        match head {
            "include" => {
                let _ = write!(self.out, "{{{{ {LEAVE}() {close}");
            }
            "block" => {
                let _ = write!(self.out, "{{{{ {ENTER}(n={}) {close}", self.cost);
            }
            "for" => {
                let _ = write!(self.out, "{{{{ {STEP}(n=");
                self.loops.push((end, self.out.len()));
                let _ = write!(self.out, "1) {close}");
            }
            _ => {}
        }
        Ok(())
    }

    /// Puts the price of a round into the loop that ends here: more for a longer text.
    fn price(&mut self, end: usize) {
        if let Some((start, at)) = self.loops.pop() {
            self.out.replace_range(at..at + 1, &((end - start) / BYTES_A_STEP + 1).to_string());
        }
    }
}

/// How many tokens of a tag stand before its expression.
fn fixed_part(head: &str, tokens: &[Token]) -> usize {
    match head {
        "for" => tokens.iter().position(|token| *token == Word("in")).map_or(tokens.len(), |at| at + 1),
        "set" | "set_global" => 2.min(tokens.len()),
        "if" | "elif" | "filter" => 1,
        _ => tokens.len(),
    }
}

/// The tokens from `at` on, as Tera cuts them, and where the tag ends.
fn tokens<'s>(source: &'s str, mut at: usize, end: &str) -> (Vec<Token<'s>>, usize) {
    let mut tokens = Vec::new();
    loop {
        at = source.len() - source[at..].trim_ascii_start().len();
        let rest = &source[at..];
        if rest.is_empty() {
            return (tokens, at);
        }
        if rest.starts_with(end) {
            return (tokens, at + end.len());
        }
        if rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(end)) {
            return (tokens, at + 1 + end.len());
        }
        let token = token(rest);
        at += token.text().len();
        tokens.push(token);
    }
}

fn token(rest: &str) -> Token<'_> {
    const LONG: [&str; 10] = ["...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?["];
    if let Some(sign) = LONG.iter().find(|sign| rest.starts_with(**sign)) {
        return Sign(&rest[..sign.len()]);
    }
    let bytes = rest.as_bytes();
    let length_of = |is: &dyn Fn(u8) -> bool| bytes.iter().take_while(|&&byte| is(byte)).count();
    match bytes[0] {
        quote @ (b'"' | b'\'' | b'`') => {
            let mut is_escaped = false;
            let inner = bytes[1..].iter().position(|&byte| {
                let ends = byte == quote && !is_escaped;
                is_escaped = byte == b'\\' && !is_escaped;
                ends
            });
            Value(&rest[..inner.map_or(rest.len(), |inner| inner + 2)])
        }
        b'0'..=b'9' => {
            let whole = length_of(&|byte| byte.is_ascii_digit());
            let tail = rest[whole..]
                .strip_prefix('.')
                .map_or(0, |tail| 1 + tail.bytes().take_while(u8::is_ascii_digit).count());
            Value(&rest[..whole + tail])
        }
        byte if byte == b'_' || byte.is_ascii_alphabetic() => {
            Word(&rest[..length_of(&|byte| byte == b'_' || byte.is_ascii_alphanumeric())])
        }
        _ => Sign(&rest[..rest.chars().next().map_or(1, char::len_utf8)]),
    }
}

const KEYWORDS: [&str; 13] =
    ["and", "or", "not", "in", "is", "if", "else", "none", "None", "null", "true", "True", "false"];

fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || word == "False"
}

/// Writes the tokens of expressions with a mark on each value that a variable gives.
struct Expression<'t, 's, 'o> {
    tokens: &'t [Token<'s>],
    out: &'o mut String,
}

impl Expression<'_, '_, '_> {
    fn put(&mut self, text: &str) {
        self.out.push(' ');
        self.out.push_str(text);
    }

    /// Writes a range of tokens; `after_pipe` says that the first names a filter.
    fn write(&mut self, range: std::ops::Range<usize>, after_pipe: bool) -> Result<(), Refused> {
        let mut at = range.start;
        let mut before = if after_pipe { Some(Sign("|")) } else { None };
        let mut is_test = false;
        while at < range.end {
            let token = self.tokens[at];
            let next = self.tokens.get(at + 1).filter(|_| at + 1 < range.end).map_or("", |next| next.text());
            match token {
                Word("for") if before != Some(Sign("|")) => return Err(Refused::Comprehension),
                Word("super") if next == "(" => {
                    self.put(&format!("( super() | {SPEND} )"));
                    at += 2;
                }
                Word("loop") if next == "." => {
                    self.put("loop.");
                    self.out.push_str(self.tokens.get(at + 2).map_or("", |field| field.text()));
                    at += 2;
                }
                Word(word)
                    if before == Some(Sign("|"))
                        || is_test && word != "not"
                        || is_keyword(word)
                        || next == "("
                        || next == "=" =>
                {
                    self.put(word)
                }
                Word(_) => at = self.path(at, range.end)? - 1,
                Sign("|") => self.put(&format!("| {SPEND} |")),
                Sign("<") if !before.is_some_and(ends_operand) => return Err(Refused::Component),
                _ => self.put(token.text()),
            }
            is_test = token == Word("is") || is_test && token == Word("not");
            before = Some(self.tokens[at]);
            at += 1;
        }
        Ok(())
    }

    /// Writes a variable with its fields and indexes, and a mark behind it; gives where it ends.
    fn path(&mut self, start: usize, end: usize) -> Result<usize, Refused> {
        let from = self.out.len();
        self.put(self.tokens[start].text());
        let (mut at, mut is_indexed) = (start + 1, false);
        while at < end {
            match (self.tokens[at], self.tokens.get(at + 1)) {
                (Sign("?["), _) => return Err(Refused::OptionalIndex),
                (Sign("?."), _) if is_indexed => return Err(Refused::OptionalIndex),
                (Sign("."), Some(field)) if is_indexed => {
                    // Behind a bracket Tera takes no more dots.
                    self.put(&format!("[\"{}\"]", field.text()));
                    at += 2;
                }
                (Sign(sign @ ("." | "?.")), Some(field)) => {
                    self.out.push_str(sign);
                    self.out.push_str(field.text());
                    at += 2;
                }
                (Sign("["), _) => {
                    let close = self.closing(at, end);
                    self.out.insert_str(from, " (");
                    self.put(&format!("| {INDEX} )["));
                    self.write(at + 1..close, false)?;
                    self.put("]");
                    is_indexed = true;
                    at = close + 1;
                }
                _ => break,
            }
        }
        self.out.insert_str(from, " (");
        self.put(&format!("| {SPEND} )"));
        Ok(at)
    }

    /// The bracket that closes the one at `open`.
    fn closing(&self, open: usize, end: usize) -> usize {
        let mut depth = 0;
        for at in open..end {
            match self.tokens[at].text() {
                "[" | "?[" if matches!(self.tokens[at], Sign(_)) => depth += 1,
                "]" if matches!(self.tokens[at], Sign(_)) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at;
            }
        }
        end
    }
}

/// Whether a value may end here, so that `<` behind it compares.
fn ends_operand(token: Token) -> bool {
    match token {
        Word(word) => {
            !is_keyword(word) || matches!(word, "true" | "True" | "false" | "False" | "none" | "None" | "null")
        }
        Value(_) => true,
        Sign(sign) => matches!(sign, ")" | "]" | "}"),
    }
}

#[cfg(test)]
mod tests {
    use tera::{Context, Kwargs, State, Tera, Value};

    use super::*;

    /// Tera with marks that count nothing.
    fn tera(metered_too: bool) -> Tera {
        let mut tera = Tera::new();
        for name in [SPEND, INDEX] {
            tera.register_filter(name, |value: Value, _: Kwargs, _: &State| value);
        }
        for name in [STEP, ENTER, LEAVE] {
            tera.register_function(name, |_: Kwargs, _: &State| "");
        }
        let parent = "<{% block a %}old {{ x }}{% endblock %}{%- block b -%} b {%- endblock -%} >";
        let parent = if metered_too { metered(parent).unwrap() } else { parent.to_owned() };
        tera.add_raw_template("parent.html", &parent).unwrap();
        tera.add_raw_template("part.html", "[{{ x }}]").unwrap();
        tera
    }

    fn rendered(text: &str, is_metered: bool) -> Result<String, String> {
        let mut tera = tera(is_metered);
        let text = if is_metered { metered(text).unwrap() } else { text.to_owned() };
        let mut context = Context::new();
        context.insert("x", "<b>");
        context.insert("list", &[1, 2, 3]);
        context.insert("map", &std::collections::BTreeMap::from([("a", vec!["one", "two"])]));
        tera.add_raw_template("page.html", &text).map_err(|error| format!("{text}: {error}"))?;
        tera.render("page.html", &context).map_err(|_| "an error of rendering".to_owned())
    }

    #[test]
    fn a_metered_template_gives_what_it_gave() {
        for text in [
            "{{ x }} {{ x | upper }} {{- x | safe -}}  {{ x ~ 'a' ~ \"b}}\" }}",
            "{% for a in list %}{{ loop.index }}{{ a }}{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}",
            "{%- for a in list -%}  {{ a + 1 }}  {%- endfor -%} x",
            "{% for key, value in map %}{{ key }}={{ value | join(sep='/') }}{{ value[0] }}{{ map[key][1] }}{% endfor %}",
            "{% if list is defined and nothing is not defined %}yes{% elif x is containing('b') %}no{% else %}else{% endif %}",
            "{% set a = list | length * 2 %}{{ a }}{% set b %} {{ x }}! {% endset %}{{ b }}{% set_global c = {'k': list, 'l': [x, x]} %}{{ c.k[2] }}{{ c.l[0] }}",
            "{% filter upper | replace(from='A', to=x) %}aaa{% endfilter %}",
            "{# {{ x }} {% for #}{% raw %}{{ x }}{% for a in b %}{% endraw %}{{ x }}",
            "{%- raw -%} {{ x }} {%- endraw -%} {{ x }}",
            "{% include 'part.html' %}{%- include \"part.html\" -%}  x",
            "{% extends 'parent.html' %}{% block a %}new {{ super() }}{{ super() | upper }}{% endblock a %}",
            " {# first #}\n{%- extends 'parent.html' -%}{% block b %}{% for a in list %}{% if a == 2 %}{% continue %}{% endif %}{{ a }}{% endfor %}{% endblock %}",
            "{{ 1 < 2 and list[0] < 2 and x not in ['a'] }}{{ -list[0] }}{{ 'a' if x else 'b' }}{{ list[0:2] | length }}{{ list[:-1][0] }}",
            "{{ nothing | default(value=x) }}{{ map.a.0 is defined }}",
            "{{ map?.a }}{{ none }}{{ true and not false }}{{ 1.5 + 2 }}{{ range(end=3) | join(sep=x) }}",
            "客 {{ x }} é {{ \"客\\\"\" }}{{ nothing }}",
            "{{ {'a': {'b': list}}.a.b }}",
        ] {
            assert_eq!(
                rendered(text, true).map_err(|_| ()),
                rendered(text, false).map_err(|_| ()),
                "{text}\n{}",
                metered(text).unwrap()
            );
        }
    }

    #[test]
    fn lines_stay_where_they_are() {
        let text = "{% if\n x\n and list %}\n{{ x\n}}\n{% endif %}";
        let lines = |text: &str| text.matches('\n').count();
        assert_eq!(lines(&metered(text).unwrap()), lines(text));
    }

    #[test]
    fn every_value_of_a_variable_has_its_mark() {
        for (text, marks) in [
            ("{{ a.b.c }}", 1),
            ("{{ a[b].c }}", 2),
            ("{% if a and b or not c %}", 3),
            ("{% set a = b ~ c %}", 2),
            ("{{ f(a=b, c=1) }}", 1),
        ] {
            assert_eq!(metered(text).unwrap().matches(&format!("| {SPEND} )")).count(), marks, "{text}");
        }
        assert_eq!(
            metered("{% for a in b %}{% for c in d %}{% endfor %}{% endfor %}").unwrap().matches(STEP).count(),
            3
        );
    }

    #[test]
    fn what_cannot_be_counted_is_refused() {
        for (text, refused) in [
            ("{{ <c a={1} /> }}", Refused::Component),
            ("{{ 1 + <c /> }}", Refused::Component),
            ("{% <c> %}{% </c> %}", Refused::Component),
            ("{% component c() %}{% endcomponent %}", Refused::Component),
            ("{{ [a for a in b] }}", Refused::Comprehension),
            ("{{ a?[0] }}", Refused::OptionalIndex),
        ] {
            assert_eq!(metered(text), Err(refused), "{text}");
        }
    }
}
