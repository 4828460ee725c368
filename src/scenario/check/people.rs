//! Sizes of segments, and whether there are people enough for what is asked of them.

use std::fmt;

use crate::scenario::kind::Grouped;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;
use crate::scenario::{DealError, EdgeList, Segment, Size, deal};

/// Draws without replacement go on trying while what is left has at least this share of the weight.
const LEAST_SHARE: f64 = 1e-6;

/// What is wrong with the sizes of segments, given what the scenario asks of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeMistake {
    /// No segment of decision-makers has anybody in it.
    NoDecisionMaker,
    /// Fewer people have a `request_rate` above 0 than `requests.count` asks for.
    TooFewRequesters {
        /// How many have.
        possible: u64,
    },
    /// So few of those who could request are likely to that the draw would hardly end.
    EndlessRequests,
    /// Fewer people have a relevance above 0 than `release.wire` asks for.
    TooFewForWire {
        /// How many have.
        possible: u64,
    },
    /// The same as [`SizeMistake::EndlessRequests`] for the wire, which draws by relevance.
    EndlessWire,
}

impl SizeMistake {
    /// The key to blame.
    fn path(self) -> &'static str {
        match self {
            SizeMistake::NoDecisionMaker => "segment",
            SizeMistake::TooFewRequesters { .. } | SizeMistake::EndlessRequests => "requests.count",
            SizeMistake::TooFewForWire { .. } | SizeMistake::EndlessWire => "release.wire",
        }
    }

    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            SizeMistake::NoDecisionMaker => "give it a count or a larger fraction",
            SizeMistake::TooFewRequesters { .. } => "lower requests.count, or raise the request_rate of a segment",
            SizeMistake::EndlessRequests => "lower requests.count, or bring the request rates closer together",
            SizeMistake::TooFewForWire { .. } | SizeMistake::EndlessWire => "lower release.wire",
        }
    }
}

impl fmt::Display for SizeMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SizeMistake::NoDecisionMaker => f.write_str("no segment of decision-makers has anybody in it"),
            SizeMistake::TooFewRequesters { possible } => {
                write!(
                    f,
                    "only {} people have a request_rate above 0, fewer than requests.count",
                    Grouped(*possible)
                )
            }
            SizeMistake::EndlessRequests => {
                f.write_str("the last requesters are so unlikely to ask that drawing them would hardly end")
            }
            SizeMistake::TooFewForWire { possible } => {
                write!(
                    f,
                    "only {} people have a relevance above 0, fewer than release.wire",
                    Grouped(*possible)
                )
            }
            SizeMistake::EndlessWire => {
                f.write_str("the last readers of the wire are so irrelevant that drawing them would hardly end")
            }
        }
    }
}

impl std::error::Error for SizeMistake {}

/// What is wrong with `sizes`, one for each segment, where `requests` people ask and `wire` read by wire.
///
/// For a network file the sizes are known only once it is read; whoever reads it asks here again.
pub fn size_mistakes(segments: &[Segment], sizes: &[u64], requests: u32, wire: u32) -> Vec<SizeMistake> {
    let nobody_decides = segments
        .iter()
        .zip(sizes)
        .all(|(segment, size)| !segment.decision_maker || *size == 0);
    let asking = |segment: &Segment| segment.request_rate;
    let relevant = |segment: &Segment| segment.relevance;
    let requests = match drawn(segments, sizes, asking, requests) {
        Draw::Possible => None,
        Draw::TooFew { possible } => Some(SizeMistake::TooFewRequesters { possible }),
        Draw::Endless => Some(SizeMistake::EndlessRequests),
    };
    let wire = match drawn(segments, sizes, relevant, wire) {
        Draw::Possible => None,
        Draw::TooFew { possible } => Some(SizeMistake::TooFewForWire { possible }),
        Draw::Endless => Some(SizeMistake::EndlessWire),
    };
    nobody_decides
        .then_some(SizeMistake::NoDecisionMaker)
        .into_iter()
        .chain(requests)
        .chain(wire)
        .collect()
}

/// Whether so many distinct people can be drawn by weight.
enum Draw {
    Possible,
    TooFew { possible: u64 },
    Endless,
}

/// Draws `count` people with the weight of their segment. At worst those of the largest weights come first; the last
/// one is then found among what they leave.
fn drawn(segments: &[Segment], sizes: &[u64], weight_of: impl Fn(&Segment) -> f64, count: u32) -> Draw {
    let mut groups: Vec<(f64, u64)> = segments.iter().map(weight_of).zip(sizes.iter().copied()).collect();
    groups.retain(|(weight, size)| *weight > 0.0 && *size > 0);
    groups.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let possible: u64 = groups.iter().map(|(_, size)| size).sum();
    if possible < u64::from(count) {
        return Draw::TooFew { possible };
    }
    let total: f64 = groups.iter().map(|(weight, size)| weight * *size as f64).sum();
    let mut before_last = u64::from(count).saturating_sub(1);
    let mut left = 0.0;
    for (weight, size) in groups {
        let taken = size.min(before_last);
        before_last -= taken;
        left += weight * (size - taken) as f64;
    }
    if count > 0 && left < LEAST_SHARE * total {
        Draw::Endless
    } else {
        Draw::Possible
    }
}

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    if written.segment.is_empty() {
        return Vec::new();
    }
    let mut remarks = unsized_segments(written, places);
    remarks.extend(no_decision_maker(written, places));
    if remarks.is_empty() && sizes_are_known(written, places) {
        match deal(written.world.people, &written.segment) {
            Ok(sizes) => {
                remarks.extend(empty_segments(&sizes, places));
                remarks.extend(size_remarks(written, &sizes, places));
            }
            Err(error) => remarks.push(undealt(error, places)),
        }
    }
    remarks
}

/// Every segment says how large it is in just one way.
fn unsized_segments(written: &Written, places: &Places) -> Vec<Remark> {
    let file = written.world.network.model.file();
    let from_file = file.is_some_and(EdgeList::names_segments);
    let unsized_segment = |(index, segment): (usize, &Segment)| {
        let path = format!("segment.{index}");
        let (count, fraction) = (format!("{path}.count"), format!("{path}.fraction"));
        if !places.are_sound(&[&count, &fraction]) {
            return None;
        }
        match (places.written(&count), places.written(&fraction)) {
            (Some(place), _) | (None, Some(place)) if from_file => Some(
                Remark::mistake(
                    place,
                    "a file names everybody's segment, so segments have no size of their own",
                )
                .help("leave out count and fraction, or world.network.segments".to_owned()),
            ),
            (Some(_), Some(place)) => Some(
                Remark::mistake(place, "a segment has either a count or a fraction")
                    .label("count is written too")
                    .help("leave out one of them".to_owned()),
            ),
            (None, None) if !from_file && segment.size == Size::FromFile => Some(
                Remark::mistake(places.near(&path), "a segment needs a count or a fraction")
                    .help("write count = 100 (people) or fraction = 0.1 (of those left after all counts)".to_owned()),
            ),
            _ => None,
        }
    };
    written.segment.iter().enumerate().filter_map(unsized_segment).collect()
}

fn no_decision_maker(written: &Written, places: &Places) -> Option<Remark> {
    let missing = places.are_sound(&["segment"]) && !written.segment.iter().any(|segment| segment.decision_maker);
    missing.then(|| {
        Remark::mistake(places.near("segment"), "no segment is one of decision-makers")
            .help("write decision_maker = true in the segment that the news shall reach".to_owned())
    })
}

fn sizes_are_known(written: &Written, places: &Places) -> bool {
    let sound = places.are_sound(&["world.people", "world.network", "segment", "requests", "release"]);
    sound && written.world.network.model.file().is_none()
}

fn empty_segments(sizes: &[u64], places: &Places) -> Vec<Remark> {
    let empty = sizes.iter().enumerate().filter(|(_, size)| **size == 0);
    let near = |index: usize| places.near(&format!("segment.{index}.name"));
    empty
        .map(|(index, _)| Remark::warning(near(index), "this segment gets nobody"))
        .collect()
}

fn size_remarks(written: &Written, sizes: &[u64], places: &Places) -> Vec<Remark> {
    // Each channel has its own, which are looked at there; and who stands in a list is looked at with the list.
    let requests = if written.channel.is_empty() && written.requests.from.is_none() {
        written.requests.count
    } else {
        0
    };
    let mistakes = size_mistakes(&written.segment, sizes, requests, written.release.wire);
    let remark = |mistake: SizeMistake| {
        Remark::mistake(places.near(mistake.path()), mistake.to_string()).help(mistake.help().to_owned())
    };
    mistakes.into_iter().map(remark).collect()
}

fn undealt(error: DealError, places: &Places) -> Remark {
    let (path, help) = match error {
        DealError::CountsExceedPeople { .. } => ("world.people", "raise world.people or lower a count"),
        DealError::PeopleLeftOver { .. } | DealError::SizesFromFile => (
            "segment",
            "give the segment of everybody else fraction = 1 instead of a count",
        ),
        DealError::FractionsAreZero { .. } => ("segment", "give a segment a fraction above 0"),
    };
    Remark::mistake(places.near(path), error.to_string()).help(help.to_owned())
}
