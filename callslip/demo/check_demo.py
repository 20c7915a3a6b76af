#!/usr/bin/env python3
"""Checks that the demo's files parse, agree with each other and with the permissions of the kernel.

    python3 check_demo.py            (from anywhere; exit status 0: all holds, 1: the faults are listed)
"""

import collections
import datetime
import itertools
import lzma
import pathlib
import re
import sys
import tomllib
import unicodedata

sys.dont_write_bytecode = True

import choose
import marc_io

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
WEAK_PINS = {"123456", "654321", "112233", "121212", "123123"}


def load(name):
    """One TOML file of this folder."""
    return tomllib.loads((HERE / name).read_text("utf-8"))


def main():
    """Runs every check and prints what is wrong."""
    college, lending, money, staff, names = map(load, ("college.toml", "lending.toml", "money.toml", "staff.toml", "names.toml"))
    roles = tomllib.loads((ROOT / "foundation/access/src/roles/roles.toml").read_text("utf-8"))["role"]
    faults = [
        *places(college, lending, money),
        *calendar(college),
        *rules(college, lending),
        *accounts(money, lending),
        *people(college, lending, staff, names, {r["code"] for r in roles}),
        *role_table(roles),
        *named(names),
        *records(),
    ]
    for fault in faults:
        print(fault)
    print("demo: all holds" if not faults else f"demo: {len(faults)} faults")
    return 1 if faults else 0


def codes(rows, key="code"):
    """The codes of a list of rows, as a set."""
    return {row[key] for row in rows}


def repeated(what, values):
    """A fault for each value that occurs twice."""
    return [f"{what}: {v} twice" for v, n in collections.Counter(values).items() if n > 1]


def unknown(what, used, known):
    """A fault for each value that is used but not defined."""
    return [f"{what}: {v} is not defined" for v in sorted(set(used) - set(known))]


def places(college, lending, money):
    """Branches, service points, locations, placing and equipment name only each other."""
    branches, kinds = codes(college["branch"]), codes(lending["item_kinds"])
    shelves = [(r["branch"], r["code"]) for r in college["locations"]]
    for name in ("service_points", "locations", "placing", "equipment", "hours"):
        yield from unknown(name, codes(college[name], "branch"), branches)
    yield from unknown("service point's drawer", {p["drawer"] for p in college["service_points"] if "drawer" in p}, codes(money["drawers"]))
    yield from unknown("drawer's service point", codes(money["drawers"], "service_point"), codes(college["service_points"]))
    yield from unknown("placing", [(r["branch"], r["location"]) for r in college["placing"]], shelves)
    yield from unknown("placing and equipment", codes(college["placing"] + college["equipment"], "kind"), kinds)
    yield from repeated("location", shelves)
    shares = collections.Counter()
    for row in college["placing"]:
        shares[row["when"], row["scheme"]] += row["share"]
    yield from (f"placing {key}: shares make {n}, not 1000" for key, n in shares.items() if n != 1000)
    yield from unknown("kind of record", choose.KINDS.values(), codes(college["placing"], "when"))


def day(text):
    """A civil day."""
    return datetime.date.fromisoformat(text)


def calendar(college):
    """Every day has one period, every branch hours for it; closures and terms lie inside."""
    spans = [(day(p["first"]), day(p["last"])) for p in college["periods"]]
    for (_, last), (first, _) in itertools.pairwise(spans):
        if first - last != datetime.timedelta(days=1):
            yield f"periods: gap or overlap between {last} and {first}"
    wanted = set(itertools.product(codes(college["branch"]), codes(college["periods"], "period")))
    yield from unknown("hours", wanted, {(h["branch"], h["period"]) for h in college["hours"]})
    for text in [t for h in college["hours"] for t in h["days"]] + [c["hours"] for c in college["closures"]]:
        if text and not (re.fullmatch(r"\d\d:\d\d-\d\d:\d\d", text) and text[:5] < text[6:]):
            yield f"hours: {text}"
    yield from (f"hours {h['branch']} {h['period']}: not seven days" for h in college["hours"] if len(h["days"]) != 7)
    for row in college["closures"] + college["terms"]:
        if not spans[0][0] <= day(row["first"]) <= day(row["last"]) <= spans[-1][1]:
            yield f"closure or term outside the periods: {row}"
    yield from unknown("closures", codes(college["closures"], "branch"), codes(college["branch"]) | {"*"})
    for term in college["terms"]:
        due = day(term["loans_due"])
        shut = any(day(c["first"]) <= due <= day(c["last"]) and not c["hours"] for c in college["closures"])
        if shut or not day(term["first"]) < due <= day(term["last"]):
            yield f"term {term['code']}: loans fall due on a closed day or outside"


def rules(college, lending):
    """Every patron, item and branch has one most specific row, whatever the order of the columns."""
    columns = ("kind", "category", "branch")
    known = dict(zip(columns, (codes(lending["item_kinds"]), codes(lending["categories"]), codes(college["branch"]))))
    for column in columns:
        yield from unknown(f"rule's {column}", codes(lending["rules"], column), known[column] | {"*"})
    yield from repeated("rule", [tuple(r[c] for c in columns) for r in lending["rules"]])
    for case in itertools.product(*(sorted(known[c]) for c in columns)):
        fitting = [r for r in lending["rules"] if all(r[c] in ("*", v) for c, v in zip(columns, case))]
        named_by = [{c for c in columns if r[c] != "*"} for r in fitting]
        if not any(all(other <= mine for other in named_by) for mine in named_by):
            yield f"rules: two rows claim {case}"
    lent = {k["code"]: k["lent"] for k in lending["item_kinds"]}
    for row in lending["rules"]:
        if row["kind"] != "*" and not lent[row["kind"]] and row["period"]["unit"] != "not-lent" and row["category"] == "*":
            yield f"rule lends what is not lent: {row}"
        if (row["fine_per"] == "none") != (row["fine_cents"] == 0) or row["fine_cents"] > row["cap_cents"]:
            yield f"fine and cap disagree: {row}"


def accounts(money, lending):
    """Charges, prices and payments name accounts and kinds that exist; floats add up."""
    chart = codes(money["accounts"])
    yield from repeated("account", [a["code"] for a in money["accounts"]])
    yield from unknown("account", codes(money["charge_kinds"], "account") | codes(money["payment_methods"], "account"), chart)
    yield from unknown("price's charge", codes(money["prices"], "charge"), codes(money["charge_kinds"]))
    yield from unknown("equipment", money["equipment_kinds"][0]["kinds"], codes(lending["item_kinds"]))
    yield from unknown("lost charge", lending["lost"]["charge"], codes(money["charge_kinds"]))
    yield from unknown("export", money["college_export"]["categories"], codes(lending["categories"]))
    for drawer in money["drawers"]:
        yield from unknown("float", codes(drawer["float"], "cents"), codes(money["denominations"], "cents"))
        if sum(c["cents"] * c["count"] for c in drawer["float"]) != drawer["float_cents"]:
            yield f"drawer {drawer['code']}: the float does not add up"


def check_digit(digits):
    """The check digit of the first 13 digits of a library label."""
    products = (int(d) * (2 if at % 2 == 0 else 1) for at, d in enumerate(digits))
    return str(-sum(p // 10 + p % 10 for p in products) % 10)


def people(college, lending, staff, names, roles):
    """Accounts hold known roles and places, long passwords, no trivial PIN, right barcodes, each once."""
    accounts_, patrons = staff["staff"] + staff["machine"], staff["patron"]
    yield from unknown("role", codes(accounts_, "role"), roles)
    yield from unknown("branch", codes(accounts_ + patrons, "branch"), codes(college["branch"]))
    yield from unknown("category", codes(patrons, "category"), codes(lending["categories"]))
    yield from unknown("program", codes(patrons, "program"), codes(names["programs"]))
    yield from repeated("username", [a["username"] for a in accounts_])
    cards = [p["badge"] for p in staff["staff"]] + [p["barcode"] for p in patrons]
    pins = [p["pin"] for p in staff["staff"] + patrons]
    yield from repeated("barcode", cards)
    yield from repeated("PIN", pins)
    institution = college["barcodes"]["institution"]
    for card in cards:
        if not re.fullmatch(f"2{institution}\\d{{9}}", card) or check_digit(card[:13]) != card[13]:
            yield f"barcode {card} is not right"
    for pin in pins:
        if not re.fullmatch(r"\d{6}", pin) or pin in WEAK_PINS or len(set(pin)) < 4 or pin in "01234567890" * 2:
            yield f"PIN {pin} is trivial"
    yield from (f"password of {a['username']} is short" for a in accounts_ if len(a["password"]) < 12)
    if sum(c["share"] for c in lending["categories"]) != college["demo"]["patrons"]:
        yield "categories: shares do not make the number of patrons"


def role_table(roles):
    """Roles grant only permissions of the kernel, each once; every permission is somebody's."""
    source = (ROOT / "foundation/kernel/src/permission.rs").read_text("utf-8")
    words = re.findall(r'^    \w+ = "([a-z-]+)",$', source, re.MULTILINE)
    granted = [g["permission"] for r in roles for g in r["may"]]
    yield from unknown("permission", granted, words)
    yield from (f"permission {w} is no role's" for w in words if w not in granted and w != "own-account")
    for role in roles:
        yield from repeated(f"role {role['code']}", [g["permission"] for g in role["may"]])
        yield from unknown(f"role {role['code']} may grant", role["may_grant"], codes(roles))
        if any(r["order"] >= role["order"] for r in roles if r["code"] in role["may_grant"]):
            yield f"role {role['code']} may grant a role not left of its own"


def named(names):
    """Enough names, each once, in composed Unicode; towns and programs have weights."""
    for key, least in (("given", 300), ("family", 400), ("single", 10), ("middle", 20)):
        yield from repeated(key, names[key])
        if len(names[key]) < least:
            yield f"{key}: fewer than {least}"
        yield from (f"{key}: {n!r}" for n in names[key] if n != unicodedata.normalize("NFC", n).strip())
    yield from repeated("program", [p["code"] for p in names["programs"]])


def records():
    """The chosen records: sound, each once, varied, and small enough to ship."""
    packed = (HERE / "bibs.mrc.xz").read_bytes()
    chunks = [c for c in lzma.decompress(packed).split(b"\x1d") if c]
    tally, numbers = collections.Counter(), []
    for chunk in chunks:
        leader, fields = marc_io.parse_iso2709(chunk, None)
        numbers.append(choose.first(fields, "001"))
        faults = choose.faults(leader, fields)
        if faults:
            yield f"record {numbers[-1]}: {', '.join(faults)}"
        tally.update({choose.kind(leader, fields), choose.first(fields, "008")[35:38]} | {t for t, _ in fields})
    yield from repeated("control number", numbers)
    least = {"text": 1500, "e-book": 200, "serial": 200, "video": 60, "music": 40, "score": 20, "map": 60, "050": 1500, "060": 80,
             "082": 800, "086": 1000, "880": 60, "spa": 100, "chi": 20, "ara": 8, "heb": 20, "rus": 30, "vie": 5}
    yield from (f"records: only {tally[k]} of {k}, {n} wanted" for k, n in least.items() if tally[k] < n)
    if not 3_500 <= len(chunks) <= 4_500 or len(packed) > 2_500_000:
        yield f"records: {len(chunks)} in {len(packed)} bytes"


if __name__ == "__main__":
    sys.exit(main())
