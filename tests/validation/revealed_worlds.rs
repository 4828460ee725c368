//! The world revealed piece by piece and the world built whole have the same law: of arcs, requests and outcomes.

use rayon::prelude::*;

use crate::Topic;
use crate::built_twin::BuiltTwin;
use crate::kit::scenario;
use crate::row::{Effort, Mean, Row};
use whoknows::rng::History;
use whoknows::scenario::{Scenario, deal};
use whoknows::trial::{Outcome, Played, Setting, Stage, Tables, TrialLaw, play};
use whoknows::world::{Audience, Communities, PersonId, Population, Revealed, Watch, World};

pub const TOPIC: Topic = Topic {
    name: "revealed-worlds",
    title: "Worlds revealed and worlds built",
    about: "130 people, heavy tails, a community of three, every kind of person. The exact column is the mean over worlds built \
            whole, person by person and arc by arc, by a slow program that shares nothing with the revealed world but the traits \
            (`tests/validation/built_twin.rs`); ours is the mean over revealed worlds. Figures are means per person of a segment, \
            and then of the outcomes of a trial under two policies. One law differs by design: whoever answers an arc of yours has you in the \
            audience for certain in a built world, but only by chance in a revealed one. The spread never sees it; a policy \
            with `min_audience` sees it in those who come by `closure`. It is compared without closure, and the last row \
            shows the difference where it is large (an audience of 5 asked for where 6 is the mean).",
    rows,
};

fn rows(effort: Effort) -> Vec<Row> {
    let worlds = effort.of(1_500, 8_000);
    let with_closure = compare(0.5, worlds);
    let without = compare(0.0, worlds);
    let asks_for_audience = |figure: &&Figure| figure.name.starts_with("policy heard");
    let mut rows: Vec<Row> = with_closure
        .iter()
        .filter(|figure| !asks_for_audience(figure))
        .map(Figure::row)
        .collect();
    rows.extend(without.iter().filter(asks_for_audience).map(|figure| {
        let mut row = figure.row();
        row.truth += ", closure 0";
        row
    }));
    rows.extend(
        with_closure
            .iter()
            .filter(asks_for_audience)
            .take(1)
            .map(Figure::known_difference),
    );
    rows
}

/// A figure in worlds of both kinds.
struct Figure {
    name: String,
    revealed: Mean,
    built: Mean,
}

impl Figure {
    fn row(&self) -> Row {
        if self.revealed.se == 0.0 && self.built.se == 0.0 {
            Row::exactly(&self.name, self.built.mean, self.revealed.mean, self.revealed.trials)
        } else {
            Row::estimate(&self.name, self.built.mean, self.built.se, self.revealed)
        }
    }

    fn known_difference(&self) -> Row {
        Row::reported(
            format!("{}, closure 0.5: revealed less built, which differ", self.name),
            Mean {
                mean: self.revealed.mean - self.built.mean,
                se: self.revealed.se.hypot(self.built.se),
                ..self.revealed
            },
        )
    }
}

fn compare(closure: f64, worlds: u64) -> Vec<Figure> {
    let mut scenario = tight_world();
    scenario.requests.closure = closure;
    let sizes = deal(scenario.world.people, &scenario.segments).expect("the segments can be dealt");
    let law = TrialLaw::new(&scenario, &sizes, &Tables::default());
    let communities = Communities::new(&scenario.world.network, &law.population);
    let of_worlds = |seed, one: &(dyn Fn(History) -> Vec<f64> + Sync)| -> Vec<Vec<f64>> {
        (0..worlds)
            .into_par_iter()
            .map(|number| one(History::new(seed, number)))
            .collect()
    };
    let revealed = of_worlds(1, &|history| {
        figures(&Revealed::new(&communities, &law.population, history), &law, history)
    });
    let built = of_worlds(2, &|history| {
        figures(
            &BuiltTwin::new(&scenario.world.network, &law.population, history),
            &law,
            history,
        )
    });
    let names = names(&scenario);
    assert_eq!(names.len(), revealed[0].len(), "a name per figure");
    let of =
        |worlds: &[Vec<f64>], figure: usize| Mean::of(&worlds.iter().map(|world| world[figure]).collect::<Vec<f64>>());
    names
        .into_iter()
        .enumerate()
        .map(|(figure, name)| Figure {
            name,
            revealed: of(&revealed, figure),
            built: of(&built, figure),
        })
        .collect()
}

/// What the figures are, in their order.
fn names(scenario: &Scenario) -> Vec<String> {
    let arcs = [
        "audience",
        "its square",
        "heard by nobody",
        "strong ties",
        "ties within the community",
        "Σ ln followees of listeners",
    ];
    let outcomes = [
        "accepted",
        "people",
        "reposts",
        "forwards",
        "decision-makers",
        "reach",
        "reach at one hop",
        "hops of the first chain",
    ];
    let segments = || scenario.segments.iter().map(|segment| segment.name.as_str());
    let of_segment = |name: &str| -> Vec<String> {
        let ties = segments().map(|other| format!("{name}: ties to {other}"));
        arcs.iter()
            .map(|figure| format!("{name}: {figure}"))
            .chain(ties)
            .collect()
    };
    let of_policy = |name: &str| outcomes.map(|figure| format!("policy {name}: {figure}"));
    let policies = scenario.policies.iter().flat_map(|policy| of_policy(&policy.name));
    segments().flat_map(of_segment).chain(policies).collect()
}

/// Small, with a community of three (where arcs to oneself matter), heavy tails and every kind of person.
fn tight_world() -> Scenario {
    scenario(
        r#"
        [world]
        people = 130
        [world.network]
        mean_audience = 6.0
        followees = 20
        mixing = 0.3
        reciprocity = 0.4
        [[segment]]
        name = "executive"
        count = 7
        decision_maker = true
        community = "finance"
        relevance = 0.8
        [[segment]]
        name = "trio"
        count = 3
        community = "trio"
        audience = 3
        request_rate = 2
        [[segment]]
        name = "peer"
        fraction = 1
        community = "finance"
        relevance = 0.5
        repost = 0.3
        forward = 0.3
        followees = 2
        [[segment]]
        name = "anybody"
        fraction = 2
        repost = 0.1
        request_rate = 0.5
        [[policy]]
        name = "open"
        [[policy]]
        name = "heard"
        min_audience = 5
        [requests]
        count = 25
        closure = 0.5
        [attention]
        notice = 0.9
        [experiment]
        trials = 10
        "#,
    )
}

/// Figures of one world, each a mean to compare.
fn figures<W: World>(world: &W, law: &TrialLaw, history: History) -> Vec<f64> {
    let population = &law.population;
    let mut figures = arc_figures(world, population);
    let mut setting = Setting::default();
    let worlds = std::slice::from_ref(world);
    setting.prepare(law, worlds, history, &Watch::never());
    let mut played = Played::default();
    play(
        law,
        worlds,
        &setting,
        history,
        &Watch::never(),
        &mut Stage::default(),
        &mut played,
    );
    let outcome_figures = |row: &Outcome| {
        let hops = row.first.map_or(0.0, |first| f64::from(first.hops));
        let counts = [row.accepted, row.people, row.reposts, row.forwards, row.decision_makers];
        let reach = [
            f64::from(u8::from(row.first.is_some())),
            f64::from(u8::from(row.one_hop)),
            hops,
        ];
        counts.map(f64::from).into_iter().chain(reach)
    };
    figures.extend(played.outcomes.iter().flat_map(outcome_figures));
    figures
}

/// Per segment: audience (mean, mean square, share of nobody), strong ties, ties to one's own community, followees of
/// listeners, ties to each segment.
///
/// One law is not compared, because it differs by design: in a built world whoever answers i's arc has i in the audience
/// for certain, in a revealed one only by chance. The spread never sees it, for i has read already.
fn arc_figures<W: World>(world: &W, population: &Population) -> Vec<f64> {
    let segments = population.segments();
    let mut figures = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let size = population.size(index) as f64;
        let mut sums = vec![0.0; 6 + segments.len()];
        for place in 0..population.size(index) {
            let person = PersonId((population.start(index) + place) as u32);
            let audience = world.audience(person);
            let len = f64::from(audience.len());
            sums[0] += len;
            sums[1] += len * len;
            sums[2] += f64::from(u8::from(audience.is_empty()));
            for entry in 0..audience.len() {
                let arc = audience.entry(entry);
                assert_ne!(arc.listener, person, "nobody hears oneself");
                let listener_segment = world.segment_of(arc.listener);
                sums[3] += f64::from(u8::from(arc.strength == 1.0));
                sums[4] += f64::from(u8::from(segments[listener_segment].community == segment.community));
                sums[5] += world.followees(arc.listener, listener_segment).ln();
                sums[6 + listener_segment] += 1.0;
            }
        }
        figures.extend(sums.iter().map(|sum| sum / size));
    }
    figures
}
