"""What a printed BibTeX, RIS, CSL-JSON or CFF entry claims, as a draft that needs no parsing."""

from __future__ import annotations

import re

from citekit.model import Evidence, Field, Item, Name, Value
from citekit.normalize.agreement import fold
from citekit.normalize.drafts import NormalizedDraft, settle_addresses
from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.normalize.types import infer_type


def claim_of(item: Item, origin: str, quote: str) -> NormalizedDraft:
    """Return what a printed BibTeX or RIS entry claims, as a draft that needs no parsing."""
    evidence = (Evidence(origin=origin, quote=quote[:200]),)
    if origin == "printed:csl-json":  # it is an item already
        fields = {name: Field(confidence=0.99, evidence=evidence) for name in item.variables}
        return NormalizedDraft(
            type=item.type, variables=item.variables, custom=item.custom, fields=fields
        )
    variables = {name: _claimed(value) for name, value in item.variables.items()}
    settle_addresses(variables)
    genre = variables.get("genre")
    if isinstance(genre, str) and fold(genre) not in fold(re.sub(r"@\w+", "", quote)):
        del variables["genre"]  # said by the entry's type, not by its words
    fields = {name: Field(confidence=0.98, evidence=evidence) for name in variables}
    return NormalizedDraft(
        type=infer_type(variables, item.type),
        variables=variables,
        custom=item.custom,
        fields=fields,
    )


def _claimed(value: Value) -> Value:
    """BibTeX cuts an institution's name at its comma: "AI Security Institute, UK"."""
    if not isinstance(value, tuple):
        return value
    return tuple(
        Name(literal=f"{name.family}, {name.given}")
        if name.given.isupper() and INSTITUTION_HEAD.are_in(name.family)
        else name
        for name in value
    )
