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

  // Controls that Chainlit leaves without a name for screen readers.
  const names = {
    "chat-input": "Message",
    "chat-submit": "Send",
    "stop-button": "Stop",
    "new-chat-button": "New conversation",
  };

  function tidy() {
    for (const [id, name] of Object.entries(names)) {
      const found = document.getElementById(id);
      if (found && !found.hasAttribute("aria-label")) found.setAttribute("aria-label", name);
    }
    welcome();
  }

  async function start() {
    new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true });
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      const found = answer.ok ? await answer.json() : {};
      lines = Array.isArray(found.lines) ? found.lines.filter((line) => typeof line === "string").slice(0, 2) : [];
    } catch {
      lines = [];
    }
    tidy();
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
