#!/usr/bin/env python3
"""Make languages.txt, relators.txt and countries.txt from published MARC code lists.

usage: make_lists.py loc_language_codes.xml relators.yaml current_cop.yaml obsolete_cop.yaml

Entries are `code name`, divided by semicolons; a line for each first letter.
"""
import html
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
# Relators that the Library of Congress added after the list used here was made.
LATER = """anc Announcer;aue Audio engineer;aup Audio producer;bka Book artist;cad Casting director
cop Camera operator;dbd Dubbing director;dgc Degree committee member;djo DJ;edd Editorial director
fon Founder;gdv Game developer;mka Makeup artist;mup Music programmer;mxe Mixing engineer
nan News anchor;onp Onscreen participant;pad Place of address;rap Rapporteur;rxa Remix artist
sde Sound engineer;sfx Special effects provider;swd Software developer;tad Technical advisor
tau Television writer;tlg Television guest;tlh Television host;vfx Visual effects provider
wfs Writer of film story;wft Writer of intertitles;wfw Writer of foreword;wts Writer of television story"""


def languages(path):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    for entry in re.findall(r"<language\b[^>]*>(.*?)</language>", text, re.S):
        code = re.search(r"<code[^>]*>\s*([a-z]{3})\s*</code>", entry)
        name = re.search(r"<name[^>]*>(.*?)</name>", entry, re.S)
        if code and name:
            yield code.group(1), html.unescape(name.group(1))


def yaml(path):
    for line in open(path, encoding="utf-8"):
        if found := re.match(r"'?([a-z]{2,3}) ?'?:\s*(.+)", line):
            yield found.group(1), found.group(2).strip().strip("'\"")


def write(name, pairs):
    lines, seen = {}, set()
    for code, text in pairs:
        if code not in seen:
            lines.setdefault(code[0], []).append(f"{code} {text.strip()}")
        seen.add(code)
    text = "\n".join(";".join(sorted(lines[letter])) for letter in sorted(lines))
    (HERE / name).write_text(text + "\n", encoding="utf-8")


def main():
    lang, relators, current, obsolete = sys.argv[1:]
    later = [tuple(entry.split(" ", 1)) for line in LATER.splitlines() for entry in line.split(";")]
    write("languages.txt", languages(lang))
    write("relators.txt", [*yaml(relators), *later])
    write("countries.txt", [*yaml(current), *yaml(obsolete)])


main()
