"""Problems in the archive as a whole."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_N, _W = Severity.NOTE, Severity.WARNING

ENTRIES: dict[str, Entry] = {
    "begriff-schreibweisen": Entry(
        _N,
        "{taxonomie}: »{begriff}« kommt auch in anderer Schreibweise vor und gilt als derselbe "
        "Begriff: {andere}.",
        "Vereinheitlichen Sie die Schreibweise, wenn Sie mögen.",
    ),
    "begriff-adresse": Entry(
        _N,
        "{taxonomie}: »{begriff}« und ein anderer Begriff hätten dieselbe Adresse »{adresse}«; "
        "dieser bekommt »{neu}«.",
        "Wenn beide dasselbe meinen, schreiben Sie sie gleich.",
    ),
    "begriffstext-unbekannt": Entry(
        _W,
        "Zu »{begriff}« gibt es weder eine Kategorie noch ein Schlagwort noch einen Artikel mit "
        "diesem Namen in der Autorenzeile; der Text erscheint nirgends.",
        "Schreiben Sie unter »Titel« den Begriff so, wie er in den Artikeln steht.",
    ),
    "begriffstext-aehnlich": Entry(
        _W,
        "Zu »{begriff}« gibt es weder eine Kategorie noch ein Schlagwort noch einen Artikel mit "
        "diesem Namen in der Autorenzeile; der Text erscheint nirgends.",
        "Meinen Sie »{gemeint}«? Schreiben Sie den Begriff unter »Titel« so, wie er in den "
        "Artikeln steht.",
    ),
    "begriffstext-doppelt": Entry(
        _W,
        "Zu »{begriff}« gibt es schon einen Text in {erste}; dieser hier erscheint nicht.",
        "Führen Sie beide zusammen, oder schreiben Sie »Art: Kategorie«, »Art: Schlagwort« oder "
        "»Art: Autorin« dazu, wenn verschiedene gemeint sind.",
    ),
    "begriffstext-art": Entry(
        _W,
        "»Art: {art}« ist nicht bekannt; der Text gilt für jeden Begriff dieses Namens.",
        "Möglich sind Kategorie, Schlagwort und Autorin.",
    ),
}
