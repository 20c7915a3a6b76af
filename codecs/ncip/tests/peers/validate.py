"""Judges documents by the table of elements, with lxml's RELAX NG instead of our reader: validate.py TABLE NAMESPACE ROOT.

Reads the lengths and bytes of documents from standard input (a line with the length, then the bytes), and
prints for each `valid`, `invalid: why` or `no xml: why`. The grammar is made from the table's text.
"""

import re
import sys

from lxml import etree

table, namespace, root = sys.argv[1:]
RNG = "http://relaxng.org/ns/structure/1.0"
ways, leaves, services = {}, {}, []
FORMS = {
    "text": "<text/>",
    "code": '<optional><attribute name="Scheme"><text/></attribute></optional><text/>',
    "date": '<data type="dateTime"/>',
    "natural": '<data type="nonNegativeInteger"/>',
    "positive": '<data type="positiveInteger"/>',
    "integer": '<data type="integer"/>',
    "flag": "<empty/>",
    "any": '<ref name="anything"/>',
}
for line in open(table, encoding="utf-8"):
    words = line.split()
    if line.startswith("%service"):
        services += words[1:]
    elif line.startswith("%"):
        leaves.update((name, FORMS[words[0][1:]]) for name in words[1:])
    elif "=" in line and not line.startswith("#"):
        ways.setdefault(words[0], []).append(words[2:])


def one(word):
    name, sign = re.fullmatch(r"(\w+)([?+*]?)", word).groups()
    ref = f'<ref name="{name}"/>'
    return {"": ref, "?": f"<optional>{ref}</optional>", "+": f"<oneOrMore>{ref}</oneOrMore>", "*": f"<zeroOrMore>{ref}</zeroOrMore>"}[sign]


def some(words):
    """At least one of these, in their order."""
    ways = []
    for first in range(len(words)):
        rest = "".join(f"<optional>{one(word)}</optional>" for word in words[first + 1 :])
        ways.append(f"<group>{one(words[first])}{rest}</group>")
    return f"<choice>{''.join(ways)}</choice>"


def part(word):
    if not word.startswith("["):
        return one(word)
    inside, sign = word[1:].split("]")
    words = re.split(r"[|&]", inside)
    made = some(words) if "&" in inside else f"<choice>{''.join(map(one, words))}</choice>"
    return f"<optional>{made}</optional>" if sign else made


grammar = [f'<grammar xmlns="{RNG}" ns="{namespace}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">']
for name, alternatives in ways.items():
    content = "".join(f"<group>{''.join(map(part, way))}</group>" for way in alternatives)
    grammar.append(f'<define name="{name}"><element name="{name}"><choice>{content}</choice></element></define>')
for name, content in leaves.items():
    grammar.append(f'<define name="{name}"><element name="{name}">{content}</element></define>')
known = [name for name in ways if name in services or name.removesuffix("Response") in services]
choices = "".join(f'<ref name="{name}"/>' for name in known) + '<oneOrMore><ref name="Problem"/></oneOrMore>'
grammar.append(f'<start><element name="{root}"><attribute name="version"/><choice>{choices}</choice></element></start>')
grammar.append(
    '<define name="anything"><zeroOrMore><choice><text/><attribute><anyName/></attribute>'
    '<element><anyName/><ref name="anything"/></element></choice></zeroOrMore></define></grammar>'
)
# The schema qualifies attributes; in RELAX NG an attribute has a namespace only when it is said.
text = "".join(grammar).replace('<attribute name="', f'<attribute ns="{namespace}" name="')
rng = etree.RelaxNG(etree.fromstring(text.encode()))
parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
source = sys.stdin.buffer
while header := source.readline():
    document = source.read(int(header))
    try:
        tree = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        print("no xml:", error)
        continue
    valid = rng.validate(tree)
    print("valid" if valid else f"invalid: {rng.error_log.last_error}".replace("\n", " "))
