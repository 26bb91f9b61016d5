/** What each key, press and paste does: to the sheet, and to what is seen of it. */
import * as actions from "./actions.js";
import { adviceOn, nameOf } from "./advice.js";
import { Heads } from "./heads.js";
import { wish } from "./keys.js";
import { Menus } from "./menus.js";
import { cleanText, paste } from "./paste.js";
import { Pen } from "./pen.js";
import { Pointer } from "./pointer.js";
import { lengthOf } from "./rules.js";
import { isSingle, moved, rangeOf, selectionAt, wholeTable } from "./selection.js";
import { lastColumn, lastRow, textAt } from "./table.js";
import { copyTo, pastedFrom } from "./transfer.js";
import { GridView } from "./view.js";

export class GridEditor {
  #sheet;
  #rules;
  #tools;
  #view;
  #pen;
  #menus;
  #heads;
  #readOnly;
  #released = false; // Esc was pressed at rest: the next Tab leaves
  #tabbedFrom = null; // where a run of Tabs began, so that Enter goes below it
  #settling = false; // the pen is being moved, which is no leaving

  constructor({ id, sheet, rules, tools, label, describedBy, readOnly }) {
    this.#sheet = sheet;
    this.#rules = rules;
    this.#tools = tools;
    this.#readOnly = readOnly;
    this.#view = new GridView({ label, describedBy, rules });
    this.#menus = new Menus(id, this, rules);
    this.#heads = new Heads(this.#view, this.#menus, this);
    this.#pen = new Pen({
      write: (text) => this.#write(text),
      leave: () => this.#leave(),
      cancel: () => this.cancel(),
      undo: () => this.undo(),
      redo: () => this.redo(),
    });
    this.elements = [this.#view.scroller, ...this.#menus.elements];
    this.#listen();
    this.draw();
  }

  #listen() {
    this.#pen.element.addEventListener("keydown", (event) => this.#onKey(event));
    for (const type of ["copy", "cut", "paste"])
      for (const part of this.elements) part.addEventListener(type, (event) => this.#onClipboard(event));
    if (this.#readOnly) this.#view.scroller.tabIndex = 0;
    else new Pointer(this.#view, this);
  }

  get state() {
    return this.#sheet.state;
  }

  // ——— what is seen ———

  draw() {
    const focused = document.activeElement === this.#pen.element;
    const advice = adviceOn(this.#sheet.table, this.#rules);
    this.#settling = true;
    this.#view.draw(this.#sheet.table, this.#sheet.selection, advice, this.#readOnly);
    this.#settling = false;
    this.#placePen(focused);
    this.#tools.advise(advice, ({ row, column }) => this.show(selectionAt(row, column)));
    this.#tools.allow(this.#sheet);
  }

  #placePen(focus) {
    if (this.#readOnly) return;
    const { active } = this.#sheet.selection;
    const cell = this.#view.cellAt(active);
    this.#settling = true;
    if (this.#pen.element.parentElement !== cell) cell.append(this.#pen.element);
    this.#pen.rest(textAt(this.#sheet.table, active), nameOf(this.#sheet.table, active));
    this.#view.showLive(null);
    if (focus) this.#pen.element.focus({ preventScroll: true });
    this.#settling = false;
  }

  focus() {
    this.#placePen(true);
    this.#view.cellAt(this.#sheet.selection.end).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // ——— selecting ———

  isActive({ row, column }) {
    const { active } = this.#sheet.selection;
    return active.row === row && active.column === column && document.activeElement === this.#pen.element;
  }

  covers({ row, column }) {
    const { top, bottom, left, right } = rangeOf(this.#sheet.selection);
    return row >= top && row <= bottom && column >= left && column <= right;
  }

  select(place, extend) {
    this.finish();
    this.show(extend ? { ...this.#sheet.selection, end: place } : selectionAt(place.row, place.column));
  }

  selectAll() {
    this.show(wholeTable(this.#sheet.table));
  }

  move(rows, columns, extend) {
    const { active } = this.#sheet.selection;
    if (!extend && rows === -1 && !active.row) this.#view.columnHead(active.column).focus();
    else if (!extend && columns === -1 && !active.column && active.row) this.#view.rowHead(active.row).focus();
    else this.show(moved(this.#sheet.selection, rows, columns, this.#sheet.table, extend));
  }

  /** One cell on, over the end of a row into the next; false at either end of the table, where Tab leaves it. */
  step(by) {
    const { row, column } = this.#sheet.selection.active;
    const width = lastColumn(this.#sheet.table) + 1;
    const place = row * width + column + by;
    if (this.#released || place < 0 || place >= (lastRow(this.#sheet.table) + 1) * width) return false;
    const tabbedFrom = place % width ? (this.#tabbedFrom ?? column) : 0;
    this.show(selectionAt(Math.floor(place / width), place % width));
    this.#tabbedFrom = by > 0 ? tabbedFrom : null;
    return true;
  }

  release() {
    this.#released = true;
    this.#tools.say("Tabで表の外へ出ます。");
  }

  show(selection) {
    this.#sheet.select(selection);
    this.#tabbedFrom = null;
    this.#view.mark(this.#sheet.selection);
    this.focus();
    const texts = this.#sheet.selectedTexts();
    this.#tools.say(isSingle(this.#sheet.selection) ? "" : `${texts.length}行×${texts[0].length}列を選んでいます。`);
  }

  // ——— writing in a cell ———

  edit() {
    const { row, column } = this.#sheet.selection.active;
    this.show(selectionAt(row, column));
    this.#pen.edit();
  }

  stayInCell() {
    this.#pen.edit();
  }

  breakLine() {
    this.#pen.breakLine();
  }

  cancel() {
    this.#sheet.dropPending();
    this.#placePen(true);
  }

  /** `direction`: down, up, next or back. After the last cell a row is added, if this one came to something. */
  commit(direction) {
    if (this.#refuseLength()) return;
    const { row, column } = this.#sheet.selection.active;
    const tabbedFrom = this.#tabbedFrom;
    const changed = this.finish();
    const { table } = this.#sheet;
    const isLast = row === lastRow(table) && (direction === "down" || column === lastColumn(table));
    if (changed && isLast && ["down", "next"].includes(direction)) {
      this.#sheet.addRoom();
      this.draw();
    }
    this.#tabbedFrom = tabbedFrom;
    if (direction === "next") this.step(1);
    else if (direction === "back") this.step(-1);
    else this.show(selectionAt(row + (direction === "down" ? 1 : -1), (direction === "down" ? tabbedFrom : null) ?? column));
  }

  commitAndMove(rows, columns) {
    if (this.#refuseLength()) return;
    this.finish();
    this.show(moved(this.#sheet.selection, rows, columns, this.#sheet.table));
  }

  #write(text) {
    const { active } = this.#sheet.selection;
    this.#released = false;
    this.#sheet.writePending(text);
    this.#view.showLive(active, text, this.#sheet.table.columns[active.column]);
  }

  #refuseLength() {
    const { characters } = this.#rules.limits;
    const length = lengthOf(cleanText(this.#pen.value, this.#rules));
    if (length <= characters) return false;
    this.#tools.say(`${length}字あります。セルは${characters}字までです。短くすると、先へ進めます。`, { refused: true });
    return true;
  }

  /** Puts what is being written into the table; whether that changed it. */
  finish() {
    if (!this.#pen.busy) return false;
    const table = this.#sheet.with(this.#pen.value);
    this.#pen.rest("", "");
    this.#tools.say("");
    const changed = this.#sheet.apply({ table });
    this.draw();
    return changed;
  }

  #leave() {
    if (this.#settling) return;
    this.#released = false;
    this.finish();
  }

  // ——— changing the table ———

  clear() {
    this.act("clear");
  }

  carry(rows, columns) {
    if (rows) this.act("moveRows", rows);
    else this.act("moveColumns", columns);
  }

  /** Does an action of `actions.js`. */
  act(name, ...wished) {
    if (this.#readOnly) return;
    this.finish();
    this.#apply(actions[name](this.#sheet.state, this.#rules, ...wished));
  }

  #apply({ message = "", refusal, ...change }) {
    if (!refusal) this.#sheet.apply(change);
    this.draw();
    this.focus();
    this.#tools.say(refusal ?? message, { refused: Boolean(refusal) });
  }

  undo() {
    this.#apply({ message: this.#sheet.undo() ? "元に戻しました。" : "元に戻すものはありません。" });
  }

  redo() {
    this.#apply({ message: this.#sheet.redo() ? "やり直しました。" : "やり直すものはありません。" });
  }

  // ——— keys, clipboard, menus ———

  #onKey(event) {
    const [name, ...wished] = wish(event, { busy: this.#pen.busy, typing: this.#pen.state === "typing" }) ?? [];
    if (!name) return;
    const handled = this[name](...wished);
    if (name !== "release" && name !== "step") this.#released = false;
    if (handled === false) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onClipboard(event) {
    if (this.#pen.busy || event.target.matches("input") || (this.#readOnly && event.type !== "copy")) return;
    event.preventDefault();
    if (event.type === "paste") {
      const pasted = pastedFrom(event.clipboardData, this.#rules);
      this.#apply(pasted ? paste(this.#sheet.table, this.#sheet.selection, pasted, this.#rules) : { refusal: "貼り付けられる文字がありません。" });
      return;
    }
    const size = copyTo(event.clipboardData, this.#sheet);
    if (event.type === "cut") this.act("clear");
    this.#tools.say(`${size}を${event.type === "cut" ? "切り取りました" : "コピーしました"}。`);
  }

  openHead(button, extend) {
    this.finish();
    this.#heads.press(button, extend);
  }

  openCellMenu() {
    const { active } = this.#sheet.selection;
    this.#menus.openCell(active, () => this.#view.cellAt(active));
  }
}
