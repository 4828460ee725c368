//! What the author of a scenario file means, checked once.
//!
//! Every field is named as its key in the file; behind [`load`] nothing is optional by accident or out of range.
//!
//! ```text
//! text -> document -> base -> overrides -> read -> written -> check -> Scenario
//!                                            \________ \______ \____-> Remarks: everything wrong or odd, at once
//! Scenario -> write (resolved, template), schema, digest, parameters
//! ```
//!
//! A key is declared once, in the file of its section, with its meaning, type, default, range and unit, what the default
//! rests on and what the key needs to have an effect; see `key.rs` for how. Adding one takes a line there. Those that are
//! numbers are the [`Parameter`]s of a scenario.
//!
//! ```
//! use std::path::Path;
//! use whoknows::scenario::{parse, template};
//!
//! let text = template("basic").expect("there is a basic template");
//! let checked = parse(&text, "basic.toml", Path::new(""), &["requests.count=200".to_owned()])?;
//! assert_eq!(checked.scenario.requests.count, 200);
//!
//! let mistakes = parse(&text, "basic.toml", Path::new(""), &["requests.cuont=200".to_owned()]).unwrap_err();
//! assert!(mistakes.to_string().contains("did you mean `count`?"));
//! # Ok::<(), whoknows::scenario::Remarks>(())
//! ```

mod attention;
pub(crate) mod axis;
mod base;
mod broken_line;
mod campaign;
mod catalogue;
mod channel;
mod check;
mod circle;
pub mod claim;
mod deal;
mod delay;
mod difference;
mod digest;
mod document;
mod encoding;
mod evidence;
mod expect;
mod experiment;
mod forwarding;
mod in_force;
mod key;
mod kind;
mod load;
mod needs;
mod on;
mod outcome;
mod overrides;
mod parameter;
mod pitch;
mod planned_sweep;
mod policy;
mod read;
mod release;
mod remark;
mod requests;
mod schema;
mod segment;
mod source;
mod spelling;
mod stranger;
mod suggest;
mod template;
mod world;
mod write;
mod written;

pub use attention::{Attention, AttentionModel};
pub use axis::{Axis, AxisError, Extent, Level, USUAL_STEPS};
pub use campaign::{Campaign, CampaignRelease, Issue, MOST_RELEASES, QUARTER};
pub use channel::{Channel, ChannelKind, Terms};
pub use check::{SizeMistake, size_mistakes};
pub use circle::Circle;
pub use deal::{DealError, deal};
pub use delay::Delay;
pub use difference::{Difference, Differences, differences};
pub use digest::digest;
pub use evidence::{Evidence, Plausible, Work};
pub use expect::{Expectation, PolicyFigure, Subjects};
pub use experiment::{Estimator, Experiment, Length, MOST_TRIALS};
pub use forwarding::Forwarding;
pub use kind::Range;
pub use load::{Checked, LARGEST_FILE, load, load_from, parse};
pub use on::{Shares, TermsByChannel};
pub use outcome::Outcome;
pub(crate) use overrides::key_of;
pub use parameter::Parameter;
pub use pitch::Pitch;
pub use planned_sweep::{NamedPoint, PlannedSweep, Sample};
pub use policy::{Condition, Policy};
pub use release::Release;
pub use remark::{Located, Look, Remarks, Severity};
pub use requests::{ContactFile, Requests};
pub use schema::schema;
pub use segment::{Segment, Size};
pub(crate) use suggest::nearest;
pub use template::{Companion, TEMPLATES, Template, template};
pub use world::{ArcCount, EdgeList, Network, NetworkLaw, NetworkModel, Placement, Repeats, SelfLoops, World};
pub use write::resolved_toml;

/// One scenario: the assumptions, the policies to compare, and how long to simulate.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Headline of charts and report.
    pub title: String,
    /// The question the scenario asks, in the client's words.
    pub question: String,
    /// The story behind the numbers.
    pub description: String,
    /// Seed of all randomness.
    pub seed: u64,
    /// People and their network.
    pub world: World,
    /// Kinds of people; they take consecutive index ranges in this order.
    pub segments: Vec<Segment>,
    /// Where people hear each other, if that is more than one place or another than `[world.network]` says.
    pub channels: Vec<Channel>,
    /// Who asks to connect with the firm.
    pub requests: Requests,
    /// How strongly those who hear the firm hear it.
    pub circle: Circle,
    /// Who notices what, and when.
    pub attention: Attention,
    /// Private forwards.
    pub forwarding: Forwarding,
    /// The news and its posts.
    pub release: Release,
    /// Several pieces of news, and what becomes of the circle between them.
    pub campaign: Campaign,
    /// What a reached decision-maker is worth.
    pub outcome: Outcome,
    /// The follow policies compared, at least one and at most 64.
    pub policies: Vec<Policy>,
    /// How many trials, and the policy that the others are compared with.
    pub experiment: Experiment,
    /// What the answers are expected to say.
    pub expectations: Vec<Expectation>,
    /// Where a sweep looks that is not told otherwise.
    pub sweep: PlannedSweep,
    /// Who presents it, to whom and when.
    pub pitch: Pitch,
}

impl Scenario {
    /// Whether no decision-maker can hear the firm itself: none of them asks to connect, and nobody reads a wire. Every success
    /// then needs somebody who passes the news on, by the way the scenario is made. Not so where a list of contacts may hold some.
    pub fn decision_makers_hear_only_others(&self) -> bool {
        let mut decision_makers = self.segments.iter().filter(|segment| segment.decision_maker);
        self.release.wire == 0
            && self.requests.from.is_none()
            && decision_makers.all(|segment| segment.request_rate == 0.0)
    }

    /// Whether trials answer with chances: those that a limit of readers may end have none, nor have those on channels or over a
    /// campaign.
    pub fn has_chances(&self) -> bool {
        self.experiment.has_chances() && self.channels.is_empty() && !self.has_campaign()
    }

    /// How many requests to connect there are, on all channels together.
    pub fn request_count(&self) -> u32 {
        if self.channels.is_empty() {
            return self.requests.count;
        }
        let counts = self.channels.iter().map(|channel| channel.request_count(self));
        counts.fold(0, u32::saturating_add)
    }

    /// Whether people may hear the firm who have not asked it for anything: it posts in a forum.
    pub fn has_open_forum(&self) -> bool {
        let is_open = |channel: &Channel| channel.kind == ChannelKind::Forum && channel.is_active(self);
        self.channels.iter().any(is_open)
    }

    /// Whether it puts money on anything.
    pub fn has_value(&self) -> bool {
        let Outcome {
            deal_value,
            cost_per_request,
            cost_per_contact,
            ..
        } = self.outcome;
        let money = [deal_value, cost_per_request, cost_per_contact, self.paid_wire_fee()];
        money.iter().any(|&amount| amount != 0.0)
    }

    /// What the wire costs in every trial `[currency]`: nothing where nobody reads it.
    pub fn paid_wire_fee(&self) -> f64 {
        if self.release.wire > 0 {
            self.outcome.wire_fee
        } else {
            0.0
        }
    }
}
