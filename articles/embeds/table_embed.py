"""A comparison table in a frame on another site."""

from urllib.parse import urljoin

from articles.table_data.shown_table import ShownTable, tables_in
from articles.tables.grid import Grid
from core.embedding import WIDTH, Embed

LEAST, MOST = 240, 900
CHARACTER, LINE, PADDING, SURROUNDINGS = 15, 25, 28, 190  # pixels


def table_embed(table: ShownTable, root: str) -> Embed:
    """`root` is any whole address of the site."""
    address = urljoin(root, table.embed_path)
    return Embed(title=f"{table.caption}（airace）", address=address, height=height_of(table.grid))


def height_of(grid: Grid) -> int:
    """A guess, since a frame cannot ask what is in it: as many lines in each row as its fullest cell needs."""
    characters = max(WIDTH // CHARACTER // max(len(grid.columns), 1), 5)
    lines = sum(max(-(-len(cell.text + cell.note) // characters) or 1 for cell in row.typed_cells) for row in grid.rows)
    return min(max(SURROUNDINGS + lines * LINE + len(grid.rows) * PADDING, LEAST), MOST)


def tables_to_hand_on(article, url: str) -> dict[str, tuple[ShownTable, Embed]]:
    """By block id: each table of the article at this whole address, and the frame that shows it elsewhere."""
    return {block_id: (table, table_embed(table, url)) for block_id, table in tables_in(article)}
