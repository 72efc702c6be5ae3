//! How much work a book's own templates may cause: for a page, and for all pages together.
//!
//! The marks that [`super::metered`] puts into the templates call what stands here. What is left is
//! kept by thread while a page is rendered, for Tera gives its filters nothing to keep it in.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::metered::{ENTER, INDEX, LEAVE, SPEND, STEP};
use crate::book::Book;
use crate::i18n::Words;
use crate::say;

/// Steps that a page may take, and more for each entry of the book.
const PAGE: u64 = 1_000_000;
const PAGE_AN_ENTRY: u64 = 500;

/// Steps for all pages together, and more for each entry of the book.
const ALL: u64 = 3_000_000;
const ALL_AN_ENTRY: u64 = 10_000;

/// How deep blocks, included templates and values may stand in one another.
const DEPTH: u32 = 24;

/// The longest text that a template may hold at once, in bytes.
const LONGEST_TEXT: usize = 8 << 20;

/// The longest list that `range` gives.
const LONGEST_RANGE: i128 = 100_000;

/// How many own templates a book may bring, and how many bytes of them.
pub const TEMPLATES: usize = 100;
pub const TEMPLATE_BYTES: usize = 1 << 20;

#[derive(Clone, Copy)]
struct Meter {
    left: u64,
    depth: u32,
}

thread_local! {
    /// Outside of a page nothing is left; the program's own templates never ask.
    static METER: Cell<Meter> = const { Cell::new(Meter { left: 0, depth: 0 }) };
}

/// What the pages of a site may cost.
pub struct Allowance {
    page: u64,
    left: AtomicU64,
}

impl Allowance {
    /// Grows with the book: its customers, notes, invoices and payments.
    pub fn new(book: &Book) -> Allowance {
        let of_account = |customer: &crate::book::Customer| {
            customer.account.as_ref().map_or(0, |account| account.invoices.len() + account.payments.len())
        };
        let entries: usize =
            book.customers.iter().map(|customer| 1 + customer.visits.len() + of_account(customer)).sum();
        let entries = entries as u64;
        Allowance { page: PAGE + PAGE_AN_ENTRY * entries, left: AtomicU64::new(ALL + ALL_AN_ENTRY * entries) }
    }

    /// Renders a page, or a part of one, with what is left.
    pub fn within<T>(&self, render: impl FnOnce() -> T) -> T {
        let start = self.page.min(self.left.load(Ordering::Relaxed));
        let outer = METER.replace(Meter { left: start, depth: 0 });
        let result = render();
        let spent = start - METER.replace(outer).left;
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| Some(left.saturating_sub(spent)));
        result
    }
}

/// The words for each limit, in the language of the site.
#[derive(Clone)]
struct Told {
    work: String,
    depth: String,
    text: String,
}

/// Puts the counting filters and functions into an instance of Tera.
pub fn install(tera: &mut Tera, words: &Words) {
    let told = Told {
        work: words.get("template-limit-work"),
        depth: say!(words, "template-limit-depth", n = DEPTH as usize),
        text: say!(words, "template-limit-text", n = LONGEST_TEXT >> 20),
    };
    let with = |told: &Told| told.clone();
    let own = with(&told);
    tera.register_filter(SPEND, move |value: Value, _: Kwargs, _: &State| own.weigh(&value).map(|()| value));
    let own = with(&told);
    tera.register_filter(INDEX, move |value: Value, _: Kwargs, _: &State| own.look_into(&value).map(|()| value));
    let own = with(&told);
    tera.register_function(STEP, move |kwargs: Kwargs, _: &State| own.spend(kwargs.must_get::<u64>("n")?).map(|()| ""));
    let own = with(&told);
    tera.register_function(ENTER, move |kwargs: Kwargs, _: &State| {
        own.enter(kwargs.must_get::<u64>("n")?).map(|()| "")
    });
    tera.register_function(LEAVE, |_: Kwargs, _: &State| -> TeraResult<&'static str> {
        METER.set(Meter { depth: METER.get().depth.saturating_sub(1), ..METER.get() });
        Ok("")
    });
    let own = with(&told);
    tera.register_function("range", move |kwargs: Kwargs, _: &State| own.range(&kwargs));
    let own = with(&told);
    tera.register_filter("replace", move |value: Value, kwargs: Kwargs, state: &State| {
        own.replace(&value, &kwargs, state)
    });
    let own = with(&told);
    tera.register_filter("join", move |value: Value, kwargs: Kwargs, state: &State| own.join(&value, &kwargs, state));
    let own = with(&told);
    tera.register_filter("unique", move |value: Value, _: Kwargs, _: &State| own.unique(&value));
    // Each line could get a thousand letters more, again and again.
    let refused = words.get("template-no-indent");
    tera.register_filter("indent", move |_: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        Err(Error::message(&refused))
    });
}

impl Told {
    fn spend(&self, steps: u64) -> TeraResult<()> {
        let meter = METER.get();
        let left = meter.left.checked_sub(steps);
        METER.set(Meter { left: left.unwrap_or(0), ..meter });
        left.map(drop).ok_or_else(|| Error::message(&self.work))
    }

    fn enter(&self, steps: u64) -> TeraResult<()> {
        let meter = METER.get();
        METER.set(Meter { depth: meter.depth + 1, ..meter });
        if meter.depth >= DEPTH {
            return Err(Error::message(&self.depth));
        }
        self.spend(steps)
    }

    /// Charges for a text of so many bytes before it is made.
    fn text(&self, bytes: usize) -> TeraResult<()> {
        if bytes > LONGEST_TEXT {
            return Err(Error::message(&self.text));
        }
        self.spend(bytes as u64 / 64)
    }

    /// Charges for a value with all that is in it.
    fn weigh(&self, value: &Value) -> TeraResult<()> {
        self.weigh_at(value, 0)
    }

    fn weigh_at(&self, value: &Value, depth: u32) -> TeraResult<()> {
        if depth > DEPTH {
            return Err(Error::message(&self.depth));
        }
        self.spend(1)?;
        if let Some(text) = value.as_str() {
            self.text(text.len())
        } else if let Some(list) = value.as_array() {
            list.iter().try_for_each(|item| self.weigh_at(item, depth + 1))
        } else if let Some(map) = value.as_map() {
            map.iter().try_for_each(|(key, item)| {
                self.text(key.as_str().map_or(0, str::len))?;
                self.weigh_at(item, depth + 1)
            })
        } else {
            Ok(())
        }
    }

    /// Charges for finding one item: a text is read up to it, and a slice of a list copied.
    fn look_into(&self, value: &Value) -> TeraResult<()> {
        let text = value.as_str().map_or(0, str::len);
        self.text(text)?;
        self.spend(1 + text as u64 / 8 + value.as_array().map_or(0, <[Value]>::len) as u64 / 1024)
    }

    fn range(&self, kwargs: &Kwargs) -> TeraResult<Vec<i128>> {
        let start = kwargs.get::<i128>("start")?.unwrap_or_default();
        let end = kwargs.must_get::<i128>("end")?;
        let step = kwargs.get::<i128>("step_by")?.unwrap_or(1);
        let (first, last) = if step > 0 { (start, end) } else { (end, start) };
        let span = last.checked_sub(first).filter(|&span| span >= 0 && step != 0);
        let Some(length) =
            span.and_then(|span| span.checked_add(step.unsigned_abs() as i128 - 1)).map(|span| span / step.abs())
        else {
            return Err(Error::message("`range` needs a start, an end and a step that lead from one to the other"));
        };
        self.spend(u64::try_from(length).unwrap_or(u64::MAX))?;
        if length > LONGEST_RANGE {
            return Err(Error::message(&self.work));
        }
        Ok((0..length).map(|at| start + at * step).collect())
    }

    fn replace(&self, value: &Value, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
        let (from, to) = (kwargs.must_get::<String>("from")?, kwargs.must_get::<Value>("to")?);
        let (Some(raw), Some(raw_to)) = (value.as_str(), to.as_str()) else {
            return Err(Error::message("`replace` changes texts only"));
        };
        let is_safe = state.autoescaping_enabled() && (value.is_safe() || to.is_safe());
        let (text, to) = if is_safe {
            (state.escape_if_needed(value)?, state.escape_if_needed(&to)?)
        } else {
            (raw.to_owned(), raw_to.to_owned())
        };
        self.text(text.len().saturating_add(text.matches(&*from).count().saturating_mul(to.len())))?;
        let out = text.replace(&*from, &to);
        Ok(if is_safe { Value::safe_string(&out) } else { Value::from(out) })
    }

    fn join(&self, value: &Value, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
        let sep = kwargs.get::<Value>("sep")?;
        let Some(list) = value.as_array() else { return Err(Error::message("`join` takes a list")) };
        let safe = |value: &Value| value.is_string() && value.is_safe();
        let is_safe = state.autoescaping_enabled() && (list.iter().any(safe) || sep.as_ref().is_some_and(safe));
        let part = |value: &Value| {
            if is_safe && !value.is_undefined() { state.escape_if_needed(value) } else { Ok(value.to_string()) }
        };
        let parts = list.iter().map(part).collect::<TeraResult<Vec<String>>>()?;
        let sep = sep.as_ref().map(part).transpose()?.unwrap_or_default();
        let length: usize = parts.iter().map(String::len).sum();
        self.text(length.saturating_add(parts.len().saturating_mul(sep.len())))?;
        let out = parts.join(&sep);
        Ok(if is_safe { Value::safe_string(&out) } else { Value::from(out) })
    }

    /// Each item is compared with those before it.
    fn unique(&self, value: &Value) -> TeraResult<Vec<Value>> {
        let Some(list) = value.as_array() else { return Err(Error::message("`unique` takes a list")) };
        let mut found: Vec<Value> = Vec::new();
        for item in list {
            self.spend(1 + found.len() as u64 / 16)?;
            self.weigh(item)?;
            if !found.contains(item) {
                found.push(item.clone());
            }
        }
        Ok(found)
    }
}
