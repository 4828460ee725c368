//! Networks in the formats that other programs write: the right nodes and arcs of each, and what is said of a broken one.

use std::fmt::Write;
use std::io::Write as _;
use std::path::Path;

use crate::kit::{outcomes, scenario_in};
use whoknows::experiment::Plan;
use whoknows::graph::Repeats;
use whoknows::graph::read::{Direction, Directions, Fault, Format, NetworkFile, ReadError, Reading, Weights};

fn read(name: &str, text: impl AsRef<[u8]>, reading: &Reading) -> Result<NetworkFile, ReadError> {
    NetworkFile::read_from(Path::new(name), text.as_ref(), reading)
}

/// The arcs by the names of their ends, in order: `a>b c>d`.
fn arcs(file: &NetworkFile) -> String {
    let mut arcs: Vec<String> = file
        .graph
        .arcs()
        .map(|(from, to)| format!("{}>{}", file.names.name(from), file.names.name(to)))
        .collect();
    arcs.sort();
    arcs.join(" ")
}

fn names(file: &NetworkFile) -> String {
    file.names.iter().collect::<Vec<_>>().join("|")
}

/// A file: its format, its name, its text, its nodes and its arcs.
struct Sample {
    format: Format,
    name: &'static str,
    text: &'static str,
    nodes: &'static str,
    arcs: &'static str,
}

const fn sample(
    format: Format,
    name: &'static str,
    text: &'static str,
    nodes: &'static str,
    arcs: &'static str,
) -> Sample {
    Sample {
        format,
        name,
        text,
        nodes,
        arcs,
    }
}

const SAMPLES: &[Sample] = &[
    // As networkx writes it: keys `d0`, quotes and ampersands in ids.
    sample(
        Format::GraphMl,
        "networkx.graphml",
        r#"<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><key id="d2" for="edge" attr.name="weight" attr.type="double"/>
<key id="d0" for="node" attr.name="dept" attr.type="string"/>
<graph edgedefault="directed"><node id="alice">
  <data key="d0">sales</data>
</node>
<node id="bob"/>
<node id="carol &amp; &lt;co&gt;"/>
<edge source="alice" target="bob">
  <data key="d2">0.5</data>
</edge>
<edge source="bob" target="carol &amp; &lt;co&gt;"/>
</graph></graphml>"#,
        "alice|bob|carol & <co>",
        "alice>bob bob>carol & <co>",
    ),
    // As igraph writes it: the names are data, the ids are its own.
    sample(
        Format::GraphMl,
        "igraph.xml",
        r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<!-- Created by igraph -->
  <key id="v_name" for="node" attr.name="name" attr.type="string"/>
  <graph id="G" edgedefault="undirected">
    <node id="n0">
      <data key="v_name">alice</data>
    </node>
    <node id="n1">
      <data key="v_name">bob</data>
    </node>
    <edge source="n0" target="n1">
    </edge>
  </graph>
</graphml>"#,
        "alice|bob",
        "alice>bob bob>alice",
    ),
    // As yEd writes it: labels within graphics, a group, prefixes, an edge before its node; one edge of another kind.
    sample(
        Format::GraphMl,
        "yed.graphml",
        r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key attr.name="Description" attr.type="string" for="graph" id="d0"/>
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <data key="d0" xml:space="preserve"/>
    <edge id="e0" source="n0" target="n1::n0"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>tells</y:EdgeLabel></y:PolyLineEdge></data></edge>
    <node id="n0"><data key="d6"><y:ShapeNode><y:Fill color="#FFCC00"/><y:NodeLabel>Ann<y:LabelModel><y:SmartNodeLabelModel/></y:LabelModel></y:NodeLabel></y:ShapeNode></data></node>
    <node id="n1" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers><y:GroupNode><y:NodeLabel>Group</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
      <graph edgedefault="directed" id="n1:">
        <node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Ben &amp; Co</y:NodeLabel></y:ShapeNode></data></node>
      </graph>
    </node>
    <edge id="e1" directed="false" source="n0" target="n1"/>
  </graph>
</graphml>"##,
        "Ann|Ben & Co|Group",
        "Ann>Ben & Co Ann>Group Group>Ann",
    ),
    // Labels that are not unique: the ids stand.
    sample(
        Format::GraphMl,
        "same.graphml",
        r#"<graphml><key id="l" for="node" attr.name="label"/><graph edgedefault="directed"><node id="7"><data key="l">x</data></node>
<node id="3"><data key="l">x</data></node><edge source="7" target="3"/></graph></graphml>"#,
        "3|7",
        "7>3",
    ),
    // As Gephi writes GEXF 1.3: graphics, colours, a label each, kinds per edge.
    sample(
        Format::Gexf,
        "gephi.gexf",
        r#"<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
  <meta lastmodifieddate="2026-11-30"><creator>Gephi 0.10</creator></meta>
  <graph defaultedgetype="directed" mode="static">
    <attributes class="node"><attribute id="dept" title="Department" type="string"><default>none</default></attribute></attributes>
    <nodes count="3">
      <node id="0" label="Ann"><attvalues><attvalue for="dept" value="sales"/></attvalues><viz:size value="10.0"/><viz:position x="1" y="2"/><viz:color r="1" g="2" b="3"/></node>
      <node id="1" label="Ben"><viz:size value="10.0"/></node>
      <node id="2" label="Cy"/>
    </nodes>
    <edges count="3">
      <edge id="0" source="0" target="1" weight="0.5"/>
      <edge id="1" source="1" target="2" type="undirected"></edge>
      <edge id="2" source="2" target="0" type="mutual"><attvalues></attvalues></edge>
    </edges>
  </graph>
</gexf>"#,
        "Ann|Ben|Cy",
        "Ann>Ben Ann>Cy Ben>Cy Cy>Ann Cy>Ben",
    ),
    // GEXF 1.2 of networkx, and GEXF without a word on direction: ties. Nested nodes; edges before nodes.
    sample(
        Format::Gexf,
        "networkx.gexf",
        r#"<gexf version="1.2"><graph><edges><edge source="b" target="a"/></edges><nodes><node id="a" label="a"><nodes><node id="b" label="b"/></nodes></node>
<node id="c"/></nodes></graph></gexf>"#,
        "a|b|c",
        "a>b b>a",
    ),
    // As networkx writes GML: ids of its own, labels, references, other keys.
    sample(
        Format::Gml,
        "networkx.gml",
        "graph [\n  directed 1\n  multigraph 1\n  node [\n    id 0\n    label \"alice\"\n    _networkx_list_start 3\n  ]\n  node [\n    id 1\n    label \"carol &#38; <co>\"\n    graphics [ x 1.5 fill \"#ff0000\" deep [ deeper [ ] ] ]\n  ]\n  edge [\n    source 0\n    target 1\n    key \"k1\"\n    weight 0.5\n  ]\n]\n",
        "alice|carol & <co>",
        "alice>carol & <co>",
    ),
    // As igraph and Newman write it: a creator, comments, names, brackets on lines of their own.
    sample(
        Format::Gml,
        "igraph.gml",
        "Creator \"igraph [1.0]\"\nVersion 1\n# a comment [\ngraph\n[\n  directed 0\n  node\n  [\n    id 5\n    name \"a\nb\"\n  ]\n  node\n  [\n    id 6\n    name \"c\"\n  ]\n  node [ id 9 name \"d\" ]\n  edge\n  [\n    source 5\n    target 6\n  ]\n]\n",
        "a\nb|c|d",
        "a\nb>c c>a\nb",
    ),
    // As networkx writes Pajek: bare labels, shapes, pairs with broken quotes.
    sample(
        Format::Pajek,
        "networkx.net",
        "*vertices 3\n1 alice 0.0 0.0 ellipse dept sales\n2 bob 0.0 0.0 ellipse dept it\n3 \"carol & <co>\" 0.0 0.0 ellipse dept \"it \"q\"\"\n*arcs\n1 2 0.5\n2 3 0.25 kind x\n",
        "alice|bob|carol & <co>",
        "alice>bob bob>carol & <co>",
    ),
    // Sections of every kind, comments, CRLF, vertices without lines.
    sample(
        Format::Pajek,
        "all.paj",
        "*Network demo\r\n% a comment\r\n*Vertices 6\r\n1 \"one\"\r\n*Arcs :1 \"likes\"\r\n1 2 1 c Blue\r\n*Edges\r\n2 3\r\n*Arcslist\r\n4 1 2\r\n*Edgeslist\r\n5 4\r\n",
        "1|2|3|4|5|6",
        "1>2 2>3 3>2 4>1 4>2 4>5 5>4",
    ),
    sample(
        Format::Pajek,
        "matrix.net",
        "*Vertices 3\n*Matrix\n0 1 0\n0 0 0.5\n1 0\n0\n",
        "1|2|3",
        "1>2 2>3 3>1",
    ),
    // Two kinds of vertices.
    sample(
        Format::Pajek,
        "two.net",
        "*Vertices 5 2\n1 \"p1\"\n2 \"p2\"\n3 \"e1\"\n4 \"e2\"\n5 \"e3\"\n*Matrix\n1 0 1\n0 1 0\n",
        "e1|e2|e3|p1|p2",
        "e1>p1 e2>p2 e3>p1 p1>e1 p1>e3 p2>e2",
    ),
    sample(
        Format::Pajek,
        "two-edges.net",
        "*Vertices 4 2\n*Edges\n1 3\n2 4\n",
        "1|2|3|4",
        "1>3 2>4 3>1 4>2",
    ),
    // DL in its formats.
    sample(
        Format::Dl,
        "matrix.dl",
        "DL N = 3\nFORMAT = FULLMATRIX\nLABELS:\nann, ben\ncy\nDATA:\n0 1 0\n0 0 1 0\n0 0\n",
        "ann|ben|cy",
        "ann>ben ben>cy",
    ),
    sample(
        Format::Dl,
        "embedded.txt",
        "dl n=3 format=fullmatrix\nlabels embedded:\ndata:\n    ann ben \"c y\"\nann 0 1 1\nben 0 0 0\n\"c y\" 1 0 0\n",
        "ann|ben|c y",
        "ann>ben ann>c y c y>ann",
    ),
    sample(
        Format::Dl,
        "edges.dl",
        "dl n=4, format = edgelist1\nlabels:\na,b,c,d\ndata:\n1 2 0.5\n2 c\n",
        "a|b|c|d",
        "a>b b>c",
    ),
    sample(
        Format::Dl,
        "edges-embedded.dl",
        "dl\nn=3\nformat=edgelist1\nlabels embedded\ndata:\nx y 3\ny z\n",
        "x|y|z",
        "x>y y>z",
    ),
    sample(
        Format::Dl,
        "nodes.dl",
        "dl n=4 format=nodelist1\ndata:\n1 2 3\n3 4\n",
        "1|2|3|4",
        "1>2 1>3 3>4",
    ),
    sample(
        Format::Dl,
        "two.dl",
        "dl nr=2 nc=3 format=fullmatrix\nrow labels:\nann\nben\ncolumn labels:\nx y z\ndata:\n1 0 1\n0 1 0\n",
        "ann|ben|x|y|z",
        "ann>x ann>z ben>y x>ann y>ben z>ann",
    ),
    sample(
        Format::Dl,
        "two-edges.dl",
        "dl nr=2 nc=2 format=edgelist2 labels embedded data:\nann ann\nben x\n",
        "1|2|3|4",
        "1>3 2>4 3>1 4>2",
    ),
    sample(
        Format::Dl,
        "lower.dl",
        "dl n=3 format=lowerhalf diagonal=absent\ndata:\n1\n0 1\n",
        "1|2|3",
        "1>2 2>1 2>3 3>2",
    ),
    sample(
        Format::Dl,
        "upper.dl",
        "dl n=3 format=upperhalf\ndata:\n0 1 0\n0 1\n0\n",
        "1|2|3",
        "1>2 2>1 2>3 3>2",
    ),
    sample(
        Format::Dl,
        "without.dl",
        "dl n=3 format=fullmatrix diagonal=absent\ndata:\n1 0\n0 1\n1 1\n",
        "1|2|3",
        "1>2 2>3 3>1 3>2",
    ),
];

#[test]
fn every_format_gives_its_nodes_and_arcs() {
    for Sample {
        format,
        name,
        text,
        nodes,
        arcs: expected,
    } in SAMPLES
    {
        let file = read(name, text, &Reading::default()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((&*names(&file), &*arcs(&file)), (*nodes, *expected), "{name}");
        assert_eq!(file.account.format, *format, "{name}");
        assert_eq!(file.account.nodes as usize, file.names.len());
    }
}

/// The content tells, whatever the name; a byte-order mark, gzip and UTF-16 change nothing.
#[test]
fn formats_are_told_by_their_content_in_every_dress() {
    for Sample {
        name,
        text,
        arcs: expected,
        ..
    } in SAMPLES
    {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        let utf16: Vec<u8> = [0xfeff]
            .into_iter()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let dresses = [
            text.as_bytes().to_vec(),
            ["\u{feff}", text].concat().into_bytes(),
            packed.finish().unwrap(),
            utf16,
            text.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes(),
        ];
        for (number, bytes) in dresses.into_iter().enumerate() {
            for file_name in ["network.txt", "network.csv.gz", name] {
                let file = read(file_name, &bytes, &Reading::default())
                    .unwrap_or_else(|error| panic!("{name}, dress {number}: {error}"));
                let found = arcs(&file).replace("\r\n", "\n");
                assert_eq!(found, *expected, "{name} as {file_name}, dress {number}");
            }
        }
    }
}

#[test]
fn what_the_user_says_of_direction_counts_more() {
    for (direction, expected) in [
        (Direction::Forward, "Ann>Ben Ben>Cy Cy>Ann"),
        (Direction::Reversed, "Ann>Cy Ben>Ann Cy>Ben"),
        (Direction::Both, "Ann>Ben Ann>Cy Ben>Ann Ben>Cy Cy>Ann Cy>Ben"),
    ] {
        let gephi = SAMPLES
            .iter()
            .find(|sample| sample.name == "gephi.gexf")
            .expect("it is there");
        let reading = Reading {
            direction: Some(direction),
            ..Reading::default()
        };
        let file = read(gephi.name, gephi.text, &reading).unwrap();
        assert_eq!(arcs(&file), expected);
    }
    let mixed = read(
        "all.net",
        SAMPLES.iter().find(|sample| sample.name == "all.paj").unwrap().text,
        &Reading::default(),
    );
    assert_eq!(mixed.unwrap().account.direction, Directions::Mixed);
}

/// Several edges between two nodes are repeats, as lines of an edge list are; weights are those of the first.
#[test]
fn weights_and_several_edges_are_read() {
    let files = [
        (
            "w.graphml",
            r#"<graphml><key id="w" for="edge" attr.name="Weight"><default>0.125</default></key><graph edgedefault="directed"><node id="a"/><node id="b"/><node id="c"/>
            <edge source="a" target="b"><data key="w">0.5</data></edge><edge source="a" target="b"><data key="w"> 0.25 </data></edge><edge source="b" target="c"/></graph></graphml>"#,
        ),
        (
            "w.gexf",
            r#"<gexf><graph defaultedgetype="directed"><attributes class="edge"><attribute id="0" title="weight"/></attributes><nodes><node id="a"/><node id="b"/><node id="c"/></nodes>
            <edges><edge source="a" target="b" weight="0.5"/><edge source="a" target="b" weight="0.25"/><edge source="b" target="c"><attvalues><attvalue for="0" value="0.125"/></attvalues></edge></edges></graph></gexf>"#,
        ),
        (
            "w.gml",
            "graph [ directed 1 node [ id 1 label \"a\" ] node [ id 2 label \"b\" ] node [ id 3 label \"c\" ] edge [ source 1 target 2 weight 0.5 ] edge [ source 1 target 2 weight 0.25 ] edge [ source 2 target 3 value 0.125 ] ]",
        ),
        (
            "w.net",
            "*Vertices 3\n1 a\n2 b\n3 c\n*Arcs\n1 2 0.5\n1 2 .25\n2 3 0.125\n",
        ),
        (
            "w.dl",
            "dl n=3 format=edgelist1 labels:\na b c\ndata:\n1 2 0.5\n1 2 0.25\n2 3 0.125\n",
        ),
    ];
    for (name, text) in files {
        let reading = Reading {
            weights: Weights::Wanted,
            ..Reading::default()
        };
        let file = read(name, text, &reading).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            (&*arcs(&file), &*file.weights),
            ("a>b b>c", &[0.5, 0.125][..]),
            "{name}"
        );
        assert_eq!(file.account.repeats, 1, "{name}");
        assert!(!file.account.weights_ignored);
        let kept = Reading {
            repeats: Repeats::Keep,
            ..reading
        };
        assert_eq!(read(name, text, &kept).unwrap().graph.arc_count(), 3, "{name}");
        let ignored = read(name, text, &Reading::default()).unwrap();
        assert!(ignored.account.weights_ignored && ignored.weights.is_empty(), "{name}");
    }
}

#[test]
fn attributes_of_nodes_are_read_where_asked_for() {
    let files = [
        (
            "a.graphml",
            r#"<graphml><key id="d0" for="node" attr.name="dept"><default>it</default></key><key id="d1" attr.name="age" for="node"/><graph edgedefault="directed">
            <node id="a"><data key="d0">sales</data><data key="d1">3</data></node><node id="b"/><edge source="a" target="b"/></graph></graphml>"#,
        ),
        (
            "a.gexf",
            r#"<gexf><graph><attributes class="node"><attribute id="0" title="dept"><default>it</default></attribute><attribute id="1" title="age"/></attributes>
            <nodes><node id="a"><attvalues><attvalue for="0" value="sales"/><attvalue for="1" value="3"/></attvalues></node><node id="b"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>"#,
        ),
        (
            "a.gml",
            "graph [ node [ id 0 label \"a\" dept \"sales\" age 3 ] node [ id 1 label \"b\" dept \"it\" ] edge [ source 0 target 1 ] ]",
        ),
        (
            "a.net",
            "*Vertices 2\n1 a 0 0 box dept sales age 3\n2 b 0 0 box dept it\n*Edges\n1 2\n",
        ),
        (
            "a.paj",
            "*Network x\n*Vertices 2\n1 a\n2 b\n*Edges\n1 2\n*Partition age\n*Vertices 2\n3\n4\n*Partition dept\n*Vertices 2\nsales\nit\n*Vector v\n*Vertices 2\n0.1\n0.2\n",
        ),
    ];
    for (name, text) in files {
        let reading = Reading {
            attribute: Some("dept".to_owned()),
            ..Reading::default()
        };
        let file = read(name, text, &reading).unwrap_or_else(|error| panic!("{error}"));
        let values = file.attributes.column("dept").expect("it was asked for");
        assert_eq!(values, [Some("sales".to_owned()), Some("it".to_owned())], "{name}");
        assert!(file.attributes.names().any(|known| known == "age"), "{name}");
        assert_eq!(names(&file), "a|b", "{name}");
    }
}

/// Malformed and hostile files: a name, the text and part of what is said.
const BROKEN: &[[&str; 3]] = &[
    [
        "x.graphml",
        "<graphml>\n<graph edgedefault=\"directed\">\n<node id=\"a\"/>\n<node id=\"a\"/>",
        "x.graphml, line 4: node \"a\" is listed twice",
    ],
    [
        "x.graphml",
        "<graphml>\n<graph edgedefault=\"directed\">\n<node id=\"a\"/>\n<edge source=\"a\"\n target=\"b\"/></graph></graphml>",
        "x.graphml, line 4: an arc names node \"b\"",
    ],
    [
        "x.graphml",
        "<graphml><graph edgedefault=\"directed\">\n<node/>",
        "line 2: `node` has no `id`",
    ],
    [
        "x.graphml",
        "<graphml><graph edgedefault=\"directed\">\n<node id=\"a\"><port name=\"p\"/></node>",
        "line 2: a port is not read",
    ],
    [
        "x.graphml",
        "<graphml><graph edgedefault=\"directed\">\n\n<hyperedge/>",
        "line 3: a hyperedge is not read",
    ],
    [
        "x.graphml",
        "<graphml><graph edgedefault=\"directed\"></graph>\n<graph edgedefault=\"directed\"/></graphml>",
        "line 2: a second graph is not read",
    ],
    [
        "x.graphml",
        "<graphml><graph edgedefault=\"directed\">\n<node id=\"a\"></edge>",
        "line 2: is no well-formed XML",
    ],
    [
        "x.graphml",
        "<graphml><graph edgedefault=\"directed\">\n<node id=\"a\">",
        "is no well-formed XML",
    ],
    [
        "x.graphml",
        "<graphml><graph edgedefault=\"upward\">",
        "found \"upward\" where `directed` or `undirected`",
    ],
    [
        "x.graphml",
        "<graphml><graph edgedefault=\"directed\"><node id=\"&evil;\"/>",
        "is no well-formed XML",
    ],
    [
        "x.graphml",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [ <!ENTITY lol \"lol\"> ]>\n<graphml/>",
        "line 2: a document type",
    ],
    ["x.graphml", "<svg/>", "is no GraphML"],
    [
        "x.gexf",
        "<gexf><graph>\n<nodes>\n<node id=\"a\"><attvalues><attvalue for=\"9\" value=\"1\"/>",
        "line 3: found the key \"9\"",
    ],
    [
        "x.gexf",
        "<gexf><graph>\n<nodes><node id=\"a\"/></nodes><edges>\n<edge source=\"a\" target=\"a\" weight=\"much\"/>",
        "line 3: found \"much\"",
    ],
    [
        "x.gexf",
        "<gexf><graph defaultedgetype=\"sideways\">",
        "found \"sideways\"",
    ],
    [
        "x.gml",
        "graph [\n node [ id 1 ]\n node [ label \"x\" ]\n]",
        "line 3: `node` has no `id`",
    ],
    [
        "x.gml",
        "graph [\n node [ id 1 ]\n edge [ source 1\n target 2 ]\n]",
        "line 3: an arc names node \"2\"",
    ],
    ["x.gml", "graph [\n node [ id 1 ", "ends in the middle"],
    ["x.gml", "graph [\n node [ id 1 label \"open\n", "ends in the middle"],
    ["x.gml", "graph [ directed yes ]", "found \"yes\""],
    [
        "x.gml",
        "graph [ node [ id 1 ] edge [ source 1 target 1 weight \"x\" ] ]",
        "found \"x\"",
    ],
    ["x.net", "*Vertices 3\n1 a\n4 b\n", "x.net, line 3: found \"4\""],
    ["x.net", "*Vertices three\n", "line 1: found \"three\""],
    ["x.net", "*Vertices 3\n*Arcs\n1 2\n1 x\n", "line 4: found \"x\""],
    ["x.net", "*Vertices 3\n*Tigers\n", "line 2: found \"*Tigers\""],
    ["x.net", "*Vertices 2\n*Matrix\n0 1\n1 0\n1 1\n", "line 5: more cells"],
    [
        "x.net",
        "*Vertices 4000000000\n*Arcs\n1 2\n",
        "names only 2 of 4000000000",
    ],
    [
        "x.net",
        "*Network a\n*Vertices 2\n*Arcs\n1 2\n*Network b\n*Vertices 2\n",
        "line 6: a second network",
    ],
    ["x.dl", "dl n=3\nformat = fullmatrix\ndata:\n0 1 1\n0 0 0\n", "cells"],
    ["x.dl", "dl n=2 format=hexagon\n", "found \"hexagon\""],
    ["x.dl", "dl n=2 format=edgelist1\ndata:\n1 3\n", "line 3: found \"3\""],
    ["x.dl", "dl n=2 nm=2\ndata:\n", "several matrices"],
    [
        "x.dl",
        "dl n=2 format=edgelist1 labels embedded\ndata:\na b\nb c\n",
        "line 4: \"c\"",
    ],
    ["x.dl", "dl format=edgelist1\ndata:\n1 2\n", "without `n`"],
    ["x.dl", "dl n=2 labels:\na\n", "ends in the middle"],
];

#[test]
fn broken_files_are_refused_with_their_line() {
    for &[name, text, expected] in BROKEN {
        let error = match read(name, text, &Reading::default()) {
            Err(error) => error.to_string(),
            Ok(file) => panic!("{name} {text:?} gives {}", arcs(&file)),
        };
        assert!(
            error.starts_with(name) && error.contains(expected),
            "{text:?}:\n{error}\nnot {expected:?}"
        );
        assert!(
            error.chars().count() < 400 && !error.chars().any(char::is_control),
            "{error:?}"
        );
    }
}

/// Nothing takes more memory or time than the file is large.
#[test]
fn huge_and_deep_files_end_soon() {
    let long = "x".repeat(1_000_000);
    let ok = |name: &str, text: String| {
        let file = read(name, text, &Reading::default()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(file.graph.arc_count(), 2, "{name}");
    };
    ok(
        "long.graphml",
        format!(
            "<graphml><graph edgedefault=\"undirected\"><node id=\"{long}\"/><node id=\"b\" note=\"{long}\"/><edge source=\"{long}\" target=\"b\"/></graph></graphml>"
        ),
    );
    ok(
        "long.gml",
        format!("graph [ node [ id 1 label \"{long}\" ] node [ id 2 note \"{long}\" ] edge [ source 1 target 2 ] ]"),
    );
    ok("long.net", format!("*Vertices 2\n1 \"{long}\"\n*Edges\n1 2\n"));
    // A million attributes on one element, and as many kinds of attributes.
    let mut many = String::from("<gexf><graph><nodes><node id=\"a\"");
    for number in 0..300_000 {
        write!(many, " a{number}=\"1\"").unwrap();
    }
    many += "/><node id=\"b\"/></nodes><edges><edge source=\"a\" target=\"b\"/></edges></graph></gexf>";
    ok("many.gexf", many);
    let mut kinds = String::from("graph [");
    for number in 0..50_000 {
        write!(kinds, " node [ id {number} key{number} 1 ]").unwrap();
    }
    ok("kinds.gml", kinds + " edge [ source 1 target 2 ] ]");
    let deep = |open: &str, count: usize| open.repeat(count);
    for (name, text) in [
        ("deep.graphml", format!("<graphml>{}", deep("<a>", 1_000_000))),
        ("deep.gexf", format!("<gexf>{}", deep("<a>", 1_000_000))),
        ("deep.gml", format!("graph [ {}", deep("a [ ", 1_000_000))),
    ] {
        let error = read(name, text, &Reading::default()).expect_err("too deep");
        assert!(matches!(error.fault, Fault::TooDeep(_)), "{error}");
    }
}

/// A scenario on `net.gml` in which these keys say who is who.
fn on_a_network(keys: &str) -> String {
    format!(
        "[world.network]\nmodel = \"file\"\npath = \"net.gml\"\n{keys}\n[[segment]]\nname = \"peers\"\nrepost = 0.5\n\
         [[segment]]\nname = \"executives\"\ndecision_maker = true\n[[policy]]\nname = \"open\"\n[requests]\ncount = 2\n\
         [experiment]\nworlds = 3\ntrials_per_world = 50\n"
    )
}

#[test]
fn an_attribute_names_segments_as_a_file_does() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file can be written");
    let (mut network, mut list) = ("graph [ directed 1\n".to_owned(), String::new());
    for number in 0..12 {
        let kind = if number % 4 == 0 { "executives" } else { "peers" };
        writeln!(
            network,
            "node [ id {number} label \"p{number}\" kind \"{kind}\" empty {number} ]"
        )
        .unwrap();
        writeln!(list, "p{number} {kind}").unwrap();
    }
    for number in 0..12 {
        writeln!(network, "edge [ source {number} target {} ]", (number + 1) % 12).unwrap();
        writeln!(network, "edge [ source {number} target {} ]", (number * 5 + 2) % 12).unwrap();
    }
    write("net.gml", &(network + "]\n"));
    write("who.txt", &list);
    let rows = |keys: &str| outcomes(&scenario_in(&on_a_network(keys), folder.path())).rows;
    let by_attribute = rows("segment_attribute = \"kind\"");
    assert!(by_attribute.iter().any(|row| row.first.is_some()));
    assert!(by_attribute == rows("segments = \"who.txt\""));
    for (attribute, expected) in [
        (
            "department",
            "do not have; they have \"empty\", \"id\", \"kind\", \"label\"",
        ),
        (
            "empty",
            "puts nodes into \"0\", which is no segment of the scenario; its segments are \"peers\", \"executives\"",
        ),
    ] {
        let keys = format!("segment_attribute = \"{attribute}\"");
        let error = Plan::new(&scenario_in(&on_a_network(&keys), folder.path())).expect_err("nobody is dealt");
        assert!(error.to_string().contains(expected), "{error}");
    }
    let both = on_a_network("segments = \"who.txt\"\nsegment_attribute = \"kind\"");
    let mistakes = whoknows::scenario::parse(&both, "s.toml", folder.path(), &[]).expect_err("two answers");
    let told = mistakes.render(whoknows::scenario::Look::Plain);
    assert!(told.contains("`segments` names everybody's segment already"), "{told}");
}

/// The names of nodes are their labels, and their ids where no label is so called.
#[test]
fn nodes_are_found_by_label_and_by_id() {
    let text = "graph [ node [ id 1 label \"two\" ] node [ id 2 label \"1\" ] node [ id 3 label \"007\" ] edge [ source 1 target 2 ] ]";
    let file = read("n.gml", text, &Reading::default()).unwrap();
    let found = |name: &str| file.names.find(name).map(|node| file.names.name(node).into_owned());
    for (name, node) in [
        ("two", Some("two")),
        ("1", Some("1")),
        ("2", Some("1")),
        ("3", Some("007")),
        ("007", Some("007")),
        ("4", None),
    ] {
        assert_eq!(found(name).as_deref(), node, "{name}");
    }
}
