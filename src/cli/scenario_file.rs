//! Arguments that name a scenario, shared by the commands that read one.

use super::exit_code::Failure;
use crate::scenario::{self, Checked, Look, NetworkModel, Scenario, digest};
use clap::Args;
use std::io::IsTerminal;
use std::path::Path;

/// How scenario files are changed before they are checked.
#[derive(Debug, Args)]
pub struct Overrides {
    /// Override a key of the scenario, e.g. `requests.count=200` or `policy.open.max_contacts=50`; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    set: Vec<String>,
}

impl Overrides {
    /// The texts, in their order.
    pub fn as_slice(&self) -> &[String] {
        &self.set
    }
}

/// Reads and checks a scenario; its mistakes, shown, are the failure.
pub fn load(path: &Path, overrides: &Overrides) -> Result<Checked, Failure> {
    scenario::load(path, &overrides.set).map_err(|mistakes| Failure::Scenario(mistakes.render(look())))
}

/// Colours on a terminal that wants them.
pub fn look() -> Look {
    let wants_colour = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    if wants_colour && std::io::stderr().is_terminal() {
        Look::Coloured
    } else {
        Look::Plain
    }
}

/// The digest of a scenario and of the files that it names.
pub fn digest_of(scenario: &Scenario) -> Result<String, Failure> {
    let NetworkModel::File(file) = &scenario.world.network.model else {
        return Ok(digest(scenario, &[]));
    };
    let read = |path: &Path| {
        std::fs::read(path).map_err(|error| Failure::new(format!("{} cannot be read: {error}", path.display())))
    };
    let mut contents = vec![read(&file.path)?];
    if let Some(segments) = &file.segments {
        contents.push(read(segments)?);
    }
    let contents: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
    Ok(digest(scenario, &contents))
}
