"""From raw text to an article: the recognisers, the ledger and the Markdown.

`table` lists the recognisers; each lives in a module of its own with its words
in one table there. `normalise` runs them, `verify` checks the ledger, `explain`
says to an editor what became of each line and why.
"""

from setzkasten.normalise.normalise import normalise, to_markdown
from setzkasten.normalise.verify import LedgerError, rebuild

__all__ = ["LedgerError", "normalise", "rebuild", "to_markdown"]
