"""Words of a string → a label for each, by a trained sequence tagger: tokens, features, runs."""
