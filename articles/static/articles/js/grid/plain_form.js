/** The grid as plain lines: the same grammar as `articles/tables/plain_form.py`, where it is described. */

const TOKEN = /\\[^\n]|[^\n]/gu;
const SUFFIX = /^(?<text>(?:\\[^\n]|[^\\])*?)〔(?<name>(?:\\[^\n]|[^\\〔〕])+)〕$/u;
const ESCAPED = { "\\\\": "\\", "\\|": "|", "\\n": "\n", "\\t": "\t", "\\〔": "〔", "\\〕": "〕" };
const EMPTY = "\\";

/** The lines are no grid; the message says in Japanese which line and why. */
export class PlainFormError extends Error {}

/** The table that the lines describe, or null when there are none. */
export function fromPlain(text, rules) {
  const lines = unixLines(text).split("\n").filter((line) => rules.strip(line));
  if (!lines.length) return null;
  refuseUnusable(lines, rules);
  const columns = splitCells(lines[0], rules).map((cell) => readHeading(cell, rules));
  const rows = lines.slice(1).map((line, index) => readRow(splitCells(line, rules), columns.length, index + 1, rules));
  return { columns, rows };
}

export function toPlain(table, rules) {
  const headings = table.columns.map((column) => writeHeading(column, rules));
  return [headings, ...table.rows.map((row) => writeRow(row, rules))].map((cells) => joinCells(cells, rules)).join("\n");
}

export const unixLines = (text) => text.replace(/\r\n?/g, "\n");

function refuseUnusable(lines, rules) {
  const number = lines.findIndex((line) => line.search(rules.unusable) >= 0);
  if (number < 0) return;
  throw new PlainFormError(`${number ? `${number}行目` : "見出しの行"}に、目に見えない、使えない文字があります。`);
}

/** The cells of a line, still escaped. */
export function splitCells(line, rules) {
  if (line.includes("\t")) return line.split("\t").map(rules.strip);
  const cells = [""];
  for (const [piece] of line.matchAll(TOKEN)) {
    if (piece === "|") cells.push("");
    else cells[cells.length - 1] += piece;
  }
  return cells.map(rules.strip);
}

function joinCells(cells, rules) {
  const line = cells.join(" | ");
  return rules.strip(line) ? line : EMPTY;
}

/** A heading as typed; `understandHeading` takes one that is not escaped. */
export const understandHeading = (text, rules) => readHeading(escape(text), rules);

function readHeading(cell, rules) {
  const found = SUFFIX.exec(cell)?.groups;
  if (found) {
    const [label, unit] = partition(found.name);
    const kind = rules.kindOfLabel.get(label);
    if (kind) return { heading: unescape(rules.strip(found.text)), kind, unit: unescape(unit) };
  }
  return { heading: unescape(cell), kind: "text", unit: "" };
}

function writeHeading({ heading, kind, unit }, rules) {
  const escaped = escape(heading);
  if (kind === "text" && !unit) return escapeSuffix(escaped, rules.kindOfLabel);
  const name = unit ? `・${escape(unit).replace(/[〔〕]/g, "\\$&")}` : "";
  return `${escaped}〔${rules.labelOfKind.get(kind)}${name}〕`;
}

/** The words of a row's first cell, and the status that they end in, if any. */
export const understandFirst = (text, rules) => readFirst(escape(text), rules);

function readFirst(cell, rules) {
  const found = SUFFIX.exec(cell)?.groups;
  const status = found && rules.statusOfLabel.get(found.name);
  return status ? { text: unescape(rules.strip(found.text)), status } : { text: unescape(cell), status: "" };
}

function readRow(cells, width, number, rules) {
  if (cells.length > width) {
    const first = [...unescape(cells[0])].slice(0, 20).join("");
    throw new PlainFormError(`${number}行目「${first}」のセルは${cells.length}個で、見出しの${width}個より多くなっています。`);
  }
  const { text, status } = readFirst(cells[0], rules);
  const others = Array.from({ length: width - 1 }, (_, index) => unescape(cells[index + 1] ?? ""));
  return { status, cells: [text, ...others] };
}

function writeRow({ status, cells }, rules) {
  const [first, ...others] = cells.map(escape);
  const named = status ? `${first}〔${rules.labelOfStatus.get(status)}〕` : escapeSuffix(first, rules.statusOfLabel);
  return [named, ...others];
}

function escape(text) {
  const escaped = unixLines(text).replaceAll("\\", "\\\\");
  return escaped.replaceAll("|", "\\|").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/** The escaped cell, its last bracket escaped too if it would be read as one of these labels. */
function escapeSuffix(cell, labels) {
  const found = SUFFIX.exec(cell)?.groups;
  return found && labels.has(partition(found.name)[0]) ? `${found.text}\\〔${found.name}〕` : cell;
}

export const unescape = (cell) => (cell === EMPTY ? "" : cell.replace(/\\[\\|nt〔〕]/g, (escaped) => ESCAPED[escaped]));

function partition(name) {
  const place = name.indexOf("・");
  return place < 0 ? [name, ""] : [name.slice(0, place), name.slice(place + 1)];
}
