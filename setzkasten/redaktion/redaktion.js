// Redaktion: everything here also works without it, as plain links and forms. It adds keys, the
// tie between fields and lines, forms without reloading, and dropping files into the window.
(() => {
  "use strict";
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const say = (text) => { find("#ansage").textContent = text; };

  // --- what was typed and not yet saved ---------------------------------------------------------

  const fields = () => all("#felder :is(input, textarea)[name^='feld-']");
  const isDirty = (field) =>
    field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  const dirty = () => fields().filter(isDirty);

  const keep = () => dirty().map((field) => ({ name: field.name, value: field.value, checked: field.checked }));
  let waiting = { article: "", kept: [] }; // typed before a page without the form, as that of a conflict
  const restore = (kept) => {
    const all = waiting.article === location.pathname ? [...waiting.kept, ...kept] : kept;
    waiting = { article: location.pathname, kept: find("#felder") ? [] : all };
    all.forEach(({ name, value, checked }) => {
      const field = find(`#felder [name="${name}"]`);
      if (!field) return;
      if (field.type === "checkbox") field.checked = checked;
      else field.value = value;
    });
  };

  // --- a page takes the place of another ---------------------------------------------------------

  const mark = (element) => {
    if (!element || element === document.body) return null;
    if (element.id) return `#${CSS.escape(element.id)}`;
    const same = all(`${element.tagName}[name="${element.name || ""}"]`);
    return same.includes(element) ? { tag: element.tagName, name: element.name, at: same.indexOf(element) } : null;
  };
  const refocus = (place) => {
    if (!place) return;
    if (typeof place === "string") { find(place)?.focus({ preventScroll: true }); return; }
    const same = all(`${place.tag}[name="${place.name || ""}"]`);
    (same[place.at] || same.at(-1) || find("#inhalt"))?.focus({ preventScroll: true });
  };

  const show = (html, { address, kept = [] } = {}) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const main = find("main", fresh);
    if (!main) { location.reload(); return; }
    const place = mark(document.activeElement);
    const scrolled = find("#zeilen")?.scrollTop;
    const explained = find("#warum")?.checked;
    find("main").replaceWith(main);
    document.body.className = fresh.body.className;
    document.title = fresh.title;
    if (address) history.replaceState(null, "", address.replace(/([?&])meldung=[^&]*&?/, "$1").replace(/[?&]$/, ""));
    restore(kept);
    if (scrolled && find("#zeilen")) find("#zeilen").scrollTop = scrolled;
    if (explained && find("#warum")) find("#warum").checked = true;
    refocus(place);
    say(find(".meldung", main)?.textContent.trim() || "");
    ready();
  };

  const here = () => location.pathname + location.search;

  // The latest question counts: an answer that was overtaken is not shown.
  let asked = 0;
  const ask = async (url, options, kept) => {
    const mine = ++asked;
    try {
      const answer = await fetch(url, { redirect: "follow", ...options });
      const html = await answer.text();
      if (mine === asked) show(html, { address: options?.method && answer.status < 300 ? answer.url : "", kept: kept() });
      return answer;
    } catch {
      say("Die Vorschau antwortet nicht. Läuft sie noch?");
      return null;
    }
  };

  const refresh = () => ask(here(), {}, keep);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const multipart = form.enctype === "multipart/form-data";
    const saves = form.id === "felder";
    ask(form.action, { method: "POST", body: multipart ? data : new URLSearchParams(data) }, saves ? () => [] : keep);
  });

  addEventListener("beforeunload", (event) => { if (dirty().length) event.preventDefault(); });

  // --- fields and lines --------------------------------------------------------------------------

  const light = (field) => {
    const lines = all("[data-zeilen]", field).flatMap((source) => source.dataset.zeilen.split(" "));
    field.classList.add("leuchtet");
    const lit = lines.filter(Boolean).map((number) => find(`#z${number}`)).filter(Boolean);
    lit.forEach((line) => line.classList.add("leuchtet"));
    return lit;
  };
  const darken = () => all(".leuchtet").forEach((element) => element.classList.remove("leuchtet"));
  const bring = (line) => {
    const box = find("#zeilen");
    if (!line || !box || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [line.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
  };
  const enlighten = (target, moves) => {
    darken();
    const field = target.closest?.(".feld");
    if (field) { const lit = light(field); if (moves) bring(lit[0]); return; }
    const line = target.closest?.(".zeile");
    if (!line) return;
    line.classList.add("leuchtet");
    (line.dataset.felder || "").split("|").filter(Boolean).forEach((key) =>
      find(`.feld[data-feld="${CSS.escape(key)}"]`)?.classList.add("leuchtet"));
  };
  document.addEventListener("focusin", (event) => enlighten(event.target, true));
  document.addEventListener("focusout", darken);
  document.addEventListener("mouseover", (event) => {
    const at = event.target.closest?.(".feld, .zeile");
    if (at) enlighten(at, at.matches(".feld"));
    else { darken(); if (document.activeElement?.closest?.(".feld")) enlighten(document.activeElement, false); }
  });

  // --- keys --------------------------------------------------------------------------------------

  const KEYS = "setzkasten-redaktion-tasten";
  const wanted = () => { try { return localStorage.getItem(KEYS) !== "aus"; } catch { return true; } };
  const press = (element) => { if (!element || element.disabled) return false; element.click(); return true; };

  const step = (by) => {
    const links = all("#schlange > li > a");
    const at = links.indexOf(document.activeElement);
    const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))];
    next?.focus();
    return Boolean(next);
  };
  const suggestion = (what) => {
    const item = document.activeElement?.closest?.(".vorschlaege li") || find(".vorschlaege li");
    return press(item && find(`button[value="${what}"]`, item));
  };
  const into = (selector) => { const field = find(selector); field?.focus(); field?.select?.(); return Boolean(field); };

  const actions = {
    "?": () => { const box = find("#tasten"); box.open = !box.open; if (box.open) { find("summary", box).focus(); box.scrollIntoView({ block: "nearest" }); } return true; },
    j: () => step(1),
    k: () => step(-1),
    "/": () => into("#wort"),
    a: () => suggestion("annehmen"),
    x: () => suggestion("ablehnen"),
    t: () => into("#feld-title"),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox], [type=file]), textarea, select, [contenteditable]");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (press(find("#felder button[value='speichern']"))) event.preventDefault();
      return;
    }
    if (typing) { if (event.key === "Escape") typing.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !wanted()) return;
    const action = actions[event.key] || (() => press(find(`[data-taste="${CSS.escape(event.key)}"]`)));
    if (action()) event.preventDefault();
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "tasten-an") {
      try { localStorage.setItem(KEYS, event.target.checked ? "an" : "aus"); } catch { /* then not */ }
    }
  });

  // --- texts dropped into the window -------------------------------------------------------------

  let over = 0;
  const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  const veil = (shown) => { find("#ablage").hidden = !shown; };
  addEventListener("dragenter", (event) => { if (hasFiles(event)) { over += 1; veil(true); event.preventDefault(); } });
  addEventListener("dragleave", (event) => { if (hasFiles(event)) { over = Math.max(0, over - 1); veil(over > 0); } });
  addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
  addEventListener("drop", async (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    over = 0;
    veil(false);
    const token = find("input[name='schluessel']")?.value || "";
    const sent = [...event.dataTransfer.files].map((file) => {
      const data = new FormData();
      data.append("schluessel", token);
      data.append("tun", "hochladen");
      data.append("datei", file, file.name);
      return data;
    });
    if (sent.length === 1) await send(sent[0]);
    else await sendAll(sent);
  });
  const sendAll = async (sent) => {
    const results = [];
    for (const data of sent) {
      const answer = await fetch("/_redaktion/", { method: "POST", body: data }).catch(() => null);
      const text = answer ? await answer.text() : "";
      const told = find(".meldung", new DOMParser().parseFromString(text, "text/html"));
      results.push({
        text: told?.textContent.trim() || `${data.get("datei").name}: keine Antwort der Vorschau`,
        good: Boolean(told && !told.classList.contains("schlecht")),
      });
    }
    await refresh();
    note("meldung", results.map(({ text }) => text).join("\n"), results.every(({ good }) => good));
  };
  const send = async (data) => {
    if (find("body.liste")) { await ask("/_redaktion/", { method: "POST", body: data }, keep); return; }
    try {
      const answer = await fetch("/_redaktion/", { method: "POST", body: data });
      if (!dirty().length) location.assign(answer.url);
      else say(find(".meldung", new DOMParser().parseFromString(await answer.text(), "text/html"))?.textContent.trim() || "");
    } catch { say("Die Vorschau antwortet nicht. Läuft sie noch?"); }
  };

  // --- what the preview tells --------------------------------------------------------------------

  const source = new EventSource("/_vorschau/ereignisse");
  let lost = false;
  const isConflict = () => document.body.classList.contains("konflikt");
  source.addEventListener("redaktion", () => { if (!isConflict()) refreshQuietly(); });
  source.addEventListener("fehler", (event) => failed(JSON.parse(event.data)));
  source.addEventListener("gut", () => find("#gescheitert")?.remove());
  source.onerror = () => { lost = true; };
  source.onopen = () => { if (lost && !dirty().length) location.reload(); };

  const refreshQuietly = async () => {
    const mine = asked;
    const answer = await fetch(here()).catch(() => null);
    if (!answer?.ok || mine !== asked) return;
    const html = await answer.text();
    if (mine !== asked) return;
    const version = (page) => find("#felder [name='fassung']", page)?.value;
    const fresh = new DOMParser().parseFromString(html, "text/html");
    if (dirty().length && version(fresh) !== version(document)) {
      warn();
      return;
    }
    const told = find("#meldung");
    if (told && !find("#meldung", fresh)) find("main", fresh).prepend(told.cloneNode(true));
    if (find("main", fresh).innerHTML === find("main").innerHTML) return;
    show(fresh.documentElement.outerHTML, { kept: keep() });
  };
  const failed = (problems) => {
    const told = problems.map(({ ort, text }) => `${ort}: ${text}`).join(" ");
    note("gescheitert", `Die Website wurde nicht erneuert. ${told}`);
  };
  const note = (id, text, good = false) => {
    find(`#${id}`)?.remove();
    const paragraph = document.createElement("p");
    paragraph.className = good ? "meldung" : "meldung schlecht";
    paragraph.id = id;
    paragraph.textContent = text;
    find("main").prepend(paragraph);
    say(text);
  };
  const warn = () => {
    if (find("#inzwischen")) return;
    note("inzwischen", "Die Datei ist inzwischen geändert worden. Ihre Eingaben hier sind noch nicht gespeichert; "
      + "beim Speichern sehen Sie beides nebeneinander.");
  };

  const ready = () => {
    all(".nur-mit-skript").forEach((element) => { element.hidden = false; });
    // A box that scrolls has to be reached by keys.
    const box = find("#zeilen");
    if (box && box.scrollHeight > box.clientHeight) {
      box.tabIndex = 0;
      box.setAttribute("role", "list");
      box.setAttribute("aria-labelledby", "original-titel");
    }
  };
  find("#tasten-an").checked = wanted();
  ready();
})();
