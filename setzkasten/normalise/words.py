"""Which words of a line could be verbs: German writes nouns with a capital, verbs without."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    """
    ab aber als am an ans auf aus außer bei beim bis da damit dann das dass daß dem den denn der des die
    dies diese diesem diesen dieser doch dort durch ein eine einem einen einer eines er erst es etwa fast
    für gegen gar hier hinter ihr ihre ihrem ihren im immer in ins ist ja jetzt jede jeder jedes kein keine
    keinen mal man mehr mein meine mit nach nahe neben nicht nichts noch nun nur ob oder ohne per pro rund
    samt schon sehr sein seine seinem seinen seit selbst sich sie so statt trotz über um und uns unser
    unsere unter viel viele vom von vor war wann warum was weg weil wenn wer wie wieder wir wo zu zum zur
    zwei drei vier zwischen zweimal gut gute guten guter neue neuen neuer neues alte alten alter altes auch
    """.split()
)
_VERBS = frozenset(
    """
    bleiben gehen haben hat hatte ist kann kommen können lassen machen müssen muss soll sollen sind war
    waren werden will wird wollen wurde wurden darf dürfen gibt geben nehmen steht stehen bringen zeigen
    suchen finden greifen kämpfen setzen starten planen kaufen verkaufen wachsen steigen sinken fallen
    """.split()
)
_T_BUT_NO_VERB = frozenset(
    "jetzt nicht seit statt fast erst samt selbst sonst dort oft gut laut bereit weit".split()
)
_SHORTEST_VERB = 4


def is_nominal(text: str) -> bool:
    """Tell whether a line has only nouns and small words: `Logistik im Mittelstand`."""
    words = _WORD.findall(text)
    return bool(words) and all(word[0].isupper() or word in _FUNCTION_WORDS for word in words)


def seems_headline(text: str) -> bool:
    """Tell whether a line has what can only be a verb: `Glasbläserei verpackt Kugeln`."""
    return any(_may_be_verb(word) for word in _WORD.findall(text)[1:])


def _may_be_verb(word: str) -> bool:
    if word in _VERBS:
        return True
    return (
        len(word) >= _SHORTEST_VERB
        and word[0].islower()
        and word.endswith("t")
        and word not in _T_BUT_NO_VERB
        and word not in _FUNCTION_WORDS
    )
