// In the widget's frame, before the chat: takes one token from the page around it and signs its visitor in.
// The address names that page's origin, so that nothing is said to any other; which page answered, the browser tells.
(() => {
  "use strict";

  const around = window.parent;
  const host = new URLSearchParams(location.search).get("enter");
  const theme = /^#theme=(light|dark)$/.exec(location.hash)?.[1];
  if (theme) document.documentElement.dataset.theme = theme;

  const go = (address) => location.replace(address + location.hash);

  // Nobody vouches here: not in a tab of its own, nor in a frame within somebody else's frame.
  if (around === window || around !== window.top) {
    go("/embed");
    return;
  }

  async function enter(token) {
    const body = JSON.stringify({ token, origin: host });
    const answer = await fetch("/embed", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (answer.ok) go(token === null ? "/embed" : "/?embedded=1");
    else refuse((await answer.json()).hint);
  }

  function refuse(sentence) {
    document.querySelector(".wait").hidden = true;
    document.querySelector(".refused").textContent = sentence;
    const button = document.querySelector("button");
    button.hidden = false;
    button.onclick = () => tryTo(null);
  }

  function tryTo(token) {
    enter(token).catch(() => refuse("Salon does not answer. Check the connection, then try again."));
  }

  function listen({ source, origin, data }) {
    if (source !== around || origin !== host || data?.type !== "salon:token") return;
    removeEventListener("message", listen);
    tryTo(typeof data.token === "string" ? data.token : null);
  }

  addEventListener("message", listen);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") around.postMessage({ type: "salon:close" }, host);
  });
  addEventListener("DOMContentLoaded", () => around.postMessage({ type: "salon:ready" }, host));
})();
