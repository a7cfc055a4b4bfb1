"""A reference string → tokens: words, numbers and single signs, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.patterns import lazy

_TOKEN = lazy(
    r"(?:https?://|www\.)\S*[^\s.,;:)\]>\"”]|10\.\d{4,9}/\S*[^\s.,;:)\]>\"”]"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|\S"
)
MAX_TOKENS = 2_000
"""A reference of more tokens is no reference; what follows them is left out."""

_OPEN = {"(": ")", "[": "]", "{": "}"}
_QUOTES = {
    "“": "”",
    "„": "“",
    "«": "»",
    "‘": "’",
    '"': '"',
    "‹": "›",
    "「": "」",
    "《": "》",
    "»": "«",
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel sequences: texts, where each starts and ends, and what surrounds it.

    ``spaced`` is whether a blank stands before the token; ``quoted`` and ``bracketed``
    whether it lies inside quotation marks or brackets.
    """

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spaced: tuple[bool, ...]
    quoted: tuple[bool, ...]
    bracketed: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.texts)


def tokenize(text: str) -> Tokens:
    """Return the tokens of ``text``, at most ``MAX_TOKENS``."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        if len(texts) == MAX_TOKENS:
            break
        texts.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    spaced = [index == 0 or starts[index] > ends[index - 1] for index in range(len(texts))]
    quoted, bracketed = _states(texts, spaced)
    return Tokens(tuple(texts), tuple(starts), tuple(ends), tuple(spaced), quoted, bracketed)


def _states(texts: list[str], spaced: list[bool]) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    """Whether each token lies inside quotation marks, and inside brackets."""
    quoted: list[bool] = []
    bracketed: list[bool] = []
    closing = ""
    depth = 0
    last = len(texts) - 1
    for index, token in enumerate(texts):
        if len(token) == 1 and not token.isalnum():
            if closing:
                if token == closing or (closing == "”" and token in '"“'):
                    closing = ""
                    quoted.append(True)
                    bracketed.append(depth > 0)
                    continue
            elif token in _QUOTES and (
                index == 0 or spaced[index] or not texts[index - 1].isalnum()
            ):
                end = _QUOTES[token]
                if end in texts[index + 1 : min(last + 1, index + 80)] or token in "“„«":
                    closing = end
            elif token in _OPEN:
                depth += 1
            elif token in ")]}" and depth:
                depth -= 1
                quoted.append(False)
                bracketed.append(True)
                continue
        quoted.append(bool(closing))
        bracketed.append(depth > 0)
    return tuple(quoted), tuple(bracketed)
