//! How much work a book's own templates may cause: for one page, and for all pages together.
//!
//! [`super::metered`] puts calls of the filters and functions of this file into the templates. Tera gives
//! its filters no state, so each thread keeps in a variable of its own how much work is left for the
//! page that it renders.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::metered::{ENTER, INDEX, LEAVE, SPEND, STEP};
use crate::book::Book;
use crate::i18n::Words;
use crate::say;

/// The steps that one page may take.
const STEPS_A_PAGE: u64 = 1_000_000;

/// The additional steps that one page may take for each entry of the book.
const STEPS_A_PAGE_FOR_AN_ENTRY: u64 = 500;

/// The steps that all pages together may take.
const STEPS_OF_ALL: u64 = 3_000_000;

/// The additional steps that all pages together may take for each entry of the book.
const STEPS_OF_ALL_FOR_AN_ENTRY: u64 = 10_000;

/// How deep blocks, included templates and values may be nested.
const DEPTH: u32 = 24;

/// The longest text that a template may hold at once, in bytes.
const LONGEST_TEXT: usize = 8 << 20;

/// The longest list that `range` gives.
const LONGEST_RANGE: i128 = 100_000;

/// How many templates of its own a book may have.
pub const TEMPLATES: usize = 100;

/// How many bytes a book's own templates may have together.
pub const TEMPLATE_BYTES: usize = 1 << 20;

/// The state of the page that a thread renders.
#[derive(Clone, Copy)]
struct Meter {
    /// The steps that are left.
    left: u64,
    /// How many blocks and included templates are open.
    depth: u32,
}

thread_local! {
    /// Zero while no page is rendered. The program's own templates do not count their work.
    static METER: Cell<Meter> = const { Cell::new(Meter { left: 0, depth: 0 }) };
}

/// The steps that the pages of a site may take.
pub struct Allowance {
    /// For one page.
    page: u64,
    /// What is left for all pages together.
    left: AtomicU64,
}

impl Allowance {
    /// The allowance of a book: the more customers, notes, invoices and payments, the larger.
    pub fn new(book: &Book) -> Allowance {
        let of_account = |customer: &crate::book::Customer| {
            customer.account.as_ref().map_or(0, |account| account.invoices.len() + account.payments.len())
        };
        let entries: usize =
            book.customers.iter().map(|customer| 1 + customer.visits.len() + of_account(customer)).sum();
        let entries = entries as u64;
        Allowance {
            page: STEPS_A_PAGE + STEPS_A_PAGE_FOR_AN_ENTRY * entries,
            left: AtomicU64::new(STEPS_OF_ALL + STEPS_OF_ALL_FOR_AN_ENTRY * entries),
        }
    }

    /// Renders a page, or a part of one, with the steps that are left.
    pub fn within<T>(&self, render: impl FnOnce() -> T) -> T {
        let start = self.page.min(self.left.load(Ordering::Relaxed));
        let outer = METER.replace(Meter { left: start, depth: 0 });
        let result = render();
        let spent = start - METER.replace(outer).left;
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| Some(left.saturating_sub(spent)));
        result
    }
}

/// Counts the work, and fails with a message in the language of the site where a limit is reached.
#[derive(Clone)]
struct Counter {
    too_much_work: String,
    too_deep: String,
    too_long_text: String,
    bad_range: String,
    text_only: String,
    list_only: String,
}

/// Puts the counting filters and functions into an instance of Tera.
pub fn install(tera: &mut Tera, words: &Words) {
    let counter = Counter {
        too_much_work: words.get("template-limit-work"),
        too_deep: say!(words, "template-limit-depth", n = DEPTH as usize),
        too_long_text: say!(words, "template-limit-text", n = LONGEST_TEXT >> 20),
        bad_range: words.get("template-range"),
        text_only: words.get("template-text-only"),
        list_only: words.get("template-list-only"),
    };
    let own = counter.clone();
    tera.register_filter(SPEND, move |value: Value, _: Kwargs, _: &State| own.charge_value(&value).map(|()| value));
    let own = counter.clone();
    tera.register_filter(INDEX, move |value: Value, _: Kwargs, _: &State| own.charge_index(&value).map(|()| value));
    let own = counter.clone();
    tera.register_function(STEP, move |kwargs: Kwargs, _: &State| {
        own.charge(kwargs.must_get::<u64>("n")?).map(|()| "")
    });
    let own = counter.clone();
    tera.register_function(ENTER, move |kwargs: Kwargs, _: &State| {
        own.enter(kwargs.must_get::<u64>("n")?).map(|()| "")
    });
    tera.register_function(LEAVE, |_: Kwargs, _: &State| -> TeraResult<&'static str> {
        METER.set(Meter { depth: METER.get().depth.saturating_sub(1), ..METER.get() });
        Ok("")
    });
    let own = counter.clone();
    tera.register_function("range", move |kwargs: Kwargs, _: &State| own.range(&kwargs));
    let own = counter.clone();
    tera.register_filter("replace", move |value: Value, kwargs: Kwargs, state: &State| {
        own.replace(&value, &kwargs, state)
    });
    let own = counter.clone();
    tera.register_filter("join", move |value: Value, kwargs: Kwargs, state: &State| own.join(&value, &kwargs, state));
    let own = counter.clone();
    tera.register_filter("unique", move |value: Value, _: Kwargs, _: &State| own.unique(&value));
    // `indent` could make each line a thousand letters longer, again and again.
    let refused = words.get("template-no-indent");
    tera.register_filter("indent", move |_: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        Err(Error::message(&refused))
    });
}

impl Counter {
    /// Takes steps from what is left for the page.
    fn charge(&self, steps: u64) -> TeraResult<()> {
        let meter = METER.get();
        let left = meter.left.checked_sub(steps);
        METER.set(Meter { left: left.unwrap_or(0), ..meter });
        left.map(drop).ok_or_else(|| Error::message(&self.too_much_work))
    }

    /// Charges for a block or an included template that begins.
    fn enter(&self, steps: u64) -> TeraResult<()> {
        let meter = METER.get();
        METER.set(Meter { depth: meter.depth + 1, ..meter });
        if meter.depth >= DEPTH {
            return Err(Error::message(&self.too_deep));
        }
        self.charge(steps)
    }

    /// Charges for a text of so many bytes, before it is built.
    fn charge_text(&self, bytes: usize) -> TeraResult<()> {
        if bytes > LONGEST_TEXT {
            return Err(Error::message(&self.too_long_text));
        }
        self.charge(bytes as u64 / 64)
    }

    /// Charges for a value with all that is in it.
    fn charge_value(&self, value: &Value) -> TeraResult<()> {
        self.charge_nested(value, 0)
    }

    fn charge_nested(&self, value: &Value, depth: u32) -> TeraResult<()> {
        if depth > DEPTH {
            return Err(Error::message(&self.too_deep));
        }
        self.charge(1)?;
        if let Some(text) = value.as_str() {
            self.charge_text(text.len())
        } else if let Some(list) = value.as_array() {
            list.iter().try_for_each(|item| self.charge_nested(item, depth + 1))
        } else if let Some(map) = value.as_map() {
            map.iter().try_for_each(|(key, item)| {
                self.charge_text(key.as_str().map_or(0, str::len))?;
                self.charge_nested(item, depth + 1)
            })
        } else {
            Ok(())
        }
    }

    /// Charges for finding one item: Tera reads a text up to it, and copies a slice of a list.
    fn charge_index(&self, value: &Value) -> TeraResult<()> {
        let text = value.as_str().map_or(0, str::len);
        self.charge_text(text)?;
        self.charge(1 + text as u64 / 8 + value.as_array().map_or(0, <[Value]>::len) as u64 / 1024)
    }

    /// Tera's `range`, with a limit.
    fn range(&self, kwargs: &Kwargs) -> TeraResult<Vec<i128>> {
        let start = kwargs.get::<i128>("start")?.unwrap_or_default();
        let end = kwargs.must_get::<i128>("end")?;
        let step = kwargs.get::<i128>("step_by")?.unwrap_or(1);
        let (first, last) = if step > 0 { (start, end) } else { (end, start) };
        let span = last.checked_sub(first).filter(|&span| span >= 0 && step != 0);
        let Some(length) =
            span.and_then(|span| span.checked_add(step.unsigned_abs() as i128 - 1)).map(|span| span / step.abs())
        else {
            return Err(Error::message(&self.bad_range));
        };
        self.charge(u64::try_from(length).unwrap_or(u64::MAX))?;
        if length > LONGEST_RANGE {
            return Err(Error::message(&self.too_much_work));
        }
        Ok((0..length).map(|at| start + at * step).collect())
    }

    /// Tera's `replace`, charged for.
    fn replace(&self, value: &Value, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
        let (from, to) = (kwargs.must_get::<String>("from")?, kwargs.must_get::<Value>("to")?);
        let (Some(raw), Some(raw_to)) = (value.as_str(), to.as_str()) else {
            return Err(Error::message(&self.text_only));
        };
        let is_safe = state.autoescaping_enabled() && (value.is_safe() || to.is_safe());
        let (text, to) = if is_safe {
            (state.escape_if_needed(value)?, state.escape_if_needed(&to)?)
        } else {
            (raw.to_owned(), raw_to.to_owned())
        };
        self.charge_text(text.len().saturating_add(text.matches(&*from).count().saturating_mul(to.len())))?;
        let out = text.replace(&*from, &to);
        Ok(if is_safe { Value::safe_string(&out) } else { Value::from(out) })
    }

    /// Tera's `join`, charged for.
    fn join(&self, value: &Value, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
        let sep = kwargs.get::<Value>("sep")?;
        let Some(list) = value.as_array() else { return Err(Error::message(&self.list_only)) };
        let safe = |value: &Value| value.is_string() && value.is_safe();
        let is_safe = state.autoescaping_enabled() && (list.iter().any(safe) || sep.as_ref().is_some_and(safe));
        let part = |value: &Value| {
            if is_safe && !value.is_undefined() { state.escape_if_needed(value) } else { Ok(value.to_string()) }
        };
        let parts = list.iter().map(part).collect::<TeraResult<Vec<String>>>()?;
        let sep = sep.as_ref().map(part).transpose()?.unwrap_or_default();
        let length: usize = parts.iter().map(String::len).sum();
        self.charge_text(length.saturating_add(parts.len().saturating_mul(sep.len())))?;
        let out = parts.join(&sep);
        Ok(if is_safe { Value::safe_string(&out) } else { Value::from(out) })
    }

    /// Tera's `unique`, charged for: it compares each item with those before it.
    fn unique(&self, value: &Value) -> TeraResult<Vec<Value>> {
        let Some(list) = value.as_array() else { return Err(Error::message(&self.list_only)) };
        let mut kept: Vec<Value> = Vec::new();
        for item in list {
            self.charge(1 + kept.len() as u64 / 16)?;
            self.charge_value(item)?;
            if !kept.contains(item) {
                kept.push(item.clone());
            }
        }
        Ok(kept)
    }
}
