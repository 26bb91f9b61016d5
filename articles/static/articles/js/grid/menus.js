/** The menus of rows, columns and cells, and the question for a unit: opened for the editor, which acts. */
import { Menu } from "./menu.js";
import { cellMenu, columnMenu, rowMenu } from "./menu_entries.js";
import { UnitQuestion } from "./unit.js";

export class Menus {
  #menu;
  #unit;
  #editor;
  #rules;

  constructor(id, editor, rules) {
    this.#editor = editor;
    this.#rules = rules;
    const back = () => document.activeElement === document.body && editor.focus();
    this.#menu = new Menu(back);
    this.#unit = new UnitQuestion(`${id}-unit`, back);
    this.elements = [this.#menu.element, this.#unit.element];
  }

  openColumn(column, beside) {
    const { table } = this.#editor.state;
    const act = (...wished) => this.#editor.act(...wished);
    const askUnit = () => this.#unit.open(table.columns[column].unit, beside(), (unit) => act("setUnit", unit));
    this.#menu.open(`${column + 1}列目`, columnMenu(table.columns[column], { act, askUnit }, this.#rules), beside());
  }

  openRow(row, beside) {
    const { table } = this.#editor.state;
    const act = (...wished) => this.#editor.act(...wished);
    this.#menu.open(`${row}行目`, rowMenu(table.rows[row - 1], { act }, this.#rules), beside());
  }

  openCell({ row, column }, beside) {
    if (this.#menu.isOpen) return;
    const act = (...wished) => this.#editor.act(...wished);
    const openColumn = () => this.openColumn(column, beside);
    const openRow = row ? () => this.openRow(row, beside) : null;
    this.#menu.open("セルのメニュー", cellMenu({ act, openColumn, openRow }), beside());
  }
}
