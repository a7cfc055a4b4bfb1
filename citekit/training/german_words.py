"""What stands in German shapes and in no item: theses, series, "ders."; journals and publishers."""

from __future__ import annotations

import random
from dataclasses import replace

from citekit.model import Item

_THESES = (
    "Diss.", "Dissertation", "Phil. Diss.", "Diplomarbeit", "Magisterarbeit", "Habilitationsschrift",
    "Unveröff. Diplomarbeit", "Unveröffentlichte Dissertation", "Inauguraldissertation",
)  # fmt: skip
_PAPERS = (
    "Arbeitspapier", "Working Paper", "Discussion Paper", "Diskussionspapier", "Forschungsbericht",
    "Arbeitsbericht", "Research Report", "Materialien",
)  # fmt: skip
_SERIES = (
    "WZB Discussion Paper", "MPIfG Discussion Paper", "ZUMA-Arbeitsbericht", "IAB-Forschungsbericht",
    "SOEPpapers", "DIW-Diskussionspapier", "IZA Discussion Paper", "MZES Arbeitspapier", "ZeS-Arbeitspapier",
    "DJI-Arbeitspapier", "HWWA-Report", "Beiträge zur Arbeitsmarkt- und Berufsforschung",
)  # fmt: skip
_JOURNALS = (
    "Kölner Zeitschrift für Soziologie und Sozialpsychologie", "Zeitschrift für Soziologie", "Soziale Welt",
    "Berliner Journal für Soziologie", "Politische Vierteljahresschrift", "Leviathan", "Soziologische Revue",
    "Aus Politik und Zeitgeschichte", "Zeitschrift für Pädagogik", "Zeitschrift für Erziehungswissenschaft",
    "WSI-Mitteilungen", "Mitteilungen aus der Arbeitsmarkt- und Berufsforschung", "Das Argument", "PROKLA",
    "Zeitschrift für Bevölkerungswissenschaft", "Geschichte und Gesellschaft", "Österreichische Zeitschrift für Soziologie",
    "Schweizerische Zeitschrift für Soziologie", "Soziale Passagen", "Zeitschrift für Familienforschung", "KZfSS",
    "Historical Social Research", "Publizistik", "Media Perspektiven", "Merkur", "Forum Qualitative Sozialforschung",
    "Zeitschrift für Sozialreform", "Industrielle Beziehungen", "Feministische Studien", "Neue Praxis", "ZUMA-Nachrichten",
    "Zeitschrift für Parlamentsfragen", "Bürgerrechte & Polizei", "Psychologische Rundschau", "APuZ", "Sociologus",
)  # fmt: skip
_NEWSPAPERS = (
    "Die Zeit", "DIE ZEIT", "Der Spiegel", "DER SPIEGEL", "Frankfurter Allgemeine Zeitung", "FAZ", "Süddeutsche Zeitung",
    "die tageszeitung", "taz", "Frankfurter Rundschau", "Die Welt", "Neue Zürcher Zeitung", "Der Tagesspiegel",
    "Handelsblatt", "Berliner Zeitung", "Der Standard",
)  # fmt: skip
_IMPRINTS = (
    ("Suhrkamp", "Frankfurt a.M."), ("Suhrkamp", "Frankfurt/M."), ("Suhrkamp", "Frankfurt am Main"),
    ("Campus", "Frankfurt/New York"), ("Campus", "Frankfurt a.M./New York"), ("Westdeutscher Verlag", "Opladen"),
    ("Westdeutscher Verlag", "Opladen/Wiesbaden"), ("Leske + Budrich", "Opladen"), ("Leske und Budrich", "Opladen"),
    ("VS Verlag für Sozialwissenschaften", "Wiesbaden"), ("VS Verlag", "Wiesbaden"), ("VS", "Wiesbaden"),
    ("Springer VS", "Wiesbaden"), ("Juventa", "Weinheim/München"), ("Juventa", "Weinheim und München"),
    ("Beltz", "Weinheim"), ("Beltz Juventa", "Weinheim und Basel"), ("Nomos", "Baden-Baden"), ("transcript", "Bielefeld"),
    ("C. H. Beck", "München"), ("Beck", "München"), ("Vandenhoeck & Ruprecht", "Göttingen"), ("Schwartz", "Göttingen"),
    ("Rowohlt", "Reinbek bei Hamburg"), ("Rowohlt", "Reinbek"), ("Fischer", "Frankfurt am Main"), ("Enke", "Stuttgart"),
    ("Lucius & Lucius", "Stuttgart"), ("UTB", "Stuttgart"), ("Klett-Cotta", "Stuttgart"), ("Kohlhammer", "Stuttgart"),
    ("Duncker & Humblot", "Berlin"), ("de Gruyter", "Berlin/New York"), ("Argument", "Hamburg"), ("edition sigma", "Berlin"),
    ("Hamburger Edition", "Hamburg"), ("Luchterhand", "Neuwied/Berlin"), ("Mohr", "Tübingen"), ("Mohr (Siebeck)", "Tübingen"),
    ("Oldenbourg", "München"), ("UVK", "Konstanz"), ("Westfälisches Dampfboot", "Münster"), ("LIT", "Münster"),
    ("Centaurus", "Pfaffenweiler"), ("Waxmann", "Münster u.a."), ("Hogrefe", "Göttingen"), ("Huber", "Bern"), ("Lang", "Frankfurt a.M. u.a."),
    ("Bundeszentrale für politische Bildung", "Bonn"), ("Dietz", "Bonn"), ("Barbara Budrich", "Opladen & Farmington Hills"),
    ("Piper", "München"), ("Hanser", "München"), ("Kiepenheuer & Witsch", "Köln"), ("Seismo", "Zürich"), ("Böhlau", "Wien/Köln/Weimar"),
    ("Deutscher Taschenbuch Verlag", "München"), ("dtv", "München"), ("Reclam", "Stuttgart"), ("Wagenbach", "Berlin"), ("Rotbuch", "Berlin"),
)  # fmt: skip
_ROWS = (
    "Soziale Welt, Sonderband", "Schriftenreihe", "Reihe Soziologie", "Beiträge zur Sozialforschung", "Edition Suhrkamp",
    "Gesammelte Schriften", "Schriften des Zentralinstituts für sozialwissenschaftliche Forschung", "Studien zur Sozialwissenschaft",
    "Sozialstrukturanalyse", "Schriften der Deutschen Gesellschaft für Soziologie", "Theorie und Gesellschaft", "Kölner Zeitschrift, Sonderheft",
)  # fmt: skip
_OFTEN, _SELDOM = 0.4, 0.3


def german_extra(chance: random.Random) -> dict[str, str]:
    """Return what German shapes print that no item holds."""
    return {
        "ders": chance.choice(("ders.", "dies.", "Ders.", "Dies.")),
        "thesis": chance.choice(_THESES),
        "paper": chance.choice(_PAPERS),
        "series": chance.choice(_SERIES),
        "special": f"Sonderheft {chance.randint(1, 60)}",
        "follow": f"{chance.randint(1, 600)}{chance.choice((' ff.', 'ff.', 'f.'))}",
    }


def with_german_source(item: Item, chance: random.Random) -> Item:
    """Return ``item``, now and then in a German journal, newspaper or publishing house."""
    variables = dict(item.variables)
    if item.type in ("book", "chapter", "paper-conference"):
        for name, value in (
            ("edition", str(chance.randint(2, 9))),
            ("volume", chance.choice(("1", "2", "3", "I", "II", str(chance.randint(4, 90))))),
            ("collection-title", chance.choice(_ROWS)),
        ):
            if chance.random() < _SELDOM:
                variables.setdefault(name, value)
    if chance.random() > _OFTEN:
        return replace(item, variables=variables)
    if item.type == "article-journal":
        variables["container-title"] = chance.choice(_JOURNALS)
    elif item.type in ("article-newspaper", "article-magazine"):
        variables["container-title"] = chance.choice(_NEWSPAPERS)
    elif "publisher" in variables and item.type in ("book", "chapter"):
        variables["publisher"], variables["publisher-place"] = chance.choice(_IMPRINTS)
    return replace(item, variables=variables)
