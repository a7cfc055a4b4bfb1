"""Small word lists of our own: what a word is likely to be, whatever the reference.

Words stand in lower case and without accents.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_WORDS: Mapping[str, str] = {
    "month": "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec januar februar marz mai juni juli oktober dezember janvier fevrier avril juin "
    "juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre "
    "octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro "
    "fevereiro maio junho julho setembro outubro dezembro januari februari maart mei augustus spring summer autumn fall winter",
    "and": "and und et y e en & og och",
    "in": "in en dans em bei in:",
    "editor": "ed eds edited editor editors hrsg hg herausgegeben herausgeber dir coord coords org orgs cura",
    "translator": "trans transl translated translator trad traduit traducido ubers ubersetzt tr",
    "others": "al et others u a",
    "volume": "vol volume vols bd band jg jahrgang tome tomo v",
    "number": "no nr num number n issue iss heft numero",
    "pages": "p pp page pages s seite seiten pag pags",
    "publisher": "press verlag university publishing publishers publications editions editorial wiley elsevier springer "
    "routledge sage oxford cambridge academic mcgraw hill penguin norton macmillan palgrave blackwell pearson prentice "
    "addison wesley kluwer reidel dover freeman random house harper collins basic books knopf vintage simon schuster "
    "brill mohr siebeck beck nomos suhrkamp fischer rowohlt campus duncker humblot gruyter vandenhoeck ruprecht klett "
    "cotta gallimard seuil flammarion puf armand colin alianza siglo ediciones laterza einaudi mulino feltrinelli "
    "uitgeverij inc ltd gmbh co llc sons north holland plenum birkhauser crc ieee acm ieee siam ams",
    "institution": "institute institut center centre council ministry department department commission agency bureau "
    "office organization organisation association society foundation committee bank fund school college laboratory "
    "academy government nations union federal national international",
    "place": "new york london paris berlin oxford cambridge chicago boston washington princeton stanford amsterdam "
    "dordrecht heidelberg munchen munich wien vienna zurich basel leipzig frankfurt hamburg koln stuttgart gottingen "
    "tubingen bonn tokyo beijing singapore sydney melbourne toronto milano milan roma rome madrid barcelona lisboa "
    "lisbon rio sao paulo buenos aires mexico philadelphia baltimore ithaca berkeley los angeles san francisco "
    "hillsdale thousand oaks newbury beverly hills englewood cliffs reading hoboken geneva geneve bruxelles brussels "
    "leiden the hague den haag edinburgh glasgow manchester bristol aldershot cheltenham moscow moskva warszawa praha "
    "budapest stockholm copenhagen oslo helsinki delhi mumbai ma mass ca calif ny dc pa nj md conn ct il tx",
    "journal": "journal j review rev quarterly magazine annals ann bulletin bull transactions trans proceedings proc "
    "letters lett archives arch zeitschrift revue revista rivista tijdschrift acta advances adv science sci nature "
    "lancet physica phys physics chem chemistry biol biology med medicine res research studies stud american am "
    "european eur int international",
    "conference": "conference conf proceedings proc symposium symp workshop congress meeting tagung kongress actes atti",
    "thesis": "thesis dissertation diss these phd doctoral master habilitation diplomarbeit",
    "report": "report rep technical tech working paper discussion policy brief memo memorandum preprint",
    "title": "the a an of on for to with from toward towards introduction der die das ein eine zur zum le la les une "
    "des du el los las una il lo gli uno het een o os um uma how what why",
    "newspaper": "times post herald tribune guardian observer telegraph zeitung monde figaro pais mundo corriere gazette daily",
    "forthcoming": "forthcoming press submitted appear erscheinen unpublished manuscript",
    "accessed": "accessed retrieved visited abgerufen zugriff consulte consultado available online url verfugbar",
    "particle": "von van de der den del della di da dos du la le al el bin ibn ter ten zu zur",
    "suffix": "jr sr ii iii iv",
    "edition": "edition edn aufl auflage edicion edicao reprint reprinted revised",
    "given": "john mary robert linda michael susan william karen james emma david barbara richard elizabeth joseph jennifer "
    "thomas maria charles margaret christopher dorothy daniel lisa matthew nancy anthony sandra mark ashley donald kimberly "
    "steven donna paul emily andrew carol joshua michelle kenneth amanda kevin melissa brian deborah george stephanie edward "
    "rebecca ronald laura timothy helen jason sharon jeffrey cynthia ryan kathleen jacob amy gary shirley nicholas angela "
    "eric anna jonathan ruth stephen brenda larry pamela justin nicole scott katherine brandon samantha benjamin christine "
    "samuel catherine gregory virginia frank debra alexander rachel raymond janet patrick carolyn jack heather dennis diane "
    "jerry julie tyler joyce aaron victoria jose kelly henry christina adam joan douglas evelyn nathan judith peter martha "
    "zachary andrea kyle cheryl walter megan harold jacqueline carl ann jeremy alice keith jean roger kathryn gerald gloria "
    "ethan teresa arthur sara terry janice christian julia sean grace lawrence judy philip simon ian alan martin neil colin "
    "graham trevor nigel hans klaus wolfgang jurgen stefan andreas uwe dieter jens jorg rainer ulrich heinz helmut karl "
    "friedrich wilhelm johann ludwig otto ernst gunter manfred bernd ralf petra sabine monika ursula heike birgit claudia "
    "pierre jacques michel francois claude philippe alain bernard gerard marie nathalie isabelle sylvie francoise antoine "
    "luc olivier laurent guillaume juan carlos luis miguel antonio francisco javier pedro manuel jorge rafael fernando "
    "carmen ana isabel elena giovanni giuseppe paolo marco luca andrea giulia francesco mario alessandro stefano massimo "
    "joao paulo ricardo marcelo jan piet willem dirk kees anneke lars erik anders sven olof ivan dmitri sergei vladimir "
    "alexei mikhail igor olga natalia tatiana wei li ming jun yan hui xin yang jing hiroshi takashi kenji yuki akira "
    "mohammed ahmed ali fatima hassan omar ravi anil sanjay priya rajesh vijay",
    "series": "series reihe schriftenreihe collection coleccion lecture notes cahiers quaderni bibliothek",
}


def _classes() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in _WORDS.items():
        for word in words.split():
            if name not in found.setdefault(word, []):
                found[word].append(name)
    return MappingProxyType({word: tuple(names) for word, names in found.items()})


CLASSES: Mapping[str, tuple[str, ...]] = _classes()
"""Word → the classes that it belongs to."""
