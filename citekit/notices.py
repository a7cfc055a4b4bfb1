"""What every notice says to a person: code → English sentence, filled from its params."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citekit.model import Notice

_MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        # one line a code, in the alphabet; {name} stands for a param of the notice
    }
)


def message_of(notice: Notice) -> str:
    """Return the sentence that tells a person what ``notice`` means."""
    template = _MESSAGES[notice.code]
    return template.format_map({"variable": notice.variable or "", **notice.params})
