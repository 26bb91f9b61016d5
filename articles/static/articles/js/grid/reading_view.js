/** How a cell looks: its words, and the mark, level or number that they were read as. */
import { element } from "./dom.js";
import { readCell } from "./marks.js";

const READ_KINDS = new Set(["verdict", "level", "number"]);

/** The nodes for the words of a cell. */
export function cellNodes(text, column, rules) {
  const reading = readCell(text, column, rules);
  if (reading) return readingNodes(reading, rules);
  const stays = READ_KINDS.has(column.kind) && text;
  return [element("span", { class: "grid-words" }, text), stays ? unread(column, rules) : null].filter(Boolean);
}

function unread(column, rules) {
  const label = rules.labelOfKind.get(column.kind);
  return element("small", { class: "grid-unread", title: `${label}としては読めないので、文章として出ます。` }, "文章");
}

/** The same, for the words that are being typed: nothing unless they are read as something. */
export function liveNodes(text, column, rules) {
  const reading = readCell(text, column, rules);
  return reading ? readingNodes(reading, rules) : [];
}

function readingNodes({ kind, word, note, ...reading }, rules) {
  const mark = {
    verdict: () => element("span", { class: `grid-mark ${reading.value}`, "aria-hidden": "true" }, reading.mark),
    level: () => levelMark(reading.level, rules),
    number: () => null,
  }[kind]();
  const unit = reading.unit ? element("small", { class: "grid-unit" }, reading.unit) : null;
  const words = element("span", { class: "grid-words" }, word, unit);
  return [mark, words, note ? element("small", { class: "grid-note" }, `（${note}）`) : null].filter(Boolean);
}

function levelMark(level, rules) {
  const steps = Array.from({ length: rules.highestLevel }, (_, index) => element("i", { "data-on": index < level }));
  return element("span", { class: "grid-level", "aria-hidden": "true" }, ...steps);
}
