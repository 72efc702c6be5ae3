//! The stages through which deals go: `[pipeline]` of the settings.

use super::letters;
use crate::i18n::Language;

/// The stages of deals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PipelineRules {
    /// The stages, the first one first.
    pub stages: Vec<PipelineStage>,
}

/// A stage of deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipelineStage {
    /// Its name.
    pub name: String,
    /// The usual chance of a deal in it, in percent.
    pub chance: u8,
    /// So many days a deal usually stays in it; longer means that it is stuck.
    pub days: u16,
}

/// Days in a stage where the settings do not say.
pub const USUAL_DAYS: u16 = 30;

impl PipelineRules {
    /// The stages where the settings name none: touch, need, offer and negotiation, as sales training orders them.
    pub fn usual(language: Language) -> PipelineRules {
        let names = match language {
            Language::Chinese => ["接触", "需求", "方案", "谈判"],
            Language::English => ["contact", "needs", "proposal", "negotiation"],
        };
        let stage = |(name, chance): (&str, u8)| PipelineStage { name: name.to_owned(), chance, days: USUAL_DAYS };
        PipelineRules { stages: names.into_iter().zip([10, 25, 50, 75]).map(stage).collect() }
    }

    /// The place of a stage, by its name in whatever case.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.stages.iter().position(|stage| letters::key(&stage.name) == letters::key(name))
    }

    /// A stage by its name in whatever case.
    pub fn named(&self, name: &str) -> Option<&PipelineStage> {
        self.stages.get(self.position(name)?)
    }
}
