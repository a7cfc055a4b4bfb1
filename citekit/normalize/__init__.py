"""Printed strings → CSL values: names, dates, numbers, identifiers, types.

A kind of value is a module here with a ``parse_`` function from text to value. To add
one, write the module and name it in ``drafts``, which leads each variable to its rule.
"""

from citekit.normalize.dates import parse_date
from citekit.normalize.drafts import NormalizedDraft, normalize_draft
from citekit.normalize.names import NameList, parse_name, parse_names
from citekit.normalize.types import infer_type

__all__ = [
    "NameList",
    "NormalizedDraft",
    "infer_type",
    "normalize_draft",
    "parse_date",
    "parse_name",
    "parse_names",
]
