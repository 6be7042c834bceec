"""Fingerprints of values: equal values, equal fingerprints, on every machine, in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any, get_args, get_type_hints

import msgspec

SIZE = 16  # bytes; 128 bits are beyond chance collisions

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


CHECKSUM = 32  # bytes


def checksum(data: bytes | memoryview) -> bytes:
    """Return the checksum (SHA-256, 32 bytes) by which a file of a cache shows that it is whole.

    Processors have instructions for SHA-256, so that tens of megabytes take no time.
    """
    return hashlib.sha256(data).digest()


def digest_bytes(data: bytes) -> bytes:
    """Return the fingerprint (BLAKE2b, 16 bytes) of some bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def digest_all(digests: list[bytes | None]) -> bytes:
    """Return the fingerprint of fingerprints in order, None for an empty place."""
    return digest_bytes(_encode(digests))


def digest_of(value: Any) -> bytes:
    """Return the fingerprint of a frozen value.

    Takes what pages are made of: text, bytes, numbers, None, tuples, mappings with
    text keys, and dataclasses of these. A value that carries a `digest` of its own
    counts by that, so its insides are not encoded again.

    Raises:
        TypeError: there is something else inside.
    """
    return digest_bytes(_encode(_plain(value)))


def _plain(value: Any) -> Any:
    """Return what is encoded in place of a value: the same, but for what carries a digest."""
    kind = type(value)
    try:
        walker = _WALKERS[kind]
    except KeyError:
        walker = _WALKERS[kind] = _new_walker(kind)
    return value if walker is None else walker(value)


def _plain_tuple(value: tuple[Any, ...]) -> list[Any]:
    return [_plain(item) for item in value]


_WALKERS: dict[type, Callable[[Any], Any] | None] = {tuple: _plain_tuple}


def _new_walker(kind: type[Any]) -> Callable[[Any], Any] | None:
    """Return the function that makes one class plain, found out once per class; None for as it is.

    Fields that cannot hold a value with a digest, by their types, are left to the
    encoder, which is many times faster than Python.
    """
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    if "digest" in names:
        return attrgetter("digest")
    hints = get_type_hints(kind)
    walked = [name for name in names if _may_carry(hints[name])]
    if not walked:
        return lambda value: [kind.__name__, value]
    native = [name for name in names if name not in walked]
    get = attrgetter(*native, *walked) if len(names) > 1 else lambda v: (getattr(v, names[0]),)
    count = len(native)

    def walk(value: Any) -> Any:
        parts = get(value)
        return [kind.__name__, *parts[:count], *[_plain(part) for part in parts[count:]]]

    return walk


def _may_carry(hint: Any) -> bool:
    """Tell whether a value of that type may hold one that carries a digest."""
    if get_args(hint):
        return any(_may_carry(argument) for argument in get_args(hint))
    if not is_dataclass(hint) or not isinstance(hint, type):
        return False
    hints = get_type_hints(hint)
    return "digest" in hints or any(_may_carry(hints[field.name]) for field in fields(hint))
