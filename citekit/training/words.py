"""Words for items of our own making, by language: names, nouns, journals, publishers.

Small lists of common words; mixtures of them are no real works. To add a language, give
it a ``Speech``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The words of one language."""

    given: tuple[str, ...]
    families: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    links: tuple[str, ...]
    periodicals: tuple[str, ...]
    particles: tuple[str, ...] = ()
    title_case: bool = False


def _w(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENGLISH = Speech(
    given=_w(
        "John Mary Robert Linda Michael Susan William Karen James Emma Olivia Noah Ava Liam Grace Henry Alice Peter Ruth Samuel Nina Oscar Clara Hugo Amara Kofi Priya Wei Yuki Fatima Omar Chen Li Mina Elena"
    ),
    families=_w(
        "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Lee Walker Hall Young King Wright Scott Green Baker Adams Nelson Carter Mitchell Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers Reed Cooper Bell Ward Foster Gray Hughes Price Myers Long Ross Okafor Mensah Patel Singh Kumar Wang Zhang Liu Chen Yang Huang Zhao Wu Kim Park Choi Tanaka Sato Suzuki Nguyen Tran Haddad Rahman O'Brien McDonald"
    ),
    nouns=_w(
        "policy growth evidence climate energy trade security migration health education labor finance democracy technology alliance deterrence inequality water conflict reform strategy market governance risk network theory practice crisis transition model analysis behavior structure dynamics protein gene cells membrane surface temperature quantum field particles galaxy star magnetic learning language memory attention children women schools cities power state war peace empire revolution history culture religion art law rights justice taxation investment innovation data algorithm software design effects role impact origins limits future politics economics"
    ),
    adjectives=_w(
        "new global local public private political social economic human international comparative early late modern critical empirical experimental molecular nonlinear optimal dynamic rural urban national foreign nuclear digital sustainable clinical cognitive historical structural random stochastic high low rapid"
    ),
    links=_w(
        "of in and for the on from to with between under beyond by at after toward through a an as"
    ),
    periodicals=(
        "Journal of",
        "Review of",
        "Annals of",
        "International Journal of",
        "Quarterly Journal of",
        "Advances in",
        "European Journal of",
        "American Journal of",
        "Studies in",
        "Archives of",
        "Trends in",
        "Bulletin of",
    ),
    particles=("de", "van", "von", "van der", "de la"),
    title_case=True,
)
_GERMAN = Speech(
    given=_w(
        "Hans Anna Peter Maria Klaus Sabine Wolfgang Ursula Jürgen Monika Stefan Katrin Thomas Julia Andreas Petra Michael Claudia Uwe Heike Dieter Renate Lutz Tilman Jens Svenja"
    ),
    families=_w(
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier König Huber Kaiser Fuchs Peters Scholz Möller Weiß Jung Hahn Vogel Keller Günther Frank Berger Winkler Roth Beck Lorenz"
    ),
    nouns=_w(
        "Entwicklung Gesellschaft Politik Wirtschaft Arbeit Bildung Wissenschaft Theorie Praxis Geschichte Recht Staat Europa Migration Familie Jugend Medien Kultur Religion Sprache Umwelt Energie Gewalt Macht Demokratie Verwaltung Organisation Forschung Methode Analyse Studie Untersuchung Perspektive Krise Wandel Reform Grundlagen Probleme Beitrag Einführung Handbuch Ungleichheit Armut Geschlecht Stadt Raum"
    ),
    adjectives=_w(
        "neue soziale politische wirtschaftliche empirische qualitative historische europäische deutsche moderne kritische internationale öffentliche ländliche gesellschaftliche"
    ),
    links=_w(
        "der die das und in im zur zum von für auf am aus mit als über zwischen des den ein eine einer"
    ),
    periodicals=(
        "Zeitschrift für",
        "Archiv für",
        "Jahrbuch für",
        "Beiträge zur",
        "Kölner Zeitschrift für",
        "Blätter für",
    ),
    particles=("von", "zu", "von der"),
)
_FRENCH = Speech(
    given=_w(
        "Jean Marie Pierre Jacques Michel Françoise Claude Sylvie Philippe Nathalie Alain Isabelle Bernard Catherine Éric Sophie Émile Hélène Gérard Anne-Marie Jean-Paul"
    ),
    families=_w(
        "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Perrin Chevalier"
    ),
    nouns=_w(
        "politique société histoire travail famille État économie culture éducation santé droit langue ville territoire mémoire identité pouvoir démocratie crise développement analyse recherche théorie pratique méthode enjeux formes usages sciences philosophie sociologie littérature femmes jeunes migrations environnement énergie mondialisation"
    ),
    adjectives=_w(
        "sociale politique économique nouvelle publique française européenne contemporaine moderne critique internationale locale urbaine historique"
    ),
    links=_w("de la le les des du et en dans pour sur à au aux par entre vers une un l' sans"),
    periodicals=(
        "Revue française de",
        "Annales de",
        "Cahiers de",
        "Revue de",
        "Études de",
        "Archives de",
        "Actes de la recherche en",
    ),
    particles=("de", "de la", "du", "le"),
)
_SPANISH = Speech(
    given=_w(
        "José María Juan Ana Carlos Carmen Luis Laura Miguel Elena Antonio Isabel Manuel Marta Francisco Rosa Javier Lucía Pedro Sofía Andrés Beatriz"
    ),
    families=_w(
        "García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Álvarez Muñoz Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Iglesias"
    ),
    nouns=_w(
        "política sociedad historia economía educación salud derecho cultura desarrollo estado trabajo mujeres violencia memoria ciudad territorio democracia crisis análisis investigación teoría método estudio enseñanza aprendizaje lengua literatura identidad migración ambiente energía empresa innovación gestión calidad"
    ),
    adjectives=_w(
        "social político económica nueva pública española latinoamericana contemporánea moderna crítica internacional local urbana histórica"
    ),
    links=_w("de la el los las del y en para sobre con por a una un entre desde hacia"),
    periodicals=(
        "Revista de",
        "Revista española de",
        "Anales de",
        "Cuadernos de",
        "Estudios de",
        "Boletín de",
        "Archivos de",
    ),
    particles=("de", "de la", "del"),
)
_ITALIAN = Speech(
    given=_w(
        "Giuseppe Maria Giovanni Anna Antonio Francesca Mario Laura Luigi Paola Francesco Chiara Roberto Elena Marco Silvia Andrea Giulia"
    ),
    families=_w(
        "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa Giordano Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo"
    ),
    nouns=_w(
        "politica società storia economia lavoro scuola salute diritto cultura sviluppo stato famiglia memoria città territorio democrazia crisi analisi ricerca teoria metodo studio lingua letteratura identità ambiente energia impresa innovazione filosofia arte"
    ),
    adjectives=_w(
        "sociale politica economica nuova pubblica italiana europea contemporanea moderna critica internazionale locale urbana storica"
    ),
    links=_w("di della del dei delle e in nel nella per su con tra il la le lo un una"),
    periodicals=(
        "Rivista di",
        "Rivista italiana di",
        "Annali di",
        "Quaderni di",
        "Studi di",
        "Giornale di",
    ),
    particles=("di", "de", "della"),
)
_PORTUGUESE = Speech(
    given=_w(
        "João Maria José Ana Antônio Francisca Carlos Adriana Paulo Juliana Pedro Fernanda Lucas Patrícia Luiz Aline Marcos Sandra"
    ),
    families=_w(
        "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas"
    ),
    nouns=_w(
        "política sociedade história economia educação saúde direito cultura desenvolvimento estado trabalho mulheres violência memória cidade território democracia crise análise pesquisa teoria método estudo ensino aprendizagem língua literatura identidade migração ambiente energia empresa inovação gestão qualidade"
    ),
    adjectives=_w(
        "social política econômica nova pública brasileira portuguesa contemporânea moderna crítica internacional local urbana histórica"
    ),
    links=_w("de da do dos das e em no na para sobre com por a uma um entre"),
    periodicals=(
        "Revista de",
        "Revista brasileira de",
        "Cadernos de",
        "Estudos de",
        "Anais de",
        "Arquivos de",
    ),
    particles=("de", "da", "dos"),
)
_DUTCH = Speech(
    given=_w(
        "Jan Maria Pieter Anna Willem Johanna Hendrik Elisabeth Cornelis Margaretha Dirk Sanne Bas Lotte Joost Femke Maarten Ingrid"
    ),
    families=_w(
        "Jong Jansen Vries Berg Bakker Dijk Visser Smit Meijer Boer Mulder Groot Bos Vos Peters Hendriks Leeuwen Dekker Brouwer Wit Dijkstra Smits Graaf Meer Linden Kok Jacobs Haan Vermeulen Heuvel"
    ),
    nouns=_w(
        "beleid samenleving geschiedenis economie onderwijs gezondheid recht cultuur ontwikkeling staat arbeid gezin stad ruimte democratie crisis analyse onderzoek theorie methode studie taal literatuur identiteit migratie milieu energie bestuur innovatie veiligheid"
    ),
    adjectives=_w(
        "sociale politieke economische nieuwe openbare Nederlandse Europese moderne kritische internationale lokale stedelijke historische"
    ),
    links=_w("van de het en in voor op met tussen over naar een der aan door"),
    periodicals=(
        "Tijdschrift voor",
        "Bijdragen tot",
        "Jaarboek voor",
        "Nederlands Tijdschrift voor",
    ),
    particles=("van", "de", "van der", "van den", "ter"),
)

LANGUAGES: Mapping[str, Speech] = {
    "en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN,
    "pt": _PORTUGUESE, "nl": _DUTCH,
}  # fmt: skip

INITIALS = _w("A B C D E F G H J K L M N P R S T V W")
ORDINALS = (
    "1st",
    "2nd",
    "3rd",
    "5th",
    "8th",
    "12th",
    "23rd",
    "Fifth",
    "Third",
    "2012",
    "IEEE",
    "ACM",
)
MEETINGS = (
    "International Conference",
    "Annual Meeting",
    "Workshop",
    "Symposium",
    "European Conference",
    "World Congress",
)
GENRES = (
    "Working Paper",
    "Discussion Paper",
    "Policy Brief",
    "Technical Report",
    "Research Report",
    "Occasional Paper",
    "Report",
    "White Paper",
    "Arbeitspapier",
)
SERIES = (
    "Lecture Notes in Computer Science",
    "Cambridge Studies in Comparative Politics",
    "Edition Suhrkamp",
    "Springer Series in Statistics",
    "Cahiers du Centre",
    "Contributions in Political Science",
    "Studies in Modern History",
    "Biblioteca de Autores",
    "Schriftenreihe des Instituts",
)
PLACES = (
    "Oxford",
    "Cambridge",
    "London",
    "New York",
    "Chicago",
    "Berlin",
    "München",
    "Wien",
    "Zürich",
    "Paris",
    "Lyon",
    "Madrid",
    "Barcelona",
    "Roma",
    "Milano",
    "Lisboa",
    "São Paulo",
    "Amsterdam",
    "Leiden",
    "Boston",
    "Toronto",
    "Sydney",
    "Edinburgh",
    "Stanford",
    "Princeton",
    "Heidelberg",
    "Frankfurt am Main",
    "Wiesbaden",
    "Stuttgart",
    "Washington, DC",
    "Cambridge, MA",
    "Thousand Oaks, CA",
)
PUBLISHERS = (
    ("Oxford University Press", "Oxford"),
    ("Cambridge University Press", "Cambridge"),
    ("Princeton University Press", "Princeton, NJ"),
    ("MIT Press", "Cambridge, MA"),
    ("Harvard University Press", "Cambridge, Mass."),
    ("University of Chicago Press", "Chicago"),
    ("Routledge", "London"),
    ("Sage", "Thousand Oaks, CA"),
    ("Springer", "Berlin"),
    ("Springer VS", "Wiesbaden"),
    ("Palgrave Macmillan", "Basingstoke"),
    ("Suhrkamp", "Frankfurt am Main"),
    ("Campus Verlag", "Frankfurt am Main"),
    ("Nomos", "Baden-Baden"),
    ("Mohr Siebeck", "Tübingen"),
    ("Beck", "München"),
    ("Gallimard", "Paris"),
    ("Presses universitaires de France", "Paris"),
    ("La Découverte", "Paris"),
    ("Seuil", "Paris"),
    ("Alianza", "Madrid"),
    ("Ariel", "Barcelona"),
    ("Siglo XXI", "México"),
    ("Il Mulino", "Bologna"),
    ("Laterza", "Roma-Bari"),
    ("Einaudi", "Torino"),
    ("Almedina", "Coimbra"),
    ("Brill", "Leiden"),
    ("Elsevier", "Amsterdam"),
    ("Wiley", "New York"),
    ("W. W. Norton", "New York"),
    ("Penguin Books", "Harmondsworth"),
    ("PublicAffairs", "New York"),
    ("Houghton Mifflin", "Boston"),
    ("Academic Press", "San Diego"),
    ("CRC Press", "Boca Raton, FL"),
    ("De Gruyter", "Berlin"),
    ("Yale University Press", "New Haven, CT"),
    ("Edward Elgar", "Cheltenham"),
    ("Transcript", "Bielefeld"),
    ("Barbara Budrich", "Opladen"),
)
INSTITUTIONS = (
    "World Bank",
    "International Monetary Fund",
    "World Health Organization",
    "United Nations Development Programme",
    "RAND Corporation",
    "Brookings Institution",
    "Chatham House",
    "Carnegie Endowment for International Peace",
    "Council on Foreign Relations",
    "European Commission",
    "U.S. Department of State",
    "Congressional Research Service",
    "Center for Strategic and International Studies",
    "OECD",
    "Statistisches Bundesamt",
    "Bundesministerium für Bildung und Forschung",
    "Institut national d'études démographiques",
    "Government Accountability Office",
    "International Energy Agency",
    "Belfer Center for Science and International Affairs, Harvard Kennedy School",
    "Peterson Institute for International Economics",
    "National Bureau of Economic Research",
    "Deutsches Institut für Wirtschaftsforschung",
    "Atlantic Council",
    "Pew Research Center",
    "UNESCO",
)
JOURNALS = (
    "International Security",
    "World Politics",
    "Journal of Democracy",
    "American Economic Review",
    "Nature",
    "Science",
    "The Lancet",
    "Survival",
    "American Political Science Review",
    "Foreign Affairs",
    "PLoS ONE",
    "Physical Review Letters",
    "Phys. Rev. D",
    "Nucl. Phys. B",
    "Phys. Lett. B",
    "J. Chem. Phys.",
    "Astrophys. J.",
    "Cell",
    "BMJ",
    "JAMA",
    "New England Journal of Medicine",
    "Econometrica",
    "Quarterly Journal of Economics",
    "Leviathan",
    "Berliner Journal für Soziologie",
    "Soziale Welt",
    "Politische Vierteljahresschrift",
    "Revue d'économie politique",
    "Annales. Histoire, Sciences Sociales",
    "Reis",
    "Dados",
    "Il Politico",
    "Mens en Maatschappij",
    "Social Forces",
    "Annual Review of Sociology",
    "Proceedings of the National Academy of Sciences",
    "IEEE Transactions on Information Theory",
    "Communications of the ACM",
    "Biometrika",
    "Journal of Political Economy",
    "Phys. Rev. B",
    "J. Biol. Chem.",
)
PERIODICALS = (
    "The New York Times",
    "The Washington Post",
    "The Guardian",
    "Financial Times",
    "The Economist",
    "The Atlantic",
    "Foreign Policy",
    "The Diplomat",
    "Le Monde",
    "El País",
    "Frankfurter Allgemeine Zeitung",
    "Die Zeit",
    "Der Spiegel",
    "Corriere della Sera",
    "Time",
    "The Wall Street Journal",
    "Reuters",
    "Los Angeles Times",
    "BBC News",
    "Scientific American",
    "Project Syndicate",
    "Foreign Affairs",
    "Lawfare",
    "NRC Handelsblad",
    "Folha de S.Paulo",
)
ABBREVIATIONS = _w(
    "J. Am. Int. Rev. Phys. Chem. Biol. Med. Soc. Sci. Res. Lett. Eng. Math. Psychol. Econ. Polit. Ann. Acta Proc. Natl. Acad. Clin. Exp. Appl. Theor. Comput. Eur. Arch."
)
HOSTS = (
    "example.org",
    "nytimes.com",
    "brookings.edu",
    "worldbank.org",
    "who.int",
    "rand.org",
    "spiegel.de",
    "lemonde.fr",
    "elpais.com",
    "gov.uk",
    "arxiv.org",
    "medium.com",
    "nature.com",
    "oecd.org",
    "state.gov",
)
