//! Festivals that are ahead, as sentences.

use crate::book::Settings;
use crate::derive::festival_round::FestivalRound;
use crate::i18n::Words;
use crate::say;

/// `Mid-Autumn Festival in 14 days: 21 to greet, 8 with a gift`.
pub fn sentence(words: &Words, settings: &Settings, round: &FestivalRound) -> String {
    let festival = &settings.festivals[round.festival];
    let name = words.festival(&festival.id, festival.name.as_deref());
    say!(words, "festival-ahead", name = name, days = round.days, n = round.to_greet, gifts = round.gifts)
}
