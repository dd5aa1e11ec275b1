// Holds back the request for the index of the search, two megabytes that themes ask for on every page, until somebody searches.
(() => {
  const INDEX = /\/search(\/search_index)?\.json$/;
  const SEARCH = ".md-search, #__search, [for=__search]";
  const KEYS = ["/", "f", "s", "k"];  // those that open the search
  const { open, send } = XMLHttpRequest.prototype;
  const asksForIt = new WeakSet();
  const held = [];
  let wanted = /[?&][qh]=/.test(location.search);

  XMLHttpRequest.prototype.open = function (method, address, ...others) {
    if (INDEX.test(address)) asksForIt.add(this);
    return open.call(this, method, address, ...others);
  };
  XMLHttpRequest.prototype.send = function (...given) {
    if (wanted || !asksForIt.has(this)) return send.apply(this, given);
    held.push(this);
  };

  function release(event) {
    const key = event.type === "keydown";
    if (wanted || !(key ? KEYS.includes(event.key) : event.target.closest?.(SEARCH))) return;
    wanted = true;
    for (const request of held) {
      // Zensical listens to Ctrl+K only once it has the index
      if (key && event.key === "k") request.addEventListener("loadend", () => setTimeout(() => event.target.dispatchEvent(new KeyboardEvent("keydown", event)), 500));
      send.call(request);
    }
  }
  for (const type of ["pointerover", "pointerdown", "focusin", "change", "keydown"]) addEventListener(type, release, { capture: true, passive: true });
})();
