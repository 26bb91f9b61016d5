/**
 * Chooses light or dark, on this device only. With a button inside, a press turns to the other one; with radio buttons
 * "light", "dark" and "" (the system's), the chosen one holds.
 */

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.addEventListener(this.#button ? "click" : "change", this);
    document.addEventListener("themechange", this);
    system.addEventListener("change", this);
    this.#show();
  }

  disconnectedCallback() {
    document.removeEventListener("themechange", this);
    system.removeEventListener("change", this);
  }

  handleEvent({ type, target }) {
    if (type === "click") choose(isDark() ? "light" : "dark");
    else if (target.name === "theme") choose(target.value);
    else this.#show();
  }

  get #button() {
    return this.querySelector("button");
  }

  #show() {
    const dark = isDark();
    if (this.#button) {
      this.#button.ariaLabel = dark ? "明るい配色に切り替える" : "暗い配色に切り替える";
      const drawing = this.querySelector("use").href;
      drawing.baseVal = drawing.baseVal.replace(/#.*/, dark ? "#sun" : "#moon");
    } else {
      this.querySelector(`[value="${root.dataset.theme ?? ""}"]`).checked = true;
    }
  }
}

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

function choose(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  try {
    if (theme) localStorage.theme = theme;
    else localStorage.removeItem("theme");
  } catch { /* storage refused: the choice holds for this page */ }
  document.dispatchEvent(new Event("themechange"));
}

customElements.define("theme-switch", ThemeSwitch);
