//! Reading graphs and labels: real files with their published counts, every tolerance, every refusal.

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use whoknows::graph::Repeats;
use whoknows::graph::read::{
    Columns, Direction, Fault, FirstLine, Format, Header, Labels, Names, NetworkFile, ReadError, Reading, SelfLoops,
    Weights,
};

const DIRECTED: Reading = Reading {
    direction: Some(Direction::Forward),
    repeats: Repeats::Drop,
    self_loops: SelfLoops::Drop,
    header: Header::Auto,
    columns: None::<Columns>,
    format: None::<Format>,
    attribute: None,
    weights: Weights::Ignored,
};
const UNDIRECTED: Reading = Reading {
    direction: Some(Direction::Both),
    ..DIRECTED
};

fn read(bytes: impl AsRef<[u8]>, reading: Reading) -> Result<NetworkFile, ReadError> {
    NetworkFile::read_from(Path::new("net.txt"), bytes.as_ref(), &reading)
}

/// The arcs, by the numbers that the nodes have in the file.
fn arcs(network: &NetworkFile) -> Vec<(u64, u64)> {
    let number = |node: u32| network.names.numbers()[node as usize];
    let arcs = network.graph.arcs();
    arcs.map(|(from, to)| (number(from), number(to))).collect()
}

/// Whether the first line was taken for sizes.
fn states_sizes(network: &NetworkFile) -> bool {
    matches!(network.account.first_line, Some(FirstLine::Sizes(_)))
}

fn arcs_of(bytes: impl AsRef<[u8]>, reading: Reading) -> Vec<(u64, u64)> {
    arcs(&read(bytes, reading).unwrap())
}

fn message(bytes: impl AsRef<[u8]>) -> String {
    read(bytes, DIRECTED).unwrap_err().to_string()
}

/// An edge list with these lines.
fn written(pairs: impl Iterator<Item = (u64, u64)>) -> String {
    pairs.fold(String::new(), |text, (from, to)| text + &format!("{from} {to}\n"))
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// A file of the shared data; says so and gives `None` where that is not at hand.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/graphs")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("passed without looking: {} is absent", path.display());
    None
}

/// Nodes, arcs, and arcs whose opposite exists.
fn counts(path: &Path, reading: Reading) -> (usize, usize, usize) {
    let graph = NetworkFile::read(path, &reading).unwrap().graph;
    let reciprocated = graph.reciprocated().iter().filter(|&&answered| answered).count();
    (graph.len(), graph.arc_count(), reciprocated)
}

#[test]
fn email_eu_core_has_its_published_counts_and_departments() {
    let Some(path) = shared("email-eu-core/email-Eu-core.txt.gz") else {
        return;
    };
    let list = NetworkFile::read(&path, &DIRECTED).unwrap();
    assert_eq!(
        (list.account.listed, list.account.self_loops, states_sizes(&list)),
        (25_571, 642, false)
    );
    assert_eq!(counts(&path, DIRECTED), (1_005, 25_571 - 642, 17_730));
    assert_eq!(counts(&path, UNDIRECTED), (1_005, 2 * 16_064, 2 * 16_064));

    let Some(path) = shared("email-eu-core/email-Eu-core-department-labels.txt") else {
        return;
    };
    let departments = Labels::read(&path, &list.names).unwrap();
    assert_eq!((departments.names.len(), departments.of_node.len()), (42, 1_005));
    assert_eq!(departments.names[departments.of_node[2] as usize], "21");
}

#[test]
fn wiki_vote_has_its_published_counts() {
    let Some(path) = shared("wiki-vote/wiki-Vote.txt.gz") else {
        return;
    };
    assert_eq!(counts(&path, DIRECTED), (7_115, 103_689, 5_854));
    assert_eq!(
        counts(
            &path,
            Reading {
                direction: Some(Direction::Reversed),
                ..DIRECTED
            }
        ),
        (7_115, 103_689, 5_854)
    );
    assert_eq!(counts(&path, UNDIRECTED), (7_115, 2 * 100_762, 2 * 100_762));
    let numbers = NetworkFile::read(&path, &DIRECTED).unwrap().names;
    let numbers = numbers.numbers();
    assert_eq!((numbers[0], numbers[7_114]), (3, 8_297));
}

#[test]
fn ca_grqc_lists_each_edge_from_both_ends() {
    let Some(path) = shared("ca-grqc/CA-GrQc.txt.gz") else {
        return;
    };
    assert_eq!(counts(&path, DIRECTED), (5_242, 28_968, 28_968));
    assert_eq!(counts(&path, UNDIRECTED), (5_242, 28_968, 28_968));
}

#[test]
fn nethept_states_its_sizes_and_repeats_lines() {
    let Some(path) = shared("nethept/NetHEPT.txt.gz") else {
        return;
    };
    let list = NetworkFile::read(&path, &UNDIRECTED).unwrap();
    assert_eq!(
        (list.account.listed, list.account.self_loops, states_sizes(&list)),
        (58_891, 39, true)
    );
    assert_eq!(counts(&path, UNDIRECTED), (15_233, 62_752, 62_752));
    let parallel = Reading {
        repeats: Repeats::Keep,
        ..UNDIRECTED
    };
    assert_eq!(counts(&path, parallel), (15_233, 2 * (58_891 - 39), 2 * (58_891 - 39)));
    // 22 of the 32 235 distinct ordered pairs are self-loops (on 39 lines).
    assert_eq!(counts(&path, DIRECTED), (15_233, 32_235 - 22, 1_674));
}

#[test]
fn lastfm_has_a_heading_and_countries() {
    let Some(path) = shared("lastfm-asia/lastfm_asia_edges.csv.gz") else {
        return;
    };
    assert_eq!(counts(&path, DIRECTED), (7_624, 27_806, 0));
    assert_eq!(counts(&path, UNDIRECTED), (7_624, 2 * 27_806, 2 * 27_806));
    let Some(labels) = shared("lastfm-asia/lastfm_asia_target.csv") else {
        return;
    };
    let names = NetworkFile::read(&path, &DIRECTED).unwrap().names;
    assert_eq!(Labels::read(&labels, &names).unwrap().names.len(), 18);
}

#[test]
fn ego_facebook_can_be_read_both_ways() {
    let Some(path) = shared("ego-facebook/facebook_combined.txt.gz") else {
        return;
    };
    assert_eq!(counts(&path, DIRECTED), (4_039, 88_234, 0));
    assert_eq!(counts(&path, UNDIRECTED), (4_039, 2 * 88_234, 2 * 88_234));
}

#[test]
fn dolphins_state_their_sizes_and_carry_weights() {
    let Some(path) = shared("dolphins-wc/network.txt") else {
        return;
    };
    assert_eq!(counts(&path, DIRECTED), (62, 159, 0));
}

#[test]
fn every_common_dress_of_a_file_is_the_same_graph() {
    let expected = [(1, 20), (20, 300), (300, 1)];
    let dresses: [&[u8]; 12] = [
        b"1 20\n20 300\n300 1\n",
        b"300 1\n1 20\n20 300",
        b"1\t20\r\n20\t300\r\n300\t1\r\n",
        b"1,20\n20, 300\n300 , 1\n",
        b"# a comment\n% another\n\n  1 20  \n\t\n20 300\n # 5 6\n300 1\n",
        b"\xef\xbb\xbf1 20\n20 300\n300 1\n",
        b"\xef\xbb\xbfnode_1,node_2\n1,20\n20,300\n300,1\n",
        b"\"Source\";\"Target\";\"Weight\"\n1;20;0.5\n20;300;1\n300;1;2e-3\n",
        b"# made by hand\nfrom to\n1 20\n20 300\n300 1\n",
        b"1 20 -1 1217567877\n20 300 1 1217567878\n300 1 1 1217567879\n",
        b"3 3\n1 20\n20 300\n300 1\n",
        b"1 20,\n20 300,\n300 1,\n",
    ];
    for dress in dresses {
        assert_eq!(arcs_of(dress, DIRECTED), expected, "{}", dress.escape_ascii());
        assert_eq!(
            arcs_of(gzip(dress), DIRECTED),
            expected,
            "{}, gzipped",
            dress.escape_ascii()
        );
    }
    let members = [gzip(b"1 20\n20 3"), gzip(b""), gzip(b"00\n300 1")].concat();
    assert_eq!(arcs_of(members, DIRECTED), expected);
}

#[test]
fn nodes_are_in_the_order_of_their_numbers() {
    let list = read(format!("{} 7\n7 3\n20000000 {}\n", u64::MAX, 1_u64 << 40), DIRECTED).unwrap();
    assert_eq!(list.names.numbers(), [3, 7, 20_000_000, 1 << 40, u64::MAX]);
    assert_eq!(list.graph.audience(1), [0]);
    assert_eq!(list.graph.audience(2), [3]);
    assert_eq!(list.graph.audience(4), [1]);
}

#[test]
fn direction_repeats_and_self_loops_are_as_asked() {
    let text = "1 2\n1 2\n2 1\n3 3\n3 1\n";
    let keep = |direction| Reading {
        direction: Some(direction),
        repeats: Repeats::Keep,
        ..DIRECTED
    };
    let drop = |direction| Reading {
        direction: Some(direction),
        ..DIRECTED
    };

    assert_eq!(arcs_of(text, drop(Direction::Forward)), [(1, 2), (2, 1), (3, 1)]);
    assert_eq!(
        arcs_of(text, keep(Direction::Forward)),
        [(1, 2), (1, 2), (2, 1), (3, 1)]
    );
    assert_eq!(arcs_of(text, drop(Direction::Reversed)), [(1, 2), (1, 3), (2, 1)]);
    assert_eq!(arcs_of(text, drop(Direction::Both)), [(1, 2), (1, 3), (2, 1), (3, 1)]);
    assert_eq!(arcs_of(text, keep(Direction::Both)).len(), 8);
    let refused = read(
        text,
        Reading {
            self_loops: SelfLoops::Refuse,
            ..DIRECTED
        },
    )
    .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "net.txt, line 4: an arc from node 3 to itself; remove the line, or have such lines dropped"
    );
    let refused = read(
        "3 3\n1 2\n",
        Reading {
            self_loops: SelfLoops::Refuse,
            ..DIRECTED
        },
    )
    .unwrap_err();
    assert_eq!(refused.line, Some(1));
}

#[test]
fn a_node_of_self_loops_only_exists() {
    let list = read("1 2\n9 9\n", DIRECTED).unwrap();
    assert_eq!(
        (list.names.numbers(), list.graph.arc_count(), list.account.self_loops),
        ([1, 2, 9].as_slice(), 1, 1)
    );
}

#[test]
fn a_first_line_is_sizes_only_if_nothing_speaks_against_it() {
    assert!(states_sizes(&read("4 3\n0 1\n1 2\n2 3\n", DIRECTED).unwrap()));
    assert!(states_sizes(&read("3 4\n1 2\n2 3\n3 1\n1 3\n", DIRECTED).unwrap()));
    // A line too many.
    assert_eq!(arcs_of("4 3\n0 1\n1 2\n2 3\n3 0\n", DIRECTED).len(), 5);
}

#[test]
fn a_wrong_line_is_named_with_what_to_do() {
    let begin = [
        (
            "1 2\n-3 4\n",
            "net.txt, line 2: found \"-3\" where a node should be: a whole number from 0 to",
        ),
        ("1 2\n\n# c\n1 2.5\n", "net.txt, line 4: found \"2.5\" where a node"),
        (
            "1 18446744073709551616\n",
            "net.txt, line 1: found \"18446744073709551616\" where",
        ),
        ("1 2\r3 4\n", "net.txt, line 1: found \"2\\u{d}3\" where a node"),
        (
            "1 2\n3\n",
            "net.txt, line 2: found only \"3\"; a line needs two columns, separated by a blank, tab, comma",
        ),
        ("1 2\n3,,4\n", "net.txt, line 1: lines are separated in different ways"),
        ("1,2\n,4\n", "net.txt, line 2: a column is empty; put a node number"),
        (
            "1 2 friend\n",
            "net.txt, line 1: found \"friend\" after the two nodes; without a heading, further columns hold",
        ),
        (
            "1 2\n\0\u{1}\u{2}\n",
            "net.txt, line 2: found \"\\u{0}\\u{1}\\u{2}\" where a node",
        ),
        ("", "net.txt: holds no arc; a line `1 2` would be one"),
        ("# only\n\n% comments\n", "net.txt: holds no arc; a line"),
        ("from,to\n", "net.txt: holds no arc; a line"),
        (
            "5 5\n2 2\n",
            "net.txt: holds no arc between two nodes, only 2 from a node to itself",
        ),
        (
            "PK\u{3}\u{4}rest",
            "net.txt: is a zip archive or a spreadsheet; unpack it",
        ),
        ("BZh91AY", "net.txt: is packed with bzip2; unpack it with `bunzip2`"),
    ];
    for (text, expected) in begin {
        let found = message(text);
        assert!(found.starts_with(expected), "{text:?}: {found}");
    }
    assert_eq!(arcs_of(b"\xff\xfe1\0 \x002\0", DIRECTED), [(1, 2)]);
    assert!(message([b"1 2\n".as_slice(), &[0xff; 500]].concat()).contains("is not UTF-8; save the file as UTF-8"));
    assert!(message(format!("1 2\n{}", "3".repeat(1 << 20))).contains("to 18446744073709551615, or a name"));
}

#[test]
fn damaged_gzip_is_told_from_a_wrong_line() {
    let pairs = (0..20_000).map(|node| (node, node * 7 % 20_011));
    let text = written(pairs);
    let whole = gzip(text.as_bytes());
    assert_eq!(read(&whole, DIRECTED).unwrap().account.listed, 20_000);
    for length in [2, 9, 12, whole.len() / 2, whole.len() - 9, whole.len() - 1] {
        let error = read(&whole[..length], DIRECTED).unwrap_err();
        assert!(matches!(error.fault, Fault::GzipTruncated), "{length} bytes: {error}");
    }
    let mut flipped = whole.clone();
    let checksum = flipped.len() - 6;
    flipped[checksum] ^= 1;
    assert!(matches!(
        read(&flipped, DIRECTED).unwrap_err().fault,
        Fault::GzipDamaged(_)
    ));
    let followed = [whole.as_slice(), b"rubbish after the end"].concat();
    assert!(matches!(
        read(followed, DIRECTED).unwrap_err().fault,
        Fault::GzipDamaged(_)
    ));
}

#[test]
fn a_missing_file_and_a_folder_are_said_to_be_so() {
    let error = NetworkFile::read(Path::new("no/such.txt"), &DIRECTED)
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("no/such.txt: cannot be read: "), "{error}");
    assert!(matches!(
        NetworkFile::read(Path::new("."), &DIRECTED).unwrap_err().fault,
        Fault::Io(_)
    ));
}

/// The nodes 3, 7 and 20.
fn nodes() -> Names {
    read("3 7\n20 3\n", DIRECTED).unwrap().names
}

fn labels(text: impl AsRef<[u8]>) -> Result<Labels, ReadError> {
    Labels::read_from(Path::new("segments.txt"), text.as_ref(), &nodes())
}

#[test]
fn labels_are_what_follows_the_node() {
    let expected = Labels {
        names: vec!["credit unions, west".into(), "peer".into()],
        of_node: vec![1, 0, 1],
    };
    let dresses = [
        "7 credit unions, west\n3 peer\n20 peer\n",
        "\u{feff}node,segment\r\n7,credit unions, west\r\n20,peer\r\n3,peer\r\n",
        "# c\nid\tname\n7\t\"credit unions, west\"\n\n3\tpeer\n3\tpeer\n20\tpeer",
    ];
    for dress in dresses {
        assert_eq!(labels(dress).unwrap(), expected, "{dress:?}");
        assert_eq!(labels(gzip(dress.as_bytes())).unwrap(), expected, "{dress:?}, gzipped");
    }
}

#[test]
fn a_wrong_label_is_named_with_what_to_do() {
    let begin = [
        ("3 a\n7 a\n", "segments.txt: node 20 has no label; add a line for it"),
        (
            "20 a\n",
            "segments.txt: node 3 and 1 more have no label; add a line for each",
        ),
        ("", "segments.txt: node 3 and 2 more have no label"),
        (
            "3 a\n8 a\n",
            "segments.txt, line 2: node 8 is not in the network; correct it or remove the line",
        ),
        (
            "3 a\n3 b\n",
            "segments.txt, line 2: node 3 has the label \"a\" already, here \"b\"; keep one of them",
        ),
        (
            "3\n",
            "segments.txt, line 1: found only \"3\"; a line needs two columns",
        ),
        (
            "3 \"\"\n",
            "segments.txt, line 1: found only \"3\"; a line needs two columns",
        ),
        (
            "3 a\nb c\n",
            "segments.txt, line 2: node b is not in the network; correct it or remove the line",
        ),
    ];
    for (text, expected) in begin {
        let found = labels(text).unwrap_err().to_string();
        assert!(found.starts_with(expected), "{text:?}: {found}");
    }
    assert!(matches!(labels(b"3 \xff\xfe\n").unwrap_err().fault, Fault::NotText(_)));
}

/// Marks, words and numbers that mean something to one reader or another.
const ODD_PIECES: &[&str] = &[
    "\r\n",
    "\r",
    "\x0c",
    "\x0b",
    "\t",
    "#",
    "# ",
    "%",
    "##",
    "\"",
    "\"\"",
    "'",
    ":",
    ": ",
    "|",
    ";",
    ",,",
    "{",
    "}",
    "[",
    "(",
    "<",
    "->",
    "//",
    "-",
    ".",
    "0.5",
    "1e5",
    "007",
    "NA",
    "TRUE",
    "x",
    "a b",
    "source",
    "target",
    "from,to",
    "weight",
    "nodes",
    "directed",
    "sep=",
    "sep=;",
    "2020-01-01",
    "12:30",
    "10.0.0.1",
    "#a",
    "é",
    "\u{feff}",
    "\u{a0}",
    "n m",
    "p edge 3 2\ne ",
    "*Vertices 2\n",
    "dl n=2 ",
    "graph [",
    "%%MatrixMarket matrix coordinate real general\n",
    "% bip\n",
];

/// Bytes that look like an edge list often enough to get past the first line.
fn likely_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => "[0-9]{1,3}".prop_map(String::into_bytes),
        6 => "[ \t,;]".prop_map(String::into_bytes),
        4 => Just(b"\n".to_vec()),
        3 => prop::sample::select(ODD_PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => Just(b"\x1f\x8b".to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_make_the_readers_panic(bytes in likely_bytes(), is_packed in any::<bool>()) {
        let bytes = if is_packed { gzip(&bytes) } else { bytes };
        for reading in [DIRECTED, UNDIRECTED] {
            if let Ok(list) = read(&bytes, reading) {
                prop_assert!(list.graph.arc_count() > 0);
                prop_assert!(list.names.numbers().is_sorted_by(|a, b| a < b));
                prop_assert_eq!(list.names.len(), list.graph.len());
                let _ = Labels::read_from(Path::new("labels"), bytes.as_slice(), &list.names);
            }
        }
        let _ = labels(&bytes);
    }

    #[test]
    fn damaged_gzip_never_panics(position in 0..200_usize, value in any::<u8>(), length in 0..200_usize) {
        let mut bytes = gzip(b"1 2\n2 3\n3 4\n4 5\n7 6\n");
        let position = position % bytes.len();
        bytes[position] = value;
        bytes.truncate(length);
        let _ = read(&bytes, DIRECTED);
    }

    #[test]
    fn what_was_written_is_read(pairs in prop::collection::vec((0..40_u64, 0..40_u64), 1..80), gap in 1..1_u64 << 50) {
        let mut expected: Vec<_> = pairs.iter().map(|(from, to)| (from * gap + 7, to * gap + 7)).collect();
        let text = written(expected.iter().copied());
        expected.retain(|(from, to)| from != to);
        expected.sort_unstable();
        prop_assume!(!expected.is_empty());
        let list = read(text, Reading { repeats: Repeats::Keep, header: Header::None, ..DIRECTED }).unwrap();
        prop_assume!(!states_sizes(&list));
        prop_assert_eq!(arcs(&list), expected);
    }
}
