//! `[[expect]]`: what the answers are expected to say.

use super::claim::{Claim, Figure, Mistake, Path};
use super::key::section;
use super::kind::Kind;

section! {
    /// `[[expect]]`: what the answers are expected to say; any number of these, and none is needed.
    pub(super) struct ExpectKeys {
        /// A comparison of figures of policies, like `"courtesy.reach - selective.reach > 0.02"`. Of a mean trial there are `reach`,
        /// `value`, `deals`, `accepted` and `readers`; of the trials that reach, `median_time` in hours.
        that: String = String::new(), Kind::Claim;
        /// What to call it.
        name: Option<String> = None, Kind::Name;
    }
}

/// Something that the answers are expected to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// What it is called, if it has a name.
    pub name: Option<String>,
    /// As it is written.
    pub that: String,
    /// As it is meant.
    pub claim: Claim<PolicyFigure>,
}

/// A figure of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyFigure {
    /// Index of the policy.
    pub policy: usize,
    /// Which of its figures.
    pub figure: Figure,
}

impl PolicyFigure {
    /// What the path `POLICY.FIGURE` means where policies have these names.
    ///
    /// # Errors
    /// If there is no such policy or figure; both, if neither is there.
    pub fn find<'a>(path: &Path, policies: impl Iterator<Item = &'a str> + Clone) -> Result<Self, Vec<Mistake>> {
        let [policy, figure] = &path.names[..] else {
            return Err(vec![Mistake::no_path(path, "POLICY.FIGURE, like courtesy.reach")]);
        };
        let index = policies.clone().position(|name| name == policy.text);
        match (index, Figure::of_word(&figure.text)) {
            (Some(policy), Some(figure)) => Ok(Self { policy, figure }),
            (index, known) => {
                let of_policy = index.is_none().then(|| Mistake::unknown("policy", policy, policies));
                let of_figure = known.is_none().then(|| Mistake::no_figure(figure));
                Err(of_policy.into_iter().chain(of_figure).collect())
            }
        }
    }
}

impl ExpectKeys {
    /// The claim that is meant, of policies that have these names.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn claim<'a>(
        &self,
        policies: &(impl Iterator<Item = &'a str> + Clone),
    ) -> Result<Claim<PolicyFigure>, Vec<Mistake>> {
        let claim = Claim::read(&self.that).map_err(|mistake| vec![mistake])?;
        claim.resolve(|path| PolicyFigure::find(path, policies.clone()))
    }

    /// The expectation that is meant, if its claim can be understood.
    pub(super) fn as_meant<'a>(&self, policies: &(impl Iterator<Item = &'a str> + Clone)) -> Option<Expectation> {
        Some(Expectation {
            name: self.name.clone(),
            that: self.that.clone(),
            claim: self.claim(policies).ok()?,
        })
    }
}

impl From<&Expectation> for ExpectKeys {
    fn from(expectation: &Expectation) -> Self {
        Self {
            that: expectation.that.clone(),
            name: expectation.name.clone(),
        }
    }
}
