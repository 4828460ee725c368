//! Publishing that fails, or is ended, at every step: nothing is lost, and the next run succeeds.

use super::disk::faults::{self, Fault};
use super::*;
use std::fs;
use tempfile::TempDir;

const OLD: [(&str, &str); 3] = [
    ("report.html", "old"),
    ("charts/reach.svg", "old"),
    ("slides.pptx", "old"),
];
const NEW: [(&str, &str); 3] = [
    ("report.html", "new"),
    ("charts/reach.svg", "new"),
    ("summary.json", "new"),
];

fn run_of(digest: &str, trials: u64) -> Provenance {
    Provenance {
        version: "0.1.0".to_owned(),
        digest: digest.to_owned(),
        seed: 2009,
        trials,
        interrupted: false,
    }
}

fn publish(place: Place, files: &[(&str, &str)]) -> Result<Published, FolderError> {
    let mut folder = ResultFolder {
        place,
        digest: "d".to_owned(),
        replace: Replace::SameScenario,
        files: BTreeMap::new(),
        notes: Vec::new(),
    };
    for (name, text) in files {
        folder.add(name, *text);
    }
    folder.publish(run_of("d", 4))
}

/// What stands at a place is read as `report` reads it: each file as its manifest says.
fn is_whole(folder: &Path) -> bool {
    Manifest::read(folder).is_ok_and(|manifest| manifest.files.keys().all(|name| manifest.verify(folder, name).is_ok()))
}

fn text(path: impl AsRef<Path>) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// How a result takes its place, in one of the ways there are.
#[derive(Clone, Copy, Debug)]
struct Way {
    manner: Manner,
    exchange: bool,
}

const WAYS: [Way; 3] = [
    Way {
        manner: Manner::Swap,
        exchange: true,
    },
    Way {
        manner: Manner::Swap,
        exchange: false,
    },
    Way {
        manner: Manner::Fill,
        exchange: true,
    },
];

fn place(out: &Path, way: Way) -> Place {
    faults::NO_EXCHANGE.set(!way.exchange);
    Place {
        manner: way.manner,
        ..Place::of(out).expect("a place")
    }
}

/// An old result in which somebody has worked: changed the deck, put a note and a picture there, and told a story.
fn home(way: Way) -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().expect("a folder");
    let out = home.path().join("out");
    fs::create_dir(&out).unwrap();
    publish(place(&out, way), &OLD).expect("it can be written");
    fs::write(out.join("slides.pptx"), "changed").unwrap();
    fs::write(out.join("notes.txt"), "a note").unwrap();
    fs::write(out.join("charts/mine.svg"), "a picture").unwrap();
    fs::create_dir(out.join(STORY)).unwrap();
    fs::write(out.join(STORY).join("story.md"), "a story").unwrap();
    (home, out)
}

/// The work of others is there, and nothing else beside what was published.
fn assert_complete(home: &TempDir, out: &Path, case: &str) {
    assert!(is_whole(out), "{case}");
    assert_eq!(text(out.join("report.html")), "new", "{case}");
    assert_eq!(text(out.join("charts/reach.svg")), "new", "{case}");
    assert_eq!(text(out.join("slides.edited.pptx")), "changed", "{case}");
    assert_eq!(text(out.join("notes.txt")), "a note", "{case}");
    assert_eq!(text(out.join("charts/mine.svg")), "a picture", "{case}");
    assert_eq!(text(out.join(STORY).join("story.md")), "a story", "{case}");
    assert_eq!(names(home.path()), ["out"], "{case}");
    let expected = [
        "charts",
        "manifest.json",
        "notes.txt",
        "report.html",
        "slides.edited.pptx",
        STORY,
        "summary.json",
    ];
    assert_eq!(names(out), expected, "{case}");
}

#[test]
fn whoever_fails_or_is_ended_at_any_step_loses_nothing() {
    for way in WAYS {
        for fault in [Fault::Once as fn(u64) -> Fault, Fault::FromThere] {
            let mut step = 0;
            loop {
                let (home, out) = home(way);
                let new = place(&out, way);
                let fault = fault(step);
                faults::order(Some(fault));
                let published = publish(new, &NEW);
                let has_come = faults::has_come();
                faults::order(None);
                let case = format!("{way:?} {fault:?}: {published:?}");
                if !has_come {
                    assert_complete(&home, &out, &case);
                    break;
                }
                if way.manner == Manner::Swap && way.exchange && fault == Fault::FromThere(step) {
                    // `report.html` tells which of the two it is; the deck of the old one has been changed by hand.
                    let is_old = text(out.join("report.html")) == "old";
                    assert!(is_old || is_whole(&out), "{case}: whole at every instant");
                    assert!(!is_old || text(out.join("charts/reach.svg")) == "old", "{case}");
                }
                let (lock, _) = recover(&out).expect("nobody else is there");
                drop(lock);
                let manifest = Manifest::read(&out).unwrap_or_else(|error| panic!("{case}: {error}"));
                let by_hand = |name: &String| name == "slides.pptx";
                for name in manifest.files.keys().filter(|name| !by_hand(name)) {
                    assert!(
                        manifest.verify(&out, name).is_ok(),
                        "{case}: {name} of what stands there"
                    );
                }
                publish(place(&out, way), &NEW).unwrap_or_else(|error| panic!("{case}, and then {error}"));
                assert_complete(&home, &out, &case);
                step += 1;
            }
            assert!(step > 15, "{way:?} has {step} steps");
        }
    }
    faults::NO_EXCHANGE.set(false);
}

#[test]
fn whoever_is_ended_at_any_step_of_clearing_up_is_followed_by_somebody_who_does_it() {
    for way in WAYS {
        // At which step the first run is ended, and at which the one that clears up after it.
        for first in (0..40).step_by(6) {
            let mut second = 0;
            loop {
                let (home, out) = home(way);
                let new = place(&out, way);
                faults::order(Some(Fault::FromThere(first)));
                let _ = publish(new, &NEW);
                faults::order(Some(Fault::FromThere(second)));
                let _ = recover(&out);
                let has_come = faults::has_come();
                faults::order(None);
                let case = format!("{way:?} ended at {first} and then at {second}");
                publish(place(&out, way), &NEW).unwrap_or_else(|error| panic!("{case}: {error}"));
                assert_complete(&home, &out, &case);
                if !has_come {
                    break;
                }
                second += 3;
            }
        }
    }
    faults::NO_EXCHANGE.set(false);
}

#[test]
fn a_first_result_that_was_complete_is_put_into_its_place() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    let mut left_by_kills = 0;
    for step in 0.. {
        faults::order(Some(Fault::FromThere(step)));
        let published = publish(Place::of(&out).unwrap(), &NEW);
        faults::order(None);
        let is_there = published.is_ok();
        if published.is_ok_and(|published| published.notes.is_empty()) {
            break;
        }
        left_by_kills += usize::from(names(home.path()).iter().any(|name| name.starts_with(".out.new-")));
        let folder = ResultFolder::prepare(&out, "d", Replace::SameScenario).expect("the next run succeeds");
        if out.exists() {
            assert!(is_whole(&out));
            assert_eq!(text(out.join("report.html")), "new");
            fs::remove_dir_all(&out).unwrap();
        }
        let told = folder.notes().iter().any(|note| !note.to_string().is_empty());
        assert!(told || is_there || step < 2, "what was done is said: step {step}");
        assert_eq!(
            names(home.path()),
            Vec::<String>::new(),
            "nothing is left for ever: step {step}"
        );
    }
    assert!(left_by_kills > 5);
}

#[test]
fn an_error_in_clearing_up_does_not_say_that_nothing_was_written() {
    let way = WAYS[0];
    let (_home, out) = home(way);
    let mut steps = 0;
    loop {
        let (home, out) = self::home(way);
        let new = place(&out, way);
        faults::order(Some(Fault::Once(steps)));
        let published = publish(new, &NEW);
        faults::order(None);
        if text(out.join("report.html")) == "new"
            && let Ok(Published { notes, .. }) = &published
            && let Some(note) = notes.iter().find(|note| matches!(note, Note::NotCleared { .. }))
        {
            assert!(note.to_string().contains("the result is complete, but"), "{note}");
            break;
        }
        assert!(
            published.is_ok() || text(out.join("report.html")) == "old",
            "{published:?}"
        );
        drop(home);
        steps += 1;
    }
    drop(out);
}

#[test]
fn folders_of_somebody_else_that_look_like_ours_are_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    for name in [".out.new-backup", ".out.previous", ".out.new-1-0"] {
        fs::create_dir(home.path().join(name)).unwrap();
        fs::write(home.path().join(name).join("thesis.txt"), "mine").unwrap();
    }
    for _ in 0..2 {
        publish(Place::of(&out).unwrap(), &NEW).unwrap();
    }
    faults::NO_EXCHANGE.set(true);
    publish(Place::of(&out).unwrap(), &NEW).expect("even where the name that it needs is taken");
    faults::NO_EXCHANGE.set(false);
    assert_eq!(text(home.path().join(".out.previous/thesis.txt")), "mine");
    assert_eq!(
        names(home.path()),
        [".out.new-1-0", ".out.new-backup", ".out.previous", "out"]
    );
    assert!(is_whole(&out));
}

#[test]
fn somebody_who_is_writing_just_now_is_not_swept_away() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    let runs: Vec<_> = (0..4)
        .map(|_| {
            let out = out.clone();
            std::thread::spawn(move || {
                for _ in 0..20 {
                    let folder = ResultFolder::prepare(&out, "d", Replace::SameScenario).expect("it may be written");
                    drop(folder);
                    let published = publish(Place::of(&out).unwrap(), &NEW).expect("all are published");
                    assert!(published.notes.is_empty(), "{:?}", published.notes);
                }
            })
        })
        .collect();
    for run in runs {
        run.join().expect("no run fails");
    }
    assert!(is_whole(&out));
    assert_eq!(names(home.path()), ["out"]);
}
