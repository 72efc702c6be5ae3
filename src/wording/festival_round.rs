//! Festivals that are ahead, as sentences.

use crate::book::Settings;
use crate::book::festival::Festival;
use crate::book::id;
use crate::derive::festival_round::FestivalRound;
use crate::i18n::Words;
use crate::say;

/// `Mid-Autumn Festival in 14 days: 21 to greet, 8 with a gift`.
pub fn sentence(words: &Words, settings: &Settings, round: &FestivalRound) -> String {
    let festival = &settings.festivals[round.festival];
    let name = words.festival(&festival.id, festival.name.as_deref());
    say!(words, "festival-ahead", name = name, days = round.days, n = round.to_greet, gifts = round.gifts)
}

/// The command that records a greeting to all whom the settings say to greet.
pub fn command(festival: &Festival) -> String {
    let tiers = festival.audience.tiers.as_ref().map(|tiers| format!("tier={}", tiers.join(",")));
    let conditions = festival.audience.filter.to_string();
    let filter: Vec<String> = tiers.into_iter().chain((!conditions.is_empty()).then_some(conditions)).collect();
    let filter = if filter.is_empty() { "stage=active".to_owned() } else { filter.join(" ") };
    format!("clientbook log --where \"{filter}\" --occasion {} --mass", festival.id)
}

/// Where the names are: the command that lists them with the greetings, and the page of the site.
pub fn way(words: &Words, settings: &Settings, round: &FestivalRound) -> String {
    let festival = &settings.festivals[round.festival];
    let page = format!("care/{}.html", id::page_name(&festival.id));
    if round.to_greet == 0 {
        return say!(words, "festival-ahead-page", page = page);
    }
    say!(words, "festival-ahead-way", command = format!("{} --dry-run", command(festival)), page = page)
}
