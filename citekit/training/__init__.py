"""Makes the tagger's model: labelled strings in, a model and its card out.

``python -m citekit.training --data FOLDER…`` reads ``*.jsonl`` files of
``{"text": …, "spans": [[label, start, end], …]}``, trains, scores on a part held out, and
writes ``references.crfsuite`` and ``card.json``. Same data and seed, same scores.
To learn a further corpus, map its labels in ``corpora.LABELS``.
"""

from __future__ import annotations

from citekit.training.corpora import Labelled, read_corpora
from citekit.training.trainer import Trained, train

__all__ = ["Labelled", "Trained", "read_corpora", "train"]
