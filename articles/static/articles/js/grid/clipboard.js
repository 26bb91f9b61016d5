/** Cells on their way from and to other programs: tab-separated text as spreadsheets write it, HTML, Markdown. */
import { splitCells, unescape, unixLines } from "./plain_form.js";

const RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const BLOCKS = "p, div, li, h1, h2, h3, h4, h5, h6, tr, dt, dd, pre, blockquote";
const WIDEST_SPAN = 100;

/** The rows of cells that a clipboard holds, all of one length. */
export function readClipboard(clipboard, rules) {
  const text = clipboard.getData("text/plain");
  const html = text.includes("\t") ? "" : clipboard.getData("text/html");
  const fromHtml = html ? readHtml(html) : [];
  const useful = fromHtml.length && (!rules.strip(text) || fromHtml[0].length > 1);
  return useful ? fromHtml : readText(text, rules);
}

export function readText(text, rules) {
  const rows = text.includes("\t") ? readTabs(text) : (readBars(text, rules) ?? readTabs(text));
  return rectangular(rows);
}

/** Rows of tab-separated cells. A cell in quotes may hold tabs and line breaks, and doubled quotes. */
export function readTabs(text) {
  const source = unixLines(text).replace(/\n$/, "");
  const rows = [[]];
  let place = 0;
  for (;;) {
    const [cell, end] = readQuoted(source, place) ?? readBare(source, place);
    rows.at(-1).push(cell);
    if (end >= source.length) return rows;
    if (source[end] === "\n") rows.push([]);
    place = end + 1;
  }
}

/** Spreadsheets quote a cell only for a tab, a line break or a quote in it; other quotes are the cell's own. */
function readQuoted(source, start) {
  if (source[start] !== '"') return null;
  const found = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
  found.lastIndex = start;
  const [whole, inner] = found.exec(source) ?? [];
  return whole && /[\t\n]|""/.test(inner) ? [inner.replaceAll('""', '"'), start + whole.length] : null;
}

function readBare(source, start) {
  const length = source.slice(start).search(/[\t\n]/);
  const end = length < 0 ? source.length : start + length;
  return [source.slice(start, end), end];
}

export const writeTabs = (rows) => rows.map((row) => row.map(quoted).join("\t")).join("\r\n");

const quoted = (cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A Markdown table, or lines with bars as in the plain form; nothing when the lines do not agree on their cells. */
function readBars(text, rules) {
  const lines = unixLines(text).split("\n").filter((line) => rules.strip(line));
  const isMarkdown = lines.length > 1 && lines[1].includes("-") && RULE.test(lines[1]) && lines[0].includes("|");
  const rows = (isMarkdown ? lines.toSpliced(1, 1) : lines).map((line) => barCells(line, rules));
  const agreed = rows.length > 1 && rows[0].length > 1 && rows.every((row) => row.length === rows[0].length);
  return isMarkdown || agreed ? rows : null;
}

function barCells(line, rules) {
  const cells = splitCells(line, rules);
  if (cells.length > 2 && !cells[0] && !cells.at(-1)) cells.splice(0, cells.length, ...cells.slice(1, -1));
  return cells.map((cell) => unescape(cell.replace(/<br\s*\/?>/gi, "\\n")));
}

/** The cells of the first table; a merged cell stands in its first place, the others of it are blank. */
export function readHtml(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const table = page.querySelector("table");
  if (!table) return [];
  page.querySelectorAll("script, style, template").forEach((unread) => unread.remove());
  const rows = [...table.rows].map(() => []);
  [...table.rows].forEach((row, index) => {
    for (const cell of row.cells) {
      let column = 0;
      while (rows[index][column] !== undefined) column += 1;
      const height = Math.min(cell.rowSpan || rows.length, rows.length - index);
      const width = Math.min(cell.colSpan, WIDEST_SPAN);
      for (let down = 0; down < height; down += 1)
        for (let right = 0; right < width; right += 1) rows[index + down][column + right] = "";
      rows[index][column] = wordsOf(cell);
    }
  });
  return rectangular(rows);
}

/** The words of a cell with its line breaks; the white space of the source means nothing. */
function wordsOf(cell) {
  const copy = cell.cloneNode(true);
  for (const node of copy.querySelectorAll("br, img")) node.replaceWith(node.alt ?? "\u{e000}");
  for (const block of copy.querySelectorAll(BLOCKS)) block.append("\u{e000}");
  const lines = copy.textContent.replace(/[ \t\r\n\u00a0]+/g, " ").split("\u{e000}").map((line) => line.trim());
  return lines.join("\n").trim();
}

/** An HTML table, for programs that prefer it; built as elements, so that every word is escaped. */
export function writeHtml(rows) {
  const table = document.createElement("table");
  for (const cells of rows) {
    const row = table.insertRow();
    for (const cell of cells) {
      cell.split("\n").forEach((line, index, lines) => {
        const target = index ? row.lastChild : row.insertCell();
        target.append(line);
        if (index < lines.length - 1) target.append(document.createElement("br"));
      });
    }
  }
  return table.outerHTML;
}

export function rectangular(rows) {
  const width = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ""));
}
