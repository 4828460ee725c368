//! `[world]` and `[world.network]`: people and who hears whom.

use std::path::{Path, PathBuf};

use super::Segment;
use super::evidence::{KWAK_2010, MYERS_2014, guess, no_estimate, published};
use super::key::{Field, Key, Scalar, Section, Visitor, choice, section};
use super::kind::{Kind, LOG_SPREAD, MOST_PEOPLE, PROBABILITY, Range, Value};
use crate::graph::read::{Columns, Format, Header};

section! {
    /// `[world]`: the people.
    pub struct World {
        /// Number of people; for a network file, the number of its nodes.
        people: u64 = 20_000, Kind::Whole { least: 1, most: MOST_PEOPLE }, "persons" => guess(1e3, 1e6), InventedPeople;
        /// How closely the people of a segment keep to its means: κ of the Beta draws of relevance and apparent value. Below
        /// 1 nearly everybody is close to 0 or to 1.
        concentration: f64 = 10.0, Kind::Number(Range::within(0.01, 1e6)) => guess(3.0, 30.0);
        /// Standard deviation of the noise on the relevance that a profile shows.
        observation_noise: f64 = 0.1, Kind::Number(Range::within(0.0, 100.0)) => guess(0.0, 0.3);
        /// Standard deviation of log enthusiasm: some people pass on far more than their like.
        enthusiasm_spread: f64 = 1.0, LOG_SPREAD => no_estimate(0.0, 2.0), PassingOn;
        /// Who hears whom.
        network: Network = Network::default();
    }
}

section! {
    /// `[world.network]`: who hears whom.
    pub struct Network {
        /// How arcs come about: "communities" with heavy-tailed audiences, a new world for every trial;
        /// "random", every ordered pair equally likely; `"small_world"`, neighbours on a ring and some shortcuts;
        /// "preferential", newcomers listen to those whom many hear; `"power_law"`, heavy-tailed audiences and no communities;
        /// "blocks", the same in groups of equal size; "geometric", who live near know each other, and some are known far and wide;
        /// "kleinberg", neighbours on a grid and ties that grow rarer with distance; "rmat", groups within groups; "lfr", communities of very
        /// unequal size; "file", arcs from an edge list.
        model: NetworkModel = NetworkModel::Communities, ModelName::KIND;
        /// Mean audience.
        mean_audience: f64 = 40.0, Kind::Number(Range::within(0.0, 1e5)), "persons" => guess(10.0, 150.0), InventedArcs;
        /// Exponent of the density of audience sizes.
        tail: f64 = 2.3, Kind::Number(Range::above(2.0, 1e9)) => published(&[KWAK_2010]).guessed(2.1, 3.0), UnequalAudiences;
        /// Median number of accounts a person listens to.
        followees: f64 = 150.0, Kind::Number(Range::within(0.001, 1e9)), "accounts" => guess(50.0, 500.0), Communities;
        /// Standard deviation of the log of that number.
        followees_spread: f64 = 1.0, LOG_SPREAD => guess(0.5, 1.5), UnequalFollowees;
        /// Share of arcs that may lead anywhere; the others stay within the community, or the block.
        mixing: f64 = 0.2, PROBABILITY => guess(0.05, 0.5), Groups;
        /// For `model = "blocks"` and "lfr": number of blocks.
        blocks: u32 = 20, Kind::Whole { least: 1, most: 1_000_000 }, "blocks" => guess(5.0, 100.0), Blocks;
        /// For `model = "lfr"`: exponent of the density of the sizes of blocks.
        block_tail: f64 = 2.0, Kind::Number(Range::above(1.0, 1e9)) => guess(1.5, 3.0), UnequalBlocks;
        /// For `model = "random"`: whether chance says how many arcs there are ("chance", G(n, p)), or they are as many as asked
        /// ("fixed", G(n, m), before answers).
        arc_count: ArcCount = ArcCount::Chance, ArcCount::KIND => None, EvenArcs;
        /// For `model = "kleinberg"`: exponent by which the chance of a tie beyond the neighbours falls with distance; at 2 everybody is
        /// found in few steps.
        decay: f64 = 2.0, Kind::Number(Range::within(0.0, 10.0)) => guess(0.0, 3.0), Grid;
        /// For `model = "rmat"`: share of the arcs among those of either half who speak most and hear most (a). What `quarter_a`,
        /// `quarter_b` and `quarter_c` leave of 1 is among the others.
        quarter_a: f64 = 0.57, PROBABILITY => guess(0.4, 0.6), Quarters;
        /// For `model = "rmat"`: share of the arcs from those who speak most to those who hear least (b).
        quarter_b: f64 = 0.19, PROBABILITY => guess(0.1, 0.23), Quarters;
        /// For `model = "rmat"`: share of the arcs from those who speak least to those who hear most (c).
        quarter_c: f64 = 0.19, PROBABILITY => guess(0.1, 0.23), Quarters;
        /// For `model = "small_world"`: probability that a tie to a neighbour leads to anybody instead.
        rewiring: f64 = 0.1, PROBABILITY => guess(0.01, 0.5), Ring;
        /// Probability that an arc is answered by its opposite.
        reciprocity: f64 = 0.3, PROBABILITY => published(&[KWAK_2010, MYERS_2014]).measured(0.22, 0.42), InventedOneWayArcs;
        /// For networks that are stored: how far arcs keep to segments, from 0 by chance to 1 wholly. People are dealt to the
        /// segments at random, and change places until it is as much as this, or as close to it as the network allows.
        homophily: f64 = 0.0, PROBABILITY => guess(0.0, 0.4), DealtSegments;
        /// For networks that are stored: where the people of a segment stand: "random", anywhere, or `"by_audience"`, where mean audiences
        /// of segments stand to each other as their `audience`, as far as the network allows.
        placement: Placement = Placement::Random, Placement::KIND => None, DealtSegments;
        /// Strength of a one-way arc; a reciprocated arc has 1.
        weak_tie: f64 = 0.5, PROBABILITY => guess(0.25, 1.0), OneWayArcs;
    }
}

impl Network {
    /// Whether somebody of a segment may have an audience.
    pub(super) fn may_be_heard(&self, segment: &Segment) -> bool {
        match self.model {
            // Whoever speaks to nobody may still answer others: such answers are part of the audience.
            NetworkModel::Communities => (segment.audience + self.reciprocity) * self.mean_audience > 0.0,
            NetworkModel::Drawn(_) => self.mean_audience > 0.0,
            NetworkModel::File(_) => true,
        }
    }

    /// Whether nobody who may ask to connect has an audience, as far as the keys tell.
    pub(super) fn leaves_requesters_unheard(&self, segments: &[Segment]) -> bool {
        let mut asking = segments.iter().filter(|segment| segment.request_rate > 0.0);
        match self.model {
            NetworkModel::Communities => {
                // Whoever speaks to nobody may still have answered somebody who does.
                let answers = self.reciprocity > 0.0 && segments.iter().any(|segment| segment.audience > 0.0);
                self.mean_audience <= 0.0 || (!answers && asking.all(|segment| segment.audience <= 0.0))
            }
            NetworkModel::Drawn(_) => self.mean_audience <= 0.0,
            NetworkModel::File(_) => false,
        }
    }
}

/// `world.network.model`.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkModel {
    /// Communities with heavy-tailed audiences, revealed piece by piece: every trial has a world of its own.
    Communities,
    /// Drawn whole by a law, anew for every world; stored.
    Drawn(NetworkLaw),
    /// Arcs from an edge list; stored.
    File(Box<EdgeList>),
}

impl NetworkModel {
    /// Whether worlds are stored, so that several trials share one.
    pub fn is_built(&self) -> bool {
        match self {
            NetworkModel::Communities => false,
            NetworkModel::Drawn(_) | NetworkModel::File(_) => true,
        }
    }

    /// The file that says who there is and who hears whom, if any does.
    pub fn file(&self) -> Option<&EdgeList> {
        match self {
            NetworkModel::File(list) => Some(list),
            NetworkModel::Communities | NetworkModel::Drawn(_) => None,
        }
    }

    /// The law by which it is drawn whole, if one is.
    pub fn law(&self) -> Option<NetworkLaw> {
        match self {
            NetworkModel::Drawn(law) => Some(*law),
            NetworkModel::Communities | NetworkModel::File(_) => None,
        }
    }

    /// Takes paths as seen from `folder`.
    pub(super) fn resolve_paths(&mut self, folder: &Path) {
        if let NetworkModel::File(list) = self {
            list.path = folder.join(&list.path_as_written);
            list.segments = list.segments_as_written.as_ref().map(|written| folder.join(written));
        }
    }
}

/// The law by which a network is drawn whole; what its numbers are, the other keys say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkLaw {
    /// Every ordered pair is equally likely to be an arc.
    Random,
    /// Neighbours on a ring have ties, some of which lead to anybody instead.
    SmallWorld,
    /// Newcomers listen to those whom many hear.
    Preferential,
    /// Some are heard by very many and some listen to many, and nothing else matters.
    PowerLaw,
    /// The same, in groups of equal size.
    Blocks,
    /// Who lives near knows each other, and some are known far and wide.
    Geometric,
    /// Neighbours on a grid have ties, and others grow rarer with distance.
    Kleinberg,
    /// Groups lie within groups.
    Rmat,
    /// Communities of very unequal size.
    Lfr,
}

/// `world.network.placement`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Anybody may be of any segment.
    Random,
    /// Segments with large audiences have people whom many hear.
    ByAudience,
}

choice! { Placement { Random: "random", ByAudience: "by_audience" } }

/// `world.network.arc_count`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArcCount {
    /// Every pair is an arc or not by itself.
    Chance,
    /// There are as many as are asked.
    Fixed,
}

choice! { ArcCount { Chance: "chance", Fixed: "fixed" } }

/// The word for a network model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ModelName {
    Communities,
    Random,
    SmallWorld,
    Preferential,
    PowerLaw,
    Blocks,
    Geometric,
    Kleinberg,
    Rmat,
    Lfr,
    File,
}

choice! {
    ModelName {
        Communities: "communities",
        Random: "random",
        SmallWorld: "small_world",
        Preferential: "preferential",
        PowerLaw: "power_law",
        Blocks: "blocks",
        Geometric: "geometric",
        Kleinberg: "kleinberg",
        Rmat: "rmat",
        Lfr: "lfr",
        File: "file",
    }
}

impl ModelName {
    fn of(law: NetworkLaw) -> Self {
        match law {
            NetworkLaw::Random => Self::Random,
            NetworkLaw::SmallWorld => Self::SmallWorld,
            NetworkLaw::Preferential => Self::Preferential,
            NetworkLaw::PowerLaw => Self::PowerLaw,
            NetworkLaw::Blocks => Self::Blocks,
            NetworkLaw::Geometric => Self::Geometric,
            NetworkLaw::Kleinberg => Self::Kleinberg,
            NetworkLaw::Rmat => Self::Rmat,
            NetworkLaw::Lfr => Self::Lfr,
        }
    }
}

impl Field for NetworkModel {
    fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor) {
        let (mut name, mut keys) = match self {
            NetworkModel::Communities => (ModelName::Communities, EdgeListKeys::default()),
            NetworkModel::Drawn(law) => (ModelName::of(*law), EdgeListKeys::default()),
            NetworkModel::File(list) => (ModelName::File, list.as_written()),
        };
        name.visit(key, visitor);
        Section::visit(&mut keys, visitor);
        *self = match name {
            ModelName::Communities => NetworkModel::Communities,
            ModelName::Random => NetworkModel::Drawn(NetworkLaw::Random),
            ModelName::SmallWorld => NetworkModel::Drawn(NetworkLaw::SmallWorld),
            ModelName::Preferential => NetworkModel::Drawn(NetworkLaw::Preferential),
            ModelName::PowerLaw => NetworkModel::Drawn(NetworkLaw::PowerLaw),
            ModelName::Blocks => NetworkModel::Drawn(NetworkLaw::Blocks),
            ModelName::Geometric => NetworkModel::Drawn(NetworkLaw::Geometric),
            ModelName::Kleinberg => NetworkModel::Drawn(NetworkLaw::Kleinberg),
            ModelName::Rmat => NetworkModel::Drawn(NetworkLaw::Rmat),
            ModelName::Lfr => NetworkModel::Drawn(NetworkLaw::Lfr),
            ModelName::File => NetworkModel::File(Box::new(keys.as_meant())),
        };
    }
}

/// The keys of `[world.network]` that only `model = "file"` has.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeList {
    /// The edge list, plain or gzipped, resolved against the scenario's folder.
    pub path: PathBuf,
    /// The path as the author wrote it.
    pub path_as_written: String,
    /// Whether a line `u v` means both u→v and v→u; `None` as the file says of itself, and not if it says nothing.
    pub undirected: Option<bool>,
    /// Whether a line `u v` means that u hears v ("u follows v") rather than that v hears u.
    pub reversed: bool,
    /// What a line that stands twice means.
    pub repeats: Repeats,
    /// What a line `u u` means.
    pub self_loops: SelfLoops,
    /// What the first line is.
    pub header: Header,
    /// Which columns are taken; `None` by their names or places.
    pub columns: Option<Columns>,
    /// These columns as the author wrote them.
    pub columns_as_written: Option<String>,
    /// Of which format the file is; `None` to be found out.
    pub format: Option<Format>,
    /// File of lines `node segment-name`, resolved like `path`; without it segments are dealt at random.
    pub segments: Option<PathBuf>,
    /// That path as the author wrote it.
    pub segments_as_written: Option<String>,
    /// Attribute of the nodes, within the network file, that names everybody's segment.
    pub segment_attribute: Option<String>,
}

impl EdgeList {
    fn as_written(&self) -> EdgeListKeys {
        EdgeListKeys {
            path: Some(self.path_as_written.clone()),
            undirected: self.undirected,
            reversed: self.reversed,
            repeats: self.repeats,
            self_loops: self.self_loops,
            header: self.header,
            columns: self.columns_as_written.clone(),
            format: FormatWord(self.format),
            segments: self.segments_as_written.clone(),
            segment_attribute: self.segment_attribute.clone(),
        }
    }

    /// Whether a file names everybody's segment.
    pub(super) fn names_segments(&self) -> bool {
        self.segments_as_written.is_some() || self.segment_attribute.is_some()
    }
}

section! {
    /// The keys of an edge list as they stand in the file.
    struct EdgeListKeys {
        /// For model = "file": the network (an edge list, or METIS, `.graphml`, GEXF, GML, Pajek, DL), plain or gzipped, seen from the
        /// scenario's folder.
        path: Option<String> = None, Kind::Path => None, NetworkFile;
        /// For model = "file": whether a line `u v` means both u→v and v→u; left out, it is as the file says of itself, and
        /// false if it says nothing.
        undirected: Option<bool> = None, Kind::Flag => None, NetworkFile;
        /// For model = "file": whether a line `u v` means that u hears v ("u follows v") rather than that v hears u.
        reversed: bool = false, Kind::Flag => None, NetworkFile;
        /// For model = "file": whether a line that stands twice is one arc ("drop") or two chances ("count").
        repeats: Repeats = Repeats::Drop, Repeats::KIND => None, NetworkFile;
        /// For model = "file": whether a line `u u` is passed over ("drop") or a mistake ("refuse").
        self_loops: SelfLoops = SelfLoops::Drop, SelfLoops::KIND => None, NetworkFile;
        /// For model = "file": what the first line is: an arc ("none"), the sizes of the graph ("sizes"), the names of the
        /// columns ("names"), or to be found out ("auto").
        header: Header = Header::Auto, Header::KIND => None, NetworkFile;
        /// For model = "file": the columns that hold the ends of an arc, by name or by number from 1: "source,target" or
        /// "2,3"; left out, they are found by their names, and else are the first two.
        columns: Option<String> = None, Kind::Line => None, NetworkFile;
        /// For model = "file": the format of the file, or "auto" to have it found out.
        format: FormatWord = FormatWord(None), FormatWord::KIND => None, NetworkFile;
        /// For model = "file": a file of lines `node segment-name`; without it segments are dealt at random.
        segments: Option<String> = None, Kind::Path => None, NetworkFile;
        /// For model = "file": instead of `segments`, the attribute that names everybody's segment within the network file
        /// (`.graphml`, GEXF, GML, Pajek), such as "department".
        segment_attribute: Option<String> = None, Kind::Prose => None, NetworkFile;
    }
}

impl EdgeListKeys {
    /// The edge list, its paths still as seen from the scenario's folder.
    fn as_meant(&self) -> EdgeList {
        let path_as_written = self.path.clone().unwrap_or_default();
        EdgeList {
            path: PathBuf::from(&path_as_written),
            path_as_written,
            undirected: self.undirected,
            reversed: self.reversed,
            repeats: self.repeats,
            self_loops: self.self_loops,
            header: self.header,
            columns: self.columns.as_ref().and_then(|columns| columns.parse().ok()),
            columns_as_written: self.columns.clone(),
            format: self.format.0,
            segments: self.segments.as_ref().map(PathBuf::from),
            segments_as_written: self.segments.clone(),
            segment_attribute: self.segment_attribute.clone(),
        }
    }
}

/// `world.network.repeats`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// A repeated line changes nothing.
    Drop,
    /// Every line is a chance of its own.
    Count,
}

choice! { Repeats { Drop: "drop", Count: "count" } }

/// `world.network.self_loops`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelfLoops {
    /// Nobody hears oneself: such a line is passed over (its node exists all the same).
    Drop,
    /// Such a line is a mistake in the file.
    Refuse,
}

choice! { SelfLoops { Drop: "drop", Refuse: "refuse" } }

choice! { Header { Auto: "auto", None: "none", Sizes: "sizes", Names: "names" } }

/// `world.network.format`: the word of a format, or "auto".
#[derive(Clone, Copy, Debug, PartialEq)]
struct FormatWord(Option<Format>);

impl FormatWord {
    const AUTO: &str = "auto";
    const KIND: Kind = Kind::Choice { words: &Self::WORDS };
    const WORDS: [&str; Format::ALL.len() + 1] = {
        let mut words = [Self::AUTO; Format::ALL.len() + 1];
        let mut index = 0;
        while index < Format::ALL.len() {
            words[index + 1] = Format::ALL[index].word();
            index += 1;
        }
        words
    };
}

impl Scalar for FormatWord {
    fn to_value(&self) -> Value {
        Value::Text(self.0.map_or(Self::AUTO, Format::word).to_owned())
    }

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Text(text) if text == Self::AUTO => Some(Self(None)),
            Value::Text(text) => Format::named(&text).map(|format| Self(Some(format))),
            _ => None,
        }
    }
}

impl Field for FormatWord {
    fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor) {
        if let Some(read) = visitor.value(key, self.to_value()).and_then(Self::from_value) {
            *self = read;
        }
    }
}
