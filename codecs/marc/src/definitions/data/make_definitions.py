#!/usr/bin/env python3
"""Make fields-*.txt and fixed-*.txt from flat lists of the MARC 21 bibliographic format.

usage: make_definitions.py var_fields_standard.txt ctrl_fields_standard.txt leader_standard.txt

fields-*.txt: a field has a line with its tag and name, one for each indicator that is defined, and
one with its subfields:

    245 Title statement
    1 Title added entry|0 No added entry|1 Added entry
    $ a Title|n+ Number of part|d! Designation of section

`+` means repeatable, `!` obsolete, `~` (after a tag) subfields not listed here, `#` a blank.

fixed-*.txt: `@008 Books` opens the positions of one kind of material; then a line for each group of
positions with its codes. `!` after a position: undefined today, but older records have codes there.
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
PROPER = ["Library of Congress", "National Library of Medicine", "National Agricultural Library",
          "Library and Archives Canada", "MARC", "GPO", "URI", "CODEN", "ISSN", "ISBN", "U.S.", "Dewey Decimal",
          "Universal Decimal", "AACR", "RDA", "B.C.E.", "C.E.", "Canada", "United States", "English", "DNB", "OCLC"]
# What stands in these positions of every leader.
COUNTS = {"10": "2", "11": "2", "20": "4", "21": "5", "22": "0", "23": "0"}
# Fields of classification numbers that have gained links to their schemes.
LINKED = ["050", "052", "055", "060", "070", "080", "082", "083", "084", "086"]
# Codes that the lists lack, and those that OCLC put into leader/17 until 2022.
MORE_CODES = {
    ("LDR", "Leader", "17"): [(code, f"{name} (OCLC)", "!") for code, name in [
        ("E", "System-identified error"), ("I", "Full level, OCLC participant"), ("J", "Deleted record"),
        ("K", "Minimal level, OCLC participant"), ("L", "Full level, batch"), ("M", "Less than full, batch")]],
    ("008", "Computer files", "23"): [("#", "Unknown or not specified", "")],
}
# Elements that the format has gained since the lists were made (updates 31 to 38), in the same notation.
AMENDMENTS = """
334+ Mode of issuance
$ a Mode of issuance term|b Mode of issuance code|0+ Authority record control number or standard number|1+ Real World Object URI|2 Source|3 Materials specified|6 Linkage|8+ Field link and sequence number
023+ Cluster ISSN
1 Type of Cluster ISSN|0 ISSN-L|1 ISSN-H
$ a Cluster ISSN|y+ Incorrect Cluster ISSN|z+ Canceled Cluster ISSN|0+ Authority record control number or standard number|1+ Real World Object URI|2 Source|6 Linkage|8+ Field link and sequence number
340
$ g+ Color content|p+ Illustrative content|q+ Reduction ratio designator
344
$ i+ Sound content|j+ Original capture and storage technique
345
$ c+ Aspect ratio value|d+ Aspect ratio designator
348
$ c+ Form of notated music term|d+ Form of notated music code
361+ Structured ownership and custodial history
1 Privacy|# No information provided|0 Private|1 Not private
$ a Name|f+ Ownership and custodial history evidence term|k Formatted date 1|l Formatted date 2|o+ Type of ownership and custodial history information|s Shelf mark of copy described|u+ Uniform Resource Identifier|x+ Nonpublic note|y Identifier of the copy described|z+ Public note|0+ Authority record control number or standard number|1+ Real World Object URI|2 Source of term|3 Materials specified|5 Institution to which field applies|6 Linkage|8+ Field link and sequence number
387+~ Representative expression characteristics
490
$ y+ Incorrect ISSN|z+ Canceled ISSN
688+~ Subject added entry--Type of entity unspecified
788+~ Parallel description in another language of cataloging
841~ Holdings coded data values
842~ Textual physical form designator
843+~ Reproduction note
844~ Name of unit
845+~ Terms governing use and reproduction
853+~ Captions and pattern--Basic bibliographic unit
854+~ Captions and pattern--Supplementary material
855+~ Captions and pattern--Indexes
856
2 Relationship|3 Component part(s) of resource|4 Version of component part(s) of resource
$ e+ Data provenance|g+ Persistent identifier|h+ Non-functioning Uniform Resource Identifier|l+ Standardized information governing access|n+ Terms governing access|q+ Electronic format type|r+ Standardized information governing use and reproduction|t+ Terms governing use and reproduction
857+~ Electronic archive location and access
863+~ Enumeration and chronology--Basic bibliographic unit
864+~ Enumeration and chronology--Supplementary material
865+~ Enumeration and chronology--Indexes
866+~ Textual holdings--Basic bibliographic unit
867+~ Textual holdings--Supplementary material
868+~ Textual holdings--Indexes
876+~ Item information--Basic bibliographic unit
877+~ Item information--Supplementary material
878+~ Item information--Indexes
"""


def sentence(text):
    text = re.sub(r"\s+", " ", text.replace("–", "--")).strip()
    if (text.isupper() and len(text) > 4) or re.match(r"[A-Z ,.()/'&-]{12}", text):
        text = "--".join(part.capitalize() for part in text.split("--"))
    for name in PROPER:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, text, flags=re.I)
    return text.replace("|", "/")


def flags(text):
    obsolete = bool(re.search(r"OBSOLETE|\[LOCAL\]|\[REDEFINED\]", text))
    repeatable = "(R)" in text
    text = re.sub(r"\((R|NR)\)|\[[^\]]*\]|\((BK|VM|SE|CF|MP|MU|AM|MX)[^)]*\)", "", text)
    return sentence(text), ("+" if repeatable else "") + ("!" if obsolete else "")


def read_fields(path):
    fields, field, part = {}, None, None
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if found := re.match(r"^(\d{3}) - (.*)", line):
            name, marks = flags(found[2])
            field = {"name": name, "marks": marks, "ind": {}, "sub": {}}
            if found[1] not in fields or "!" in fields[found[1]]["marks"]:
                fields[found[1]] = field
        elif found := re.match(r"^(First|Second) - (.*)", text):
            name, marks = flags(found[2])
            number = {"First": "1", "Second": "2"}[found[1]]
            old = field["ind"].get(number)
            part = [name, []]
            if not old or (old[0] == "Undefined" and "!" not in marks):
                field["ind"][number] = part
        elif text == "Subfield Codes":
            part = None
        elif found := re.match(r"^\$(\S) - (.*)", text):
            name, marks = flags(found[2])
            part = None
            old = field["sub"].get(found[1])
            if not old or "!" in old[1]:
                field["sub"][found[1]] = (name, marks)
        elif (found := re.match(r"^(\S|\d-\d) - (.*)", text)) and part is not None:
            name, marks = flags(found[2])
            part[1].append((found[1], name, "!" if "!" in marks else ""))
    return fields


def amend(fields):
    for line in AMENDMENTS.strip().splitlines():
        if found := re.match(r"^(\d{3})([+~]*) ?(.*)", line):
            field = fields.setdefault(found[1], {"name": "", "marks": "", "ind": {}, "sub": {}})
            if found[3]:
                field.update(name=found[3], marks=found[2])
        elif line[0] == "$":
            for entry in line[2:].split("|"):
                code, name = entry.split(" ", 1)
                field["sub"][code[0]] = (name, code[1:])
        else:
            name, *values = line[2:].split("|")
            entry = field["ind"].setdefault(line[0], [name, []])
            entry[1] += [(*value.split(" ", 1), "") for value in values]
    for tag in LINKED:
        fields[tag]["sub"].setdefault("0", ("Authority record control number or standard number", "+"))
    for tag, field in fields.items():
        if field["sub"] and "~" not in field["marks"]:
            field["sub"].setdefault("7", ("Data provenance", "+"))
            if "0" in field["sub"]:
                field["sub"].setdefault("1", ("Real World Object URI", "+"))


def write_fields(fields):
    parts = {}
    for tag, field in sorted(fields.items()):
        lines = parts.setdefault(tag[0] if tag[0] != "2" else "1", [])
        lines.append(f"{tag}{field['marks']} {field['name']}")
        for number, (name, values) in sorted(field["ind"].items()):
            current = [value for value in values if not value[2]]
            codes = {value[0] for value in current}
            values = current + [value for value in values if value[0] not in codes]
            if name != "Undefined":
                texts = [f"{code}{mark} {text}" for code, text, mark in values]
                lines.append("|".join([f"{number} {name}", *texts]))
        subs = [f"{code}{marks} {name}" for code, (name, marks) in field["sub"].items()]
        if subs:
            lines.append("$ " + "|".join(subs))
    for part, lines in parts.items():
        (HERE / f"fields-{part}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_fixed(path, wanted):
    material, position = None, None
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if found := re.match(r"^(00\d)--(.*)", text):
            material = (found[1], sentence(found[2].capitalize()))
        elif text in ("LEADER", "DIRECTORY"):
            material = ("LDR", "Leader") if text == "LEADER" else None
        elif re.match(r"^\d{3} - ", line):
            material = None
        elif material and material[0] in wanted:
            if (found := re.match(r"^(\d\d(?:-\d\d)?) - (.*)", text)) and line.startswith(" ") and len(line) - len(text) < 8:
                position = (*material, found[1], *flags(found[2]), [])
                yield position
            elif found := re.match(r"^(\S{1,3}|\d+-\d+) - (.*)", text):
                name, marks = flags(found[2])
                position[5].append((found[1], name, "!" if "!" in marks else ""))


def span(text):
    first, _, last = text.partition("-")
    return set(range(int(first), int(last or first) + 1))


def write_fixed(positions, file):
    lines, last = [], None
    for tag, material, place, name, marks, codes in positions:
        if (tag, material) != last:
            lines.append(f"@{tag} {material}")
            last = (tag, material)
        alike = [other for other in positions if other[:2] == (tag, material) and other[2] != place or other[3] != name]
        overlaps = [o for o in alike if o[:2] == (tag, material) and span(o[2]) & span(place)]
        if "!" in marks:
            if any("!" not in other[4] and other[:2] == (tag, material) for other in overlaps):
                continue
            name = f"Undefined, formerly: {name}"
            codes = []
        elif name == "Undefined" and any("!" in other[4] for other in overlaps):
            marks = "!"
        codes = codes + MORE_CODES.get((tag, material, place), [])
        if name.startswith("Date ") and codes:
            codes = [(("0-9", *code[1:]) if code[0] == "1-9" else code) for code in codes]
        if tag == "LDR" and place == "20-23":
            continue
        if tag == "LDR" and place in COUNTS:
            codes = [(COUNTS[place], "Always", "")]
        if tag == "008" and place == "00-05":
            codes = [("0-9", "Digit", "")]
        current = {code for code, _, mark in codes if not mark}
        codes = [code for code in codes if not code[2] or code[0] not in current]
        texts = [f"{code}{mark} {text}" for code, text, mark in codes if code.strip("|")]
        lines.append("|".join([f"{place}{'!' if '!' in marks else ''} {name}", *texts]))
    (HERE / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    variable, control, leader = sys.argv[1:]
    fields = read_fields(variable)
    amend(fields)
    write_fields(fields)
    write_fixed(list(read_fixed(leader, {"LDR"})), "fixed-leader.txt")
    write_fixed(list(read_fixed(control, {"007"})), "fixed-007.txt")
    write_fixed(list(read_fixed(control, {"008"})), "fixed-008.txt")


main()
