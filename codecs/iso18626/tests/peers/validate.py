"""Judges documents by the tables of elements and codes, with lxml's RELAX NG instead of our reader:
validate.py TABLE CODES NAMESPACE YEAR.

Reads the lengths and bytes of documents from standard input (a line with the length, then the bytes), and
prints for each `valid`, `invalid: why` or `no xml: why`. The grammar is made from the tables' text.
"""

import re
import sys

from lxml import etree

table, codes, namespace, year = sys.argv[1:]
RNG = "http://relaxng.org/ns/structure/1.0"
MESSAGES = ["request", "supplyingAgencyMessage", "requestingAgencyMessage"]
SCHEME = '<optional><attribute name="scheme"><text/></attribute></optional>'
FORMS = {
    "text": "<text/>",
    "date": '<data type="dateTime"/>',
    "natural": '<data type="nonNegativeInteger"/>',
    "decimal": '<data type="decimal"/>',
    "boolean": '<data type="boolean"/>',
}


def rows(path):
    for line in open(path, encoding="utf-8"):
        editions, _, row = line.strip().partition(" ")
        if editions in ("all", year) or (editions == "old" and year != "2021"):
            yield row.split()


lists = {}
for words in rows(codes):
    lists.setdefault(words[0], []).extend(words[1:])
contents, leaves = {}, {}
for words in rows(table):
    if words[0] == "%open":
        # An open list takes any code; that it is not empty is ours to say.
        leaves.update((name, f'{SCHEME}<data type="string"><param name="minLength">1</param></data>') for name in words[2:])
    elif words[0] == "%closed":
        values = "".join(f"<value>{code}</value>" for code in lists.get(words[1], [])) or "<notAllowed/>"
        leaves.update((name, f"<choice>{values}</choice>") for name in words[2:])
    elif words[0].startswith("%"):
        leaves.update((name, FORMS[words[0][1:]]) for name in words[1:])
    else:
        contents[words[0]] = words[2:]


def one(word):
    name, kind, sign = re.fullmatch(r"(\w+)(?::(\w+))?([?+*]?)", word).groups()
    element = f'<element name="{name}"><ref name="{kind or name}"/></element>'
    return {"": element, "?": f"<optional>{element}</optional>", "+": f"<oneOrMore>{element}</oneOrMore>", "*": f"<zeroOrMore>{element}</zeroOrMore>"}[sign]


def part(word):
    if word.startswith("["):
        return f"<choice>{''.join(map(one, word[1:-1].split('|')))}</choice>"
    return one(word)


grammar = [f'<grammar xmlns="{RNG}" ns="{namespace}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">']
for kind, words in contents.items():
    grammar.append(f'<define name="{kind}">{"".join(map(part, words))}</define>')
for kind, content in leaves.items():
    grammar.append(f'<define name="{kind}">{content}</define>')
choices = "".join(map(one, MESSAGES + [name + "Confirmation" for name in MESSAGES]))
grammar.append(f'<start><element name="ISO18626Message"><attribute name="version"/><choice>{choices}</choice></element></start></grammar>')
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
