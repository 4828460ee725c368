//! Networks as text: what a file holds, how it is read, and what becomes of it when its reader asks.

use std::path::Path;
use whoknows::graph::read::{Format, Header, NetworkFile, ReadError, Reading};

/// The network in a file of this name.
pub fn read_as(name: &str, bytes: impl AsRef<[u8]>, reading: &Reading) -> Result<NetworkFile, ReadError> {
    NetworkFile::read_from(Path::new(name), bytes.as_ref(), reading)
}

/// The network in a file that says all by itself.
pub fn read(bytes: impl AsRef<[u8]>) -> Result<NetworkFile, ReadError> {
    read_as("net.txt", bytes, &Reading::default())
}

/// The arcs by name, in order, and the nodes without any: `a>b b>c; d`.
pub fn told(network: &NetworkFile) -> String {
    let name = |node: u32| network.names.name(node);
    let mut arcs: Vec<String> = network
        .graph
        .arcs()
        .map(|(from, to)| format!("{}>{}", name(from), name(to)))
        .collect();
    arcs.sort();
    let heard = network.graph.in_degrees();
    let is_alone = |&node: &u32| heard[node as usize] == 0 && network.graph.audience(node).is_empty();
    let alone: Vec<_> = network.graph.nodes().filter(is_alone).map(name).collect();
    if alone.is_empty() {
        arcs.join(" ")
    } else {
        format!("{}; {}", arcs.join(" "), alone.join(" "))
    }
}

/// Asserts that each file is read like this.
#[track_caller]
pub fn are_read(files: &[(&str, &str)]) {
    for (text, expected) in files {
        match read(text) {
            Ok(network) => assert_eq!(told(&network), *expected, "{text:?}"),
            Err(error) => panic!("{text:?} is refused: {error}"),
        }
    }
}

/// Asserts that each file is refused with a message that holds this.
#[track_caller]
pub fn are_refused(files: &[(&str, &str)]) {
    for (text, expected) in files {
        match read(text) {
            Ok(network) => panic!("{text:?} is read as {}", told(&network)),
            Err(error) => {
                let message = error.to_string();
                assert!(message.contains(expected), "{text:?}: {message}");
            }
        }
    }
}

/// What these flags mean.
pub fn reading(flags: &str) -> Reading {
    let mut reading = Reading::default();
    for flag in flags.split(" --") {
        let (name, value) = flag
            .trim_start_matches("--")
            .split_once(' ')
            .expect("a flag and its value");
        match name {
            "header" => {
                reading.header = match value {
                    "none" => Header::None,
                    "sizes" => Header::Sizes,
                    _ => Header::Names,
                };
            }
            "columns" => reading.columns = Some(value.parse().expect("columns")),
            _ => reading.format = Some(Format::named(value).expect("a format")),
        }
    }
    reading
}

/// Asserts that each file is refused with flags, of which each leads to another reading.
#[track_caller]
pub fn leave_it_to_flags(files: &[(&str, &[(&str, &str)])]) {
    for (text, ways) in files {
        let error = match read(text) {
            Ok(network) => panic!("{text:?} is read as {}", told(&network)),
            Err(error) => error.to_string(),
        };
        for (flags, expected) in *ways {
            let first = flags.split(" --").next().expect("a flag");
            assert!(error.contains(&format!("`{first}`")), "{text:?}: {error}");
            match read_as("net.txt", text, &reading(flags)) {
                Ok(network) => assert_eq!(told(&network), *expected, "{text:?} with {flags}"),
                Err(error) => panic!("{text:?} is refused with {flags}: {error}"),
            }
        }
    }
}
