"""What was rendered once is not rendered again: each ref remembers its cites.

Disambiguation asks for the same bare cite several times, and a document that is edited
for the same cites after each edit. What a rendering depends on is the ref and
``Context.inputs``; what it leaves behind is its text and ``Context.outcome``.
"""

from __future__ import annotations

from citekit.csl.context import Context, Render

_MOST = 32
"""How many renderings a ref remembers: edits bring ever new numbers and year suffixes."""


def remembered(render: Render, *, numbered: bool) -> Render:
    """Return ``render`` with a memory; ``numbered`` tells whether citation numbers matter."""

    def again(context: Context) -> str:
        ref = context.ref
        key = (context.inputs(), ref.number if numbered else 0)
        memory = ref.memory
        found = memory.get(key)
        if found is not None:
            return context.recall(found)
        if context.terms is None:
            context.terms = []
        if context.name_sets_shown is None:
            context.name_sets_shown = []
        text = render(context)
        if len(memory) >= _MOST:
            memory.clear()
        memory[key] = context.outcome(text)
        return text

    return again
