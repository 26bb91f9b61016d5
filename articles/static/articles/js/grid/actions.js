/**
 * What can be done to rows and columns. Each takes `{ table, selection }`, the rules and what else it needs, and gives
 * `{ table, selection, message }`, or `{ refusal }` when nothing may change.
 */
import { refusalOfSize } from "./paste.js";
import { placesOf, rangeOf, selectionAt, selectionOf } from "./selection.js";
import {
  lastColumn,
  lastRow,
  textAt,
  withColumn,
  withColumns,
  withColumnsMoved,
  withoutColumns,
  withoutRows,
  withRows,
  withRowsMoved,
  withRowTwice,
  withStatus,
  withTexts,
} from "./table.js";

export function clear({ table, selection }) {
  const filled = placesOf(selection).filter((place) => textAt(table, place));
  if (!filled.length) return {};
  const message = filled.length > 1 ? `${filled.length}個のセルを空にしました。` : "";
  return { table: withTexts(table, filled.map((place) => [place, ""])), selection, message };
}

/** `after`: 0 above the selection, 1 below it. */
export function addRow({ table, selection }, rules, after) {
  const refusal = refusalOfSize(lastRow(table) + 1, 0, rules);
  if (refusal) return { refusal };
  const { top, bottom } = rangeOf(selection);
  const row = after ? bottom + 1 : Math.max(1, top);
  return { table: withRows(table, row), selection: selectionAt(row, 0), message: `${row}行目に空の行を足しました。` };
}

/** `after`: 0 to the left of the selection, 1 to its right. */
export function addColumn({ table, selection }, rules, after) {
  const refusal = refusalOfSize(0, lastColumn(table) + 2, rules);
  if (refusal) return { refusal };
  const { left, right } = rangeOf(selection);
  const column = after ? right + 1 : left;
  const message = `${column + 1}列目に空の列を足しました。`;
  return { table: withColumns(table, column), selection: selectionAt(0, column), message };
}

export function addRowAtEnd({ table }, rules) {
  return addRow({ table, selection: selectionAt(lastRow(table), 0) }, rules, 1);
}

export function addColumnAtEnd({ table }, rules) {
  return addColumn({ table, selection: selectionAt(0, lastColumn(table)) }, rules, 1);
}

export function repeatRow({ table, selection }, rules) {
  const { row, column } = selection.active;
  const refusal = row ? refusalOfSize(lastRow(table) + 1, 0, rules) : "見出しの行は複製できません。";
  if (refusal) return { refusal };
  return { table: withRowTwice(table, row), selection: selectionAt(row + 1, column), message: `${row}行目を複製しました。` };
}

export function removeRows({ table, selection }) {
  const { top, bottom, left } = rangeOf(selection);
  if (!bottom) return { refusal: "見出しの行は消せません。" };
  const first = Math.max(1, top);
  const message = `${named(first, bottom, "行")}を消しました。`;
  return { table: withoutRows(table, first, bottom), selection: selectionAt(first, left), message };
}

export function removeColumns({ table, selection }) {
  const { left, right, top } = rangeOf(selection);
  const message = `${named(left + 1, right + 1, "列")}を消しました。`;
  return { table: withoutColumns(table, left, right), selection: selectionAt(top, left), message };
}

export function moveRows({ table, selection }, rules, by) {
  const { top, bottom, left, right } = rangeOf(selection);
  if (!top) return { refusal: "見出しの行は動かせません。" };
  if (top + by < 1 || bottom + by > lastRow(table)) return { refusal: "これより先には動かせません。" };
  return {
    table: withRowsMoved(table, top, bottom, by),
    selection: selectionOf(top + by, left, bottom + by, right),
    message: `${named(top, bottom, "行")}を${by < 0 ? "上" : "下"}へ動かしました。`,
  };
}

export function moveColumns({ table, selection }, rules, by) {
  const { top, bottom, left, right } = rangeOf(selection);
  if (left + by < 0 || right + by > lastColumn(table)) return { refusal: "これより先には動かせません。" };
  return {
    table: withColumnsMoved(table, left, right, by),
    selection: selectionOf(top, left + by, bottom, right + by),
    message: `${named(left + 1, right + 1, "列")}を${by < 0 ? "左" : "右"}へ動かしました。`,
  };
}

/** For every selected column; a unit is lost with the kind that has one. */
export function setKind({ table, selection }, rules, kind) {
  const { left, right } = rangeOf(selection);
  let made = table;
  for (let column = left; column <= right; column += 1)
    made = withColumn(made, column, { kind, unit: kind === "number" ? table.columns[column].unit : "" });
  return { table: made, selection, message: `${named(left + 1, right + 1, "列")}を「${rules.labelOfKind.get(kind)}」にしました。` };
}

export function setUnit({ table, selection }, rules, unit) {
  const { column } = selection.active;
  const message = unit ? `${column + 1}列目の単位を「${unit}」にしました。` : `${column + 1}列目の単位をなくしました。`;
  return { table: withColumn(table, column, { kind: "number", unit }), selection, message };
}

export function setStatus({ table, selection }, rules, status) {
  const { top, bottom } = rangeOf(selection);
  const message = `${named(Math.max(1, top), bottom, "行")}を「${rules.labelOfStatus.get(status) ?? "確かさなし"}」にしました。`;
  return { table: withStatus(table, top, bottom, status), selection, message };
}

const named = (first, last, word) => (first === last ? `${first}${word}目` : `${first}〜${last}${word}目`);
