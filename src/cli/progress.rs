//! What is seen while a run goes on: a bar with the time left and the estimate so far, on a terminal only.

use crate::estimate::StoppingRule;
use crate::experiment::Progress;
use crate::scenario::{NetworkModel, Scenario};
use crate::words::Words;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Runs that are over sooner show no bar.
const PATIENCE: Duration = Duration::from_millis(200);
/// The estimate is worked out anew so often.
const REFRESH: Duration = Duration::from_millis(150);

/// Network files from this size on, in bytes, take a moment to read.
const LARGE_FILE: u64 = 5_000_000;

/// Says that a large network file is being read, until it is cleared; never where nobody looks.
pub fn reading(words: &dyn Words, scenario: &Scenario, quiet: bool) -> ProgressBar {
    let NetworkModel::File(file) = &scenario.world.network.model else {
        return ProgressBar::hidden();
    };
    let is_large = std::fs::metadata(&file.path).is_ok_and(|data| data.len() >= LARGE_FILE);
    if quiet || !is_large {
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner().with_message(words.reading(&file.path.display().to_string()));
    spinner.enable_steady_tick(REFRESH);
    spinner
}

/// A bar over trials that shows itself once they have taken a moment; never where nobody looks.
pub fn of_trials(count: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(count), ProgressDrawTarget::stderr_with_hz(5));
    let style = ProgressStyle::with_template("{bar:24} {human_pos} of {human_len} trials, {eta} left")
        .expect("the template is right");
    bar.set_style(style.progress_chars("━╸─"));
    bar
}

/// The bar of one run.
pub struct Bar<'w> {
    words: &'w dyn Words,
    drawn: ProgressBar,
    names: Vec<String>,
    estimates: StoppingRule,
    started: Instant,
    refreshed: Instant,
}

impl<'w> Bar<'w> {
    /// A bar that shows itself once the run has taken a moment; never where nobody looks.
    pub fn new(words: &'w dyn Words, scenario: &Scenario, quiet: bool) -> Self {
        let hidden = quiet || !std::io::stderr().is_terminal();
        let bar = ProgressBar::hidden();
        if !hidden {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
        let style = ProgressStyle::with_template(&format!("{{bar:24}} {}   {{msg}}", words.progress()))
            .expect("the template is right");
        bar.set_style(style.progress_chars("━╸─"));
        let now = Instant::now();
        Self {
            words,
            drawn: bar,
            names: scenario.policies.iter().map(|policy| policy.name.clone()).collect(),
            estimates: StoppingRule::new(0.0, scenario.policies.len(), scenario.experiment.trials_per_world),
            started: now,
            refreshed: now,
        }
    }

    /// Shows how far the run is.
    pub fn show(&mut self, progress: &Progress<'_>) {
        if self.drawn.is_hidden() || self.started.elapsed() < PATIENCE {
            return;
        }
        self.drawn.set_length(progress.planned);
        self.drawn.set_position(progress.trials);
        if self.refreshed.elapsed() >= REFRESH {
            self.refreshed = Instant::now();
            self.estimates.observe(progress.outcomes);
            self.drawn.set_message(self.message());
        }
    }

    /// The reach of the policy that is ahead, as far as is known.
    fn message(&self) -> String {
        let reach = |policy: &usize| self.estimates.reach(*policy);
        let ahead = (0..self.names.len())
            .rev()
            .max_by(|a, b| reach(a).estimate.total_cmp(&reach(b).estimate));
        ahead.map_or_else(String::new, |policy| {
            let reach = self.estimates.reach(policy);
            let half_width = (reach.high - reach.low) / 2.0;
            format!(
                "{} {} ± {}",
                self.names[policy],
                self.words.percent(reach.estimate),
                self.words.points(half_width)
            )
        })
    }

    /// Clears the bar.
    pub fn finish(&self) {
        self.drawn.finish_and_clear();
    }
}
