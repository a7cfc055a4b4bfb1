"""What every notice says to a person: code → English sentence, filled from its params."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citekit.model import Notice

_MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        # one line a code, in the alphabet; {name} stands for a param of the notice
        "date-shortened": "{variable}: of {text!r} only the year could be read",
        "date-unread": "{variable}: {text!r} is not a date that can be read",
        "truncated-names": "{variable}: the list of names is cut off (et al.)",
        "value-unread": "{variable}: {text!r} could not be read and was left out",
    }
)


def message_of(notice: Notice) -> str:
    """Return the sentence that tells a person what ``notice`` means."""
    template = _MESSAGES[notice.code]
    return template.format_map({"variable": notice.variable or "", **notice.params})
