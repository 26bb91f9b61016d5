/** What was before and after: each entry is a table and what was selected in it. */
const DEPTH = 200;

export class History {
  #before = [];
  #after = [];

  get canUndo() {
    return this.#before.length > 0;
  }

  get canRedo() {
    return this.#after.length > 0;
  }

  /** Remember the state that is about to be left for a new one. */
  push(state) {
    this.#before = [...this.#before.slice(1 - DEPTH), state];
    this.#after = [];
  }

  /** The state before, or nothing; `state` is the one that is left. */
  undo(state) {
    if (!this.canUndo) return null;
    this.#after.push(state);
    return this.#before.pop();
  }

  redo(state) {
    if (!this.canRedo) return null;
    this.#before.push(state);
    return this.#after.pop();
  }
}
