/** Copying and pasting by way of a clipboard, with what only another grid of ours can take: kinds and statuses. */
import { readClipboard, rectangular, writeHtml, writeTabs } from "./clipboard.js";
import { rangeOf } from "./selection.js";

const OWN_FORMAT = "application/x-airace-grid";

/** Puts the selected cells on the clipboard; says how many they are. */
export function copyTo(clipboard, sheet) {
  const rows = sheet.selectedTexts();
  clipboard.setData("text/plain", writeTabs(rows));
  clipboard.setData("text/html", writeHtml(rows));
  clipboard.setData(OWN_FORMAT, JSON.stringify({ rows, ...properties(sheet) }));
  return `${rows.length}行×${rows[0].length}列`;
}

/** Kinds go along with headings, statuses with the first cells of their rows. */
function properties({ table, selection }) {
  const { top, bottom, left, right } = rangeOf(selection);
  const columns = top ? [] : table.columns.slice(left, right + 1).map(({ kind, unit }) => ({ kind, unit }));
  const statuses = [];
  for (let row = top; !left && row <= bottom; row += 1) statuses.push(row ? table.rows[row - 1].status : "");
  return { columns, statuses };
}

/** `{ rows, columns, statuses, own }`, or nothing when there are no words. */
export function pastedFrom(clipboard, rules) {
  const own = readOwn(clipboard.getData(OWN_FORMAT), rules);
  if (own) return own;
  const rows = readClipboard(clipboard, rules);
  return rows.some((row) => row.some(rules.strip)) ? { rows, columns: [], statuses: [], own: false } : null;
}

/** Another page could write this format too: nothing in it is taken on trust. */
function readOwn(json, rules) {
  try {
    const { rows, columns, statuses } = JSON.parse(json);
    return {
      rows: rectangular(rows.map((row) => row.map(String))),
      columns: columns.map(({ kind, unit }) => (rules.labelOfKind.has(kind) ? { kind, unit: String(unit) } : { kind: "text", unit: "" })),
      statuses: statuses.map((status) => (rules.labelOfStatus.has(status) ? status : "")),
      own: rows.length > 0 && rows[0].length > 0,
    };
  } catch {
    return null;
  }
}
