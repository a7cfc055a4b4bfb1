"""Where braces, quotes and parentheses of a .bib file close, in linear time on any input."""

from __future__ import annotations

import re

from citekit.patterns import lazy

_BRACE = lazy(r"[{}]")
_STOPS = {'"': lazy(r"[{}\"]"), ")": lazy(r"[{})]")}


class UnclosedError(Exception):
    """A bracket has no end."""


class Brackets:
    """The brackets of one text. ``are_broken`` tells that one was found without an end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closing: dict[int, int] | None = None
        self._wasted = 0
        self.are_broken = False

    def close(self, inside: int, sign: str) -> int:
        """Return the place after the ``sign`` that closes what begins before ``inside``.

        Braces in between balance, as in bibtex.web.

        Raises:
            UnclosedError: there is none.
        """
        if sign == "}":
            return self._close_brace(inside)
        # Many openers without an end would each be searched for to the end of the file.
        if self._wasted > 10 * len(self._text):
            raise UnclosedError
        place = inside
        while True:
            match = _STOPS[sign].search(self._text, place)
            if match is None or match[0] == "}":
                self.are_broken = True
                self._wasted += (match.start() if match else len(self._text)) - inside
                raise UnclosedError
            if match[0] == sign:
                return match.end()
            place = self._close_brace(match.end())

    def _close_brace(self, inside: int) -> int:
        if self._closing is None:
            depth = 1
            for match in _BRACE.finditer(self._text, inside):
                depth += 1 if match[0] == "{" else -1
                if depth == 0:
                    return match.end()
            # One pass over all braces now, so that a file of unclosed ones stays linear.
            self._closing = _pairs(self._text)
            self.are_broken = True
        end = self._closing.get(inside - 1)
        if end is None:
            raise UnclosedError
        return end + 1


def _pairs(text: str) -> dict[int, int]:
    closing: dict[int, int] = {}
    stack: list[int] = []
    for match in re.finditer(r"[{}]", text):
        if match[0] == "{":
            stack.append(match.start())
        elif stack:
            closing[stack.pop()] = match.start()
    return closing
