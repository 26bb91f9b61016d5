/** The textarea behind the grid: the only field of the form, holding the plain lines. */
import { fromPlain, toPlain } from "./plain_form.js";
import { blankTable, trimmed } from "./table.js";

const FIRST_COLUMNS = 3;
const FIRST_ROWS = 3;

export class PlainField {
  #textarea;
  #rules;
  #written;
  #settled;
  #textOf = new WeakMap(); // a table as it was read keeps its very text, so that going back to it changes nothing

  /** `onForeign`: called when something other than the grid has changed the text. */
  constructor(textarea, rules, onForeign) {
    this.#textarea = textarea;
    this.#rules = rules;
    this.#written = this.#settled = textarea.value;
    textarea.addEventListener("input", () => this.isForeign && onForeign());
  }

  get isForeign() {
    return this.#textarea.value !== this.#written;
  }

  get readOnly() {
    return this.#textarea.readOnly || this.#textarea.matches(":disabled");
  }

  /** The table of the text as it is; throws `PlainFormError`. */
  read() {
    const text = this.#textarea.value;
    const found = fromPlain(text, this.#rules) ?? blankTable(FIRST_COLUMNS, FIRST_ROWS);
    const table = found.rows.length ? found : { ...found, rows: blankTable(found.columns.length, 1).rows };
    this.#textOf.set(table, text);
    this.#written = text;
    return table;
  }

  /** Puts the table's lines into the form and tells the page, unless they are there already. */
  write(table) {
    const text = this.#textOf.get(table) ?? this.#lines(table);
    if (text === this.#textarea.value) return;
    this.#textarea.value = this.#written = text;
    this.#written = this.#textarea.value;
    this.#textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** An edit is over: tells the page, if it came to something. */
  settle() {
    if (this.#settled === this.#textarea.value) return;
    this.#settled = this.#textarea.value;
    this.#textarea.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #lines(table) {
    const content = trimmed(table);
    const blank = !content.rows.length && content.columns.length === 1 && !content.columns[0].heading;
    return blank ? "" : toPlain(content, this.#rules);
  }

  show() {
    this.#textarea.classList.remove("grid-behind");
    this.#textarea.removeAttribute("aria-hidden");
    this.#textarea.removeAttribute("tabindex");
  }

  /** Out of sight and of the way of the Tab key, but still there for labels and scripts to focus. */
  hide() {
    this.#textarea.classList.add("grid-behind");
    this.#textarea.setAttribute("aria-hidden", "true");
    this.#textarea.tabIndex = -1;
  }
}
