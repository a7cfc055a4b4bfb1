"""Places behind a meeting, an institution or a press: "… Annual Meeting, Boston, MA"."""

from __future__ import annotations

from citekit.patterns import lazy

_NAMES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana"
    " Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska"
    " Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Ontario"
    " Quebec Québec Alberta Manitoba Scotland Wales England Ireland Argentina Australia Austria Bangladesh Belgium Brazil"
    " Brasil Bulgaria Canada Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt Estonia Finland France Germany"
    " Deutschland Ghana Greece Hungary Iceland India Indonesia Iran Iraq Israel Italy Italia Japan Jordan Kenya Korea Latvia"
    " Lebanon Lithuania Luxembourg Malaysia Malta Mexico México Morocco Nepal Netherlands Nigeria Norway Pakistan Peru"
    " Philippines Poland Portugal Romania Russia Serbia Singapore Slovakia Slovenia Spain España Sweden Switzerland Taiwan"
    " Thailand Tunisia Turkey Uganda Ukraine Uruguay Venezuela Vietnam Zimbabwe"
)
_TWO = (
    r"New\s(?:York|Jersey|Mexico|Hampshire|Zealand|Brunswick)|(?:North|South)\s(?:Carolina|Dakota|Korea|Africa)|West\sVirginia"
    r"|Rhode\sIsland|British\sColumbia|Nova\sScotia|Hong\sKong|Czech\sRepublic|Saudi\sArabia|Sri\sLanka|Costa\sRica"
    r"|The\sNetherlands|United\s(?:States|Kingdom)(?:\sof\sAmerica)?|P\.?R\.?\sChina|Republic\sof\sKorea"
)
_SHORT = (
    r"[A-Z]\.\s?[A-Z]\.(?:\s?A\.)?|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn"
    r"|Mo|Neb|Nev|Okla|Ont|Ore|Pa|Que|Tenn|Tex|Va|Vt|Wash|Wis"
)
REGION = rf"(?:{_NAMES.replace(' ', '|')}|{_TWO}|USA|[A-Z]{{2}}|(?:{_SHORT})\.?)"
"""A country, or a state or province, in full or as it is shortened behind a city."""
CITIES = frozenset(
    """Amsterdam Athens Basel Beijing Berlin Berne Bonn Boston Brussels Bruxelles Budapest Cambridge
    Canberra Cham Chicago Copenhagen Delhi Dublin Düsseldorf Edinburgh Frankfurt Geneva Genève Genf
    Hamburg Helsinki Köln Laxenburg Leiden Leipzig Lisboa Lisbon London Luxembourg Luxemburg Lyon
    Madrid Mannheim Melbourne Milan Milano Montréal Moscow München Nairobi Oslo Ottawa Oxford Paris
    Prague Roma Rome Rotterdam Seoul Singapore Stockholm Stuttgart Sydney Tokyo Toronto Tübingen
    Vienna Warsaw Washington Wien Wiesbaden Zürich
    Aldershot Barcelona Bologna Bristol Dordrecht Firenze Florence Freiburg Glasgow Göttingen Heidelberg Jena Kyiv
    Leningrad Lund Manchester Munich Napoli Opladen Padova Palermo Philadelphia Pisa Princeton Salzburg Torino Turin
    Uppsala Venezia Warszawa Weinheim Wroclaw""".split()
) | {"New York", "San Francisco", "Los Angeles", "Los Alamitos", "The Hague", "Buenos Aires"}
"""Cities that publishers sit in, where no region says so."""
_CITY = r"[^\W\d_a-z][\w.'’-]*(?:[\s-](?:of\s|de\s|la\s|am\s|upon\s)?[^\W\d_a-z][\w.'’-]*){0,2}"
_BEHIND = lazy(
    rf",\s(?:at\s)?(?P<place>{_CITY},\s(?:{_CITY},\s)?{REGION}|{_CITY}\s(?:AL|AZ|CA|CO|CT|DC|FL|GA|HI|IL|MA|MD|MI|MN|NC|NJ|NM|NV|NY|OH|OR|PA|TN|TX|UT|VA|WA|WI)|(?:{_NAMES.replace(' ', '|')}|{_TWO}))$"
)
_BEHIND_PRESS = lazy(
    r"\b(?:University\sPress|Univ\.\sPress|Verlag|Publishers|Publishing|Publications),\s(?P<place>[^\W\d_a-z][a-zà-ÿ]{3,13}(?<!Company)(?<!Limited)(?<!Division)(?:\s[^\W\d_a-z][a-zà-ÿ]{2,13})?)$"
)
_REGION_ALONE = lazy(REGION)


def is_region(text: str) -> bool:
    """Whether ``text`` is a country, a state or a province.

    >>> is_region("Ghana"), is_region("Ill."), is_region("Nature")
    (True, True, False)
    """
    return _REGION_ALONE.fullmatch(text) is not None


def place_behind(text: str) -> int | None:
    """Return where a place begins that ends ``text``, which a comma parts from a name before it.

    >>> place_behind("Princeton University, Princeton, NJ")
    22
    >>> place_behind("Conference on Speech and Signal Processing")
    """
    match = _BEHIND.search(text) or (_BEHIND_PRESS.search(text) if ", " in text else None)
    return match.start("place") if match and match.start("place") > 4 else None
