"""Reading and writing MARC 21 for choose.py: ISO 2709 and MARCXML in, ISO 2709 in UTF-8 out.

A record is `(leader, fields)`: the leader as 24 characters, the fields as a list of `(tag, value)`,
where the value of a data field is its indicators and subfields as one text with U+001F delimiters.
Whatever cannot be read as the standard says raises `Broken`: choose.py leaves such records out.
"""

import lzma
import unicodedata
import xml.etree.ElementTree as ElementTree

FIELD_END, RECORD_END, DELIMITER = "\x1e", "\x1d", "\x1f"


class Broken(Exception):
    """A record that is not what ISO 2709, MARCXML or its own leader says it is."""


def read_bytes(path):
    """The bytes of a file, unpacked when its name ends in .xz."""
    if path.suffix == ".xz":
        return lzma.decompress(path.read_bytes())
    return path.read_bytes()


def load_ansel(path):
    """The G0 (ASCII) and G1 (ANSEL) tables of the Library of Congress code table file.

    Returns `(characters, combining)`: byte to character, and the set of bytes that precede their base.
    """
    characters, combining = {}, set()
    root = ElementTree.fromstring(read_bytes(path))
    for table in root.iter("characterSet"):
        if table.get("ISOcode") not in ("42", "45"):
            continue
        for code in table.iter("code"):
            byte, point = int(code.findtext("marc"), 16), code.findtext("ucs") or code.findtext("alt")
            if not point or byte < 0x20:
                continue
            characters[byte] = chr(int(point, 16))
            if code.findtext("isCombining") == "true":
                combining.add(byte)
    return characters, combining


def marc8_text(data, ansel):
    """MARC-8 bytes (ASCII and ANSEL only) as Unicode in its composed form.

    Escape sequences to other character sets raise `Broken`: the chosen sources do not need them.
    """
    characters, combining = ansel
    out, marks = [], []
    for byte in data:
        if byte == 0x1F:
            out.append(DELIMITER)
        elif byte in combining:
            marks.append(characters[byte])
        elif byte in characters:
            out.append(characters[byte])
            out.extend(marks)
            marks.clear()
        else:
            raise Broken(f"MARC-8 byte {byte:02X}")
    if marks:
        raise Broken("diacritic without a letter")
    return unicodedata.normalize("NFC", "".join(out))


def read_iso2709(data, ansel):
    """Yields every record of a file that can be read, in UTF-8 or MARC-8 as its leader says."""
    for chunk in data.split(b"\x1d"):
        chunk = chunk.lstrip(b"\r\n \x00")
        if len(chunk) > 30:
            try:
                yield parse_iso2709(chunk, ansel)
            except (Broken, ValueError):
                continue


def parse_iso2709(chunk, ansel):
    """One record without its terminator; the directory must agree with the field terminators."""
    leader = chunk[:24].decode("ascii")
    base = int(leader[12:17])
    if int(leader[:5]) != len(chunk) + 1 or chunk[base - 1 : base] != b"\x1e":
        raise Broken("lengths disagree")
    decode = (lambda b: b.decode("utf-8")) if leader[9] == "a" else (lambda b: marc8_text(b, ansel))
    fields = []
    for at in range(24, base - 1, 12):
        tag = chunk[at : at + 3].decode("ascii")
        length, start = int(chunk[at + 3 : at + 7]), int(chunk[at + 7 : at + 12])
        body = chunk[base + start : base + start + length]
        if not body.endswith(b"\x1e") or b"\x1e" in body[:-1]:
            raise Broken("field end")
        fields.append((tag, decode(body[:-1])))
    return leader, fields


def read_marcxml(data):
    """Yields every record of a MARCXML file, with or without the namespace."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return
    for element in root.iter():
        if local(element) == "record":
            record = parse_marcxml(element)
            if record:
                yield record


def local(element):
    """The name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def parse_marcxml(element):
    """One record element; None where a part is missing that ISO 2709 needs."""
    leader, fields = "", []
    for part in element:
        if local(part) == "leader":
            leader = part.text or ""
        elif local(part) == "controlfield":
            fields.append((part.get("tag") or "", part.text or ""))
        elif local(part) == "datafield":
            value = (part.get("ind1") or " ") + (part.get("ind2") or " ")
            for sub in part:
                value += DELIMITER + (sub.get("code") or "") + (sub.text or "")
            fields.append((part.get("tag") or "", value))
    return (leader, fields) if len(leader) == 24 else None


def write_iso2709(leader, fields):
    """The record as ISO 2709 bytes in UTF-8, lengths and leader/09 set anew."""
    directory, body = "", b""
    for tag, value in fields:
        data = (value + FIELD_END).encode("utf-8")
        directory += f"{tag}{len(data):04d}{len(body):05d}"
        body += data
    base = 24 + len(directory) + 1
    head = f"{base + len(body) + 1:05d}{leader[5:9]}a22{base:05d}{leader[17:20]}4500"
    return (head + directory + FIELD_END).encode("utf-8") + body + RECORD_END.encode()
