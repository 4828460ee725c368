//! Rows with a name, as the horizontal charts have them: on the left on a slide, above its picture on an upright sheet.

use super::canvas::{Anchor, Area, Canvas};
use super::font::{LEADING, Type, Typeface};
use super::mesh::Mesh;
use super::plot::Plot;
use super::sheet::Sheet;
use super::theme::{LABEL, Paint, SMALLEST};

/// Rows are no taller than this `[px]`; the block of fewer rows stands in the middle.
const TALLEST: f64 = 200.0;
/// Names take no more of the slide than this `[px]`.
const WIDEST_NAME: f64 = 430.0;
/// Names on the left take no more of an upright sheet than this `[px]`.
const WIDEST_UPRIGHT_NAME: f64 = 270.0;
/// Between a name and what it names `[px]`.
const GAP: f64 = 28.0;
/// Between a name, its figures and its picture, where they stand one above the other `[px]`.
const BELOW: f64 = 8.0;
/// Below each row of that kind `[px]`.
const APART: f64 = 30.0;

/// Names, and rows of equal height for pictures.
pub(super) struct Rows {
    /// The area of the rows; where names stand on the left, right of them.
    pub(super) area: Area,
    /// Height of a picture `[px]`.
    pub(super) height: f64,
    /// Lines of each name.
    pub(super) names: Vec<Vec<String>>,
    kind: Type,
    naming: Naming,
}

/// Where names stand.
#[derive(Clone, Copy)]
enum Naming {
    /// On the left.
    Beside,
    /// Above the picture, with figures between: how tall both are `[px]`.
    Above { name: f64, figures: f64 },
}

/// How tall the parts of a row are on an upright sheet `[px]`.
#[derive(Clone, Copy)]
pub(super) struct Upright {
    /// What stands in words between name and picture.
    pub(super) figures: f64,
    pub(super) picture: f64,
}

impl Upright {
    /// Height of rows with these names, one below the other.
    pub(super) fn height(self, typeface: &Typeface, names: &[String]) -> f64 {
        let (_, name_height) = above(typeface, names);
        (name_height + self.figures + self.picture + APART) * names.len() as f64
    }
}

/// Names above their pictures: their lines, and the height that each takes.
fn above(typeface: &Typeface, names: &[String]) -> (Vec<Vec<String>>, f64) {
    let width = Sheet::Upright.room();
    let names = LABEL.wrap_names(typeface, names, width, 2);
    let most = names.iter().map(Vec::len).max().unwrap_or(1);
    (names, LABEL.line_height() * most as f64 + BELOW)
}

impl Rows {
    /// Divides `area` into a row per name; on an upright sheet, where its height is that of [`Upright::height`], each has its
    /// name and its figures above the picture.
    pub(super) fn new(canvas: &Canvas, area: Area, names: &[String], upright: Upright) -> Self {
        match canvas.sheet() {
            Sheet::Slide => Self::beside(canvas, area, names),
            Sheet::Upright => Self::below(canvas.typeface(), area, names, upright),
        }
    }

    /// Rows right of their names.
    pub(super) fn beside(canvas: &Canvas, area: Area, names: &[String]) -> Self {
        let (sheet, typeface) = (canvas.sheet(), canvas.typeface());
        let smallest = sheet.smallest();
        let widest_name = match sheet {
            Sheet::Slide => WIDEST_NAME,
            Sheet::Upright => WIDEST_UPRIGHT_NAME,
        };
        let height = (area.height() / names.len().max(1) as f64).min(TALLEST);
        let one_line = Type::regular((height * 0.6).clamp(smallest, LABEL.size));
        let all_short = names.iter().all(|name| one_line.width(typeface, name) <= widest_name);
        let two_lines = Type::regular((height * 0.9 / 2.0 / LEADING).clamp(smallest, LABEL.size));
        let (kind, most) = if all_short { (one_line, 1) } else { (two_lines, 2) };
        let names = kind.wrap_names(typeface, names, widest_name, most);
        let widest = names
            .iter()
            .flatten()
            .map(|line| kind.width(typeface, line))
            .fold(0.0, f64::max);
        let taken = height * names.len() as f64;
        let top = area.top + (area.height() - taken) / 2.0;
        let area = Area {
            left: area.left + widest + GAP,
            top,
            right: area.right,
            bottom: top + taken,
        };
        Self {
            area,
            height,
            names,
            kind,
            naming: Naming::Beside,
        }
    }

    /// Rows below their names.
    fn below(typeface: &Typeface, area: Area, names: &[String], upright: Upright) -> Self {
        let (names, name) = above(typeface, names);
        let figures = upright.figures;
        Self {
            area,
            height: upright.picture,
            names,
            kind: LABEL,
            naming: Naming::Above { name, figures },
        }
    }

    /// Top of row `index` `[px]`.
    fn top(&self, index: usize) -> f64 {
        let pitch = match self.naming {
            Naming::Beside => self.height,
            Naming::Above { name, figures } => name + figures + self.height + APART,
        };
        self.area.top + pitch * index as f64
    }

    /// Middle of the picture of row `index` `[px]`.
    pub(super) fn middle(&self, index: usize) -> f64 {
        let above = match self.naming {
            Naming::Beside => 0.0,
            Naming::Above { name, figures } => name + figures,
        };
        self.top(index) + above + self.height / 2.0
    }

    /// Middle of the figures of row `index` `[px]`: above its picture, or beside it.
    pub(super) fn middle_of_figures(&self, index: usize) -> f64 {
        match self.naming {
            Naming::Beside => self.middle(index),
            Naming::Above { name, figures } => self.top(index) + name + (figures - BELOW) / 2.0,
        }
    }

    /// Row `index`; right of its name, if that stands on the left.
    pub(super) fn row(&self, index: usize) -> Area {
        Area {
            top: self.top(index),
            bottom: self.top(index + 1),
            ..self.area
        }
    }

    /// Where lines across the pictures go: through all rows, or, where words stand between the pictures, through each.
    pub(super) fn plots(&self) -> Vec<Area> {
        let picture = |index| Area {
            top: self.middle(index) - self.height / 2.0,
            bottom: self.middle(index) + self.height / 2.0,
            ..self.area
        };
        match self.naming {
            Naming::Beside => vec![self.area],
            Naming::Above { .. } => (0..self.names.len()).map(picture).collect(),
        }
    }

    /// Draws lines through all pictures where the values of `plot` are, which are written below it.
    pub(super) fn mesh(&self, canvas: &mut Canvas, plot: Plot, mesh: Mesh) {
        let rising = Mesh {
            rising: true,
            ..Mesh::of(mesh.kind)
        };
        for Area { top, bottom, .. } in self.plots() {
            let area = Area {
                top,
                bottom,
                ..plot.area
            };
            Plot { area, ..plot }.mesh(canvas, rising);
        }
        plot.mesh(canvas, mesh);
    }

    /// Writes the names.
    pub(super) fn name(&self, canvas: &mut Canvas) {
        for (index, lines) in self.names.iter().enumerate() {
            let (place, anchor) = match self.naming {
                Naming::Beside => ((self.area.left - GAP, self.middle(index)), Anchor::End),
                Naming::Above { name, .. } => {
                    let middle = self.top(index) + (name - BELOW) / 2.0;
                    ((self.area.left, middle), Anchor::Start)
                }
            };
            canvas.centred_lines(place, lines, self.kind, Paint::Ink, anchor);
        }
    }

    /// `kind`, or as much smaller as lets `lines` lines stand in a row; where figures have room of their own, `kind`.
    pub(super) fn fitting(&self, kind: Type, lines: f64) -> Type {
        match self.naming {
            Naming::Beside => Type {
                size: kind.size.min(self.height * 0.94 / lines / LEADING).max(SMALLEST),
                ..kind
            },
            Naming::Above { .. } => kind,
        }
    }
}
