//! `whoknows cascade`: classic cascade models on a graph from a file.

mod network;
mod saved;

use super::exit_code::{Failure, INTERRUPTED};
use super::interrupt::{self, Then};
use super::progress::{Stage, TrialsBar};
use super::tell::tell;
use super::threads::Threads;
use super::{Outcome, count, network_read};
use crate::cascade::{
    Cascade, Experiment, IndependentCascade, Law, LinearThreshold, Patience, Rumor, Sir, Start, Tally, Threshold,
    WeightedCascade, simulate_while,
};
use crate::estimate::Estimate;
use crate::graph::read::{Columns, Format, Header, ReadError};
use crate::scenario::MOST_TRIALS;
use crate::study::json::pretty;
use crate::visible::{visible, visible_json, visible_path};
use crate::words::{Language, Nodes};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, ValueEnum};
use network::{Network, NodeNames};
use serde_json::{Value, json};
use std::fmt;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::atomic::Ordering;

/// Level of the intervals that are printed.
const LEVEL: f64 = 0.95;

/// Spread something through a stored graph by a classic model: how many read it, and does it reach the targets?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_HELP, group = ArgGroup::new("spreaders").required(true))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub struct CascadeArgs {
    /// Graph: an edge list (SNAP, CSV with or without header, `n m` on top), METIS, GEXF, GML, `.graphml`, Pajek, DL, DIMACS or LGL; plain or gzipped
    graph: PathBuf,
    /// Model of spreading
    #[arg(long, value_enum)]
    model: Model,
    /// Probability per arc: a number, or `file` for the weights of the file (ic); infection per step (sir)
    #[arg(long, value_name = "NUMBER|file", required_if_eq_any([("model", "ic"), ("model", "sir")]))]
    p: Option<Probability>,
    /// Probability to recover at the end of a step (sir)
    #[arg(long, value_name = "NUMBER", default_value = "1", value_parser = share_above_0)]
    recovery: f64,
    /// Failures after which a spreader stops (rumor)
    #[arg(long, value_name = "COUNT", default_value = "1", value_parser = count::from(1, u32::MAX.into()))]
    failures: u64,
    /// Law of the thresholds (lt, threshold): uniform, its square root, its square, or one number for everybody
    #[arg(
        long,
        value_name = "uniform|sqrt|square|NUMBER",
        required_if_eq("model", "threshold")
    )]
    thresholds: Option<Thresholds>,
    /// Weight of an arc into v (lt, threshold): 1 / (arcs into v), or the weights of the file
    #[arg(long, value_enum, default_value_t = Weights::InverseDegree)]
    weights: Weights,
    /// Initial spreaders, by their names in the file; one with a comma stands in double quotes: '"Smith, Ann",17'
    #[arg(long, value_name = "NODE,NODE…", allow_negative_numbers = true, group = "spreaders")]
    initial: Vec<NodeNames>,
    /// File with the names of the initial spreaders, one or more a line, plain or gzipped
    #[arg(long, value_name = "FILE", group = "spreaders")]
    initial_file: Option<PathBuf>,
    /// The K nodes that most others hear; among equals the lower number first, and texts by alphabet
    #[arg(long, value_name = "K", group = "spreaders", value_parser = top_degree)]
    initial_top_degree: Option<usize>,
    /// Targets: in what share of trials does any of them read?
    #[arg(long, value_name = "NODE,NODE…", allow_negative_numbers = true)]
    targets: Vec<NodeNames>,
    /// End each trial once a target is reached; sizes are not counted
    #[arg(long, requires = "targets")]
    reach_only: bool,
    /// Number of trials, like 20000, 2e4 or 20k
    #[arg(long, value_name = "N", default_value = "10000", value_parser = count::from(1, MOST_TRIALS))]
    trials: u64,
    /// Seed of all randomness: same seed, same result, whatever the threads
    #[arg(long, value_name = "N", default_value = "1", value_parser = count::from(0, u64::MAX))]
    seed: u64,
    #[command(flatten)]
    pointing: Pointing,
    /// What the first line is
    #[arg(long, value_enum, default_value_t = FirstLine::Auto)]
    header: FirstLine,
    /// Columns of the ends of an arc and of its weight, by name or by number from 1: `source,target` or `2,3,4`
    #[arg(long, value_name = "FROM,TO[,WEIGHT]")]
    columns: Option<Columns>,
    /// Format of the file; found out if not given
    #[arg(long, value_parser = format_named())]
    format: Option<Format>,
    /// What a line that stands twice means
    #[arg(long, value_enum, default_value_t = Repeated::Drop)]
    repeats: Repeated,
    #[command(flatten)]
    threads: Threads,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
    /// Folder to write summary.json, sizes.csv and a chart of the sizes to
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace the result of another cascade
    #[arg(long, requires = "out")]
    force: bool,
}

/// Which way a line points.
#[derive(Debug, Args)]
#[group(multiple = false)]
struct Pointing {
    /// A line `u v` gives both arcs, u→v and v→u; without this and the next two it is as the file says of itself
    #[arg(long)]
    undirected: bool,
    /// A line `u v` gives the arc u→v alone, whatever the file says: v hears u
    #[arg(long)]
    directed: bool,
    /// A line `u v` gives the arc v→u: "u follows v", so u hears v
    #[arg(long)]
    reversed: bool,
}

const EXAMPLES: &str = "\
Example:
  whoknows cascade scenarios/network.txt --model wc --initial 30,3 --targets 7

--help says what each model and a repeated line mean.";

const LONG_HELP: &str = "\
A line `u v` of the file means that v hears u: an arc from u to v, unless the
file says of itself that it is undirected, or --undirected, --directed or
--reversed say otherwise. A line `u u` is dropped. Nodes may be numbers or names.
What was read, and how it was understood, is said in the first line, and under
`network` with --json.

The first line may hold the sizes of the graph (`5 3`: nodes and arcs) or the
names of the columns (`Source,Target,Weight`). Columns are found by their names,
else they are the first two and the third; --columns and --header have the last
word.

Models:
  ic         independent cascade: whoever reads has one chance on each arc, with
             probability --p
  wc         weighted cascade: the same with probability 1 / (arcs into v)
  lt         linear threshold: v joins once the weight of arcs from joined people
             reaches its threshold, a number drawn for v: uniform in (0, 1], or
             by --thresholds
  threshold  the same with --thresholds given; a NUMBER makes it deterministic
             (Watts: 0.18)
  sir        infected people pass it on along each arc with probability --p per
             step, and recover at the end of each step with probability
             --recovery; with --recovery 1 it is ic
  rumor      Maki-Thompson: spreaders call random hearers and stop after
             --failures calls to people who know

A repeated line:
  --repeats drop    is read once (undirected: `u v` and `v u` are the same line)
  --repeats count   ic, wc, sir: every line has a coin of its own; lt, threshold:
                    u weighs (lines u-v) / (lines at v); rumor: v is called more
                    often

Thresholds: uniform = U, sqrt = square root of U, square = U squared, for U
uniform in (0, 1]. A NUMBER is the decimal that is typed: 7 of 25 arcs reach
0.28. A sum of weights from a file reaches it if less than 1e-12 is missing.

Examples:
  whoknows cascade scenarios/network.txt --model ic --p 0.1 --initial 30,3
  whoknows cascade scenarios/network.txt --model wc --initial 3 --targets 7,9
  whoknows cascade scenarios/network.txt --model lt --initial 3 -o output/lt
  whoknows cascade my-network.txt --undirected --model sir --p 0.3 --recovery 0.2 \\
      --initial-top-degree 10 --trials 1e5
  whoknows cascade my-network.txt --model threshold --thresholds 0.5 \\
      --initial 30 --trials 1
  whoknows cascade friends.csv --columns from,to --model ic --p 0.2 \\
      --initial 'alice,\"Smith, Ann\"'
  whoknows cascade weighted.txt --model lt --weights file --initial 48,50 --json";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Model {
    /// Independent cascade
    Ic,
    /// Weighted cascade
    Wc,
    /// Linear threshold
    Lt,
    /// Threshold model
    Threshold,
    /// Infection and recovery in steps
    Sir,
    /// Maki–Thompson rumour
    Rumor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Weights {
    /// 1 / (arcs into v)
    InverseDegree,
    /// Weights of the file
    File,
}

/// `--header`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FirstLine {
    /// To be found out; a file that leaves it open is refused
    Auto,
    /// An arc, like every other line
    None,
    /// The sizes of the graph
    Sizes,
    /// The names of the columns
    Names,
}

impl FirstLine {
    fn meant(self) -> Header {
        match self {
            Self::Auto => Header::Auto,
            Self::None => Header::None,
            Self::Sizes => Header::Sizes,
            Self::Names => Header::Names,
        }
    }
}

/// Reads the word of a format.
fn format_named() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::word))
        .map(|word| Format::named(&word).expect("only words of formats are possible"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Repeated {
    /// Each line counts
    Count,
    /// It counts once
    Drop,
}

/// `--p`.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Probability {
    Number(f64),
    File,
}

impl FromStr for Probability {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "file" => Ok(Self::File),
            number => share(number)
                .map(Self::Number)
                .map_err(|error| format!("{error}, or `file`")),
        }
    }
}

/// `--thresholds`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Thresholds(Law);

impl FromStr for Thresholds {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(Self(match text {
            "uniform" => Law::Uniform,
            "sqrt" => Law::SquareRoot,
            "square" => Law::Square,
            number => Law::Share(share(number).map_err(|error| format!("{error}, or uniform, sqrt or square"))?),
        }))
    }
}

fn share(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| "must be a number from 0 to 1".to_owned())
}

fn top_degree(text: &str) -> Result<usize, String> {
    count::from(0, u32::MAX.into())(text).map(|count| count as usize)
}

fn share_above_0(text: &str) -> Result<f64, String> {
    share(text)
        .ok()
        .filter(|&share| share > 0.0)
        .ok_or_else(|| "must be a number above 0 and at most 1".to_owned())
}

/// Why a cascade could not be run, in a sentence.
#[derive(Debug)]
pub struct CascadeError(String);

impl fmt::Display for CascadeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CascadeError {}

impl From<ReadError> for CascadeError {
    fn from(error: ReadError) -> Self {
        Self(error.to_string())
    }
}

/// Reads the graph, runs the trials, prints what came out.
///
/// # Errors
/// If the graph cannot be read, a spreader or target is not in it, or the options contradict each other.
pub fn run(args: &CascadeArgs) -> Outcome {
    args.check().map_err(|error| Failure::Usage(error.0))?;
    args.threads.start()?;
    let words = Language::English.words();
    let name = visible_path(&args.graph);
    let reading = Stage::new(words.reading(&name), args.quiet);
    let network = Network::read(args).map_err(Failure::new)?;
    let (read, warnings) = network_read::of_file(words, &args.graph, &network.file.account, Nodes::Nodes);
    let mut said = vec![read];
    said.extend(warnings);
    let start = network.start(args, &mut said).map_err(|error| args.in_file(&error))?;
    let folder = args.out.as_ref().map(|out| args.folder(out, &network, &start));
    let folder = folder.transpose()?;
    reading.finish_and_clear();
    if !args.json && !args.quiet {
        let said = said.join("\n") + "\n";
        anstream::stdout().write_all(said.as_bytes())?;
    }
    let tally = args.simulate(&network, &start);
    let is_interrupted = tally.trials() < args.trials;
    if is_interrupted && tally.trials() == 0 {
        tell(Language::English.words().nothing_saved());
        return Ok(ExitCode::from(INTERRUPTED));
    }
    let summary = pretty(&args.summary(&network, &start, &tally));
    let told = if args.quiet {
        String::new()
    } else if args.json {
        visible_json(&summary).into_owned()
    } else {
        visible(&args.told(&network, &start, &tally)).into_owned()
    };
    let saved = folder.map(|folder| args.save(folder, &network, &tally, summary));
    let mut out = std::io::stdout();
    // Also where the disk has no room for it.
    out.write_all(told.as_bytes())?;
    let place = saved.transpose()?;
    if let Some(place) = place.filter(|_| !args.quiet && !args.json) {
        writeln!(out, "{}", Language::English.words().files_in(&place))?;
    }
    Ok(if is_interrupted {
        ExitCode::from(INTERRUPTED)
    } else {
        ExitCode::SUCCESS
    })
}

impl CascadeArgs {
    /// A node that is not in the graph, with the file that gives the graph, unless the fault is in a file of its own.
    fn in_file(&self, error: &CascadeError) -> Failure {
        let names_file = |path: &PathBuf| error.0.contains(&path.display().to_string());
        if names_file(&self.graph) || self.initial_file.as_ref().is_some_and(names_file) {
            return Failure::new(error);
        }
        Failure::Message(format!("{}: {error}", self.graph.display()))
    }

    /// Refuses options that contradict each other.
    fn check(&self) -> Result<(), CascadeError> {
        let refuse = |text: &str| Err(CascadeError(text.to_owned()));
        if self.model == Model::Sir && self.p == Some(Probability::File) {
            return refuse("--p file is for --model ic; sir takes one number");
        }
        if self.p.is_some() && !matches!(self.model, Model::Ic | Model::Sir) {
            return refuse("--p is for --model ic and sir");
        }
        let has_thresholds = matches!(self.model, Model::Lt | Model::Threshold);
        if !has_thresholds && (self.thresholds.is_some() || self.weights == Weights::File) {
            return refuse("--thresholds and --weights are for --model lt and threshold");
        }
        Ok(())
    }

    /// Runs the trials of the model asked for.
    fn simulate(&self, network: &Network, start: &Start) -> Tally {
        let graph = &network.file.graph;
        let weights = &network.file.weights;
        match (self.model, self.p) {
            (Model::Ic, Some(Probability::Number(p))) => self.trials_of(&IndependentCascade::new(graph, p), start),
            (Model::Ic, _) => self.trials_of(&WeightedCascade::new(graph, weights), start),
            (Model::Wc, _) => self.trials_of(&WeightedCascade::by_inverse_degree(graph), start),
            (Model::Sir, Some(Probability::Number(p))) => self.trials_of(&Sir::new(graph, p, self.recovery), start),
            (Model::Sir, _) => unreachable!("sir has a number for its probability"),
            (Model::Rumor, _) => self.trials_of(&Rumor::new(graph, self.failures as u32), start),
            (Model::Lt | Model::Threshold, _) => match (self.law(), self.weights) {
                (Law::Uniform, Weights::InverseDegree) => self.trials_of(&LinearThreshold::new(graph), start),
                (law, Weights::InverseDegree) => self.trials_of(&Threshold::by_inverse_degree(graph, law), start),
                (law, Weights::File) => self.trials_of(&Threshold::new(graph, weights, law), start),
            },
        }
    }

    fn law(&self) -> Law {
        self.thresholds.map_or(Law::Uniform, |thresholds| thresholds.0)
    }

    fn trials_of(&self, cascade: &impl Cascade, start: &Start) -> Tally {
        let experiment = Experiment {
            trials: self.trials,
            seed: self.seed,
        };
        let patience = if self.reach_only {
            Patience::UntilReached
        } else {
            Patience::ToTheEnd
        };
        let then = if self.out.is_some() { Then::Save } else { Then::Print };
        let stop = interrupt::requested(then);
        let bar = TrialsBar::new(Language::English.words(), self.trials, self.quiet);
        let tally = simulate_while(cascade, start, experiment, patience, |tally| {
            bar.show(tally.trials());
            !stop.load(Ordering::Relaxed)
        });
        bar.finish();
        tally
    }

    /// What `--json` prints.
    fn summary(&self, network: &Network, start: &Start, tally: &Tally) -> Value {
        let mut summary = json!({
            "model": self.model.to_possible_value().map(|value| value.get_name().to_owned()),
            "nodes": network.file.graph.len(),
            "arcs": network.file.graph.arc_count(),
            "network": network.file.account,
            "initial": start.initial().iter().map(|&node| network.name_as_json(node)).collect::<Vec<_>>(),
            "seed": self.seed,
            "trials": tally.trials(),
        });
        if !self.reach_only {
            summary["mean"] = json!(tally.mean());
            // One trial has no deviation: not a number, which JSON writes as null.
            summary["se"] = json!(tally.standard_error());
            summary["sd"] = json!(tally.standard_deviation());
            let class =
                |class: &crate::cascade::SizeClass| json!({"from": class.from, "to": class.to, "trials": class.trials});
            summary["histogram"] = tally.sizes().iter().map(class).collect();
        }
        if start.target_count() > 0 {
            let interval = tally.reach_interval(LEVEL);
            summary["reach"] = json!({
                "estimate": tally.reach_share(), "low": interval.low, "high": interval.high, "level": LEVEL,
                "method": "wilson", "trials_reached": tally.reached(), "targets": start.target_count(),
            });
        }
        summary
    }

    /// What a person reads.
    fn told(&self, network: &Network, start: &Start, tally: &Tally) -> String {
        let mut lines = vec![
            [
                counted(network.file.graph.len() as u64, "node"),
                counted(network.file.graph.arc_count() as u64, "arc"),
                counted(start.initial().len() as u64, "initial spreader"),
                counted(tally.trials(), "trial"),
            ]
            .join(", "),
        ];
        if !self.reach_only {
            lines.push(if tally.trials() > 1 {
                let (mean, error) = (tally.mean(), tally.standard_error());
                let deviation = tally.standard_deviation();
                // As many decimals as the first digit of the error needs, three at least.
                let decimals = (3..12)
                    .find(|&decimals| error * 10_f64.powi(decimals) >= 1.0)
                    .map_or(3, |decimals| decimals as usize);
                format!(
                    "mean spread {mean:.decimals$} ± {error:.decimals$} (standard error); one trial ± {deviation:.decimals$}"
                )
            } else {
                format!("spread {}", tally.mean())
            });
        }
        if start.target_count() > 0 {
            let interval = tally.reach_interval(LEVEL);
            let share = Estimate {
                estimate: tally.reach_share(),
                low: interval.low,
                high: interval.high,
            };
            let words = Language::English.words();
            lines.push(format!(
                "reaches a target in {} of trials (95 % interval {})",
                words.percent_of(share),
                words.percent_range(share)
            ));
        }
        lines.join("\n") + "\n"
    }
}

/// `1 arc`, `20 000 arcs`.
fn counted(count: u64, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", Language::English.words().count(count))
}
