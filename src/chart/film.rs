//! The trial of a story as an animated GIF, for slides: what every presentation program plays.
//!
//! One palette serves all frames, and a frame holds only what has changed, so that a loop of ten seconds stays small.

use super::brand::Brand;
use super::canvas::Canvas;
use super::ink::Ink;
use super::network::{self, Picture};
use super::png::{PngError, draw_over};
use super::sheet::Sheet;
use super::theme;
use crate::story::Story;
use gif::{DisposalMethod, Encoder, Frame, Repeat};
use rayon::prelude::*;
use resvg::tiny_skia::Pixmap;
use std::collections::HashMap;

/// Size of the film `[px]`.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 720;
/// Frames, and how long each is seen `[hundredths of a second]`: 7.2 s, and the last 3 s more.
const FRAMES: u32 = 90;
const DELAY: u16 = 8;
const LAST_DELAY: u16 = 300;
/// Frames drawn at a time: as many pictures are held, of 3.7 MB each.
const BATCH: usize = 8;
/// Place in the palette of what stays as it was.
const SAME: u8 = 255;

/// The film of a story; the same story gives the same bytes.
///
/// Hours pass ever faster, as the square of the time seen: most is read early.
///
/// # Errors
/// If a frame cannot be drawn, which is a fault of the program.
pub(super) fn gif(ink: Ink, story: &Story) -> Result<Vec<u8>, PngError> {
    let (mut canvas, picture) = network::slide(ink, story);
    picture.draw_still(&mut canvas);
    let mut ground = Pixmap::new(WIDTH, HEIGHT).ok_or(PngError::Size)?;
    draw_over(&canvas.finish("").svg, &mut ground, ink.typeface())?;

    let last = frame(ink.look, &picture, &ground, FRAMES - 1)?;
    let middle = frame(ink.look, &picture, &ground, FRAMES / 2)?;
    let palette = Palette::of(&[&last, &middle]);
    let mut film = Film::new(palette)?;
    let numbers: Vec<u32> = (0..FRAMES).collect();
    for batch in numbers.chunks(BATCH) {
        let frames: Vec<Pixmap> = batch
            .par_iter()
            .map(|&number| frame(ink.look, &picture, &ground, number))
            .collect::<Result<_, _>>()?;
        for (number, pixels) in batch.iter().zip(frames) {
            let delay = if number + 1 == FRAMES { LAST_DELAY } else { DELAY };
            film.add(pixels, delay)?;
        }
    }
    film.finish()
}

/// One frame: the ground, with what is to be seen by its time on top.
fn frame(look: &Brand, picture: &Picture, ground: &Pixmap, number: u32) -> Result<Pixmap, PngError> {
    let share = f64::from(number) / f64::from(FRAMES - 1);
    let mut layer = Canvas::empty(look, Sheet::Slide, theme::HEIGHT, "layer", "");
    picture.draw_at(picture.end() * share * share, &mut layer);
    let mut pixels = ground.clone();
    draw_over(&layer.for_page(""), &mut pixels, &look.look().typeface)?;
    Ok(pixels)
}

/// A film in the making.
struct Film {
    encoder: Encoder<Vec<u8>>,
    palette: Palette,
    /// What is seen so far.
    seen: Option<Pixmap>,
}

impl Film {
    fn new(palette: Palette) -> Result<Self, PngError> {
        let (width, height) = (WIDTH as u16, HEIGHT as u16);
        let mut encoder = Encoder::new(Vec::new(), width, height, &palette.bytes()).map_err(encoding)?;
        encoder.set_repeat(Repeat::Infinite).map_err(encoding)?;
        Ok(Self {
            encoder,
            palette,
            seen: None,
        })
    }

    /// Adds a frame that is seen for `delay` hundredths of a second.
    fn add(&mut self, pixels: Pixmap, delay: u16) -> Result<(), PngError> {
        let part = match &self.seen {
            Some(seen) => Part::changed(seen.data(), pixels.data()),
            None => Part::WHOLE,
        };
        let mut buffer = Vec::with_capacity(part.width() * part.height());
        for y in part.top..part.bottom {
            let row = 4 * (y * WIDTH as usize + part.left)..4 * (y * WIDTH as usize + part.right);
            let before = self.seen.as_ref().map(|seen| &seen.data()[row.clone()]);
            for (index, pixel) in pixels.data()[row.clone()].chunks_exact(4).enumerate() {
                let is_same = before.is_some_and(|before| before[4 * index..4 * index + 4] == *pixel);
                buffer.push(if is_same {
                    SAME
                } else {
                    self.palette.nearest([pixel[0], pixel[1], pixel[2]])
                });
            }
        }
        self.seen = Some(pixels);
        let frame = Frame {
            delay,
            dispose: DisposalMethod::Keep,
            transparent: Some(SAME),
            left: part.left as u16,
            top: part.top as u16,
            width: part.width() as u16,
            height: part.height() as u16,
            buffer: buffer.into(),
            ..Frame::default()
        };
        self.encoder.write_frame(&frame).map_err(encoding)
    }

    fn finish(self) -> Result<Vec<u8>, PngError> {
        self.encoder
            .into_inner()
            .map_err(|error| PngError::Encoding(error.to_string()))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn encoding(error: gif::EncodingError) -> PngError {
    PngError::Encoding(error.to_string())
}

/// A rectangle of a frame `[px]`.
#[derive(Clone, Copy)]
struct Part {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Part {
    const WHOLE: Self = Self {
        left: 0,
        top: 0,
        right: WIDTH as usize,
        bottom: HEIGHT as usize,
    };

    /// What has changed between two pictures of four bytes a pixel; one pixel where nothing has.
    fn changed(before: &[u8], after: &[u8]) -> Self {
        let width = 4 * WIDTH as usize;
        let mut changed: Option<Self> = None;
        for (y, (old, new)) in before.chunks_exact(width).zip(after.chunks_exact(width)).enumerate() {
            if old == new {
                continue;
            }
            let differs = |(a, b)| a != b;
            let first = old.iter().zip(new).position(differs).unwrap_or(0) / 4;
            let last = old.iter().zip(new).rposition(differs).unwrap_or(0) / 4;
            let part = changed.get_or_insert(Self {
                left: first,
                top: y,
                right: last + 1,
                bottom: y + 1,
            });
            part.left = part.left.min(first);
            part.right = part.right.max(last + 1);
            part.bottom = y + 1;
        }
        changed.unwrap_or(Self {
            left: 0,
            top: 0,
            right: 1,
            bottom: 1,
        })
    }

    fn width(self) -> usize {
        self.right - self.left
    }

    fn height(self) -> usize {
        self.bottom - self.top
    }
}

type Colour = [u8; 3];

/// At most 255 colours.
struct Palette {
    colours: Vec<Colour>,
    known: HashMap<Colour, u8>,
}

impl Palette {
    /// The colours that cover most of the pictures and are far enough apart: a slide has few colours, and their edges.
    fn of(pictures: &[&Pixmap]) -> Self {
        /// Squared distance below which two colours count as one.
        const CLOSE: i32 = 3 * 5 * 5;
        let mut counts: HashMap<Colour, u32> = HashMap::new();
        for pixel in pictures.iter().flat_map(|picture| picture.data().chunks_exact(4)) {
            *counts.entry([pixel[0], pixel[1], pixel[2]]).or_default() += 1;
        }
        let mut by_count: Vec<(Colour, u32)> = counts.into_iter().collect();
        by_count.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut colours: Vec<Colour> = Vec::new();
        for (colour, _) in by_count {
            if colours.len() < usize::from(SAME) && colours.iter().all(|&other| distance(other, colour) > CLOSE) {
                colours.push(colour);
            }
        }
        Self {
            colours,
            known: HashMap::new(),
        }
    }

    fn nearest(&mut self, colour: Colour) -> u8 {
        let colours = &self.colours;
        *self.known.entry(colour).or_insert_with(|| {
            let nearest = (0..colours.len()).min_by_key(|&index| distance(colours[index], colour));
            nearest.unwrap_or(0) as u8
        })
    }

    /// All 256 entries; those unused are black.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self.colours.iter().flatten().copied().collect();
        bytes.resize(3 * 256, 0);
        bytes
    }
}

fn distance(a: Colour, b: Colour) -> i32 {
    let squared = |index: usize| (i32::from(a[index]) - i32::from(b[index])).pow(2);
    squared(0) + squared(1) + squared(2)
}
