//! A script that submits an array of shards to Slurm, and a merge that waits for all of them.

use super::{Job, Need, Quoted};

/// The script, for `bash`.
pub fn file(job: &Job) -> String {
    let Job { shards, cores, out, .. } = job;
    let name = Quoted::new(&format!("whoknows {}", job.name));
    let shard = limits(job.shard_need());
    let merge = limits(job.merge_need());
    let shard_command = Quoted::new(&job.patient_shard_command("$SLURM_ARRAY_TASK_ID"));
    let merge_command = Quoted::new(&job.merge_command());
    format!(
        r#"#!/bin/bash
# {shards} shards and their merge. Submit with `bash`, in the folder that the paths start from.
# Time and memory are from a forecast; a shard that was ended goes on when it is submitted again.
set -euo pipefail
mkdir -p {out}.shards {out}.log
array=$(sbatch --parsable --job-name={name} --array=1-{shards} --cpus-per-task={cores} {shard} \
    --requeue --open-mode=append --output={out}.log/shard-%a.txt \
    --wrap={shard_command})
merge=$(sbatch --parsable --job-name={name} --dependency=afterok:"${{array%%;*}}" --kill-on-invalid-dep=yes \
    --cpus-per-task={cores} {merge} --output={out}.log/merge.txt \
    --wrap={merge_command})
echo "shards: job $array; merge: job $merge; the result comes to "{out}
"#
    )
}

fn limits(need: Need) -> String {
    format!("--time={} --mem={}M", need.minutes, need.mebibytes)
}
