(() => {
  "use strict";

  // Inside another site's page the browser may refuse storage; the chat then keeps its few settings in memory.
  class Memory {
    #kept = new Map();
    get length() {
      return this.#kept.size;
    }
    key(index) {
      return [...this.#kept.keys()][index] ?? null;
    }
    getItem(name) {
      return this.#kept.get(String(name)) ?? null;
    }
    setItem(name, value) {
      this.#kept.set(String(name), String(value));
    }
    removeItem(name) {
      this.#kept.delete(String(name));
    }
    clear() {
      this.#kept.clear();
    }
  }

  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      window[name].getItem("salon");
    } catch {
      Object.defineProperty(window, name, { value: new Memory() });
    }
  }

  // Where no list of conversations stands beside it, Chainlit leaves a new conversation without its address. With it,
  // the page comes back to the conversation when it is loaded again.
  function begun(data) {
    if (typeof data !== "string" || !data.startsWith('42["first_interaction"')) return;
    const thread = JSON.parse(data.slice(2))[1].thread_id;
    if (location.pathname !== "/" || document.querySelector('[data-sidebar="sidebar"]')) return;
    history.replaceState(history.state, "", `/thread/${thread}${location.search}${location.hash}`);
  }

  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => begun(data));
    }
  };

  // In the widget: the page around it may choose the theme, and Escape closes the panel.
  const theme = /^#theme=(light|dark)$/.exec(location.hash)?.[1];
  if (theme) localStorage.setItem("vite-ui-theme", theme);
  if (window.parent !== window)
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) window.parent.postMessage({ type: "salon:close" }, "*");
    });

  // Two lines on the page before the first message: what this is, and which assistant answers.
  const address = new URL("../welcome.json", document.currentScript.src);
  let lines = [];
  let account = null;

  function welcome() {
    const screen = document.getElementById("welcome-screen");
    if (!screen || !lines.length || document.getElementById("salon-welcome")) return;
    const note = document.createElement("div");
    note.id = "salon-welcome";
    note.setAttribute("role", "note");
    for (const line of lines) note.appendChild(document.createElement("p")).textContent = line;
    const logo = screen.querySelector("img.logo");
    if (logo) {
      logo.alt = "Salon";
      logo.after(note);
    } else screen.prepend(note);
  }

  // The user menu's one entry is Chainlit's log-out, which could not be undone: it opens a page of ours instead.
  const SIGN_OUT = '[role="menuitem"]:has(.lucide-log-out)';

  function menu() {
    const entry = document.querySelector(SIGN_OUT);
    if (!entry || !account || entry.dataset.salon) return;
    entry.dataset.salon = "account";
    const words = [...entry.childNodes].find((node) => node.nodeType === Node.TEXT_NODE) ?? entry.firstElementChild;
    words.textContent = account.label;
  }

  addEventListener(
    "click",
    (event) => {
      if (!account || !event.target.closest?.(SIGN_OUT)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      location.assign(account.href);
    },
    true,
  );

  // Controls that Chainlit leaves without a name for screen readers.
  const names = {
    "chat-input": "Message",
    "chat-submit": "Send",
    "stop-button": "Stop",
    "new-chat-button": "New conversation",
    "sidebar-trigger-button": "Conversations",
    "search-chats-button": "Search your conversations",
    "thread-options": "Rename or delete",
  };

  function tidy() {
    for (const [id, name] of Object.entries(names)) {
      for (const found of document.querySelectorAll(`#${id}:not([aria-label])`)) {
        found.setAttribute("aria-label", name);
        if (found.localName !== "div") continue;
        found.setAttribute("role", "button");
        found.tabIndex = 0;
      }
    }
    const drawer = document.querySelector('[role="dialog"][data-sidebar="sidebar"]');
    if (drawer && !document.getElementById(drawer.getAttribute("aria-labelledby"))) {
      const title = drawer.appendChild(document.createElement("h2"));
      title.id = drawer.getAttribute("aria-labelledby");
      title.className = "sr-only";
      title.textContent = "Conversations";
    }
    welcome();
    menu();
  }

  async function start() {
    new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true });
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      const found = answer.ok ? await answer.json() : {};
      lines = Array.isArray(found.lines) ? found.lines.filter((line) => typeof line === "string").slice(0, 2) : [];
      account = found.account ?? null;
    } catch {
      lines = [];
    }
    tidy();
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
