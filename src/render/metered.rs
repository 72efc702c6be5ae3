//! Rewrites a book's own templates so that Tera counts the work that they cause.
//!
//! A book may come from a stranger, and its templates are programs: loops over lists and texts that
//! double never end by themselves, and Tera has no limit for them. So the source of each template is
//! rewritten before Tera parses it. The value of every variable goes through the filter [`SPEND`], which
//! charges for its size; each round of a loop, each block and each included template is charged too.
//! [`super::limits`] holds the filters and functions that are called. Only books with templates of their
//! own pay for this.

use std::fmt::Write;
use std::ops::Range;

use super::template_tokens::Token::{self, Sign, Word};
use super::template_tokens::{can_end_operand, is_keyword, tokens};

/// The filter that charges for a value.
pub const SPEND: &str = "cb_spend";

/// The filter that charges for finding an item in a value.
pub const INDEX: &str = "cb_index";

/// The function that charges for a round of a loop.
pub const STEP: &str = "cb_step";

/// The function that charges for a block or an included template, when it begins.
pub const ENTER: &str = "cb_enter";

/// The function that ends what [`ENTER`] began.
pub const LEAVE: &str = "cb_leave";

/// A feature of Tera that a book's own template may not use, because its work cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// `{% component %}` and `<component />`.
    Component,
    /// `[a for a in b]`.
    Comprehension,
    /// `a?[b]`.
    OptionalIndex,
}

/// Number of bytes of a template's text that cost one step.
const BYTES_A_STEP: usize = 64;

/// Returns the template with the calls that count its work. Tera must be able to parse the source; for any other
/// source the result is arbitrary.
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
    /// The source is written up to this position.
    at: usize,
    /// For each open loop: where its body begins in the source, and where its cost is in `out`.
    loops: Vec<(usize, usize)>,
    /// The cost of writing all of the template's text once.
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

    /// Whether the first tag makes this a child of another template, so that only its blocks count.
    fn extends(&self) -> bool {
        let mut rest = self.source.trim_start();
        while let Some(comment) = rest.strip_prefix("{#") {
            let Some(end) = comment.find("#}") else { return false };
            rest = comment[end + 2..].trim_start();
        }
        let Some(tag) = rest.strip_prefix("{%") else { return false };
        tag.strip_prefix('-').unwrap_or(tag).trim_ascii_start().starts_with("extends")
    }

    /// Writes the tag that starts at `start`, with the calls that count its work.
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
            "endfor" => self.set_loop_cost(start),
            _ => {}
        }
        self.out.push_str(&self.source[start..inner]);
        let before_expression = if is_block { count_before_expression(head, &tokens) } else { 0 };
        for token in &tokens[..before_expression] {
            let _ = write!(self.out, " {}", token.text());
        }
        Expression { tokens: &tokens, out: &mut self.out }.write(before_expression..tokens.len(), head == "filter")?;
        // Error messages name a line, so line numbers must not change.
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

    /// Sets the cost of one round of the loop that ends here: the longer its text, the more.
    fn set_loop_cost(&mut self, end: usize) {
        if let Some((start, at)) = self.loops.pop() {
            self.out.replace_range(at..at + 1, &((end - start) / BYTES_A_STEP + 1).to_string());
        }
    }
}

/// How many tokens of a tag come before its expression.
fn count_before_expression(head: &str, tokens: &[Token]) -> usize {
    match head {
        "for" => tokens.iter().position(|token| *token == Word("in")).map_or(tokens.len(), |at| at + 1),
        "set" | "set_global" => 2.min(tokens.len()),
        "if" | "elif" | "filter" => 1,
        _ => tokens.len(),
    }
}

/// Writes expressions so that the value of each variable is charged for.
struct Expression<'t, 's, 'o> {
    tokens: &'t [Token<'s>],
    out: &'o mut String,
}

impl Expression<'_, '_, '_> {
    fn put(&mut self, text: &str) {
        self.out.push(' ');
        self.out.push_str(text);
    }

    /// Writes a range of tokens. With `after_pipe` the first one is the name of a filter.
    fn write(&mut self, range: Range<usize>, after_pipe: bool) -> Result<(), Refused> {
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
                Word(_) => at = self.variable(at, range.end)? - 1,
                Sign("|") => self.put(&format!("| {SPEND} |")),
                Sign("<") if !before.is_some_and(can_end_operand) => return Err(Refused::Component),
                _ => self.put(token.text()),
            }
            is_test = token == Word("is") || is_test && token == Word("not");
            before = Some(self.tokens[at]);
            at += 1;
        }
        Ok(())
    }

    /// Writes a variable with its fields and indexes, and the filter that charges for it. Returns the token after it.
    fn variable(&mut self, start: usize, end: usize) -> Result<usize, Refused> {
        let from = self.out.len();
        self.put(self.tokens[start].text());
        let (mut at, mut is_indexed) = (start + 1, false);
        while at < end {
            match (self.tokens[at], self.tokens.get(at + 1)) {
                (Sign("?["), _) => return Err(Refused::OptionalIndex),
                (Sign("?."), _) if is_indexed => return Err(Refused::OptionalIndex),
                (Sign("."), Some(field)) if is_indexed => {
                    // Tera accepts no field with a dot after a bracket.
                    self.put(&format!("[\"{}\"]", field.text()));
                    at += 2;
                }
                (Sign(sign @ ("." | "?.")), Some(field)) => {
                    self.out.push_str(sign);
                    self.out.push_str(field.text());
                    at += 2;
                }
                (Sign("["), _) => {
                    let close = self.closing_bracket(at, end);
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
    fn closing_bracket(&self, open: usize, end: usize) -> usize {
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

#[cfg(test)]
mod tests {
    use tera::{Context, Kwargs, State, Tera, Value};

    use super::*;

    /// A Tera instance whose filters and functions count nothing.
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
    fn a_metered_template_renders_the_same() {
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
    fn lines_do_not_move() {
        let text = "{% if\n x\n and list %}\n{{ x\n}}\n{% endif %}";
        let lines = |text: &str| text.matches('\n').count();
        assert_eq!(lines(&metered(text).unwrap()), lines(text));
    }

    #[test]
    fn the_value_of_every_variable_is_charged_for() {
        for (text, count) in [
            ("{{ a.b.c }}", 1),
            ("{{ a[b].c }}", 2),
            ("{% if a and b or not c %}", 3),
            ("{% set a = b ~ c %}", 2),
            ("{{ f(a=b, c=1) }}", 1),
        ] {
            assert_eq!(metered(text).unwrap().matches(&format!("| {SPEND} )")).count(), count, "{text}");
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
