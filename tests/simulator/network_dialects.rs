//! Networks are never misread in silence: how files are written in the wild, what is read from them, and what is refused.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use crate::kit::networks::{are_read, are_refused, leave_it_to_flags, read, read_as, told};
use whoknows::graph::Repeats;
use whoknows::graph::read::{
    Column, Columns, Direction, Directions, FirstLine, Format, Header, Labels, Note, Reading, Teller, Weights,
};

#[test]
fn a_size_line_is_no_arc() {
    are_read(&[
        ("4 3\n0 1\n1 2\n2 3\n", "0>1 1>2 2>3"),
        ("3 3\n10 20\n20 30\n30 10\n", "10>20 20>30 30>10"),
        // Twice as many, and half as many: both directions are counted, or listed.
        ("4 6\n1 2\n2 3\n3 4\n", "1>2 2>3 3>4"),
        ("5 3\n1 2 0.5\n2 3 0.5\n3 4 0.5\n", "1>2 2>3 3>4; 5"),
        ("5\n1 2\n2 3\n3 4\n", "1>2 2>3 3>4; 5"),
        // Short files in which the line as an arc would name a node that stands nowhere else.
        ("5 3\n1 2\n2 3\n3 4\n", "1>2 2>3 3>4; 5"),
        ("6 3\n0 1\n1 2\n2 3\n", "0>1 1>2 2>3; 4 5"),
        ("5 6\n1 2\n2 3\n3 4\n", "1>2 2>3 3>4; 5"),
        ("5 3\n1 2\n2 1\n2 3\n3 2\n3 4\n4 3\n", "1>2 2>1 2>3 3>2 3>4 4>3; 5"),
        // As an arc it would be there already.
        ("3 2\n1 2\n2 1\n2 3\n3 2\n", "1>2 2>1 2>3 3>2"),
        ("# undirected\n4 3\n1 2\n2 3\n3 4\n", "1>2 2>1 2>3 3>2 3>4 4>3"),
        ("5 nodes 3 edges\n1 2\n2 3\n3 4\n", "1>2 2>3 3>4; 5"),
        ("n=5 m=3\n1 2\n2 3\n3 4\n", "1>2 2>3 3>4; 5"),
        ("4,3\n0,1\n1,2\n2,3\n", "0>1 1>2 2>3"),
        ("\"4\",\"3\"\n\"0\",\"1\"\n\"1\",\"2\"\n\"2\",\"3\"\n", "0>1 1>2 2>3"),
        ("# c\n4 3\n0 1\n1 2\n2 3\n", "0>1 1>2 2>3"),
        // Rows, columns, entries.
        ("4 4 3\n1 2\n2 3\n3 4\n", "1>2 2>3 3>4"),
        ("5 5 3\n1 2 1.5\n2 3 1\n3 4 1\n", "1>2 2>3 3>4; 5"),
        ("2 3 2\n1 3\n2 1\n", "1>2:3 2>2:1; 2:2"),
        ("2 3 2\n1 3 0.5\n2 1 0.5\n", "1>2:3 2>2:1; 2:2"),
    ]);
    let taken = read("5 3\n1 2 1.5\n2 3 1\n3 4 1\n").unwrap().account;
    assert_eq!(taken.first_line, Some(FirstLine::Sizes("5 3".into())));
    assert_eq!((taken.nodes, taken.arcs, taken.isolated), (5, 3, 1));
    // A line too many or too few: an arc.
    are_read(&[
        ("5 2\n1 2\n2 3\n3 4\n", "1>2 2>3 3>4 5>2"),
        ("1 2\n9 9\n", "1>2; 9"),
        ("4 3\n0 1\n1 2\n2 3\n3 0\n", "0>1 1>2 2>3 3>0 4>3"),
        ("1 2\n2 3\n3 4\n", "1>2 2>3 3>4"),
    ]);
}

#[test]
fn a_first_line_that_could_be_both_is_refused_and_the_flag_decides() {
    let both = "`--header none` for an arc, `--header sizes`";
    are_refused(&[
        ("2 1\n1 2\n", both),
        ("4 3\n1 2\n2 3\n3 4\n", both),
        ("5 3\n1 2\n2 5\n5 1\n", both),
        // Many nodes of which there is no trace, in a short file.
        ("9 3\n1 2\n2 3\n3 1\n", both),
        ("10 4\n4 7\n1 4\n3 5\n9 2\n", both),
        ("3 2\n2 4\n2 1\n4 2\n1 2\n", both),
        ("7 2\n1 3\n3 1\n3 4\n4 3\n", both),
        ("3 4 3\n1 2 1\n2 3 1\n3 4 1\n", both),
    ]);
    let with = |header| Reading {
        header,
        ..Reading::default()
    };
    let text = "4 3\n1 2\n2 3\n3 4\n";
    let sizes = read_as("net.txt", text, &with(Header::Sizes)).unwrap();
    assert_eq!(told(&sizes), "1>2 2>3 3>4");
    let isolated = read_as("net.txt", "5 3\n0 1\n1 2\n2 3\n", &with(Header::Sizes)).unwrap();
    assert_eq!(told(&isolated), "0>1 1>2 2>3; 4");
    let arcs = read_as("net.txt", text, &with(Header::None)).unwrap();
    assert_eq!(told(&arcs), "1>2 2>3 3>4 4>3");
    let wrong = read_as("net.txt", "4 7\n1 2\n2 3\n3 4\n", &with(Header::Sizes)).unwrap();
    assert_eq!(wrong.account.notes, [Note::ArcsStated { stated: 7, found: 3 }]);
    let error = read_as("net.txt", "a b\n1 2\n", &with(Header::Sizes)).unwrap_err();
    assert!(error.to_string().contains("states no sizes"), "{error}");
    let names = read_as("net.txt", "alice,bob\nbob,carol\n", &with(Header::Names)).unwrap();
    assert_eq!(told(&names), "bob>carol");
    // In a long file so much agreement is no accident.
    let mut long = String::from("200 199\n");
    (1..200).for_each(|node| writeln!(long, "{node} {}", node + 1).unwrap());
    assert_eq!(read(&long).unwrap().account.arcs, 199);
}

#[test]
fn columns_are_taken_by_their_names() {
    are_read(&[
        ("Id,Source,Target\n0,1,2\n1,2,3\n2,3,4\n", "1>2 2>3 3>4"),
        ("Target,Source\n2,1\n3,2\n4,3\n", "1>2 2>3 3>4"),
        ("\u{feff}\"Ziel\";\"Quelle\"\r\n2;1\r\n", "1>2"),
        ("nach\tvon\n2\t1\n", "1>2"),
        ("to from\n2 1\n", "1>2"),
        ("v,u\n2,1\n", "1>2"),
        ("weight,dst,src\n7,2,1\n", "1>2"),
        ("follower,followee\n2,1\n", "1>2"),
        ("user_id,follower_id\n1,2\n", "1>2"),
        ("user,following\n2,1\n", "1>2"),
        (",source,target\n0,1,2\n1,2,3\n", "1>2 2>3"),
        ("Unnamed: 0,source,target\n0,1,2\n1,2,3\n", "1>2 2>3"),
        ("source,target\nalice,bob\nbob,carol\n", "alice>bob bob>carol"),
        ("# target source\n2 1\n3 2\n4 3\n", "1>2 2>3 3>4"),
        ("# FromNodeId\tToNodeId\n1\t2\n", "1>2"),
        // Two files, one behind the other.
        ("from,to\n2,3\nfrom,to\n1,2\n", "1>2 2>3"),
        ("Person,Friend\n1,2\n2,3\n", "1>2 2>3"),
        // Names that say nothing: the first two.
        ("foo,bar\n1,2\n2,3\n", "1>2 2>3"),
        ("node_1,node_2\n1,2\n", "1>2"),
        // No names but nodes.
        ("a b\nb c\nc a\n", "a>b b>c c>a"),
        ("u v\nv w\n", "u>v v>w"),
        ("alice bob\nbob carol\n", "alice>bob bob>carol"),
    ]);
    are_refused(&[
        ("x1,x2,x3\n0,1,2\n1,2,3\n", "which of the columns x1, x2, x3"),
        ("foo,bar,baz\n0,1,2\n1,2,3\n2,3,4\n", "--columns FROM,TO"),
        (
            "person,friends\nalice,bob\ncarol,dave\n",
            "`--header none` for an arc, `--header names`",
        ),
        ("source,source,target\n1,2,3\n", "which of the columns"),
        ("source,foo,bar\n1,2,3\n", "which of the columns"),
        ("node,group,time\n1,2,3\n", "which of the columns"),
        ("name,friend,since\nalice,bob,2010\n", "which of the columns"),
        ("V1,V2,V3\n1,2,3\n2,3,4\n", "which of the columns"),
        ("nodes 4\n1 2\n2 3\n3 4\n", "`--header none`"),
        ("4 nodes\n1 2\n2 3\n3 4\n", "`--header none`"),
        (
            "source,target,Type\n1,2,Undirected\n2,3,Both\n",
            "line 3: found \"Both\" where `Directed` or `Undirected`",
        ),
    ]);
    let read = read("Id,Source,Target,Weight\n0,1,2,0.5\n1,2,3,0.5\n").unwrap();
    let ends = read.account.ends.unwrap();
    assert_eq!((ends[0].number, ends[0].name.as_deref()), (2, Some("Source")));
    assert_eq!((ends[1].number, ends[1].name.as_deref()), (3, Some("Target")));
    assert_eq!(
        read.account.first_line,
        Some(FirstLine::Names("Id,Source,Target,Weight".into()))
    );
    assert!(read.account.weights_ignored);
    let ignored: Vec<usize> = read.account.ignored.iter().map(|column| column.number).collect();
    assert_eq!(ignored, [1, 4]);
}

#[test]
fn ends_are_named_in_other_languages() {
    are_read(&[
        ("destino,origen\n2,1\n3,2\n", "1>2 2>3"),
        ("cible;source\n2;1\n3;2\n", "1>2 2>3"),
        ("weight,naar,afzender\n1,2,1\n1,3,2\n", "1>2 2>3"),
        ("id\talvo\tfonte\n0\t2\t1\n1\t3\t2\n", "1>2 2>3"),
        ("куда,откуда\n2,1\n3,2\n", "1>2 2>3"),
        ("目标,源\n2,1\n3,2\n", "1>2 2>3"),
        ("till;från\nann;bob\ncy;ann\n", "ann>cy bob>ann"),
    ]);
    // One end is named, and the other may be `id` or the column whose name is not known here.
    are_refused(&[("id,prima,destination\n0,1,2\n1,2,3\n", "which of the columns")]);
}

#[test]
fn numbers_with_parted_thousands_are_no_four_columns() {
    are_refused(&[
        ("2 234 3 468\n3 468 4 702\n", "two numbers with parted thousands"),
        ("2,234,3,468\n3,468,4,702\n", "`--columns FROM,TO`"),
        ("2,234;3,468\n3,468;4,702\n", "where a node should be"),
    ]);
    let four = columns(Column::Number(1), Column::Number(2), None);
    assert_eq!(
        told(&read_as("net.txt", "2 234 3 468\n3 468 4 702\n", &four).unwrap()),
        "2>234 3>468"
    );
    are_read(&[("5 2 3 468\n2 5 4 702\n", "2>5 5>2")]);
}

#[test]
fn three_lines_with_weights_are_no_matrix_for_sure() {
    leave_it_to_flags(&[(
        "7 4 1\n7 2 4\n0.1 1 3\n",
        &[
            ("--format matrix", "1>2 1>3 2>1 2>3 3>1 3>2"),
            ("--columns 2,3", "1>3 2>4 4>1"),
        ],
    )]);
    are_refused(&[("4 7 1\n2 7 4\n1 0.1 3\n", "`--format matrix`")]);
    are_read(&[("0 0.5 0\n0 0 1\n0 0 0\n", "1>2 2>3")]);
}

#[test]
fn arrows_say_which_way() {
    let path = "1>2 2>1 2>3 3>2";
    are_read(&[
        ("1 -> 2\n2 -> 3\n", "1>2 2>3"),
        ("ann --> bob\nbob --> cy\n", "ann>bob bob>cy"),
        ("1 => 2\n2 => 3\n", "1>2 2>3"),
        ("1\t→\t2\n2\t→\t3\n", "1>2 2>3"),
        ("2 <- 1\n3 <- 2\n", "1>2 2>3"),
        ("1 -- 2\n2 -- 3\n", path),
        ("1 <-> 2;\n2 <-> 3;\n", path),
        ("1,->,2\n2,->,3\n", "1>2 2>3"),
        ("# Undirected graph\n1 -> 2\n2 -> 3\n", path),
        (
            "\"new york\" -> boston 3\nboston -> \"new york\" 4\n",
            "boston>new york new york>boston",
        ),
        // Hyphens are part of names.
        ("a-b c--d\nc--d e\n", "a-b>c--d c--d>e"),
    ]);
    let weighted = read_as("net.txt", "1 -> 2 0.5\n2 -> 3 1\n", &WEIGHTED).unwrap();
    assert_eq!(
        (told(&weighted).as_str(), weighted.weights.as_slice()),
        ("1>2 2>3", &[0.5, 1.0][..])
    );
    let account = read("1 -> 2\n2 -> 3\n").unwrap().account;
    assert_eq!(
        (account.direction, account.direction_by),
        (Directions::Forward, Teller::File)
    );
    assert!(account.ignored.is_empty());
    are_refused(&[
        ("1->2\n2->3\n", "put blanks around the arrow"),
        ("a=>b\nb=>c\n", "put blanks around the arrow"),
        (
            "1 -> 2\n2 <- 3\n",
            "line 2: \"2 <- 3\" has not the arrow that the lines above it have",
        ),
        ("0 2 1 2\n1 1 2\n2 0\n", "count the neighbours"),
        ("1 -> 2 -> 3\n2 -> 3 -> 4\n", "found \"->\""),
        ("new york -> boston\nboston -> new york\n", "found \"->\""),
        ("undirected\n4 3\n3 4\n1 2\n2 3\n", "speaks of the graph and is no arc"),
    ]);
    let mut long = "1 -> 2\n".repeat(20_000);
    long.push_str("2 <- 3\n");
    are_refused(&[(&long, "has not the arrow that the lines above it have")]);
}

#[test]
fn double_colons_part_numbers() {
    are_read(&[
        (
            "1::7::5::978300760\n1::3::3::978302109\n3::1::4::978301968\n",
            "1>3 1>7 3>1",
        ),
        ("1::2\n2::3\n", "1>2 2>3"),
        // Addresses have them inside.
        ("fe80::1 fe80::2\nfe80::2 fe80::3\n", "fe80::1>fe80::2 fe80::2>fe80::3"),
        ("1::2 1::3\n1::3 1::4\n", "1::2>1::3 1::3>1::4"),
    ]);
    are_refused(&[
        ("fe80::1\nfe80::2\n", "two columns"),
        ("std::a::b\nstd::c::d\n", "two columns"),
    ]);
}

#[test]
fn printed_tables_are_read_or_refused_by_name() {
    are_read(&[
        (
            "| source | target |\n|--------|--------|\n| 1 | 2 |\n| 2 | 3 |\n",
            "1>2 2>3",
        ),
        (
            "| target | source |\n|:-------|-------:|\n| b | a |\n| c | b |\n",
            "a>b b>c",
        ),
        (
            "|    |   source |   target |\n|---:|---------:|---------:|\n|  0 |        1 |        2 |\n|  1 |        2 |        3 |\n",
            "1>2 2>3",
        ),
        (
            " source | target \n--------+--------\n      1 |      2\n      2 |      3\n(2 rows)\n",
            "1>2 2>3",
        ),
        (
            "+--------+--------+\n| source | target |\n+--------+--------+\n|      1 |      2 |\n|      2 |      3 |\n+--------+--------+\n2 rows in set (0.00 sec)\n",
            "1>2 2>3",
        ),
        (
            "  source    target\n--------  --------\n       1         2\n       2         3\n",
            "1>2 2>3",
        ),
        ("| 1 | 2 |\n| 2 | 3 |\n", "1>2 2>3"),
        // An index without a name, as pandas writes it.
        ("|source|target\n0|1|2\n1|2|3\n", "1>2 2>3"),
    ]);
    are_refused(&[
        (
            "# A tibble: 3 × 2\n   from    to\n  <dbl> <dbl>\n1     1     2\n2     2     3\n",
            "as R prints it",
        ),
        ("   from to\n  <chr> <chr>\n1 a b\n2 b c\n", "write.csv"),
        ("from to\n1 2\n2 3\n# ℹ 990 more rows\n", "leave out lines"),
        (
            "┌─────┬─────┐\n│ src ┆ dst │\n╞═════╪═════╡\n│ 1   ┆ 2   │\n└─────┴─────┘\n",
            "drawn with lines",
        ),
        ("source target\n1 2\n..  ..\n9 10\n", "where a node should be"),
        ("1 2\n2 3\n---\n3 4\n", "only \"---\""),
    ]);
}

#[test]
fn json_is_named_with_the_command_that_takes_out_its_arcs() {
    are_refused(&[
        (
            "{\"source\": 1, \"target\": 2}\n{\"source\": 2, \"target\": 3}\n",
            "`jq -r '[.source, .target] | @csv' FILE`",
        ),
        (
            "[\n {\"source\": 1, \"target\": 2}\n]\n",
            "`jq -r '.[] | [.source, .target] | @csv' FILE`",
        ),
        ("[[1,2],[2,3]]\n", "`jq -r '.[] | @csv' FILE`"),
        (
            "{\"nodes\": [], \"links\": [{\"source\": 1, \"target\": 2}]}\n",
            "`jq -r '.links[] | [.source, .target] | @csv' FILE`",
        ),
        ("{\n\"nodes\": [],\n\"edges\": [{\"source\": 1}]}\n", "'.edges[]"),
        ("{\"1\": [2, 3],\n \"2\": []}\n", "JSON"),
        ("[(1, 2), (2, 3)]\n", "list of Python"),
        ("{1, 2}\n{2, 3}\n", "sets in braces"),
        ("[[0 1]\n [1 0]]\n", "`numpy.savetxt`"),
    ]);
}

#[test]
fn an_entry_of_0_is_an_arc_and_is_said() {
    let text = "%%MatrixMarket matrix coordinate real general\n3 3 3\n1 2 0.0\n2 3 1\n3 1 0\n";
    let network = read(text).unwrap();
    assert_eq!(told(&network), "1>2 2>3 3>1");
    assert_eq!(network.account.notes, [Note::ZeroWeights(2)]);
    let dense = read("%%MatrixMarket matrix array real general\n2 2\n0\n0\n1\n0\n").unwrap();
    assert_eq!((told(&dense).as_str(), dense.account.notes.len()), ("1>2", 0));
}

fn columns(from: Column, to: Column, weight: Option<Column>) -> Reading {
    Reading {
        columns: Some(Columns { from, to, weight }),
        ..Reading::default()
    }
}

#[test]
fn the_users_columns_count_more_than_names() {
    let numbers = columns(Column::Number(3), Column::Number(2), None);
    let of = |text: &str, reading: &Reading| read_as("net.txt", text, reading);
    assert_eq!(told(&of("0 1 2\n1 2 3\n", &numbers).unwrap()), "2>1 3>2");
    assert_eq!(told(&of("id,source,target\n0,1,2\n", &numbers).unwrap()), "2>1");
    let names = columns(
        Column::Name("Wer".into()),
        Column::Name("wen".into()),
        Some(Column::Name("wie oft".into())),
    );
    let weighted = Reading {
        weights: Weights::Wanted,
        ..names.clone()
    };
    let network = of("wen;wie oft;wer\n2;0,5;1\n", &weighted).unwrap();
    assert_eq!(
        (told(&network).as_str(), network.weights.as_slice()),
        ("1>2", [0.5].as_slice())
    );
    let error = of("a,b\n1,2\n", &names).unwrap_err().to_string();
    assert!(
        error.contains("there is no column Wer; the columns are a, b"),
        "{error}"
    );
}

#[test]
fn the_file_says_how_it_is_meant() {
    let path = "1>2 2>1 2>3 3>2 3>4 4>3";
    are_read(&[
        (
            "%%MatrixMarket matrix coordinate pattern symmetric\n4 4 3\n2 1\n3 2\n4 3\n",
            path,
        ),
        (
            "%%MatrixMarket matrix coordinate real symmetric\n% c\n5 5 3\n2 1 .5\n3 2 1\n4 3 1\n",
            "1>2 2>1 2>3 3>2 3>4 4>3; 5",
        ),
        (
            "%%matrixmarket MATRIX coordinate integer skew-symmetric\n4 4 3\n2 1 1\n3 2 1\n4 3 1\n",
            path,
        ),
        (
            "%%MatrixMarket matrix coordinate complex hermitian\n4 4 3\n2 1 1 2\n3 2 1 0\n4 3 1 0\n",
            path,
        ),
        (
            "%%MatrixMarket matrix coordinate pattern general\n4 4 3\n1 2\n2 3\n3 4\n",
            "1>2 2>3 3>4",
        ),
        (
            "%%MatrixMarket matrix coordinate pattern general\n2 3 2\n1 3\n2 1\n",
            "1>2:3 2>2:1; 2:2",
        ),
        ("%%MatrixMarket matrix array real general\n2 2\n0\n0\n1\n0\n", "1>2"),
        (
            "%%MatrixMarket matrix array real symmetric\n3 3\n0\n1\n0\n0\n1\n0\n",
            "1>2 2>1 2>3 3>2",
        ),
        ("% sym unweighted\n1 2\n2 3\n3 4\n", path),
        ("% sym\n1 2\n2 1\n2 3\n3 2\n3 4\n", path),
        (
            "% asym positive\n% 3 4 4\n1 2 1 1082040961\n2 3 1 1082155839\n3 4 1 5\n",
            "1>2 2>3 3>4",
        ),
        ("% bip unweighted\n1 1\n1 2\n2 1\n", "1>2:1 1>2:2 2>2:1"),
        (
            "# Undirected graph: ../x.txt\n# Nodes: 4 Edges: 3\n1 2\n2 3\n3 4\n",
            path,
        ),
        (
            "# Directed graph (each unordered pair of nodes is saved once)\n1 2\n2 3\n3 4\n",
            "1>2 2>3 3>4",
        ),
        (
            "Source,Target,Type\n1,2,Undirected\n2,3,Undirected\n3,4,Undirected\n",
            path,
        ),
        (
            "Source,Target,Type,Id,Label,Weight\n1,2,Directed,0,,1\n2,3,Undirected,1,,1.0\n",
            "1>2 2>3 3>2",
        ),
    ]);
    are_refused(&[
        (
            "%%MatrixMarket matrix coordinate pattern general\n4 4 4\n1 2\n",
            "ends after 1 of 4 entries",
        ),
        (
            "%%MatrixMarket matrix coordinate pattern general\n4 4 1\n1 5\n",
            "line 3: found \"5\" where a row or column from 1 to 4",
        ),
        (
            "%%MatrixMarket vector\n4 4 1\n1 2\n",
            "starts like `%%MatrixMarket matrix coordinate",
        ),
        (
            "%%MatrixMarket matrix coordinate pattern general\n300000000 300000000 1\n1 2\n",
            "states 300000000 nodes",
        ),
    ]);
    let account = read("# Undirected graph\n# Nodes: 9 Edges: 7\n1 2\n").unwrap().account;
    assert_eq!(
        (account.direction, account.direction_by),
        (Directions::Both, Teller::File)
    );
    let stated = [
        Note::NodesStated { stated: 9, found: 2 },
        Note::ArcsStated { stated: 7, found: 1 },
    ];
    assert_eq!(account.notes, stated);
    assert_eq!(
        read("% bip\n1 1\n1 2\n").unwrap().account.direction,
        Directions::Forward
    );
    let contrary = Reading {
        direction: Some(Direction::Forward),
        ..Reading::default()
    };
    let network = read_as("net.txt", "% sym\n1 2\n", &contrary).unwrap();
    assert_eq!(
        (told(&network).as_str(), network.account.direction_disputed),
        ("1>2", true)
    );
    assert_eq!(read("1 2\n").unwrap().account.direction_by, Teller::Default);
}

const WEIGHTED: Reading = Reading {
    direction: None,
    repeats: Repeats::Drop,
    self_loops: whoknows::graph::read::SelfLoops::Drop,
    header: Header::Auto,
    columns: None,
    format: None,
    attribute: None,
    weights: Weights::Wanted,
};

#[test]
fn weights_are_read_with_points_and_commas() {
    for (text, expected) in [
        ("1;2;0,9\n2;3;0,9\n", [0.9, 0.9]),
        ("1\t2\t0,9\n2\t3\t0,25\n", [0.9, 0.25]),
        ("1 2 0,9\n2 3 0,25\n", [0.9, 0.25]),
        ("1;2;\"0,9\"\n2;3;\"1\"\n", [0.9, 1.0]),
        ("von;nach;Gewicht\n1;2;0,9\n2;3;1,0\n", [0.9, 1.0]),
        ("1,2,0.5\n2,3,1\n", [0.5, 1.0]),
        ("1, 2, 0.5\n2, 3, 1\n", [0.5, 1.0]),
        ("1 2 {'weight': 0.5}\n2 3 {'weight': 1}\n", [0.5, 1.0]),
        (
            "1 2 {'a': 3, 'weight': 0.5}\n2 3 {\"weight\": 1.0, 'b': 2}\n",
            [0.5, 1.0],
        ),
        ("weight,target,source\n0.5,2,1\n1,3,2\n", [0.5, 1.0]),
        ("source,target,id,p\n1,2,7,0.5\n2,3,8,1\n", [0.5, 1.0]),
        ("sep=;\nsource;target;p\n1;2;0,5\n2;3;1\n", [0.5, 1.0]),
        (
            "%%MatrixMarket matrix coordinate real general\n3 3 2\n1 2 0.5\n2 3 1\n",
            [0.5, 1.0],
        ),
        ("0 0.5 0\n0 0 1\n0 0 0\n", [0.5, 1.0]),
    ] {
        let network = read_as("net.txt", text, &WEIGHTED).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(
            (told(&network).as_str(), network.weights.as_slice()),
            ("1>2 2>3", &expected[..]),
            "{text:?}"
        );
    }
    for (text, expected) in [
        ("1;2;1,9\n", "found \"1,9\" where the probability"),
        ("1 2 0.5\n2 3\n", "line 2: found \"\" where the probability"),
        ("1 2 {}\n", "found \"\" where the probability"),
        (
            "source,target,foo,bar\n1,2,0.5,1\n",
            "no column is known to hold the weights",
        ),
        (
            "%%MatrixMarket matrix coordinate pattern general\n3 3 1\n1 2\n",
            "of kind `pattern` has no weights",
        ),
    ] {
        let error = read_as("net.txt", text, &WEIGHTED).unwrap_err().to_string();
        assert!(error.contains(expected), "{text:?}: {error}");
    }
    let both = Reading {
        direction: Some(Direction::Both),
        ..WEIGHTED
    };
    let network = read_as("net.txt", "1 2 0.3\n2 1 0.5\n2 3 1\n", &both).unwrap();
    let contradiction = network.account.contradicting_weights.unwrap();
    assert_eq!(
        (contradiction.arcs, contradiction.taken, contradiction.other),
        (1, 0.3, 0.5)
    );
    assert_eq!(network.weights, [0.3, 0.3, 1.0, 1.0]);
}

#[test]
fn other_layouts_are_read_or_refused() {
    are_read(&[
        ("0 1 2\n1 2\n2 0 3\n3 0\n", "0>1 0>2 1>2 2>0 2>3 3>0"),
        ("a b c\nb c\nc\n", "a>b a>c b>c"),
        ("#path\n# GMT Sat\n#  G\n0 1 2\n1 2\n2\n", "0>1 0>2 1>2"),
        ("a,b,c\nb,c\nc,a\n", "a>b a>c b>c c>a"),
        ("0 1 1\n0 0 1\n1 0 0\n", "1>2 1>3 2>3 3>1"),
        ("0,1,1\n0,0,1\n1,0,0\n", "1>2 1>3 2>3 3>1"),
        (",a,b,c\na,0,1,1\nb,0,0,1\nc,1,0,0\n", "a>b a>c b>c c>a"),
        (",1,2,3\n1,0,7,1\n2,0,0,1\n3,2.5,0,0\n", "1>2 1>3 2>3 3>1"),
        ("a,b,c\n0,1,1\n0,0,1\n1,0,0\n", "a>b a>c b>c c>a"),
        ("a 0 1 1\nb 0 0 1\nc 1 0 0\n", "a>b a>c b>c c>a"),
        ("0 2\n1 {}\n2 {}\n1 1\n2 {}\n2 0\n", "0>1 0>2 1>2"),
        ("0,alice,bob\n1,bob,carol\n", "alice>bob bob>carol"),
        ("1 20 -1 1217567877\n20 300 1 1217567878\n", "1>20 20>300"),
        ("1 2 2016-01-01 12:00\n2 3 2016-01-02 13:00\n", "1>2 2>3"),
    ]);
    are_refused(&[
        ("0 1 2\n1 2 3\n2 3 4\n", "`--columns 2,3` if"),
        ("1 5 6\n2 6 7\n3 7 8\n", "`--columns 1,2` if"),
        ("1 2 5\n2 3\n3 4 7\n", "line 2: has 2 columns where other lines have 3"),
        ("0 1 2\n1 2 0\n2 0 1\n", "`--format adjacency-list` if"),
        ("0 3 1\n3 0 2\n1 2 0\n", "a matrix with a row per node"),
        ("1 1\n0 1\n", "a matrix with a row per node"),
        ("e 1 2\ne 2 3\n", "`--columns 2,3`"),
        ("the quick brown fox\njumps over the lazy dog\n", "net.txt, line 2: "),
        ("1,2\n2;3\n3 4\n", "separated in different ways"),
        ("(1, 2)\n(2, 3)\n", "line 1: found \"(1\" where a node should be"),
        ("[1, 2],\n[2, 3],\n", "line 1: found \"[1\" where a node should be"),
        ("1,alice\n2,bob\n", "--columns"),
        ("1 2 friend\n", "found \"friend\" after the two nodes"),
    ]);
    let account = read("0 1 2\n1 2\n2 0 3\n3 0\n").unwrap().account;
    assert_eq!(account.format, Format::AdjacencyList);
    assert_eq!(read("0 1 1\n0 0 1\n1 0 0\n").unwrap().account.format, Format::Matrix);
    let as_list = |format| Reading {
        format: Some(format),
        ..Reading::default()
    };
    let text = "0 1 2\n1 2 0\n2 0 1\n";
    let list = read_as("net.txt", text, &as_list(Format::AdjacencyList)).unwrap();
    assert_eq!(list.account.arcs, 6);
    let edges = read_as("net.txt", text, &columns(Column::Number(1), Column::Number(2), None)).unwrap();
    assert_eq!(told(&edges), "0>1 1>2 2>0");
    let matrix = read_as("net.txt", "0 3 1\n3 0 2\n1 2 0\n", &as_list(Format::Matrix)).unwrap();
    assert_eq!(matrix.account.arcs, 6);
    // The same of files that are too long to be looked at as a whole.
    let mut long = String::new();
    (0..20_000).for_each(|node| {
        write!(long, "{node}").unwrap();
        (0..node % 9).for_each(|step| write!(long, " {}", (node + 1 + step) % 20_000).unwrap());
        long.push('\n');
    });
    assert_eq!(read(&long).unwrap().account.format, Format::AdjacencyList);
    let mut late = String::new();
    (0..20_000).for_each(|node| writeln!(late, "{node} {}", node + 1).unwrap());
    late.push_str("7 8 9\n");
    let error = read(&late).unwrap_err().to_string();
    assert!(
        error.contains("line 20001: has 3 columns where other lines have 2"),
        "{error}"
    );
}

#[test]
fn nodes_may_be_called_anything() {
    are_read(&[
        ("alice bob\nbob carol\nalice carol\n", "alice>bob alice>carol bob>carol"),
        (
            "\"Doe, Jane\",\"Roe, Rick\"\n\"Roe, Rick\",Al\nAl,\"Doe, Jane\"\n",
            "Al>Doe, Jane Doe, Jane>Roe, Rick Roe, Rick>Al",
        ),
        (
            "\"Ann \"\"Bee\"\" Cox\",Bob\nBob,\"Cy, \"\"C\"\"\"\n",
            "Ann \"Bee\" Cox>Bob Bob>Cy, \"C\"",
        ),
        (
            ",\"a \"\"b\"\"\",c\n\"a \"\"b\"\"\",0,1\nc,1,0\n",
            "a \"b\">c c>a \"b\"",
        ),
        ("\"1\" 2\n2.0 3\n1e+01 1.0\n", "10>1 1>2 2>3"),
        ("source,target\n1.0,2.0\n2.0,3.0\n", "1>2 2>3"),
        ("1 alice\nalice 2\n", "1>alice alice>2"),
        ("1 2 {}\n2 3 {}\n", "1>2 2>3"),
        ("1;2;;;\n2;3;;;\n", "1>2 2>3"),
        ("1,2,\n2,3,\n", "1>2 2>3"),
        (
            "sep=;\r\nSource;Target\r\nJürgen;Ana\r\nAna;Bo\r\n",
            "Ana>Bo Jürgen>Ana",
        ),
        ("0x1f 0x2a\n0x2a 0x1f\n", "0x1f>0x2a 0x2a>0x1f"),
        ("2f1e-77 3a\n3a 12e5\n12e5 2f1e-77\n", "12e5>2f1e-77 2f1e-77>3a 3a>12e5"),
    ]);
    are_refused(&[
        ("1 2\n-3 4\n", "line 2: found \"-3\" where a node should be"),
        ("1 2\n2 2.5\n", "line 2: found \"2.5\""),
        ("1 2\n3 nan\n", "marks a missing value"),
        ("\"a \\\"b, c\\\" d\",e\ne,f\n", "line 2: has 2 columns"),
        ("1.2345678901234568e+17 2\n", "has lost its last digits"),
        ("1 2\n3 \u{1}x\n", "line 2: found"),
    ]);
    let network = read("7 alice\nalice 3\nbob 7\n").unwrap();
    assert_eq!(network.names.iter().collect::<Vec<_>>(), ["3", "7", "alice", "bob"]);
    assert_eq!(
        (network.names.find("alice"), network.names.find("7.0")),
        (Some(2), Some(1))
    );
    assert_eq!(network.account.text_names, 2);
    let utf16 = |order: fn(u16) -> [u8; 2]| {
        "\u{feff}Ana,Bo\nBo,Jürgen\n"
            .encode_utf16()
            .flat_map(order)
            .collect::<Vec<u8>>()
    };
    for bytes in [utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)] {
        assert_eq!(told(&read(bytes).unwrap()), "Ana>Bo Bo>Jürgen");
    }
}

#[test]
fn metis_files_are_read_whatever_their_lines() {
    let read = |text: &str| read_as("net.graph", text, &Reading::default());
    assert_eq!(told(&read("3 2\n2\n1 3\n2\n").unwrap()), "1>2 2>1 2>3 3>2");
    let account = read("3 2\n2\n1 3\n2\n").unwrap().account;
    assert_eq!(
        (account.format, account.direction, account.direction_by),
        (Format::Metis, Directions::Both, Teller::File)
    );
    assert_eq!((account.listed, account.repeats), (2, 0));
    // A hub of 60 000.
    let mut hub = String::from("60001 60000\n");
    (2..=60_001).for_each(|node| write!(hub, "{node} ").unwrap());
    hub.push_str(&"\n1".repeat(60_000));
    assert_eq!(read(&hub).unwrap().graph.audience(0).len(), 60_000);
    for (text, expected) in [
        ("300000000 1\n2\n1\n", "ends after the lines of 2 of 300000000 nodes"),
        ("2 1 110 18446744073709551615\n2\n1\n", "a METIS file starts with"),
        ("2 2160000000\n2\n1\n", "which are 4320000000 arcs"),
    ] {
        let error = read(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{text:?}: {error}");
    }
    let weighted = read_as("net.metis", "3 2 1\n2 0.5\n1 0.5 3 1\n2 1\n", &WEIGHTED).unwrap();
    assert_eq!(weighted.weights, [0.5, 0.5, 1.0, 1.0]);
    let by_format = Reading {
        format: Some(Format::Metis),
        ..Reading::default()
    };
    assert_eq!(
        read_as("net.txt", "3 2\n2\n1 3\n2\n", &by_format).unwrap().account.arcs,
        4
    );
}

#[test]
fn other_containers_are_named_with_the_way_out() {
    let tar = {
        let mut tar = vec![0_u8; 1_024];
        tar[..8].copy_from_slice(b"net.txt\0");
        tar[257..262].copy_from_slice(b"ustar");
        tar
    };
    let packed = {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&tar).unwrap();
        packer.finish().unwrap()
    };
    for (bytes, expected) in [
        (tar.as_slice(), "tar -x"),
        (&packed, "tar -x"),
        (b"PK\x03\x04", "unpack it, or save the sheet as CSV"),
        (b"\x28\xb5\x2f\xfd", "zstd -d"),
        (b"\xfd7zXZ\0", "xz -d"),
        (b"BZh9", "bunzip2"),
        (b"PAR1", "Parquet"),
        (b"SQLite format 3\0", "SQLite"),
        (b"%PDF-1.4", "PDF"),
        (b"<!DOCTYPE html>\n<html>", "web page"),
        (b"{\"nodes\": []}", "JSON"),
        (b"[[1, 2]]", "JSON"),
        (b"\x80\x04\x95", "pickle"),
        (b"\x93NUMPY", "numpy"),
    ] {
        let error = read(bytes).unwrap_err().to_string();
        assert!(error.contains(expected), "{}: {error}", bytes[..4].escape_ascii());
    }
}

#[test]
fn label_files_are_read_like_networks() {
    let network = read("Ana,Bo\nBo,Jürgen\nJürgen,\"Doe, Jane\"\n\"Doe, Jane\",Ana\n").unwrap();
    let labels = |text: &str| Labels::read_from(Path::new("who.csv"), text.as_bytes(), &network.names);
    let expected = ["Ana>peer", "Bo>boss", "Doe, Jane>peer", "Jürgen>boss"];
    for text in [
        "Ana,peer\nBo,boss\n\"Doe, Jane\",peer\nJürgen,boss\n",
        "\u{feff}node;segment\r\nAna;peer\r\nBo;boss\r\nDoe, Jane;peer\r\nJürgen;boss\r\n",
        "segment,name\npeer,Ana\nboss,Bo\npeer,\"Doe, Jane\"\nboss,Jürgen\n",
        "Id;Alter;Abteilung\nAna;3;peer\nBo;4;boss\nDoe, Jane;5;peer\nJürgen;6;boss\n",
        "sep=;\nAna;peer\nBo;boss\nDoe, Jane;peer\nJürgen;boss\nJürgen;boss\n",
        "Ana\tpeer\nBo\tboss\nDoe, Jane\tpeer\nJürgen\tboss\n",
    ] {
        let labels = labels(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        let told: Vec<String> = (0..4)
            .map(|node| {
                format!(
                    "{}>{}",
                    network.names.name(node),
                    labels.names[labels.of_node[node as usize] as usize]
                )
            })
            .collect();
        assert_eq!(told, expected, "{text:?}");
    }
    for (text, expected) in [
        (
            "Ana,peer\nBoo,boss\n",
            "who.csv, line 2: node Boo is not in the network; did you mean Bo?",
        ),
        (
            "node,x,y\nAna,1,2\nBo,1,2\n",
            "which of the columns node, x, y holds the segments?",
        ),
        (
            "Ana,peer\nBo,boss\nAna,boss\n",
            "who.csv, line 3: node Ana has the label \"peer\" already",
        ),
    ] {
        let error = labels(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{text:?}: {error}");
    }
}

#[test]
fn what_is_stated_costs_no_memory() {
    are_refused(&[("300000000 2\n1 2\n2 3\n", "`--header sizes`")]);
    let forced = Reading {
        header: Header::Sizes,
        ..Reading::default()
    };
    let error = read_as("net.txt", "4000000000 2\n1 2\n2 3\n", &forced)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("states 4000000000 nodes where its lines name 3"),
        "{error}"
    );
}
