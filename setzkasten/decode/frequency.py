"""Which single-byte encoding makes German of some bytes: letters in words decide.

Windows-1252, Mac Roman and DOS 850 put ä, ö, ü and ß on different bytes. Read
with the wrong one, they turn into signs that stand in no German word (`fŸr`).
Where the signs speak for another encoding than Windows-1252, the text is read
with it and somebody is asked to look.
"""

from __future__ import annotations

import codecs
import re

_CANDIDATES = ("cp1252", "mac-roman", "cp850")
_GERMAN = frozenset("äöüßÄÖÜ")
_COMMON = frozenset("éèêáàóçëïñÉ„“”‚‘’»«–—…€§©®°·½¼²³´†•\xa0™×")
# A high byte with its neighbours, only where a letter touches it: a letter in a word.
_IN_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff](?=[a-z])|(?<![A-Za-z])[\x80-\xff](?=[a-z]{2})")
_HIGH = bytes(range(0x80, 0x100))
_SAMPLE = 1 << 20  # a megabyte says enough


def best_single_byte(data: bytes) -> tuple[str, str | None]:
    """Return the encoding that reads best, and a doubt in German or None."""
    sample = data[:_SAMPLE]
    scores = {name: _score(sample, name) for name in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda name: scores[name])
    if best == "cp1252" or scores[best] <= max(0, scores["cp1252"]):
        doubt = None
        if scores["cp1252"] < 0:
            doubt = "Die Umlaute ergeben in keiner bekannten Kodierung deutsche Wörter."
        return "cp1252", doubt
    label = {"mac-roman": "Mac Roman", "cp850": "DOS (Codepage 850)"}[best]
    return best, f"Die Umlaute sprechen für die alte Kodierung {label}."


def _score(sample: bytes, name: str) -> int:
    """Count what reads as German: letters in words count, signs that fit nowhere count against."""
    decode = codecs.getdecoder(name)
    score = 0
    for byte in _HIGH:
        count = sample.count(byte)
        if count:
            char = decode(bytes((byte,)), "replace")[0]
            score += 0 if char in _GERMAN or char in _COMMON else -count
    for found in _IN_WORD.findall(sample):
        score += 2 if decode(found, "replace")[0] in _GERMAN else -1
    return score
