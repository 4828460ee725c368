//! `whoknows import`: the firm's own contacts, from an export of another program, under pseudonyms.

use super::exit_code::Failure;
use super::tell::{tell, warning};
use super::{Outcome, new_files, scenario_file};
use crate::contacts::{self, DEFAULT_RULES, Encoding, Export, ExportError, Kind, Named, Place, Rules, Sorted};
use crate::input;
use crate::scenario::{self, Checked, Scenario, nearest};
use crate::study::spreadsheet::safe_cell;
use crate::visible::{visible_line, visible_path};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

/// Title words that are shown of those whom no rule fits.
const MOST_WORDS: usize = 20;
/// Rules may have so many bytes.
const LARGEST_RULES: u64 = 1_000_000;

/// Take the firm's own contacts from an export, under pseudonyms
///
/// Reads an export of contacts, sorts the people into the segments of a scenario by the words of their titles and
/// companies, and writes contacts.csv, in which they are called c1, c2, …, and contacts.toml, a scenario in which they
/// ask to connect. No name, address or title is written
/// anywhere, but for the list behind --who. Nothing leaves this machine, and nothing in the file is run.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows import linkedin Connections.csv                 into the folder contacts
  whoknows import --print-rules > rules.toml               rules to change, which say who belongs to which segment
  whoknows import linkedin Connections.csv --rules rules.toml --force
  whoknows import csv list.csv --title Funktion --company Firma -o theirs")]
pub struct ImportArgs {
    /// Whose export it is
    #[arg(value_parser = kinds(), required_unless_present = "print_rules")]
    kind: Option<Kind>,
    /// The file, unpacked
    #[arg(value_name = "PATH", required_unless_present = "print_rules")]
    path: Option<PathBuf>,
    /// Which words mean which segment, instead of the rules that ship
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Print the rules that ship, to change them
    #[arg(long, conflicts_with_all = ["kind", "rules", "scenario", "out", "who"])]
    print_rules: bool,
    /// The scenario whose segments the contacts belong to, instead of credit-union
    #[arg(long, value_name = "BASE")]
    scenario: Option<PathBuf>,
    /// The heading of the column that says what people do, where it is an unusual one
    #[arg(long, value_name = "HEADING")]
    title: Option<String>,
    /// The heading of the column that says where they work
    #[arg(long, value_name = "HEADING")]
    company: Option<String>,
    /// Also write who is behind each pseudonym into this file; keep it to yourself
    #[arg(long, value_name = "FILE")]
    who: Option<PathBuf>,
    /// Folder to write into
    #[arg(short, long, value_name = "DIR", default_value = "contacts")]
    out: PathBuf,
    /// Replace files of an earlier import
    #[arg(long)]
    force: bool,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    let value = |kind: Kind| PossibleValue::new(kind.word()).help(kind.file());
    PossibleValuesParser::new(Kind::ALL.map(value)).map(|word| {
        let mut kinds = Kind::ALL.into_iter();
        kinds
            .find(|kind| kind.word() == word)
            .expect("one of the possible values")
    })
}

/// Reads an export, says what came of it, and writes the list.
pub fn run(args: &ImportArgs) -> Outcome {
    let (Some(kind), Some(path)) = (args.kind, &args.path) else {
        std::io::stdout().write_all(DEFAULT_RULES.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    let base = Base::of(args)?;
    let rules = rules(args.rules.as_deref(), &base.scenario)?;
    let named = Named {
        title: args.title.clone(),
        company: args.company.clone(),
    };
    let export = contacts::read(kind, path, &named).map_err(|error| unread(path, kind, &error))?;
    let sorted = Sorted::new(&export, &rules, base.scenario.seed);
    let scenario = args.out.join("contacts.toml");
    let mut files = vec![
        (args.out.join("contacts.csv"), sorted.list.to_csv()),
        (scenario.clone(), base.with_contacts()),
    ];
    files.extend(base.file);
    if let Some(who) = &args.who {
        files.push((who.clone(), who_is_who(&sorted)));
    }
    new_files::write(&files, args.force)?;
    say(kind, path, &export, &sorted)?;
    for (path, _) in &files {
        writeln!(std::io::stdout(), "{} is written", visible_path(path))?;
    }
    writeln!(std::io::stdout(), "next: whoknows run {}", visible_path(&scenario))?;
    Ok(ExitCode::SUCCESS)
}

/// The scenario that the contacts are to be part of.
struct Base {
    scenario: Scenario,
    /// Where it is, seen from the folder that is written into.
    path: String,
    /// The file itself, where it is to be written.
    file: Option<(PathBuf, Vec<u8>)>,
}

impl Base {
    fn of(args: &ImportArgs) -> Result<Self, Failure> {
        let (checked, path, file) = if let Some(path) = &args.scenario {
            (scenario::load(path, &[]), seen_from(&args.out, path)?, None)
        } else {
            let name = format!("{FLAGSHIP}.toml");
            let text = scenario::template(FLAGSHIP).expect("the flagship ships");
            let checked = scenario::parse(&text, &name, Path::new(""), &[]);
            let file = (args.out.join(&name), text.into_bytes());
            (checked, name, Some(file))
        };
        let Checked { scenario, .. } =
            checked.map_err(|remarks| Failure::Scenario(scenario_file::rendered(&remarks)))?;
        if !scenario.channels.is_empty() || scenario.has_campaign() {
            return Err(Failure::new(
                "a list of contacts does not go with channels or a campaign yet: name a scenario without [[channel]] and [campaign] by \
                 --scenario",
            ));
        }
        Ok(Self { scenario, path, file })
    }

    /// The scenario in which the contacts ask.
    fn with_contacts(&self) -> Vec<u8> {
        let base = toml::Value::from(self.path.clone());
        format!(
            "# The firm's own contacts ask to connect, and nobody else; all else is as the base says.\n\
             base = {base}\n\n[requests]\nfrom = \"contacts.csv\"          # who they are, `whoknows import` wrote\n"
        )
        .into_bytes()
    }
}

/// The path of a file as seen from a folder that may not be there yet.
fn seen_from(folder: &Path, file: &Path) -> Result<String, Failure> {
    let absolute = |path: &Path| std::path::absolute(path).map_err(Failure::new);
    let (folder, file) = (absolute(folder)?, absolute(file)?);
    let shared = folder
        .components()
        .zip(file.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(file.components().skip(shared)).collect();
    let parts = path.iter().map(|part| part.to_string_lossy());
    Ok(parts.collect::<Vec<_>>().join("/"))
}

/// The scenario that the rules which ship are for.
const FLAGSHIP: &str = "credit-union";

/// The rules to sort by; all segments that they name are the scenario's.
fn rules(path: Option<&Path>, scenario: &Scenario) -> Result<Rules, Failure> {
    let segments = || scenario.segments.iter().map(|segment| segment.name.as_str());
    let is_there = |name: &str| segments().any(|segment| segment == name);
    let Some(path) = path else {
        let rules = Rules::parse(DEFAULT_RULES)
            .map_err(Failure::new)?
            .for_segments(is_there);
        return if rules.is_empty() {
            Err(Failure::new(format_args!(
                "the rules that ship are for the segments of {FLAGSHIP}, and this scenario has {}; write your own: `whoknows import \
                 --print-rules > rules.toml`, change them, and name them with --rules rules.toml",
                listed(segments())
            )))
        } else {
            Ok(rules)
        };
    };
    let at = |what: &dyn std::fmt::Display| Failure::new(format_args!("{}: {what}", visible_path(path)));
    let rules = Rules::parse(&text(path).map_err(|error| at(&error))?).map_err(|error| at(&error))?;
    if let Some(other) = rules.segments().find(|name| !is_there(name)) {
        let meant = nearest(other, segments()).map(|name| format!(", did you mean “{}”?", visible_line(name)));
        return Err(at(&format_args!(
            "the scenario has no segment “{}”{} It has {}",
            visible_line(other),
            meant.unwrap_or_else(|| ".".to_owned()),
            listed(segments())
        )));
    }
    Ok(rules)
}

/// The text of a file that is not large.
fn text(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    input::open(path)?.take(LARGEST_RULES).read_to_string(&mut text)?;
    Ok(text)
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let quoted: Vec<String> = names.map(|name| format!("“{}”", visible_line(name))).collect();
    quoted.join(", ")
}

fn unread(path: &Path, kind: Kind, error: &ExportError) -> Failure {
    let hint = match error {
        ExportError::Foreign(_) | ExportError::NoList(_) | ExportError::NoHeadings { .. } if kind != Kind::Csv => {
            format!(" (of {} take {})", kind.program(), kind.file())
        }
        _ => String::new(),
    };
    Failure::new(format_args!("{}: {error}{hint}", visible_path(path)))
}

/// The list of who is behind each pseudonym, for the user alone.
fn who_is_who(sorted: &Sorted<'_>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id", "name"]).expect("memory can be written to");
    for (listed, contact) in sorted.list.contacts().iter().zip(&sorted.who) {
        // Names that a spreadsheet would take for formulas are made plain text.
        let name = safe_cell(&contact.name);
        writer
            .write_record([listed.id.as_str(), &name])
            .expect("memory can be written to");
    }
    writer.into_inner().expect("memory can be written to")
}

/// Says what was read, where it went, and what no rule fitted.
fn say(kind: Kind, path: &Path, export: &Export, sorted: &Sorted<'_>) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let people = export.contacts.len();
    let of = match kind {
        Kind::Csv => String::new(),
        _ => format!(" of {}", kind.program()),
    };
    writeln!(out, "{}: {}{of}", visible_path(path), counted(people, "contact"))?;
    for (rows, what) in [
        (export.empty_rows, "in which nobody stands"),
        (export.repeated_rows, "that stood there before"),
    ] {
        if rows > 0 {
            writeln!(out, "passed over: {} {what}", counted(rows, "row"))?;
        }
    }
    if export.encoding == Encoding::Windows1252 {
        tell(warning(
            "the file is neither UTF-8 nor UTF-16 and was read as Windows-1252; if letters below look wrong, save it as UTF-8",
        ));
    }
    writeln!(out)?;
    let width = people.to_string().len();
    for (place, count) in &sorted.places {
        writeln!(out, "{count:>width$}  {}", told(place))?;
    }
    writeln!(out)?;
    if !sorted.unmapped_words.is_empty() {
        let words = sorted.unmapped_words.iter().take(MOST_WORDS);
        let words: Vec<String> = words
            .map(|(word, count)| format!("{} {count}", visible_line(word)))
            .collect();
        writeln!(
            out,
            "Words of those whom no rule fits, with how many have them: {}",
            words.join(", ")
        )?;
        writeln!(
            out,
            "To map them: `whoknows import --print-rules > rules.toml`, change the rules, import with --rules rules.toml\n"
        )?;
    }
    Ok(())
}

fn told(place: &Place) -> String {
    match place {
        Place::Ruled(segment) => visible_line(segment).into_owned(),
        Place::Otherwise(Some(segment)) => format!("{}, as no rule fits", visible_line(segment)),
        Place::Otherwise(None) => "drawn in each trial, as no rule fits".to_owned(),
        Place::Unknown => "drawn in each trial, as neither title nor company is known".to_owned(),
    }
}

fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}
