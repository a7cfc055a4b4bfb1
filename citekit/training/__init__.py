"""Makes the tagger's model: labelled strings in, a model and its card out.

``python -m citekit.training --data FOLDER…`` reads ``*.jsonl`` files of
``{"text": …, "spans": [[label, start, end], …]}``, prints the works that they cite in other
styles and shapes, trains on both, scores on strings, works and styles held out, and writes
``references.crfsuite``, ``card.json`` and the data's licences as ``NOTICE``. Same data and seed, same model.

To learn a further corpus, map its labels in ``values.LABELS``; to print in a further shape,
add it to ``shapes.SHAPES`` or ``german_shapes``; a further language of made-up items goes to ``words.LANGUAGES``.
"""

from __future__ import annotations

from citekit.training.corpora import Labelled, read_corpora
from citekit.training.trainer import Scores, score, train

__all__ = ["Labelled", "Scores", "read_corpora", "score", "train"]
