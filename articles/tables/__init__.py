"""Comparison tables as data: marks, cells, the grid, and the forms in which it is typed and stored."""
