// Hell, dunkel oder wie das System: wirkt, bevor die Seite gezeichnet wird, und merkt sich die Wahl.
(function () {
  "use strict";
  var root = document.documentElement, key = "farbschema", known = ["hell", "dunkel"];

  function apply(scheme) {
    if (known.indexOf(scheme) < 0) scheme = "";
    if (scheme) root.dataset.farbschema = scheme; else delete root.dataset.farbschema;
    document.querySelectorAll('input[name="farbschema"]').forEach(function (input) {
      input.checked = input.value === scheme;
    });
    // The colour of the browser's own frame follows.
    document.querySelectorAll('meta[name="theme-color"]').forEach(function (meta, place) {
      if (!meta.dataset.media) meta.dataset.media = meta.media;
      meta.media = scheme ? (known[place] === scheme ? "all" : "not all") : meta.dataset.media;
    });
  }

  function remembered() {
    try { return localStorage.getItem(key) || ""; } catch (error) { return ""; }
  }

  root.classList.add("js");
  apply(remembered());
  document.addEventListener("DOMContentLoaded", function () { apply(remembered()); });
  document.addEventListener("change", function (event) {
    if (event.target.name !== "farbschema") return;
    try {
      if (event.target.value) localStorage.setItem(key, event.target.value); else localStorage.removeItem(key);
    } catch (error) { /* a browser that remembers nothing still switches */ }
    apply(event.target.value);
  });
  window.addEventListener("storage", function (event) { if (event.key === key) apply(remembered()); });
})();
