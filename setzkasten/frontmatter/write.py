"""Write front matter: canonical German keys in the table's order, plain where YAML allows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import yaml

from setzkasten.frontmatter.schema import FIELDS, IMAGE_FIELDS, Kind
from setzkasten.model.article import Image, Metadata

# Characters that YAML does not print, or that it folds or reads as line ends (YAML 1.1, 5.1).
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Where a plain scalar would end or turn into something else, in block and in flow context.
_BREAKS_PLAIN = re.compile(r": |:\Z| #| \Z|---|\.\.\.")
_BREAKS_FLOW = re.compile(r"[,\[\]{}:?]| #| \Z")
# Words that some YAML reader or some German editor takes for something other than text.
_NOT_TEXT = frozenset(("y", "n", "ja", "nein", "nan", "inf", "none"))


def write_front_matter(metadata: Metadata) -> str:
    """Return the front matter of an article, with its fences and a final newline.

    Unknown values are left out, except for the lists of categories and tags,
    which stand there empty to be filled in.
    """
    lines = ["---"]
    for field in FIELDS:
        value = getattr(metadata, field.attribute)
        if field.kind is Kind.IMAGES:
            lines += image_lines(field.key, value)
        elif field.attribute in {"categories", "tags"}:
            lines.append(f"{field.key}: {flow_list(value)}")
        elif value in (None, (), 0, False):
            continue
        else:
            lines.append(f"{field.key}: {written(field.kind, value)}")
    lines.append("---")
    return "\n".join(lines) + "\n"


def written(kind: Kind, value: object) -> str:
    """Write a typed value, but for pictures, in one line."""
    if kind is Kind.FLAG:
        return "ja" if value else "nein"
    if kind in {Kind.DATE, Kind.NUMBER}:
        return str(value)
    if isinstance(value, tuple):
        if kind is Kind.NAMES and len(value) == 1:
            return scalar(value[0])
        return flow_list(value)
    return scalar(str(value))


def flow_list(values: Iterable[str]) -> str:
    """Write a list in brackets."""
    return "[" + ", ".join([scalar(value, flow=True) for value in values]) + "]"


def image_lines(key: str, images: tuple[Image, ...]) -> list[str]:
    """Write pictures as a list of mappings; some of the strings hold more than one line."""
    lines = [f"{key}:"] if images else []
    for image in images:
        pairs = [
            f"{field.key}: {scalar(value)}"
            for field in IMAGE_FIELDS
            if (value := getattr(image, field.attribute))
        ]
        lines.append("  - " + "\n    ".join(pairs or ["{}"]))
    return lines


def scalar(text: str, *, flow: bool = False) -> str:
    """Write a text as a YAML scalar: plain where that is safe, else double-quoted.

    Args:
        text: any text, also empty or with control characters.
        flow: whether it will stand inside `[…]`, where commas and brackets count.
    """
    text = text.encode("utf-8", "replace").decode("utf-8")  # YAML has no lone surrogates
    if _is_plain(text, flow=flow):
        return text
    # A JSON string is a YAML string, but for a few characters that JSON leaves as they are.
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


def _is_plain(text: str, *, flow: bool) -> bool:
    first = text[:1]
    if not first.isalnum() or _UNPRINTABLE.search(text):
        return False
    if (_BREAKS_FLOW if flow else _BREAKS_PLAIN).search(text) or text.lower() in _NOT_TEXT:
        return False
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(first, ())
    return not any(pattern.match(text) for _tag, pattern in resolvers)
