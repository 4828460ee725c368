//! A firm's look: it is on every chart, what is wrong with its file is said with its line, and nothing of it can do harm.

use std::fs;
use std::path::Path;

use resvg::tiny_skia::{IntSize, Pixmap};
use tempfile::TempDir;
use whoknows::chart::{self, Brand, Chart, Colour};
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

pub(crate) fn load(brand: &str) -> Result<Brand, String> {
    let folder = folder(brand);
    Brand::load(&folder.path().join("brand.toml")).map_err(|error| error.to_string())
}

fn charts(brand: &Brand) -> Vec<Chart> {
    let answers = Invented::credit_union().answers();
    brand.dress(|| chart::all(Language::English.words(), &answers, &scenario()))
}

pub(crate) const FIRM: &str = r##"
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
    assert!(brand.logo().is_some());
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

/// The value of a variable of CSS.
fn variable(css: &str, name: &str) -> Colour {
    let (_, rest) = css.split_once(&format!("--{name}:")).unwrap();
    Colour::parse(&rest[..7]).unwrap()
}

#[test]
fn on_a_dark_screen_a_page_keeps_the_firms_colours_and_is_read_with_ease() {
    let css = load(FIRM).unwrap().page_css();
    let (light, dark) = css.split_once("@media screen and (prefers-color-scheme:dark)").unwrap();
    let ground = variable(dark, "paper");
    assert!(
        ground.luminance() < 0.02 && ground.distance(variable(light, "ink")) < 0.1,
        "{ground} is the ink, darkened"
    );
    for text in ["ink", "muted", "accent"] {
        for (ground, page) in [("paper", light), ("wash", light), ("paper", dark), ("wash", dark)] {
            let contrast = variable(page, text).contrast(variable(page, ground));
            assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2} in {page}");
        }
    }
    assert!(
        dark.contains("body::before{background-color:#fffdf7"),
        "the logo stands on the firm's paper"
    );
    let by_day = "ink = \"#ffffff\"\npaper = \"#101010\"";
    let css = load(by_day).unwrap().page_css();
    assert_eq!(
        css.matches("--ink:#ffffff").count(),
        2,
        "who is light on dark by day stays so: {css}"
    );
}

/// The colour at a place of a slide of 1920 × 1080, of a picture that may be smaller.
fn pixel(picture: &Pixmap, (x, y): (u32, u32)) -> Colour {
    let at = |place: u32| place * picture.width() / 1920;
    let pixel = picture.pixel(at(x), at(y)).unwrap();
    let hex = format!("#{:02x}{:02x}{:02x}", pixel.red(), pixel.green(), pixel.blue());
    Colour::parse(&hex).unwrap()
}

/// The first frame of a GIF.
fn first_frame(film: &[u8]) -> Pixmap {
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(film).unwrap();
    let frame = decoder.read_next_frame().unwrap().unwrap();
    let size = IntSize::from_wh(frame.width.into(), frame.height.into()).unwrap();
    Pixmap::from_vec(frame.buffer.to_vec(), size).unwrap()
}

/// Runs a command of the program on a scenario in a firm's folder; its results are in `out` there.
fn in_folder(folder: &TempDir, command: &str) {
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/cocktail-party.toml");
    assert_cmd::Command::new(env!("CARGO_BIN_EXE_whoknows"))
        .current_dir(folder.path())
        .args([
            command,
            "--brand",
            "brand.toml",
            "--out",
            "out",
            "--quiet",
            "--set",
            "experiment.trials=200",
        ])
        .arg(scenario)
        .assert()
        .success();
}

#[test]
fn a_story_wears_the_brand_and_so_does_its_film() {
    let firm = folder(FIRM);
    in_folder(&firm, "story");
    let read = |folder: &TempDir, name: &str| fs::read(folder.path().join("out").join(name)).unwrap();
    let mut pictures = vec![first_frame(&read(&firm, "story.gif"))];
    for name in ["network", "chain"] {
        let svg = String::from_utf8(read(&firm, &format!("{name}.svg"))).unwrap();
        for trace in [
            "#1b1b3a",
            "font-family=\"Firm, Inter, sans-serif\"",
            "@font-face{font-family:\"Firm\"",
            "data:image/svg+xml;base64,",
        ] {
            assert!(svg.contains(trace), "{name} has no {trace}");
        }
        assert!(!svg.contains("#1c2430"), "{name} has the ink of the house");
        pictures.push(Pixmap::decode_png(&read(&firm, &format!("{name}.png"))).unwrap());
    }
    for picture in &pictures {
        let (rule, paper, logo) = ((960, 5), (960, 30), (1700, 64));
        assert_eq!(pixel(picture, rule).to_string(), "#c8102e");
        assert_eq!(pixel(picture, paper).to_string(), "#fffdf7");
        assert_eq!(pixel(picture, logo).to_string(), "#c8102e");
    }
    let inter = folder(&FIRM.replace("font = \"firm.ttf\"", ""));
    in_folder(&inter, "story");
    assert!(
        read(&firm, "story.gif") != read(&inter, "story.gif"),
        "the film is set in the firm's typeface"
    );
}

#[test]
fn a_report_wears_the_brand_and_so_does_the_story_in_it() {
    let firm = folder(FIRM);
    in_folder(&firm, "run");
    let page = fs::read_to_string(firm.path().join("out/report.html")).unwrap();
    assert!(page.contains(&load(FIRM).unwrap().page_css()));
    let (_, story) = page.split_once("id=\"story\"").expect("the page tells a story");
    assert!(story.contains("#1b1b3a") && !page.contains("fill=\"#1c2430\""));
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
