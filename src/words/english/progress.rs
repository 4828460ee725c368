//! Progress in English.

use super::English;
use crate::words::ProgressWords;

impl ProgressWords for English {
    fn progress(&self) -> &'static str {
        "{human_pos} of {human_len} trials, {eta} left"
    }

    fn reading(&self, path: &str) -> String {
        format!("reading {path}")
    }

    fn writing(&self) -> &'static str {
        "Drawing the charts and writing the files"
    }

    fn depending(&self) -> &'static str {
        "Varying the assumptions one by one"
    }

    fn long_run(&self, trials: &str, at_most: bool, threads: usize, time: &str) -> String {
        let most = if at_most { "up to " } else { "" };
        let threads = if threads == 1 {
            "1 thread".to_owned()
        } else {
            format!("{threads} threads")
        };
        format!(
            "This will take {most}about {time}: {trials} trials on {threads}. Fewer trials (experiment.trials) take less time, and \
             so does a limit of readers (experiment.max_readers)."
        )
    }

    fn slow_trials(&self, seconds: &str, trials: &str, threads: usize, time: &str) -> String {
        let threads = if threads == 1 {
            "1 thread".to_owned()
        } else {
            format!("{threads} threads")
        };
        format!(
            "One trial takes more than {seconds} seconds, so {trials} trials on {threads} will take more than {time}. A limit of \
             readers (experiment.max_readers) ends trials in which the news goes round the world."
        )
    }

    fn nothing_saved(&self) -> &'static str {
        "Interrupted before the first trials were done: nothing is saved."
    }

    fn resumable(&self) -> &'static str {
        "What is done is saved: the same command with --resume goes on from there."
    }

    fn rows_not_stored(&self) -> &'static str {
        "The rows of trials can no longer be stored, so nothing of this run will be saved. It goes on and prints its answers at the end; \
         Ctrl-C prints those of the trials that are done."
    }

    fn report_at(&self, path: &str) -> String {
        format!("Report: {path}")
    }
}
