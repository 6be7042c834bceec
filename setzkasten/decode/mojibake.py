"""Mend UTF-8 that was once read as something else: `fÃ¼r`, `â€žAngriffâ€œ`.

ftfy does the work. It is slow, so a cheap test picks the lines; and its default
settings would straighten German quotation marks and split ligatures, so they are off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

# First characters of the usual damage, each followed by what a second byte turns into:
# UTF-8 read as Windows-1252/Latin-1, as Mac Roman, as DOS 437/850.
SUSPICIOUS = re.compile(
    "[ÂÃÅâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    "|ï[»¿]|[√¬][\xa0-ÿŸ†°∫ºßúÑ≤≥¥∂∑∏π∫Ω®©™´¨≠ÆØ∞±µªº]|‚[ÄÇ]|[├┬Γ]\\S"
)
"""Finds what is worth calling ftfy for; a hit is no proof."""

LEADS = "ÂÃÅâï√¬‚├┬Γ"
"""The characters that `SUSPICIOUS` begins with: looking for one is much cheaper."""

_STEPS = {
    "encode": "kodiert als",
    "decode": "gelesen als",
    "transcode": "umgewandelt mit",
    "apply": "angewandt",
}


def mend(text: str) -> tuple[str, str]:
    """Return a line without mojibake, and ftfy's explanation ("" where nothing changed)."""
    import ftfy

    fixed, steps = ftfy.fix_and_explain(text, _config())
    if fixed == text:
        return text, ""
    return fixed, ", ".join(_explained(steps or []))


def _explained(steps: list[Any]) -> Iterator[str]:
    for action, parameter in steps:
        yield f"{_STEPS.get(action, action)} {parameter}"


@lru_cache(maxsize=1)
def _config() -> Any:
    import ftfy

    return ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=True,
        decode_inconsistent_utf8=True,
        fix_c1_controls=True,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=True,
        remove_control_chars=False,
        normalization=None,
    )
