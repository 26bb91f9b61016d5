"""Events from outside: pasted lines and CSV files are read to rows, rows compared with what there is, then saved.

Reading and comparing save nothing. `import_events` in `timeline.services` saves.
"""

from .comparison import Outcome, State, compare
from .csv_format import read_csv
from .exceptions import UnreadableFile
from .lines import read_lines
from .rows import Row, Word

__all__ = ["Outcome", "Row", "State", "UnreadableFile", "Word", "compare", "read_csv", "read_lines"]
