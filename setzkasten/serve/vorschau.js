// Reloads the page when the site has changed, and shows what is wrong. Preview only.
(() => {
  const panelId = "setzkasten-vorschau";
  let waiting = false;

  const node = (name, text, style) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    Object.assign(element.style, style || {});
    return element;
  };

  const hide = () => document.getElementById(panelId)?.remove();

  const show = (problems) => {
    hide();
    const panel = node("section", "", {
      position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", zIndex: 2147483647,
      background: "#fff8f3", color: "#221a14", borderTop: "4px solid #a3271b", padding: "1rem 1.5rem",
      font: "16px/1.5 system-ui, sans-serif", boxShadow: "0 -4px 24px rgb(0 0 0 / 25%)",
    });
    panel.id = panelId;
    panel.lang = "de";
    panel.setAttribute("role", "alert");
    panel.append(node("strong", "Die Website wurde nicht erneuert:", { display: "block" }));
    for (const problem of problems) {
      const entry = node("div", "", { margin: "0.75rem 0 0" });
      entry.append(node("code", problem.ort, { display: "block", color: "#6a5f55" }));
      entry.append(node("div", problem.text));
      if (problem.rat) entry.append(node("div", "→ " + problem.rat));
      panel.append(entry);
    }
    document.body.append(panel);
  };

  const restyle = () => {
    // A style sheet has a fingerprint in its name, so the new one has to be asked for.
    fetch(location.href).then((answer) => answer.text()).then((text) => {
      const fresh = new DOMParser().parseFromString(text, "text/html");
      const links = (page) => [...page.querySelectorAll('link[rel="stylesheet"]')];
      const wanted = links(fresh);
      links(document).forEach((link, place) => {
        if (wanted[place] && link.href !== wanted[place].href) link.href = wanted[place].href;
      });
    });
  };

  const source = new EventSource("/_vorschau/ereignisse");
  source.addEventListener("neu", () => location.reload());
  source.addEventListener("stil", () => { hide(); restyle(); });
  source.addEventListener("fehler", (event) => show(JSON.parse(event.data)));
  source.addEventListener("gut", hide);
  source.onerror = () => { waiting = true; };
  source.onopen = () => { if (waiting) location.reload(); };
})();
