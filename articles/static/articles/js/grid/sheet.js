/** The table being edited, what is selected in it and what was before. Every change goes through here into the form. */
import { History } from "./history.js";
import { cleanText, typed } from "./paste.js";
import { clipped, rangeOf, selectionAt } from "./selection.js";
import { isBlankRow, lastRow, textAt, withRows } from "./table.js";

export class Sheet {
  selection = selectionAt(0, 0);
  #field;
  #rules;
  #history = new History();

  constructor(field, rules, table) {
    this.#field = field;
    this.#rules = rules;
    this.table = table;
  }

  get state() {
    return { table: this.table, selection: this.selection };
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  select(selection) {
    this.selection = clipped(selection, this.table);
  }

  /** One step that can be undone; whether it changed the table. */
  apply({ table = this.table, selection = this.selection }) {
    const changed = table !== this.table;
    if (changed) this.#history.push(this.state);
    this.#become({ table, selection });
    return changed;
  }

  undo() {
    return this.#goTo(this.#history.undo(this.state));
  }

  redo() {
    return this.#goTo(this.#history.redo(this.state));
  }

  #goTo(state) {
    if (state) this.#become(state);
    return Boolean(state);
  }

  #become({ table, selection }) {
    this.table = table;
    this.select(selection);
    this.#field.write(table);
    this.#field.settle();
  }

  /** The words of the active cell while they are being written: in the form at once, in the table when they are done. */
  writePending(text) {
    this.#field.write(this.with(text));
  }

  dropPending() {
    this.#field.write(this.table);
  }

  /** The table with these words in the active cell; the same one when they are there already. */
  with(text) {
    const { active } = this.selection;
    const words = cleanText(text, this.#rules);
    return words === textAt(this.table, active) ? this.table : typed(this.table, [[active, words]], this.#rules);
  }

  /** A blank row at the end to go on writing in: room, and no step of its own to undo. */
  addRoom() {
    if (lastRow(this.table) >= this.#rules.limits.rows || isBlankRow(this.table.rows.at(-1))) return;
    this.table = withRows(this.table, lastRow(this.table) + 1);
  }

  /** The words of the selected cells, row by row. */
  selectedTexts() {
    const { top, bottom, left, right } = rangeOf(this.selection);
    const width = right - left + 1;
    return Array.from({ length: bottom - top + 1 }, (_, down) =>
      Array.from({ length: width }, (_, across) => textAt(this.table, { row: top + down, column: left + across })),
    );
  }
}
