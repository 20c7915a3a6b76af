#!/usr/bin/env python3
"""Make sets.txt and eacc-*.txt from the Library of Congress code tables.

usage: make_tables.py codetables.xml   (writes into its own folder)

sets.txt: a line `@FF name` opens the set whose final escape byte is FF; then rows of sixteen
codes, first the code of the row, then Unicode code points in hexadecimal, `-` for a code
without a character, `*` after a combining one.

eacc-*.txt: one line for each first two bytes of the East Asian set; then runs, each the third
byte of its first character and the characters themselves (`{E8D0}` for one without a shape).
"""
import pathlib
import sys
import unicodedata
import xml.etree.ElementTree as tree

HERE = pathlib.Path(__file__).parent
LINES = 340


def rows(character_set):
    for code in character_set.iter("code"):
        text = lambda name: (code.findtext(name) or "").strip()
        marc, ucs = int(text("marc"), 16), int(text("ucs") or text("alt"), 16)
        if marc > 0x20:
            yield marc, ucs, "*" if text("isCombining") else ""


def chart(codes):
    cells = {marc: f"{ucs:04X}{mark}" for marc, ucs, mark in codes}
    for row in sorted({marc & 0xF0 for marc in cells}):
        line = [cells.get(row + column, "-") for column in range(16)]
        yield f"{row:02X} " + " ".join(line)


def shape(ucs):
    plain = unicodedata.category(chr(ucs))[0] in "LNPS"
    return chr(ucs) if plain else f"{{{ucs:04X}}}"


def east_asian(codes):
    lines, last = {}, None
    for marc, ucs, _ in sorted(codes):
        line = lines.setdefault(marc >> 8, [])
        if marc - 1 != last:
            line.append(f"{marc & 0xFF:02X}")
        line[-1] += shape(ucs)
        last = marc
    return [f"{first:04X} " + " ".join(runs) for first, runs in lines.items()]


def main():
    sets = []
    for character_set in tree.parse(sys.argv[1]).getroot().iter("characterSet"):
        final, codes = character_set.get("ISOcode"), list(rows(character_set))
        if final == "31":
            lines = east_asian(codes)
            for part, at in enumerate(range(0, len(lines), LINES), 1):
                text = "\n".join(lines[at:at + LINES]) + "\n"
                (HERE / f"eacc-{part}.txt").write_text(text, encoding="utf-8")
        elif final != "42":
            sets += [f"@{final} {character_set.get('name')}", *chart(codes)]
    (HERE / "sets.txt").write_text("\n".join(sets) + "\n")


main()
