//! The phone edition: the whole book in one file, within a budget of bytes.

mod links;
mod packing;
mod sealed;

use tera::Context;

use super::html::Html;
use super::site::{RenderError, Site};
use super::theme::reason;
use super::view::single::{self, Portion};
use crate::i18n::Words;
use crate::say;
use links::Photos;
use packing::Packing;
pub use sealed::{Seal, sealed, sealed_size};

/// What stands in the head of every phone edition, by which it is known again.
pub const MARK: &str = "<meta name=\"generator\" content=\"clientbook phone edition\">";

/// What a phone edition is made of, beside the site.
pub struct Wish<'w> {
    /// The name of the profile by which the book was cut.
    pub profile: &'w str,
    /// The most bytes of the page.
    pub most: usize,
    /// The size that was asked for, which the page tells: larger where the page will be sealed.
    pub told: usize,
    /// Reads a paper of the book by its path.
    pub read: &'w dyn Fn(&str) -> Option<Vec<u8>>,
}

/// A phone edition.
pub struct Single {
    /// The page.
    pub html: String,
    /// What was left out.
    pub left_out: LeftOut,
}

/// What is left out because of the size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Entries of the stories, the oldest first.
    pub notes: usize,
    /// Photos.
    pub photos: usize,
    /// Customers of whom only the name and the numbers are shown.
    pub short: usize,
}

/// Why there is no phone edition.
#[derive(Debug)]
pub enum SingleError {
    /// A template failed.
    Render(RenderError),
    /// The names and numbers alone take this many bytes.
    TooSmall(usize),
}

/// The template of the page, and that of its style.
const TEMPLATE: &str = "single.html";
const STYLE: &str = "single.css";

impl LeftOut {
    /// What was left out to keep below so many bytes, as a sentence; `None` where all is there.
    pub fn told(&self, words: &Words, most: usize) -> Option<String> {
        let LeftOut { notes, photos, short } = *self;
        if *self == LeftOut::default() {
            return None;
        }
        let counted = [("single-left-notes", notes), ("single-left-photos", photos), ("single-left-short", short)];
        let parts = counted
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| words.say(id, &[("n", count.into())]));
        let parts: Vec<String> = parts.collect();
        Some(say!(words, "single-left-out", size = size_in_words(most), what = words.list(parts)))
    }
}

/// `10 MB`, `800 KB`.
pub fn size_in_words(bytes: usize) -> String {
    match bytes {
        ..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ if bytes.is_multiple_of(1_000_000) => format!("{} MB", bytes / 1_000_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// Makes the phone edition of a site: old entries are left out first, then photos, then what remains of the stories, and
/// at last all but names and numbers.
pub fn single(site: &Site, wish: &Wish) -> Result<Single, SingleError> {
    let mut photos = Photos::new(site, wish.read);
    let packing = Packing::new(site);
    let whole = packing.all();
    let html = page(site, wish, &whole, LeftOut::default()).map_err(SingleError::Render)?;
    let wanted = photos.wanted_by(&html);
    if html.len() + photos.size(&wanted) <= wish.most {
        photos.keep(&wanted);
        let html = links::inline(site, &html, &photos);
        if html.len() <= wish.most {
            return Ok(Single { html, left_out: LeftOut::default() });
        }
    }
    let size = |portions: &[Portion]| {
        let html =
            page(site, wish, portions, LeftOut { notes: 1, photos: 1, short: 1 }).map_err(SingleError::Render)?;
        Ok((html.len(), photos.wanted_by(&html)))
    };
    let plan = packing.plan(wish.most, &photos, &size)?;
    photos.keep(&plan.photos);
    let mut room = plan.room;
    // The sizes of entries are guessed: where the page is too large, less is put in.
    loop {
        let portions = packing.fill(&plan, room);
        let kept: usize = portions.iter().map(|portion| portion.entries).sum();
        let left_out = LeftOut {
            notes: packing.entries() - kept,
            photos: plan.photos_left,
            short: portions.iter().filter(|portion| portion.is_short).count(),
        };
        let html = page(site, wish, &portions, left_out).map_err(SingleError::Render)?;
        let html = links::inline(site, &html, &photos);
        match html.len().checked_sub(wish.most).filter(|&over| over > 0) {
            None => return Ok(Single { html, left_out }),
            Some(_) if room == 0 => return Err(SingleError::TooSmall(html.len())),
            Some(over) => room = room.saturating_sub(over + over / 8 + 512),
        }
    }
}

/// The page with its links and pictures as the site has them.
fn page(site: &Site, wish: &Wish, portions: &[Portion], left_out: LeftOut) -> Result<String, RenderError> {
    let told = left_out.told(site.words(), wish.told);
    let view = single::view(site, style(site)?, portions, told, wish.profile);
    let mut context = Context::new();
    context.insert_value("site", site.site_value.clone());
    context.insert("view", &view);
    render(site, TEMPLATE, &context)
}

fn style(site: &Site) -> Result<Html, RenderError> {
    let own = render(site, STYLE, &Context::new())?;
    let tokens = site.theme.statics.get("tokens.css").map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    Ok(Html::of_style(&format!("{tokens}{own}")))
}

fn render(site: &Site, template: &'static str, context: &Context) -> Result<String, RenderError> {
    let result = site.allowance.within(|| site.theme.tera.render(template, context));
    result.map_err(|error| RenderError { template, reason: reason(&error) })
}
