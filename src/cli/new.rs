//! `whoknows new`: a scenario to start from.

use super::tell::tell;
use super::{Outcome, exit_code::Failure};
use crate::scenario::{TEMPLATES, Template};
use crate::visible::visible_path;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Print a commented scenario to start from
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows new > mine.toml                  every key explained
  whoknows new credit-union > mine.toml     a shipped scenario
  whoknows new network-file -o my-network   a scenario and its network, in a folder")]
pub struct NewArgs {
    /// Which scenario to start from
    #[arg(default_value = TEMPLATES[0].name, value_parser = templates())]
    template: String,
    /// Write the scenario into this folder instead, with the files that it names
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
}

fn templates() -> PossibleValuesParser {
    PossibleValuesParser::new(
        TEMPLATES
            .iter()
            .map(|template| PossibleValue::new(template.name).help(template.about)),
    )
}

/// Prints a template, or writes it into a folder.
pub fn new(args: &NewArgs) -> Outcome {
    let template = TEMPLATES.iter().find(|template| template.name == args.template);
    let template = template.ok_or_else(|| Failure::new("there is no such template"))?;
    if let Some(folder) = &args.out {
        return write_into(folder, template);
    }
    std::io::stdout().write_all(template.text().as_bytes())?;
    if !template.files.is_empty() {
        let names: Vec<&str> = template.files.iter().map(|file| file.name).collect();
        tell(format_args!(
            "This scenario needs {} beside it; `whoknows new {} -o DIR` writes both into a folder.",
            names.join(", "),
            template.name
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a template and the files that it names into a folder, in which none of them may stand yet.
fn write_into(folder: &Path, template: &Template) -> Outcome {
    let scenario = format!("{}.toml", template.name);
    let text = template.text();
    let companions = template.files.iter().map(|file| (file.name, file.content));
    let files: Vec<(PathBuf, &str)> = std::iter::once((scenario.as_str(), text.as_str()))
        .chain(companions)
        .map(|(name, content)| (folder.join(name), content))
        .collect();
    if let Some((taken, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(Failure::Message(format!(
            "{} is there already, and is left alone; name another folder with -o DIR",
            taken.display()
        )));
    }
    let unwritable = |path: &Path, error: std::io::Error| {
        Failure::Message(format!(
            "{} cannot be written: {error}; name another folder with -o DIR",
            path.display()
        ))
    };
    std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    for (path, content) in &files {
        let write = || std::fs::File::create_new(path)?.write_all(content.as_bytes());
        write().map_err(|error| unwritable(path, error))?;
    }
    let scenario = visible_path(&files[0].0);
    writeln!(
        std::io::stdout(),
        "{scenario} is written; next: whoknows run {scenario}"
    )?;
    Ok(ExitCode::SUCCESS)
}
