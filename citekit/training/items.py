"""Items of our own making: random mixtures of words, names, journals and publishers.

No item is a real work; the same seed gives the same. To add a type, give it a weight in
``_KINDS`` and what makes it in ``make_item``.
"""

from __future__ import annotations

import random

from citekit.model import Date, Item, Name, Value
from citekit.training import words

_KINDS = (
    ("article-journal", 34), ("book", 15), ("chapter", 13), ("report", 9), ("article-newspaper", 7),
    ("article-magazine", 4), ("webpage", 6), ("thesis", 4), ("paper-conference", 6), ("post-weblog", 2),
    ("dataset", 3), ("software", 3),
)  # fmt: skip
_REPOSITORIES = (
    "Zenodo", "Harvard Dataverse", "Dryad", "figshare", "PANGAEA", "ICPSR", "GitHub",
    "UK Data Service", "Mendeley Data", "GESIS", "OSF", "CRAN",
)  # fmt: skip


def make_item(chance: random.Random, language: str) -> Item:
    """Return a random item in a language."""
    kind = chance.choices([name for name, _ in _KINDS], [weight for _, weight in _KINDS])[0]
    speech = words.LANGUAGES[language]
    variables: dict[str, Value] = {
        "title": _title(chance, speech),
        "author": _names(chance, speech),
        "issued": _date(chance, kind),
    }
    if chance.random() < 0.06:
        variables["author"] = (Name(literal=chance.choice(words.INSTITUTIONS)),)
    if chance.random() < 0.03:
        del variables["author"]
    _add_container(chance, kind, speech, variables)
    if kind in ("book", "chapter", "report", "thesis", "paper-conference", "dataset", "software"):
        _add_imprint(chance, kind, speech, variables)
    if chance.random() < (0.35 if kind in ("article-journal", "paper-conference") else 0.05):
        variables["DOI"] = make_doi(chance)
    elif chance.random() < 0.25 or kind in ("webpage", "post-weblog"):
        variables["URL"] = make_url(chance)
        if chance.random() < 0.5:
            variables["accessed"] = Date(
                parts=((chance.randint(2008, 2026), chance.randint(1, 12), chance.randint(1, 28)),)
            )
    return Item(id="made", type=kind, variables=variables)


def _add_container(
    chance: random.Random, kind: str, speech: words.Speech, variables: dict[str, Value]
) -> None:
    match kind:
        case "article-journal":
            variables["container-title"] = _journal(chance, speech)
            variables["volume"] = str(chance.randint(1, 320))
            if chance.random() < 0.65:
                variables["issue"] = chance.choice(
                    (str(chance.randint(1, 24)), f"{chance.randint(1, 6)}-{chance.randint(7, 12)}")
                )
            variables["page"] = _pages(chance)
        case "article-newspaper" | "article-magazine" | "post-weblog":
            variables["container-title"] = chance.choice(words.PERIODICALS)
            if chance.random() < 0.15:
                variables["page"] = str(chance.randint(1, 60))
        case "chapter" | "paper-conference":
            conference = kind == "paper-conference"
            variables["container-title"] = (
                f"Proceedings of the {chance.choice(words.ORDINALS)} {chance.choice(words.MEETINGS)} on {_phrase(chance, speech, 1, 4).title()}"
                if conference else _title(chance, speech)
            )  # fmt: skip
            variables["page"] = _pages(chance)
            if chance.random() < (0.2 if conference else 0.8):
                variables["editor"] = _names(chance, speech)
        case "webpage":
            if chance.random() < 0.5:
                variables["container-title"] = chance.choice(words.INSTITUTIONS)


def _add_imprint(
    chance: random.Random, kind: str, speech: words.Speech, variables: dict[str, Value]
) -> None:
    publisher, place = chance.choice(words.PUBLISHERS)
    if kind == "thesis":
        variables["publisher"] = f"University of {place}"
        variables["publisher-place"] = place
        variables["genre"] = chance.choice(
            ("PhD thesis", "Dissertation", "Master's thesis", "PhD diss.")
        )
        return
    if kind in ("dataset", "software"):
        variables["publisher"] = chance.choice((*words.INSTITUTIONS, *_REPOSITORIES))
        if chance.random() < 0.3:
            variables["genre"] = "Data set" if kind == "dataset" else "Computer software"
        return
    if kind == "report":
        publisher = chance.choice(words.INSTITUTIONS)
        if chance.random() < 0.5:
            variables["genre"] = chance.choice(words.GENRES)
        if chance.random() < 0.5:
            variables["number"] = chance.choice(
                (
                    f"{chance.randint(1990, 2026)}-{chance.randint(1, 40):02}",
                    str(chance.randint(1, 9000)),
                    f"R{chance.randint(40000, 49999)}",
                )
            )
    variables["publisher"] = publisher
    if chance.random() < 0.75:
        variables["publisher-place"] = place
    for role in ("editor", "translator"):
        if kind == "book" and chance.random() < 0.08:
            variables[role] = _names(chance, speech)
    if kind == "book" and chance.random() < 0.2:
        variables["edition"] = str(chance.randint(2, 9))
    if kind == "book" and chance.random() < 0.12:
        variables["ISBN"] = (
            f"978-{chance.randint(0, 9)}-{chance.randint(100, 999)}-{chance.randint(10000, 99999)}-{chance.randint(0, 9)}"
        )
    if chance.random() < 0.15:
        variables["collection-title"] = chance.choice(words.SERIES)
        if chance.random() < 0.6:
            variables["volume"] = str(chance.randint(1, 900))


def _names(chance: random.Random, speech: words.Speech) -> tuple[Name, ...]:
    count = chance.choices((1, 2, 3, 4, 5, 6, 9), (40, 25, 14, 8, 5, 4, 4))[0]
    return tuple(_name(chance, speech) for _ in range(count))


def _name(chance: random.Random, speech: words.Speech) -> Name:
    given = chance.choice(speech.given)
    if chance.random() < 0.3:
        given += f" {chance.choice(words.INITIALS)}."
    elif chance.random() < 0.35:
        given = " ".join(
            f"{letter}." for letter in chance.sample(words.INITIALS, chance.choice((1, 1, 2)))
        )
    family = chance.choice(speech.families)
    if chance.random() < 0.05:
        family += f"-{chance.choice(speech.families)}"
    particle = (
        chance.choice(speech.particles) if speech.particles and chance.random() < 0.08 else ""
    )
    suffix = chance.choice(("Jr.", "III")) if chance.random() < 0.02 else ""
    return Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)


def _title(chance: random.Random, speech: words.Speech) -> str:
    title = _phrase(chance, speech, 2, 9)
    title = title[0].upper() + title[1:]
    if speech.title_case and chance.random() < 0.5:
        title = " ".join(
            w if w in speech.links and i else w[0].upper() + w[1:]
            for i, w in enumerate(title.split())
        )
    if chance.random() < 0.3:
        second = _phrase(chance, speech, 2, 6)
        title += chance.choice((": ", ": ", ". ", "? ", " – ")) + second[0].upper() + second[1:]
    if chance.random() < 0.08:
        title += "?"
    if chance.random() < 0.06:
        title += f", {chance.randint(1850, 1999)}-{chance.randint(2000, 2020)}"
    return title


def _phrase(chance: random.Random, speech: words.Speech, least: int, most: int) -> str:
    """Nouns and adjectives joined by little words, as titles are."""
    out = [chance.choice(speech.nouns)]
    for _ in range(chance.randint(least, most) - 1):
        if chance.random() < 0.45:
            out.append(chance.choice(speech.links))
        if chance.random() < 0.3:
            out.append(chance.choice(speech.adjectives))
        out.append(chance.choice(speech.nouns))
    return " ".join(out)


def _journal(chance: random.Random, speech: words.Speech) -> str:
    if chance.random() < 0.5:
        return chance.choice(words.JOURNALS)
    if chance.random() < 0.4:
        return " ".join(chance.sample(words.ABBREVIATIONS, chance.randint(2, 4)))
    return f"{chance.choice(speech.periodicals)} {_phrase(chance, speech, 1, 2).title()}"


def _date(chance: random.Random, kind: str) -> Date:
    year = chance.randint(1930, 2026) if chance.random() < 0.3 else chance.randint(1990, 2026)
    if (
        kind in ("article-newspaper", "article-magazine", "post-weblog", "webpage")
        and chance.random() < 0.8
    ):
        return Date(parts=((year, chance.randint(1, 12), chance.randint(1, 28)),))
    if chance.random() < 0.15:
        return Date(parts=((year, chance.randint(1, 12)),))
    if kind == "article-journal" and chance.random() < 0.08:
        return Date(parts=((year,),), season=chance.randint(1, 4))
    return Date(parts=((year,),))


def _pages(chance: random.Random) -> str:
    first = chance.randint(1, 1900)
    if chance.random() < 0.08:
        return f"e{chance.randint(1000, 99999)}"
    return f"{first}-{first + chance.randint(1, 60)}"


def make_doi(chance: random.Random) -> str:
    """Return an identifier as publishers make them; it leads nowhere."""
    tail = chance.choice((f"s{chance.randint(10000, 99999)}-{chance.randint(10, 25):03}-{chance.randint(1000, 9999)}-{chance.randint(0, 9)}",
                          f"j.{chance.choice(('jfe', 'cell', 'tics', 'respol'))}.{chance.randint(1999, 2025)}.{chance.randint(1, 12):02}.{chance.randint(1, 99):03}",
                          f"{chance.randint(1000000, 9999999)}"))  # fmt: skip
    return f"10.{chance.randint(1000, 9999)}/{tail}"


def make_url(chance: random.Random) -> str:
    """Return an address on a host that is known; the page is made up."""
    host = chance.choice(words.HOSTS)
    path = "/".join(
        chance.sample(
            (
                "research",
                "2021",
                "05",
                "reports",
                "publication",
                "articles",
                "blog",
                "news",
                "view",
                "12345",
            ),
            chance.randint(1, 3),
        )
    )
    return f"https://{chance.choice(('www.', ''))}{host}/{path}"
