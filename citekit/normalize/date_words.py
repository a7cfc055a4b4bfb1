"""Month, season and other words of dates, in the languages that references are printed in.

To teach the date parser a language, add its months and seasons here. A month may be
cut short anywhere after its third letter where that leaves it unlike the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_MONTHS = (
    # en de fr es it pt nl sv/da/no pl ru cs/hr; short forms that are no beginnings come last
    """january januar janvier enero gennaio janeiro januari janvāris styczeń stycznia январь января
    leden ledna jänner ene gen jan jan. sty янв ocak""",
    """february februar février fevrier febrero febbraio fevereiro februari luty lutego февраль
    февраля únor února feber feb fév fev lut фев şubat""",
    """march märz mars marzo março maart marts marzec marca март марта březen března mar mär mrz mrt
    maa мар mart maerz marco""",
    """april avril abril aprile april kwiecień kwietnia апрель апреля duben dubna apr avr abr kwi
    апр nisan""",
    """may mai mayo maggio maio mei maj maja май мая květen května mag mayıs""",
    """june juni juin junio giugno junho czerwiec czerwca июнь июня červen června jun jui giu cze
    июн haziran""",
    """july juli juillet julio luglio julho lipiec lipca июль июля červenec července jul juil lug
    lip июл temmuz""",
    """august août aout agosto augustus augusti sierpień sierpnia август августа srpen srpna aug
    ago aoû sie авг ağustos""",
    """september septembre septiembre setiembre settembre setembro wrzesień września сентябрь
    сентября
    září sep sept set wrz сен сент eylül""",
    """october oktober octobre octubre ottobre outubro październik października октябрь октября
    říjen
    října oct okt ott out paź окт ekim""",
    """november novembre noviembre novembro listopad listopada ноябрь ноября listopadu nov noy lis
    ноя нояб kasım""",
    """december dezember décembre decembre diciembre dicembre dezembro desember grudzień grudnia
    декабрь
    декабря prosinec prosince dec dez déc dic des gru дек aralık""",
)

MONTHS: Mapping[str, int] = MappingProxyType(
    {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
)
"""Word in lower case, without its point → month."""

SEASONS: Mapping[str, int] = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            (
                "spring frühjahr frühling printemps primavera lente voorjaar vår весна wiosna",
                "summer sommer été verano estate verão zomer lato лето",
                "autumn fall herbst automne otoño autunno outono herfst höst jesień осень",
                "winter hiver invierno inverno winter vinter zima зима",
            ),
            1,
        )
        for word in words.split()
    }
)
"""Word in lower case → 1 spring, 2 summer, 3 autumn, 4 winter."""

CIRCA = frozenset("c ca circa cca um vers hacia около".split())
"""Words that make a date uncertain."""

BEFORE_CHRIST = frozenset("bc bce".split())

NOISE = frozenset(
    """
    accessed am abgerufen aktualisiert consultado consulta consulté consultato access added am at
    available
    acesso cited created d data date dated day de del den der des di do e edited edition el em en
    ff first
    from geraadpleegd given gesehen heft i im in issue ed la last le letzter modified no num
    number of on
    online op originally posted print pub published publication publié punched released retrieved
    revised sommersemester ss stand submitted the to updated vol volume visited viewed version vom visto webpage
    wintersemester work ws y zugriff zuletzt
    zugegriffen г года году
    copyright © ad ce n chr th st nd rd er ª º
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes
    sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    """.split()
)
"""Words that may stand in a date's place and say nothing about it."""

PRESENT = frozenset("present today heute now ongoing".split())
"""Words for an open end."""
