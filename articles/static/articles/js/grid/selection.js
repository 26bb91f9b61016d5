/** A rectangle of cells: `active` is where one writes, `end` the corner that Shift moves. */
import { lastColumn, lastRow } from "./table.js";

export const selectionAt = (row, column) => ({ active: { row, column }, end: { row, column } });

export const selectionOf = (top, left, bottom, right) => ({
  active: { row: top, column: left },
  end: { row: bottom, column: right },
});

export const wholeTable = (table) => selectionOf(0, 0, lastRow(table), lastColumn(table));

export function rangeOf({ active, end }) {
  return {
    top: Math.min(active.row, end.row),
    bottom: Math.max(active.row, end.row),
    left: Math.min(active.column, end.column),
    right: Math.max(active.column, end.column),
  };
}

export function isSingle({ active, end }) {
  return active.row === end.row && active.column === end.column;
}

export function placesOf(selection) {
  const { top, bottom, left, right } = rangeOf(selection);
  const places = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) places.push({ row, column });
  return places;
}

/** Moved by so many rows and columns, no further than the table goes; `extend` moves the end alone. */
export function moved(selection, rows, columns, table, extend) {
  const from = extend ? selection.end : selection.active;
  const to = within({ row: from.row + rows, column: from.column + columns }, table);
  return extend ? { ...selection, end: to } : { active: to, end: to };
}

/** The same selection, as far as the table has these cells. */
export const clipped = ({ active, end }, table) => ({ active: within(active, table), end: within(end, table) });

const within = ({ row, column }, table) => ({
  row: Math.max(0, Math.min(row, lastRow(table))),
  column: Math.max(0, Math.min(column, lastColumn(table))),
});
