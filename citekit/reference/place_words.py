"""Cities, states and countries that imprints name, to tell a place from a publisher.

The seats of the larger publishers and universities; a place that is not here is no
error, it is only not told apart. Add to ``_CITIES`` or ``_REGIONS``.
"""

from __future__ import annotations

from citekit.patterns import lazy

_CITIES = """
    Aachen|Aldershot|Amsterdam|Ann Arbor|Antwerp|Antwerpen|Arras|Athens|Atlanta|Auckland|Austin|Baltimore|Bangkok
    |Barcelona|Basel|Basingstoke|Bath|Baton Rouge|Beijing|Belgrade|Bergen|Berkeley|Berlin|Bern|Bielefeld|Bilbao
    |Bloomington|Bogotá|Bologna|Bonn|Bordeaux|Boston|Boulder|Braunschweig|Bremen|Bristol|Brno|Brussels|Bruxelles
    |Bucharest|Budapest|Buenos Aires|Calcutta|Cambridge|Canberra|Cape Town|Caracas|Cham|Chapel Hill|Charleston
    |Cheltenham|Chicago|Chichester|Cologne|Copenhagen|Darmstadt|Delhi|Den Haag|Dordrecht|Dortmund|Dresden|Dublin
    |Durham|Düsseldorf|Edinburgh|Eindhoven|Englewood Cliffs|Erlangen|Essen|Evanston|Farnham|Firenze|Florence
    |Frankfurt|Frankfurt a\\.\\s?M\\.|Frankfurt am Main|Freiburg|Freiburg im Breisgau|Genève|Geneva|Genf|Gent|Ghent
    |Glasgow|Gothenburg|Graz|Grenoble|Groningen|Göteborg|Göttingen|Haarlem|Halle|Hamburg|Hannover|Harmondsworth
    |Heidelberg|Helsinki|Hillsdale|Hoboken|Hong Kong|Honolulu|Houndmills|Innsbruck|Istanbul|Ithaca|Jena|Jerusalem
    |Karlsruhe|Kassel|Kiel|Köln|Konstanz|Kraków|Kyoto|Københaven|København|Lausanne|Leiden|Leipzig|Leuven|Lexington
    |Lima|Lisboa|Lisbon|Ljubljana|London|Los Angeles|Louvain|Lund|Luzern|Lyon|Madison|Madrid|Mainz|Malden|Manchester
    |Mannheim|Marburg|Marseille|Melbourne|Menlo Park|México|Mexico City|Milan|Milano|Minneapolis|Montevideo|Montréal
    |Montreal|Moscow|Mumbai|Munich|München|Münster|Nairobi|Napoli|Nashville|Neuwied|New Delhi|New Haven|New York
    |New York City|Newbury Park|Norman|Notre Dame|Nürnberg|Oldenburg|Opladen|Oslo|Oxford|Paderborn|Padova|Palo Alto
    |Paris|Philadelphia|Pisa|Pittsburgh|Porto|Potsdam|Praha|Prague|Princeton|Providence|Québec|Rennes|Rio de Janeiro
    |Roma|Rome|Rotterdam|Saarbrücken|Salamanca|Salzburg|San Diego|San Francisco|Santa Monica|Santiago|São Paulo
    |Seattle|Seoul|Sevilla|Shanghai|Singapore|St\\. Gallen|Stanford|Stockholm|Strasbourg|Stuttgart|Sydney|São Paulo
    |Taipei|Tel Aviv|The Hague|Thousand Oaks|Tokyo|Torino|Toronto|Toulouse|Trier|Tübingen|Turin|University Park
    |Uppsala|Urbana|Utrecht|Valencia|Vancouver|Vienna|Warsaw|Warszawa|Washington|Weinheim|Westport|Wien|Wiesbaden
    |Wuppertal|Würzburg|Zagreb|Zürich|Zurich|Москва|Киев|М\\.|СПб\\.?|北京|上海|東京
"""
_REGIONS = """
    D\\.\\s?C\\.|DC|UK|U\\.K\\.|USA|U\\.S\\.A\\.|NY|N\\.Y\\.|MA|Mass\\.?|Massachusetts|NJ|N\\.J\\.|New Jersey|CA|Calif\\.?
    |California|PA|IL|Ill\\.?|CT|Conn\\.?|Connecticut|MD|Md\\.|TX|VA|GA|FL|OH|MI|MN|NC|RI|WA|WI|ON|Ont\\.?|Cal\\.?|Fla\\.?
    |England|Scotland|Germany|Deutschland|France|Italy|Netherlands|The Netherlands|Switzerland|Austria|Spain|Canada
    |Australia|India|Japan|China|Denmark|Sweden|Norway|Finland|Belgium|Poland|Hungary|Israel|Brazil|Mexico
"""
_CITY = "(?:" + "".join(_CITIES.split("\n")).replace("    ", "") + ")"
_REGION = "(?:" + "".join(_REGIONS.split("\n")).replace("    ", "") + ")"
_ONE = rf"{_CITY}(?:,?\s\(?{_REGION}\)?|\s?[/–-]\s?{_CITY}|\s(?:an der|am|in)\s[^\W\d_a-z]\w+)?"
PLACES = rf"(?:{_ONE}(?:\s?[,;/&–-]\s?{_ONE}|,?\s(?:and|und|et|y|e)\s{_ONE}){{0,3}}(?:\s(?:etc\.|u\.\s?a\.))?|{_REGION})"
"""One place or several, for a pattern: "London", "Cambridge, MA", "Paris/New York"."""

_WHOLE = lazy(rf"{PLACES}\.?")


_REGION_ONLY = lazy(rf"{_REGION}\.?")


def is_region(text: str) -> bool:
    """Tell whether ``text`` is a state or a country alone, which follows a city.

    >>> is_region("California")
    True
    """
    return _REGION_ONLY.fullmatch(text) is not None


def is_place(text: str) -> bool:
    """Tell whether ``text`` is a known place, or several.

    >>> is_place("Cambridge, Mass.")
    True
    >>> is_place("Cambridge University Press")
    False
    """
    return _WHOLE.fullmatch(text) is not None
