//! `[[expect]]`: what the answers are expected to say.

use super::claim::{Added, Claim, Figure, Mistake, Name, Path, ReleaseFigure};
use super::key::section;
use super::kind::Kind;
use super::{Campaign, Channel, Policy, Scenario};

section! {
    /// `[[expect]]`: what the answers are expected to say; any number of these, and none is needed.
    pub(super) struct ExpectKeys {
        /// A comparison of figures of policies, like `"courtesy.reach - selective.reach > 0.02"`. Of a mean trial there are `reach`,
        /// `value`, `deals`, `accepted` and `readers`; of the trials that reach, `median_time` in hours; with channels
        /// `adds.CHANNEL.reach`, `.value` and `.readers`; of a campaign `first_deal` in quarters, and `release.4.contacts`, `.readers`,
        /// `.reached`, `.reached_by` and `.deal_by`.
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

/// What a scenario has that figures can be of.
#[derive(Clone, Debug)]
pub struct Subjects<'a> {
    policies: Vec<&'a str>,
    channels: Vec<&'a str>,
    /// Releases of its campaign; 0 without one.
    releases: usize,
}

impl<'a> Subjects<'a> {
    /// Those of a scenario with these sections.
    pub(super) fn new(policies: &'a [Policy], channels: &'a [Channel], campaign: &Campaign) -> Self {
        Self {
            policies: policies.iter().map(|policy| policy.name.as_str()).collect(),
            channels: channels.iter().map(|channel| channel.name.as_str()).collect(),
            releases: if campaign.is_planned() {
                campaign.times().len()
            } else {
                0
            },
        }
    }

    /// All names that they have.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.policies.iter().chain(&self.channels).copied()
    }

    /// The figures of a policy by itself, and their words.
    fn plain(&self) -> impl Iterator<Item = (&'static str, Figure)> {
        let of_campaign = Figure::OF_CAMPAIGN.into_iter().filter(|_| self.releases > 0);
        Figure::PLAIN.into_iter().chain(of_campaign)
    }

    /// What can stand behind the name of a policy.
    fn words(&self) -> Vec<&'static str> {
        let adds = (!self.channels.is_empty()).then_some(ADDS);
        let release = (self.releases > 0).then_some(RELEASE);
        self.plain().map(|(word, _)| word).chain(adds).chain(release).collect()
    }

    /// What a channel adds.
    fn adds(&self, channel: &Name, to: &Name) -> Result<Figure, Vec<Mistake>> {
        let index = self.channels.iter().position(|name| *name == channel.text);
        let index = index.ok_or_else(|| Mistake::unknown("channel", channel, self.channels.iter().copied()));
        let of_campaign = Added::OF_CAMPAIGN.into_iter().filter(|_| self.releases > 0);
        let words: Vec<(&str, Added)> = Added::WORDS.into_iter().chain(of_campaign).collect();
        let to = of_word(to, &words);
        both(index, to).map(|(channel, to)| Figure::Adds { channel, to })
    }

    /// What there is at a release.
    fn at_release(&self, number: &Name, what: &Name) -> Result<Figure, Vec<Mistake>> {
        let known = number
            .text
            .parse()
            .ok()
            .filter(|number| (1..=self.releases).contains(number));
        let number = known.ok_or_else(|| Mistake::no_release(number, self.releases));
        let what = of_word(what, &ReleaseFigure::WORDS);
        both(number, what).map(|(number, what)| Figure::AtRelease {
            release: number - 1,
            what,
        })
    }

    /// What the names behind that of a policy mean.
    fn figure(&self, path: &Path) -> Result<Figure, Vec<Mistake>> {
        let no_channels = "there are no tables [[channel]]: nothing is added by one";
        let no_campaign = "there is no [campaign], and so only one release";
        match &path.names[1..] {
            [adds, ..] if adds.text == ADDS && self.channels.is_empty() => Err(vec![Mistake::nothing_such(
                adds,
                no_channels,
                "write [[channel]], or speak of another figure",
            )]),
            [release, ..] if release.text == RELEASE && self.releases == 0 => Err(vec![Mistake::nothing_such(
                release,
                no_campaign,
                "write [campaign], or speak of another figure",
            )]),
            [first, ..] if first.text == Figure::OF_CAMPAIGN[0].0 && self.releases == 0 => {
                Err(vec![Mistake::nothing_such(
                    first,
                    no_campaign,
                    "write [campaign], or speak of median_time",
                )])
            }
            [adds, channel, to] if adds.text == ADDS => self.adds(channel, to),
            [release, number, what] if release.text == RELEASE => self.at_release(number, what),
            [adds, ..] if adds.text == ADDS => Err(vec![Mistake::no_path(
                path,
                "POLICY.adds.CHANNEL.reach, .value or .readers",
            )]),
            [release, ..] if release.text == RELEASE => Err(vec![Mistake::no_path(
                path,
                "POLICY.release.NUMBER.FIGURE, like courtesy.release.4.deal_by",
            )]),
            [word] => {
                let known = self.plain().find(|(known, _)| *known == word.text);
                known
                    .map(|(_, figure)| figure)
                    .ok_or_else(|| vec![Mistake::no_figure(word, &self.words())])
            }
            [word, _, _] if self.words().len() > Figure::PLAIN.len() => {
                Err(vec![Mistake::no_figure(word, &self.words())])
            }
            _ => Err(vec![Mistake::no_path(path, "POLICY.FIGURE, like courtesy.reach")]),
        }
    }
}

impl<'a> From<&'a Scenario> for Subjects<'a> {
    fn from(scenario: &'a Scenario) -> Self {
        Self::new(&scenario.policies, &scenario.channels, &scenario.campaign)
    }
}

/// The word before the name of a channel.
const ADDS: &str = "adds";

/// The word before the number of a release.
const RELEASE: &str = "release";

fn of_word<T: Copy>(name: &Name, words: &[(&str, T)]) -> Result<T, Mistake> {
    let known = words.iter().find(|(word, _)| *word == name.text);
    let list = || words.iter().map(|(word, _)| *word).collect::<Vec<&str>>();
    known
        .map(|&(_, of)| of)
        .ok_or_else(|| Mistake::no_figure(name, &list()))
}

/// Both, or what is wrong with either.
fn both<A, B>(a: Result<A, Mistake>, b: Result<B, Mistake>) -> Result<(A, B), Vec<Mistake>> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => Err(a.err().into_iter().chain(b.err()).collect()),
    }
}

impl PolicyFigure {
    /// What a path like `POLICY.FIGURE` means where there is this.
    ///
    /// # Errors
    /// If there is no such policy or figure; both, if neither is there.
    pub fn find(path: &Path, subjects: &Subjects<'_>) -> Result<Self, Vec<Mistake>> {
        let [policy, _, ..] = &path.names[..] else {
            return Err(vec![Mistake::no_path(path, "POLICY.FIGURE, like courtesy.reach")]);
        };
        let policies = || subjects.policies.iter().copied();
        match (policies().position(|name| name == policy.text), subjects.figure(path)) {
            (Some(policy), Ok(figure)) => Ok(Self { policy, figure }),
            (index, figure) => {
                let of_policy = index.is_none().then(|| Mistake::unknown("policy", policy, policies()));
                Err(of_policy.into_iter().chain(figure.err().unwrap_or_default()).collect())
            }
        }
    }
}

impl ExpectKeys {
    /// The claim that is meant, of what there is.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn claim(&self, subjects: &Subjects<'_>) -> Result<Claim<PolicyFigure>, Vec<Mistake>> {
        let claim = Claim::read(&self.that).map_err(|mistake| vec![mistake])?;
        claim.resolve(|path| PolicyFigure::find(path, subjects))
    }

    /// The expectation that is meant, if its claim can be understood.
    pub(super) fn as_meant(&self, subjects: &Subjects<'_>) -> Option<Expectation> {
        Some(Expectation {
            name: self.name.clone(),
            that: self.that.clone(),
            claim: self.claim(subjects).ok()?,
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
