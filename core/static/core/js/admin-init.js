/* What Wagtail's inline scripts did, from a file: the policy of the admin runs no script in the page.
   Loaded before the page is read on, so that each <admin-init> is obeyed where the script would have run. */
(() => {
  // Only what Wagtail's widgets and panels start themselves with: an element in the page must not be able to call more.
  const CONSTRUCTORS = /^(?:[A-Z]\w*Chooser|InlinePanel|MultipleChooserPanel)$/;
  const FUNCTIONS = /^(?:init(?:Date|Time|DateTime)Chooser|create\w+Chooser)$/;
  const loaded = new Set();
  const loading = new Set();

  class AdminInit extends HTMLElement {
    connectedCallback() {
      const name = this.getAttribute("call");
      const values = JSON.parse(this.getAttribute("arguments"));
      // Gone like a script that has run: whoever moves or copies the form later starts nothing twice.
      this.remove();
      start(name, values);
    }
  }

  async function start(name, values) {
    if (!CONSTRUCTORS.test(name) && !FUNCTIONS.test(name)) return;
    // A modal's script files come behind its fields.
    if (!(name in window)) await Promise.resolve().then(() => Promise.all(loading));
    if (CONSTRUCTORS.test(name)) new window[name](...values);
    else window[name](...values);
  }

  /* jQuery runs the text of the script files that come with a modal; here they are loaded, and each only once. */
  jQuery._evalUrl = (url) => {
    const { href, origin } = new URL(url, document.baseURI);
    if (origin !== location.origin || loaded.has(href)) return;
    loaded.add(href);
    const script = Object.assign(document.createElement("script"), { src: href, async: false });
    const done = new Promise((resolve) => Object.assign(script, { onload: resolve, onerror: resolve }));
    loading.add(done);
    done.then(() => loading.delete(done));
    document.head.append(script);
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const script of document.scripts) loaded.add(script.src);
    // The cropping of pictures would find this out by means of an attribute with a script in it.
    if (jQuery.Jcrop) jQuery.Jcrop.defaults.touchSupport = "ontouchstart" in window;
  });
  customElements.define("admin-init", AdminInit);
})();
