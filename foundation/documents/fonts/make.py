#!/usr/bin/env python3
"""Makes the fonts of the papers from the originals named in SOURCES.md.

Needs Python with fonttools, brotli and zstandard, and a folder with:
  next/    the files/ folder of the package @fontsource/atkinson-hyperlegible-next (woff2, static)
  mono/    the files/ folder of the package @fontsource/atkinson-hyperlegible-mono
  noto/    NotoSans-Regular.ttf, NotoSans-Bold.ttf, NotoSansArabic-Regular.ttf,
           NotoSansArabic-Bold.ttf, NotoSansHebrew-Regular.ttf, NotoSansHebrew-Bold.ttf
           and the Regular faces of SCRIPTS below (Debian package fonts-noto-core)
  cjk/     NotoSansCJK-Regular.ttc (Debian package fonts-noto-cjk)

  python3 make.py FOLDER      writes *.ttf.zst and *.otf.zst beside this script
"""

import io
import pathlib
import sys

import zstandard
from fontTools import merge, subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent


def squeeze(name: str, font: TTFont) -> None:
    """Writes the font compressed."""
    plain = io.BytesIO()
    font.flavor = None
    font.save(plain)
    packed = zstandard.ZstdCompressor(level=22).compress(plain.getvalue())
    (HERE / f"{name}.zst").write_bytes(packed)
    print(f"{name}: {len(plain.getvalue()):,} bytes, {len(packed):,} compressed")


def cut(font: TTFont, codes: set[int], features: list[str]) -> TTFont:
    """Keeps what `codes` and the layout features need, without hints."""
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.desubroutinize = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    return font


def atkinson(folder: pathlib.Path, face: str, weight: int, style: str) -> None:
    """Joins the latin and latin-ext halves of one static face."""
    halves = []
    for part in ("latin", "latin-ext"):
        font = TTFont(folder / f"atkinson-hyperlegible-{face}-{part}-{weight}-{style}.woff2")
        font.flavor = None
        plain = io.BytesIO()
        font.save(plain)
        plain.seek(0)
        halves.append(plain)
    joined = merge.Merger().merge(halves)
    # No anchors hold the combining marks: without them a letter that the face lacks, such as the
    # Vietnamese e with circumflex and tilde, goes whole to Noto Sans, which sets it right.
    for table in joined["cmap"].tables:
        for code in range(0x300, 0x370):
            table.cmap.pop(code, None)
    squeeze(f"atkinson-{face}-{weight}-{style}.ttf", joined)


def ranges(*pairs: tuple[int, int]) -> set[int]:
    """All code points of some ranges, ends included."""
    return {code for low, high in pairs for code in range(low, high + 1)}


def encoded(codec: str, leads: range, trails: range) -> set[int]:
    """What the two-byte part of a national character set can say."""
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                text = bytes([lead, trail]).decode(codec)
            except UnicodeDecodeError:
                continue
            found.update(map(ord, text))
    return found


def east_asian() -> set[int]:
    """GB 2312, Big5 level 1, JIS X 0208, KS X 1001 and their punctuation, drawn the mainland Chinese way."""
    high = range(0xA1, 0xFF)
    codes = encoded("gb2312", high, high) | encoded("euc_jp", high, high) | encoded("euc_kr", high, high)
    codes |= encoded("big5", range(0xA1, 0xC7), range(0x40, 0xFF))
    codes |= ranges((0x3000, 0x303F), (0x3041, 0x30FF), (0xFF01, 0xFFEF), (0x20, 0x7E))
    # Latin, Greek and Cyrillic letters of those sets come from the other faces.
    return {code for code in codes if code >= 0x2E00 or code <= 0x7E}


EUROPEAN = ranges(
    (0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2AF), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x20D0, 0x20FF),
    (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0xFE20, 0xFE2F),
    (0xFFFD, 0xFFFD),
)
ARABIC = ranges((0x20, 0x7E), (0x600, 0x6FF), (0x750, 0x77F), (0x200C, 0x200F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
HEBREW = ranges((0x20, 0x7E), (0x590, 0x5FF), (0x200C, 0x200F), (0xFB1D, 0xFB4F))


SYMBOLS = ranges((0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2600, 0x266F), (0x2700, 0x27BF))
# Scripts that occur in catalogues here, regular weight only.
SCRIPTS = {
    "Armenian": ranges((0x530, 0x58F), (0xFB13, 0xFB17)),
    "Bengali": ranges((0x964, 0x965), (0x980, 0x9FF)),
    "Devanagari": ranges((0x900, 0x97F), (0x200C, 0x200D)),
    "Ethiopic": ranges((0x1200, 0x137F)),
    "Georgian": ranges((0x10A0, 0x10FF)),
    "Khmer": ranges((0x1780, 0x17FF)),
    "Tamil": ranges((0x964, 0x965), (0xB80, 0xBFF)),
    "Thai": ranges((0xE00, 0xE7F)),
    "Math": SYMBOLS,
    "Symbols": SYMBOLS,
}


def main(folder: pathlib.Path) -> None:
    """Makes every face."""
    for weight, style in ((400, "normal"), (700, "normal"), (400, "italic")):
        atkinson(folder / "next", "next", weight, style)
    atkinson(folder / "mono", "mono", 400, "normal")
    for script, codes in (("", EUROPEAN), ("Arabic", ARABIC), ("Hebrew", HEBREW)):
        for weight in ("Regular", "Bold"):
            font = TTFont(folder / "noto" / f"NotoSans{script}-{weight}.ttf")
            squeeze(f"noto-sans-{script.lower() + '-' if script else ''}{weight.lower()}.ttf", cut(font, codes, ["*"]))
    for script, codes in SCRIPTS.items():
        font = TTFont(folder / "noto" / f"NotoSans{script}-Regular.ttf")
        squeeze(f"noto-sans-{script.lower()}-regular.ttf", cut(font, codes, ["*"]))
    font = TTFont(folder / "cjk" / "NotoSansCJK-Regular.ttc", fontNumber=2)
    squeeze("noto-sans-cjk-regular.otf", cut(font, east_asian(), ["ccmp", "ljmo", "vjmo", "tjmo"]))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
