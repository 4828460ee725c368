//! Networks in files that can be taken for something else: each is read by what speaks for it, or refused with a way out that works.

use std::path::Path;

use crate::kit::networks::{are_read, are_refused, leave_it_to_flags, read, read_as, reading, told};
use whoknows::graph::read::{Directions, Format, Labels, NodeList, Reading, Weights};

#[test]
fn names_may_begin_as_comments_do() {
    are_read(&[
        ("source,target\n#metoo,#law\n#law,#news\n", "#law>#news #metoo>#law"),
        ("source\ttarget\n#metoo\t#law\nlaw\tx\n", "#metoo>#law law>x"),
        ("source,target\n%EF,a\na,b\n", "%EF>a a>b"),
        ("source,target\n#metoo,law\n#law,politics\n", "#law>politics #metoo>law"),
        ("#metoo,#law\n#law,#x\n", "#law>#x #metoo>#law"),
        ("#7,#2\n#2,#3\n", "#2>#3 #7>#2"),
        ("#metoo #law\n#law #x\n", "#law>#x #metoo>#law"),
        ("law #metoo\n#metoo x\n", "#metoo>x law>#metoo"),
        // Comments.
        ("# my file\n1 2\n# more\n2 3\n", "1>2 2>3"),
        ("#1 2\n1 2\n2 3\n", "1>2 2>3"),
        ("1,2\n# 5,6\n2,3\n", "1>2 2>3"),
        ("#source,target\n1,2\n2,3\n", "1>2 2>3"),
        ("#target,source\n2,1\n3,2\n4,3\n", "1>2 2>3 3>4"),
    ]);
    are_refused(&[
        (
            "1 2\n#5 6\n2 3\n",
            "line 2: \"#5 6\" could be a comment or a line of the table",
        ),
        ("1,2\n#5,6\n2,3\n", "line 2: \"#5,6\" could be a comment"),
        ("alice bob\n#tag bob\n", "double quotes around a name"),
        (
            "#alice,bob\nbob,carol\ncarol,alice\n",
            "line 1: \"#alice,bob\" could be a comment",
        ),
    ]);
    are_read(&[("1,2\n\"#5\",6\n2,3\n", "#5>6 1>2 2>3")]);
    // Beyond what is looked at first, too.
    let mut late = "a b\n".repeat(20_000);
    late.push_str("#c d\n");
    let error = read_as("net.txt", &late, &Reading::default()).unwrap_err().to_string();
    assert!(error.contains("line 20001: \"#c d\" could be a comment"), "{error}");
    // Lists of nodes and of labels know the names.
    let network = read_as("net.csv", "source,target\n#metoo,#law\n#law,x\n", &Reading::default()).unwrap();
    let list = NodeList::read_from(Path::new("i.txt"), "# mine\n#law\n#metoo\n".as_bytes(), &network.names).unwrap();
    assert_eq!(list.nodes.len(), 2);
    let labels = Labels::read_from(
        Path::new("s.csv"),
        "# mine\n#law,a\n#metoo,b\nx,a\n".as_bytes(),
        &network.names,
    );
    assert_eq!(labels.unwrap().names, ["a", "b"]);
}

#[test]
fn comments_say_only_what_they_say_clearly() {
    let direction = |text: &str| {
        let account = read_as("net.txt", format!("{text}\n1 2\n2 3\n3 4\n"), &Reading::default())
            .unwrap()
            .account;
        account.direction
    };
    for (comment, expected) in [
        ("# undirected: false", Directions::Forward),
        ("# not an undirected graph", Directions::Forward),
        ("# the undirected version is elsewhere", Directions::Forward),
        ("# Directed: no", Directions::Both),
        ("# directed=0", Directions::Both),
        ("# undirected; 4 nodes", Directions::Both),
        ("# directed\n# undirected", Directions::Forward),
    ] {
        assert_eq!(direction(comment), expected, "{comment}");
    }
    // A heading is heard wherever it stands above the lines.
    are_read(&[
        ("# follower followee\n# other\n2 1\n3 2\n4 3\n", "1>2 2>3 3>4"),
        (
            "# other thing here\n# target source\n# more of it\n2 1\n3 2\n4 3\n",
            "1>2 2>3 3>4",
        ),
        ("# columns: target source\n2 1\n3 2\n4 3\n", "1>2 2>3 3>4"),
        ("# target: people\n1 2\n2 3\n3 4\n", "1>2 2>3 3>4"),
        ("# timestamp,sender,recipient\n18,1,2\n33,2,3\n", "1>2 2>3"),
    ]);
    are_refused(&[
        ("# target source weight\n2 1\n3 2\n4 3\n", "which of the columns"),
        ("# target source\n# from to\n2 1\n3 2\n4 3\n", "which of the columns"),
    ]);
}

#[test]
fn what_speaks_of_the_graph_is_no_arc() {
    let preamble = "speaks of the graph and is no arc; put `#`";
    are_refused(&[
        ("nodes: 5\nedges: 4\n1 2\n2 3\n3 4\n4 5\n", preamble),
        ("nodes edges\n5 4\n1 2\n2 3\n3 4\n4 5\n", preamble),
        ("nodes 5\n1 2\n2 3\n3 4\n", preamble),
        ("Undirected graph\n1 2\n2 3\n", preamble),
    ]);
    are_read(&[
        ("5 4\n1 2 .5\n2 3 .5\n3 4 .5\n4 5 .5\n", "1>2 2>3 3>4 4>5"),
        ("3\n1 2\n2 3\n", "1>2 2>3"),
        ("3 3\n0 1 1\n0 0 1\n1 0 0\n", "1>2 1>3 2>3 3>1"),
        ("4 5\n1 2 3\n2 3 4\n3 4\n4\n", "1>2 1>3 2>3 2>4 3>4"),
    ]);
    leave_it_to_flags(&[
        (
            "5 4\n1 2 7\n2 3 8\n3 4 9\n4 5 9\n",
            &[
                ("--columns 1,2", "1>2 2>3 3>4 4>5"),
                ("--columns 2,3 --header sizes", "2>7 3>8 4>9 5>9"),
            ],
        ),
        (
            "5 4 1\n1 2 7\n2 3 7\n3 4 7\n4 5 7\n",
            &[
                ("--header sizes --columns 1,2", "1>2 2>3 3>4 4>5"),
                ("--header none --columns 1,2", "1>2 2>3 3>4 4>5 5>4"),
            ],
        ),
        (
            "0,1\n5,7\n7,9\n",
            &[("--header names", "5>7 7>9"), ("--header none", "0>1 5>7 7>9")],
        ),
        (
            "4 4\n2 4\n1 3\n2 4\n1 3\n",
            &[
                ("--format metis", "1>2 1>4 2>1 2>3 3>2 3>4 4>1 4>3"),
                ("--format edge-list", "1>3 2>4"),
            ],
        ),
    ]);
}

#[test]
fn a_first_line_that_is_built_as_the_others_is_one_of_them() {
    are_read(&[
        (
            "10.0.0.1 10.0.0.2\n10.0.0.3 10.0.0.4\n",
            "10.0.0.1>10.0.0.2 10.0.0.3>10.0.0.4",
        ),
        ("user7,user9,5\nuser3,user4,6\n", "user3>user4 user7>user9"),
        ("host1 host2\nhost2 host3\n", "host1>host2 host2>host3"),
        ("1e5 2e5\n3e5 4e5\n", "1e5>2e5 3e5>4e5"),
        ("fe80::1 fe80::2\nfe80::3 fe80::4\n", "fe80::1>fe80::2 fe80::3>fe80::4"),
        (
            "3fa9bc12 77aa0e3c\nabcdef01 12345abc\n",
            "3fa9bc12>77aa0e3c abcdef01>12345abc",
        ),
        ("alice bob\ncarol alice\n", "alice>bob carol>alice"),
        ("a,b;\nb,c;\n", "a>b b>c"),
    ]);
    leave_it_to_flags(&[
        (
            "v1,v2\nv3,v4\n",
            &[("--header none", "v1>v2 v3>v4"), ("--header names", "v3>v4")],
        ),
        (
            "alice bob\ncarol dave\n",
            &[
                ("--header none", "alice>bob carol>dave"),
                ("--header names", "carol>dave"),
            ],
        ),
        (
            "from,to\nto,from\n",
            &[("--header none", "from>to to>from"), ("--header names", "to>from")],
        ),
    ]);
    are_refused(&[
        ("//a,b\n//b,c\n", "found \"//a\" where a node should be"),
        ("<a> <b> <c> .\n<c> <b> <d> .\n", "after the two nodes"),
    ]);
}

#[test]
fn lists_of_neighbours_may_have_colons() {
    are_read(&[
        ("1: 2\n2: 3\n", "1>2 2>3"),
        ("1: 2, 3\n2: 3\n3:\n", "1>2 1>3 2>3"),
        ("a: b c\nb: c\nc:\n", "a>b a>c b>c"),
        ("1: 2, 3\n2: 3 1\n3:\n", "1>2 1>3 2>1 2>3"),
        ("1 : 2 3\n2 : 1\n", "1>2 1>3 2>1"),
        ("user:1,user:2\nuser:2,user:3\n", "user:1>user:2 user:2>user:3"),
    ]);
    leave_it_to_flags(&[
        (
            "1:2,3\n2:3,1\n",
            &[
                ("--format adjacency-list", "1>2 1>3 2>1 2>3"),
                ("--format edge-list", "1:2>3 2:3>1"),
            ],
        ),
        ("1:2\n2:3\n", &[("--format adjacency-list", "1>2 2>3")]),
    ]);
    let as_list = reading("--format adjacency-list");
    let network = read_as("net.txt", "1: 2 3\n2: 1 3\n", &as_list).unwrap();
    assert_eq!(told(&network), "1>2 1>3 2>1 2>3");
}

#[test]
fn a_first_column_may_hold_times() {
    are_read(&[
        ("2020-01-01 alice bob\n2020-01-02 bob carol\n", "alice>bob bob>carol"),
        ("2020-01-01 12:00 1 2\n2020-01-02 13:00 2 3\n", "1>2 2>3"),
        ("0.5 1 2\n0.3 2 3\n", "1>2 2>3"),
        ("1 2 5\n1 3 2\n2 3 4\n", "1>2 1>3 2>3"),
        ("1 2 1217567877\n2 3 1217567878\n", "1>2 2>3"),
    ]);
    leave_it_to_flags(&[
        (
            "20 1332 1345\n20 1401 1332\n40 1345 1401\n",
            &[
                ("--columns 2,3", "1332>1345 1345>1401 1401>1332"),
                ("--columns 1,2", "20>1332 20>1401 40>1345"),
            ],
        ),
        (
            "1217567877 20 300\n1217567878 300 20\n",
            &[("--columns 2,3", "20>300 300>20")],
        ),
    ]);
}

#[test]
fn rows_may_have_names_without_a_heading() {
    are_read(&[
        (
            "   source  target  weight\n0  1  2  0.5\n1  2  3  0.5\n2  3  4  0.5\n",
            "1>2 2>3 3>4",
        ),
        ("  source target\n7 1 2\n9 2 3\n8 3 4\n", "1>2 2>3 3>4"),
        ("source,target\n1,2,5\n1,3,6\n7,1,5\n", "1>2 1>3 7>1"),
    ]);
    leave_it_to_flags(&[
        (
            "source,target\n1,2,3\n2,3,4\n3,4,5\n",
            &[("--columns 1,2", "1>2 2>3 3>4"), ("--columns 2,3", "2>3 3>4 4>5")],
        ),
        (
            "   source  target\n1  7  8\n3  2  4\n2  5  4\n",
            &[("--columns 2,3", "2>4 5>4 7>8")],
        ),
    ]);
}

#[test]
fn what_is_no_line_of_the_table_is_refused() {
    are_refused(&[
        (
            "source,target,weight\n1,2,5\n2,3,5\nTotal,2,10\n",
            "holds the sums of the lines above it",
        ),
        ("CREATE (a)-[:X]->(b)\n", "found \"(a)-[:X]->(b)\""),
        ("Export 2024\nsource,target\n1,2\n2,3\n", "line 1: "),
        (
            "Sender,Recipients\nann,bob;cy\nbob,cy\n",
            "`--format adjacency-list` if each line lists",
        ),
        ("1\u{a0}2\n2\u{a0}3\n", "found only \"1\\u{a0}2\""),
    ]);
    let recipients = "Sender,Recipients\nann,bob;cy\nbob,cy\n";
    assert!(read_as("net.txt", recipients, &reading("--format edge-list")).is_err());
    let lists = |flags: &str| read_as("net.txt", recipients, &reading(flags));
    let unsure = lists("--format adjacency-list").unwrap_err().to_string();
    assert!(unsure.contains("`--header names`"), "{unsure}");
    let lists = lists("--format adjacency-list --header names").unwrap();
    assert_eq!(told(&lists), "ann>bob ann>cy bob>cy");
}

#[test]
fn matrices_are_told_from_edge_lists() {
    let cycle = "a>b a>c b>c c>a";
    are_read(&[
        ("from,to,sign\n0,1,1\n1,0,0\n0,1,1\n", "0>1 1>0"),
        ("\"\",\"a\",\"b\"\n\"a\",0,1\n\"b\",1,0\n", "a>b b>a"),
        (",a,b,c\nb,1,0,1\na,0,1,1\nc,0,1,0\n", "a>b a>c b>a b>c c>b"),
        (
            ",a,b,c\na,FALSE,TRUE,TRUE\nb,FALSE,FALSE,TRUE\nc,TRUE,FALSE,FALSE\n",
            cycle,
        ),
        (",a,b,c\na,x,1,1\nb,0,x,1\nc,1,0,x\n", cycle),
        (",a,b,c\na,inf,1,1\nb,0,inf,1\nc,1,0,inf\n", cycle),
        (",a,b,c\na,,1,1\nb,,,1\nc,1,NaN,\n", cycle),
        ("0,1,2\n0,1,1\n0,0,1\n1,0,0\n", "0>1 0>2 1>2 2>0"),
        // One half says all.
        (",a,b,c\na,0,,\nb,1,0,\nc,1,1,0\n", "a>b a>c b>a b>c c>a c>b"),
    ]);
    are_refused(&[
        (",a,b,c\n0,0,1,1\n1,1,0,1\n2,0,1,0\n", "`--format matrix`"),
        (",Ann,Bob\nann,0,1\nbob,1,0\n", "`--format matrix`"),
        (
            ",a,b,c,Total\na,0,1,1,2\nb,1,0,1,2\nc,0,1,0,1\nTotal,1,2,2,5\n",
            "remove them",
        ),
        ("name,age,score\nann,30,5\nbob,25,6\n", "can be read in 2 ways"),
        ("alice 5\nbob 7\n", "nodes with a value each"),
        ("1,0,0\n0,1,1\n1,1,0\n0,1,1\n", "`--format matrix`"),
    ]);
    leave_it_to_flags(&[
        (
            ",x,y,z\nann,1,0,1\nbob,0,1,1\n",
            &[("--format matrix", "ann>x ann>z bob>y bob>z")],
        ),
        (
            "a 0 5 1\nb 2 0 1\nc 1 0 0\n",
            &[("--format matrix", "a>b a>c b>a b>c c>a")],
        ),
        (
            "0 1 1\n1 0 0\n0 1 1\n",
            &[
                ("--format matrix", "1>2 1>3 2>1 3>2"),
                ("--format edge-list", "0>1 1>0"),
            ],
        ),
    ]);
    leave_it_to_flags(&[
        (
            "1,0,0\n0,1,1\n1,1,0\n0,1,1\n",
            &[("--format matrix", "1>2:1 2>2:2 2>2:3 3>2:1 3>2:2 4>2:2 4>2:3")],
        ),
        (
            "0 1 1 0\n1 0 0 1\n0 0 1 1\n",
            &[("--format matrix", "1>2:2 1>2:3 2>2:1 2>2:4 3>2:3 3>2:4")],
        ),
        (
            "0 1 1 0\n0 0 1 1\n",
            &[("--format matrix", "1>2:2 1>2:3 2>2:3 2>2:4; 2:1")],
        ),
    ]);
    let as_matrix = reading("--format matrix");
    for (text, expected) in [
        (",a,b,c\n0,0,1,1\n1,1,0,1\n2,0,1,0\n", "some labels in common"),
        (",Ann,Bob\nann,0,1\nbob,1,0\n", "some labels in common"),
        (",a,b\na,0,1\nTotal,0,1\n", "hold the sums"),
        ("0 1 2 3\n1 0 3 4\n2 3 0 5\n3 4 5 12\n", "hold the sums"),
    ] {
        let error = read_as("net.txt", text, &as_matrix).unwrap_err().to_string();
        assert!(error.contains(expected), "{text:?}: {error}");
    }
}

#[test]
fn two_kinds_of_nodes_are_kept_apart() {
    are_read(&[
        ("user,item\n1,1\n1,2\n2,1\n", "1>2:1 1>2:2 2>2:1"),
        (
            "userId,movieId,rating,timestamp\n1,1,4.0,964982703\n1,3,4.0,964981247\n2,1,5,964981248\n",
            "1>2:1 1>2:3 2>2:1",
        ),
        ("author\tpaper\n1\t2\n2\t3\n", "1>2:2 2>2:3"),
        ("Kunde;Artikel;Menge\n1;1;3\n2;1;4\n", "1>2:1 2>2:1"),
        ("user,group\nann,x\nx,x\n", "ann>2:x x>2:x"),
        ("user,friend\n1,2\n2,3\n", "1>2 2>3"),
    ]);
    let parts = read("user,item\n1,1\n1,2\n2,1\n3,1\n").unwrap().account.parts;
    assert_eq!(parts, Some([3, 2]));
    are_refused(&[("user,item\n2:x,1\nann,x\n", "found \"2:x\" where a node should be")]);
}

#[test]
fn lines_may_be_separated_in_different_ways() {
    let edges = "--format edge-list";
    leave_it_to_flags(&[
        ("1,2\n2;3\n3 4\n", &[(edges, "1>2 2>3 3>4")]),
        ("1 2,0.5\n2 3,0.5\n", &[(edges, "1>2 2>3")]),
        ("a,b 0.5\nb,c 0.5\n", &[(edges, "a>b b>c")]),
        (
            "1 2,3\n2 3,1\n3 1,2\n",
            &[("--format adjacency-list", "1>2 1>3 2>1 2>3 3>1 3>2")],
        ),
    ]);
}

#[test]
fn many_tables_name_their_ends_beside_other_things() {
    are_read(&[
        (
            "src_ip,src_port,dst_ip,dst_port\n10.0.0.1,80,10.0.0.2,81\n10.0.0.2,5,10.0.0.3,6\n",
            "10.0.0.1>10.0.0.2 10.0.0.2>10.0.0.3",
        ),
        (
            "hash,from_address,to_address,value\n0x1,0xa,0xb,1\n0x2,0xb,0xc,2\n",
            "0xa>0xb 0xb>0xc",
        ),
        (
            "token_address,from_address,to_address\n0x1,0xa,0xb\n0x2,0xb,0xc\n",
            "0xa>0xb 0xb>0xc",
        ),
        ("user,follower_count,friend\nann,5,bob\nbob,6,cy\n", "ann>bob bob>cy"),
        ("start,end,u,v\n0,5,1,2\n3,6,2,3\n", "1>2 2>3"),
        ("source,target,directed\n1,2,true\n2,3,false\n", "1>2 2>3 3>2"),
        ("source,target,undirected\n1,2,TRUE\n2,3,FALSE\n", "1>2 2>1 2>3"),
        ("source|target|weight\na|b|5\nb|c|6\n", "a>b b>c"),
    ]);
    let by_user = reading("--columns 1,2,3");
    assert_eq!(told(&read_as("net.txt", "1,2,\n2,3,5\n", &by_user).unwrap()), "1>2 2>3");
}

#[test]
fn other_formats_are_read_or_named() {
    are_read(&[
        ("3 2\n2\n1 3\n2\n", "1>2 2>1 2>3 3>2"),
        (
            "%MatrixMarket matrix coordinate pattern symmetric\n4 4 3\n2 1\n3 2\n4 3\n",
            "1>2 2>1 2>3 3>2 3>4 4>3",
        ),
        ("c x\np edge 5 3\ne 1 2\ne 2 3\ne 3 4\n", "1>2 2>1 2>3 3>2 3>4 4>3; 5"),
        ("p sp 4 3\na 1 2 5\na 2 3 5\na 3 4 5\n", "1>2 2>3 3>4"),
        ("/* x */\n*Vertices 2\n1 a\n2 b\n*Arcs\n1 2\n", "a>b"),
        ("1 2\r2 3\r3 4\r", "1>2 2>3 3>4"),
        ("a 2\nb\nc\nb 1\nc\n", "a>b a>c b>c"),
    ]);
    are_refused(&[
        (
            "1 Ann\n2 Bob\n#\n1 2\n",
            "line 3: a lone `#` between the lines parts nodes from arcs in TGF",
        ),
        ("1 10\n2 20\n#\n1 2\n", "TGF"),
        ("digraph { a -> b }", "is a DOT file"),
        ("digraph G {\na -> b;\n}\n", "is a DOT file"),
        (
            "nodedef>name VARCHAR\na\nedgedef>node1 VARCHAR,node2 VARCHAR\na,b\n",
            "is a GDF file",
        ),
        (
            "p edge 4 3\ne 1 5\n",
            "line 2: found \"5\" where a node should be: a number from 1 to 4",
        ),
        ("p edge 4 3\n1 2\n", "line 2: found \"1 2\" where an edge `e 1 2`"),
    ]);
    are_read(&[
        (
            "# ann\nbob\ncy\n# bob\ncy\n# dan\n",
            "ann>bob ann>cy bob>ann bob>cy cy>ann cy>bob; dan",
        ),
        ("# edges\n1 2\n2 3\n", "1>2 2>3"),
    ]);
    leave_it_to_flags(&[
        (
            "# ann\nbob 1.0\ncy 2.0\n# bob\ncy 1.0\n",
            &[("--format lgl", "ann>bob ann>cy bob>ann bob>cy cy>ann cy>bob")],
        ),
        ("# 1\n2 1.0\n3 2.0\n", &[("--format lgl", "1>2 1>3 2>1 3>1")]),
        (
            "# people\nann\nbob\n",
            &[("--format lgl", "ann>people bob>people people>ann people>bob")],
        ),
        (
            "# a\n1 2\n# b\n3 4\n",
            &[("--format lgl", "1>a 3>b a>1 b>3"), ("--format edge-list", "1>2 3>4")],
        ),
    ]);
    let utf32: Vec<u8> = "\u{feff}1 2\n"
        .chars()
        .flat_map(|letter| (letter as u32).to_le_bytes())
        .collect();
    let error = read_as("net.txt", utf32, &Reading::default()).unwrap_err().to_string();
    assert!(error.contains("is UTF-32; save it as UTF-8"), "{error}");
    let weighted = Reading {
        weights: Weights::Wanted,
        ..Reading::default()
    };
    let network = read_as("net.gr", "p sp 2 1\na 1 2 0.25\n", &weighted).unwrap();
    assert_eq!(
        (network.weights.as_slice(), network.account.format),
        ([0.25].as_slice(), Format::Dimacs)
    );
}

#[test]
fn zeros_before_a_number_are_part_of_a_name() {
    are_read(&[("001,002\n002,003\n", "001>002 002>003")]);
    let both = "which may be one node or two";
    are_refused(&[("001,2\n2,003\n1,3\n", both), ("1,02\n02,002\n", both)]);
    let gml = "graph [ node [ id 0 label \"01\" ] node [ id 1 label \"1\" ] node [ id 2 label \"7\" ] edge [ source 0 target 1 ] ]";
    let names = read_as("n.gml", gml, &Reading::default()).unwrap().names;
    let found = |name: &str| names.find(name).map(|node| names.name(node).into_owned());
    for name in ["01", "1", "\"01\"", "\"1\"", "7"] {
        assert_eq!(found(name).as_deref(), Some(name.trim_matches('"')));
    }
    assert_eq!(found("07").as_deref(), Some("7"));
    assert_eq!(found("001"), None);
    assert_eq!(
        names.unknown("001"),
        "001 could be \"1\" or \"01\"; write the name as it stands in the file"
    );
}
