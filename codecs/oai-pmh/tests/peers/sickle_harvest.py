"""Sickle harvests the example repository: every verb, paging, dates, sets, deletions, errors."""

import sys

import requests
from lxml import etree
from sickle import Sickle, oaiexceptions

URL = sys.argv[1]
OAI = "{http://www.openarchives.org/OAI/2.0/}"


def refuses(error, act):
    try:
        act()
    except error:
        return
    raise AssertionError(f"{error.__name__} was expected")


for method in ("GET", "POST"):
    sickle = Sickle(URL, http_method=method)

    identify = sickle.Identify()
    assert identify.repositoryName == "Example College Library", identify.repositoryName
    assert identify.baseURL == URL and identify.protocolVersion == "2.0"
    assert identify.deletedRecord == "persistent"
    assert identify.granularity == "YYYY-MM-DDThh:mm:ssZ"

    assert [f.metadataPrefix for f in sickle.ListMetadataFormats()] == ["oai_dc", "brief"]
    sets = [(s.setSpec, s.setName) for s in sickle.ListSets()]
    assert len(sets) == 4 and sets[1] == ("books:rare", "Rare books & manuscripts"), sets

    record = sickle.GetRecord(identifier="oai:example.org:001", metadataPrefix="oai_dc")
    assert record.header.identifier == "oai:example.org:001"
    assert record.header.datestamp == "2020-01-02T00:00:01Z", record.header.datestamp
    assert record.header.setSpecs == ["books:rare"]
    assert record.metadata["title"] == ["Title 1 & más"], record.metadata

    records = list(sickle.ListRecords(metadataPrefix="oai_dc"))
    assert [r.header.identifier for r in records] == [f"oai:example.org:{n:03}" for n in range(1, 46)]
    deleted = [r.header.identifier[-3:] for r in records if r.header.deleted]
    assert deleted == ["007", "014", "021", "028", "035", "042"], deleted
    assert all(r.deleted or r.metadata["title"] for r in records)
    kept = list(sickle.ListRecords(metadataPrefix="oai_dc", ignore_deleted=True))
    assert len(kept) == 39, len(kept)

    headers = list(sickle.ListIdentifiers(metadataPrefix="oai_dc"))
    assert len(headers) == 45 and headers[6].deleted
    some = {"metadataPrefix": "oai_dc", "from": "2020-01-05", "until": "2020-01-20"}
    headers = list(sickle.ListIdentifiers(**some))
    assert [h.identifier[-3:] for h in headers] == [f"{n:03}" for n in range(4, 20)]
    one = {"metadataPrefix": "oai_dc", "from": "2020-01-05T00:00:04Z", "until": "2020-01-05T00:00:04Z"}
    assert len(list(sickle.ListIdentifiers(**one))) == 1
    assert len(list(sickle.ListRecords(metadataPrefix="oai_dc", set="books"))) == 30
    assert len(list(sickle.ListRecords(metadataPrefix="oai_dc", set="books:rare"))) == 15

    listing = sickle.ListRecords
    E = oaiexceptions
    refuses(E.BadArgument, lambda: listing(metadataPrefix="oai_dc", until="soon"))
    refuses(E.BadArgument, lambda: sickle.ListRecords())
    refuses(E.BadResumptionToken, lambda: listing(resumptionToken="of-another-server"))
    nonsense = sickle.harvest(verb="Nonsense").xml.find(f".//{OAI}error")
    assert nonsense.get("code") == "badVerb", nonsense
    refuses(E.CannotDisseminateFormat, lambda: listing(metadataPrefix="marc"))
    unknown = {"identifier": "oai:example.org:999", "metadataPrefix": "oai_dc"}
    refuses(E.IdDoesNotExist, lambda: sickle.GetRecord(**unknown))
    refuses(E.NoRecordsMatch, lambda: listing(metadataPrefix="oai_dc", set="empty"))

# The parts of a list, as they come: five answers, the last token empty.
arguments = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}
cursors = []
while arguments:
    answer = requests.get(URL, params=arguments, timeout=20)
    assert answer.headers["Content-Type"] == "text/xml; charset=UTF-8"
    token = etree.fromstring(answer.content).find(f".//{OAI}resumptionToken")
    cursors.append((token.get("cursor"), token.get("completeListSize")))
    arguments = {"verb": "ListIdentifiers", "resumptionToken": token.text} if token.text else None
assert cursors == [(str(n), "45") for n in (0, 10, 20, 30, 40)], cursors
print("agreed")
