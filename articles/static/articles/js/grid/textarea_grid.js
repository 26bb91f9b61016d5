/** A grid in place of a textarea of plain lines, which stays the field of the form and can be shown again. */
import { element } from "./dom.js";
import { GridEditor } from "./editor.js";
import { PlainField } from "./plain_field.js";
import { PlainFormError } from "./plain_form.js";
import { readRules } from "./rules.js";
import { Sheet } from "./sheet.js";
import { lastRow } from "./table.js";
import { Tools } from "./tools.js";

const HINT = "矢印キーで移り、文字を打つと書き換わります。Esc、Tabの順に押すと、表の外へ出ます。";
let grids = 0;

export class TextareaGrid {
  #id = `grid-${(grids += 1)}`;
  #textarea;
  #rules;
  #field;
  #tools;
  #sheet = null; // none while the lines cannot be read
  #editor = null; // made when the grid comes into sight
  #asText = false;

  constructor(textarea) {
    this.#textarea = textarea;
    this.#rules = readRules(textarea.dataset.gridRules);
    this.#field = new PlainField(textarea, this.#rules, () => this.#asText || this.#reload());
    this.#tools = new Tools(this.#id, {
      undo: () => this.#editor.undo(),
      redo: () => this.#editor.redo(),
      addRow: () => this.#editor.act("addRowAtEnd"),
      addColumn: () => this.#editor.act("addColumnAtEnd"),
      toggle: () => (this.#asText ? this.#showGrid() : this.#showText()),
    });
    this.hint = element("p", { id: `${this.#id}-hint`, class: "grid-hint" }, HINT);
    this.root = element("div", { class: "grid-editor" }, this.#tools.bar, this.#tools.message, this.#tools.advice, this.hint);
    textarea.after(this.root);
    textarea.addEventListener("focus", () => this.#asText || this.#open().focus());
    this.#begin();
  }

  #begin() {
    if (!this.#read()) return;
    this.#field.hide();
    this.#draw();
    this.root.style.setProperty("--rows", Math.min(12, lastRow(this.#sheet.table) + 2));
    const sight = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        sight.disconnect();
        if (!this.#asText) this.#open();
      },
      { rootMargin: "600px" },
    );
    sight.observe(this.root);
  }

  /** Takes the lines in, as one step that can be undone; lines that are no grid stay as they are, and are shown. */
  #read() {
    try {
      const table = this.#field.read();
      if (this.#sheet) this.#sheet.apply({ table });
      else this.#sheet = new Sheet(this.#field, this.#rules, table);
      return true;
    } catch (error) {
      if (!(error instanceof PlainFormError)) throw error;
      this.#asText = true;
      this.#field.show();
      this.#draw();
      this.#tools.say(`表として読めないので、文字のまま開いています。${error.message}`, { refused: true });
      return false;
    }
  }

  #open() {
    if (this.#editor) return this.#editor;
    const label = this.#textarea.labels?.[0]?.textContent.replace("*", "").trim() || "表の中身";
    const { readOnly } = this.#field;
    this.#editor = new GridEditor({
      id: this.#id,
      sheet: this.#sheet,
      rules: this.#rules,
      tools: this.#tools,
      label,
      describedBy: this.hint.id,
      readOnly,
    });
    this.#tools.bar.after(...this.#editor.elements);
    this.root.style.removeProperty("--rows");
    this.#draw();
    return this.#editor;
  }

  #reload() {
    if (!this.#read()) return;
    this.#editor?.draw();
  }

  #showText() {
    this.#editor?.finish();
    this.#asText = true;
    this.#field.show();
    this.#draw();
    this.#textarea.focus();
  }

  #showGrid() {
    if (!this.#sheet || this.#field.isForeign) {
      if (!this.#read()) return;
    }
    this.#asText = false;
    this.#field.hide();
    this.#draw();
    this.#tools.say("");
    this.#open().draw();
    this.#editor.focus();
  }

  #draw() {
    this.root.toggleAttribute("data-as-text", this.#asText);
    this.#tools.draw({ readOnly: this.#field.readOnly, asText: this.#asText });
  }
}
