/** Says a short sentence through the page's <toast-message>: seen for a moment, read out politely. */
export function announce(text) {
  document.dispatchEvent(new CustomEvent("announce", { detail: text }));
}
