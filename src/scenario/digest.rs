//! A short name for everything that moves a scenario's numbers.

use xxhash_rust::xxh3::xxh3_128;

use super::{Pitch, PlannedSweep, Scenario, resolved_toml};

/// 32 hexadecimal digits (xxh3, 128 bits) that two scenarios share if they give the same numbers under the same names.
///
/// The texts that only people read (title, question, description) are left out, and what is expected, planned or presented, which moves no number; names, the order of policies, the
/// baseline and the zone of no practical difference count, for results show them. `files` are the contents, or digests
/// of the contents, of the files that the scenario names; they count in their order.
pub fn digest(scenario: &Scenario, files: &[&[u8]]) -> String {
    let without_texts = Scenario {
        title: String::new(),
        question: String::new(),
        description: String::new(),
        expectations: Vec::new(),
        sweep: PlannedSweep::default(),
        pitch: Pitch::default(),
        ..scenario.clone()
    };
    let mut identity = resolved_toml(&without_texts).into_bytes();
    for file in files {
        // The length keeps two files apart from one that is both of them.
        identity.extend_from_slice(&(file.len() as u64).to_le_bytes());
        identity.extend_from_slice(file);
    }
    format!("{:032x}", xxh3_128(&identity))
}
