//! The notes, plans and complaints in files by their days.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::book::{Book, CustomerIndex, Day};
use crate::derive::search::{Document, Place, Plain, is_shown};
use crate::format::plain_text::searched;

/// The most bytes of a file's texts. A year with more is divided into months, a month with more into days.
const MOST: usize = 512 * 1024;

/// The most files of a month.
const PARTS: usize = 16;

/// What one file holds.
pub struct Segment {
    /// The file's name without `.js`: `2026`, `2026-11`, `2026-11.4`; `undated`; `cards-0`.
    pub name: String,
    /// Where its texts stand.
    pub places: Vec<TextPlace>,
}

/// Where a text stands in the book.
#[derive(Clone, Copy)]
pub struct TextPlace {
    /// Its customer.
    pub customer: CustomerIndex,
    /// What it is.
    pub place: Place,
    /// Its number among those of its customer.
    pub at: u32,
    day: Option<Day>,
}

/// Texts and the sum of their bytes.
#[derive(Default)]
struct Heap {
    places: Vec<TextPlace>,
    bytes: usize,
}

impl TextPlace {
    /// The text of a card.
    pub fn card(customer: CustomerIndex) -> TextPlace {
        TextPlace { customer, place: Place::Card, at: 0, day: None }
    }

    /// The text itself.
    pub fn document<'b>(&self, book: &'b Book) -> Document<'b> {
        self.document_by(book, searched)
    }

    fn document_by<'b>(&self, book: &'b Book, plain: Plain) -> Document<'b> {
        let (customer, at) = (&book.customers[self.customer], self.at as usize);
        match self.place {
            Place::Note => Document::note(&customer.visits[at], plain),
            Place::Plan => Document::plan(&customer.plans[at], plain),
            Place::Complaint => Document::complaint(&customer.complaints[at], plain),
            Place::Name | Place::Alias | Place::Phone | Place::Field | Place::Card => Document::card(customer, plain),
        }
    }

    /// Adds what the text is made of to a hash.
    pub fn hash_text(&self, book: &Book, hasher: &mut impl Hasher) {
        let customer = &book.customers[self.customer];
        (&customer.id, self.place).hash(hasher);
        match self.place {
            Place::Note => {
                let visit = &customer.visits[self.at as usize];
                (&visit.stem, visit.fingerprint).hash(hasher);
            }
            Place::Plan | Place::Complaint => {
                let document = self.document_by(book, as_written);
                (document.stem, document.day, document.text).hash(hasher);
            }
            Place::Name | Place::Alias | Place::Phone | Place::Field | Place::Card => {
                customer.card_fingerprint.hash(hasher);
            }
        }
    }
}

/// For what asks only whether a text changed, and how long it is.
fn as_written(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// All texts but those of the cards: the newest file first, what has no day last.
pub fn segments(book: &Book, today: Day) -> Vec<Segment> {
    let mut months: BTreeMap<Reverse<(i16, i8)>, Heap> = BTreeMap::new();
    let mut undated = Heap::default();
    let mut add = |place: TextPlace, bytes: usize| {
        let heap = match place.day {
            Some(day) => months.entry(Reverse((day.year(), day.month()))).or_default(),
            None => &mut undated,
        };
        heap.places.push(place);
        heap.bytes += bytes;
    };
    for (customer, folder) in book.customers.iter().enumerate() {
        let of = |place: Place, at: usize, day: Option<Day>| TextPlace { customer, place, at: at as u32, day };
        for (at, visit) in folder.visits.iter().enumerate().filter(|(_, visit)| is_shown(visit, today)) {
            add(of(Place::Note, at, Some(visit.day)), visit.body.len() + 32);
        }
        for (at, plan) in folder.plans.iter().enumerate() {
            let document = Document::plan(plan, as_written);
            add(of(Place::Plan, at, document.day), document.text.len() + 32);
        }
        for (at, complaint) in folder.complaints.iter().enumerate() {
            let document = Document::complaint(complaint, as_written);
            add(of(Place::Complaint, at, document.day), document.text.len() + 32);
        }
    }
    let mut years: BTreeMap<Reverse<i16>, Vec<(i8, Heap)>> = BTreeMap::new();
    for (Reverse((year, month)), heap) in months {
        years.entry(Reverse(year)).or_default().push((month, heap));
    }
    let mut segments: Vec<Segment> =
        years.into_iter().flat_map(|(Reverse(year), months)| of_year(year, months)).collect();
    if !undated.places.is_empty() {
        segments.push(Segment { name: "undated".to_owned(), places: undated.places });
    }
    segments
}

fn of_year(year: i16, months: Vec<(i8, Heap)>) -> Vec<Segment> {
    let bytes: usize = months.iter().map(|(_, heap)| heap.bytes).sum();
    if bytes <= MOST {
        let places = months.into_iter().flat_map(|(_, heap)| heap.places).collect();
        return vec![Segment { name: format!("{year:04}"), places }];
    }
    months.into_iter().flat_map(|(month, heap)| of_month(&format!("{year:04}-{month:02}"), heap)).collect()
}

fn of_month(name: &str, heap: Heap) -> Vec<Segment> {
    let count = heap.bytes.div_ceil(MOST).next_power_of_two().min(PARTS);
    if count <= 1 {
        return vec![Segment { name: name.to_owned(), places: heap.places }];
    }
    let mut parts: Vec<Vec<TextPlace>> = std::iter::repeat_with(Vec::new).take(count).collect();
    for place in heap.places {
        let day = place.day.map_or(1, |day| day.day()) as usize - 1;
        parts[day * count / 31].push(place);
    }
    let named = parts.into_iter().enumerate().rev().filter(|(_, places)| !places.is_empty());
    named.map(|(number, places)| Segment { name: format!("{name}.{number}"), places }).collect()
}
