//! Which customers a list is about: `tier=A region=Ohio overdue stale=60`.

/// Conditions that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub tiers: Vec<String>,
    /// Paths; a region holds those below it.
    pub regions: Vec<String>,
    pub tags: Vec<String>,
    pub stages: Vec<String>,
    pub genders: Vec<String>,
    pub industries: Vec<String>,
    pub kinds: Vec<String>,
    /// Money is late.
    pub overdue: bool,
    /// Anything is due.
    pub due: bool,
    /// Not spoken to for so many days.
    pub stale: Option<i32>,
    /// Part of the name, of its pinyin, or the id.
    pub text: Vec<String>,
}

impl Filter {
    /// Reads conditions set off by spaces; the first that is none where one is.
    pub fn parse(text: &str) -> Result<Filter, String> {
        let mut filter = Filter::default();
        text.split_whitespace().try_for_each(|word| filter.add(word))?;
        Ok(filter)
    }

    /// Adds one condition as typed; the condition itself where it is none.
    pub fn add(&mut self, word: &str) -> Result<(), String> {
        let Some((key, value)) = word.split_once('=') else {
            match word {
                "overdue" | "逾期" => self.overdue = true,
                "due" | "到期" => self.due = true,
                word => self.text.push(word.to_lowercase()),
            }
            return Ok(());
        };
        if value.trim().is_empty() {
            return Err(word.to_owned());
        }
        let values = value.split([',', '，']).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        match key.trim() {
            "tier" => self.tiers.extend(values),
            "region" => self.regions.extend(values),
            "tag" | "tags" => self.tags.extend(values),
            "stage" => self.stages.extend(values),
            "gender" => self.genders.extend(values),
            "industry" => self.industries.extend(values),
            "kind" => self.kinds.extend(values),
            "stale" => self.stale = Some(value.trim().parse().map_err(|_| word.to_owned())?),
            _ => return Err(word.to_owned()),
        }
        Ok(())
    }
}
