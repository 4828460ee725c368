//! A scenario as its file has it: the sections, in the order in which they are written out.

use super::expect::{ExpectKeys, Subjects};
use super::experiment::ExperimentKeys;
use super::key::section;
use super::kind::Kind;
use super::{
    Attention, Campaign, Channel, Circle, Forwarding, Outcome, Pitch, PlannedSweep, Policy, Release, Requests,
    Scenario, Segment, World,
};

section! {
    /// A scenario: how often does a firm's news reach a decision-maker through casual contacts?
    pub(super) struct Written {
        /// Scenario file that says whatever this one leaves out; paths are seen from the file they stand in.
        base: Option<String> = None, Kind::Path;
        /// Headline of charts and report.
        title: String = String::new(), Kind::Line;
        /// The question the scenario asks, in the client's words.
        question: String = String::new(), Kind::Prose;
        /// The story behind the numbers.
        description: String = String::new(), Kind::Prose;
        /// Seed of all randomness: the same scenario and seed give the same numbers.
        seed: u64 = 2009, Kind::Whole { least: 0, most: u64::MAX };
        /// The people.
        world: World = World::default();
        /// Kinds of people.
        segment: Vec<Segment> = Vec::new();
        /// Where people hear each other, and the firm.
        channel: Vec<Channel> = Vec::new();
        /// Who asks to connect with the firm.
        requests: Requests = Requests::default();
        /// How strongly those who hear the firm hear it.
        circle: Circle = Circle::default();
        /// Who notices an item in the feed, and when.
        attention: Attention = Attention::default();
        /// Private forwards.
        forwarding: Forwarding = Forwarding::default();
        /// The news and how it is posted.
        release: Release = Release::default();
        /// Several pieces of news, one after another.
        campaign: Campaign = Campaign::default();
        /// What a reached decision-maker is worth.
        outcome: Outcome = Outcome::default();
        /// The follow policies compared.
        policy: Vec<Policy> = Vec::new();
        /// How long to simulate, and what to compare with.
        experiment: ExperimentKeys = ExperimentKeys::default();
        /// What the answers are expected to say.
        expect: Vec<ExpectKeys> = Vec::new();
        /// Where `whoknows sweep` looks.
        sweep: PlannedSweep = PlannedSweep::default();
        /// What stands on the first slide.
        pitch: Pitch = Pitch::default();
    }
}

impl Written {
    /// The scenario that is meant. Right only once all rules between keys are checked.
    pub(super) fn into_meant(self) -> Scenario {
        let subjects = Subjects::new(&self.policy, &self.channel, &self.campaign);
        let meant = |expect: &ExpectKeys| expect.as_meant(&subjects);
        Scenario {
            expectations: self.expect.iter().filter_map(meant).collect(),
            experiment: self.experiment.as_meant(&self.world.network.model, &self.policy),
            title: self.title,
            question: self.question,
            description: self.description,
            seed: self.seed,
            world: self.world,
            segments: self.segment,
            channels: self.channel,
            requests: self.requests,
            circle: self.circle,
            attention: self.attention,
            forwarding: self.forwarding,
            release: self.release,
            campaign: self.campaign,
            outcome: self.outcome,
            policies: self.policy,
            sweep: self.sweep,
            pitch: self.pitch,
        }
    }
}

impl From<&Scenario> for Written {
    fn from(scenario: &Scenario) -> Self {
        let scenario = scenario.clone();
        Self {
            expect: scenario.expectations.iter().map(ExpectKeys::from).collect(),
            experiment: scenario
                .experiment
                .as_written(&scenario.world.network.model, &scenario.policies),
            title: scenario.title,
            question: scenario.question,
            description: scenario.description,
            seed: scenario.seed,
            world: scenario.world,
            segment: scenario.segments,
            channel: scenario.channels,
            requests: scenario.requests,
            circle: scenario.circle,
            attention: scenario.attention,
            forwarding: scenario.forwarding,
            release: scenario.release,
            campaign: scenario.campaign,
            outcome: scenario.outcome,
            policy: scenario.policies,
            sweep: scenario.sweep,
            pitch: scenario.pitch,
            base: None,
        }
    }
}
