//! Scenario files: what is read, what is refused and in which words, and what is derived from the declarations.

use std::path::Path;

use whoknows::scenario;

#[test]
fn reference_scenarios_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/reference/model");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("passed over: there is no {}", folder.display());
        return;
    };
    let scenarios = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"));
    for path in scenarios {
        let checked = scenario::load(&path, &[]).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        assert!(checked.warnings.is_empty(), "{}", checked.warnings);
        assert_eq!(checked.scenario.world.people, 5000);
    }
}
