"""What other programs make of a caption file, and files as they write them.

read KIND FILE: prints cues as [start ms, end ms, plain text] for each program that reads KIND.
write FOLDER: writes the cues on standard input with each program; prints the files' names.
"""

import datetime
import json
import re
import sys

import pycaption
import pysrt
import srt
import webvtt


def plain(text):
    return re.sub(r"<[^>]*>|{\\an\d}", "", text).replace("\xa0", " ").strip()


def webvtt_py(path):
    rows = webvtt.read(path)
    return [[cue.start_time.in_milliseconds(), cue.end_time.in_milliseconds(), plain(cue.text)] for cue in rows]


def by_srt(path):
    rows = srt.parse(open(path, encoding="utf-8").read(), ignore_errors=False)
    return [[round(cue.start.total_seconds() * 1000), round(cue.end.total_seconds() * 1000), plain(cue.content)]
            for cue in rows]


def by_pysrt(path):
    rows = pysrt.open(path, encoding="utf-8", error_handling=pysrt.ERROR_RAISE)
    return [[cue.start.ordinal, cue.end.ordinal, plain(cue.text)] for cue in rows]


def by_pycaption(reader):
    def read(path):
        captions = reader.read(open(path, encoding="utf-8").read())
        rows = captions.get_captions(captions.get_languages()[0])
        return [[round(row.start / 1000), round(row.end / 1000), row.get_text().strip()] for row in rows]

    return read


READERS = {
    "vtt": {"webvtt-py": webvtt_py, "pycaption": by_pycaption(pycaption.WebVTTReader())},
    "srt": {"srt": by_srt, "pysrt": by_pysrt, "pycaption": by_pycaption(pycaption.SRTReader())},
    "scc": {"pycaption": by_pycaption(pycaption.SCCReader())},
}


def write(folder, cues):
    files = webvtt.WebVTT()
    for start, end, text in cues:
        stamp = [webvtt.models.Timestamp.from_string(f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}") for ms in (start, end)]
        files.captions.append(webvtt.Caption(str(stamp[0]), str(stamp[1]), text.split("\n")))
    files.save(f"{folder}/webvtt-py.vtt")
    span = datetime.timedelta
    rows = [srt.Subtitle(number + 1, span(milliseconds=start), span(milliseconds=end), text)
            for number, (start, end, text) in enumerate(cues)]
    open(f"{folder}/srt.srt", "w", encoding="utf-8").write(srt.compose(rows))
    items = [pysrt.SubRipItem(number + 1, pysrt.SubRipTime.from_ordinal(start), pysrt.SubRipTime.from_ordinal(end), text)
             for number, (start, end, text) in enumerate(cues)]
    pysrt.SubRipFile(items).save(f"{folder}/pysrt.srt", encoding="utf-8")
    captions = pycaption.SRTReader().read(srt.compose(rows), lang="en-US")
    for writer, name in [(pycaption.WebVTTWriter, "pycaption.vtt"), (pycaption.SRTWriter, "pycaption.srt"),
                         (pycaption.DFXPWriter, "pycaption.ttml"), (pycaption.SCCWriter, "pycaption.scc")]:
        open(f"{folder}/{name}", "w", encoding="utf-8").write(writer().write(captions))


if sys.argv[1] == "read":
    print(json.dumps({name: read(sys.argv[3]) for name, read in READERS[sys.argv[2]].items()}))
else:
    write(sys.argv[2], json.load(sys.stdin))
