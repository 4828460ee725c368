//! `whoknows world`: what a world of a scenario is like, and its network for other programs.

use super::exit_code::Failure;
use super::scenario_file::{Overrides, load_all, unready};
use super::{Outcome, count, result_folder};
use crate::experiment::Plan;
use crate::graph::read::available;
use crate::graph::write::{Described, edges, gexf, graphml, nodes};
use crate::scenario::MOST_TRIALS;
use crate::study::folder::{Replace, ResultFolder};
use crate::study::json::pretty;
use crate::study::manifest::{self, Provenance};
use crate::study::portrait::{self, DegreeMeasures, FromFirm, Measure, Measures, NetworkMeasures};
use crate::study::{Study, VERSION};
use crate::visible::{visible_json, visible_line, visible_path};
use crate::words::Language;
use clap::{Args, ValueEnum};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Show what a world of a scenario is like: its network, and how far the firm is from those who decide
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows world scenarios/credit-union.toml
  whoknows world mine.toml --world 7 --json
  whoknows world mine.toml -o world --export graphml,nodes   for Gephi, networkx, igraph

Every trial has a world of its own unless experiment.trials_per_world says
otherwise; --world says which is shown. A spread meets only the people that the
news comes to; here everybody is drawn, so a million people take a while.

--export writes the network of the world: graphml and gexf with all that is known
of its people, edges (a CSV with a line per arc: the target hears the source), and
nodes (a CSV with a line per person).")]
pub struct WorldArgs {
    /// Scenario file; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    overrides: Overrides,
    /// Which of its worlds, from 0
    #[arg(long, value_name = "N", default_value = "0", allow_negative_numbers = true, value_parser = count::from(0, MOST_TRIALS))]
    world: u64,
    /// Folder to write summary.json and what --export names to
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What else to write
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        requires = "out",
        value_name = "FORMAT,FORMAT…"
    )]
    export: Vec<Export>,
    /// Replace the result of something else
    #[arg(long, requires = "out")]
    force: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

/// A file for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Export {
    /// `GraphML`, for networkx, igraph, Gephi and yEd
    Graphml,
    /// GEXF, for Gephi
    Gexf,
    /// A CSV with a line per arc
    Edges,
    /// A CSV with a line per person
    Nodes,
}

impl Export {
    /// The name of its file, and behind it that of the channel, if there are any.
    fn file(self, channel: Option<&str>) -> String {
        let (stem, ending) = match self {
            Self::Graphml => ("network", "graphml"),
            Self::Gexf => ("network", "gexf"),
            Self::Edges => ("edges", "csv"),
            Self::Nodes => return "nodes.csv".to_owned(),
        };
        match channel {
            None => format!("{stem}.{ending}"),
            Some(channel) => {
                let plain = channel.replace(|letter: char| !letter.is_alphanumeric(), "-");
                format!("{stem}-{plain}.{ending}")
            }
        }
    }

    fn write(self, described: &Described<'_>, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Graphml => graphml(described, out),
            Self::Gexf => gexf(described, out),
            Self::Edges => edges(described, out),
            Self::Nodes => nodes(described, out),
        }
    }
}

/// Draws, measures, writes and prints.
pub fn run(args: &WorldArgs) -> Outcome {
    let checked = load_all(std::slice::from_ref(&args.file), &args.overrides)?.remove(0);
    let study = Study::new(&checked.scenario).map_err(|error| unready(&args.file, &error))?;
    let plan = study.plan();
    fits(args, plan)?;
    let folder = args
        .out
        .as_deref()
        .map(|out| prepared(args, out, study.digest()))
        .transpose()?;
    let drawn = plan.portrait(args.world);
    let measures = portrait::measures(plan, args.world, &drawn);
    let saved = match folder {
        None => None,
        Some(mut folder) => {
            folder.add("summary.json", pretty(&measures));
            export(args, plan, &drawn, &mut folder)?;
            let run = Provenance {
                version: VERSION.to_owned(),
                digest: identity(args, study.digest()),
                seed: checked.scenario.seed,
                trials: 0,
                interrupted: false,
            };
            let published = folder.publish(run).map_err(Failure::new)?;
            let out = args.out.as_deref().unwrap_or(Path::new(""));
            Some(result_folder::published(published, out, args.quiet))
        }
    };
    if args.json {
        write!(anstream::stdout(), "{}", visible_json(&pretty(&measures)))?;
    } else if !args.quiet {
        print(&measures, saved.as_deref())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// That it fits into memory, before it is drawn.
fn fits(args: &WorldArgs, plan: &Plan) -> Result<(), Failure> {
    let (many, bytes) = plan.portrait_needs();
    let people = plan.population().people();
    let too_many = people > u64::from(u32::MAX) - 1 || many > f64::from(u32::MAX) / 2.0;
    let free = available().map_or(f64::INFINITY, |free| 0.85 * free as f64);
    if too_many || bytes > free {
        return Err(Failure::new(format!(
            "{}: a world of {people} people and some {many:.0} arcs drawn whole needs about {:.0} GB of memory; lower `world.people` or \
             `world.network.mean_audience`, e.g. with --set world.people=100000",
            visible_path(&args.file),
            (bytes / 1e9).max(1.0)
        )));
    }
    Ok(())
}

/// Of what the files depend on.
fn identity(args: &WorldArgs, digest: &str) -> String {
    manifest::digest(format!("world {digest} {} {:?}", args.world, args.export).as_bytes())
}

fn prepared(args: &WorldArgs, out: &Path, digest: &str) -> Result<ResultFolder, Failure> {
    let replace = if args.force {
        Replace::AnyScenario
    } else {
        Replace::SameScenario
    };
    let folder = ResultFolder::prepare(out, &identity(args, digest), replace).map_err(Failure::new)?;
    result_folder::tell_notes(folder.notes(), args.quiet);
    Ok(folder)
}

fn export(
    args: &WorldArgs,
    plan: &Plan,
    drawn: &crate::experiment::Portrait,
    folder: &mut ResultFolder,
) -> Result<(), Failure> {
    if args.export.is_empty() {
        return Ok(());
    }
    let names = portrait::names(plan, drawn);
    let columns = portrait::columns(plan, args.world, drawn);
    for (layer, graph) in drawn.networks.iter().enumerate() {
        let described = Described {
            graph,
            names: &names,
            columns: &columns,
        };
        let channel = plan.scenario().channels.get(layer).map(|channel| channel.name.as_str());
        let wanted = args
            .export
            .iter()
            .filter(|&&format| format != Export::Nodes || layer == 0);
        for &format in wanted {
            let mut file = io::BufWriter::new(folder.spool());
            format.write(&described, &mut file)?;
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            folder.add_file(&format.file(channel), file).map_err(Failure::new)?;
        }
    }
    Ok(())
}

fn print(measures: &Measures, saved: Option<&Path>) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    writeln!(out, "{}", visible_line(&measures.title))?;
    writeln!(
        out,
        "World {}, seed {}: {} people, {} of them decision-makers",
        measures.world,
        measures.seed,
        counted(measures.people),
        counted(measures.decision_makers)
    )?;
    for network in &measures.networks {
        print_network(&mut out, network)?;
    }
    writeln!(
        out,
        "\nFrom the firm to a decision-maker, in degrees; a contact is at one"
    )?;
    for from in &measures.from_firm {
        print_from_firm(&mut out, from)?;
    }
    if let Some(saved) = saved {
        writeln!(out, "\nResult: {}", visible_path(saved))?;
    }
    Ok(())
}

fn print_network(out: &mut impl Write, network: &NetworkMeasures) -> io::Result<()> {
    match &network.channel {
        Some(channel) => writeln!(out, "\nChannel {}", visible_line(channel))?,
        None => writeln!(out, "\nNetwork")?,
    }
    if network.arcs == 0 {
        return writeln!(out, "  no arcs");
    }
    let mut row = |name: &str, value: String| writeln!(out, "  {name:<16}{value}");
    row("arcs", format!("{} different ones", counted(network.arcs)))?;
    row("heard by", degrees(&network.heard_by))?;
    row("listens to", degrees(&network.listens_to))?;
    row("mutual", share(network.reciprocity))?;
    row(
        "clustering",
        network
            .clustering
            .map_or("no two ties meet".to_owned(), |found| measure(found, 4)),
    )?;
    row(
        "homophily",
        network.homophily.map_or(String::new(), |value| format!("{value:.3}")),
    )?;
    let parts = |found: &portrait::ComponentMeasures| {
        let share = 100.0 * found.largest_share;
        match found.count {
            1 => "everybody with everybody".to_owned(),
            count => format!("{} parts, the largest with {share:.1} % of all", counted(count)),
        }
    };
    row("hangs together", parts(&network.weak_components))?;
    row("both ways", parts(&network.strong_components))?;
    if let Some(distances) = &network.distances {
        let steps = format!(
            "{} steps on average, at most {} for nine of ten; {:.1} % of pairs have a way",
            measure(distances.mean, 2),
            distances.ninth_decile,
            100.0 * distances.connected
        );
        row("distance", steps)?;
    }
    Ok(())
}

fn print_from_firm(out: &mut impl Write, from: &FromFirm) -> io::Result<()> {
    let name = visible_line(&from.policy);
    let Some(nearest) = from.nearest else {
        return writeln!(
            out,
            "  {name}: {} contacts, from whom no way leads to one",
            counted(from.contacts)
        );
    };
    let median = from
        .median
        .map_or(String::new(), |median| format!(", half of all within {median}"));
    writeln!(
        out,
        "  {name}: {} contacts; the nearest at {nearest}{median}; ways lead to {:.1} % of them",
        counted(from.contacts),
        100.0 * from.connected
    )
}

fn degrees(found: &DegreeMeasures) -> String {
    let tail = match (found.tail_exponent, found.tail_from) {
        (Some(exponent), Some(from)) => format!("; tail from {from} with exponent {}", measure(exponent, 2)),
        _ => String::new(),
    };
    format!(
        "{:.1} on average, median {}, largest {}{tail}",
        found.mean,
        counted(found.median.into()),
        counted(found.largest.into())
    )
}

/// A count with its digits parted.
fn counted(count: u64) -> String {
    Language::English.words().count(count)
}

fn measure(found: Measure, digits: usize) -> String {
    match (found.low, found.high) {
        (Some(low), Some(high)) => format!("{:.digits$} ({low:.digits$} to {high:.digits$})", found.value),
        _ => format!("{:.digits$}", found.value),
    }
}

fn share(value: Option<f64>) -> String {
    value.map_or(String::new(), |value| {
        format!("{:.1} % of arcs are answered", 100.0 * value)
    })
}
