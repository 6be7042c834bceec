"""More first names: rarer German ones, Swiss, Austrian, Frisian forms, those of neighbours."""

from __future__ import annotations

MORE_GIVEN_NAMES = frozenset(
    """
    Abdullah Adalbert Adele Adelheid Adnan Adolf Agathe Agnieszka Ahmad Ahmet Aische Alban Albin
    Albrecht Aleksandar Aleksandra Alessandra Alessandro Alexandre Alexej Alfons Ali Almut Alois
    Aloisia Aloys Alwin Amanda Ambros Amir Amélie Ana Anastasia Andreea Andri Andrin Andrzej Aneta
    Angelina Angelo Anita Anke Ann-Kathrin Anna-Lena Annalena Anneke Annelies Anneliese Annelore
    Annemieke Annerose Anselm Ansgar Antoine Antonie Antonio Apollonia Ariane Arnd Arndt Arnfried
    Arnulf Arthur Artjom Arved Auguste Augustin Aurel Aurelia Ayla Aynur Aysel Babette Balthasar
    Barnim Bartholomäus Bartosz Beat Beda Benita Berengar Berit Bernardo Bernt Bernward Berta
    Bertha Berthold Bertold Bilal Birgitta Birte Björn Blanka Bogdan Bogumil Borwin Brigitta
    Brunhilde Bruni Burak Burghard Burkhart Bärbel Béatrice Bénédicte Carlos Casimir Caspar
    Cassandra Catherine Catrin Cecilia Chantal Charlott Charlotta Chiara Chloë Chris Christianne
    Christl Cilly Cindy Claude Claudine Claudio Clementine Cora Cordelia Corina Corsin Cosima Curt
    Cyriak Cäcilia Cäcilie Damian Daniele Danila Danilo Danuta Darius Dariusz David Davide Deborah
    Degenhard Denise Derya Desiree Detlev Dieke Diemut Dierk Dieter-Georg Diethard Diethelm
    Dietlind Dietmut Dimitri Dimitrios Dinah Dita Ditmar Ditte Djamila Dmitri Dolores Dominika
    Donata Donatella Dorian Dorit Dorle Dragan Dunja Dörthe Ebba Eberhart Ebru Eckart Eckbert
    Eckehard Eckhart Edelgard Edeltraud Edgard Edina Edmund Edwin Egbert Egon Ehrenfried Eike
    Eilert Ekkehard Eleonora Eleonore Elfi Elisabetta Elke Elli Ellinor Elly Elmira Elsbeth Elvira
    Emanuel Emilie Emine Emmerich Emmi Engelbert Enno Enrico Enzo Erdmute Erhard Erna Ernestine
    Erwina Eugenie Euphemia Eva-Maria Evamaria Evangelos Evi Ewald Fadime Falk Falko Fanny Farid
    Fatou Federico Feline Fenja Ferdinande Ferhat Fidel Fietje Filip Filiz Finn Fintan Flavio
    Flemming Flurin Flurina Folke Folkert Francesca Francesco Frank-Peter Franka Franziskus Fredi
    Freia Fridolin Friedbert Friedel Friedemann Frieder Friedgard Friedl Friedlinde Fritjof Fritzi
    Frowin Gabriella Gaby Geert Genoveva Gerald Gereon Gerfried Gerhart Gerhold Gerlinde Gernot
    Gerold Gerrit Gerti Gertraud Gesche Giacomo Gian Gianna Gilbert Gina Giorgio Giovanna Giovanni
    Gisbert Giselher Giulia Giuseppe Goran Gottfried Gotthard Gotthold Gottlieb Grazyna Gretchen
    Grete Gretel Gritt Gunda Gundel Gundi Gundula Gunnar Gunter Guntram Gustavo Gülay Gülcan Günay
    Halina Halvard Hamid Hanne Hannelies Hanno Hanns Hans-Georg Hans-Jürgen Hansjörg Hansjürgen
    Hanspeter Hansruedi Hardy Harm Harro Harry Hartwig Hasso Hatice Hauke Hedda Hedi Heidemarie
    Heidrun Heilwig Heinke Heino Heinz-Peter Helma Helmuth Henk Henner Henni Henny Henrike
    Heribert Herlinde Herma Hermine Herta Hertha Hervé Hildegund Hilke Hilmar Hiltrud Hinnerk
    Hinrich Hjalmar Hortensia Hubertine Humbert Hélène Hüseyin Ibo Ibrahim Ignaz Igor Ilija Ilja
    Ilka Ilsabe Ilsemarie Imke Immo Ingbert Ingelore Ingolf Inken Insa Inês Ioana Irena Irmela
    Irmgard Irmi Irmtraud Isa Isidor Ismail Isolde Ivan Ivo Jacek Jacob Jacqueline Jacques Jakub
    Jan-Peter Janek Janne Jannes Jannis Janosch Jaqueline Jarek Jarne Jaroslaw Jasper Jelena Jella
    Jenni Jeremias Jesko Jette Jil Jimena Joana Jobst Jochem Joel Joelle Johann-Peter Jolanda
    Jolanthe Jonna Joost Jorge Jorin Jorinde Jos Josefa Joseph Josephin Joshua José João Juan
    Judit Jule Jupp Jurek Juri Jutta Jördis Jörg-Uwe Jürg Jürn Kaja Kajetan Kamil Karl-Heinz
    Karlheinz Karlotta Karola Karolina Karoline Kasimir Kaspar Katalin Katarzyna Katharine Kathi
    Katinka Keike Kemal Keno Kersten Kevork Kira Klaas Klara Klemens Kläre Knud Knut Korbinian
    Kordula Kornelius Kreszenz Kriemhild Krista Kristiane Krystyna Krzysztof Kunibert Kunigunde
    Kuno Kätchen Käte Käthe Käthi Köbi Ladina Ladislaus Laila Lambert Lana Larissa Lasse Laszlo
    Laurens Laurenz Laurin Leander Leandra Leberecht Leif Lene Leni Lennard Leonhard Leonore Leyla
    Lia Liam Lidia Liese Liesel Lieselott Lieselotte Liesl Lilian Liliane Lilly Linn Lioba Lis
    Lisbeth Liselotte Lisette Livia Ljubica Lola Loni Lore Lorena Loretta Lotta Luana Luciano
    Ludger Ludmila Ludmilla Ludolf Luigi Luis Luisa Luitgard Luitpold Luka Lutz Luzi Luzia Luzie
    Lynn Madeleine Madita Magda Maggie Magnus Magret Mahmoud Maja Malgorzata Malik Malin Malina
    Malwine Manja Marcin Marek Marga Margareta Margitta Margreth Margrit Mariana Marieluise Marija
    Marika Marit Marita Marja Markku Marleen Marliese Marlis Marten Marthe Martje Marzena Massimo
    Mathis Matteo Matthew Matthäus Mattis Maurice Maurizio Mauro Maxi Małgorzata Mechthilde
    Meinhard Meinolf Meinrad Melchior Menno Meret Merete Merlin Meta Metin Michail Michal Michele
    Mickael Mieke Miguel Mike Mila Milan Milena Milica Mina Minh Minna Mirco Mirela Miriam-Sophie
    Miroslav Mona-Lisa Morten Murad Nadejda Nadeschda Nadežda Nadine Nanette Nanni Natalia
    Nathalie Nathan Neele Nelly Nepomuk Neslihan Nicolai Nicoletta Nihat Nikita Niklas Nikol
    Nikola Nikoletta Nilgün Noel Noemi Norwin Notburga Noëlle Nuray Oda Odette Okke Oksana Oktay
    Ola Oleg Olga Oltmann Oluchi Omar Onno Orhan Ortrud Ortwin Osvaldo Otmar Ottilie Ottmar
    Ottokar Palle Pamela Pankraz Paola Paolo Pascal Patrizia Pavel Pawel Paweł Pedro Peet Pepe
    Perdita Petar Petros Philine Philippa Philippe Pierre Pietro Piotr Pirmin Polina Quirin Rabia
    Radoslaw Rahel Raimund Raissa Ralf-Peter Ramazan Randi Randolf Raoul Rasmus Raul Regula Reimar
    Reimer Reimund Reinhardt Reinhild Reinhilde Reinold Rembert Rena Renata Renato Renke Renée
    Resi Reto Ria Ricardo Riccardo Richarda Rieke Rike Roberto Roderich Roger Roland Rolf-Dieter
    Roman Romana Romy Rosalie Rosalinde Rosina Rosmarie Roswitha Rotraud Ruben Rudi Ruedi Ruprecht
    Ruthild Sabina Said Salome Salvatore Sami Samuel Sandro Sanja Santiago Sarina Saskia Saša
    Schorsch Sebald Selim Sepp Seraina Serap Sereina Serena Sergej Sergio Severin Sibel Siegbert
    Sieghard Sieglinde Siegmar Siegmund Siglinde Sigmar Sigmund Sigrun Silke-Maria Silvan Silvana
    Silvester Silvie Silvio Simeon Sinan Sindy Sirko Slawomir Sofie Solveig Solvejg Sonya
    Sophia-Marie Stanislaus Stanislaw Stefania Stefano Steve Stine Swaantje Swen Swenja Swetlana
    Sylvester Sylvie Sylwia Sönke Sören Süleyman Sünje Tadeusz Talea Tamina Tammo Tarek Tassilo
    Teresa Thade Thekla Theobald Theodora Theres Thies Thilda Thilde Thoralf Thorge Thure Tiago
    Tibor Tilda Tilmann Timm Tineke Titus Tjade Tjard Tjark Tjarko Tjorven Tomasz Tommy Tonja
    Tordis Traudl Traugott Traute Trude Trudi Truus Tuğba Tyra Ubbo Udo Ueli Ulf Ulf-Peter Uljana
    Umut Undine Ursel Ursina Urte Utz Valentino Valeria Vanja Vasco Vasilis Veit Verona Veronica
    Veronique Vincenz Vinzenz Vitus Viviane Vladimir Volkhard Volkhart Vreni Walburga Waldemar
    Waltraud Waltraut Wanda Wanja Wasja Wastl Wencke Wendelin Wenzel Werner-Maria Wernher Wiebe
    Wieland Wigbert Wilhelmine Wilko Willem Willibald Willy Wilmar Wiltrud Wim Winfriede Witold
    Wladimir Wojciech Wolf-Dieter Wolfhard Wolfhart Wulf Xaver Xenia Yana Yannik Yannis Yeliz
    Yildiz Ylva Yuki Yves Yüksel Zacharias Zdenka Zeno Zita Zofia Zoltan Zoran Zoë Zsolt Zuzana
    Çiğdem Ömer Ümit Üzeyir İpek Şule
    """.split()
)
"""First names that `wordlists.GIVEN_NAMES` takes in."""
