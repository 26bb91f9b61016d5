"""Each comparison table of an article as data: where it is found, and its CSV and JSON."""
