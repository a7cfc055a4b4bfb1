"""What can be done with an entry, at its key in a text or in its library."""

from __future__ import annotations

from citekit.library.sameness import Sameness, compare
from citekit.lsp.features.actions import Action
from citekit.lsp.features.links import link_of
from citekit.lsp.shelf import Hit

# So many entries that share a title word are compared with the one at the cursor.
_COMPARED = 30


def find_entry_actions(hit: Hit) -> tuple[Action, ...]:
    """Return how an entry can be filled, and which entries of its library are the same work."""
    item = hit.item
    if item is None or hit.volume.refusal:
        return ()
    library, key = hit.volume.path, hit.entry.key
    actions: list[Action] = []
    if link_of(item):
        actions.append(
            Action(
                title=f"Fetch its page and fill the gaps of {key}",
                kind="quickfix",
                command="citekit.fillEntry",
                arguments={"library": library, "key": key},
            )
        )
    words = tuple(item.text("title").lower().split()[:3])
    for entry in hit.volume.having(words, _COMPARED) if words else ():
        other = hit.volume.item(entry)
        if entry.key == key or other is None:
            continue
        if compare(item, other).sameness is not Sameness.DIFFERENT:
            actions.append(
                Action(
                    title=f"Merge {entry.key} into {key}",
                    kind="quickfix",
                    command="citekit.mergeEntries",
                    arguments={"library": library, "key": key, "other": entry.key},
                )
            )
    return tuple(actions)
