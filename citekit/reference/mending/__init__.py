"""What a tagger mistakes, put where print shows it to belong; each module is a list of rules."""
