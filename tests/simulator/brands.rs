//! A firm's look: it is on every chart, what is wrong with its file is said with its line, and nothing of it can do harm.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use whoknows::chart::{self, Brand, Chart};
use whoknows::words::Language;

use crate::charts::assert_charts_tidy;
use crate::invented::{Invented, scenario};

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><script>alert(1)</script>
    <image href="http://example.org/spy.png" width="9" height="9"/><text x="9" y="70" font-size="60">Meyer</text>
    <rect width="400" height="20" fill="#c8102e"/></svg>"##;

/// A folder with a brand file and what it may name.
fn folder(brand: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    fs::copy(fonts.join("Inter-SemiBold.ttf"), folder.path().join("firm.ttf")).unwrap();
    fs::write(folder.path().join("logo.svg"), LOGO).unwrap();
    fs::write(folder.path().join("brand.toml"), brand).unwrap();
    folder
}

fn load(brand: &str) -> Result<Brand, String> {
    let folder = folder(brand);
    Brand::load(&folder.path().join("brand.toml")).map_err(|error| error.to_string())
}

fn charts(brand: &Brand) -> Vec<Chart> {
    let answers = Invented::credit_union().answers();
    brand.dress(|| chart::all(Language::English.words(), &answers, &scenario()))
}

const FIRM: &str = r##"
ink = "#1b1b3a"
paper = "#fffdf7"
accent = "#c8102e"
policies = ["#c8102e", "#1b4f8c"]
logo = "logo.svg"
font = "firm.ttf"
"##;

#[test]
fn every_chart_wears_the_brand() {
    let brand = load(FIRM).unwrap();
    for chart in charts(&brand) {
        let Chart {
            name, svg, inline_svg, ..
        } = &chart;
        for colour in ["#1b1b3a", "#fffdf7", "#c8102e"] {
            assert!(svg.contains(colour), "{name} has no {colour}");
        }
        let of_second_policy = svg.contains("#1b4f8c");
        assert!(
            of_second_policy || *name == "credit",
            "{name} shows more than one policy"
        );
        assert!(!svg.contains("#1c2430"), "{name} has the ink of the house");
        assert!(svg.contains("data:image/svg+xml;base64,") && svg.contains("font-family=\"Firm, Inter, sans-serif\""));
        assert!(svg.contains("@font-face{font-family:\"Firm\";font-style:normal;font-weight:400 600"));
        assert!(
            !inline_svg.contains("data:"),
            "a page has logo and typeface once for all"
        );
        assert!(brand.png(svg).unwrap().starts_with(b"\x89PNG"));
    }
    assert!(brand.logo().is_some() && brand.accent().is_some());
    assert!(brand.dark_css().contains(".fill-p0{fill:#"));
}

#[test]
fn pages_wear_the_brand_too() {
    let brand = load(FIRM).unwrap();
    let css = brand.page_css();
    for rule in [
        "--ink:#1b1b3a",
        "--paper:#fffdf7",
        "--accent:#c8102e",
        "font-family:Firm, Inter",
        "url(data:image/svg+xml",
    ] {
        assert!(css.contains(rule), "{rule} is not in {css}");
    }
    assert_eq!(Brand::house().page_css(), "");
}

#[test]
fn the_house_is_as_it_was_once_the_brand_is_off() {
    let plain = charts(&Brand::house());
    let _worn = charts(&load(FIRM).unwrap());
    assert!(charts(&Brand::house()) == plain);
    assert!(
        load("").unwrap().dark_css() == Brand::house().dark_css(),
        "an empty file is the house"
    );
    assert!(charts(&load("").unwrap()) == plain);
}

#[test]
fn a_wide_typeface_and_a_logo_leave_charts_tidy() {
    // All text in a semi-bold is some five per cent wider than the house sets it.
    let brand = load(FIRM).unwrap();
    for policies in [1, 4, 12] {
        let answers = Invented::uniform(policies, 40, 0.17).answers();
        let charts = brand.dress(|| chart::all(Language::German.words(), &answers, &scenario()));
        let as_inter: Vec<Chart> = charts
            .into_iter()
            .map(|chart| Chart {
                svg: chart.svg.replace("font-weight=\"400\"", "font-weight=\"600\""),
                ..chart
            })
            .collect();
        assert_charts_tidy(&format!("branded, {policies} policies"), &as_inter);
    }
}

#[test]
fn all_that_is_wrong_is_said_with_its_line() {
    let says = load(
        r##"ink = "#bbbbbb"
papr = "#fff"
policies = ["#ffee00", "blue", 3, "#0072b2", "#0072b2"]
logo = "nowhere.png"
font = "brand.toml"
accent = 7
"##,
    )
    .unwrap_err();
    for fault in [
        "line 1: ink #bbbbbb has a contrast of 1.9 to paper #ffffff; it needs 4.5: change ink to #767676, say, or paper",
        "line 2: unknown key `papr`; did you mean `paper`?",
        "line 3: policies[0] #ffee00 has a contrast of 1.2 to paper #ffffff; it needs 3: change policies[0] to #",
        "line 3: policies[1] = \"blue\" is no colour; write six hexadecimal digits, as in \"#0072b2\"",
        "line 3: policies[2] must be a colour in quotes",
        "line 3: policies[3] and policies[4] have the same colour #0072b2: change one",
        "line 4: logo = \"nowhere.png\": ",
        "line 5: the typeface of `font` is no TTF or OTF that can be read",
        "line 6: `accent` must be text in quotes",
    ] {
        assert!(says.contains(fault), "{fault}\nis not in\n{says}");
    }
    assert_eq!(says.lines().count(), 9, "{says}");
    let lines: Vec<&str> = says
        .lines()
        .filter_map(|line| line.split("line ").nth(1)?.split(':').next())
        .collect();
    assert!(lines.is_sorted(), "{says}");
}

#[test]
fn other_files_are_refused() {
    assert!(load("ink = #123456").unwrap_err().contains("line 1: "));
    let missing = Brand::load(Path::new("no/such/brand.toml")).unwrap_err().to_string();
    assert!(missing.starts_with("no/such/brand.toml: cannot be read: "), "{missing}");
    assert!(load("bold_font = \"firm.ttf\"").unwrap_err().contains("needs a `font`"));
    assert!(load("font = \"logo.svg\"").unwrap_err().contains("no TTF or OTF"));
    let many = format!("policies = [{}]", "\"#123456\",".repeat(13));
    assert!(
        load(&many)
            .unwrap_err()
            .contains("has 13 colours; charts tell 12 apart")
    );
    let dark = "ink = \"#ffffff\"\npaper = \"#101010\"";
    assert!(load(dark).is_ok(), "light on dark is as good");
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_has_a_page_per_chart_and_the_same_bytes_twice() {
    for brand in [Brand::house(), load(FIRM).unwrap()] {
        let charts = charts(&brand);
        let pdf = brand.pdf(&charts).unwrap();
        assert!(pdf.starts_with(b"%PDF-") && pdf == brand.pdf(&charts).unwrap());
        let text = String::from_utf8_lossy(&pdf);
        assert_eq!(text.matches("/MediaBox").count(), charts.len(), "a page per chart");
        assert!(pdf.len() < 600_000, "{} bytes", pdf.len());
    }
}
