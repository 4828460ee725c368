//! Arguments that name a scenario, shared by the commands that read one.

use super::exit_code::Failure;
use super::tell;
use crate::experiment::PlanError;
use crate::scenario::{self, Checked, Look, NetworkModel, Remarks, Scenario, digest};
use clap::Args;
use std::path::{Path, PathBuf};

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

/// Reads and checks scenarios; the mistakes of all of them together are the failure.
pub fn load_all(paths: &[PathBuf], overrides: &Overrides) -> Result<Vec<Checked>, Failure> {
    let (mut scenarios, mut mistakes) = (Vec::new(), Vec::new());
    for path in paths {
        match scenario::load(path, overrides.as_slice()) {
            Ok(checked) => scenarios.push(checked),
            Err(remarks) => mistakes.push(rendered(&remarks)),
        }
    }
    if mistakes.is_empty() {
        Ok(scenarios)
    } else {
        Err(Failure::Scenario(mistakes.join("\n\n")))
    }
}

/// Remarks as [`tell::tell`] shows them.
pub fn rendered(remarks: &Remarks) -> String {
    remarks.render(Look::Coloured).trim_end().to_owned()
}

/// Why a scenario without mistakes cannot be simulated: its network file is missing, say.
pub fn obstacle(path: &Path, error: &PlanError) -> String {
    tell::error(format_args!("{}: {error}", path.display()))
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
