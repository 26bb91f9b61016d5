/* One place where an article's way out of the editor waits for questions: publish, ask for approval, approve.
 *
 *   beforePublishing(async (form, button, kind) => true, { order: 20 });
 *
 * A step gets the editor's form, the pressed button and what it does: "publish" (a set time included), "submit" or
 * "approve". It answers true to go on; anything else leaves the editor as it was. Steps run one after the other by
 * `order`: the content checks are 10, the question of what changed is 20. After the last one the very same button is
 * pressed again, so Wagtail's own dialogs and hidden fields come as ever. A step may write into the form.
 *
 * Only presses by a person are held: Wagtail presses its buttons again from scripts, and they have been asked already.
 */

const KIND_OF_NAME = { "action-publish": "publish", "action-submit": "submit", "action-restart-workflow": "submit" };

// The same list for every copy of this module: a hashed and a plain address of the file are two modules.
const steps = (window[Symbol.for("airace.beforePublishing")] ??= []);

export function beforePublishing(step, { order = 50 } = {}) {
  steps.push({ step, order });
  steps.sort((one, other) => one.order - other.order);
}

export function kindOf(button) {
  if (!button.form?.matches("[data-edit-form]")) return null;
  if (button.dataset.workflowActionName === "approve") return "approve";
  return KIND_OF_NAME[button.name] ?? null;
}

async function run(button, kind) {
  for (const { step } of [...steps]) {
    if ((await step(button.form, button, kind)) !== true) return;
  }
  button.click();
}

function hold(event) {
  const button = event.target.closest?.("button");
  const kind = button && kindOf(button);
  if (!kind || !event.isTrusted || steps.length === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (steps.isRunning) return;
  steps.isRunning = true;
  run(button, kind).finally(() => (steps.isRunning = false));
}

if (!steps.isListening) {
  steps.isListening = true;
  // On the window and captured: before Wagtail's own listeners on the buttons.
  window.addEventListener("click", hold, { capture: true });
}
