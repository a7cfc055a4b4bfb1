"""An item printed back in its block's own form, and compared with the block.

Equality proves that nothing was lost, not that every word lies in the right field: ``odds``
holds how often records that print back are right, as measured. ``words`` makes texts
comparable; ``forms`` says in which styles blocks are printed: add a row there to teach one.
"""

from __future__ import annotations

from citekit.proof.proving import prove

__all__ = ["prove"]
