//! The scenarios that come along, for tests and benches.

use std::path::Path;
use whoknows::scenario::{Look, Scenario, load};

/// The scenario of that name, with keys changed as by `--set`; a mistake is a mistake in the test.
pub fn shipped(name: &str, overrides: &[&str]) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    match load(&folder.join(name).with_extension("toml"), &overrides) {
        Ok(checked) => checked.scenario,
        Err(mistakes) => panic!("{}", mistakes.render(Look::Plain)),
    }
}
