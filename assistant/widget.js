/* Puts Salon on any page, in a frame of its own:
 *   <script src="https://SALON/widget.js" async></script>
 *   <salon-chat label="Chat" side="right" theme="light"></salon-chat>
 * Without `theme` it follows the visitor's setting. `open` is a boolean attribute, for pages and for scripts.
 * `token-url` is an address of the page's own site that answers {"token": …} for a visitor who is signed in there. */
(() => {
  const SALON = new URL(document.currentScript.src).origin;
  const PATIENCE_MS = 10_000;
  const NARROW = "(max-width: 480px)";
  const CSS = `
    :host { all: initial; font: 600 15px system-ui, sans-serif; --paper: #f8f9f6; --ink: #16211d; }
    :host([theme=dark]) { --paper: #111816; --ink: #e9ebe4; }
    button { font: inherit; border: 0; cursor: pointer; color: inherit; background: none; }
    button:focus-visible { outline: 3px solid #c4933b; outline-offset: 2px; }
    .launch, dialog { position: fixed; z-index: 2147483000; left: auto; right: calc(20px + env(safe-area-inset-right)); }
    :host([side=left]) :is(.launch, dialog) { right: auto; left: calc(20px + env(safe-area-inset-left)); }
    .launch { bottom: calc(20px + env(safe-area-inset-bottom)); display: flex; align-items: center; gap: 9px;
      height: 56px; padding: 0 20px 0 16px; border-radius: 28px; color: #fbfaf3; background: #1a473a;
      box-shadow: 0 0 0 1px #fbfaf333, 0 6px 24px #0b1a1459; }
    .launch:hover { background: #235c4b; }
    .launch[aria-expanded=true]::after { content: "×" / ""; font-size: 22px; }
    dialog { inset-block: auto calc(88px + env(safe-area-inset-bottom)); width: 400px; height: min(640px, 100dvh - 112px);
      max-width: none; max-height: none; margin: 0; padding: 0; border: 0; border-radius: 18px; overflow: hidden;
      box-shadow: 0 0 0 1px #7d8c8466, 0 16px 56px #0b1a1466; flex-direction: column;
      color: var(--ink); background: var(--paper); }
    dialog[open] { display: flex; }
    .close { display: none; align-self: end; width: 48px; height: 44px; font-size: 26px; }
    iframe { flex: 1; border: 0; }
    @media ${NARROW} {
      :host dialog { inset: 0 !important; width: 100%; height: 100dvh; border-radius: 0;
        padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom); box-sizing: border-box; }
      .close { display: block; }
      .launch { padding: 0 15px; }
      .launch span { display: none; }
    }
    @media (prefers-reduced-motion: no-preference) {
      dialog[open] { animation: rise .18s ease-out; }
      @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
    }`;
  const HTML = `<button class="launch" aria-haspopup="dialog" aria-expanded="false">
    <svg width="30" height="30" viewBox="0 0 48 48" aria-hidden="true"><path fill="#dcb871"
    d="M9 3h30q6 0 6 6v24q0 6-6 6H21l-11 8v-8H9q-6 0-6-6V9q0-6 6-6Z"/><path fill="#f8f1e1" d="M9 9h30v24H9z"/>
    <circle cx="30" cy="17" r="3.5" fill="#d4573f"/><path fill="#3d6b58" d="M9 28c10-11 18 4 30-3v8H9z"/></svg><span></span></button>
    <dialog><button class="close" aria-label="Close">×</button></dialog>`;

  class SalonChat extends HTMLElement {
    static observedAttributes = ["open"];

    connectedCallback() {
      if (this.panel) return;
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet(); // not a <style>: the page's policy need not allow inline styles
      sheet.replaceSync(CSS);
      root.adoptedStyleSheets = [sheet];
      root.innerHTML = HTML;
      const label = this.getAttribute("label") || "Chat";
      root.querySelector("span").textContent = label;
      this.button = root.querySelector(".launch");
      this.panel = root.querySelector("dialog");
      this.button.ariaLabel = this.panel.ariaLabel = label;
      if (!this.hasAttribute("theme"))
        this.setAttribute("theme", matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

      const close = () => this.removeAttribute("open");
      this.button.onclick = () => this.toggleAttribute("open");
      root.querySelector(".close").onclick = this.panel.oncancel = close;
      addEventListener("keydown", (event) => event.key === "Escape" && close());
      addEventListener("message", ({ origin, source, data }) => {
        if (origin !== SALON || source !== this.frame?.contentWindow) return;
        if (data?.type === "salon:close") close();
        if (data?.type === "salon:ready") this.introduce();
      });
      if (matchMedia(NARROW).matches) close(); // a page that opens the chat at once must not vanish behind it
      if (this.hasAttribute("open")) this.show();
    }

    attributeChangedCallback() {
      if (!this.panel) return;
      if (!this.hasAttribute("open")) this.hide();
      else if (!this.panel.open) this.show().focus();
    }

    show() {
      if (!this.frame) {
        this.frame = Object.assign(document.createElement("iframe"), { title: "Salon chat", allow: "clipboard-write" });
        const enter = this.hasAttribute("token-url") ? `?enter=${encodeURIComponent(location.origin)}` : "";
        this.frame.src = `${SALON}/embed${enter}#theme=${this.getAttribute("theme")}`;
        this.panel.append(this.frame);
      }
      if (matchMedia(NARROW).matches) this.panel.showModal();
      else this.panel.open = true;
      this.button.ariaExpanded = "true";
      return this.frame;
    }

    // The token goes into no address, and to nobody but Salon's frame. Without one, the visitor is a guest.
    async introduce() {
      const token = await this.askForToken().catch(() => null);
      this.frame.contentWindow?.postMessage({ type: "salon:token", token }, SALON);
    }

    async askForToken() {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(this.getAttribute("token-url"), { mode: "same-origin", cache: "no-store", signal });
      return answer.status === 200 ? (await answer.json()).token : null;
    }

    hide() {
      this.panel.close();
      this.button.ariaExpanded = "false";
      this.button.focus();
    }
  }

  if (!customElements.get("salon-chat")) customElements.define("salon-chat", SalonChat);
})();
