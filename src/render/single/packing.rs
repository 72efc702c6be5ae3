//! What fits into a phone edition.

use super::failure::SingleError;
use super::links::Photos;
use crate::derive::day::row_of_today;
use crate::render::Site;
use crate::render::view::card;
use crate::render::view::single::{LAST, Portion, take_story};
use crate::render::view::story_view::Entry;

/// What the markup of an entry takes beside its texts.
const MARKUP: usize = 120;

/// The cards of a site with the sizes of their entries.
pub(super) struct Packing {
    /// For each card the sizes of its entries, newest first, and the age of each: its place in the story.
    entries: Vec<Vec<usize>>,
    /// The cards, those on today's list first.
    order: Vec<usize>,
}

/// What is put into the file.
pub(super) struct Plan {
    /// Entries of each card that are there in any case.
    base: usize,
    /// What a full card takes more than a short one; `None` where all are full.
    full: Option<usize>,
    /// Bytes left for more entries, or for full cards.
    pub(super) room: usize,
    /// The photos that are shown.
    pub(super) photos: Vec<String>,
    /// The number of photos for which there is no room.
    pub(super) photos_left: usize,
}

/// Gives the size of the page with so much of each card, and the photos that it shows.
type Size<'s> = &'s dyn Fn(&[Portion]) -> Result<(usize, Vec<String>), SingleError>;

impl Packing {
    pub(super) fn new(site: &Site) -> Packing {
        let entries = site.by_name().iter().map(|&at| take_story(&mut card::view(site, at)).iter().map(size).collect());
        let is_today = |at: &usize| row_of_today(site.overview, site.by_name()[*at]).is_some();
        let (mut order, others): (Vec<usize>, Vec<usize>) = (0..site.by_name().len()).partition(is_today);
        order.extend(others);
        Packing { entries: entries.collect(), order }
    }

    /// All entries of all cards.
    pub(super) fn entries(&self) -> usize {
        self.entries.iter().map(Vec::len).sum()
    }

    fn portions(&self, most: usize, is_short: bool) -> Vec<Portion> {
        let portion = |entries: &Vec<usize>| Portion { entries: entries.len().min(most), is_short };
        self.entries.iter().map(portion).collect()
    }

    /// Decides what is left out, so that the page stays below `most` bytes.
    pub(super) fn plan(&self, most: usize, photos: &Photos, size: Size) -> Result<Plan, SingleError> {
        let last = self.portions(LAST, false);
        let (taken, wanted) = size(&last)?;
        if taken <= most {
            let (shown, bytes) = photos.fitting(&wanted, most - taken);
            let photos_left = wanted.len() - shown.len();
            return Ok(Plan { base: LAST, full: None, room: most - taken - bytes, photos: shown, photos_left });
        }
        let without = Plan { base: 0, full: None, room: 0, photos: Vec::new(), photos_left: wanted.len() };
        let (full, _) = size(&self.portions(0, false))?;
        if full <= most {
            return Ok(Plan { room: most - full, ..without });
        }
        let (short, _) = size(&self.portions(0, true))?;
        let room = most.checked_sub(short).ok_or(SingleError::TooSmall(short))?;
        let more = full.saturating_sub(short) / self.entries.len().max(1) + 1;
        Ok(Plan { full: Some(more), room, ..without })
    }

    /// How much of each card is shown where `room` bytes are left: the newest entries of all cards come first.
    pub(super) fn fill(&self, plan: &Plan, room: usize) -> Vec<Portion> {
        let mut portions = self.portions(plan.base, plan.full.is_some());
        let mut room = room;
        if let Some(more) = plan.full {
            for &at in &self.order {
                let Some(rest) = room.checked_sub(more) else { return portions };
                room = rest;
                portions[at].is_short = false;
            }
        }
        let most = self.entries.iter().map(Vec::len).max().unwrap_or(0);
        for number in plan.base..most {
            for &at in &self.order {
                let Some(&size) = self.entries[at].get(number).filter(|_| portions[at].entries == number) else {
                    continue;
                };
                let Some(rest) = room.checked_sub(size) else { return portions };
                room = rest;
                portions[at].entries += 1;
            }
        }
        portions
    }
}

/// About how many bytes an entry takes.
fn size(entry: &Entry) -> usize {
    let html = entry.text_html.as_ref().map_or(0, |text| text.html().len());
    let texts = entry.text.iter().chain(&entry.about).map(|text| text.len() + 3).sum::<usize>();
    let folded = entry.folded.iter().map(size).sum::<usize>();
    MARKUP + html + texts + entry.day.len() + entry.channel.len() + folded
}
