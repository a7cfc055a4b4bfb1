"""Authors of well-known works, split by hand: "family|given|particle|suffix", "*" for one name that is whole."""

from __future__ import annotations

from citekit.model import Name

_WORKS = """
Beck|Ulrich
Beck|Ulrich; Giddens|Anthony; Lash|Scott
Beck|Ulrich; Beck-Gernsheim|Elisabeth
Berger|Peter L.; Luckmann|Thomas
Horkheimer|Max; Adorno|Theodor W.
Adorno|Theodor W.; Frenkel-Brunswik|Else; Levinson|Daniel J.; Sanford|R. Nevitt
Bourdieu|Pierre; Passeron|Jean-Claude
Boltanski|Luc; Chiapello|Ève
Mayntz|Renate; Scharpf|Fritz W.
Müller|Walter; Haun|Dietmar
Mayer|Karl Ulrich; Blossfeld|Hans-Peter
Blossfeld|Hans-Peter; Shavit|Yossi
Allmendinger|Jutta; Hinz|Thomas
Esping-Andersen|Gøsta
Diekmann|Andreas; Preisendörfer|Peter
Schnell|Rainer; Hill|Paul B.; Esser|Elke
Glaser|Barney G.; Strauss|Anselm L.
Strauss|Anselm L.; Corbin|Juliet M.
Thomas|William I.; Znaniecki|Florian
Jahoda|Marie; Lazarsfeld|Paul F.; Zeisel|Hans
Inglehart|Ronald; Welzel|Christian
Lipset|Seymour Martin; Rokkan|Stein
Almond|Gabriel A.; Verba|Sidney
Verba|Sidney; Schlozman|Kay Lehman; Brady|Henry E.
Erikson|Robert; Goldthorpe|John H.
Goldthorpe|John H.; Lockwood|David; Bechhofer|Frank; Platt|Jennifer
Ganzeboom|Harry B. G.; De Graaf|Paul M.; Treiman|Donald J.
Blau|Peter M.; Duncan|Otis Dudley
DiMaggio|Paul J.; Powell|Walter W.
Meyer|John W.; Rowan|Brian
Nye|Joseph S.||Jr.
Keohane|Robert O.; Nye|Joseph S.||Jr.
Hammond|John S.||III; Keeney|Ralph L.; Raiffa|Howard
Gates|Henry Louis||Jr.
Humboldt|Wilhelm|von
Weizsäcker|Carl Friedrich|von
Beyme|Klaus|von
Trotha|Trutz|von
Dülmen|Richard|van
Hofstede|Geert; Hofstede|Gert Jan; Minkov|Michael
Kersbergen|Kees|van; Waarden|Frans|van
Waals|Johannes Diderik|van der
Tocqueville|Alexis|de
Beauvoir|Simone|de
Saussure|Ferdinand|de
Sousa Santos|Boaventura|de
Certeau|Michel|de; Giard|Luce; Mayol|Pierre
Della Porta|Donatella; Diani|Mario
De Vries|Jan; Woude|Ad|van der
Le Goff|Jacques
Le Roy Ladurie|Emmanuel
La Porta|Rafael; Lopez-de-Silanes|Florencio; Shleifer|Andrei; Vishny|Robert W.
García Márquez|Gabriel
Vargas Llosa|Mario
Sánchez Vázquez|Adolfo
Cardoso|Fernando Henrique; Faletto|Enzo
Przeworski|Adam; Alvarez|Michael E.; Cheibub|José Antonio; Limongi|Fernando
Acemoglu|Daron; Johnson|Simon; Robinson|James A.
Kahneman|Daniel; Tversky|Amos
Watson|James D.; Crick|Francis H. C.
King|Gary; Keohane|Robert O.; Verba|Sidney
Hall|Peter A.; Soskice|David
Streeck|Wolfgang; Thelen|Kathleen
O'Donnell|Guillermo; Schmitter|Philippe C.; Whitehead|Laurence
O'Neill|Onora
D'Andrade|Roy G.
Lévi-Strauss|Claude
Merleau-Ponty|Maurice
Deleuze|Gilles; Guattari|Félix
Latour|Bruno; Woolgar|Steve
Callon|Michel; Law|John; Rip|Arie
Laclau|Ernesto; Mouffe|Chantal
Hardt|Michael; Negri|Antonio
Wilkinson|Richard; Pickett|Kate
Katz|Elihu; Lazarsfeld|Paul F.
Fukuyama|Francis
Sen|Amartya
Xu|Yiqing; Yao|Yang
Li|Jing; Wu|Xiaogang
Kitschelt|Herbert; McGann|Anthony J.
McAdam|Doug; McCarthy|John D.; Zald|Mayer N.
MacIntyre|Alasdair
Wacquant|Loïc J. D.
Bueno de Mesquita|Bruce; Smith|Alastair; Siverson|Randolph M.; Morrow|James D.
Ortega y Gasset|José
Radcliffe-Brown|Alfred R.
Vaswani|Ashish; Shazeer|Noam; Parmar|Niki; Uszkoreit|Jakob; Jones|Llion; Gomez|Aidan N.; Kaiser|Łukasz; Polosukhin|Illia
He|Kaiming; Zhang|Xiangyu; Ren|Shaoqing; Sun|Jian
Le|Quoc V.; Mikolov|Tomas
Goodfellow|Ian; Bengio|Yoshua; Courville|Aaron
Mannheim|Karl
Mills|C. Wright
Marshall|T. H.
Thompson|E. P.
Hobsbawm|E. J.; Ranger|T. O.
Braverman|Harry
Piketty|Thomas; Saez|Emmanuel
Rosa|Hartmut
Luhmann|Niklas
Habermas|Jürgen; Luhmann|Niklas
Elias|Norbert; Scotson|John L.
Kern|Horst; Schumann|Michael
Baethge|Martin; Oberbeck|Herbert
Lutz|Burkart; Sengenberger|Werner
Heitmeyer|Wilhelm; Buhse|Heike; Liebe-Freund|Joachim; Möller|Kurt; Müller|Joachim; Ritz|Helmut; Siller|Gertrud; Vossen|Johannes
"""

WORKS: tuple[tuple[Name, ...], ...] = tuple(
    tuple(
        Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)
        for family, given, particle, suffix in (
            (person.strip() + "|||").split("|")[:4] for person in line.split(";")
        )
    )
    for line in _WORKS.strip().splitlines()
)

INSTITUTIONS = """
Statistisches Bundesamt
Bundesministerium für Arbeit und Sozialordnung
Bundesministerium für Familie, Senioren, Frauen und Jugend
Bundeszentrale für politische Bildung
Bundesagentur für Arbeit
Deutscher Bundestag
Deutsches Jugendinstitut
Deutsche Shell
Jugendwerk der Deutschen Shell
Institut für Demoskopie Allensbach
Institut für Arbeitsmarkt- und Berufsforschung
Presse- und Informationsamt der Bundesregierung
Zentrum für Umfragen, Methoden und Analysen (ZUMA)
Autorengruppe Bildungsberichterstattung
Arbeitsgruppe Bielefelder Soziologen
Sachverständigenrat zur Begutachtung der gesamtwirtschaftlichen Entwicklung
Konsortium Bildungsberichterstattung
Friedrich-Ebert-Stiftung
Bertelsmann Stiftung
Forschungsgruppe Wahlen e.V.
Europäische Kommission
Kommission der Europäischen Gemeinschaften
Wissenschaftszentrum Berlin für Sozialforschung
Centre for Contemporary Cultural Studies
U.S. Department of Health, Education, and Welfare
National Academies of Sciences, Engineering, and Medicine
Organisation for Economic Co-operation and Development
Office for National Statistics
World Bank
Committee on the Human Dimensions of Global Change
Institut national de la statistique et des études économiques
Ministère de l'Éducation nationale
Instituto Nacional de Estadística
Ministerio de Educación y Ciencia
Instituto Brasileiro de Geografia e Estatística
Istituto Nazionale di Statistica
Sociaal en Cultureel Planbureau
Statistics Sweden
Bureau of Labor Statistics
U.S. Bureau of the Census
Royal Society of Chemistry
Landesamt für Datenverarbeitung und Statistik Nordrhein-Westfalen
Senatsverwaltung für Gesundheit und Soziales
OECD
GESIS
""".strip().splitlines()
"""Institutions that write and edit, each one name."""
