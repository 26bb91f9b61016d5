/** What a pasted range does to a table: `{ table, selection, message }`, or `{ refusal }` and nothing is changed. */
import { readLevel, readNumber, readVerdict } from "./marks.js";
import { understandFirst, understandHeading, unixLines } from "./plain_form.js";
import { lengthOf } from "./rules.js";
import { placesOf, rangeOf, selectionOf } from "./selection.js";
import { blankTable, isBlank, lastColumn, lastRow, withColumn, withColumns, withRows, withStatus, withTexts } from "./table.js";

/** `pasted`: `{ rows, columns, statuses, own }`; cells from a grid of our own are put in to the letter. */
export function paste(table, selection, pasted, rules) {
  const { rows: cells, dropped } = cleaned(pasted.rows, rules);
  const put = pasted.own ? withTexts : typed;
  const single = cells.length === 1 && cells[0].length === 1;
  const outcome = single
    ? filled(table, selection, cells[0][0], put, rules)
    : isBlank(table)
      ? begun(table, cells, put, pasted, rules)
      : laid(table, selection, cells, put, pasted, rules);
  if (outcome.refusal || !dropped) return outcome;
  return { ...outcome, message: `${outcome.message}目に見えない文字を${dropped}個取り除きました。` };
}

/** A cell's text as it may be kept: line breaks of one kind, no white space around it, nothing that the server refuses. */
export function cleanText(text, rules) {
  return rules.strip(unixLines(text).replaceAll("\v", "\n").replace(rules.unusable, ""));
}

function cleaned(rows, rules) {
  const found = rows.flat().join("").replaceAll("\v", "").replaceAll("\r", "").match(rules.unusable) ?? [];
  return { rows: rows.map((row) => row.map((cell) => cleanText(cell, rules))), dropped: found.length };
}

function filled(table, selection, text, put, rules) {
  const refusal = refusalOfCells([[text]], rules);
  if (refusal) return { refusal };
  const places = placesOf(selection);
  const message = places.length > 1 ? `${places.length}個のセルに同じ内容を貼り付けました。` : "貼り付けました。";
  return { table: put(table, places.map((place) => [place, text]), rules), selection, message };
}

/** Into a blank table: the first row becomes the headings, and the columns' kinds are guessed. */
function begun(table, cells, put, pasted, rules) {
  const [headings, ...rows] = cells;
  const refusal = refusalOfSize(rows.length, headings.length, rules) ?? refusalOfCells(cells, rules);
  if (refusal) return { refusal };
  const changes = cells.flatMap((row, index) => row.map((text, column) => [{ row: index, column }, text]));
  let made = put(blankTable(headings.length, Math.max(1, rows.length)), changes, rules);
  made = withProperties(made, 0, 0, pasted);
  const guessed = [];
  made.columns.forEach((column, index) => {
    if (column.kind !== "text") return;
    const chosen = table.columns[index] ?? column;
    const kind = index && chosen.kind === "text" ? guess(rows.map((row) => row[index]), rules) : chosen.kind;
    if (index && kind !== chosen.kind) guessed.push(`「${column.heading}」は${rules.labelOfKind.get(kind)}`);
    made = withColumn(made, index, { kind, unit: chosen.unit });
  });
  const read = guessed.length ? `${guessed.join("、")}の列としました。` : "";
  return {
    table: made,
    selection: selectionOf(0, 0, rows.length, headings.length - 1),
    message: `${size(cells)}を貼り付け、1行目を見出しにしました。${read}`,
  };
}

/** The kind that more than half of the words fit; bare hyphens, which fit several, do not count. */
function guess(texts, rules) {
  const words = texts.filter((text) => text && !/^[-－―ー—–]$/.test(text));
  const fits = (read) => words.filter(read).length * 2 > words.length;
  if (fits((text) => readVerdict(text, rules))) return "verdict";
  if (fits((text) => readLevel(text, rules))) return "level";
  return fits((text) => readNumber(text, "", rules)) ? "number" : "text";
}

/** Over the cells from the selection's corner on; the table grows as far as it may. */
function laid(table, selection, cells, put, pasted, rules) {
  const { top, left } = rangeOf(selection);
  const bottom = top + cells.length - 1;
  const right = left + cells[0].length - 1;
  const newRows = Math.max(0, bottom - lastRow(table));
  const newColumns = Math.max(0, right - lastColumn(table));
  const refusal =
    (newRows || newColumns ? refusalOfSize(lastRow(table) + newRows, lastColumn(table) + 1 + newColumns, rules) : null) ??
    refusalOfCells(cells, rules);
  if (refusal) return { refusal };
  let grown = newColumns ? withColumns(table, lastColumn(table) + 1, newColumns) : table;
  grown = newRows ? withRows(grown, lastRow(table) + 1, newRows) : grown;
  const changes = cells.flatMap((row, down) =>
    row.map((text, across) => [{ row: top + down, column: left + across }, text]),
  );
  const growth = [newRows && `${newRows}行`, newColumns && `${newColumns}列`].filter(Boolean).join("と");
  return {
    table: withProperties(put(grown, changes, rules), top, left, pasted),
    selection: selectionOf(top, left, bottom, right),
    message: `${size(cells)}を貼り付けました。${growth && `${growth}を足しました。`}`,
  };
}

/** Headings laid over headings bring their columns' kinds, first cells over first cells their rows' statuses. */
function withProperties(table, top, left, { columns, statuses }) {
  let made = table;
  if (!top) columns.forEach((column, index) => (made = withColumn(made, left + index, column)));
  if (!left) statuses.forEach((status, index) => top + index && (made = withStatus(made, top + index, top + index, status)));
  return made;
}

/** With texts as an editor types them: a heading may end in its 〔種類〕, a row's first cell in its 〔確かさ〕. */
export function typed(table, changes, rules) {
  let made = table;
  const texts = changes.map(([place, text]) => {
    if (!place.row) {
      const { heading, kind, unit } = understandHeading(text, rules);
      if (kind !== "text" || unit) made = withColumn(made, place.column, { kind, unit });
      return [place, heading];
    }
    if (place.column) return [place, text];
    const first = understandFirst(text, rules);
    if (first.status) made = withStatus(made, place.row, place.row, first.status);
    return [place, first.text];
  });
  return withTexts(made, texts);
}

const size = (cells) => `${cells.length}行×${cells[0].length}列`;

export function refusalOfSize(rows, columns, { limits }) {
  if (columns > limits.columns) return `${columns}列になります。${limits.columns}列までです。何も変えていません。`;
  if (rows > limits.rows) return `${rows}行になります。${limits.rows}行までです。何も変えていません。`;
  return null;
}

function refusalOfCells(cells, { limits }) {
  for (const [down, row] of cells.entries())
    for (const [across, text] of row.entries())
      if (lengthOf(text) > limits.characters)
        return (
          `貼り付ける範囲の${down + 1}行目・${across + 1}列目が${lengthOf(text)}字あります。` +
          `セルは${limits.characters}字までです。何も変えていません。`
        );
  return null;
}
