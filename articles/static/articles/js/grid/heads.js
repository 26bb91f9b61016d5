/** The heads of rows and columns: a press selects and opens the menu; arrows lead along them and back into the table. */
import { rangeOf, selectionAt, selectionOf } from "./selection.js";
import { lastColumn, lastRow } from "./table.js";

const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, Escape: 0 };

export class Heads {
  #view;
  #menus;
  #editor;

  constructor(view, menus, editor) {
    this.#view = view;
    this.#menus = menus;
    this.#editor = editor;
    view.table.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** With Shift the selection reaches to this row or column, and no menu opens. */
  press(button, extend) {
    const place = this.#view.placeOf(button);
    if (!place) return this.#editor.selectAll();
    const { row, column } = place;
    const { table, selection } = this.#editor.state;
    const end = { row: row ?? lastRow(table), column: column ?? lastColumn(table) };
    if (extend) return this.#editor.show({ ...selection, end });
    if (!this.#coversWhole(place)) this.#editor.show(selectionOf(row ?? 0, column ?? 0, end.row, end.column));
    if (row === null) this.#menus.openColumn(column, () => this.#view.columnHead(column));
    else this.#menus.openRow(row, () => this.#view.rowHead(row));
  }

  /** Whether the selection is of several whole rows (or columns), this one among them: then the menu is for all. */
  #coversWhole({ row, column }) {
    const { table, selection } = this.#editor.state;
    const { top, bottom, left, right } = rangeOf(selection);
    if (row === null) return !top && bottom === lastRow(table) && left < right && column >= left && column <= right;
    return !left && right === lastColumn(table) && top < bottom && row >= top && row <= bottom;
  }

  #onKey(event) {
    const place = event.target.matches("button") && this.#view.placeOf(event.target);
    const step = STEPS[event.key];
    if (!place || step === undefined || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    const { row, column } = place;
    const along = step && ["ArrowUp", "ArrowDown"].includes(event.key) === (column === null);
    if (along) (column === null ? this.#view.rowHead(row + step) : this.#view.columnHead(column + step))?.focus();
    else if (step !== -1) this.#editor.show(selectionAt(row ?? 0, column ?? 0));
  }
}
