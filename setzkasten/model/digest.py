"""Fingerprints of values: equal values, equal fingerprints, on every machine, in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

import msgspec

SIZE = 16  # bytes; 128 bits are beyond chance collisions

_encode = msgspec.msgpack.encode


def digest_bytes(data: bytes) -> bytes:
    """Return the fingerprint (BLAKE2b, 16 bytes) of some bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def digest_of(value: Any) -> bytes:
    """Return the fingerprint of a frozen value.

    Takes what pages are made of: text, bytes, numbers, None, tuples, mappings with
    text keys, and dataclasses of these. A value that carries a `digest` of its own
    counts by that, so its insides are not walked again.

    Raises:
        TypeError: there is something else inside.
    """
    return digest_bytes(_encode(_plain(value)))


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if kind is dict:
        return [[name, _plain(value[name])] for name in sorted(value)]
    return _walker(kind)(value)


_ATOMS = frozenset((str, int, bool, bytes, float, type(None)))


def _walker(kind: type[Any]) -> Callable[[Any], Any]:
    """Return the function that makes one class plain, found out once per class."""
    if kind not in _WALKERS:
        _WALKERS[kind] = _new_walker(kind)
    return _WALKERS[kind]


_WALKERS: dict[type, Callable[[Any], Any]] = {}


def _new_walker(kind: type[Any]) -> Callable[[Any], Any]:
    name = kind.__name__
    if not is_dataclass(kind):
        raise TypeError(f"no fingerprint for a {name}")
    names = [field.name for field in fields(kind)]
    if "digest" in names:
        return attrgetter("digest")
    if not names:
        return lambda _value: [name]
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda value: [name, _plain(only(value))]
    get_all = attrgetter(*names)
    return lambda value: [name, *[_plain(item) for item in get_all(value)]]
