//! What is seen while something takes more than a moment: a bar with the time left and the estimate so far, or what is being
//! done; on a terminal only.

use super::tell::tell;
use super::verdict::terminal_columns;
use crate::estimate::{Estimate, reach};
use crate::experiment::Progress;
use crate::scenario::Scenario;
use crate::visible::{visible_line, visible_path};
use crate::words::Words;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What is over sooner is not seen.
const PATIENCE: Duration = Duration::from_millis(500);
/// The estimate is worked out anew so often.
const REFRESH: Duration = Duration::from_millis(150);
/// Terminals from this width on have room for counts beside the bar `[characters]`.
const WIDE: usize = 80;

/// Whether anybody looks.
fn is_seen(quiet: bool) -> bool {
    !quiet && std::io::stderr().is_terminal()
}

/// Something that is being done and cannot say how far it is: named once it has taken a moment, until it is over.
pub struct Stage(Option<(mpsc::Sender<()>, JoinHandle<()>)>);

impl Stage {
    /// Begins it; never seen where nobody looks.
    pub fn new(name: String, quiet: bool) -> Self {
        if !is_seen(quiet) {
            return Self(None);
        }
        let (over, is_over) = mpsc::channel();
        let watch = thread::spawn(move || {
            if is_over.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let style = ProgressStyle::with_template("{spinner} {wide_msg}").expect("the template is right");
            let spinner = ProgressBar::new_spinner().with_style(style).with_message(name);
            spinner.enable_steady_tick(REFRESH);
            // The other end is dropped when it is over.
            let _ = is_over.recv();
            spinner.finish_and_clear();
        });
        Self(Some((over, watch)))
    }

    /// Ends it, as dropping does.
    pub fn finish_and_clear(self) {
        drop(self);
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some((over, watch)) = self.0.take() {
            drop(over);
            // A watch that has panicked has nothing to clear.
            let _ = watch.join();
        }
    }
}

/// A network file is being read.
pub fn reading(words: &dyn Words, scenario: &Scenario, quiet: bool) -> Stage {
    match scenario.world.network.model.file() {
        Some(file) => Stage::new(words.reading(&visible_path(&file.path)), quiet),
        None => Stage(None),
    }
}

/// Charts and pages are being made.
pub fn writing(words: &dyn Words, quiet: bool) -> Stage {
    Stage::new(words.writing().to_owned(), quiet)
}

/// Assumptions are being varied.
pub fn depending(words: &dyn Words, quiet: bool) -> Stage {
    Stage::new(words.depending().to_owned(), quiet)
}

/// A bar that fits into so many columns; `counts` is its text where there is room.
fn style(counts: &str, columns: usize) -> ProgressStyle {
    let template = if columns >= WIDE {
        format!("{{bar:12}} {counts}  {{wide_msg}}")
    } else {
        "{bar:6} {percent} % {eta} {wide_msg}".to_owned()
    };
    ProgressStyle::with_template(&template)
        .expect("the template is right")
        .progress_chars("━╸─")
}

/// A bar that draws itself where somebody looks.
fn bar(counts: &str, quiet: bool) -> ProgressBar {
    let bar = ProgressBar::hidden().with_style(style(counts, terminal_columns().into()));
    if is_seen(quiet) {
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
    }
    bar
}

/// The bar of trials that have no estimate to show.
pub struct TrialsBar {
    drawn: ProgressBar,
    started: Instant,
}

impl TrialsBar {
    /// A bar over so many trials that shows itself once they have taken a moment.
    pub fn new(words: &dyn Words, count: u64, quiet: bool) -> Self {
        let drawn = bar(words.progress(), quiet);
        drawn.set_length(count);
        Self {
            drawn,
            started: Instant::now(),
        }
    }

    /// Shows how many are done.
    pub fn show(&self, done: u64) {
        if self.started.elapsed() >= PATIENCE {
            self.drawn.set_position(done);
        }
    }

    /// Clears the bar.
    pub fn finish(&self) {
        self.drawn.finish_and_clear();
    }
}

/// The bar of one run.
pub struct Bar<'w> {
    words: &'w dyn Words,
    drawn: ProgressBar,
    names: Vec<String>,
    started: Instant,
    refreshed: Instant,
}

impl<'w> Bar<'w> {
    /// A bar that shows itself once the run has taken a moment; never where nobody looks.
    pub fn new(words: &'w dyn Words, scenario: &Scenario, quiet: bool) -> Self {
        let now = Instant::now();
        Self {
            words,
            drawn: bar(words.progress(), quiet),
            names: scenario
                .policies
                .iter()
                .map(|policy| visible_line(&policy.name).into_owned())
                .collect(),
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
            let reach_so_far: Vec<Estimate> = progress.tally.policies.iter().map(reach).collect();
            self.drawn.set_message(self.message(&reach_so_far));
        }
    }

    /// Says something beside the bar.
    pub fn say(&self, text: &str) {
        self.drawn.suspend(|| tell(text));
    }

    /// The reach of the policy that is ahead, as far as is known.
    fn message(&self, reach: &[Estimate]) -> String {
        let ahead = self.names.iter().zip(reach).rev();
        let ahead = ahead.max_by(|a, b| a.1.estimate.total_cmp(&b.1.estimate));
        ahead.map_or_else(String::new, |(name, reach)| {
            format!(
                "{name} {} ± {}",
                self.words.percent(reach.estimate),
                self.words.points(reach.half_width())
            )
        })
    }

    /// Clears the bar.
    pub fn finish(&self) {
        self.drawn.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use indicatif::TermLike;
    use std::io;
    use std::sync::{Arc, Mutex};

    /// A terminal that keeps what is drawn on it.
    #[derive(Clone, Debug)]
    struct Paper {
        columns: u16,
        drawn: Arc<Mutex<String>>,
    }

    impl TermLike for Paper {
        fn width(&self) -> u16 {
            self.columns
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(&format!("{text}\n"))
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.drawn.lock().expect("one thread").push_str(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            self.drawn.lock().expect("one thread").clear();
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_bar_is_one_line_on_every_terminal() {
        for language in Language::ALL {
            for (columns, done, planned) in [
                (40, 7, 20_000),
                (40, 999_999_999_999, 1_000_000_000_000),
                (60, 123_456, 1_000_000),
                (80, 123_456, 1_000_000),
                (80, 999_999_999, 1_000_000_000),
                (120, 999_999_999_999, 1_000_000_000_000),
            ] {
                let paper = Paper {
                    columns,
                    drawn: Arc::default(),
                };
                let target = ProgressDrawTarget::term_like(Box::new(paper.clone()));
                let bar = ProgressBar::with_draw_target(Some(planned), target)
                    .with_style(style(language.words().progress(), columns.into()));
                bar.set_message("a policy with quite a long name 17.5 % ± 0.3 points");
                bar.set_position(done);
                bar.force_draw();
                let drawn = paper.drawn.lock().expect("one thread").clone();
                let width = textwrap::core::display_width(drawn.trim_end());
                assert!(
                    width > 0 && width <= columns.into() && drawn.trim().lines().count() == 1,
                    "{columns}: {drawn}"
                );
            }
        }
    }
}
