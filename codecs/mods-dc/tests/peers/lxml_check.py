"""Reads results, one JSON list a line (XML, title, JSON-LD): each parses, every name is in a known
namespace, and the title is in it."""

import json
import sys
import unicodedata

from lxml import etree

SPACES = {
    "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://dublincore.org/xml/qdc/2008/02/11/",
    "http://www.loc.gov/mods/v3",
}


def plain(text):
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


count = 0
for line in sys.stdin:
    xml, title, linked = json.loads(line)
    root = etree.fromstring(xml.encode())
    for element in root.iter():
        name = etree.QName(element)
        assert name.namespace in SPACES, name
    if title and "</name>" not in title:
        texts = [plain("".join(e.itertext())) for e in root.iter() if etree.QName(e).localname in ("title", "titleInfo")]
        assert any(plain(title) in text for text in texts), (title, texts)
    assert linked["@context"] == "https://schema.org" and linked["@type"]
    count += 1
print(f"agreed on {count}")
