"""Works that the German social sciences cite, field by field: a row a work, fields parted by " | "."""

from __future__ import annotations

_BOOKS = """
Beck, Ulrich | 1986 | Risikogesellschaft. Auf dem Weg in eine andere Moderne | Frankfurt a.M. | Suhrkamp
Berger, Peter L.; Luckmann, Thomas | 1969 | Die gesellschaftliche Konstruktion der Wirklichkeit. Eine Theorie der Wissenssoziologie | Frankfurt am Main | S. Fischer
Luhmann, Niklas | 1984 | Soziale Systeme. Grundriß einer allgemeinen Theorie | Frankfurt/M. | Suhrkamp
Habermas, Jürgen | 1981 | Theorie des kommunikativen Handelns | Frankfurt am Main | Suhrkamp
Schulze, Gerhard | 1992 | Die Erlebnisgesellschaft. Kultursoziologie der Gegenwart | Frankfurt/New York | Campus
Esser, Hartmut | 1993 | Soziologie. Allgemeine Grundlagen | Frankfurt a.M./New York | Campus
Esping-Andersen, Gøsta | 1990 | The Three Worlds of Welfare Capitalism | Cambridge | Polity Press
Kern, Horst; Schumann, Michael | 1984 | Das Ende der Arbeitsteilung? Rationalisierung in der industriellen Produktion | München | Beck
Geißler, Rainer | 2006 | Die Sozialstruktur Deutschlands. Zur gesellschaftlichen Entwicklung mit einer Bilanz zur Vereinigung | Wiesbaden | VS Verlag für Sozialwissenschaften
Hradil, Stefan | 1987 | Sozialstrukturanalyse in einer fortgeschrittenen Gesellschaft. Von Klassen und Schichten zu Lagen und Milieus | Opladen | Leske + Budrich
Bourdieu, Pierre | 1982 | Die feinen Unterschiede. Kritik der gesellschaftlichen Urteilskraft | Frankfurt a. M. | Suhrkamp
Bourdieu, Pierre; Passeron, Jean-Claude | 1971 | Die Illusion der Chancengleichheit | Stuttgart | Klett
Elias, Norbert | 1976 | Über den Prozeß der Zivilisation. Soziogenetische und psychogenetische Untersuchungen | Frankfurt am Main | Suhrkamp
Weber, Max | 1972 | Wirtschaft und Gesellschaft. Grundriß der verstehenden Soziologie | Tübingen | Mohr
Simmel, Georg | 1908 | Soziologie. Untersuchungen über die Formen der Vergesellschaftung | Leipzig | Duncker & Humblot
Dahrendorf, Ralf | 1965 | Gesellschaft und Demokratie in Deutschland | München | Piper
Schelsky, Helmut | 1953 | Wandlungen der deutschen Familie in der Gegenwart | Stuttgart | Enke
Mayntz, Renate | 1963 | Soziologie der Organisation | Reinbek bei Hamburg | Rowohlt
Scharpf, Fritz W. | 2000 | Interaktionsformen. Akteurzentrierter Institutionalismus in der Politikforschung | Opladen | Leske + Budrich
Diekmann, Andreas | 1995 | Empirische Sozialforschung. Grundlagen, Methoden, Anwendungen | Reinbek | Rowohlt
Schnell, Rainer; Hill, Paul B.; Esser, Elke | 1999 | Methoden der empirischen Sozialforschung | München/Wien | Oldenbourg
Glaser, Barney G.; Strauss, Anselm L. | 1967 | The Discovery of Grounded Theory | Chicago | Aldine
Inglehart, Ronald | 1977 | The Silent Revolution. Changing Values and Political Styles among Western Publics | Princeton | Princeton University Press
Beck-Gernsheim, Elisabeth | 1998 | Was kommt nach der Familie? Einblicke in neue Lebensformen | München | C.H. Beck
Kaufmann, Franz-Xaver | 1997 | Herausforderungen des Sozialstaates | Frankfurt a.M. | Suhrkamp
Castel, Robert | 2000 | Die Metamorphosen der sozialen Frage. Eine Chronik der Lohnarbeit | Konstanz | UVK
Reckwitz, Andreas | 2017 | Die Gesellschaft der Singularitäten. Zum Strukturwandel der Moderne | Berlin | Suhrkamp
Vester, Michael; von Oertzen, Peter; Geiling, Heiko; Hermann, Thomas; Müller, Dagmar | 2001 | Soziale Milieus im gesellschaftlichen Strukturwandel. Zwischen Integration und Ausgrenzung | Frankfurt a.M. | Suhrkamp
Putnam, Robert D. | 2000 | Bowling Alone. The Collapse and Revival of American Community | New York | Simon & Schuster
Nipperdey, Thomas | 1983 | Deutsche Geschichte 1800-1866. Bürgerwelt und starker Staat | München | Beck
"""
_EDITED = """
Mayntz, Renate; Scharpf, Fritz W. | 1995 | Gesellschaftliche Selbstregelung und politische Steuerung | Frankfurt am Main/New York | Campus
Kreckel, Reinhard | 1983 | Soziale Ungleichheiten | Göttingen | Schwartz
Berger, Peter A.; Hradil, Stefan | 1990 | Lebenslagen, Lebensläufe, Lebensstile | Göttingen | Schwartz
Hurrelmann, Klaus; Ulich, Dieter | 1980 | Handbuch der Sozialisationsforschung | Weinheim und Basel | Beltz
Flick, Uwe; von Kardorff, Ernst; Steinke, Ines | 2000 | Qualitative Forschung. Ein Handbuch | Reinbek bei Hamburg | Rowohlt
Heitmeyer, Wilhelm | 2002 | Deutsche Zustände | Frankfurt a.M. | Suhrkamp
Héritier, Adrienne | 1993 | Policy-Analyse. Kritik und Neuorientierung | Opladen | Westdeutscher Verlag
Statistisches Bundesamt | 1992 | Datenreport 1992. Zahlen und Fakten über die Bundesrepublik Deutschland | Bonn | Bundeszentrale für politische Bildung
"""
_CHAPTERS = """
Bourdieu, Pierre | 1983 | Ökonomisches Kapital, kulturelles Kapital, soziales Kapital | Kreckel, Reinhard | Soziale Ungleichheiten | Göttingen | Schwartz | 183-198
Beck, Ulrich | 1983 | Jenseits von Stand und Klasse? | Kreckel, Reinhard | Soziale Ungleichheiten | Göttingen | Schwartz | 35-74
Meinefeld, Werner | 2000 | Hypothesen und Vorwissen in der qualitativen Sozialforschung | Flick, Uwe; von Kardorff, Ernst; Steinke, Ines | Qualitative Forschung. Ein Handbuch | Reinbek bei Hamburg | Rowohlt | 265-275
Scharpf, Fritz W. | 1993 | Positive und negative Koordination in Verhandlungssystemen | Héritier, Adrienne | Policy-Analyse. Kritik und Neuorientierung | Opladen | Westdeutscher Verlag | 57-83
Mayntz, Renate; Scharpf, Fritz W. | 1995 | Der Ansatz des akteurzentrierten Institutionalismus | Mayntz, Renate; Scharpf, Fritz W. | Gesellschaftliche Selbstregelung und politische Steuerung | Frankfurt/New York | Campus | 39-72
Kocka, Jürgen | 1988 | Bürgertum und bürgerliche Gesellschaft im 19. Jahrhundert. Europäische Entwicklungen und deutsche Eigenarten | Kocka, Jürgen | Bürgertum im 19. Jahrhundert | München | dtv | 11-76
Offe, Claus | 1984 | Arbeit als soziologische Schlüsselkategorie? | Offe, Claus | Arbeitsgesellschaft. Strukturprobleme und Zukunftsperspektiven | Frankfurt/New York | Campus | 13-43
Esser, Hartmut | 1989 | Verfällt die soziologische Methode? | Bonß, Wolfgang; Hartmann, Heinz | Entzauberte Wissenschaft | Göttingen | Schwartz | 743-769
"""
_ARTICLES = """
Kohli, Martin | 1985 | Die Institutionalisierung des Lebenslaufs. Historische Befunde und theoretische Argumente | Kölner Zeitschrift für Soziologie und Sozialpsychologie | 37 | 1 | 1-29
Müller, Walter; Haun, Dietmar | 1994 | Bildungsungleichheit im sozialen Wandel | Kölner Zeitschrift für Soziologie und Sozialpsychologie | 46 | 1 | 1-42
Diekmann, Andreas; Preisendörfer, Peter | 1992 | Persönliches Umweltverhalten. Diskrepanzen zwischen Anspruch und Wirklichkeit | Kölner Zeitschrift für Soziologie und Sozialpsychologie | 44 | 2 | 226-251
Scharpf, Fritz W. | 1985 | Die Politikverflechtungs-Falle. Europäische Integration und deutscher Föderalismus im Vergleich | Politische Vierteljahresschrift | 26 | 4 | 323-356
Geißler, Rainer | 1996 | Kein Abschied von Klasse und Schicht. Ideologische Gefahren der deutschen Sozialstrukturanalyse | Kölner Zeitschrift für Soziologie und Sozialpsychologie | 48 | 2 | 319-338
Schimank, Uwe | 1988 | Gesellschaftliche Teilsysteme als Akteurfiktionen | Kölner Zeitschrift für Soziologie und Sozialpsychologie | 40 | 4 | 619-639
Reckwitz, Andreas | 2003 | Grundelemente einer Theorie sozialer Praktiken. Eine sozialtheoretische Perspektive | Zeitschrift für Soziologie | 32 | 4 | 282-301
Hartmann, Michael; Kopp, Johannes | 2001 | Elitenselektion durch Bildung oder durch Herkunft? | Kölner Zeitschrift für Soziologie und Sozialpsychologie | 53 | 3 | 436-466
Granovetter, Mark S. | 1973 | The Strength of Weak Ties | American Journal of Sociology | 78 | 6 | 1360-1380
Meyer, John W.; Rowan, Brian | 1977 | Institutionalized Organizations. Formal Structure as Myth and Ceremony | American Journal of Sociology | 83 | 2 | 340-363
DiMaggio, Paul J.; Powell, Walter W. | 1983 | The Iron Cage Revisited. Institutional Isomorphism and Collective Rationality in Organizational Fields | American Sociological Review | 48 | 2 | 147-160
Breen, Richard; Goldthorpe, John H. | 1997 | Explaining Educational Differentials. Towards a Formal Rational Action Theory | Rationality and Society | 9 | 3 | 275-305
"""

_THESES = """
Habermas, Jürgen | 1954 | Das Absolute und die Geschichte. Von der Zwiespältigkeit in Schellings Denken | Universität Bonn
Adorno, Theodor W. | 1924 | Die Transzendenz des Dinglichen und Noematischen in Husserls Phänomenologie | Universität Frankfurt
Arendt, Hannah | 1928 | Der Liebesbegriff bei Augustin | Universität Heidelberg
"""
_PAPERS = """
Scharpf, Fritz W. | 1997 | Globalisierung als Beschränkung der Handlungsmöglichkeiten nationalstaatlicher Politik | MPIfG Discussion Paper | 97/1 | Köln | Max-Planck-Institut für Gesellschaftsforschung
Scharpf, Fritz W. | 1988 | Verhandlungssysteme, Verteilungskonflikte und Pathologien der politischen Steuerung | MPIfG Discussion Paper | 88/1 | Köln | Max-Planck-Institut für Gesellschaftsforschung
"""
_NEWS = """
Habermas, Jürgen | 1986 | Eine Art Schadensabwicklung | Die Zeit | 11.7.1986 | 40
Nolte, Ernst | 1986 | Vergangenheit, die nicht vergehen will | Frankfurter Allgemeine Zeitung | 6. Juni 1986 | 25
"""
_WEB = """
Statistisches Bundesamt | 2009 | Bevölkerung Deutschlands bis 2060 | https://www.destatis.de/bevoelkerung | 12.04.2011
Bundeszentrale für politische Bildung | 2014 | Die soziale Situation in Deutschland | https://www.bpb.de/zahlen-und-fakten | 3.11.2014
"""

Work = dict[str, str]


def _works(rows: str, *names: str) -> list[Work]:
    return [dict(zip(names, row.split(" | "), strict=True)) for row in rows.strip().splitlines()]


WORKS: dict[str, list[Work]] = {
    "book": _works(_BOOKS, "author", "year", "title", "place", "publisher"),
    "edited": _works(_EDITED, "editor", "year", "title", "place", "publisher"),
    "chapter": _works(
        _CHAPTERS, "author", "year", "title", "editor", "container", "place", "publisher", "page"
    ),
    "thesis": _works(_THESES, "author", "year", "title", "publisher"),
    "paper": _works(_PAPERS, "author", "year", "title", "series", "number", "place", "publisher"),
    "news": _works(_NEWS, "author", "year", "title", "container", "day", "page"),
    "web": _works(_WEB, "author", "year", "title", "url", "accessed"),
    "article": _works(_ARTICLES, "author", "year", "title", "container", "volume", "issue", "page"),
}
"""Kind → its works. Names stand as "Family, Given", parted by semicolons."""

SHAPES: dict[str, list[str]] = {
    "book": [
        "{author} ({year}): {title}. {place}: {publisher}.",
        "{author} ({year}): {title}. {place}: {publisher}",
        "{author}, {year}: {title}. {place}: {publisher}.",
        "{author} {year}: {title}. {place}: {publisher}.",
        "{author}, ({year}): {title}, {place}: {publisher}.",
        "{author} ({year}), {title}, {place}: {publisher}.",
        "{author} ({year}), {title}. {place}: {publisher}.",
        "{author} ({year}). {title}. {place}: {publisher}.",
        "{author}: {title}. {place}: {publisher} {year}.",
        "{author}: {title}. {place}: {publisher}, {year}.",
        "{author}: {title}, {place} {year}.",
        "{author}: {title}. {place} {year}.",
        "{author}, {title}, {place} {year}.",
        "{author} ({year}): {title}. {place}.",
        "{author} ({year}): {title}, {place}.",
        "{author} ({year}): {title}. 2. Aufl. {place}: {publisher}.",
        "{author} ({year}): {title}. 3., überarb. Aufl. {place}: {publisher}.",
        "{author} ({year}): {title}, 2. Auflage, {place}: {publisher}.",
        "{author} ({year}): {title}. 4., überarbeitete und aktualisierte Auflage. {place}: {publisher}.",
        "{author} ({year}): {title}. Bd. 2. {place}: {publisher}.",
        "{author} ({year}): {title}. {place}: {publisher} (2. Aufl.).",
        "{author} ({year}): {title}. {place}, {publisher}.",
        "{author}, {year}, {title}, {place}: {publisher}.",
        "{author} ({year}): {title}. 2 Bde. {place}: {publisher}.",
    ],
    "edited": [
        "{editor} (Hrsg.) ({year}): {title}. {place}: {publisher}.",
        "{editor} (Hg.) ({year}): {title}. {place}: {publisher}.",
        "{editor} (Hg.), {year}: {title}. {place}: {publisher}.",
        "{editor} (Hg.) {year}: {title}. {place}: {publisher}.",
        "{editor} (Hrsg.) ({year}): {title}, {place}: {publisher}.",
        "{editor} ({year}) (Hrsg.): {title}. {place}: {publisher}.",
        "{editor} (Hrsg.). ({year}). {title}. {place}: {publisher}.",
        "{editor} (Hg.): {title}. {place}: {publisher} {year}.",
        "{editor} (Hg.): {title}, {place} {year}.",
        "{editor} (Hrsg.), {title}, {place} {year}.",
        "{editor} ({year}, Hrsg.): {title}. {place}: {publisher}.",
        "{editor} [Hrsg.] ({year}): {title}. {place}: {publisher}.",
    ],
    "chapter": [
        "{author} ({year}): {title}. In: {editor} (Hrsg.): {container}. {place}: {publisher}, S. {page}.",
        "{author} ({year}): {title}. In: {editor} (Hg.): {container}. {place}: {publisher}, S. {page}.",
        "{author} ({year}): {title}. In: {editor} (Hrsg.), {container}. {place}: {publisher}, S. {page}.",
        "{author} ({year}): {title}. In: {editor} (Hrsg.): {container}. {place}: {publisher}, {page}.",
        "{author} ({year}): {title}. In: {editor} (Hrsg.): {container}. {place}: {publisher}: {page}.",
        "{author} ({year}): {title}. In: {editor} (Hrsg.): {container}. {place}: {publisher}. S. {page}.",
        "{author}, {year}: {title}. S. {page} in: {editor} (Hrsg.), {container}. {place}: {publisher}.",
        "{author}, {year}: {title}. In: {editor} (Hg.): {container}. {place}: {publisher}, S. {page}.",
        "{author} {year}: {title}, in: {editor} (Hg.), {container}, {place}: {publisher}, {page}.",
        "{author} ({year}), {title}, in: {editor} (Hrsg.), {container}, {place}: {publisher}, S. {page}.",
        "{author} ({year}). {title}. In {editor} (Hrsg.), {container} (S. {page}). {place}: {publisher}.",
        "{author} ({year}): {title}. In: {editor} (Hrsg.): {container}. {place}, S. {page}.",
        "{author}: {title}. In: {editor} (Hrsg.): {container}. {place}: {publisher} {year}, S. {page}.",
        "{author}: {title}, in: {editor} (Hg.), {container}, {place} {year}, S. {page}.",
        "{author}: {title}, in: {editor} (Hg.): {container}, {place} {year}, S. {page}.",
        "{author}, {title}, in: {editor} (Hg.), {container}, {place} {year}, S. {page}.",
        "{author} ({year}): {title}. In: {container}. Hrsg. v. {editor}. {place}: {publisher}, S. {page}.",
        "{author} ({year}): {title}. In: {container}, hrsg. von {editor}. {place}: {publisher}, S. {page}.",
        "{author} ({year}): {title}. In: {editor} (Hg.): {container}. 2. Aufl. {place}: {publisher}, S. {page}.",
        "{author} ({year}): {title}. In: {editor} (Hg.): {container}. Bd. 2. {place}: {publisher}, S. {page}.",
        "{author} ({year}): {title}. In: {editor} (eds.): {container}. {place}: {publisher}, pp. {page}.",
        "{author} ({year}): {title}. In: {editor} (Hrsg.) ({year}): {container}. {place}: {publisher}, S. {page}.",
        "{author} ({year}): {title}, in: {editor} (Hrsg.): {container}, {place}, S. {page}",
        "{author} ({year}): {title}. In: {editor} (Hrsg.): {container}. {place}: {publisher} {year}, S. {page}.",
        "{author} ({year}): {title}. In: {editor}, Hrsg., {container}. {place}: {publisher}, {page}.",
    ],
    "thesis": [
        "{author} ({year}): {title}. Diss., {publisher}.",
        "{author} ({year}): {title}. Dissertation, {publisher}.",
        "{author}: {title}. Phil. Diss. {publisher} {year}.",
        "{author}, {year}: {title}. Dissertation. {publisher}.",
        "{author} ({year}). {title}. Unveröffentlichte Dissertation, {publisher}.",
    ],
    "paper": [
        "{author} ({year}): {title}. {series} {number}. {place}: {publisher}.",
        "{author}, {year}: {title}. {series} Nr. {number}. {place}: {publisher}.",
        "{author} ({year}): {title} ({series} {number}). {place}: {publisher}.",
        "{author} ({year}), {title}, {series} {number}, {place}: {publisher}.",
        "{author}: {title}. {series} {number}. {place}: {publisher} {year}.",
        "{author} ({year}): {title}. {series} {number}. {place}.",
        "{author} ({year}): {title}. {place}: {publisher} ({series} {number}).",
    ],
    "news": [
        "{author}: {title}. In: {container} vom {day}, S. {page}.",
        "{author}: {title}, in: {container}, {day}, S. {page}.",
        "{author}: {title}. In: {container} v. {day}.",
        "{author} ({year}): {title}. In: {container} vom {day}, S. {page}.",
        "{author} ({year}): {title}. In: {container}, {day}.",
        "{author}, {title}, in: {container} vom {day}, S. {page}.",
    ],
    "web": [
        "{author} ({year}): {title}. URL: {url} (Stand: {accessed}).",
        "{author} ({year}): {title}. {url} (Zugriff: {accessed}).",
        "{author} ({year}): {title}. Online verfügbar unter {url}, zuletzt abgerufen am {accessed}.",
        "{author} ({year}): {title}. Online unter: {url} [{accessed}].",
        "{author} ({year}). {title}. Verfügbar unter: {url} [{accessed}]",
        "{author}, {year}: {title}. {url} (letzter Zugriff: {accessed}).",
        "{author} ({year}): {title}. Internet: {url} ({accessed}).",
        "{author}: {title}. URL: {url} (abgerufen am {accessed}).",
    ],
    "article": [
        "{author} ({year}): {title}. In: {container}, {volume}. Jg., H. {issue}, S. {page}.",
        "{author} ({year}): {title}. In: {container}, {volume}. Jg., Heft {issue}, S. {page}.",
        "{author} ({year}): {title}. In: {container}, Jg. {volume}, H. {issue}, S. {page}.",
        "{author} ({year}): {title}. In: {container} {volume}, H. {issue}, S. {page}.",
        "{author} ({year}): {title}. In: {container} {volume} ({issue}), S. {page}.",
        "{author} ({year}): {title}. In: {container} {volume}/{issue}, S. {page}.",
        "{author} ({year}): {title}. In: {container}, {volume}, S. {page}.",
        "{author} ({year}): {title}. In: {container} {volume}, S. {page}.",
        "{author} ({year}): {title}. In: {container} {volume}: {page}.",
        "{author} ({year}): {title}. {container} {volume}: {page}.",
        "{author} ({year}): {title}. {container} {volume}, {page}.",
        "{author} ({year}): {title}. {container}, {volume}({issue}), {page}.",
        "{author} ({year}): {title}. {container} {volume} ({issue}): {page}.",
        "{author}, {year}: {title}. {container} {volume}: {page}.",
        "{author} {year}: {title}. {container} {volume}, Heft {issue}: {page}",
        "{author}, {year}: {title}. In: {container} {volume}: {page}.",
        "{author} {year}: {title}, in: {container} {volume}: {issue}, {page}.",
        "{author} ({year}), {title}, in: {container}, {volume}. Jg., S. {page}.",
        "{author} ({year}), {title}, {container} {volume}, S. {page}.",
        "{author} ({year}). {title}. {container}, {volume}, {page}.",
        "{author}: {title}. In: {container} {volume} ({year}), S. {page}.",
        "{author}: {title}. In: {container} {volume} ({year}), H. {issue}, S. {page}.",
        "{author}: {title}. In: {container} {volume} ({year}) {issue}, S. {page}.",
        "{author}: {title}, in: {container}, Jg. {volume}, H. {issue}, {year}, S. {page}.",
        "{author}: {title}, in: {container} {volume}/{year}, S. {page}.",
        "{author}, {title}, in: {container} {volume} ({year}), S. {page}.",
        "{author} ({year}): {title}. In: {container}, Vol. {volume}, No. {issue}, pp. {page}.",
        "{author} ({year}): {title}. In: {container}, {volume}. Jahrgang, Nr. {issue}, S. {page}.",
        "{author} ({year}): {title}. In: {container}, Bd. {volume}, S. {page}.",
        "{author} ({year}): {title}. In: {container}, H. {issue}, S. {page}.",
    ],
}
"""Kind → how its works are printed."""

JOINTS = ("/", "; ", " und ", ", ", " & ", " / ")
"""What stands between names; the last of these before the last name alone, where it is a word."""
