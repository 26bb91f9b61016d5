/* Asks what readers are to be told, in a dialog, when a change of a published article leaves the editor.
 *
 * The question's fields stand in the form (templates/articles/admin/change_panel.html) and move into the dialog while
 * it is open: without this script they are answered where they stand. */

import { beforePublishing } from "./before-publishing.js";

const LONGEST = 400;
const NO_KIND = "どれか一つを選んでください。";
const NO_NOTE = "読者に伝える一文を書いてください。";
const TOO_LONG = `${LONGEST}字までにしてください。`;

class ChangeQuestion {
  constructor(panel) {
    this.panel = panel;
    this.question = panel.querySelector("[data-change-question]");
    this.dialog = panel.querySelector("[data-change-dialog]");
    this.note = this.question.querySelector("textarea");
    this.radios = [...this.question.querySelectorAll("input[type=radio]")];
    // Out of the panel, which another tab of the editor hides together with everything in it.
    panel.closest("form").append(this.dialog);
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("cancel", (event) => this.isComposing && event.preventDefault());
    this.dialog.addEventListener("close", () => this.onClose());
    this.dialog.querySelector("[data-back]").addEventListener("click", () => this.dialog.close());
    this.dialog.querySelector("[data-confirm]").addEventListener("click", () => this.confirm());
    this.note.addEventListener("compositionstart", () => (this.isComposing = true));
    this.note.addEventListener("compositionend", () => (this.isComposing = false));
    this.note.addEventListener("input", () => this.count());
    this.question.addEventListener("input", () => this.complain("", ""));
    this.note.setAttribute("aria-describedby", "change-note-error");
    this.question.querySelector("[data-count]").hidden = false;
    this.count();
  }

  get kind() {
    return this.radios.find((radio) => radio.checked)?.value ?? "";
  }

  get length() {
    return [...this.note.value.trim()].length;
  }

  ask(button) {
    this.button = button;
    this.dialog.querySelector("[data-confirm]").textContent = button.textContent.trim();
    this.dialog.querySelector("[data-place]").append(this.question);
    this.dialog.returnValue = "";
    this.dialog.showModal();
    (this.radios.find((radio) => radio.checked) ?? this.radios[0]).focus();
    return new Promise((resolve) => (this.resolve = resolve));
  }

  confirm() {
    if (!this.kind) return this.complain(NO_KIND, "", this.radios[0]);
    if (this.kind !== "minor" && !this.length) return this.complain("", NO_NOTE, this.note);
    if (this.length > LONGEST) return this.complain("", TOO_LONG, this.note);
    this.dialog.close("answered");
  }

  complain(aboutKind, aboutNote, field) {
    this.question.querySelector("[data-kind-error]").textContent = aboutKind;
    this.question.querySelector("[data-note-error]").textContent = aboutNote;
    this.radios.forEach((radio) => radio.setAttribute("aria-invalid", Boolean(aboutKind)));
    this.note.setAttribute("aria-invalid", Boolean(aboutNote));
    field?.focus();
  }

  onKey(event) {
    // The editor's shortcuts rest while it is asked something.
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    // It would press the form's first button.
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  }

  onClose() {
    const isAnswered = this.dialog.returnValue === "answered";
    this.panel.prepend(this.question);
    if (!isAnswered) this.focusActions();
    this.resolve?.(isAnswered);
  }

  /* The menu of actions folds up behind the dialog, sooner or later. */
  focusActions() {
    const toggle = document.querySelector("footer [data-w-dropdown-target=toggle]");
    (this.button.closest("[data-tippy-root], [data-w-dropdown-target=content]") ? toggle : this.button)?.focus();
  }

  count() {
    const count = this.question.querySelector("[data-count]");
    count.textContent = `${this.length}／${LONGEST}字`;
    count.toggleAttribute("data-over", this.length > LONGEST);
  }
}

const panel = document.querySelector("[data-change-panel]");
if (panel) {
  const question = new ChangeQuestion(panel);
  beforePublishing((form, button) => question.ask(button), { order: 20 });
}
