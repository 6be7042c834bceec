"""More first names: rarer German ones, Swiss, Austrian, Frisian forms, those of neighbours."""

from __future__ import annotations

MORE_GIVEN_NAMES = frozenset(
    """
    Abdullah Adelheid Adele Adnan Agathe Agnieszka Ahmad Ahmet Aische Alban Albrecht Aleksandar
    Aleksandra Alessandra Alessandro Alexandre Alfons Ali Almut Alois Aloisia Alwin Amanda Amir Ana
    Anastasia Andreea Andrin Andrzej Aneta Angelina Angelo Anita Anke Ann-Kathrin Anna-Lena
    Annalena Anneliese Annelore Annemieke Annerose Ansgar Antoine Antonio Apollonia Ariane Arndt
    Artjom Arthur Auguste Aurel Aurelia Ayla Balthasar Barnim Bartosz Beat Beda Benita Berit
    Bernardo Bernt Berta Bertha Berthold Berta Bilal Birgitta Birte Björn Blanka Bogdan Bogumil
    Borwin Brigitta Bruni Brunhilde Burak Burkhart Bärbel Béatrice Bénédicte Caspar Cassandra
    Catherine Catrin Cecilia Chantal Charlott Chiara Chris Christianne Claude Claudine Claudio
    Clementine Cora Cordelia Corina Cosima Curt Cäcilie Damian Daniele Danila Danilo Danuta Darius
    Dariusz David Davide Degenhard Denise Desiree Detlev Diemut Dierk Dieke Dietlind Dietmut Ditte
    Dieter-Georg Dimitri Dimitrios Dinah Dita Djamila Dolores Dominika Donata Donatella Dorian
    Dorit Dragan Dunja Ebba Eberhart Ebru Edgard Edina Edmund Edwin Egon Eike Eilert Ekkehard
    Eleonora Eleonore Elfi Elisabetta Elke Ellinor Elmira Elsbeth Elvira Emanuel Emine Emmerich
    Enno Enrico Enzo Erdmute Erna Ernestine Erwina Eugenie Eva-Maria Evangelos Evi Ewald Fadime
    Falk Falko Fanny Farid Fatou Federico Feline Fenja Ferdinande Ferhat Fidel Fietje Filip Filiz
    Finn Fintan Flavio Flemming Flurin Flurina Folke Folkert Francesca Francesco Frank-Peter
    Franka Franziskus Fredi Freia Friedbert Friedemann Friedgard Frieder Friedlinde Fritjof
    Fritzi Frowin Gabriella Gaby Gerald Geert Genoveva Gerlinde Gerrit Gerold Gesche Giacomo
    Gianna Gilbert Gina Giorgio Giovanna Giovanni Giselher Giulia Giuseppe Gottfried Gottlieb
    Grazyna Gretchen Gretel Gritt Gundel Gundi Gundula Gunda Gunnar Gunter Guntram Gustavo Gülay
    Gülcan Günay Halina Halvard Hamid Hanne Hanno Hansjörg Hans-Georg Hans-Jürgen Harm Harry
    Hartwig Hatice Hauke Hedda Hedi Heidemarie Heidrun Heilwig Heinke Heino Heinz-Peter Helma
    Henk Henny Henrike Herlinde Herma Hermine Herta Hertha Hervé Hilke Hilmar Hinnerk Hinrich
    Hjalmar Hortensia Hubertine Hüseyin Ibrahim Ibo Ignaz Igor Ilija Ilja Ilka Ilsabe Ilsemarie
    Imke Immo Inken Insa Ioana Irena Irmela Irmgard Irmtraud Irmi Isa Isidor Ismail Isolde Ivan
    Ivo Jacek Jacqueline Jacob Jakub Jan-Peter Janek Janne Jannes Janosch Jaqueline Jarne Jarek
    Jaroslaw Jasper Jelena Jella Jenni Jeremias Jesko Jette Jil Jimena Joana Jobst Jochem Joel
    Joelle Johann-Peter Jolanda Jolanthe Jonna Joost Jorin Jorge Jorinde Jos Josefa Josephin
    Joshua Juan Judit Juri Jule Jurek Jutta Jördis Jörg-Uwe Jürn Kaja Kamil Karolina Karlheinz
    Karl-Heinz Karlotta Karoline Kasimir Kaspar Katalin Katarzyna Kathi Katinka Katharine Keno
    Keike Kersten Kevork Kira Klaas Klara Klemens Knud Knut Kordula Korbinian Kornelius Krista
    Kristiane Krystyna Krzysztof Kuno Ladina Ladislaus Laila Lambert Lana Larissa Lasse Laurens
    Laurenz Laurin Laszlo Leander Leandra Leif Leni Lennard Leonhard Leonore Leyla Liam Lidia
    Liese Lieselotte Lilian Liliane Lilly Linn Lioba Lis Lisbeth Lisette Livia Ljubica Lola
    Lorena Loretta Lore Luana Luana Luciano Ludger Luigi Luis Luisa Luitgard Luitpold Luka Lutz
    Lynn Lynn Madeleine Madita Magda Maggie Magnus Mahmoud Maja Malik Malin Malina Malgorzata
    Malwine Manja Marcin Marek Margareta Margitta Margreth Margrit Mariana Marieluise Marika
    Marit Marita Marja Markku Marleen Marlis Marthe Martje Marzena Massimo Mathis Matteo Matthew
    Maurice Maurizio Mauro Maxi Mechthilde Melchior Menno Merete Meret Merlin Metin Meta Michal
    Michail Michele Mickael Mike Milan Milena Mila Mina Minna Minh Mirco Mirela Miriam-Sophie
    Miroslav Mona-Lisa Morten Murad Nadejda Nadeschda Nadežda Nadine Nanette Nanni Natalia
    Nathalie Nathan Neele Nelly Nepomuk Neslihan Nicolai Nicoletta Nihat Nikita Nikol Nikola
    Nikoletta Niklas Nilgün Noel Noemi Norwin Nuray Oda Odette Okke Oktay Ola Oleg Olga
    Oltmann Oluchi Omar Onno Orhan Ortrud Ortwin Osvaldo Ottilie Otmar Ottmar Ottokar Palle Pamela
    Paola Paolo Pascal Patrizia Pavel Pawel Peet Pepe Perdita Petar Petros Philippa Philine
    Philippe Pierre Pietro Piotr Pirmin Polina Quirin Rabia Radoslaw Raimund Rahel Ralf-Peter
    Raissa Ramazan Randi Raoul Rasmus Raul Reimar Reimer Reinhardt Reinhild Reinhilde Rena
    Renata Renato Renke Rena Reto Ria Ricardo Riccardo Richarda Rieke Rike Roberto Roderich Roger
    Roland Rolf-Dieter Romana Romy Roman Rosalie Rosalinde Rosina Rosmarie Roswitha
    Ruben Rudi Ruprecht Ruthild Said Salome Salvatore Sami Samuel Sandro Sanja Santiago
    Sarina Saša Saskia Schorsch Sebald Selim Sepp Serena Sergej Sergio Severin Sibel Siegbert
    Sieglinde Siegmar Siegmund Siglinde Sigmund Sigrun Silke-Maria Silvan Silvana Silvan Silvester
    Silvie Simeon Sinan Sindy Sirko Slawomir Solveig Solvejg Sonya Sophia-Marie Sofie Stanislaus
    Stanislaw Stefania Stefano Steve Stine Sünje Swaantje Swenja Sylvester Sylvie Sylwia Sönke
    Sören Süleyman Tadeusz Talea Tamina Tarek Tassilo Teresa Thade Thekla Theodora Theres Thies
    Thilda Thorge Thoralf Thure Tiago Tibor Tilda Tilmann Tineke Titus Tjade Tjard Tjark Tjarko
    Tjorven Tomasz Tommy Tonja Tordis Traute Traudl Trude Trudi Truus Tuğba Tyra Udo Ubbo Ulf
    Uljana Ulf-Peter Umut Undine Ursel Urte Utz Valentino Vanja Vasco Vasilis Veit Verona
    Veronique Vincenz Vinzenz Vitus Viviane Vladimir Volkhard Volkhart Walburga Waldemar Waltraud
    Waltraut Wanda Wanja Wasja Wastl Wendelin Wenzel Werner-Maria Wiebe Wilko Wilhelmine Wim Willem
    Winfriede Witold Wladimir Wojciech Wolf-Dieter Wolfhard Wolfhart Wulf Xaver Xenia Yana Yannis
    Yannik Yeliz Yildiz Ylva Yuki Yüksel Yves Zacharias Zdenka Zeno Zita Zofia Zoltan Zsolt Zuzana
    Çiğdem Ömer Ümit Üzeyir Şule İpek
    """.split()
)
"""First names that `wordlists.GIVEN_NAMES` takes in."""
