/** The table on the screen: it shows a state and knows which cell is where. What is done with it is not its business. */
import { element } from "./dom.js";
import { cellNodes, liveNodes } from "./reading_view.js";
import { rangeOf } from "./selection.js";
import { textAt } from "./table.js";

export class GridView {
  #rules;
  #cells = []; // by row and column
  #shown = []; // what each cell shows, so that only what changed is drawn
  #columnHeads = [];
  #rowHeads = [];
  #live = element("div", { class: "grid-live", "aria-hidden": "true", hidden: true });

  constructor({ label, describedBy, rules }) {
    this.#rules = rules;
    this.table = element("table", {
      role: "grid",
      "aria-label": label,
      "aria-multiselectable": "true",
      "aria-describedby": describedBy,
    });
    this.scroller = element("div", { class: "grid-scroller" }, this.table);
  }

  cellAt({ row, column }) {
    return this.#cells[row]?.[column];
  }

  columnHead(column) {
    return this.#columnHeads[column]?.querySelector("button");
  }

  rowHead(row) {
    return this.#rowHeads[row]?.querySelector("button");
  }

  /** The place that an element of the table stands for; row or column is null for a head, nothing for the corner. */
  placeOf(target) {
    const holder = target.closest("[data-row], [data-column]");
    if (!holder || !this.table.contains(holder)) return null;
    const { row, column } = holder.dataset;
    return { row: row === undefined ? null : Number(row), column: column === undefined ? null : Number(column) };
  }

  draw(table, selection, advice, readOnly) {
    this.table.setAttribute("aria-readonly", String(readOnly));
    if (this.#cells.length !== table.rows.length + 1 || this.#cells[0].length !== table.columns.length)
      this.#build(table, readOnly);
    this.#drawHeads(table, advice);
    this.#drawCells(table, advice);
    this.mark(selection);
  }

  /** Shows which cells are selected. */
  mark(selection) {
    const { top, bottom, left, right } = rangeOf(selection);
    this.#cells.forEach((cells, row) => {
      for (const [column, cell] of cells.entries()) {
        const chosen = String(row >= top && row <= bottom && column >= left && column <= right);
        if (cell.getAttribute("aria-selected") !== chosen) cell.setAttribute("aria-selected", chosen);
      }
    });
    this.table.querySelector("[data-active]")?.removeAttribute("data-active");
    this.cellAt(selection.active).setAttribute("data-active", "");
    this.#columnHeads.forEach((head, column) => head.toggleAttribute("data-on", column >= left && column <= right));
    this.#rowHeads.forEach((head, row) => head.toggleAttribute("data-on", row >= top && row <= bottom));
  }

  /** What the words being written in a cell are read as. */
  showLive(place, text, column) {
    const nodes = place?.row ? liveNodes(text, column, this.#rules) : [];
    this.#live.hidden = !nodes.length;
    this.#live.replaceChildren(...nodes);
    if (nodes.length) this.cellAt(place).append(this.#live);
  }

  #build(table, readOnly) {
    const columns = [...table.columns.keys()];
    this.#shown = [];
    this.#cells = [columns.map((column) => this.#cell("th", "columnheader", 0, column))];
    this.#cells.push(
      ...table.rows.map((_, index) =>
        columns.map((column) => this.#cell(column ? "td" : "th", column ? "gridcell" : "rowheader", index + 1, column)),
      ),
    );
    this.#columnHeads = columns.map((column) => head({ "data-column": column }, readOnly));
    this.#rowHeads = this.#cells.map((_, row) => head(row ? { "data-row": row } : { class: "grid-head grid-corner" }, readOnly || !row));
    const corner = element("td", { role: "gridcell", class: "grid-head grid-corner" }, readOnly ? null : allButton());
    const rows = this.#cells.map((cells, row) => element("tr", { role: "row" }, this.#rowHeads[row], ...cells));
    this.table.replaceChildren(
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, corner, ...this.#columnHeads), rows[0]),
      element("tbody", { role: "rowgroup" }, ...rows.slice(1)),
    );
  }

  #cell(name, role, row, column) {
    const scope = { columnheader: "col", rowheader: "row" }[role];
    return element(name, { role, scope, "data-row": row, "data-column": column, "aria-selected": "false" });
  }

  #drawHeads(table, advice) {
    this.#columnHeads.forEach((cell, column) => {
      const { kind, unit } = table.columns[column];
      const label = this.#rules.labelOfKind.get(kind) + (unit && `・${unit}`);
      write(cell, label, `${column + 1}列目（${label}）のメニュー`);
      const found = advice.find((one) => one.row === 0 && one.column <= column && !one.length);
      flag(cell, found);
    });
    this.#rowHeads.forEach((cell, row) => {
      if (!row) return cell.replaceChildren("見出し");
      const status = this.#rules.labelOfStatus.get(table.rows[row - 1].status);
      write(cell, status ? `${row} ${status}` : String(row), `${row}行目${status ? `（${status}）` : ""}のメニュー`);
      flag(cell, advice.find((one) => one.row && one.row <= row && !one.length));
    });
  }

  #drawCells(table, advice) {
    const lengths = new Map(advice.filter((one) => one.length).map((one) => [`${one.row},${one.column}`, one]));
    this.#cells.forEach((cells, row) => {
      for (const [column, cell] of cells.entries()) {
        const text = textAt(table, { row, column });
        const { kind, unit } = table.columns[column];
        const shown = JSON.stringify([text, kind, unit]);
        if (this.#shown[row]?.[column] === shown) continue;
        (this.#shown[row] ??= [])[column] = shown;
        this.#fill(cell, { row, column }, text, table.columns[column], lengths.get(`${row},${column}`));
      }
    });
  }

  #fill(cell, place, text, column, long) {
    const named = place.row && place.column;
    const nodes = named || text ? cellNodes(text, place.row ? column : { kind: "text" }, this.#rules) : [placeholder(place)];
    const count = long ? element("small", { class: "grid-long", title: long.text }, `${long.length}字`) : null;
    cell.classList.toggle("grid-number", place.row > 0 && column.kind === "number");
    const filled = element("div", { class: "grid-cell" }, ...nodes, count);
    // The pen may be in the cell too, and would lose the focus if it were taken out.
    if (cell.firstElementChild?.className === "grid-cell") cell.firstElementChild.replaceWith(filled);
    else cell.prepend(filled);
    flag(cell, long);
  }
}

function head(attributes, readOnly) {
  const button = readOnly ? null : element("button", { type: "button", tabindex: -1, "aria-haspopup": "menu" });
  return element("td", { role: "gridcell", class: "grid-head", ...attributes }, button);
}

const allButton = () => element("button", { type: "button", tabindex: -1, "aria-label": "表をすべて選ぶ", class: "grid-all" });

/** A head without words is nothing to a screen reader, and a riddle to everyone. */
const placeholder = ({ row }) => element("span", { class: "grid-placeholder" }, row ? "名前" : "見出し");

function write(cell, words, name) {
  const target = cell.querySelector("button") ?? cell;
  if (target.textContent !== words) target.replaceChildren(words);
  if (target !== cell) target.setAttribute("aria-label", name);
}

function flag(cell, found) {
  cell.toggleAttribute("data-advice", Boolean(found));
  cell.toggleAttribute("data-severe", Boolean(found?.severe));
  if (found) cell.title = found.text;
  else cell.removeAttribute("title");
}
