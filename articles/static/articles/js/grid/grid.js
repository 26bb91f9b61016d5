/** Entry: a grid over each textarea of plain lines, also in blocks that are added later. */
import { TextareaGrid } from "./textarea_grid.js";

class TableGrid extends window.StimulusModule.Controller {
  connect() {
    // A block that is moved is taken out and put in again, with its grid.
    this.grid ??= new TextareaGrid(this.element);
  }
}

window.wagtail.app.register("table-grid", TableGrid);
