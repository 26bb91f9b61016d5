/**
 * A table that never changes: each change makes a new one. Row 0 holds the headings, rows from 1 on the cells.
 *
 * `{ columns: [{ heading, kind, unit }], rows: [{ status, cells: [text] }] }`
 */

const blankColumn = () => ({ heading: "", kind: "text", unit: "" });
const blankRow = (width) => ({ status: "", cells: Array(width).fill("") });

export const blankTable = (columns, rows) => ({
  columns: Array.from({ length: columns }, blankColumn),
  rows: Array.from({ length: rows }, () => blankRow(columns)),
});

export const textAt = (table, { row, column }) =>
  row ? table.rows[row - 1].cells[column] : table.columns[column].heading;

export const lastRow = (table) => table.rows.length;
export const lastColumn = (table) => table.columns.length - 1;

export const isBlank = (table) =>
  table.columns.every((column) => !column.heading) && table.rows.every(isBlankRow);

export const isBlankRow = (row) => !row.status && row.cells.every((cell) => !cell);

/** The table with each `[place, text]` put in. */
export function withTexts(table, changes) {
  const columns = [...table.columns];
  const rows = [...table.rows];
  for (const [{ row, column }, text] of changes) {
    if (!row) columns[column] = { ...columns[column], heading: text };
    else {
      if (rows[row - 1] === table.rows[row - 1]) rows[row - 1] = { ...rows[row - 1], cells: [...rows[row - 1].cells] };
      rows[row - 1].cells[column] = text;
    }
  }
  return { columns, rows };
}

export const withColumn = (table, column, properties) => ({
  ...table,
  columns: table.columns.with(column, { ...table.columns[column], ...properties }),
});

export const withStatus = (table, top, bottom, status) => ({
  ...table,
  rows: table.rows.map((row, index) => (index + 1 >= top && index + 1 <= bottom ? { ...row, status } : row)),
});

/** With blank rows so that the first of them is row `row`, counted from 1. */
export const withRows = (table, row, count = 1) => ({
  ...table,
  rows: table.rows.toSpliced(row - 1, 0, ...Array.from({ length: count }, () => blankRow(table.columns.length))),
});

export const withRowTwice = (table, row) => ({ ...table, rows: table.rows.toSpliced(row, 0, table.rows[row - 1]) });

/** One blank row stays when all are taken away. */
export function withoutRows(table, top, bottom) {
  const rows = table.rows.toSpliced(top - 1, bottom - top + 1);
  return { ...table, rows: rows.length ? rows : [blankRow(table.columns.length)] };
}

export const withRowsMoved = (table, top, bottom, by) => ({ ...table, rows: moved(table.rows, top - 1, bottom - 1, by) });

export const withColumns = (table, column, count = 1) => ({
  columns: table.columns.toSpliced(column, 0, ...Array.from({ length: count }, blankColumn)),
  rows: table.rows.map((row) => ({ ...row, cells: row.cells.toSpliced(column, 0, ...Array(count).fill("")) })),
});

/** One blank column stays when all are taken away. */
export function withoutColumns(table, left, right) {
  const count = right - left + 1;
  if (count === table.columns.length) return blankTable(1, table.rows.length);
  return {
    columns: table.columns.toSpliced(left, count),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.toSpliced(left, count) })),
  };
}

export const withColumnsMoved = (table, left, right, by) => ({
  columns: moved(table.columns, left, right, by),
  rows: table.rows.map((row) => ({ ...row, cells: moved(row.cells, left, right, by) })),
});

function moved(list, from, to, by) {
  const part = list.slice(from, to + 1);
  return list.toSpliced(from, part.length).toSpliced(from + by, 0, ...part);
}

/** Without the blank rows and columns at the end: they are room to write in, not content. */
export function trimmed(table) {
  let height = table.rows.length;
  while (height && isBlankRow(table.rows[height - 1])) height -= 1;
  let width = table.columns.length;
  while (width > 1 && isBlankColumn(table, width - 1)) width -= 1;
  return {
    columns: table.columns.slice(0, width),
    rows: table.rows.slice(0, height).map((row) => ({ ...row, cells: row.cells.slice(0, width) })),
  };
}

function isBlankColumn(table, index) {
  const { heading, kind, unit } = table.columns[index];
  return !heading && kind === "text" && !unit && table.rows.every((row) => !row.cells[index]);
}
