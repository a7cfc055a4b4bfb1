"""Towns where books are published, and words of publishers' names: what an imprint is known by."""

from __future__ import annotations

from citekit.patterns import lazy

_TOWNS = """
Aachen Aarau Aldershot Allensbach Amsterdam Ann\\sArbor Arlington Armonk Athen Atlanta Augsburg Austin Bad\\sGodesberg
Bad\\sHeilbrunn Bad\\sHomburg Baden-Baden Baltimore Baltmannsweiler Bamberg Barcelona Basel Basingstoke Bayreuth
Bensheim Bergheim Bergisch\\sGladbach Berkeley Berlin Berlin\\sWest Berlin\\s\\(West\\) Bern Beverly\\sHills Bielefeld
Bloomington Boca\\sRaton Bochum Bonn Boston Bottrop Boulder Braunschweig Bregenz Bremen Brighton Bristol Brussels
Bruxelles Brüssel Buckingham Budapest Cambridge Canberra Cardiff Cham Cheltenham Chicago Chichester Chur Darmstadt
Den\\sHaag Dinslaken Dordrecht Dortmund Dresden Dublin Duisburg Durham Düsseldorf Edinburgh Eichstätt
Englewood\\sCliffs Erfurt Erlangen Eschborn Essen Farmington\\sHills Flensburg Florenz Frankfurt Freiburg Freudenstadt
Fulda Garden\\sCity Gelsenkirchen Genf Giessen Gießen Glencoe Glenview Gotha Graz Greenwich Greifswald Göttingen
Gütersloh Hagen Halle Hamburg Hamm Hampshire Hannover Harlow Harmondsworth Heidelberg Helsinki Hemel\\sHempstead
Herbolzheim Hildesheim Hillsdale Hohengehren Homewood Houndmills Idstein Innsbruck Ithaca Jena Jerusalem Karlsruhe
Kassel Kiel Klagenfurt Koblenz Konstanz Kopenhagen Krefeld Kronberg Köln Königstein Laatzen Lanham Leiden Leipzig
Leverkusen Linz London Los\\sAngeles Louvain Ludwigsburg Lund Luxemburg Luzern Lüneburg Madison Madrid Magdeburg
Mahwah Mailand Mainz Manchester Mannheim Marburg Meisenheim Melbourne Milano Milton\\sKeynes Minneapolis Montreal
Moskau Mülheim München Münster Neu-Isenburg Neuwied New\\sBrunswick New\\sHaven New\\sYork Newark Newbury\\sPark
Northampton Norwood Notre\\sDame Nürnberg Oldenburg Opladen Oslo Osnabrück Ottawa Ottobrunn Oxford Paderborn
Palo\\sAlto Paris Passau Pfaffenweiler Philadelphia Potsdam Prag Princeton Ravensburg Reading Regensburg Reinbek Rom
Roma Rostock Rotterdam Rudolstadt Saarbrücken Salzburg San\\sFrancisco Sankt\\sAugustin Schorndorf Schwalbach Schwerin
Seattle Siegen Sindelfingen St\\.\\sGallen Stanford Starnberg Stockholm Straßburg Stuttgart Sydney Tel\\sAviv
Thousand\\sOaks Tokio Toronto Trier Turin Tübingen Ulm Upper\\sSaddle\\sRiver Uppsala Utrecht Vaduz Warschau
Washington Weilerswist Weimar Weinheim Westport Wien Wiesbaden Witten Wolfsburg Wuppertal Würzburg Zug Zürich
"""
TOWN_ENDS = frozenset(
    (
        *(town.rpartition("\\s")[2].replace("\\", "") for town in _TOWNS.split()),
        "Main",
        "a.M.",
        "M.",
        "Hamburg",
    )
)
"""Last words of towns, to tell quickly where an imprint may stand."""
TOWN = (
    rf"(?:{'|'.join(sorted(_TOWNS.split(), key=len, reverse=True))})(?!\w)"
    r"(?:\s?/\s?M(?:ain)?\b\.?|\s?a\.\s?M\b\.?|\s?\(?am\sMain\)?|\s?a\.\s?d\.\s?[OS]\.|\s?i\.\s?(?:Br|Ue|W)\.?|\sim\sBreisgau|\s(?:bei|b\.)\sHamburg"
    r"|\s?(?:am|a\.)\s(?:Rhein|Rh\.|Taunus|Ts\.)|/Ts\.|,\s(?:[A-Z]{2}\b|[A-Z]\.\s?[A-Z]\.|D\.\s?C\.|DC|Mass\.|Calif\.|Conn\.|Ill\.|Mich\.|England|USA|UK))?"
)
"""A town, with the river or the state that tells it from others."""
PLACES = (
    rf"{TOWN}(?:(?:\s?/\s?|,\s|\sund\s|\su\.\s|\s&\s|\s?[–-]\s?|;\s){TOWN}|/[^\W\d_a-z][\w-]+)*"
    r"(?:,?\s(?:u\.\s?a\.|et\sal\.|etc\.))?"
)
"""One town or more: "Frankfurt a.M./New York", "Opladen u.a."."""
KNOWN_PUBLISHER = lazy(
    r"(?i:verlag|\bverl\.|press\b|publish|books\b|universit|institut|zentrum|\bedition|verband|bundes|stiftung|akademie|gesellschaft|\bamt\b|ministerium)"
    r"|\b(?:Suhrkamp|Campus|Leske|Budrich|Juventa|Beltz|Nomos|transcript|Beck|Vandenhoeck|Schwartz|Rowohlt|Fischer|Enke|Lucius|UTB|Klett|Kohlhammer"
    r"|Duncker|Gruyter|Argument|sigma|Luchterhand|Mohr|Siebeck|Oldenbourg|UVK|Dampfboot|LIT|Lit|Centaurus|Waxmann|Hogrefe|Huber|Lang|Dietz"
    r"|Piper|Hanser|Kiepenheuer|Seismo|Böhlau|dtv|Reclam|Wagenbach|Rotbuch|Springer|VS|Sage|SAGE|Routledge|Wiley|Blackwell|Polity|Elsevier|Kluwer"
    r"|Macmillan|Penguin|Norton|Harper|Basic|Brill|Peter\sLang|WZB|ZUMA|GESIS|DIW|IAB|Metropolis|Velbrück|Klinkhardt|Schöningh|Fink|Olms|Steiner|Metzler"
    r"|rororo|stw|Haupt|Orell|Deuticke|Braumüller|Ullstein|Hoffmann|Econ|Kösel|Herder|Auer|Nymphenburger|Hain|Athenäum|Syndikat|EVA|Rombach|Alber|Junius|oekom)\b"
)
"""What a publisher's name has that no title has."""
