/**
 * The one input of the grid. It sits unseen in the active cell and holds its words, all selected, so that an input
 * method finds a real field and the first character typed, composed or not, replaces them.
 */
import { element } from "./dom.js";

export class Pen {
  state = "resting"; // or "typing", begun by a character; or "editing", begun by F2, Enter or a double click
  composing = false;
  #text = "";

  /** `on`: what to do when words change (`write`), when the pen is left (`leave`), when a conversion was given up
   *  (`cancel`), and when the browser's own undo is asked for (`undo`, `redo`). */
  constructor(on) {
    this.element = element("textarea", {
      class: "grid-pen",
      rows: 1,
      autocomplete: "off",
      spellcheck: "false",
      "data-resting": true,
      input: () => this.#written(on),
      beforeinput: (event) => this.#before(event, on),
      compositionstart: () => (this.composing = true),
      compositionend: () => this.#composed(on),
      focus: () => this.busy || this.element.select(),
      blur: () => on.leave(),
    });
  }

  get busy() {
    return this.state !== "resting";
  }

  get value() {
    return this.element.value;
  }

  /** At rest in a cell with these words. */
  rest(text, label) {
    this.#text = text;
    this.#become("resting");
    this.element.value = text;
    this.element.setAttribute("aria-label", label);
    this.element.style.removeProperty("block-size");
    if (document.activeElement === this.element) this.element.select();
  }

  edit() {
    this.#become("editing");
    this.element.setSelectionRange(this.value.length, this.value.length);
    this.#grow();
  }

  breakLine() {
    // The only way to put in text that the browser's own undo knows of.
    document.execCommand("insertText", false, "\n");
  }

  #become(state) {
    this.state = state;
    this.element.toggleAttribute("data-resting", state === "resting");
  }

  #before(event, on) {
    if (this.busy || !["historyUndo", "historyRedo"].includes(event.inputType)) return;
    event.preventDefault();
    if (event.inputType === "historyUndo") on.undo();
    else on.redo();
  }

  #written(on) {
    if (!this.busy) {
      this.#become("typing");
      this.began = this.composing;
    }
    this.#grow();
    on.write(this.value);
  }

  #composed(on) {
    this.composing = false;
    // A conversion given up must not leave the cell emptied.
    if (this.state === "typing" && this.began && !this.value && this.#text) on.cancel();
    this.began = false;
  }

  #grow() {
    this.element.style.blockSize = "auto";
    this.element.style.blockSize = `${this.element.scrollHeight + 2}px`;
  }
}
