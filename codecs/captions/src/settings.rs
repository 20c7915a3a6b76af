//! Where a cue stands on the picture, in WebVTT's terms (section 4.4).

use serde::Serialize;

/// A percentage in thousandths of a percent: 50 % is `Milli(50_000)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Milli(pub u32);

/// Text that runs from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vertical {
    /// `rl`: lines grow from right to left.
    RightToLeft,
    /// `lr`: lines grow from left to right.
    LeftToRight,
}

/// Where the first line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinePlace {
    /// The line counted from the top, or below zero from the bottom.
    Number(i32),
    /// A part of the picture's height.
    Percent(Milli),
}

/// Which part of the cue stands at its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineAlign {
    /// Its start.
    Start,
    /// Its middle.
    Center,
    /// Its end.
    End,
}

/// Which part of the cue stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PositionAlign {
    /// Its left side.
    LineLeft,
    /// Its middle.
    Center,
    /// Its right side.
    LineRight,
}

/// How the text is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Where the text begins.
    Start,
    /// In the middle.
    Center,
    /// Where the text ends.
    End,
    /// Left.
    Left,
    /// Right.
    Right,
}

/// The settings of a cue; what is not given stands as the player has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Writing from top to bottom.
    pub vertical: Option<Vertical>,
    /// The line.
    pub line: Option<LinePlace>,
    /// What of the cue stands at the line.
    pub line_align: Option<LineAlign>,
    /// The position along the line.
    pub position: Option<Milli>,
    /// What of the cue stands at the position.
    pub position_align: Option<PositionAlign>,
    /// The width.
    pub size: Option<Milli>,
    /// The alignment of the text.
    pub align: Option<Align>,
    /// The region's identifier.
    pub region: Option<String>,
    /// Settings that the format does not know, as they were: `name:value`.
    pub other: Vec<String>,
}
