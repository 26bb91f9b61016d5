/* Before an article leaves the editor, what was found in it: the form as it stands is sent to be checked, once. */

import { goTo } from "./spot.js";

const SEEN = "content-checks-seen";
const PATIENCE_MS = 5000;

/** Resolves to whether to go on. Whatever goes wrong here holds nobody up: the server checks again. */
export async function askAboutFindings(form, button, kind) {
  const dialog = await findingsOf(form, kind).catch(() => null);
  if (dialog && !(await answer(form, dialog))) return false;
  if (!form.elements[SEEN]) form.append(seen());
  return true;
}

async function findingsOf(form, kind) {
  const address = document.querySelector("[data-checks-url]")?.dataset.checksUrl;
  if (!address) return null;
  const body = new FormData(form);
  const response = await fetch(`${address}?for=${kind}`, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.status !== 200 || response.redirected) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("dialog.content-checks-dialog");
}

function answer(form, dialog) {
  document.body.append(dialog);
  return new Promise((resolve) => {
    let anchor = null;
    // The editor's shortcuts rest while it is asked something.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    dialog.addEventListener("click", (event) => {
      const pressed = event.target.closest("[data-check-answer], [data-check-anchor]");
      if (!pressed) return;
      event.stopPropagation();
      anchor = pressed.dataset.checkAnchor;
      dialog.close(pressed.dataset.checkAnswer);
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "go");
      if (anchor) goTo(anchor);
    });
    dialog.showModal();
  });
}

/** Tells the server that it need not say it again. */
function seen() {
  return Object.assign(document.createElement("input"), { type: "hidden", name: SEEN, value: "true" });
}
