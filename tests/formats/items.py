"""Items of every type with every variable, for properties of the notations."""

from __future__ import annotations

from hypothesis import strategies as st

from citekit.model import Date, Item, Name, Value
from citekit.variables import TYPES, VARIABLES, Kind

_ODD = st.text(
    st.characters(codec="utf-8"), min_size=1, max_size=12
)  # controls, blanks, every script
_WORDS = st.lists(
    st.sampled_from(
        """the Review DNA of Zürich Łódź 東京 <i>E.</i> "quoted" {braced} a,b c; d: e — f's & g
        [note] # | || %20 $x$ TY ER - @book {:x: 10.1000/182 https://example.org/?a=1&b=2
        van de la and others et al. Jr. III 1999 12-34 e7 no: true null ~ ! ''' \\ * \u00a0""".split()
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
_LINES = st.lists(_WORDS, min_size=1, max_size=3).map("\n".join)
TEXTS = st.one_of(_WORDS, _WORDS, _LINES, _ODD)

PEOPLE = st.builds(
    Name,
    family=_WORDS,
    given=st.one_of(st.just(""), _WORDS),
    dropping_particle=st.sampled_from(["", "", "von", "d'"]),
    non_dropping_particle=st.sampled_from(["", "", "van der", "Le"]),
    suffix=st.sampled_from(["", "", "Jr.", "III"]),
    comma_suffix=st.booleans(),
)
NAMES = st.one_of(PEOPLE, st.builds(Name, literal=TEXTS), st.builds(Name, family=TEXTS))

_YEARS = st.integers(-3000, 9999).filter(bool)
_ENDS = st.one_of(
    st.tuples(_YEARS),
    st.tuples(_YEARS, st.integers(1, 12)),
    st.tuples(_YEARS, st.integers(1, 12), st.integers(1, 28)),
)
DATES = st.one_of(
    st.builds(
        Date,
        parts=st.one_of(st.tuples(_ENDS), st.tuples(_ENDS, _ENDS)),
        season=st.sampled_from([None, None, 1, 4]),
        circa=st.booleans(),
    ),
    st.builds(Date, literal=TEXTS),
    st.builds(Date, raw=TEXTS),
)


def _values(variable: str) -> st.SearchStrategy[Value]:
    match VARIABLES[variable]:
        case Kind.NAMES:
            return st.lists(NAMES, min_size=1, max_size=3).map(tuple)
        case Kind.DATE:
            return DATES
        case _:
            return TEXTS


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Items with a few variables of any kind."""
    names = draw(st.lists(st.sampled_from(sorted(VARIABLES)), max_size=8, unique=True))
    variables = {name: draw(_values(name)) for name in ["title", *names]}
    cut = draw(st.booleans()) and "author" in variables
    return Item(
        id=draw(st.one_of(st.sampled_from(["nye2004soft", "a:b-c", "ключ", "42"]), TEXTS)),
        type=draw(st.sampled_from(sorted(TYPES))),
        variables=variables,
        custom={"citekit": {"truncated": ["author"]}} if cut else {},
    )
