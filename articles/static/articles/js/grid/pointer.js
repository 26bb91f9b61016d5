/** Mouse and finger: a press selects, a drag selects a range, a double click (or a second tap) begins to edit. */
export class Pointer {
  #view;
  #editor;
  #dragging = false;
  #kind = "";

  constructor(view, editor) {
    this.#view = view;
    this.#editor = editor;
    for (const type of ["pointerdown", "pointermove", "mousedown", "click", "dblclick", "contextmenu"])
      view.table.addEventListener(type, this);
  }

  handleEvent(event) {
    this[`on${event.type}`](event);
  }

  onpointerdown(event) {
    this.#kind = event.pointerType;
    const place = this.#cellOf(event.target);
    if (event.pointerType !== "mouse" || event.button !== 0 || !place) return;
    this.#dragging = true;
    this.#editor.select(place, event.shiftKey);
  }

  onmousedown(event) {
    // The pen keeps the focus, and a drag selects cells instead of words.
    if (this.#cellOf(event.target)) event.preventDefault();
  }

  onpointermove(event) {
    // A press may end anywhere, even outside the window: so the buttons are asked.
    this.#dragging &&= event.buttons === 1;
    if (!this.#dragging) return;
    const place = this.#cellOf(event.target);
    if (place) this.#editor.select(place, true);
  }

  onclick(event) {
    if (event.target.closest("button")) return this.#editor.openHead(event.target.closest("button"), event.shiftKey);
    const place = this.#cellOf(event.target);
    if (!place || this.#kind === "mouse") return;
    if (this.#editor.isActive(place)) this.#editor.edit();
    else this.#editor.select(place, false);
  }

  ondblclick(event) {
    if (this.#cellOf(event.target)) this.#editor.edit();
  }

  oncontextmenu(event) {
    const place = this.#cellOf(event.target);
    if (!place) return;
    event.preventDefault();
    if (!this.#editor.covers(place)) this.#editor.select(place, false);
    this.#editor.openCellMenu();
  }

  /** The cell under an element, unless words are being written there. */
  #cellOf(target) {
    if (!(target instanceof Element) || target.closest(".grid-pen:not([data-resting])")) return null;
    const place = this.#view.placeOf(target);
    return place && place.row !== null && place.column !== null ? place : null;
  }
}
