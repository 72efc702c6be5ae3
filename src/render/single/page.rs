//! The page of a phone edition, as large as it may be.

use tera::Context;

use super::failure::SingleError;
use super::left_out::LeftOut;
use super::links::{self, Photos};
use super::packing::Packing;
use super::templates::{render, script, style};
use crate::render::view::handover;
use crate::render::view::single::{self, Furniture, Portion};
use crate::render::{render_error::RenderError, site::Site};

/// The template of the page.
const TEMPLATE: &str = "single.html";

/// What a phone edition is made of, beside the site.
pub struct Wish<'w> {
    /// The name of the profile by which the book was cut.
    pub profile: &'w str,
    /// To whom the customers are handed over; `None` for one's own phone.
    pub to: Option<&'w str>,
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

/// Makes the phone edition of a site: old entries are left out first, then photos, then what remains of the stories, and
/// at last all but names and numbers.
pub fn single(site: &Site, wish: &Wish) -> Result<Single, SingleError> {
    let mut photos = Photos::new(site, wish.read);
    let everything = || Portion { entries: usize::MAX, is_short: false };
    let whole: Vec<Portion> = site.book.customers.iter().map(|_| everything()).collect();
    let html = page(site, wish, &whole, LeftOut::default()).map_err(SingleError::Render)?;
    let wanted = photos.wanted_by(&html);
    if html.len() + photos.size(&wanted) <= wish.most {
        photos.keep(&wanted);
        let html = links::inline(site, &html, &photos);
        if html.len() <= wish.most {
            return Ok(Single { html, left_out: LeftOut::default() });
        }
    }
    let packing = Packing::new(site);
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
    let view =
        single::view(site, Furniture { style: style(site)?, script: script(site) }, portions, told, wish.profile);
    let view = single::SingleView { handover: wish.to.map(|to| handover::view(site, to)), ..view };
    let mut context = Context::new();
    context.insert_value("site", site.site_value.clone());
    context.insert("view", &view);
    render(site, TEMPLATE, &context)
}
