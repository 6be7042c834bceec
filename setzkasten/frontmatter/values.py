"""From YAML nodes to typed values, one reader for each kind of the schema."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import yaml

from setzkasten.frontmatter.schema import IMAGE_SPELLINGS, Field, Kind, folded
from setzkasten.language.dates import parse_date
from setzkasten.model.article import Image

_YES = frozenset(("ja", "yes", "true", "1", "on", "x"))
_NO = frozenset(("nein", "no", "false", "0", "off", ""))
# Control characters have no place in one line of text; bidi overrides (Trojan Source) neither.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LONGEST_SHOWN = 60


class WrongValueError(Exception):
    """A value is not what its key wants.

    Attributes:
        line: line of the YAML text, counted from 0.
        got: the value as an editor would recognise it.
        kind: what was expected there.
    """

    def __init__(self, node: yaml.Node, kind: Kind) -> None:
        super().__init__(kind.value)
        self.line = int(node.start_mark.line)
        self.got = _shown(node)
        self.kind = kind


def read_value(field: Field, node: yaml.Node) -> Any:
    """Return the typed value of a key; None or an empty tuple where nothing is given.

    Raises:
        WrongValueError: the value is not of the field's kind.
    """
    return _READERS[field.kind](node, field.kind)


def folded_text(text: str) -> str:
    """Return one line of NFC text: white space folded, control and bidi characters dropped."""
    if text.isprintable() and "  " not in text:  # nothing to drop, and no space but " "
        return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip(" ")
    return " ".join(_FORBIDDEN.sub("", unicodedata.normalize("NFC", text)).split())


def _text(node: yaml.Node, kind: Kind) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        raise WrongValueError(node, kind)
    if not node.style and node.value in {"~", "null"}:
        return None
    return folded_text(node.value) or None


def _texts(node: yaml.Node, kind: Kind) -> tuple[str, ...]:
    """Read a list; a single scalar is a list of one."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    texts = [_text(item, kind) for item in items]
    return tuple(dict.fromkeys([text for text in texts if text]))


def _terms(node: yaml.Node, kind: Kind) -> tuple[str, ...]:
    """Read a list of terms; editors also write `Tags: Payment, Recht` without brackets."""
    if isinstance(node, yaml.ScalarNode) and not node.style:
        parts = [folded_text(part) for part in re.split("[,;]", _text(node, kind) or "")]
        return tuple(dict.fromkeys([part for part in parts if part]))
    return _texts(node, kind)


def _date(node: yaml.Node, kind: Kind) -> str | None:
    text = _text(node, kind)
    if text is None:
        return None
    date = parse_date(text)
    if date is None:
        raise WrongValueError(node, kind)
    return date


def _number(node: yaml.Node, kind: Kind) -> int:
    text = _text(node, kind) or "0"
    if not re.fullmatch("[0-9]{1,6}", text):
        raise WrongValueError(node, kind)
    return int(text)


def _count(node: yaml.Node, kind: Kind) -> int:
    number = _number(node, kind)
    if number < 1:
        raise WrongValueError(node, kind)
    return number


def _address(node: yaml.Node, kind: Kind) -> str | None:
    text = _text(node, kind)
    if text is not None and not is_address(text):
        raise WrongValueError(node, kind)
    return text


def is_address(text: str) -> bool:
    """Tell whether a text is a full http(s) address without query, fragment and detours."""
    return _ADDRESS.match(text) is not None and not {".", ".."} & set(text.split("/"))


_ADDRESS = re.compile(r"https?://[\w.-]+(?::[0-9]{1,5})?(?:/(?:[\w.~%-]+/)*[\w.~%-]*)?\Z")


_LANGUAGE = re.compile(r"de(?:-(?:DE|AT|CH|LI|LU|BE|IT))?\Z")
_THEME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\Z")


def _language(node: yaml.Node, kind: Kind) -> str | None:
    return _matching(node, kind, _LANGUAGE)


def _theme(node: yaml.Node, kind: Kind) -> str | None:
    return _matching(node, kind, _THEME)


def _matching(node: yaml.Node, kind: Kind, pattern: re.Pattern[str]) -> str | None:
    text = _text(node, kind)
    if text is not None and not pattern.match(text):
        raise WrongValueError(node, kind)
    return text


def _pairs(node: yaml.Node, kind: Kind) -> tuple[tuple[str, str], ...]:
    if isinstance(node, yaml.ScalarNode) and _text(node, kind) is None:
        return ()
    if not isinstance(node, yaml.MappingNode):
        raise WrongValueError(node, kind)
    return tuple([(_text(key, kind) or "", _text(value, kind) or "") for key, value in node.value])


def _flag(node: yaml.Node, kind: Kind) -> bool:
    text = (_text(node, kind) or "").lower()
    if text not in _YES | _NO:
        raise WrongValueError(node, kind)
    return text in _YES


def _images(node: yaml.Node, kind: Kind) -> tuple[Image, ...]:
    if isinstance(node, yaml.ScalarNode) and _text(node, kind) is None:
        return ()
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return tuple([_image(item, kind) for item in items])


def _image(node: yaml.Node, kind: Kind) -> Image:
    if not isinstance(node, yaml.MappingNode):
        raise WrongValueError(node, kind)
    values = {}
    for key_node, value_node in node.value:
        field = IMAGE_SPELLINGS.get(folded(str(key_node.value)))
        if field is None:
            raise WrongValueError(key_node, kind)
        values[field.attribute] = _text(value_node, Kind.TEXT)
    return Image(**values)


_READERS: dict[Kind, Callable[[yaml.Node, Kind], Any]] = {
    Kind.TEXT: _text,
    Kind.NAMES: _texts,
    Kind.TERMS: _terms,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.COUNT: _count,
    Kind.ADDRESS: _address,
    Kind.LANGUAGE: _language,
    Kind.THEME: _theme,
    Kind.PAIRS: _pairs,
    Kind.FLAG: _flag,
    Kind.IMAGES: _images,
}


def _shown(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        text = folded_text(str(node.value))
        return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + " …"
    return "eine Liste" if isinstance(node, yaml.SequenceNode) else "Schlüssel mit Werten"
