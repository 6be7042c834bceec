"""The wording of residue: what websites put around their articles, as one table.

A new pattern is a new row of `PATTERNS`. A row is tried only on short lines that
begin with one of its words, so their number costs nothing.
"""

from __future__ import annotations

from setzkasten.normalise.residue_notices import NOTICES
from setzkasten.normalise.residue_words import ACTION, SEPARATED, SHARE, Pattern, Reach

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "Teilen und Zähler",
        "facebook twitter google xing linkedin whatsapp pinterest tweet tweets twittern teilen "
        "geteilt"
        " share shares gefällt like likes empfehlen pin flattr diesen artikel beitrag jetzt "
        "mail e auf klick"
        " # 1 plusone tumblr delicious mister",
        r"diesen? (?:post|beitrag|artikel) per e-?mail versenden\w.{0,160}|like loading.{0,5}"
        r"|(?:share|like) this:?|teilen (?:mit|auf|via|über) ?:.{0,200}"
        r"|klick,? um (?:auf|über) .{3,120}"
        rf"|(?=.*[^\W\d_]){SHARE}(?:[\s|·•:,/!()–-]+{SHARE}){{1,20}}[\s|·•!]*:?",
    ),
    Pattern(
        "Teilen und Zähler",
        "# teilen tweet twittern empfehlen share diesen jetzt mal gefällt bereits artikel beitrag"
        " pin",
        r"pin it!?|(?:artikel|beitrag) gefällt (?:dir|euch|ihnen)\?.{0,60}"
        r"|(?:diesen )?(?:artikel |beitrag |seite )?(?:jetzt )?(?:teilen|twittern|tweet|share"
        r"|weitersagen)"
        r"!?:?|gefällt mir|\+1(?: [0-9]+)?|mal geteilt|[0-9.]+ (?:mal geteilt|shares?|likes?"
        r"|tweets?|personen gefällt"
        r" das|aufrufe|leser|views|mal gelesen|empfehlungen)|gefällt [0-9.]+ (?:mal|personen)",
    ),
    Pattern(
        "Weiterlesen",
        "weiterlesen weiter mehr lesen lies zum den hier ganzen read vollständigen jetzt klicken",
        r"(?:jetzt |hier )?(?:weiterlesen|weiter lesen|mehr lesen|lesen sie weiter|read more"
        r"|mehr dazu|weiter"
        r"|mehr erfahren|lies weiter|zum (?:ganzen |vollständigen )?(?:artikel|beitrag)"
        r"|(?:den )?(?:ganzen|vollständigen) (?:artikel|beitrag) lesen)"
        r"(?:\s*[:.…»→>\[\]]+.{0,90}| (?:auf|bei|im|in|unter) .{1,60})?",
    ),
    Pattern(
        "Navigationspfad",
        "startseite start home sie hauptseite blog du",
        r"(?:(?:sie|du) (?:sind|bist|befinden sich) hier\s*:?.{0,150}"
        r"|(?:startseite|start|home|hauptseite|blog)(?:\s*[>»›/→|]\s*[^>»›→|]{1,50}){1,8})",
    ),
    Pattern(
        "Blättern",
        "seite seiten gehe vorheriger nächster nächste vorherige voriger älterer neuerer # "
        "ältere neuere "
        "previous"
        " next zurück",
        r"zurück zu: .{2,40}|zurück zu[mr]? .{2,40}(?: [–-] | ?[|·/] ?)"
        r"weiter zu[mr]? .{2,40}|seite [0-9]+ (?:von|/) [0-9]+(?:.{0,40})"
        r"|seiten?:? ?(?:[0-9]{1,2} ?){2,12}(?:weiter|nächste)?"
        r"|gehe zu seite [0-9]+.{0,10}|(?:nächster|vorheriger|voriger)(?: (?:artikel"
        r"|beitrag))?: .{3,90}|(?:vorherige|nächste|vorige|ältere"
        r"|neuere)[rs]?"
        r" (?:artikel|beitrag|beiträge|seite|meldung)(?:\s*[:»→«←>].{0,120})?"
        r"|(?:[0-9]{1,2} ){2,}(?:weiter|…|»).*"
        r"|(?:previous|next) (?:post|article).{0,100}",
    ),
    Pattern(
        "Fortsetzung",
        "fortsetzung teil lesen zur weiter bitte siehe",
        r"(?:bitte )?(?:fortsetzung (?:folgt )?(?:von|auf|siehe|nächste|folgende) ?(?:der )?"
        r"(?:seite|s\.)?.{0,20}|(?:weiter|lesen sie weiter) auf (?:der )?(?:nächsten )?seite.{0,8})"
        r"|zur (?:nächsten|vorigen|vorherigen|ersten|letzten) seite",
    ),
    Pattern(
        "Druckvermerk",
        "gedruckt ausgedruckt druckdatum dieser diese url artikel adresse quelle abgerufen "
        "original",
        r"(?:(?:aus)?gedruckt (?:am|von|aus|bei) .{4,100}|druckdatum:? .{4,60}"
        r"|(?:dieser artikel|diese seite|dieser text) (?:wurde (?:aus)?gedruckt"
        r"|ist abrufbar).{0,140}"
        r"|(?:url|adresse|artikel-url|url (?:des|dieses) artikels|original-?url|abgerufen)\b.{0,30}"
        r"https?://.{4,160})",
        Reach.BLOCK,
    ),
    Pattern(
        "Warenkasten",
        "passend passende passendes dazu produkte unsere unser das jetzt zum im aus mehr alles",
        r"(?:passende?s? (?:dazu|produkte|artikel|zubehör|ware)(?: (?:dazu )?(?:im|aus dem|bei|zum)"
        r" .{2,40})?|dazu passt|dazu (?:passend|im (?:shop|laden))|das passt dazu"
        r"|produkte (?:zum|zu diesem|aus diesem) .{2,30}"
        r"|unsere? (?:empfehlung(?:en)?|produktempfehlung(?:en)?"
        r"|angebot(?:e)? zum thema)(?: .{2,30})?"
        r"|jetzt (?:im shop )?(?:bestellen|kaufen|entdecken|ansehen)|zum (?:shop|produkt|angebot)"
        r"|im (?:shop|laden|onlineshop) (?:ansehen|kaufen|bestellen|erhältlich)"
        r"|alles (?:dazu|zum thema) im (?:shop|laden))\s*[:»→>!]?",
        Reach.LIST,
    ),
    Pattern(
        "Abbestellen",
        "diesen diese dieser den um zum zur sie abbestellen abmelden wenn falls möchten wollen du"
        " ihr abbestellung abmeldung ende wer",
        r"(?:sie|du|ihr) (?:erhalten|erhältst|erhaltet|bekommen|bekommst|bekommt)"
        r" (?:diesen?|unseren?) .{3,50},? (?:weil|da) .{3,90}"
        r"|(?=.*(?:abbestell|austrag|auszutrag|abmeld|abzumeld|newsletter|rundbrief|verteiler))"
        r"(?:(?:diesen?|den) (?:rund)?(?:brief|newsletter|mail|service|dienst).{0,120}"
        r"|(?:um sich|um diesen|zum|zur) (?:wieder )?(?:aus|ab).{0,160}"
        r"|(?:sie|du|dieser|diese) (?:möchten|wollen|erhalten|erhältst|bekommen|bekommst"
        r"|newsletter|mail).{0,160}"
        r"|(?:abbestell|abmeld)\w*:.{0,100}"
        r"|(?=.*(?:\bhier|klick|@|://|\blink|antwort|nachricht|schreib|genügt|bitte|e-?mail))"
        r"(?:wenn|falls|möchten|wollen|wer) .{0,160}(?:abbestell|austrag|abmeld).{0,80})",
        Reach.BLOCK,
    ),
    Pattern(
        "Ende der Sendung",
        "ende",
        r"ende (?:des|der) (?:artikels|beitrags|textes|seite|meldung)|ende (?:von|der"
        r"|des) .{2,60}(?:heft|folge|nr\.|ausgabe|band|nummer|digest).{0,30}",
        Reach.BLOCK,
    ),
    Pattern(
        "Cookie-Hinweis",
        "diese wir unsere um durch mit cookies cookie ihre auf",
        r"(?=.*\bcookies?\b)(?:diese (?:web)?(?:site|seite)|diese internetseite"
        r"|wir (?:verwenden|nutzen|setzen)"
        r"|unsere (?:web)?(?:site|seite)|um (?:unsere|ihnen|die)"
        r"|durch die (?:weitere )?nutzung|mit der"
        r" (?:weiteren )?nutzung|cookies?[ -](?:hinweis|einstellungen|richtlinie"
        r"|(?:helfen|erleichtern) (?:uns|ihnen|dabei|die|bei)|akzeptieren|zulassen)"
        r"|auf dieser (?:web)?(?:site|seite)).*",
        Reach.BLOCK,
    ),
    Pattern(
        "Newsletter-Kasten",
        "newsletter diese dieser dieses unser unseren jetzt melden abonnieren immer kostenloser "
        "keine kein hier zum"
        " war testen lesen ihre deine bleiben bleib keinen nichts nie sie du mehr abonniere "
        "bestellen tragen den gefällt hat",
        r"(?:unser(?:en)? (?:newsletter|rundbrief|mailbrief)\b.{0,110}(?:anmeld|abonn|bestell"
        r"|eintrag)\w*[.!]?"
        r"|(?:unser(?:en)? |kostenloser |den )?newsletter"
        r"(?: (?:abonnieren|bestellen|anmelden|anmeldung|kostenlos abonnieren)[!.]?"
        r"|-anmeldung|-abo|\s*:.{0,60}(?:anmelden|abonnieren|bestellen|eintragen).{0,20}|)"
        r"|(?:jetzt|hier) (?:(?:für|zu|zum|unseren|den|unserem"
        r"|kostenlos) ){1,3}newsletter .{0,60}"
        r"|(?:melden sie sich|abonnieren sie|abonniere|bestellen sie|tragen sie sich)"
        r" .{0,40}\bnewsletter\b.{0,80}"
        r"|zum newsletter anmelden.{0,20}"
        r"|(?:ihre|deine) (?:e-?mail|mail)-?adresse:?"
        r"|(?:bleiben sie|bleib) (?:auf dem laufenden|informiert).{0,80}"
        r"|(?:keinen?|nichts|nie|kein|sie wollen|du willst|mehr)\b.{0,60}(?:verpassen|lesen"
        r"|wissen)\b"
        r".{0,120}(?:newsletter|abonnier|anmeld|eintrag|rundbrief).{0,60}"
        r"|(?:keinen?|nichts) .{0,30} ?mehr verpassen[.!?]{0,3}"
        r"|(?:gefällt|hat) (?:ihnen|dir|euch) (?:der|dieser|unser) (?:artikel|beitrag|text|brief"
        r"|newsletter)\b.{0,120}(?:newsletter|abonnier|teil|empf|weiter|sag).{0,60}"
        r"|war (?:dieser|der|diese|die) \w+ hilfreich.{0,30}"
        r"|(?:diese[rs]?|die|der|das) \w+ (?:war|ist|fanden|fand(?: ich)?) hilfreich ?[:?].{0,40}"
        r"|(?:jetzt|hier|testen sie|lesen sie) .{0,100}(?:probe-?abo|e-?paper|probeheft)\b.{0,60}"
        r"|(?:immer|keine).{0,40}\bnewsletter\b.{0,60}|(?:jetzt )?abonnieren!?|jetzt anmelden!?)",
        Reach.BLOCK,
    ),
    Pattern(
        "Kommentare",
        "kommentare kommentar leserkommentare leserpost leserstimmen eure meinungen was"
        " leserzuschriften keine ein noch schreibe schreiben hinterlasse einen antwort "
        "hinterlassen"
        " # neuen diskussion"
        " antworten reaktionen trackbacks pingbacks ihr ihre leserbriefe dein alle",
        r"(?:(?:leser)?kommentare?|diskussion|trackbacks?|pingbacks?|reaktionen)"
        r"(?: ?\([0-9]+\)|: ?[0-9]+| (?:zu|zum|zur) .{1,100}[^.!?…]| zu diesem (?:artikel|beitrag)"
        r"| schreiben"
        r"| hinterlassen| verfassen| abgeben| anzeigen)?:?"
        r"|[0-9]+ (?:leser)?(?:kommentare?|briefe?|zuschriften?|antworten|reaktionen|gedanken"
        r"|trackbacks?|pingbacks?)(?: .{0,100})?:?"
        r"|(?:keine|noch keine|ein|alle) (?:leser)?kommentare?(?: vorhanden| anzeigen)?"
        r"|(?:schreibe|schreiben sie|hinterlasse|hinterlassen sie) (?:einen|eine"
        r"|ein) (?:kommentar|antwort|reaktion).{0,20}"
        r"|kommentare? (?:sind |ist )?(?:deaktiviert|geschlossen|abgeschaltet|nicht möglich)"
        r"(?: für .{2,80})?\.?"
        r"|antworten|(?:ihr|dein) kommentar|(?:neuen|einen?) (?:kommentar|antwort) (?:schreiben"
        r"|hinterlassen|verfassen)"
        r"|(?:leserpost|leserstimmen|leserzuschriften|eure (?:meinungen|kommentare|antworten))"
        r"(?: \([0-9]+\)| (?:zu|zum) .{1,80})?:?"
        r"|[0-9]+ (?:meinung(?:en)?|stimmen?|wortmeldung(?:en)?|rückmeldung(?:en)?|echos?|beiträge"
        r"|anmerkung(?:en)?)(?: (?:bisher|dazu|zu|zum|im|aus|von) ?.{0,60})?:?"
        r"|was (?:meinen|denken|sagen) sie(?: dazu)?\?|antwort (?:schreiben|abbrechen|verfassen)",
        Reach.END,
    ),
    Pattern(
        "Verwandte Artikel",
        "das dies auch alle noch themen ähnliche verwandte weitere mehr passend lesen ebenfalls "
        "könnte zum "
        "siehe meist"
        " meistgelesen meistgelesene beliebte related aktuelle top ältere neueste interessant "
        "dazu empfohlene"
        " lies links diese weiterführende",
        r"(?:(?:das|dies|diese artikel|diese beiträge) (?:könnte|könnten|dürfte) (?:sie|dich"
        r"|euch)"
        r" (?:auch|ebenfalls) interessieren"
        r"|(?:auch|ebenfalls) interessant|(?:ähnliche|verwandte|weitere|beliebte|aktuelle"
        r"|neueste|"
        r"empfohlene|meistgelesene|passende|ältere) (?:artikel|beiträge|meldungen|themen"
        r"|nachrichten|posts)"
        r"(?: (?:zum thema|aus dem archiv|dieser rubrik|zu .{1,40}|aus .{1,40}"
        r"|(?:dieses|des|von) .{2,40}))?"
        r"|mehr (?:zum thema|zu diesem thema|aus (?:der|dem) .{1,40}|artikel)|(?:artikel "
        r"|beiträge )?zum (?:gleichen )?thema"
        r"|passend (?:zum thema|dazu)|meist ?gelesen|(?:lesen sie|lies|siehe) (?:auch"
        r"|dazu(?: auch)?"
        r"|hierzu(?: auch)?|mehr)(?: zum thema| dazu)?"
        r"|(?:noch )?mehr (?:artikel )?zum thema.{0,40}|lesen sie mehr (?:zum|zu|über) .{3,60}"
        r"|mehr aus [A-ZÄÖÜ][\w&-]{2,30}"
        r"|top-?(?:artikel|themen|news|meldungen)|themen des tages"
        r"|(?:alle|mehr|weitere) (?:artikel|beiträge|texte|meldungen) (?:von|aus|zu|zum|in"
        r"|im) .{2,60}"
        r"|related(?: posts| articles)?|dazu (?:auch|passend))\s*(?:[:.…»→>!].{0,150})?",
        Reach.LIST,
    ),
    Pattern(
        "Drucken und Versenden",
        "drucken als druckversion druckansicht druckfassung artikel seite beitrag diesen den pdf "
        "als print"
        " pressemitteilung presse meldung mitteilung presseinformation"
        " nach zum zurück zur permalink trackback rss versenden kommentieren per leserbrief "
        "fehler e mail"
        " schriftgröße merken",
        rf"(?=.{{3}}){ACTION}(?:{SEPARATED}{ACTION}){{0,6}}\s*[»→]?",
        Reach.LINE,
    ),
    *NOTICES,
)
"""All residue patterns."""

PRINT = "Drucken und Versenden"
"""Name of the pattern that may have an address below it."""
