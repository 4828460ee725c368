//! A firm's look: it is on every chart, what is wrong with its file is said with its line, and nothing of it can do harm.

use std::fs;
use std::path::Path;

use resvg::tiny_skia::{IntSize, Pixmap};
use tempfile::TempDir;
use whoknows::chart::{self, Brand, Chart, Colour, Ink};
use whoknows::words::Language;

use crate::charts::{OF_ONE, assert_charts_tidy};
use crate::invented::Invented;

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
    chart::all(
        Ink {
            words: Language::English.words(),
            look: brand,
        },
        &answers,
    )
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
            of_second_policy || OF_ONE.contains(name),
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
        let charts = chart::all(
            Ink {
                words: Language::German.words(),
                look: &brand,
            },
            &answers,
        );
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

/// What a brand with this logo is told.
fn with_logo(bytes: &[u8]) -> Result<Brand, String> {
    let folder = folder("logo = \"logo\"");
    fs::write(folder.path().join("logo"), bytes).unwrap();
    Brand::load(&folder.path().join("brand.toml")).map_err(|error| error.to_string())
}

/// An SVG with this inside.
fn drawn(inside: &str) -> Vec<u8> {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 100\">";
    format!("{head}{inside}</svg>").into_bytes()
}

/// A PNG of one bit a pixel, all black, packed as small as it goes.
fn black_png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().unwrap();
    let row = vec![0; width.div_ceil(8) as usize];
    let mut stream = writer.stream_writer().unwrap();
    for _ in 0..height {
        std::io::Write::write_all(&mut stream, &row).unwrap();
    }
    stream.finish().unwrap();
    writer.finish().unwrap();
    file
}

/// Standard base64.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let coded = bytes.chunks(3).flat_map(|three| {
        let bits = three.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        (0..4).map(move |place| {
            let letter = char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]);
            if place <= three.len() { letter } else { '=' }
        })
    });
    coded.collect()
}

#[test]
fn a_logo_that_would_take_long_to_draw_is_refused_before_it_is_drawn() {
    let copies: String = (1..12)
        .map(|level| {
            format!(
                "<g id=\"a{level}\">{}</g>",
                format!("<use href=\"#a{}\"/>", level - 1).repeat(10)
            )
        })
        .collect();
    let patterns: String = (1..9)
        .map(|level| {
            let part = format!("<rect width=\"9\" height=\"9\" fill=\"url(#p{})\"/>", level + 1).repeat(20);
            format!("<pattern id=\"p{level}\" width=\"1\" height=\"1\">{part}</pattern>")
        })
        .collect();
    let rules: String = (1..9)
        .map(|level| format!(".c{level}{{fill:url(#p{level})}}"))
        .collect();
    let styled = patterns.replace("fill=\"url(#p", "class=\"c").replace(")\"", "\"");
    let picture = |png: &[u8]| {
        format!(
            "<image id=\"i\" width=\"9\" height=\"9\" href=\"data:image/png;base64,{}\"/>",
            base64(png)
        )
    };
    let wide = "<rect x=\"-9999\" y=\"-9999\" width=\"99999\" height=\"99999\"/>";
    let large = black_png(16_000, 16_000);
    let cases = [
        ("many pixels", large.clone(), "has 16000 × 16000 pixels"),
        (
            "copies of copies",
            drawn(&format!("<g id=\"a0\"><rect/></g>{copies}<use href=\"#a11\"/>")),
            "draws more than 20000 shapes",
        ),
        (
            "patterns in patterns",
            drawn(&format!("{patterns}<rect fill=\"url(#p1)\"/>")),
            "draws more than 20000 shapes",
        ),
        (
            "the same by a style sheet",
            drawn(&format!("<style>{rules}</style>{styled}<rect class=\"c1\"/>")),
            "draws more than 20000 shapes",
        ),
        (
            "a filter",
            drawn("<filter id=\"f\"><feGaussianBlur stdDeviation=\"9999\"/></filter>"),
            "has a <filter>",
        ),
        (
            "depth",
            drawn(&("<g>".repeat(30_000) + &"</g>".repeat(30_000))),
            "nests more than 100",
        ),
        (
            "layers in layers",
            drawn(&format!(
                "{}{wide}{}",
                "<g opacity=\".9\">".repeat(90),
                "</g>".repeat(90)
            )),
            "lays more than 300",
        ),
        (
            "layers on layers",
            drawn(&format!("<g opacity=\".5\">{wide}</g>").repeat(290)),
            "lays more than 300",
        ),
        (
            "letters",
            drawn(&format!("<text>{}</text>", "a".repeat(200_000))),
            "draws more than 2000 letters",
        ),
        (
            "a large picture inside",
            drawn(&picture(&large)),
            "embeds a picture of 16000 × 16000 pixels",
        ),
        (
            "a picture copied",
            drawn(&(picture(&black_png(1000, 1000)) + &"<use href=\"#i\"/>".repeat(2000))),
            "embeds pictures of",
        ),
        (
            "a drawing inside",
            drawn("<image width=\"9\" height=\"9\" href=\"data:image/svg+xml,%3Csvg/%3E\"/>"),
            "embeds a picture",
        ),
    ];
    for (case, bytes, reason) in &cases {
        let started = std::time::Instant::now();
        let says = with_logo(bytes).unwrap_err();
        assert!(says.contains(reason), "{case}: {says}");
        assert!(started.elapsed().as_secs() < 8, "{case} took {:?}", started.elapsed());
    }
    assert!(with_logo(&black_png(1000, 300)).is_ok());
    assert!(with_logo(&drawn(&picture(&black_png(500, 500)))).is_ok());
}

#[test]
fn nothing_outside_of_a_logo_is_ever_read() {
    let secret = tempfile::tempdir().unwrap();
    let file = secret.path().join("secret.svg");
    fs::write(&file, drawn("<rect width=\"9\" height=\"9\" fill=\"#abcdef\"/>")).unwrap();
    let file = file.display();
    let entity = format!(
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file://{file}\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>"
    );
    assert!(with_logo(entity.as_bytes()).unwrap_err().contains("unknown entity"));
    for href in [
        format!("file://{file}"),
        file.to_string(),
        "http://127.0.0.1:9/spy.svg".to_owned(),
    ] {
        let svg = drawn(&format!(
            "<image width=\"9\" height=\"9\" href=\"{href}\"/><use href=\"{href}#a\"/><rect width=\"9\" height=\"9\"/>"
        ));
        let logo = with_logo(&svg).unwrap();
        let svg = logo.logo().unwrap().uri().to_owned();
        assert!(!svg.contains(&base64(b"abcdef")[..6]), "{href}");
        assert!(
            charts(&logo)
                .iter()
                .all(|chart| !chart.svg.contains("127.0.0.1") && !chart.svg.contains("file:"))
        );
    }
}

#[test]
fn pictures_of_other_kinds_are_named() {
    for (start, kind) in [
        (&b"\xff\xd8\xff\xe0"[..], "JPEG"),
        (b"GIF89a", "GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"%PDF-1.7", "PDF"),
        (b"\0\0\0 ftypavif", "AVIF"),
        (b"\x1f\x8b\x08", "SVGZ"),
    ] {
        let says = with_logo(start).unwrap_err();
        assert!(
            says.contains(kind) && says.contains("save it as a PNG or an SVG"),
            "{says}"
        );
    }
    assert!(
        with_logo(b"<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")
            .unwrap_err()
            .contains("no SVG")
    );
    let foreign = with_logo(&drawn("<text>精算師</text>")).unwrap_err();
    assert!(
        foreign.contains("精 算 師") && foreign.contains("outlines"),
        "{foreign}"
    );
}

/// What is no file, or too large a one, is refused at once, for every key that names a file and for the brand itself.
#[cfg(unix)]
#[test]
fn what_never_ends_is_not_read() {
    let folder = folder("");
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink(at("loop"), at("loop")).unwrap();
    assert!(
        std::process::Command::new("mkfifo")
            .arg(at("pipe"))
            .status()
            .unwrap()
            .success()
    );
    fs::File::create(at("large")).unwrap().set_len(1 << 30).unwrap();
    fs::create_dir(at("dir")).unwrap();
    let cases = [
        ("/dev/zero", "it is a device"),
        ("pipe", "it is a pipe"),
        ("dir", "is a folder"),
        ("loop", "cannot be read"),
        ("large", "kB"),
    ];
    for (name, reason) in cases {
        for key in ["logo", "font", "bold_font"] {
            let also = if key == "bold_font" {
                "font = \"firm.ttf\"\n"
            } else {
                ""
            };
            fs::write(at("brand.toml"), format!("{also}{key} = \"{name}\"")).unwrap();
            let says = Brand::load(&at("brand.toml")).unwrap_err().to_string();
            assert!(
                says.contains(reason) && says.contains(key) && says.contains(name),
                "{says}"
            );
        }
        let path = if name.starts_with('/') { name.into() } else { at(name) };
        let says = Brand::load(&path).unwrap_err().to_string();
        assert!(says.contains(reason), "{says}");
    }
}

/// The bytes of Inter.
fn inter() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/Inter-Regular.ttf")).unwrap()
}

/// What a brand with this font is told.
fn with_font(bytes: &[u8]) -> Result<Brand, String> {
    let folder = folder("font = \"font.ttf\"");
    fs::write(folder.path().join("font.ttf"), bytes).unwrap();
    Brand::load(&folder.path().join("brand.toml")).map_err(|error| error.to_string())
}

#[test]
fn a_damaged_typeface_is_a_message() {
    let whole = inter();
    for step in 0..120 {
        let place = step * whole.len() / 120;
        for change in [0xff, 0x01, 0x80] {
            let mut damaged = whole.clone();
            damaged[place] ^= change;
            match with_font(&damaged) {
                Err(says) => assert!(
                    says.contains("line 1: the typeface of `font` is "),
                    "byte {place}: {says}"
                ),
                // What no table holds: padding, and the search fields of the table directory.
                Ok(brand) => assert!(brand.png(&charts(&brand)[0].svg).is_ok(), "byte {place}"),
            }
        }
        let says = with_font(&whole[..place]).unwrap_err();
        assert!(
            says.contains("is damaged") || says.contains("no TTF or OTF"),
            "{place} bytes: {says}"
        );
    }
    assert!(with_font(&whole).is_ok());
}

/// A typeface with the letters 精算師 and two of Arabic, drawn as simple shapes, and no others.
const FEW_LETTERS: &[u8] = include_bytes!("fonts/few-letters.ttf");

/// A brand with the fonts of this line, of which `few.ttf` is [`FEW_LETTERS`].
fn with_fonts(line: &str) -> Result<Brand, String> {
    let folder = folder(line);
    fs::write(folder.path().join("few.ttf"), FEW_LETTERS).unwrap();
    Brand::load(&folder.path().join("brand.toml")).map_err(|error| error.to_string())
}

/// Charts of policies with these names, in a look.
fn named(brand: &Brand, names: [&str; 4]) -> Vec<Chart> {
    let invented = Invented {
        names: names.map(str::to_owned).to_vec(),
        ..Invented::credit_union()
    };
    chart::all(
        Ink {
            words: Language::English.words(),
            look: brand,
        },
        &invented.answers(),
    )
}

/// Pixels of a picture that are not paper.
fn inked(brand: &Brand, chart: &Chart) -> usize {
    let picture = Pixmap::decode_png(&brand.png(&chart.svg).unwrap()).unwrap();
    picture.pixels().iter().filter(|pixel| pixel.red() < 250).count()
}

#[test]
fn letters_without_a_glyph_are_seen_as_boxes() {
    let house = Brand::house();
    for name in ["精算師", "مفتوح", "פתוח", "🙂👍", "👨\u{200d}👩\u{200d}👧", "a\u{20d7}"] {
        for chart in named(&house, [name, "courtesy", "selective", "nobody"]) {
            if OF_ONE.contains(&chart.name) {
                continue;
            }
            assert!(
                chart.svg.contains(name),
                "{}: the SVG has the letters themselves",
                chart.name
            );
            let blank = Chart {
                svg: chart.svg.replace(name, "\u{a0}"),
                ..chart.clone()
            };
            assert!(
                inked(&house, &chart) > inked(&house, &blank) + 50,
                "{}: {name}",
                chart.name
            );
        }
        assert!(!house.lacking(name).is_empty(), "{name}");
    }
    assert_eq!(house.lacking("精算師 and 算"), ["精", "算", "師"]);
    assert_eq!(
        house.lacking("👨\u{200d}👩\u{200d}👧!"),
        ["👨\u{200d}👩\u{200d}👧"],
        "one letter to a reader"
    );
    assert!(
        house
            .lacking("Ünïcödé e\u{301} Ελληνικά Кириллица “–” \u{2068}x\u{2069}\u{200b}\u{202e}")
            .is_empty()
    );
}

#[test]
fn a_second_typeface_lends_the_letters_that_the_first_lacks() {
    let names = ["精算師", "open to 精", "باب", "ﷺ"];
    for (line, families) in [
        ("font = [\"Inter\", \"few.ttf\"]", "Inter, Firm2, sans-serif"),
        ("font = [\"firm.ttf\", \"few.ttf\"]", "Firm, Firm2, Inter, sans-serif"),
        ("font = \"few.ttf\"", "Firm, Inter, sans-serif"),
    ] {
        let brand = with_fonts(line).unwrap();
        assert_eq!(brand.font_family(), families);
        assert!(brand.lacking("精算師 open Ж باب").is_empty(), "{line}");
        assert_eq!(brand.lacking("漢字"), ["漢", "字"]);
        let charts = named(&brand, names);
        assert_charts_tidy(line, &charts);
        let plain = named(&Brand::house(), names);
        for (chart, plain) in charts.iter().zip(&plain) {
            assert!(
                chart.svg.contains(families) && chart.svg.contains("data:font/ttf;base64,"),
                "{line}"
            );
            if !OF_ONE.contains(&chart.name) {
                assert!(
                    brand.png(&chart.svg).unwrap() != Brand::house().png(&plain.svg).unwrap(),
                    "{line}"
                );
            }
        }
    }
    for (line, reason) in [
        ("font = [\"few.ttf\", 3]", "must be a file in quotes"),
        ("font = 3", "or a list of files that are tried in order"),
        ("font = [\"few.ttf\", \"nowhere.ttf\"]", "nowhere.ttf cannot be read"),
        ("font = [\"few.ttf\", \"brand.toml\"]", "no TTF or OTF"),
    ] {
        let says = with_fonts(line).unwrap_err();
        assert!(says.contains("line 1") && says.contains(reason), "{says}");
    }
}

/// Every letter that a picture shows comes from one family, however the next would join it with others.
#[test]
fn letters_lent_from_right_to_left_do_not_hide_others() {
    let brand = with_fonts("font = [\"Inter\", \"few.ttf\"]").unwrap();
    let charts = named(&brand, ["باب open باب", "courtesy", "selective", "nobody"]);
    let reach = &charts[0];
    for part in ["باب", "open"] {
        let without = Chart {
            svg: reach.svg.replace(part, "\u{a0}"),
            ..reach.clone()
        };
        assert!(inked(&brand, reach) > inked(&brand, &without) + 50, "{part}");
    }
}

/// What a command of the program says on stderr about a scenario with letters that Inter lacks.
fn said(command: &[&str]) -> String {
    let folder = folder("font = [\"Inter\", \"few.ttf\"]");
    fs::write(folder.path().join("few.ttf"), FEW_LETTERS).unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/cocktail-party.toml");
    let text = fs::read_to_string(shipped).unwrap();
    let first = text.find("name = \"").unwrap() + "name = \"".len();
    let text = format!("{}精算{}", &text[..first], &text[first..]);
    fs::write(folder.path().join("mine.toml"), text).unwrap();
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_whoknows"))
        .current_dir(folder.path())
        .args(command)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn check_and_run_name_the_letters_and_the_key() {
    let run = ["run", "mine.toml", "--set", "experiment.trials=20", "--out", "out"];
    for command in [&["check", "mine.toml"][..], &run] {
        let says = said(command);
        assert!(
            says.contains("]] name = \"精算") && says.contains("has 精 算") && says.contains("--brand"),
            "{says}"
        );
        let lent = said(&[command, &["--brand", "brand.toml"]].concat());
        assert!(!lent.contains("精"), "{lent}");
    }
}
