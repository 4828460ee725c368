//! A job definition file of `HyperQueue`: a task per shard, and a task that depends on all of them.

use super::{Job, Need};
use std::fmt::Write as _;

/// Times that a task may go down with its worker before it counts as failed.
const CRASH_LIMIT: u32 = 5;

/// The file, in TOML.
pub fn file(job: &Job) -> String {
    let shards = job.shards;
    let mut file = format!(
        "# {shards} shards and their merge. Submit with `hq job submit-file FILE`, in the folder that the paths start from.\n\
         # Time and memory are from a forecast; a shard that was ended goes on when it is submitted again.\n\
         name = {}\n",
        text(&format!("whoknows {}", job.name))
    );
    for number in 1..=shards {
        let command = job.patient_shard_command(&number.to_string());
        task(&mut file, job, (number, &command, job.shard_need()), "");
    }
    let all: Vec<String> = (1..=shards).map(|number| number.to_string()).collect();
    let deps = format!("deps = [{}]\n", all.join(", "));
    task(
        &mut file,
        job,
        (shards + 1, &job.merge_command(), job.merge_need()),
        &deps,
    );
    file
}

fn task(file: &mut String, job: &Job, (id, command, need): (u32, &str, Need), deps: &str) {
    let _ = write!(
        file,
        "\n[[task]]\n\
         id = {id}\n\
         command = [\"sh\", \"-c\", {}]\n\
         time_limit = \"{}m\"\n\
         crash_limit = {CRASH_LIMIT}\n\
         {deps}\
         [[task.request]]\n\
         resources = {{ \"cpus\" = \"{}\" }}\n",
        text(command),
        need.minutes,
        job.cores,
    );
}

/// A text in TOML.
fn text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
