"""Words that tell people, places, agencies and companies apart; plain lists, easily added to."""

from __future__ import annotations

from setzkasten.normalise.given_names import MORE_GIVEN_NAMES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GIVEN_NAMES = (
    _words(
        """
    Achim Adam Adrian Agnes Aileen Albert Alena Alex Alexander Alexandra Alfred Ali Alice Alina
    Amelie Amina Andre Andrea Andreas Andrej André Angela Angelika Anika Anita Anja Anke Ann
    Anna Annabell Anne Annegret Annelie Annemarie Annett Annette Annika Antje Anton Antonia
    Arash Armin Arne Arno Arnold Artur Astrid Axel Aylin Ayse Ayşe Barbara Bastian Beate
    Beatrice Beatrix Ben Benedikt Benjamin Benno Bernadette Bernd Bernhard Bert Bertram Bettina
    Bianca Birgit Birte Bjarne Björn Bodo Boris Brigitte Britta Bruno Burkhard Can Caren Carina
    Carl Carla Carlo Carmen Carola Carolin Carolina Caroline Carsten Catharina Cathrin Celine
    Cem Charlotte Christa Christel Christian Christiane Christin Christina Christine Christof
    Christoph Christopher Claas Clara Claudia Claus Clemens Conrad Constantin Constanze Cordula
    Corinna Cornelia Cornelius Dagmar Dana Daniel Daniela Daria David Deniz Dennis Detlef Diana
    Dieter Dietmar Dietrich Dilek Dirk Dominik Dominique Dora Doreen Doris Dorothea Dorothee
    Dörte Eberhard Eckhard Edda Edgar Edith Eduard Elena Elfriede Elias Elif Elisa Elisabeth
    Elke Ella Ellen Elmar Elsa Else Emil Emilia Emily Emma Emre Eric Erich Erik Erika Erkan
    Ernst Erwin Esra Esther Eugen Eva Evelin Evelyn Ewa Fabian Fabienne Fatih Fatma Felicitas
    Felix Ferdinand Fiona Flora Florian Franca Frank Franz Franziska Frauke Fred Frederik Freya
    Frieda Friederike Friedhelm Friedrich Fritz Gabi Gabor Gabriel Gabriela Gabriele Georg
    Gerald Gerd Gerda Gerhard Gero Gert Gertrud Gesa Gesine Gisela Gitta Gregor Greta Grit
    Gudrun Guido Gunnar Gunther Gustav Günter Günther Hakan Hanna Hannah Hannelore Hannes Hans
    Harald Hartmut Hasan Hedwig Heide Heidi Heike Heiko Heiner Heinrich Heinz Helen Helena
    Helene Helga Helge Hella Helmut Hendrik Henning Henri Henriette Henrik Henry Herbert Hermann
    Hilde Hildegard Holger Horst Hubert Hubertus Hugo Ida Ilka Ilona Ilse Ina Ines Inga Inge
    Ingeborg Ingmar Ingo Ingrid Inka Irene Irina Iris Irma Isabel Isabell Isabella Isabelle
    Ivana Ivonne Iwan Jakob Jan Jana Jane Janina Janine Janis Jannik Jasmin Jean Jennifer Jenny
    Jens Jessica Jo Joachim Jochen Johann Johanna Johannes John Jonas Jonathan Josef Josefine
    Josephine Jost Judith Julia Julian Juliane Julius Justus Jutta Jörg Jörn Jürgen Kai Karen
    Karim Karin Karina Karl Karla Karolin Karoline Karsten Kaspar Katarina Katharina Kathleen
    Kathrin Kati Katja Katrin Kay Kerstin Kevin Kilian Kim Kirsten Klara Klaus Konrad Konstantin
    Konstanze Kornelia Kristian Kristin Kristina Kristof Kurt Lara Larissa Lars Laura Lea Leah
    Leif Lena Lennart Leo Leon Leonard Leonie Leopold Levin Lili Lilli Lina Linda Linus Lisa
    Lorenz Lothar Lotte Louis Louisa Louise Luca Lucas Lucia Lucie Ludwig Luis Luisa Luise Lukas
    Lutz Lydia Magdalena Maik Maike Maja Malte Mandy Manfred Manuel Manuela Mara Marc Marcel
    Marco Marcus Mareike Maren Margarete Margarethe Margit Margot Margret Maria Marian Marianne
    Marie Marieke Marina Mario Marion Marius Mark Marko Markus Marlene Marlies Marta Martha
    Martin Martina Marvin Mathias Mathilde Mats Matthias Max Maximilian Mechthild Mehmet Meike
    Melanie Melina Melissa Merle Merve Mia Michael Michaela Michel Michelle Miriam Mirja Mirjam
    Mirko Mohamed Mona Monika Monique Moritz Murat Mustafa Myriam Nadia Nadine Nadja Natalie
    Natascha Nele Nicki Nico Nicola Nicolas Nicole Niels Nikolas Nikolaus Nils Nina Noah Nora
    Norbert Norman Olaf Ole Oliver Olivia Oskar Osman Oswald Otto Patricia Patrick Patrik Paul
    Paula Pauline Peer Peggy Per Peter Petra Philip Philipp Pia Rabea Rafael Rainer Ralf Ralph
    Ramona Raphael Rebecca Rebekka Regina Regine Reiner Reinhard Reinhold Renate Rene René
    Ricarda Richard Rita Robert Roberta Robin Roger Roland Rolf Roman Ronald Ronja Ronny Rosa
    Rosemarie Roswitha Rudi Rudolf Rupert Ruth Rüdiger Sabine Sabrina Samira Samuel Sandra Sara
    Sarah Sascha Saskia Sebastian Selin Selina Selma Serkan Sibylle Siegfried Sigrid Silja Silke
    Silvia Simon Simone Sina Sofia Sofie Sonja Sophia Sophie Stefan Stefanie Steffen Steffi
    Stella Stephan Stephanie Susan Susann Susanne Svea Sven Svenja Swantje Sybille Sylke Sylvia
    Tabea Tamara Tanja Tanya Tatjana Thea Theo Theodor Theresa Therese Theresia Thilo Thomas
    Thorben Thorsten Till Tilman Tilo Tim Timo Timon Tina Tino Tobias Tom Toni Torben Torsten
    Traudel Udo Ulf Uli Ulla Ulli Ulrich Ulrike Urs Ursula Uschi Uta Ute Uwe Valentin Valentina
    Valerie Vanessa Vera Verena Veronika Victor Victoria Viktor Viktoria Vincent Viola Vivien
    Volker Volkmar Walter Walther Wenke Werner Wibke Wiebke Wilfried Wilhelm Willi Wilma
    Winfried Wolf Wolfgang Wolfram Yannick Yasemin Yasmin Yusuf Yvette Yvonne Zeynep Zoe Özlem
    """
    )
    | MORE_GIVEN_NAMES
)
"""First names that stand under German articles."""

PLACES = _words(
    """
    Aachen Aalen Aarau Ahlen Altona Amberg Amsterdam Ansbach Arnsberg Aschaffenburg Athen
    Augsburg Aurich Bamberg Basel Bautzen Bayreuth Bensheim Bergheim Berlin Bern Bernburg
    Bielefeld Bochum Bonn Bottrop Brandenburg Braunschweig Bregenz Bremen Bremerhaven Brüssel
    Budapest Böblingen Celle Cham Chemnitz Chicago Chur Coburg Coesfeld Cottbus Cuxhaven Dachau
    Darmstadt Delmenhorst Dessau Detmold Dornbirn Dorsten Dortmund Dresden Dublin Duisburg Düren
    Düsseldorf Eberswalde Eisenach Eisenstadt Emden Erding Erfurt Erlangen Eschborn Essen
    Esslingen Eutin Feldkirch Flensburg Frankenthal Frankfurt Freiberg Freiburg Freilassing
    Freising Friedrichshafen Fulda Fürth Garmisch Gelsenkirchen Genf Gera Gießen Gifhorn Goslar
    Gotha Graz Greifswald Göppingen Görlitz Göttingen Gütersloh Hagen Halberstadt Halle Hamburg
    Hameln Hamm Hanau Hannover Heidelberg Heilbronn Helmstedt Herford Herne Hildesheim Hof
    Holzkirchen Homburg Hongkong Husum Ingolstadt Innsbruck Iserlohn Istanbul Jena
    Kaiserslautern Karlsruhe Kassel Kempten Kiel Klagenfurt Koblenz Konstanz Kopenhagen Krefeld
    Kufstein Köln Landau Landsberg Landshut Lausanne Leer Leipzig Leverkusen Limburg Lindau Linz
    Lissabon London Ludwigsburg Ludwigshafen Luxemburg Luzern Lörrach Lübeck Lüdenscheid
    Lüneburg Lünen Madrid Magdeburg Mailand Mainz Mannheim Marburg Marl Meerbusch Meißen
    Memmingen Merseburg Minden Moers Moskau Mönchengladbach Mülheim München Münster
    Neubrandenburg Neumünster Neuss Norderstedt Nordhausen Nürnberg Oberhausen Offenbach
    Offenburg Oldenburg Osnabrück Paderborn Palo Paris Passau Peking Pforzheim Pinneberg
    Pirmasens Plauen Potsdam Prag Quedlinburg Ravensburg Recklinghausen Regensburg Remscheid
    Reutlingen Rheine Rom Rosenheim Rostock Rottweil Rüsselsheim Saarbrücken Salzburg Salzgitter
    Schaffhausen Schweinfurt Schwerin Seattle Shanghai Siegburg Siegen Sindelfingen Singen Soest
    Solingen Solothurn Speyer Stade Starnberg Stendal Steyr Stockholm Stralsund Straubing
    Stuttgart Suhl Tokio Torgau Trier Troisdorf Turin Tuttlingen Tübingen Uelzen Ulm Unna Vaduz
    Velbert Viersen Villach Villingen Walldorf Warschau Washington Weiden Weimar Weinheim Wels
    Wesel Wetzlar Wien Wiesbaden Wilhelmshaven Winterthur Wismar Witten Wittenberg Wolfsburg
    Worms Wuppertal Würzburg Xanten Zittau Zug Zweibrücken Zwickau Zürich
    """
)
"""Places of datelines and bylines; one-word names."""

PLACE_PHRASES = (
    r"Bad [A-ZÄÖÜ][a-zäöüß]+|Frankfurt am Main|Frankfurt a\. ?M\.|Frankfurt \(Oder\)"
    r"|Frankfurt/Oder|Frankfurt/O\."
    r"|Frankfurt/Main|Frankfurt/M\.|St\. ?[A-Z][a-zäöüß]+|Sankt [A-Z][a-zäöüß]+|New York"
    r"|San Francisco|Los Angeles|Palo Alto|Halle \(Saale\)|Halle/Saale|Freiburg im Breisgau"
    r"|Mülheim an der Ruhr|Neustadt an der Weinstraße|Hong Kong|Tel Aviv|Washington D\.C\."
    r"|(?:Berlin|Hamburg|Köln|München)-[A-ZÄÖÜ][a-zäöüß]+"
    r"|[A-ZÄÖÜ][a-zäöüß]+ (?:am|an der|im|ob der|bei|vor der) [A-ZÄÖÜ][a-zäöüß]+"
)
"""Places of more than one word, as alternatives of a regular expression."""

AGENCIES = _words(
    """
    adn afp ap apa awp bloomberg dapd ddp dpa dpa-afx dpa-tmn epd kna ots reuters rtr sda sid
    """
)
"""News agencies, in lower case."""

ROLE_WORDS = _words(
    """
    analyst analystin anwalt anwältin autor autorin berater beraterin betreiber betreiberin
    bürgermeister ceo cfo chef chefin chefredakteur chefredakteurin cmo coo cto designer
    designerin direktor direktorin erfinder erfinderin experte expertin fachanwalt fachanwältin
    forscher forscherin geschäftsführer geschäftsführerin gründer gründerin händler händlerin
    inhaber inhaberin investor investorin journalist journalistin kanzler kanzlerin kunde kundin
    leiter leiterin leser leserin manager managerin marketingleiter marktforscher
    marktforscherin minister ministerin mitbegründer mitgründer mitgründerin onlinehändler
    partner partnerin pressesprecher pressesprecherin professor professorin projektleiter
    projektleiterin präsident präsidentin rechtsanwalt rechtsanwältin redakteur redakteurin
    referent referentin sprecher sprecherin student studentin unternehmer unternehmerin
    verbandschef verkäufer verkäuferin vertriebsleiter vertriebsleiterin volontär volontärin
    vorstand vorstandschef vorstandsvorsitzende vorstandsvorsitzender ökonom ökonomin
    """
)
"""What somebody is: after a comma such a word makes an attribution, not a byline."""

COMPANIES = _words(
    """
    adidas airbnb aldi alibaba alipay allyouneed amazon android apple auctionata audi basf bayer
    bitkom bmw bosch buch buch.de conrad daimler dawanda dell deutsche dhl douglas dpd ebay
    edeka esprit etsy facebook fedex galeria gls google groupon hermes hm ibm ikea instagram
    intel karstadt kaufhof lego lidl mastercard metro microsoft mytoys neckermann netflix nike
    nintendo nokia oracle otto paypal penny pinterest quelle rakuten rewe ricardo rocket samsung
    sap saturn siemens skype snapchat sony spotify telekom tesla thalia twitter uber ups visa
    vodafone volkswagen wayfair weltbild whatsapp xing yahoo yapital youtube zalando zara
    """
)
"""Companies an e-commerce archive names; they sign no articles."""

LEGAL_FORMS = _words(
    """
    ag co co. corp corp. e.v. ev gbr gmbh group gruppe inc inc. kg llc ltd ltd. ohg plc s.a. se
    ug
    """
)
"""What companies' names end with, in lower case."""

PARTICLES = _words(
    """
    af al bin da de del den der di dos el la le ten ter van vom von zu zum zur
    """
)
"""Words in lower case within names."""

ACADEMIC = _words(
    """
    bsc dipl. dipl.-ing. dipl.-jur. dipl.-kfm. dr dr. h.c. habil. ing. jur. ll.m. mag. mba med.
    msc nat. pd phil. pol. priv.-doz. prof prof. ra rer. vet. oec. troph. theol. rer.nat. m.a. b.a.
    dipl.-kffr. dipl.-päd. dipl.-psych. dipl.-biol. dipl.-wirt.-ing. dent. jur agr. sc. mult.
    """
)
"""Titles before or within names, in lower case."""

NO_NAMES = _words(
    """
    abteilung fachbereich pressestelle referat zwischen hinter unter ohne gegen durch rund neben
    heute gestern morgen mitten
    ab agentur aktuelle alle alles allgemeine als an auch auf aus bei beste das dein deine dem
    den der des deutsche die diese dieser dieses dr drei ein eine einem einen einer erst erste
    euer eure fazit firma fragen frau für geschäftsführung große großer großes gute guter gutes
    haus herr hier hochschule ihr ihre ihrem im impressum in informationen institut jede jeder
    kanzlei kein keine kontakt letzte mehr mein meine mit nach neu neue neuer neues nur nächste
    ob oder online pressekontakt quelle quellen sein seine shop sie so team und uni universität
    unser unsere verband verein verlag versand vom von vor was weitere weiterer weiteres wenn
    wer wie wir wo zu zum zur zusammenfassung zwei über
    """
)
"""Words that no person's name holds but that stand with a capital at the start of lines."""

FUNCTION_WORDS = _words(
    """
    ab aber als alte alten alter altes am an ans auch auf aus außer bei beim bis da damit dann
    das dass daß dem den denn der des die dies diese diesem diesen dieser doch dort drei durch
    ein eine einem einen einer eines er erst es etwa fast für gar gegen gut gute guten guter
    hier hinter ihr ihre ihrem ihren im immer in ins ist ja jede jeder jedes jetzt kein keine
    keinen mal man mehr mein meine mit nach nahe neben neue neuen neuer neues nicht nichts noch
    nun nur ob oder ohne per pro rund samt schon sehr sein seine seinem seinen seit selbst sich
    sie so statt trotz um und uns unser unsere unter viel viele vier vom von vor wann war warum
    was weg weil wenn wer wie wieder wir wo zu zum zur zwei zweimal zwischen über
    """
)
"""Small words that are no verbs."""

VERBS = _words(
    """
    begann bekam blieb brachte fand fiel flog gab galt ging half hatte hielt kam lag las lief ließ
    mag nahm rief sah sang saß schlug schrieb sei sieht sprach stand starb stieg traf trat trug tut
    verlor verschwand wäre wurde würde wuchs zog hieß wissen weiß heißt lernt
    bleiben bringen darf dürfen fallen finden geben gehen gibt greifen haben hat hatte ist kann
    kaufen kommen kämpfen können lassen machen muss müssen nehmen planen setzen sind sinken soll
    sollen starten stehen steht steigen suchen verkaufen wachsen war waren werden will wird
    wollen wurde wurden zeigen
    """
)
"""Verbs of headlines that do not end in -t, or are too short for that rule."""

NO_VERBS = _words(
    """
    bereit dort erst fast gut jetzt laut nicht oft samt seit selbst sonst statt weit
    """
)
"""Words in -t that are no verbs."""
