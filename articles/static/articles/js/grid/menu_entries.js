/** What the menus of a row, a column and a cell offer. `act(name, …)` does an action of `actions.js`. */

export function columnMenu({ kind }, { act, askUnit }, rules) {
  const kinds = rules.kinds.map(([value, label]) => ({
    label,
    checked: value === kind,
    run: () => act("setKind", value),
  }));
  const unit = kind === "number" ? [{ label: "単位を決める…", run: askUnit }] : [];
  return [{ label: "列の種類", entries: [...kinds, ...unit] }, { label: "列", entries: columnEntries(act) }];
}

export function rowMenu({ status }, { act }, rules) {
  const statuses = [["", "なし"], ...rules.statuses].map(([value, label]) => ({
    label,
    checked: value === status,
    run: () => act("setStatus", value),
  }));
  return [{ label: "行の確かさ", entries: statuses }, { label: "行", entries: rowEntries(act) }];
}

/** `openRow` is missing for the row of headings, which has no status. */
export function cellMenu({ act, openColumn, openRow }) {
  const rows = openRow ? [{ label: "行の確かさ…", run: openRow }, ...rowEntries(act)] : rowEntries(act).slice(1, 2);
  return [
    { label: "行", entries: rows },
    { label: "列", entries: [{ label: "列の種類…", run: openColumn }, ...columnEntries(act)] },
  ];
}

const rowEntries = (act) => [
  { label: "上に行を足す", run: () => act("addRow", 0) },
  { label: "下に行を足す", run: () => act("addRow", 1) },
  { label: "行を複製する", run: () => act("repeatRow") },
  { label: "上へ動かす", keys: "Alt+Shift+↑", run: () => act("moveRows", -1) },
  { label: "下へ動かす", keys: "Alt+Shift+↓", run: () => act("moveRows", 1) },
  { label: "行を消す", run: () => act("removeRows") },
];

const columnEntries = (act) => [
  { label: "左に列を足す", run: () => act("addColumn", 0) },
  { label: "右に列を足す", run: () => act("addColumn", 1) },
  { label: "左へ動かす", keys: "Alt+Shift+←", run: () => act("moveColumns", -1) },
  { label: "右へ動かす", keys: "Alt+Shift+→", run: () => act("moveColumns", 1) },
  { label: "列を消す", run: () => act("removeColumns") },
];
