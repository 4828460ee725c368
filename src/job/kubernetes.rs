//! An indexed Job of Kubernetes, a pod per shard, and a Job that merges once all of them are done.
//!
//! Kubernetes has no order among Jobs, so the second waits until each shard has its manifest, which comes last.

use super::{Job, Need};

/// Times that a pod of a shard may fail.
const RETRIES: u32 = 3;

/// The manifest, in YAML.
pub fn file(job: &Job) -> String {
    let Job { shards, image, .. } = job;
    let (name, claim) = (named(&job.name), text(&job.volume_claim));
    let image = text(image);
    let shard = text(&job.patient_shard_command("$((JOB_COMPLETION_INDEX+1))"));
    let merge = text(&format!(
        "for shard in $(seq {shards}); do until [ -e {out}.shards/$shard-of-{shards}/manifest.json ]; do sleep 10; done; done; {command}",
        out = job.out,
        command = job.merge_command()
    ));
    let (shard_limits, merge_limits) = (resources(job, job.shard_need()), resources(job, job.merge_need()));
    let shard_seconds = 60 * job.shard_need().minutes;
    // The merge waits for all shards, which may wait for one another.
    let merge_seconds = 60 * (job.shard_need().minutes * u64::from(*shards) + job.merge_need().minutes);
    format!(
        "# {shards} shards and their merge. Submit with `kubectl create -f FILE`.
# Paths start from the volume that the claim names. Time and memory are from a forecast.
apiVersion: batch/v1
kind: Job
metadata:
  name: {name}-shards
spec:
  completionMode: Indexed
  completions: {shards}
  parallelism: {shards}
  backoffLimitPerIndex: {RETRIES}
  template:
    spec:
      restartPolicy: Never
      activeDeadlineSeconds: {shard_seconds}
      containers:
      - name: shard
        image: {image}
        workingDir: /work
        command: [\"sh\", \"-c\", {shard}]
{shard_limits}
        volumeMounts:
        - {{ name: work, mountPath: /work }}
      volumes:
      - name: work
        persistentVolumeClaim: {{ claimName: {claim} }}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {name}-merge
spec:
  backoffLimit: {RETRIES}
  activeDeadlineSeconds: {merge_seconds}
  template:
    spec:
      restartPolicy: Never
      containers:
      - name: merge
        image: {image}
        workingDir: /work
        command: [\"sh\", \"-c\", {merge}]
{merge_limits}
        volumeMounts:
        - {{ name: work, mountPath: /work }}
      volumes:
      - name: work
        persistentVolumeClaim: {{ claimName: {claim} }}
"
    )
}

fn resources(job: &Job, need: Need) -> String {
    let each = format!("{{ cpu: \"{}\", memory: \"{}Mi\" }}", job.cores, need.mebibytes);
    format!("        resources:\n          requests: {each}\n          limits: {each}")
}

/// A name as Kubernetes has them: lower case, digits and hyphens.
fn named(name: &str) -> String {
    const MOST: usize = 40;
    let plain = name.chars().take(MOST).map(|letter| {
        let letter = letter.to_ascii_lowercase();
        if letter.is_ascii_lowercase() || letter.is_ascii_digit() {
            letter
        } else {
            '-'
        }
    });
    let plain: String = plain.collect();
    format!("whoknows-{}", plain.trim_matches('-'))
        .trim_matches('-')
        .to_owned()
}

/// A text in YAML: JSON is a part of that.
fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
