//! The phone edition: the whole book on one page, for a viewer that shows one file and runs no script.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::super::Site;
use super::super::html::Html;
use super::card;
use super::card_view::CardView;
use super::customers::sections;
use super::handover::HandoverView;
use super::story_view::{Entry, Story};
use super::today;
use super::today_view::TodayView;
use super::{LinkView, card_file};
use crate::book::{CustomerIndex, id};
use crate::say;

/// Entries of a card's story that are shown unfolded.
pub const LAST: usize = 3;

/// The page of a phone edition.
#[derive(Serialize)]
pub struct SingleView<'a> {
    /// The style sheet: the theme's tokens and `single.css`.
    pub style_html: Html,
    /// The script of the notes that need no server.
    pub script_html: Html,
    /// The script's hash, as a policy names it: `sha256-…`.
    pub script_hash: String,
    /// The day for which it was made, and the profile.
    pub edition: String,
    /// What was left out because of the size; `None` where all is here.
    pub left_out: Option<String>,
    /// What is open with customers who are handed over; `None` on one's own phone.
    pub handover: Option<HandoverView>,
    /// Today and the days to come.
    pub today: TodayView,
    /// The customers by the first letter of their names.
    pub letters: Vec<Letter>,
    /// Their cards, in the same order.
    pub cards: Vec<SingleCard<'a>>,
}

/// Customers whose names begin with one letter.
#[derive(Serialize)]
pub struct Letter {
    /// The letter.
    pub title: String,
    /// Its id on the page.
    pub anchor: String,
    /// Links to the cards; the note is the tier.
    pub links: Vec<LinkView>,
}

/// The card of one customer.
#[derive(Serialize)]
pub struct SingleCard<'a> {
    /// Its id on the page.
    pub anchor: String,
    /// The card as the site shows it, without its story.
    pub card: CardView<'a>,
    /// The newest entries of the story.
    pub last: Vec<Entry<'a>>,
    /// The heading of the older ones.
    pub older_title: String,
    /// The older entries that are here; to be shown folded.
    pub older: Vec<Entry<'a>>,
    /// Only the name, the numbers and why now are shown: there is no room for more.
    pub is_short: bool,
}

/// How much of each card is shown, in the order of [`Site::by_name`].
pub struct Portion {
    /// How many entries of the story are shown, the newest first.
    pub entries: usize,
    /// Whether the card is shown short.
    pub is_short: bool,
}

/// The id on the page of the card in this file of the site.
pub fn anchor_of(file: &str) -> Option<String> {
    Some(format!("c-{}", file.strip_suffix(".html")?))
}

/// What a phone edition takes from the theme.
pub struct Furniture {
    /// The style sheet.
    pub style: Html,
    /// The script of the notes.
    pub script: Html,
}

/// The view of a phone edition, with this much of each card.
pub fn view<'a>(
    site: &Site<'a>,
    furniture: Furniture,
    portions: &[Portion],
    left_out: Option<String>,
    profile: &str,
) -> SingleView<'a> {
    let words = site.words();
    let cards = site.by_name().iter().zip(portions).map(|(&at, portion)| {
        let mut card = card::view(site, at);
        let mut last = take_story(&mut card);
        last.truncate(portion.entries);
        let older = last.split_off(last.len().min(LAST));
        SingleCard {
            anchor: format!("c-{}", id::page_name(&site.book.customers[at].id)),
            card,
            last,
            older_title: say!(words, "single-older", n = older.len()),
            older,
            is_short: portion.is_short,
        }
    });
    let day = words.day_and_year(site.today());
    SingleView {
        style_html: furniture.style,
        script_hash: format!("sha256-{}", BASE64.encode(Sha256::digest(furniture.script.as_str()))),
        script_html: furniture.script,
        edition: say!(words, "single-edition", day = day, profile = profile),
        left_out,
        handover: None,
        today: today::view(site),
        letters: letters(site),
        cards: cards.collect(),
    }
}

/// The entries of a card's story, newest first, which leave the card.
pub fn take_story<'a>(card: &mut CardView<'a>) -> Vec<Entry<'a>> {
    let none = Story { recent: Vec::new(), years: Vec::new(), has_money: false, has_complaints: false, empty: None };
    let story = std::mem::replace(&mut card.story, none);
    story.recent.into_iter().chain(story.years.into_iter().flat_map(|year| year.entries)).collect()
}

fn letters(site: &Site) -> Vec<Letter> {
    let link = |at: CustomerIndex| {
        let customer = &site.book.customers[at];
        let link = LinkView::new(customer.listed_name().into_owned(), card_file(customer));
        LinkView { note: customer.listed_tier().map(str::to_owned), ..link }
    };
    let letter = |(title, customers): (String, Vec<CustomerIndex>)| {
        let name = if title.chars().all(char::is_alphabetic) { title.to_lowercase() } else { "other".to_owned() };
        Letter { anchor: format!("l-{name}"), title, links: customers.into_iter().map(link).collect() }
    };
    sections(site).into_iter().map(letter).collect()
}
