#!/usr/bin/env python3
"""Chooses the records of the demo college out of openly licensed files: bibs.mrc.xz.

    python3 choose.py --data FOLDER --out bibs.mrc.xz [--sources SOURCES.md] [--notice NOTICE-part.md]

FOLDER holds `marc-bib/`, `marcxml/`, `marc-bulk/` and `marc8/codetables.xml.xz` (the files named in
sources.toml, which also gives each source's repository, licence, quotas and order). The choice depends on
nothing but those files: no clock, no random numbers; ties are broken by a hash of the record's own number.

A record is left out when it is broken (rules in `faults`), made up for a software test, or the second of
its title. What is written is UTF-8, the lengths and the encoding mark set anew; holdings, items, local
fields (59X, 85X but 856, 86X-87X, 9XX) and links through another library's proxy or to a vendor are removed;
a circumflex that stands for a blank in a control field becomes a blank.
"""

import argparse
import collections
import hashlib
import lzma
import pathlib
import re
import tomllib

import marc_io

TEST_WORDS = re.compile(
    r"\b(test|tests|auto|autotest|dummy|delete|bogus|instance \d|msearch|fake|sample record|do not|lorem"
    r"|base url|urls?|protocol relative|deletion|adv search|search by|search \d|title \d+|record \d+|brief record|on the fly|foo|suppress(ed)?|folio|holdings?|barcode)\b|C\d{5,6}|AT_|\?\?\?|\bxx+\b",
    re.IGNORECASE,
)
TEST_NUMBERS = re.compile(r"\b[Cc]\d{6}\b|AT_C|autotest|MSEARCH", re.IGNORECASE)
UNFIT = re.compile(r"pedophil|porn|erotic|cannibal|satire?s? sexu|serial kill", re.IGNORECASE)
UNREADABLE = re.compile("[\x00-\x1e\x7f-\x97\ufffd\ufeff\ue000-\uf8ff]")
LOCAL = re.compile(r"^(541|561|583|59\d|85[0-57-9]|8[67]\d|88[1-9]|89\d|9\d\d|\D.*)$")
NOT_A_CLASS = re.compile(r"ISSN RECORD|Serial Set|Internet|Electronic|Online|WMLC|In Process", re.IGNORECASE)
OPEN_LINK = re.compile(
    r"https?://([\w.-]+\.)?(gov|mil|fed\.us|archive\.org|doi\.org|handle\.net|hathitrust\.org|usgs\.gov)(/|$|:)"
    r"|https?://purl\.(access\.gpo\.gov|fdlp\.gov)",
    re.IGNORECASE,
)
LEADER = re.compile(r".{5}[acnp][acdefgijkmoprt][abcdims][ a][ a].{7}[ 1-8uzIJKLMT][ aciunr][ abcr].{4}")
CALL_TAGS = ("050", "060", "082", "086", "090", "092", "096", "099")
SHELF_TAGS = ("050", "060", "082", "086", "090", "092", "096")
UNCLASSED = {"video", "music", "score", "map", "spoken", "computer"}
COLLEGE = set("B H J L M N P Q R S T".split()) | {"BF", "DS", "DT", "DA", "E", "F", "GE", "GN", "GV", "Z", "U"}
KINDS = {"a": "text", "t": "text", "c": "score", "d": "score", "e": "map", "f": "map", "g": "video", "i": "spoken",
         "j": "music", "k": "picture", "m": "computer", "o": "kit", "p": "mixed", "r": "object"}


def main():
    """Reads the sources in order, fills their quotas and writes the chosen records."""
    args = arguments()
    here = pathlib.Path(__file__).parent
    plan = tomllib.loads((here / "sources.toml").read_text("utf-8"))
    ansel = marc_io.load_ansel(args.data / "marc8/codetables.xml.xz")
    taken = {"titles": set(), "numbers": set(), "proper": collections.Counter()}
    chosen, counts = [], []
    for source in plan["source"]:
        records = choose(source, read_source(args.data, source, ansel), taken)
        counts.append((source["code"], len(records)))
        chosen += records
    args.out.write_bytes(lzma.compress(b"".join(marc_io.write_iso2709(*r) for r in chosen), preset=9 | lzma.PRESET_EXTREME))
    report = summary(chosen, counts)
    print(report)
    if args.sources:
        args.sources.write_text(sources_page(plan, dict(counts), report), "utf-8")
    if args.notice:
        args.notice.write_text(notice(plan, dict(counts)), "utf-8")


def arguments():
    """The paths given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder of the source files")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="the .mrc.xz to write")
    parser.add_argument("--sources", type=pathlib.Path, help="SOURCES.md, to write anew")
    parser.add_argument("--notice", type=pathlib.Path, help="NOTICE-part.md, to write anew")
    return parser.parse_args()


def read_source(data, source, ansel):
    """Every sound record of the source's files, cleaned, in the order of the files' names."""
    for pattern in source["files"]:
        for path in sorted(data.glob(pattern)):
            content = marc_io.read_bytes(path)
            is_xml = content.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"<"
            records = marc_io.read_marcxml(content) if is_xml else marc_io.read_iso2709(content, ansel)
            for leader, fields in records:
                record = leader, clean(fields)
                if not faults(*record):
                    yield record


def clean(fields):
    """The fields without what belongs to the library that gave them."""
    kept = []
    for tag, value in fields:
        if LOCAL.match(tag) or (tag == "856" and not open_link(value)):
            continue
        if tag in CALL_TAGS and NOT_A_CLASS.search(value):
            continue
        if tag == "880" and LOCAL.match(linked_tag(value)):
            continue
        if tag[0] in "57" and subfields(value, "5"):
            continue
        if tag < "010":
            value = value.rstrip("\r\n").replace("^", " ")
        elif tag.startswith("09"):
            value = re.sub("\x1f[^ab2f][^\x1f]*", "", value)
        kept.append((tag, value))
    return kept


def open_link(value):
    """Whether an 856 leads to a public body or archive, and not through a proxy."""
    urls = subfields(value, "u")
    return bool(urls) and all(OPEN_LINK.match(u) and "proxy" not in u for u in urls)


def linked_tag(value):
    """The tag that an 880 stands for."""
    return (subfields(value, "6") or ["000"])[0][:3]


def subfields(value, codes):
    """The texts of the subfields with one of these codes."""
    return [part[1:] for part in value[2:].split(marc_io.DELIMITER) if part and part[0] in codes]


def first(fields, tag):
    """The value of the first field with this tag, or an empty text."""
    return next((v for t, v in fields if t == tag), "")


def faults(leader, fields):
    """Why a record is not fit to ship; an empty list when it is."""
    found = []
    whole = "".join(v for _, v in fields)
    size = len(marc_io.write_iso2709(leader, fields))
    if not LEADER.fullmatch(leader):
        found.append("leader")
    if size > 12_000 or any(len(v.encode()) > 4_000 for _, v in fields):
        found.append("size")
    if UNREADABLE.search(whole):
        found.append("characters")
    if any(misread(v) for t, v in fields if not v.isascii()):
        found.append("encoded twice")
    if any(count != 1 for count in (sum(t == tag for t, _ in fields) for tag in ("001", "008", "245"))):
        found.append("001, 008 or 245 missing or repeated")
    if not re.fullmatch(r"[0-9]{6}[a-z|][0-9u]{4}[0-9u| ]{4}[a-z]{2}[a-z ].{17}[a-z]{3}.{2}", first(fields, "008")):
        found.append("008")
    if any(t >= "010" and not re.fullmatch(r"[0-9a-z ]{2}(\x1f[0-9a-z][^\x1f]+)+", v) for t, v in fields):
        found.append("subfields")
    if not any(t in CALL_TAGS or t == "880" for t, _ in fields) and KINDS.get(leader[6]) not in UNCLASSED:
        found.append("no call number")
    if not any(t[0] in "167" for t, _ in fields):
        found.append("no heading")
    return found + title_faults(fields, whole)


def misread(value):
    """Whether a text is UTF-8 that was once read as Latin-1 or Windows-1252, or lost its letters for question marks."""
    for part in re.findall("[\x80-\uffff]{2,}", value):
        for wrong in ("latin-1", "cp1252"):
            try:
                part.encode(wrong).decode("utf-8")
                return True
            except UnicodeError:
                pass
    return bool(re.search("[\u2113\u00a5]|\\?\\?\\?", value))


def title_faults(fields, whole):
    """What speaks against a title: made up for a test, shouted, unfit for a demo, or not there."""
    title = title_of(fields)
    found = []
    if not 3 <= len(title) <= 260 or not subfields(first(fields, "245"), "a"):
        found.append("title length")
    if re.search(r"\w\?\w|\?\?| \?[a-z]", title):
        found.append("letters lost")
    if TEST_WORDS.search(title) or TEST_NUMBERS.search(whole):
        found.append("made for a test")
    if title.isupper() and len(title) > 8:
        found.append("shouted")
    if UNFIT.search(whole):
        found.append("unfit")
    return found


def title_of(fields):
    """The title proper and its remainder."""
    return " ".join(subfields(first(fields, "245"), "abnp")).strip(" /:.=;")


def choose(source, records, taken):
    """Fills the source's quotas, the best records first; what was taken before is not taken again."""
    ranked = sorted(records, key=lambda r: (-score(*r), digest(r[1])))
    room = {q["name"]: q["most"] for q in source["quota"]}
    out = []
    for leader, fields in ranked:
        number, title = first(fields, "001").strip(), title_key(fields)
        proper = re.sub(r"\W+", "", " ".join(subfields(first(fields, "245"), "a")).lower())
        if number in taken["numbers"] or title in taken["titles"] or taken["proper"][proper] >= 3:
            continue
        name = next((q["name"] for q in source["quota"] if room[q["name"]] and matches(q, leader, fields)), None)
        if name:
            room[name] -= 1
            taken["numbers"].add(number)
            taken["titles"].add(title)
            taken["proper"][proper] += 1
            out.append((leader, fields))
    return sorted(out, key=lambda r: digest(r[1]))


def digest(fields):
    """A number that scatters the records, the same at every run."""
    return hashlib.sha256(first(fields, "001").encode() + title_of(fields).encode()).hexdigest()


def title_key(fields):
    """Title folded to letters, so that a second copy of a record is known."""
    return re.sub(r"\W+", "", title_of(fields).lower())[:90] + first(fields, "008")[7:11]


def matches(quota, leader, fields):
    """Whether every condition of the quota holds."""
    if "language" in quota and first(fields, "008")[35:38] not in quota["language"]:
        return False
    if "kind" in quota and kind(leader, fields) not in quota["kind"]:
        return False
    if "tags" in quota and not any(t in quota["tags"] for t, _ in fields):
        return False
    if "title" in quota and not re.search(quota["title"], title_of(fields)):
        return False
    if "not_title" in quota and re.search(quota["not_title"], title_of(fields)):
        return False
    if "pattern" in quota:
        calls = " | ".join(" ".join(subfields(v, "ab")) for t, v in fields if t in SHELF_TAGS)
        return bool(re.search(quota["pattern"], calls))
    return True


def kind(leader, fields):
    """The kind of thing, as a shelf knows it: serial and e-book beside the leader's types."""
    if leader[7] in "si" and leader[6] in "at":
        return "serial"
    online = first(fields, "008")[23:24] in ("o", "s") or any(t == "007" and v.startswith("cr") for t, v in fields)
    return "e-book" if KINDS[leader[6]] == "text" and online else KINDS[leader[6]]


def score(leader, fields):
    """How much a college library would want the record: 0 and up, by what it says about itself."""
    tags = {t for t, _ in fields}
    lc = (subfields(first(fields, "050") or first(fields, "090"), "a") or [""])[0]
    stem = re.match(r"[A-Z]*", lc).group()
    year = first(fields, "008")[7:11]
    points = 2 * (kind(leader, fields) not in ("text", "e-book")) + 3 * ("880" in tags)
    points += 2 * bool(tags & {"650", "651", "600", "610"}) + ("020" in tags) + ("520" in tags or "505" in tags)
    points += 2 * bool(COLLEGE & {stem, stem[:1]}) - 3 * (stem.startswith("K")) + len(tags & set(SHELF_TAGS))
    points += (year.isdigit() and int(year) >= 1970) + (year.isdigit() and int(year) >= 2005)
    agency = (subfields(first(fields, "086"), "a") or [""])[0]
    return points - 4 * bool(re.match(r"Y 1\.1|Y 4\.|HS 1\.22|GA 1\.13:", agency))


def summary(chosen, counts):
    """The counts by source, kind, language and scheme, as lines of text."""
    tally = collections.defaultdict(collections.Counter)
    for leader, fields in chosen:
        tally["kind"][kind(leader, fields)] += 1
        tally["language"][first(fields, "008")[35:38]] += 1
        for tag in sorted({t for t, _ in fields} & {*CALL_TAGS, "880", "856", "020", "022"}):
            tally["field"][tag] += 1
    lines = [f"records: {len(chosen)}"] + [f"source {code}: {n}" for code, n in counts]
    for name, counter in tally.items():
        lines += [f"{name} {key}: {n}" for key, n in counter.most_common()]
    return "\n".join(lines)


def sources_page(plan, counts, report):
    """SOURCES.md: where each record came from, under which licence, and what the file holds."""
    rows = "".join(
        f"| {s['name']} | <{s['repository']}> | {s['licence']} | {s['credit']} | {counts[s['code']]:,} |\n" for s in plan["source"]
    )
    return f"""# Where the demo's records come from

`bibs.mrc.xz`: {sum(counts.values()):,} bibliographic records, ISO 2709 in UTF-8, written by `choose.py` (rules there) out of the
sources in `sources.toml`. Files of test data in these repositories, taken under the repositories' licences; the records of the
Government Publishing Office are works of the United States government and have no copyright in the United States.

| source | repository | licence | credit | records |
|---|---|---|---|---|
{rows}
Changed: MARC-8 became UTF-8 (composed form), leader lengths and the encoding mark were set anew, holdings, items and local fields
(541, 561, 583, 59X, 85X but 856, 86X-89X but 880, 9XX, 5XX and 7XX with $5) were removed, call number fields 09X keep $a $b $2 $f, links through proxies and to
vendors were removed, a circumflex standing for a blank in a control field became a blank. Nothing was added.
Records without any call number (films, music, maps and records with 880 fields only) are shelved by accession number.

## What it holds

```text
{report}
```
"""


def notice(plan, counts):
    """NOTICE-part.md: the credits that the project's NOTICE carries."""
    lines = "".join(f"- {s['credit']} ({s['repository']}), {s['licence']}: {counts[s['code']]:,} records\n" for s in plan["source"])
    return f"""The demonstration library's bibliographic records (callslip/demo/bibs.mrc.xz) were chosen and changed
as callslip/demo/SOURCES.md says from:

{lines}
Names of patrons and staff, the college, its addresses and its rules are made up.
"""


if __name__ == "__main__":
    main()
