//! Files that are no scenario, texts that are no TOML, and input made to break a reader.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use whoknows::scenario::{self, LARGEST_FILE, Look, Severity};

use super::scenario_text::{BASE, parse, remarks};

/// What is said about a file with these bytes, on one line without its path.
fn said_about(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scenario.toml");
    fs::write(&path, bytes).unwrap();
    let mistakes = scenario::load(&path, &[]).unwrap_err();
    let all: Vec<String> = mistakes
        .iter()
        .map(|m| format!("{} | {}", m.message, m.help.unwrap_or("")))
        .collect();
    all.join("\n")
}

/// Lines made from the numbers below `count`.
fn numbered(count: usize, line: fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().concat()
}

#[test]
fn a_missing_file() {
    let mistakes = scenario::load(Path::new("no/such.toml"), &[]).unwrap_err();
    insta::assert_snapshot!(mistakes, @r"
    error: there is no file no/such.toml
    --> no/such.toml
     = help: `whoknows new` writes a scenario to start from
    ");
}

#[test]
fn a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mistakes = scenario::load(folder.path(), &[]).unwrap_err();
    assert!(mistakes.to_string().contains("is a folder"), "{mistakes}");
}

#[test]
fn an_empty_file() {
    let expected = "the scenario is empty | `whoknows new` writes a scenario to start from";
    for nothing in ["", " \n\t\n", "\u{feff}"] {
        assert_eq!(said_about(nothing.as_bytes()), expected);
    }
}

#[test]
fn a_file_that_is_no_text() {
    let expected = "the file is not a text | save the scenario as UTF-8";
    assert_eq!(said_about(b"t\0\0\0\xff\x01"), expected);
    assert_eq!(said_about(b"title = \"a\0b\""), expected);
}

/// What makes any editor's file a scenario.
const AS_UTF8: &str =
    "save the file as UTF-8: in Notepad under Save as, Encoding; in PowerShell with Out-File -Encoding utf8";

#[test]
fn a_file_that_windows_powershell_redirected_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scenario.toml");
    let text = BASE.replace("\"peer\"", "\"Bücher 人\"").replace('\n', "\r\n");
    for (mark, bytes) in [
        (
            [0xff, 0xfe],
            text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
        ),
        (
            [0xfe, 0xff],
            text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>(),
        ),
    ] {
        fs::write(&path, [&mark[..], &bytes].concat()).unwrap();
        let checked = scenario::load(&path, &[]).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        assert_eq!(checked.scenario.segments[1].name, "Bücher 人");
    }
}

#[test]
fn a_file_in_another_encoding_is_named_with_the_cure() {
    let wide: Vec<u8> = BASE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let odd = [&[0xff, 0xfe][..], &wide[..wide.len() - 1]].concat();
    for (bytes, expected) in [
        (wide.clone(), "the file is UTF-16 without its mark, not UTF-8"),
        (odd, "the file is UTF-16 and damaged"),
        (
            [&[0xff, 0xfe, 0, 0][..], b"t\0\0\0"].concat(),
            "the file is UTF-32, not UTF-8",
        ),
        (b"title = \"B\xfccher\"".to_vec(), "the file is not UTF-8"),
    ] {
        assert_eq!(said_about(&bytes), format!("{expected} | {AS_UTF8}"));
    }
}

#[test]
fn a_letter_in_latin_1_is_pointed_at() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scenario.toml");
    fs::write(&path, b"# \x80 5\ntitle = \"B\xfccher\"\n").unwrap();
    let mistakes = scenario::load(&path, &[]).unwrap_err();
    let shown = mistakes
        .to_string()
        .replace(&path.display().to_string(), "scenario.toml");
    // The first byte that is no UTF-8 is the euro sign of the comment.
    insta::assert_snapshot!(shown, @r#"
    error: the file is not UTF-8
     --> scenario.toml:1:3
      |
    1 | # € 5
      |   ^ a byte that is `€` in Windows-1252 (Latin-1, "ANSI")
      |
      = help: save the file as UTF-8: in Notepad under Save as, Encoding; in PowerShell with Out-File -Encoding utf8
    "#);
}

#[test]
fn a_file_that_is_too_large() {
    let message = "the file is larger than 1 MB";
    let comment = |length: usize| "#".repeat(length).into_bytes();
    assert!(said_about(&comment(LARGEST_FILE + 1)).starts_with(message));
    assert!(!said_about(&comment(LARGEST_FILE)).starts_with(message));
    // Never read: it has no end.
    if Path::new("/dev/zero").exists() {
        let mistakes = scenario::load(Path::new("/dev/zero"), &[]).unwrap_err();
        assert!(
            mistakes.to_string().contains("it is a device, not a file"),
            "{mistakes}"
        );
    }
}

#[test]
fn a_byte_order_mark_and_foreign_line_ends_do_no_harm() {
    let text = format!("\u{feff}{}", BASE.replace('\n', "\r\n"));
    assert!(remarks(&text, &[]).is_empty(), "{:?}", remarks(&text, &[]));
}

#[test]
fn the_first_error_of_every_broken_line_is_shown() {
    let text = "seed = 1.2.3\n[world]\npeople = = 5\npeple = 7\ntail = \"open\nx = 1";
    let lines: Vec<usize> = parse(text, &[])
        .unwrap_err()
        .iter()
        .filter_map(|mistake| mistake.line)
        .collect();
    assert_eq!(lines, [1, 3, 4, 5, 6]);
}

#[test]
fn a_key_written_twice() {
    let found = remarks(&BASE.replace("people = 500", "people = 500\npeople = 600"), &[]);
    assert_eq!(found, ["mistake 3:1: this is not TOML: duplicate key"]);
}

#[test]
fn mistakes_are_shown_with_line_and_pointer() {
    let text = BASE.replace("people = 500", "peple = 500\nconcentration = -1");
    insta::assert_snapshot!(parse(&text, &[]).unwrap_err(), @r"
    error: [world] has no key `peple`
     --> scenario.toml:2:1
      |
    2 | peple = 500
      | ^^^^^ not a valid key
      |
      = help: did you mean `people`?

    error: `concentration` must be a number from 0.01 to 1e6
     --> scenario.toml:3:17
      |
    3 | concentration = -1
      |                 ^^ this is less than 0.01
    ");
}

#[test]
fn colours_are_a_choice_of_the_caller() {
    let mistakes = parse("peple = 1", &[]).unwrap_err();
    assert!(!mistakes.render(Look::Plain).contains('\u{1b}'));
    assert!(mistakes.render(Look::Coloured).contains('\u{1b}'));
}

#[test]
fn of_very_many_mistakes_the_first_are_shown() {
    let text = numbered(1000, |n| format!("wrong{n} = 1\n"));
    let mistakes = parse(&text, &[]).unwrap_err();
    // Beside the keys: no segment and no policy.
    assert_eq!(mistakes.len(), 1002);
    assert!(mistakes.to_string().ends_with("… and 982 more"), "{mistakes}");
}

#[test]
fn input_made_to_break_a_reader_is_refused() {
    let deep = |open: &str, close: &str| format!("x = {}{}", open.repeat(100_000), close.repeat(100_000));
    let many = |line: &str| line.repeat(LARGEST_FILE / line.len());
    let long_name = format!("[[segment]]\nname = \"{}\"", "x".repeat(10_000));
    for text in [
        deep("[", "]"),
        deep("{a=", "}"),
        format!("[{}a]", "a.".repeat(100_000)),
        format!("{}a = 1", "a.".repeat(100_000)),
        many("[[segment]]\n"),
        many("[[policy]]\n"),
        many("x"),
        many("x = 1\n"),
        many("\"\"\""),
        many("= ]\n"),
        numbered(30_000, |n| format!("[[segment]]\nname=\"{n}\"\n")),
        numbered(30_000, |n| format!("[[policy]]\nname=\"{n}\"\n")),
        numbered(30_000, |n| format!("world.a{n}=1\n")),
        format!("[release]\nposts = [{}]", many("0,")),
        long_name,
    ] {
        let mistakes = parse(&text[..text.len().min(LARGEST_FILE)], &[]).unwrap_err();
        assert!(mistakes.to_string().len() < 50_000);
        assert!(mistakes.iter().count() > 0);
    }
}

#[test]
fn a_name_of_ten_thousand_characters_is_refused() {
    let text = BASE.replace("\"peer\"", &format!("\"{}\"", "x".repeat(10_000)));
    let expected = "mistake 13:8: `name` must be a name in quotes, at most 200 characters on one line | \
                    this has 10000 characters, more than 200";
    assert_eq!(remarks(&text, &[]), [expected]);
}

#[test]
fn there_are_at_most_65535_segments_and_64_policies() {
    let segments = "[[segment]]\n".repeat(65_536);
    let found = remarks(&format!("{segments}[[policy]]\nname=\"open\""), &[]);
    assert_eq!(
        found,
        ["mistake 65536:1: there are 65_536 tables [[segment]], more than 65_535"]
    );
    let policies = numbered(65, |n| format!("[[policy]]\nname=\"p{n}\"\n"));
    let segment = "[[segment]]\nname=\"s\"\nfraction=1\ndecision_maker=true\n";
    let found = remarks(&format!("{segment}{policies}"), &[]);
    assert_eq!(found, ["mistake 133:1: there are 65 policies, more than 64"]);
}

/// Text that is nearly a scenario: pieces of one in any order.
fn nearly_a_scenario() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[world]\n",
        "[[segment]]\n",
        "[[policy]]\n",
        "[experiment]\n",
        "[world.network]\n",
        "model = \"file\"\n",
        "name = \"a\"\n",
        "count = 10\n",
        "fraction = 1\n",
        "people = 100\n",
        "decision_maker = true\n",
        "count = ",
        "trials = 5\n",
        "worlds = 2\n",
        "posts = [",
        "]",
        "{",
        "}",
        "\"",
        "=",
        "\n",
        "1e999",
        "-",
        "é",
        "#",
        ".",
        "segment = 1\n",
        "policy = []\n",
        "world = 3\n",
        "max_contacts = 0\n",
        "segments = \"s\"\n",
        "path = \"\"\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes: Vec<u8>, overrides: Vec<String>) {
        let text = String::from_utf8_lossy(&bytes);
        if let Err(mistakes) = scenario::parse(&text, "any", Path::new(""), &overrides) {
            prop_assert!(!mistakes.render(Look::Coloured).is_empty());
        }
    }

    #[test]
    fn no_scenario_makes_the_reader_panic(text in nearly_a_scenario(), key in "[a-z.\\[\\]\"0-9 ]{0,12}", value in ".*") {
        let overrides = [format!("{key}={value}")];
        for overrides in [&overrides[..], &[]] {
            match scenario::parse(&text, "any", Path::new(""), overrides) {
                Ok(checked) => prop_assert!(checked.warnings.iter().all(|remark| remark.severity == Severity::Warning)),
                Err(mistakes) => prop_assert!(mistakes.iter().any(|remark| remark.severity == Severity::Mistake)),
            }
        }
    }
}
