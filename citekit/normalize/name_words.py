"""The words that tell parts of names apart: particles, suffixes, institutions, surnames.

To teach the name parser a language, add its words here; nothing else knows any.
"""

from __future__ import annotations

import re

from citekit.patterns import Words, lazy

PARTICLES = frozenset(
    """
    a' af al am an auf aus'm av aw bar ben bin bint d d' da dal dalla das de degli dei del dela
    della delle dello den der des di dit do dos du e el em ibn im in 't 's-gravenhage la las le les li
    lo los mac na op pour s' t te ten ter the thor til to 'n um ur v. van vande vander ved vom von zu
    zum zur абу ал аль бен бин дал дан ван дер де ди дю фон эль
    """.split()
)
"""Lower-case words that belong before a family name."""

CAPITAL_PARTICLES = frozenset(
    """Al Da De Del Della Delle Den Der Des Di Dos Du El La Le Mac Ní Ó Saint Sainte St. Ste. Ten Ter Van Vanden Vander
    Ver Vom Von Zum Zur""".split()
)
"""Particles with a capital: they begin the family name."""

SUFFIX = lazy(
    r"(?:jr|sr|jnr|snr|(?:jun|sen)(?=\.)|(?-i:jun|sen)|junior|senior|filho|neto|júnior|(?-i:I{2,3}|IV|VI{0,3})|2nd|3rd|4th|2d|3d)\.?",
    re.IGNORECASE,
)
"""What may follow a whole name: Jr., III, Filho. "Sen" and "Jun" without a point are names."""

DEGREE = lazy(
    r"(?:ph\.?\s?d|d\.?\s?phil|m\.?\s?d|m\.?\s?p\.?\s?h|m\.?\s?s\.?\s?c?|b\.?\s?s\.?\s?c"
    r"|m\.?\s?b\.?\s?a"
    r"|r\.?\s?n|j\.?\s?d|ll\.?\s?m|dr\.?\s?p\.?\s?h|ed\.?\s?d|esq|frcp|frcs|facp|m\.?\s?a)\.?",
    re.IGNORECASE,
)
"""Degrees after a name, which are not printed in references."""

HONORIFIC = lazy(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Hon|Rev|Univ\.-Prof|Dipl\.-[A-Z][a-z]{2,8}|Dr\.-Ing|Dr\.\s?h\.\s?c|Mag)\."
    r"|Dr|Prof|Professor|Professorin|PD|Sir|Dame|Mme|Mlle|Herr|Frau|Pater|(?:The\s)?(?:Right\s|Very\s)?Reverend)"
    r"(?:\s*(?:med|phil|jur|rer\.\s?(?:nat|pol|soc|oec)|theol|habil|h\.\s?c)\.)*\s+(?=\S)"
)
"""Titles before a name, which are not part of it."""

TITLES = lazy(r"(?:(?:Prof|Dr|PD|Dipl|Mag)\.?(?:\s|$)){1,4}")
"""Titles that stand alone behind a name: "Habermas, Jürgen, Prof. Dr."."""

_HEADS = """
    academia académie academies academy accademia administration agence agencia agency agenzia
    akademie alliance archive archives army asociación assembly associates association associação
    associazione authority banca banco bank banque board brigade bundes* bureau cabinet campaign
    center centers centre centro centrum chamber city_of club coalition collaboration college
    comisión comité commissie commission committee community company confederation conference
    congress conseil consejo consiglio consorcio consortium convention cooperative corp corporation
    council court ctr departamento département department directorate division embassy endowment
    enterprise facility fakultät federation firm fondation forum foundation fund fundación fundação
    *gemeinschaft *gesellschaft ggmbh gmbh gobierno gouvernement government governo group groupe
    grupo headquarters hospital inc initiative inquiry *institut institute institutes institution
    instituto institutos instituts istituto kommission konsortium laboratories laboratory league library
    limited llc llp ltd ministry *minister* *ministèr* *ministér* mission museum network netzwerk news
    observatory office oficina organisatie organisation organización organization panel partnership
    party planbureau press progetto programm programme project projekt projeto proyecto rat republic school
    secretariat sekretariat senatsverwaltung service services sociedad sociedade societa società societé société society staff
    stichting *stiftung survey syndicate task_force team trust union unit universidad* universit*
    *universität *verband *verein verlag wikipedia working_group *zentrum академия институт
    министерство университет *学院* *大学* *研究所* *委员会* *協会* *연구소* *대학교*
    WHO OECD IMF IAEA NATO EU UN UNDP UNHCR FAO ILO WTO UNEP UNESCO UNICEF IPCC NASA NOAA USGS NIH
    CDC FDA EPA
"""

INSTITUTION_HEAD = Words(_HEADS)
"""What kind of institution it is: nouns that no person is called by."""

INSTITUTION = Words(
    _HEADS
    + """
    abteilung *amt allensbach anstalt *arbeitsgemeinschaft arbeitsgruppe arbeitskreis arbeitsstelle autorengruppe
    bildungsrat deutsche_shell emnid enquete ethikrat fachbereich forschungsgruppe forschungsprojekt forschungsstelle
    forschungsverbund *gewerkschaft holding infas infratest jugendwerk *kollektiv *kommission kuratorium landesanstalt
    landesregierung landeszentrale projektgruppe redaktion sachverständigenrat statistics wissenschaftsrat
    *zeitung collective contributors deutsche deutscher deutsches europäische europäischer europäisches european
    experts federal intergovernmental international investigators national nations parliament
    police research senate united
    """
)
"""These nouns, and the adjectives that come with them."""

HISPANIC_FAMILIES = frozenset(
    """
    aguilar aguilera aguirre alonso álvarez alvarez arias ayala benítez blanco bravo bueno caballero cabrera
    calvo campos cano carmona carrasco carrillo castillo castro contreras cortés crespo cruz delgado díaz diaz
    domínguez durán espinosa estévez fernández fernandez ferrer flores fuentes gallardo gallego garcía garcia
    garrido gil giménez gómez gomez gonzález gonzalez guerrero gutiérrez gutierrez guzmán hernández hernandez
    herrera herrero hidalgo ibáñez iglesias jiménez jimenez lópez lopez lozano marín márquez marquez martín
    martínez martinez medina mejía méndez mendoza miranda molina montero montoya morales moreno muñoz munoz
    navarro nieto núñez nunez ortega ortiz pascual pastor peña pérez perez pizarro prieto quintero ramírez
    ramirez ramos reyes ríos rivas rivera rodríguez rodriguez rojas román romero rubio ruiz salazar salinas
    sánchez sanchez sandoval santana santiago santos sanz serrano silva soler soto sousa suárez suarez torres
    valencia vargas vázquez vazquez vega velasco vélez vicente vidal villanueva zamora
    """.split()
)
"""The commonest family names of Spain and Latin America: the first of a double name."""

GIVEN_NAMES = frozenset(
    """
    aaron adam adrian alan albert alberto alejandro alex alexander alfred alice amanda amy ana
    andrea andreas andrew andré angela anja anna anne anthony antonio arthur barbara benjamin
    bernard
    bill brian bruce carl carlos carmen carol caroline catherine charles charlotte chris christian
    christine christopher claudia craig daniel daniela david deborah denis dennis diana diego donald
    dorothy douglas edward eduardo elena elizabeth emily emma eric erik ernst eugene eva federico
    felix fernando francesco francis francisco francois françois frank franz fred frederick
    friedrich
    gabriel gary george georg gerald gerhard giovanni giuseppe gordon graham greg gregory guido
    hannah hans harold harry heather heinrich heinz helen helmut henry herbert howard hugo ian
    ingrid isabel ivan jack jacob jacques jaime james jan jane janet jason javier jean jeff jeffrey
    jennifer jens jeremy jessica jesús jim joachim joan joe joel johannes john jonathan jorge josé
    jose josef joseph joshua juan judith julia julian julie jürgen karen karin karl kate katherine
    kathleen keith kenneth kevin kim klaus kurt lars laura lawrence linda lisa louis louise lucas
    luca luis lukas manfred manuel marc marco marcus margaret maria marie mario mark markus martha
    martin mary matthew matthias maurice max megan melissa michael michel michelle miguel monica
    nancy natalie nicholas nicolas nicole nina norbert olga oliver olivier oscar pablo pamela paola
    paolo patricia patrick paul paula pedro peter petra philip philippe pierre rachel rafael ralph
    raymond rebecca renate ricardo richard robert roberto roger roland ronald ruth ryan samuel
    sandra sarah scott sean sebastian sharon simon sofia sophie stefan stefano stephanie stephen
    steve steven stuart susan suzanne sylvia teresa theodor theodore thomas tim timothy tom ulrich
    ursula valerie victor victoria vincent vladimir walter wayne werner wilhelm william wolfgang
    yves
    achim adalbert alessandro alfons alois andrzej angelika anita ann annette annika antje antoine anton armin
    arnold artur astrid august axel beate bernd bernhard bert bertrand birgit björn bruno burkhard carla carola
    carsten cecilia cornelia dagmar detlef didier dieter dietmar dietrich dirk dominique doris eberhard eckart
    edgar edith egon ekkehard elfriede elias elisabeth elke else elsa emanuel emil emile erich erika ernest erwin
    esther eugen evelyn ferdinand florian frances frauke frieder friedhelm fritz frédéric gabriele gabriella geoffrey
    georges gerd gerda gerhardt gerlinde gert gilles giorgio gisela graciela gudrun guillermo gustav günter günther
    günther hanna hanns hans-peter hans-jürgen hansjürgen hartmut hedwig heike heiner heino hélène henri henrik
    herbert heribert hermann herta hilde hildegard holger horst hubert igor ilona ilse immanuel ines inge ingeborg
    inger irene iris irmgard isabelle jakob jeanne jill jill joanna joachim jochen jörg josefine jost jutta kai
    karl-heinz karsten kaspar katharina kathrin katja katrin kay knut konrad kristina lena leo leonhard leopold lorenz
    lothar ludger ludwig luise lutz magdalena magnus maja marcel margarete margret marian marianne marina marion
    marlene marta massimo mathias matilde mechthild melanie michaela milton mónica moritz nadine nicola nikolaus nils
    oskar otto pascal pauline peer pia pietro rainer raimund ralf raúl regina reiner reinhard reinhold renate
    renée rita robin rolf rosa rosemarie roswitha rudi rudolf rupert sabina sabine salvador sascha siegfried sigmund
    sigrid silke silvia simone sonja stanley stéphane steffen susanne svenja sybille tanja thilo thorsten tilman
    tobias tom torsten udo ulf ulla ulrike uta ute uwe vera verena viktor vincenzo volker volkmar waldemar waltraud
    aldo alessandra alfredo amélie andré anke annemarie ansgar anselm antje anthony arne arno barney benedikt benno bertolt
    bärbel birger birte boris britta burkart carolin christa christel christiane christoph claus clemens constanze dagny
    daphne detlev diethelm dorothea dorothee eckhard edda edelgard eduard eike elias elmar emilia enzo ernesto esping
    eva-maria falk félix franz-xaver friedrike friedhelm fritjof gaby gerlind gerold gesa gesine godehard gøsta gottfried
    götz gundula gunnar gunther günther hajo hanno hans-dieter hans-georg hans-joachim hans-ulrich hanspeter hansgünther
    harald harro hartwig heide heidemarie heidrun heinz-herbert helga helma helmuth henning henriette herfried hilmar
    hinrich hiltrud hugh ilka imke ingo ingolf irmela irmgard jan-hinrik jean-claude joseph jutta karin karl-heinz
    karl-siegbert katarina kerstin kirsten konstanze lewis lieselotte lilo lisbeth lorenz lucie lutz maike manuela
    margit margitta marie-luise marlis martina matthew max-emanuel meike meinhard meinolf michaela mirjam nikolas niklas
    norbert odo oskar ottmar otthein peer-ulrich philipp quintin radegundis ralf regine reimer reimund reinhart robert
    roman ronald rosmarie rudolph rüdiger ruth salvatore siegrid sigurd sonja steffi stephan susann svenja talcott tassilo
    theda theo thomas tilla till tim tina traute ulla uli ullrich urs ursel ute volkhard waltraut wassilios wendelin
    wilfrid wolf-dieter wolfdietrich yossi
    amartya beatrice bridget brigitte cass clifford clive daniel derek dorothea douglas dudley edwin eleanor elinor elliot
    erving florence frederic gayatri gertrude gilbert gregory harriet harvey herman howard immanuel irving isaiah jonathan
    judith kimberly leon leonard leslie lionel lucy malcolm marilyn marshall maurice mildred miriam nathan neil noam norman
    oscar patricia pauline pitirim quentin randall raymond reinhold rosalind roy ruth seymour sherry sidney simone solomon
    talcott theda vernon virginia wendy wilbert willa
    werner wiebke wilfried wilhelmine willi willy winfried wolf wolfram xavier yvonne
    """.split()
)
"""Common given names, to tell "Given Family, Given Family" from "Family Family, Given Given"."""

EAST_ASIAN_FAMILIES = frozenset(
    """
    bae cai cao chang chen cheng chiang cho choi chung deng ding dong du fan fang feng gao guo han he hong hsu hu huang hwang
    jang jeon jeong jiang jung kang kim kwon li liang lim lin liu lu luo ma mao moon oh pan park peng ryu shin song su sun
    tang tian tsai wang wei wu xiao xie xu yang ye yoon yu yuan zeng zhang zhao zheng zhou zhu
    """.split()
)
"""Family names of China and Korea in Latin letters, to tell "Chen Kuan-Hsing" from "Kuan-Hsing Chen"."""

COMPOUND_CHINESE_FAMILIES = frozenset(
    "欧阳 司马 诸葛 上官 东方 皇甫 尉迟 公孙 慕容 令狐 歐陽 司馬 諸葛".split()
)
"""Chinese family names of two characters."""
