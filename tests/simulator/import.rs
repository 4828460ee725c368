//! `whoknows import`: exports of contacts as programs write them and as people save them again, and what must never leave them.

use super::command_line::{assert, errors_of, files, home, refuses, text, write};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use tempfile::TempDir;

const NOTES: &str = "Notes:\n\"Some \"\"addresses\"\" are missing, see https://example.com/help\"\n\n";
const HEADINGS: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
const PEOPLE: &str = "\
Vera,Erfunden,https://example.com/in/vera-0001,,Sunrise Credit Union,President & CEO,07 Mar 2021
Uwe,\"Ausgedacht, MBA\",https://example.com/in/uwe-0002,uwe@example.org,\"Muster, Inc.\",\"Head of \"\"Earned\"\" Media\",3 Feb 2020
Émile,Fictif,https://example.com/in/%C3%A9mile-0003,,Acme,Plumber,01 Jan 2024
Nadia,Nirgends,https://example.com/in/nadia-0004,,,,01 Jan 2024
,,,,,,12 Dec 2018
,,,,,,
";

/// What an import prints, and the list that it writes.
fn imported(home: &TempDir, arguments: &[&str]) -> (String, String) {
    let out = home.path().join("out");
    let output = assert(&[&["import"], arguments, &["-o", text(&out), "--force"]].concat()).success();
    let printed = String::from_utf8(output.get_output().stdout.clone()).expect("it is text");
    (
        printed,
        fs::read_to_string(out.join("contacts.csv")).expect("it was written"),
    )
}

/// The segments of a list, sorted: pseudonyms do not tell the order of the export.
fn segments(list: &str) -> Vec<&str> {
    let mut segments: Vec<&str> = list
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').expect("cells").1)
        .collect();
    segments.sort_unstable();
    segments
}

#[test]
fn a_linkedin_export_is_read_however_it_was_saved() {
    let wide = |text: &str| -> Vec<u8> {
        format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let as_written = format!("{NOTES}{HEADINGS}{PEOPLE}");
    let with_tabs = |text: &str| {
        text.lines()
            .filter(|line| !line.contains('"'))
            .collect::<Vec<_>>()
            .join("\r\n")
            .replace(',', "\t")
    };
    let two_lines = PEOPLE.lines().filter(|line| !line.contains('"')).count();
    assert_eq!(two_lines, 5);
    let all = [",", "credit-union executive,yes", "everybody else,yes", "marketer,yes"];
    let without_quotes = [",", "credit-union executive,yes", "everybody else,yes"];
    for (bytes, expected) in [
        (as_written.clone().into_bytes(), &all[..]),
        (
            format!("\u{feff}{}", as_written.replace('\n', "\r\n")).into_bytes(),
            &all,
        ),
        (format!("{HEADINGS}{PEOPLE}").into_bytes(), &all),
        (
            format!("Notes:\nA quotation mark \" that nobody closes\n\n\n\n{HEADINGS}{PEOPLE}").into_bytes(),
            &all,
        ),
        (as_written.replace(",Position", ",Position,Extra").into_bytes(), &all),
        (as_written.chars().map(|letter| letter as u8).collect(), &all),
        (wide(&as_written), &all),
        (wide(&with_tabs(&format!("{HEADINGS}{PEOPLE}"))), &without_quotes),
    ] {
        let home = home();
        let path = write(&home, "Connections.csv", bytes);
        let (printed, list) = imported(&home, &["linkedin", &path]);
        assert!(
            printed.contains("passed over: 2 rows in which nobody stands"),
            "{printed}"
        );
        assert_eq!(segments(&list), expected, "{list}");
    }
}

#[test]
fn exports_of_every_kind_become_contacts() {
    let google = "First Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Value\n\
                  Vera,Erfunden,Any Bank,Teller,\"one\ntwo\",* myContacts ::: Press,vera@example.com ::: v@example.org\n\
                  ,,Beispiel GmbH,,,,info@example.org\n";
    let old_google = "Name,Given Name,Family Name,Notes,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title\n\
                      Vera Erfunden,Vera,Erfunden,,vera@example.com,Any Bank,Teller\n";
    let hubspot = "Record ID,First Name,Last Name,Email,Job Title,Company Name,Associated Company IDs\n\
                   101,Vera,Erfunden,vera@example.com,Teller,Any Bank,9001;9002\n102,,,info@example.org,,,\n";
    let salesforce = "\"Id\",\"AccountId\",\"LastName\",\"FirstName\",\"Email\",\"Title\",\"Department\"\n\
                      \"003000000000001AAA\",\"\",\"Erfunden\",\"Vera\",\"vera@example.com\",\"Teller\",\"\"\n";
    let mastodon =
        "Account address,Show boosts,Notify on new posts,Languages\nvera@social.example,true,false,\"en, de\"\n";
    let x = "window.YTD.follower.part1 = [ { \"follower\" : { \"accountId\" : \"1000000000000000001\", \"userLink\" : \
             \"https://example.com/intent/user?user_id=1000000000000000001\" } }, { \"follower\" : { \"userLink\" : \
             \"https://example.com/intent/user?user_id=7\" } }, { \"follower\" : { \"userLink\" : \
             \"https://example.com/intent/user?user_id=7\" } } ]";
    let any = "Wer;Rolle;Firma\nVera;Kassiererin;Eine Bank\n";
    let peer = "peer in financial services,";
    for (kind, content, more, expected) in [
        ("google", google, &[][..], &["everybody else,", peer][..]),
        ("google", old_google, &[], &[peer]),
        ("hubspot", hubspot, &[], &[",", peer]),
        ("salesforce", salesforce, &[], &[peer]),
        ("mastodon", mastodon, &[], &[","]),
        (
            "mastodon",
            "vera@social.example\nuwe@social.example\n",
            &[],
            &[",", ","],
        ),
        ("x", x, &[], &[",", ","]),
        ("csv", any, &["--title", "rolle"], &[peer]),
        ("csv", "Name\tJob\nVera\tTeller\n", &[], &[peer]),
    ] {
        let home = home();
        let path = write(&home, "export", content);
        let (_, list) = imported(&home, &[&[kind, &path], more].concat());
        assert_eq!(segments(&list), expected, "{kind}");
    }
}

#[test]
fn what_cannot_be_read_is_told_with_what_to_do() {
    let home = home();
    let out = home.path().join("out");
    for (kind, content, phrases) in [
        (
            "linkedin",
            &b"PK\x03\x04......"[..],
            &["zip archive", "unpack", "Connections.csv"][..],
        ),
        ("linkedin", b"", &["empty"]),
        ("linkedin", b"\n \n", &["empty"]),
        (
            "linkedin",
            "名,姓,会社,役職\n甲,乙,丙,丁\n".as_bytes(),
            &["--title", "役職"],
        ),
        (
            "csv",
            b"Name,E-mail\nVera,vera@example.com\n",
            &["nobody can be told from anybody", "--title", "E-mail"],
        ),
        ("linkedin", HEADINGS.as_bytes(), &["nobody stands in it"]),
        (
            "x",
            b"window.YTD.follower.part0 = [ { \"follower\" : 7 } ]",
            &["line 1", "data/follower.js"],
        ),
        ("x", b"window.YTD.follower.part0 = ", &["no list in brackets"]),
        ("x", &vec![b'['; 100_000], &["no list in brackets"]),
        ("mastodon", b"not an account\n", &["no address like user@server"]),
        ("csv", b"a\0b", &["no text"]),
    ] {
        let path = write(&home, "export", content);
        refuses(&["import", kind, &path, "-o", text(&out)], 1, phrases);
    }
    let path = write(&home, "export", format!("{HEADINGS}{PEOPLE}"));
    refuses(
        &["import", "linkedin", &path, "--title", "Rolle"],
        1,
        &["“Rolle”", "“Position”"],
    );
    refuses(&["import", "linkdin", &path], 2, &["linkedin"]);
    refuses(&["import", "linkedin", text(home.path())], 1, &["folder"]);
    assert!(!out.exists());
}

#[test]
fn rules_of_ones_own_sort_the_contacts() {
    let home = home();
    let path = write(&home, "export", format!("{HEADINGS}{PEOPLE}"));
    let rules = "[[rule]]\nsegment = \"other guest\"\ntitle = [\"plumb*\"]\ncompany = [\"acme\"]\n";
    let mine = write(&home, "rules.toml", rules);
    let party = ["--scenario", "scenarios/cocktail-party.toml"];
    let (printed, list) = imported(&home, &[&["linkedin", &path, "--rules", &mine], &party[..]].concat());
    assert_eq!(segments(&list), [",", ",yes", ",yes", "other guest,yes"]);
    assert!(
        printed.contains("head 1") && printed.contains("president 1"),
        "{printed}"
    );
    refuses(
        &[&["import", "linkedin", &path][..], &party].concat(),
        1,
        &["the rules that ship", "--print-rules"],
    );
    let misspelt = write(&home, "rules.toml", rules.replace("guest", "gust"));
    refuses(
        &[&["import", "linkedin", &path, "--rules", &misspelt][..], &party].concat(),
        1,
        &["no segment “other gust”, did you mean “other guest”?"],
    );
    let broken = write(&home, "rules.toml", "[[rule]]\nsegment = 7\n");
    refuses(
        &["import", "linkedin", &path, "--rules", &broken],
        1,
        &["rules.toml", "segment"],
    );
    let printed = assert(&["import", "--print-rules"])
        .success()
        .get_output()
        .stdout
        .clone();
    let printed = write(&home, "rules.toml", printed);
    let ours = imported(&home, &["linkedin", &path]);
    assert_eq!(imported(&home, &["linkedin", &path, "--rules", &printed]), ours);
}

#[test]
fn files_are_replaced_only_when_asked_for() {
    let home = home();
    let path = write(&home, "export", format!("{HEADINGS}{PEOPLE}"));
    let out = home.path().join("out");
    let import = ["import", "linkedin", &path, "-o", text(&out)];
    assert(&import).success();
    let before = files(&out);
    refuses(&import, 1, &["contacts.csv", "--force"]);
    assert(&[&import[..], &["--force"]].concat()).success();
    assert!(files(&out) == before, "the same export gives the same pseudonyms");
}

/// Names that do something where they are not taken for names.
const HOSTILE: [&str; 6] = [
    "=HYPERLINK(\"http://example.com/\"&A1)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "\u{1b}]0;owned\u{7}\u{202e}gnp.exe",
    "'); DROP TABLE contacts; --",
    "-2+3",
];

#[test]
fn nothing_of_the_people_is_in_any_output() {
    let home = home();
    let mut export = format!("{NOTES}{HEADINGS}{PEOPLE}");
    for name in HOSTILE {
        let cell = format!("\"{}\"", name.replace('"', "\"\""));
        let _ = writeln!(
            export,
            "{cell},{cell},https://example.com/in/x,x@example.org,{cell},{cell},01 Jan 2024"
        );
    }
    let long = "Z".repeat(10_000_000);
    let _ = writeln!(
        export,
        "{long},Lang,https://example.com/in/y,y@example.org,{long},{long},01 Jan 2024"
    );
    let path = write(&home, "Connections.csv", export);
    let (printed, list) = imported(&home, &["linkedin", &path]);
    assert_eq!(list.lines().count(), 1 + 4 + HOSTILE.len() + 1);
    assert!(
        !printed.contains(['\u{1b}', '\u{7}', '\u{202e}', '<', '=']) && printed.len() < 5_000,
        "{printed}"
    );
    let out = home.path().join("out");
    for (name, bytes) in files(&out)
        .into_iter()
        .filter(|(name, _)| name != Path::new("credit-union.toml"))
    {
        let content = String::from_utf8_lossy(&bytes);
        for told in [
            "Erfunden", "Vera", "uwe", "@", "://", "example", "Acme", "Plumber", "script", "calc", "ZZZ", "0001",
        ] {
            assert!(!content.contains(told), "{} tells {told}", name.display());
        }
    }
    let who = home.path().join("who.csv");
    imported(&home, &["linkedin", &path, "--who", text(&who)]);
    let mut reader = csv::Reader::from_path(&who).expect("it was written");
    let names: Vec<String> = reader.records().map(|row| row.expect("a row")[1].to_owned()).collect();
    assert!(names.iter().any(|name| name == "Vera Erfunden"), "{names:?}");
    let computed = |name: &String| name.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(!names.iter().any(computed), "a spreadsheet computes no name");
}

#[test]
fn the_shared_samples_are_read_where_they_are() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/contact-exports");
    if !samples.is_dir() {
        eprintln!("no samples in {}: nothing to read", samples.display());
        return;
    }
    for (kind, file, people) in [
        ("linkedin", "linkedin/Connections.csv", 7),
        ("linkedin", "linkedin/Connections_bom_crlf.csv", 7),
        ("linkedin", "linkedin/Connections_old_no_notes_no_url.csv", 7),
        ("x", "x-twitter/data/follower.js", 5),
        ("x", "x-twitter/data/following.js", 3),
        ("mastodon", "mastodon/following_accounts.csv", 3),
        ("mastodon", "mastodon/following_accounts_old.csv", 2),
        ("google", "google-contacts/contacts.csv", 3),
        ("google", "google-contacts/contacts_old_format.csv", 1),
        ("hubspot", "hubspot/hubspot-crm-exports-all-contacts.csv", 3),
        ("salesforce", "salesforce/Contact.csv", 2),
    ] {
        let path: PathBuf = samples.join(file);
        let (_, list) = imported(&home(), &[kind, text(&path)]);
        assert_eq!(list.lines().count(), people + 1, "{file}");
    }
}

#[test]
#[ignore = "says how long it takes; run it with optimisations"]
fn a_hundred_thousand_contacts() {
    let home = home();
    let mut export = format!("{NOTES}{HEADINGS}");
    for number in 0..100_000 {
        let title = ["Account Director", "Loan Officer", "Plumber", "Head of Marketing, EMEA"][number % 4];
        let _ = writeln!(
            export,
            "Vorname{number},Nachname{number},https://example.com/in/person-{number},,\"Firma {}, Inc.\",{title},07 Mar 2021",
            number % 5_000
        );
    }
    let path = write(&home, "Connections.csv", export);
    let start = Instant::now();
    let (_, list) = imported(&home, &["linkedin", &path]);
    println!("100 000 contacts: {:.2} s", start.elapsed().as_secs_f64());
    assert_eq!(list.lines().count(), 100_001);
}

#[test]
fn a_file_in_no_known_encoding_is_read_with_a_warning() {
    let home = home();
    let narrow: Vec<u8> = format!("{HEADINGS}{PEOPLE}")
        .chars()
        .map(|letter| letter as u8)
        .collect();
    let path = write(&home, "export", narrow);
    let out = home.path().join("out");
    let errors = errors_of(&assert(&["import", "linkedin", &path, "-o", text(&out)]).success());
    assert!(errors.contains("Windows-1252"), "{errors}");
}
