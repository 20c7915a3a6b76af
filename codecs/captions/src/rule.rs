//! The rules that a caption file can break, each with its stable code and what to do about it.

use serde::Serialize;

/// Declares the rules as rows: name, code, what to do, and the document the rule comes from.
macro_rules! rules {
    ($($name:ident $code:literal $advice:literal $source:literal;)*) => {
        /// A rule of a format or of a guideline.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[non_exhaustive]
        #[serde(rename_all = "kebab-case")]
        pub enum Rule {
            $(#[doc = concat!("`", $code, "` (", $source, "): ", $advice, ".")] $name,)*
        }

        impl Rule {
            /// Every rule there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code, such as `overlap`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What to do about it.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$name => $advice,)* }
            }

            /// The document the rule comes from.
            #[must_use]
            pub const fn source(self) -> &'static str {
                match self { $(Self::$name => $source,)* }
            }
        }
    };
}

rules! {
    MoreFaults "more-faults" "mend the first ones and check again" "limits";
    TooLong "too-long" "split the file, or raise the limit" "limits";
    TooManyCues "too-many-cues" "split the file, or raise the limit" "limits";
    TooDeep "too-deep" "take out the inner tags" "limits";
    UnknownFormat "unknown-format" "give a WebVTT, SRT, SCC or TTML file" "this crate";
    NoCues "no-cues" "see whether it is the right file" "this crate";
    NotUtf8 "not-utf-8" "save the file as UTF-8" "WebVTT section 4.1; RFC 3629";
    Utf16 "utf-16" "save the file as UTF-8" "WebVTT section 4.1";
    Nul "nul" "take the NUL characters out" "WebVTT section 4.1";
    Signature "signature" "let the first line begin with WEBVTT (or Scenarist_SCC V1.0) alone or with a space after it" "WebVTT section 4.1; SCC";
    HeaderBlank "header-blank" "put an empty line after the header" "WebVTT section 4.1";
    Stray "stray-text" "put it under a timing line, or begin it with NOTE" "WebVTT section 4.1; SubRip";
    Timing "timing-line" "write start --> end, as in 00:01.000 --> 00:04.000" "WebVTT section 4.1; SubRip";
    Timestamp "timestamp" "write hours, minutes and seconds with two digits and milliseconds with three" "WebVTT section 4.1; SubRip";
    Point "point" "write a comma before the milliseconds" "SubRip";
    EndBeforeStart "end-before-start" "let the cue end after it starts" "WebVTT section 4.1";
    SettingUnknown "setting-unknown" "use vertical, line, position, size, align or region" "WebVTT section 4.4";
    SettingValue "setting-value" "give a value that the setting allows" "WebVTT section 4.4";
    SettingTwice "setting-twice" "give each setting once" "WebVTT section 4.4";
    RegionUnknown "region-unknown" "define the region before the cues, or take the setting out" "WebVTT section 4.4";
    RegionSetting "region-setting" "give id, width, lines, regionanchor, viewportanchor and scroll as the standard has them" "WebVTT section 4.3";
    LateBlock "late-block" "move it before the first cue" "WebVTT section 4.1";
    ArrowInText "arrow-in-text" "write --&gt; or put an empty line before the cue" "WebVTT section 4.1";
    TagUnknown "tag-unknown" "use c, i, b, u, ruby, rt, v or lang (SRT: i, b, u, s, font)" "WebVTT section 4.2.2";
    TagUnclosed "tag-unclosed" "close the tag" "WebVTT section 4.2.2";
    TagStray "tag-stray" "take the end tag out, or open the tag" "WebVTT section 4.2.2";
    TagValue "tag-value" "give the speaker or the language after the tag's name" "WebVTT section 4.2.2";
    Ampersand "ampersand" "write &amp;" "WebVTT section 4.2.2";
    LessThan "less-than" "write &lt;" "WebVTT section 4.2.2";
    InnerTime "inner-time" "let the times within a cue rise from its start to its end" "WebVTT section 4.2.2";
    IdTwice "id-twice" "give each cue an identifier of its own" "WebVTT section 4.1";
    NumberMissing "number-missing" "number the cues from 1" "SubRip";
    NumberOrder "number-order" "number the cues from 1 without gaps" "SubRip";
    NoBlankLine "no-blank-line" "put an empty line before the cue" "SubRip";
    BlankInCue "blank-in-cue" "take the empty line out of the text" "SubRip";
    Timecode "timecode" "write hh:mm:ss:ff, or hh:mm:ss;ff for drop frame" "SCC; SMPTE ST 12-1";
    DroppedFrame "dropped-frame" "use a frame number that drop-frame time has" "SMPTE ST 12-1";
    TimeBackwards "time-backwards" "put the lines in the order of time" "SCC";
    Word "word" "write words of four hexadecimal digits" "SCC";
    Parity "parity" "set bit 7 so that each byte has odd parity" "CEA-608 section 4";
    ControlSingle "control-single" "send each control code twice" "CEA-608 section 8";
    CodeUnknown "code-unknown" "take the code out" "CEA-608";
    RowFull "row-full" "keep rows to 32 characters" "CEA-608";
    NeverShown "never-shown" "end the caption with End Of Caption (942f)" "CEA-608";
    NeverErased "never-erased" "erase the last caption (942c)" "CEA-608";
    OtherChannel "other-channel" "check it as a file of its own" "CEA-608";
    Xml "xml" "mend the XML" "XML 1.0";
    Dtd "dtd" "take the document type declaration out" "TTML 2 section 3";
    Root "root" "let the root element be tt in the TTML namespace" "TTML 2 section 8.1.1";
    Parameter "parameter" "give the parameter a value that the standard allows" "TTML 2 section 7";
    TimeExpression "time-expression" "write a clock time (00:00:01.5) or an offset (1.5s)" "TTML 2 section 12.3";
    NoTime "no-time" "give the paragraph begin and end" "TTML 2 section 12";
    Overlap "overlap" "end the earlier cue before the later one starts" "Netflix Timed Text Style Guide, frame gap";
    OutOfOrder "out-of-order" "sort the cues by their starts" "WebVTT section 4.1";
    GapShort "gap-short" "leave the smallest gap between cues, so that the change is seen" "Netflix Timed Text Style Guide, frame gap";
    GapLong "gap-long" "caption what is said and heard there, or say that there is nothing" "this crate; WCAG 2.1, 1.2.2";
    DurationShort "duration-short" "show the cue longer" "Netflix Timed Text Style Guide, duration";
    DurationLong "duration-long" "split the cue" "Netflix Timed Text Style Guide, duration";
    ReadingSpeed "reading-speed" "show the cue longer, or shorten its text" "Netflix English Timed Text Style Guide, reading speed";
    WordRate "word-rate" "show the cue longer, or shorten its text" "BBC Subtitle Guidelines, timing; DCMP Captioning Key";
    LineLength "line-length" "break the line, or split the cue" "Netflix English Timed Text Style Guide, character limitation";
    LineCount "line-count" "join lines, or split the cue" "Netflix Timed Text Style Guide, line treatment";
    EmptyCue "empty-cue" "take the cue out, or write its text" "WCAG 2.1, 1.2.2";
    Duplicate "duplicate" "make one cue of the two" "this crate";
    PastEnd "past-end" "see whether the captions belong to this recording" "this crate";
    Coverage "coverage" "see whether captions are missing" "this crate; WCAG 2.1, 1.2.2";
    NoSpeakers "no-speakers" "say who speaks where it cannot be seen" "WCAG 2.1, 1.2.2; DCMP Captioning Key";
    NoSounds "no-sounds" "describe the sounds that matter, as in [door slams]" "WCAG 2.1, 1.2.2; DCMP Captioning Key";
}

#[cfg(test)]
mod tests {
    use super::Rule;

    /// Codes are what programs hold on to: one rule, one code, and JSON says the same.
    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }
}
