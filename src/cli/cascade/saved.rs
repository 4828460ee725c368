//! What `--out` leaves of a cascade: its summary, its sizes, and a chart of them.

use super::network::Network;
use super::{CascadeArgs, Failure};
use crate::cascade::{Start, Tally};
use crate::chart::{Cascade, Ink, of_cascade};
use crate::cli::result_folder;
use crate::estimate::LEVEL;
use crate::stats::interval::Interval;
use crate::stats::normal;
use crate::study::VERSION;
use crate::study::folder::{Replace, ResultFolder};
use crate::study::manifest::Provenance;
use crate::visible::{visible_line, visible_path};
use crate::words::Language;
use clap::ValueEnum;
use std::path::Path;
use xxhash_rust::xxh3::Xxh3;

/// A folder that is ready for the result, and the digest of what the result is of.
pub(super) struct Folder {
    folder: ResultFolder,
    digest: String,
}

impl CascadeArgs {
    /// Checks that the result can be written; before the long work.
    pub(super) fn folder(&self, out: &Path, network: &Network, start: &Start) -> Result<Folder, Failure> {
        let digest = self.digest(network, start);
        let replace = if self.force {
            Replace::AnyScenario
        } else {
            Replace::SameScenario
        };
        let folder = ResultFolder::prepare(out, &digest, replace).map_err(Failure::new)?;
        result_folder::tell_notes(folder.notes(), self.quiet);
        Ok(Folder { folder, digest })
    }

    /// Writes the result; gives where it stands.
    pub(super) fn save(
        &self,
        prepared: Folder,
        network: &Network,
        tally: &Tally,
        summary: String,
    ) -> Result<String, Failure> {
        let Folder { mut folder, digest } = prepared;
        folder.add("summary.json", summary);
        if !self.reach_only {
            folder.add("sizes.csv", sizes_csv(tally));
            let (svg, png) = self.chart(network, tally)?;
            folder.add("charts/sizes.svg", svg);
            folder.add("charts/sizes.png", png);
        }
        let run = Provenance {
            version: VERSION.to_owned(),
            digest,
            seed: self.seed,
            trials: tally.trials(),
            interrupted: tally.trials() < self.trials,
        };
        let published = folder.publish(run).map_err(Failure::new)?;
        let out = self.out.as_deref().unwrap_or(Path::new(""));
        Ok(visible_path(&result_folder::published(published, out, self.quiet)))
    }

    /// The chart of the sizes, as SVG and PNG.
    fn chart(&self, network: &Network, tally: &Tally) -> Result<(String, Vec<u8>), Failure> {
        let words = Language::English.words();
        let model = self.model.to_possible_value().map_or_else(String::new, |value| {
            let help = value.get_help().map(ToString::to_string);
            help.unwrap_or_else(|| value.get_name().to_owned())
        });
        let file = self
            .graph
            .file_name()
            .unwrap_or(self.graph.as_os_str())
            .to_string_lossy();
        let origin = format!("{model} on {}", visible_line(&file));
        let at_least = tally.at_least(LEVEL);
        let mean_interval = if tally.trials() > 1 {
            let half_width = normal::quantile(f64::midpoint(1.0, LEVEL)) * tally.standard_error();
            Interval::around(tally.mean(), half_width)
        } else {
            Interval::around(tally.mean(), 0.0)
        };
        let cascade = Cascade {
            origin: &origin,
            nodes: network.file.graph.len() as u64,
            mean: tally.mean(),
            mean_interval,
            at_least: &at_least,
            trials: tally.trials(),
            interrupted: tally.trials() < self.trials,
            seed: self.seed,
            version: VERSION,
        };
        let ink = Ink::of_house(words);
        let chart = of_cascade(ink, &cascade);
        let png = ink.look.png(&chart.svg).map_err(Failure::new)?;
        Ok((chart.svg, png))
    }

    /// Of all that the numbers depend on: the graph, the model, who begins, and the seed.
    fn digest(&self, network: &Network, start: &Start) -> String {
        let mut digest = Xxh3::new();
        let graph = &network.file.graph;
        for node in graph.nodes() {
            let audience = graph.audience(node);
            digest.update(&(audience.len() as u64).to_le_bytes());
            for hearer in audience {
                digest.update(&hearer.to_le_bytes());
            }
        }
        for weight in &network.file.weights {
            digest.update(&weight.to_le_bytes());
        }
        let settings = format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {} {} {}",
            self.model,
            self.p,
            self.recovery,
            self.failures,
            self.thresholds,
            self.weights,
            start.initial(),
            self.targets,
            self.repeats,
            self.reach_only,
            self.trials,
            self.seed,
        );
        digest.update(settings.as_bytes());
        format!("{:032x}", digest.digest128())
    }
}

/// A row per class of sizes that occurred.
fn sizes_csv(tally: &Tally) -> String {
    let mut text = "from,to,trials,trials_at_least,share_at_least,share_at_least_low,share_at_least_high\n".to_owned();
    for (class, point) in tally.sizes().iter().zip(tally.at_least(LEVEL)) {
        let row = [
            class.from.to_string(),
            class.to.to_string(),
            class.trials.to_string(),
            point.trials.to_string(),
            point.share.to_string(),
            point.interval.low.to_string(),
            point.interval.high.to_string(),
        ];
        text += &row.join(",");
        text.push('\n');
    }
    text
}
