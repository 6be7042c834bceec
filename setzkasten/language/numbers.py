"""Numbers and counted nouns as German writes them."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def number(value: int, locale: str = "de") -> str:
    """Write a whole number with the locale's thousands separator: `12.345`."""
    if -1000 < value < 1000:  # noqa: PLR2004  # nothing to separate, so no Babel to load
        return str(value)
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=locale))


def count(value: int, one: str, many: str, locale: str = "de") -> str:
    """Write a number with its noun: `1 Kategorie`, `2 Kategorien`, `0 Artikel`.

    CLDR knows two plural classes for German: exactly one, and all else.
    """
    return f"{number(value, locale)} {one if value == 1 else many}"


def count_label(value: int, noun: str, locale: str = "de") -> str:
    """Write a number with a noun given as `one|many`; without `|` both are the same."""
    one, _, many = noun.partition("|")
    return count(value, one, many or one, locale)


def data_size(size: int, locale: str = "de") -> str:
    """Write a number of bytes as people read it: `312 Byte`, `1,8 MB`; decimal units (SI)."""
    if size < 1000:  # noqa: PLR2004
        return f"{size} Byte"
    value, unit = float(size), "Byte"
    for unit in ("kB", "MB", "GB", "TB"):  # noqa: B007  # the last one counts
        value /= 1000
        if value < 999.5:  # noqa: PLR2004  # what would be written as 1.000
            break
    from babel.numbers import format_decimal

    places = "#,##0.#" if value < 10 else "#,##0"  # noqa: PLR2004  # 1,8 MB, but 18 MB
    return f"{format_decimal(value, format=places, locale=locale)} {unit}"
