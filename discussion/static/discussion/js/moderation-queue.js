/* The queue of waiting comments by keyboard. Without it each card is a plain form that does the same.
   A decision is sent at once and its card folds away; the answer brings it back when something was wrong. */
const KEYS = { a: "approve", s: "spam", h: "hold_author", b: "ban" };
// They leave the comment as it is.
const STAYING = new Set(["hold_author"]);
const FIELDS = "input, select, textarea, [contenteditable]:not([contenteditable=false])";

class ModerationQueue extends HTMLElement {
  connectedCallback() {
    this.cards = [...this.querySelectorAll("[data-card]")];
    this.toast = this.querySelector("[data-toast]");
    this.help = this.querySelector("[data-keys]");
    this.current = this.cards[0];
    this.sending = 0;
    this.querySelector("[data-help]").hidden = false;
    this.addEventListener("submit", this);
    this.addEventListener("click", this);
    this.addEventListener("focusin", this);
    this.toast.addEventListener("focusout", () => this.forgetLater());
    this.toast.addEventListener("pointerleave", () => this.forgetLater());
    // Before Wagtail's own keys: its list of shortcuts opens by the same one.
    if (this.dataset.shortcuts === "on") window.addEventListener("keydown", this, { capture: true });
    this.mark();
  }

  disconnectedCallback() {
    window.removeEventListener("keydown", this, { capture: true });
  }

  handleEvent(event) {
    this[`on${event.type}`](event);
  }

  onkeydown(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open], [role=dialog]:not([aria-hidden=true])")) return;
    const field = event.target.closest?.(FIELDS);
    if (field && event.key === "Escape") return this.leave(field);
    if (field || event.repeat || !this.act(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /* Whether the key means something here. */
  act(key) {
    const name = key.length === 1 ? key.toLowerCase() : key;
    if (name === "?") this.help.showModal();
    else if (name === "j") this.go(1);
    else if (name === "k") this.go(-1);
    else if (name === "z") this.undo();
    else if (name === "r") this.askWhy();
    else if (name in KEYS) this.press(KEYS[name]);
    else return false;
    return true;
  }

  onclick(event) {
    if (event.target.closest("[data-help]")) this.help.showModal();
    if (event.target.closest("[data-undo-button]")) this.undo();
    if (event.target.closest("[data-reload]")) location.reload();
  }

  onfocusin(event) {
    const card = event.target.closest("[data-card]");
    if (card) this.mark(card);
  }

  onsubmit(event) {
    const form = event.target.closest("[data-decision]");
    if (!form) return;
    event.preventDefault();
    this.decide(form, event.submitter ?? form.querySelector("[name=action]"));
  }

  press(action) {
    this.current?.querySelector(`[name=action][value=${action}]`)?.click();
  }

  askWhy() {
    const reject = this.current?.querySelector("[data-reject]");
    if (!reject) return;
    reject.open = true;
    reject.querySelector("select").focus();
  }

  leave(field) {
    const reject = field.closest("[data-reject]");
    if (!reject) return;
    reject.open = false;
    reject.querySelector("summary").focus();
  }

  async decide(form, button) {
    const card = form.closest("[data-card]");
    if (card.hasAttribute("aria-busy")) return;
    const stays = STAYING.has(button.value);
    this.tell(card, "");
    card.setAttribute("aria-busy", "true");
    if (!stays) this.fold(card);
    // Not form.action: that is the button of this name.
    const answer = await this.send(form.getAttribute("action"), new FormData(form, button));
    card.removeAttribute("aria-busy");
    if (answer.ok) return this.say(answer.text, answer.undo, stays ? null : card);
    this.unfold(card);
    this.tell(card, answer.message, answer.status === 409);
  }

  async send(address, body) {
    this.sending += 1;
    try {
      const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
      const response = await fetch(address, { method: "POST", body, headers });
      const answer = await response.json();
      return { message: "送れませんでした。", ...answer, ok: response.ok, status: response.status };
    } catch {
      return { ok: false, status: 0, message: "送れませんでした。つながりを確かめて、もう一度お試しください。" };
    } finally {
      this.sending -= 1;
      this.finish();
    }
  }

  fold(card) {
    const next = this.open().find((other) => card.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    card.hidden = true;
    const reject = card.querySelector("[data-reject]");
    if (reject) reject.open = false;
    this.focusOn(next ?? this.open()[0]);
  }

  unfold(card) {
    card.hidden = false;
    this.querySelector("[data-empty]").hidden = true;
    this.focusOn(card);
  }

  open() {
    return this.cards.filter((card) => !card.hidden);
  }

  go(step) {
    const open = this.open();
    this.focusOn(open[open.indexOf(this.current) + step]);
  }

  focusOn(card) {
    if (!card) return this.mark(this.open().includes(this.current) ? this.current : undefined);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    this.mark(card);
  }

  mark(card = this.open()[0]) {
    this.current?.removeAttribute("aria-current");
    this.current = card;
    card?.setAttribute("aria-current", "true");
  }

  /* When the last card is gone: those that wait behind it, after the time for second thoughts. */
  finish() {
    if (this.open().length || this.sending) return;
    const empty = this.querySelector("[data-empty]");
    if (this.dataset.more === "yes") empty.textContent = "このまとまりは終わりです。次のコメントを読み込みます。";
    empty.hidden = false;
    empty.focus();
  }

  tell(card, message, isStale = false) {
    const alert = card.querySelector("[data-alert]");
    alert.hidden = !message;
    alert.textContent = message;
    if (isStale) alert.insertAdjacentHTML("beforeend", ' <button class="button button-small" type="button" data-reload>読み込み直す</button>');
  }

  say(text, token, card) {
    this.token = token;
    this.undoable = card;
    this.toast.hidden = false;
    this.querySelector("[data-told]").textContent = text;
    this.querySelector("[data-undo-button]").hidden = !token;
    this.forgetLater();
  }

  forgetLater() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.forget(), this.dataset.undoSeconds * 1000);
  }

  /* Not while somebody is about to press the button. */
  forget() {
    if (this.toast.matches(":hover, :focus-within")) return;
    this.toast.hidden = true;
    this.token = "";
    if (!this.open().length && !this.sending && this.dataset.more === "yes") location.reload();
  }

  async undo() {
    const token = this.token;
    if (!token) return;
    this.token = "";
    const card = this.undoable;
    const body = new FormData();
    body.set("undo", token);
    body.set("csrfmiddlewaretoken", this.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await this.send(this.dataset.undo, body);
    if (answer.ok && card) this.unfold(card);
    this.say(answer.ok ? answer.text : answer.message, "", null);
  }
}

customElements.define("moderation-queue", ModerationQueue);
