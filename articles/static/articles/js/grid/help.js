/** The list of keys, behind a button. */
import { element } from "./dom.js";

const KEYS = [
  ["矢印", "セルを移る"],
  ["文字を打つ", "セルを書き換える"],
  ["F2・Enter・ダブルクリック", "セルの中を直す"],
  ["Enter ／ Tab", "決めて、下 ／ 右へ（Shiftで上 ／ 左へ）"],
  ["Alt+Enter・Ctrl+Enter", "セルの中で改行する"],
  ["Esc", "書きかけをやめる"],
  ["Delete", "選んだセルを空にする"],
  ["Shift+矢印・ドラッグ", "範囲を選ぶ"],
  ["Ctrl+A", "表をすべて選ぶ"],
  ["Home ／ End", "行の端へ（Ctrlで表の端へ）"],
  ["Ctrl+C ／ X ／ V", "コピー ／ 切り取り ／ 貼り付け"],
  ["Ctrl+Z ／ Ctrl+Y", "元に戻す ／ やり直す"],
  ["Alt+Shift+矢印", "行や列を動かす"],
  ["Alt+↓・Shift+F10", "行と列のメニューを開く"],
  ["EscのあとにTab", "表の外へ出る"],
];

const NOTES = [
  "最後のセルを書き終えてTabかEnterを押すと、行が増えます。書いていなければ、Tabで表の外へ出ます。",
  "見出しの終わりに〔判定〕のように書いても、列の種類を選べます。行の最初のセルでは〔報道〕のように確かさを選べます。",
  "終わりにある空の行と列は、保存されません。MacではCtrlの代わりに⌘を使えます。",
];

export function helpPopover(id) {
  const keys = KEYS.flatMap(([key, does]) => [element("dt", {}, key), element("dd", {}, does)]);
  return element(
    "div",
    { id, class: "grid-help", popover: "auto", role: "dialog", "aria-label": "表の操作のしかた", tabindex: -1 },
    element("p", { class: "grid-help-title" }, "操作のしかた"),
    element("dl", {}, ...keys),
    element("ul", {}, ...NOTES.map((note) => element("li", {}, note))),
    element("button", { type: "button", class: "button button-small button-secondary", popovertarget: id, popovertargetaction: "hide" }, "閉じる"),
  );
}
