"""Outlets known by name or host: newspapers, magazines, journals, blogs, institutions, references.

Each row is a name as the outlet writes it, its kind, and hosts of its site. The kind is what
the outlet calls itself in its own imprint at that host ("a daily newspaper", "a magazine of …");
a wire service and a broadcaster's news site count as newspapers, as style guides have them.
To add one, add a row; a project adds its own in ``citekit.toml`` (``[outlets]``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from citekit.model import Item
from citekit.normalize.agreement import fold
from citekit.patterns import lazy

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "newspaper": "article-newspaper", "magazine": "article-magazine",
        "journal": "article-journal", "blog": "post-weblog", "institution": "report",
        "encyclopedia": "entry-encyclopedia", "website": "webpage",
    }
)  # fmt: skip
"""Kind of an outlet → type of what appears there."""

_NEWSPAPERS = """
The New York Times: nytimes.com | The Washington Post: washingtonpost.com | The Guardian: theguardian.com guardian.co.uk
The Wall Street Journal: wsj.com | Los Angeles Times: latimes.com | USA Today: usatoday.com | The Boston Globe: bostonglobe.com
Chicago Tribune: chicagotribune.com | San Francisco Chronicle: sfchronicle.com | The Christian Science Monitor: csmonitor.com
Financial Times: ft.com | The Times: thetimes.co.uk thetimes.com | The Independent: independent.co.uk | The Telegraph: telegraph.co.uk
The Globe and Mail: theglobeandmail.com | Toronto Star: thestar.com | The Sydney Morning Herald: smh.com.au | The Hindu: thehindu.com
The Times of India: timesofindia.indiatimes.com | The Indian Express: indianexpress.com | The Japan Times: japantimes.co.jp
The Korea Herald: koreaherald.com | South China Morning Post: scmp.com | The Straits Times: straitstimes.com | China Daily: chinadaily.com.cn
Haaretz: haaretz.com | The Jerusalem Post: jpost.com | The Times of Israel: timesofisrael.com | Arab News: arabnews.com
Al Jazeera: aljazeera.com aljazeera.net | Reuters: reuters.com | Associated Press: apnews.com | AP News | Agence France-Presse: afp.com
Bloomberg: bloomberg.com | BBC News: bbc.co.uk bbc.com | CNN: cnn.com | NPR: npr.org | NBC News: nbcnews.com | CBS News: cbsnews.com
ABC News: abcnews.go.com | Fox News: foxnews.com | PBS NewsHour | POLITICO: politico.com politico.eu | Axios: axios.com | The Hill: thehill.com
USNI News: news.usni.org | Defense News: defensenews.com | Aju Press: ajupress.com | Yonhap News Agency: yna.co.kr | Xinhua: xinhuanet.com news.cn
HuffPost: huffpost.com huffingtonpost.com | The Daily Beast: thedailybeast.com | Deutsche Welle: dw.com | Project Syndicate: project-syndicate.org
Frankfurter Allgemeine Zeitung: faz.net | Süddeutsche Zeitung: sueddeutsche.de | Die Zeit: zeit.de | Die Welt: welt.de | taz: taz.de
Handelsblatt: handelsblatt.com | Tagesspiegel: tagesspiegel.de | Jungle World: jungle.world | Neue Zürcher Zeitung: nzz.ch | Der Standard: derstandard.at
Die Presse: diepresse.com | Le Monde: lemonde.fr | Le Figaro: lefigaro.fr | Libération: liberation.fr | La Croix: la-croix.com
Les Échos: lesechos.fr | Le Temps: letemps.ch | Mediapart: mediapart.fr | Le Soir: lesoir.be | El País: elpais.com | El Mundo: elmundo.es
ABC: abc.es | La Vanguardia: lavanguardia.com | La Nación: lanacion.com.ar | Clarín: clarin.com | El Universal: eluniversal.com.mx
El Tiempo: eltiempo.com | Folha de S.Paulo: folha.uol.com.br | O Globo: oglobo.globo.com | O Estado de S. Paulo: estadao.com.br
Público: publico.pt | Corriere della Sera: corriere.it | la Repubblica: repubblica.it | La Stampa: lastampa.it | Il Sole 24 Ore: ilsole24ore.com
NRC: nrc.nl | de Volkskrant: volkskrant.nl | Trouw: trouw.nl | Gazeta Wyborcza: wyborcza.pl | Rzeczpospolita: rp.pl | Dagens Nyheter: dn.se
Aftenposten: aftenposten.no | Politiken: politiken.dk | Helsingin Sanomat: hs.fi | Коммерсантъ: kommersant.ru | Ведомости: vedomosti.ru
日本経済新聞: nikkei.com | 朝日新聞: asahi.com | 読売新聞: yomiuri.co.jp | 毎日新聞: mainichi.jp | 人民日报: people.com.cn | 조선일보: chosun.com
"""
_MAGAZINES = """
The Diplomat: thediplomat.com | Foreign Affairs: foreignaffairs.com | Foreign Policy: foreignpolicy.com | The Atlantic: theatlantic.com
The Economist: economist.com | The New Yorker: newyorker.com | TIME: time.com | Newsweek: newsweek.com | The National Interest: nationalinterest.org
The American Interest: the-american-interest.com | Harper’s Magazine: harpers.org | The New Republic: newrepublic.com | The Nation: thenation.com
The Spectator: spectator.co.uk | New Statesman: newstatesman.com | Prospect: prospectmagazine.co.uk | WIRED: wired.com | National Review: nationalreview.com
The American Prospect: prospect.org | Boston Review: bostonreview.net | The New York Review of Books: nybooks.com | London Review of Books: lrb.co.uk
World Politics Review: worldpoliticsreview.com | War on the Rocks: warontherocks.com | Lawfare: lawfaremedia.org lawfareblog.com
Bulletin of the Atomic Scientists: thebulletin.org | Arms Control Today: armscontrol.org | Scientific American: scientificamerican.com
American Scientist: americanscientist.org | New Scientist: newscientist.com | Physics Today: pubs.aip.org/physicstoday | Discover: discovermagazine.com
Smithsonian: smithsonianmag.com | Smithsonian Magazine | National Geographic: nationalgeographic.com | Popular Science: popsci.com | Quanta Magazine: quantamagazine.org
Aeon: aeon.co | MIT Technology Review: technologyreview.com | Harvard Business Review: hbr.org | Fortune: fortune.com | Forbes: forbes.com
Vanity Fair: vanityfair.com | Vogue: vogue.com | Vox: vox.com | Slate: slate.com | Salon: salon.com | The Intercept: theintercept.com
Mother Jones: motherjones.com | Rolling Stone: rollingstone.com | Current Affairs: currentaffairs.org | Noema: noemamag.com | Inside Higher Ed: insidehighered.com
Der Spiegel: spiegel.de | DER SPIEGEL | stern: stern.de | Focus: focus.de | Cicero: cicero.de | L’Express: lexpress.fr | Le Point: lepoint.fr
L’Obs: nouvelobs.com | Esprit: esprit.presse.fr | L’Espresso: espresso.repubblica.it | Internazionale: internazionale.it | Letras Libres: letraslibres.com
Dalloz Actualité: dalloz-actualite.fr | Profil: profil.at | Polityka: polityka.pl
"""
_BLOGS = """
Verfassungsblog: verfassungsblog.de | VerfBlog | EJIL: Talk!: ejiltalk.org | Opinio Juris: opiniojuris.org | Just Security: justsecurity.org
Marginal Revolution: marginalrevolution.com | Crooked Timber: crookedtimber.org | Language Log: languagelog.ldc.upenn.edu
The Scholarly Kitchen: scholarlykitchen.sspnet.org | Retraction Watch: retractionwatch.com | The GiveWell Blog: blog.givewell.org | VoxEU: voxeu.org
"""
_REFERENCES = """
Wikipedia: wikipedia.org | Encyclopædia Britannica: britannica.com | Stanford Encyclopedia of Philosophy: plato.stanford.edu
Scholarpedia: scholarpedia.org | Internet Encyclopedia of Philosophy: iep.utm.edu | Ballotpedia: ballotpedia.org
"""
_ROWS: tuple[tuple[str, str], ...] = (
    ("newspaper", _NEWSPAPERS),
    ("magazine", _MAGAZINES),
    ("blog", _BLOGS),
    ("encyclopedia", _REFERENCES),
)
_ARTICLE = lazy(r"^(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|[Ll]e|[Ll]a|[Ll]es|[Ee]l|[Ii]l)\s+")


class Outlet(NamedTuple):
    """A name as its outlet writes it, its kind, and the hosts of its site."""

    name: str
    kind: str
    hosts: tuple[str, ...] = ()


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet called ``name``, with or without its article, in any letter case.

    >>> outlet_named("Washington Post").name
    'The Washington Post'
    """
    bare = _ARTICLE.sub("", name)
    return (
        _by_name().get(fold(name))
        or (bare != name and _by_name().get(fold(bare)))
        or _by_host().get(name.strip().lower().removeprefix("www."))  # "Salon.com"
    )


def outlet_at(url: str) -> Outlet | None:
    """Return the outlet whose site ``url`` belongs to.

    >>> outlet_at("https://www.lanacion.com.ar/politica/nota").name
    'La Nación'
    """
    host = (urlsplit(url).hostname or "").lower()
    labels = host.split(".")
    for start in range(len(labels) - 1):
        found = _by_host().get(".".join(labels[start:]))
        if found is not None:
            return found
    return None


def typed_by(item: Item, outlets: Mapping[str, str]) -> Item:
    """Return ``item`` with the type that a user's ``outlets`` (name → kind) give its source.

    An institution publishes and contains nothing; a kind that is not known changes nothing.
    """
    for variable in ("container-title", "publisher"):
        name = item.text(variable)
        kind = next((kind for key, kind in outlets.items() if name and fold(key) == fold(name)), "")
        if kind not in TYPES:
            continue
        variables = dict(item.variables)
        source = "publisher" if kind == "institution" else "container-title"
        if source != variable:
            variables[source] = variables.pop(variable)
        return replace(item, type=TYPES[kind], variables=variables)
    return item


def _rows() -> Iterator[Outlet]:
    for kind, text in _ROWS:
        for row in text.replace("\n", " | ").split(" | "):
            name, _, hosts = row.strip().rpartition(": ")
            name, hosts = (name, hosts) if "." in hosts and name else (row.strip(), "")
            if name:
                yield Outlet(name, kind, tuple(hosts.split()))


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in _rows():
        found.setdefault(fold(outlet.name), outlet)
    for outlet in _rows():
        bare = fold(_ARTICLE.sub("", outlet.name))
        if len(bare) > _SHORTEST:
            found.setdefault(bare, outlet)
    return found


@lru_cache(maxsize=1)
def _by_host() -> Mapping[str, Outlet]:
    return {host: outlet for outlet in _rows() for host in outlet.hosts}


_SHORTEST = 6
"""A name of fewer letters is an outlet's only with its article: "Times" is none."""
