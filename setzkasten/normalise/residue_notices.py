"""The wording of notices: rights, counters, advertisements, logins. More rows of `PATTERNS`."""

from __future__ import annotations

from setzkasten.normalise.residue_words import Pattern, Reach

IMPRINT, SHEETS, COUNTERS, AGE = (
    "Impressum und Hinweise",
    "Seitenliste",
    "Zähler eines Forums",
    "Alter",
)
VOICES = "Stimmen der Leser"
AT_THE_ENDS = frozenset(
    (IMPRINT, SHEETS, COUNTERS, AGE, "Presseportal", "Dateien zum Herunterladen", "Profil")
)
"""Names of patterns that within the text may as well be headings."""
ASKED = "Bitte um Meinungen"
MORE = "Weitere Texte"
"""What heads a list of titles below the text; above a list with signs it may be a subhead."""
VIEWED = "Ansicht des Rundbriefs"
"""What stands above or below a letter, and nowhere else."""
RIGHTS, METERS = "Rechtehinweis", "Lesezeit und Zähler"
BOXES = frozenset(("Cookie-Hinweis", "Abbestellen", METERS))
"""Names of patterns that an article about such things uses too: nothing for its midst."""
NO_SENTENCES = frozenset(
    (
        "Weiterlesen",
        "Verwandte Artikel",
        "Kommentare",
        "Warenkasten",
        "Folgen",
        "Navigationspfad",
        SHEETS,
    )
)
"""Names of patterns with a free end, where a whole sentence is the author's own."""

NOTICES: tuple[Pattern, ...] = (
    Pattern(
        RIGHTS,
        "© c copyright alle nachdruck # all vervielfältigung wiedergabe abdruck weiterverbreitung",
        r"(?:©|\(c\)|copyright)(?: ?(?:©|\(c\)))? ?(?:[12][0-9]{3}.{0,120}|.{0,80}(?:[12][0-9]{3}"
        r"|alle rechte|all rights).{0,60})"
        r"|(?:©|\(c\)|copyright).{2,80}(?:nachdruck|verlag|gmbh|\bag\b|redaktion|e\. ?v\."
        r"|dpa).{0,100}"
        r"|(?:alle rechte vorbehalten|all rights reserved|nachdruck (?:nur|verboten|auch)).{0,80}"
        r"|(?:nachdruck|vervielfältigung|wiedergabe|abdruck|weiterverbreitung)\b.{0,80}"
        r"(?:genehmigung|verboten|gestattet|untersagt|erlaub|zustimmung|quellenangabe).{0,80}"
        r"|(?:nach|ab)druck (?:ist )?(?:(?:honorar|kosten)?frei|kostenlos).{0,80}"
        r"|[12][0-9]{3} ?(?:©|\(c\)).{0,80}",
    ),
    Pattern(
        VIEWED,
        "wird werden sollte falls wenn probleme dieser diese diesen newsletter rundbrief mail zur"
        " hier im onlineversion webversion online browseransicht kann",
        r"(?=.{0,60}\b(?:newsletter|rundbrief|e-?mail|mail|nachricht|darstellung|browser|webversion"
        r"|(?:online|web)-?version)\b)(?:(?:wird|werden|falls|wenn|sollten?|kann|probleme|dieser?)\b"
        r".{0,80}(?:angezeigt|dargestellt|darstellung|anzeige|lesen|lesbar|korrekt|richtig)\b.{0,90}"
        r"|(?:diesen? |den )?(?:newsletter|rundbrief|e-?mail) (?:im browser|online) .{3,40}"
        r"|(?:zur|hier zur|hier geht(?:'|’| e)s zur) (?:online|web)-?version.{0,30}"
        r"|(?:im browser|online) (?:ansehen|anzeigen|öffnen|lesen)|(?:online|web)version)[.!]?",
    ),
    Pattern(
        "Presseportal",
        "pressemitteilung pressemeldung presseinformation meldung diese dieser für inhalt inhalte",
        r"(?:presse-?(?:mitteilung|meldung|information)|meldung)(?: eingestellt)?"
        r" (?:von|der|durch|des) ?: .{2,80}"
        r"|diese[rs]? (?:presse-?(?:mitteilung|meldung|information)|meldung|artikel|beitrag|eintrag"
        r"|text) wurde (?:bisher |bereits |schon )?(?:[0-9.]+ ?[- ]?mal|[0-9.]+x) "
        r"(?:gelesen|aufgerufen|angesehen|angeklickt)\.?"
        r"|(?:für (?:den|die|alle) )?inhalte? .{0,60}(?:ist|sind) .{0,80}verantwortlich\.?"
        r"|für (?:den|die) inhalte? .{0,60}\b(?:verantwortlich|haftet|verantwortung).{0,60}",
    ),
    Pattern(
        ASKED,
        "schreiben schreibt schreib sagen sagt sag diskutieren diskutiert diskutiere ihre eure"
        " deine wie und",
        r"(?:schreiben|schreibt?|sagen|sagt?)(?: sie| ihr)? (?:uns|mir)(?: doch| gerne?| hier)*"
        r" (?:ihre|eure|deine|was (?:sie|ihr|du))\b.{0,60}"
        r"|diskutier(?:en|t|e)(?: sie)? (?:mit|hier)\b.{0,40}"
        r"|(?:ihre|eure|deine) meinung(?: zum (?:thema|artikel)| ist gefragt|\?).{0,30}"
        r"|(?:und )?(?:wie|was) (?:sehen|seht|siehst|denken|denkt|denkst) (?:sie|ihr|du)(?: das"
        r"| dazu| darüber)+\?",
    ),
    Pattern(
        "Bild vergrößern",
        "zum bild foto grafik klick klicken großansicht vergrößern auf für",
        r"(?:zum vergrößern|für (?:eine )?(?:große|größere) ansicht|auf (?:das|ein) (?:bild|foto)"
        r"|auf die grafik)(?: bitte)?(?: auf (?:das bild|die grafik))? (?:an)?klicken"
        r"(?: zum vergrößern)?"
        r"|klick(?:en sie|en)? (?:auf (?:das|die|ein) (?:bild|foto|grafik)|vergrößert).{0,50}"
        r"|(?:bild|foto|grafik)(?: (?:zum vergrößern|bitte) (?:an)?klicken| vergrößern| in groß)"
        r"|großansicht(?: des bildes| öffnen)?",
    ),
    Pattern(
        "Profil",
        "bild avatar profilbild benutzerbild blog",
        r"(?:bild|avatar|foto) des (?:benutzers|nutzers|autors) .{1,40}"
        r"|(?:profil|benutzer|autoren)bild(?: von| des)? .{1,40}|avatar von .{1,40}"
        r"|blog von [A-ZÄÖÜ].{1,30}",
    ),
    Pattern(
        MORE,
        "weitere mehr ähnliche frühere vorherige alle letzte",
        r"(?:weitere|mehr|ähnliche|frühere|vorherige|alle|letzte) (?:texte|interviews"
        r"|gespräche|berichte|reportagen|rezepte|kolumnen|folgen|porträts|glossen|rezensionen"
        r"|geschichten|presse-?(?:mitteilungen|meldungen|informationen)|newsletter|ausgaben)"
        r"(?: (?:zum|zu|aus|von|dieses|der|des|im) .{2,40})?:?",
        Reach.LIST,
    ),
    Pattern(
        "Dateien zum Herunterladen",
        "dateien datei download downloads anhang anhänge attachments dokumente",
        r"(?:dateien?|downloads?|anhang|anhänge|attachments?|dokumente)(?: zum (?:artikel|beitrag"
        r"|herunterladen|download|thema))? ?:",
        Reach.BLOCK,
    ),
    Pattern(
        "Vermerk einer Agentur",
        "zusammenfassung wiederholung korrektur neufassung berichtigung neu",
        r"\((?:(?:\d\. )?zusammenfassung|wiederholung|korrektur|neufassung|berichtigung|neu)"
        r"(?:[:,] .{2,60})?\)",
    ),
    Pattern(
        "Seitenkopf",
        "# gemeindebrief pfarrbrief rundbrief mitteilungen mitteilungsblatt seite vereinsblatt"
        " vereinszeitung vereinsnachrichten kirchenblatt amtsblatt schülerzeitung heft",
        r"(?:.{0,60}[^–—-] ?)?[–—-] ?[0-9]{1,3} ?[–—-](?: .{0,60})?",
    ),
    Pattern(
        "Nummer der Meldung",
        "pressemitteilung presseinformation pressemeldung pm meldung artikel beitrag dokument frei"
        " zur sperrfrist",
        r"frei(?:gegeben)? zum abdruck|zur veröffentlichung (?:frei|freigegeben)"
        r"|sperrfrist:? .{4,60}"
        r"|(?:presse-?(?:mitteilung|information|meldung)|pm|meldung|artikel|beitrag|dokument)"
        r"[ -]?(?:box-id|id|nr\.?|nummer|no\.?):? ?[0-9][0-9./-]*",
    ),
    Pattern(
        IMPRINT,
        "v i verantwortlich herausgeber redaktionsschluss hinweis dieser diese alle rechtlicher",
        r"v\. ?i\. ?s\. ?d\. ?p\.?.{2,140}|(?:verantwortlich(?: im sinne.{0,40})?|herausgeber"
        r"|redaktionsschluss(?: dieser ausgabe)?) ?:.{2,120}"
        r"|(?:(?:rechtlicher )?hinweis ?: ?)?(?:diese[rs]?|der|die|alle) (?:beitrag|artikel|text"
        r"|seite|informationen|angaben|inhalte)\b.{0,80}(?:ersetz\w+|kein\w*|ohne|nicht)\b.{0,60}"
        r"(?:beratung|gewähr|haftung|auskunft).{0,60}",
    ),
    Pattern(
        VOICES,
        "# ein eine zwei drei noch bisher bislang niemand keiner hier jetzt nun",
        r"(?:[0-9]+|eine?|zwei|drei|noch|bisher|bislang|niemand|keiner)"
        r" (?:leute|mensch(?:en)?|lese(?:r|rinnen|rin)|besucher(?:innen)?|personen?|hat|haben)\b"
        r".{0,40}(?:gesagt|geschrieben|kommentiert|gemeint|geantwortet|geäußert|mitgeredet"
        r"|beigetragen)\.?"
        r"|(?:hier|jetzt|nun) (?:hat|haben|seid|bist|sind) (?:ihr|du|sie)"
        r" (?:das wort|dran|gefragt).{0,30}",
        Reach.END,
    ),
    Pattern(
        SHEETS,
        "seite",
        r"seite [0-9]{1,2} ?: .{3,90}",
    ),
    Pattern(
        COUNTERS,
        "beiträge antworten zugriffe hits besuche themen thema dieses",
        r"(?:(?:aufrufe|beiträge|antworten|zugriffe|hits|besuche|themen)\s*: ?[0-9.]+(?: mal)?"
        r"[\s|·,/;–-]*){1,5}"
        r"|(?:dieses )?thema (?:ist |wurde )?(?:geschlossen|gesperrt|erledigt|beendet)\.?",
    ),
    Pattern(
        AGE,
        "vor",
        r"vor (?:[0-9]+|ein(?:em|er)|zwei|drei) (?:sekunden?|minuten?|stunden?|tag(?:en?)?|wochen?"
        r"|monat(?:en?)?|jahr(?:en?)?)",
    ),
    Pattern(
        "Anzeige",
        "anzeige werbeanzeige werbung advertisement anzeigen sponsored",
        r"(?:(?:werbe)?anzeigen?|werbung|advertisement|sponsored(?: post)?)[:.]?",
    ),
    Pattern(
        METERS,
        "lesezeit lesedauer gelesen aufrufe bewertung bewerten geschätzte # views klicks "
        "durchschnittliche"
        " artikel dieser diesen",
        r"(?:geschätzte )?(?:lesezeit|lesedauer)\s*:? ?(?:ca\. |etwa )?[0-9]+ ?(?:min|minuten?"
        r"|sek).{0,10}"
        r"|(?:(?:aufrufe|gelesen|views|klicks|kommentare"
        r"|bewertungen|stimmen)\s*: ?[0-9.]+(?: mal)?[\s|·,/;–-]*){1,5}"
        r"|bewertung\s*:.{0,40}[0-9].{0,40}"
        r"|(?:diesen )?artikel bewerten.{0,60}|[0-9.]+ (?:aufrufe|klicks|views|wörter|zeichen)"
        r"|[0-9]+ ?min(?:uten|\.)? (?:lesezeit|lesedauer)",
    ),
    Pattern(
        "Dauerhafte Adresse",
        "permalink trackback bookmark bookmarken lesezeichen kurz-url short link",
        r"(?:permalink|trackback(?:-url|-link)?|short ?link|link zum artikel)\s*:.{0,160}"
        r"|(?:bookmark|lesezeichen)\w* (?:bei|mit|setzen|hinzufügen)\b.{0,120}",
    ),
    Pattern(
        "Folgen",
        "folgen folge werden besuchen rss",
        r"(?:folgen sie|folge|folgt|besuchen sie|besuche) (?:uns|mir) .{0,60}(?:facebook"
        r"|twitter|google|xing|instagram"
        r"|youtube|rss|linkedin).{0,60}|werden sie fan.{0,60}",
    ),
    Pattern(
        "Anmelden",
        "login anmelden registrieren suche suchen impressum menü navigation kontakt passwort sie"
        " beitrags beitragsnavigation artikelnavigation zum du",
        r"(?:sie müssen|du musst|bitte) (?:angemeldet|eingeloggt|registriert) sein.{0,80}"
        r"|passwort vergessen.{0,30}|(?:beitrags|artikel)-?navigation"
        r"|(?:login|anmelden|registrieren|suche|suchen|impressum|menü|navigation|kontakt"
        r"|datenschutz|agb|über uns"
        r"|mediadaten|sitemap)(?:\s*[|·•/]\s*.{1,40}){1,8}|menü|navigation|login"
        r"|zum inhalt springen",
    ),
)
"""Residue patterns of lines that stand alone."""
