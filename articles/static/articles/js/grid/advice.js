/** What makes a table hard to read, or too large to be saved: `[{ row, column, text, severe }]`, kindly worded. */
import { lengthOf } from "./rules.js";
import { textAt } from "./table.js";

export function adviceOn(table, { limits, advised }) {
  return [...onSize(table, limits, advised), ...onCells(table, limits, advised)];
}

function onSize({ columns, rows }, limits, advised) {
  const found = [];
  if (columns.length > limits.columns)
    found.push({ row: 0, column: limits.columns, severe: true, text: `${columns.length}列あります。${limits.columns}列までです。` });
  else if (columns.length > advised.columns)
    found.push({ row: 0, column: advised.columns, text: `${columns.length}列あります。${advised.columns}列までだと、狭い画面でも読みやすくなります。` });
  if (rows.length > limits.rows)
    found.push({ row: limits.rows + 1, column: 0, severe: true, text: `${rows.length}行あります。${limits.rows}行までです。` });
  else if (rows.length > advised.rows)
    found.push({ row: advised.rows + 1, column: 0, text: `${rows.length}行あります。${advised.rows}行までだと、ひと目で比べられます。` });
  return found;
}

function onCells(table, limits, advised) {
  const found = [];
  for (let row = 0; row <= table.rows.length; row += 1)
    for (let column = 0; column < table.columns.length; column += 1) {
      const length = lengthOf(textAt(table, { row, column }));
      if (row && length > limits.characters)
        found.push({ row, column, length, severe: true, text: `${nameOf(table, { row, column })}が${length}字あります。${limits.characters}字までです。` });
      else if (length > advised.characters)
        found.push({ row, column, length, text: `${nameOf(table, { row, column })}が${length}字あります。${advised.characters}字までだと、読みやすくなります。` });
    }
  return found;
}

/** Where a cell is, in words: for messages and for screen readers. */
export function nameOf(table, { row, column }) {
  const heading = table.columns[column].heading;
  if (!row) return `${column + 1}列目の見出し`;
  const first = [...table.rows[row - 1].cells[0]].slice(0, 20).join("");
  const line = first && column ? `${row}行目「${first}」` : `${row}行目`;
  return `${line}の${heading ? `「${heading}」` : `${column + 1}列目`}`;
}
