"""Real works, as items."""

from __future__ import annotations

from citekit.model import Date, Item, Name

SOFT_POWER = Item(
    id="nye2004soft",
    type="book",
    variables={
        "author": (Name(family="Nye", given="Joseph S.", suffix="Jr."),),
        "title": "Soft Power: The Means to Success in World Politics",
        "publisher": "PublicAffairs",
        "publisher-place": "New York",
        "issued": Date(parts=((2004,),)),
        "ISBN": "9781586482251",
    },
)
ATTENTION = Item(
    id="vaswani2017attention",
    type="paper-conference",
    variables={
        "author": (
            Name(family="Vaswani", given="Ashish"),
            Name(family="Shazeer", given="Noam"),
            Name(family="Parmar", given="Niki"),
        ),
        "title": "Attention Is All You Need",
        "container-title": "Advances in Neural Information Processing Systems 30",
        "issued": Date(parts=((2017,),)),
    },
)
RISE = Item(
    id="brooks2015rise",
    type="article-journal",
    variables={
        "author": (
            Name(family="Brooks", given="Stephen G."),
            Name(family="Wohlforth", given="William C."),
        ),
        "title": "The Rise and Fall of the Great Powers in the Twenty-first Century",
        "container-title": "International Security",
        "volume": "40",
        "issue": "3",
        "page": "7-53",
        "issued": Date(parts=((2015,),)),
        "DOI": "10.1162/ISEC_a_00225",
    },
)
GOEDEL = Item(
    id="godel1931uber",
    type="article-journal",
    variables={
        "author": (Name(family="Gödel", given="Kurt"),),
        "title": "Über formal unentscheidbare Sätze der Principia Mathematica und verwandter Systeme I",
        "container-title": "Monatshefte für Mathematik und Physik",
        "volume": "38",
        "page": "173-198",
        "issued": Date(parts=((1931,),)),
        "language": "de",
    },
)
WORKS = (SOFT_POWER, ATTENTION, RISE, GOEDEL)
