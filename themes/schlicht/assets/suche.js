// Die Suche: lädt vom eigenen Server nur die Teile des Verzeichnisses, die eine Anfrage braucht.
// The files are those of setzkasten/search/build.py; words are compared as in setzkasten/search/words.py.
const form = document.querySelector("#suche-formular"), labels = form.dataset, field = form.elements.q;
const selects = [...form.querySelectorAll("select")];
const [state, notes, list, more, sample, browse, filters] =
  ["stand", "hinweise", "liste", "mehr", "muster", "stoebern", "filter"].map((name) => document.getElementById(`suche-${name}`));
const LANGUAGE = document.documentElement.lang, STEP = 10;

// --- words

const WORD = /[\p{L}\p{N}]+(?:['’\-‐‑&+#][\p{L}\p{N}]+)*(?:\+\+|[#+](?![\p{L}\p{N}_]))?/gu;
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ı: "i" };
const ENDING = /^(?:(.{2,}l)ns?|(?!.*system$)(.{3,}?)(?:ern|em|en|er|es|e)|(.{3,}[bdfghklmnprt]|.pp|.{2,}[aoy])s)$/;

const wordsOf = (text) => text.match(WORD) || [];
const listed = (text) => text.split(" ").filter(Boolean);

const fold = (word) => word.normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, "")
  .replace(/[ßæœøđłı]/g, (letter) => LETTERS[letter]).replace(/['’\-‐‑&]+|[+#](?=[\p{L}\p{N}_])/gu, "")
  .replace(/[aeq]ue|[aou]e/g, (found) => (found[2] ? found : found[0]));

function stem(word) {
  word = word.replace(/^(.{2,}[eo]r)in(?:nen)?$/, "$1").replace(ENDING, "$1$2$3");
  return word.endsWith("niss") ? word.slice(0, -1) : word;
}

const key = (word) => stem(fold(word));

// --- files

const loaded = {}, DIGIT = {};
[..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"].forEach((digit, value) => { DIGIT[digit] = value; });

// "no-cache" asks whether a file is still the same: all must come from one build.
const load = (name) => loaded[name] ||= fetch(labels.verzeichnis + name, { cache: "no-cache" })
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
  .catch((error) => { delete loaded[name]; throw error; });
const head = () => load("kopf.json");

// Calls back with each article of a list, and with its impact where the list has impacts.
function each(text, impacts, call) {
  for (let place = 0, article = 0; place < text.length; article++) {
    let digit = 32;
    for (let shift = 0; digit > 31; shift += 5) article += ((digit = DIGIT[text[place++]]) & 31) * 2 ** shift;
    call(article, impacts && DIGIT[text[place++]]);
  }
}

const shardOf = async (word) => Math.max(0, (await head()).bereiche.findLastIndex((start) => start <= word));
const shard = async (word) => load(`w-${await shardOf(word)}.json`);

async function entry(stemmed) {
  const terms = await shard(stemmed);
  return Object.hasOwn(terms, stemmed) && terms[stemmed];
}

async function card(article) {
  const { gruppen } = await head();
  let group = 0;
  while (DIGIT[gruppen[group]] <= article) article -= DIGIT[gruppen[group++]];
  return (await load(`t-${group}.json`))[article];
}

// --- a word of the query: its articles with their scores, what to mark, and how it was found

function gather(found, [spellings, postings, compounds, through], folded, share) {
  const add = (factor) => (article, impact) =>
    found.hits.set(article, (found.hits.get(article) || 0) + impact * factor);
  const texts = postings.split(" ");
  listed(spellings).forEach((spelling, n) => {
    each(texts[n], true, add(fold(spelling) === folded ? share : share * 0.9));
    found.stems.add(key(spelling));
  });
  each(through, true, add(share));
  listed(compounds).forEach((name) => found.stems.add(key(name)));
}

async function lookUp(word) {
  const folded = fold(word), term = await entry(stem(folded));
  const found = { word, hits: new Map(), stems: new Set(), inside: term ? listed(term[2]) : [], instead: [] };
  if (term) gather(found, term, folded, 1);
  for (const guess of [begun, joined, mistyped]) if (!found.hits.size) await guess(found, folded);
  const rare = Math.log(1 + (await head()).artikel / (found.hits.size + 1));
  found.hits.forEach((score, article) => found.hits.set(article, score * rare));
  return found;
}

const frequentFirst = (terms) => terms.sort((one, other) => other[1].length - one[1].length);
const nameOf = (term) => listed(term[0] || term[2])[0];

// What a reader has begun to type.
async function begun(found, folded) {
  if (folded.length < 3) return;
  const terms = Object.values(await shard(folded)).filter((term) => listed(term[0]).some((form) => fold(form).startsWith(folded)));
  frequentFirst(terms).slice(0, 12).forEach((term) => gather(found, term, folded, 0.6));
}

// A compound that the archive does not have, of parts that it has.
async function joined(found, folded) {
  for (let place = folded.length - 4; place > 3 && !found.hits.size; place--) {
    const first = await entry(stem(folded.slice(0, place))), last = first && (await entry(stem(folded.slice(place))));
    if (!last) continue;
    const [one, other] = [first, last].map((term) => {
      const part = { hits: new Map(), stems: found.stems };
      gather(part, term, folded, 0.6);
      return part.hits;
    });
    one.forEach((score, article) => other.has(article) && found.hits.set(article, score + other.get(article)));
    found.instead = [first, last].map(nameOf);
  }
}

// Letters put in, left out, changed or swapped.
function edits(one, other) {
  let before, row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}

async function mistyped(found, folded) {
  // Short words are near to many others, so they may only lack a letter.
  const stemmed = stem(folded), short = folded.length < 6, most = folded.length > 8 ? 2 : 1;
  let least = most, best = [];
  // The mistake may be among the first letters, and so lead to another file.
  const begin = [stemmed, stemmed.slice(0, 2), stemmed.slice(0, 3), stemmed[0] + stemmed[2] + stemmed[1]];
  for (const number of new Set(await Promise.all(begin.map(shardOf)))) {
    for (const [other, term] of Object.entries(await load(`w-${number}.json`))) {
      const form = fold(listed(term[0])[0] || "");
      if (!form || Math.abs(other.length - stemmed.length) > most || (short && form.length <= folded.length)) continue;
      const away = Math.min(short ? most + 1 : edits(stemmed, other), edits(folded, form));
      if (away < least) best = [];
      if (away <= least) [least, best] = [away, [...best, term]];
    }
  }
  found.instead = frequentFirst(best).slice(0, 3).map(nameOf);
  best.slice(0, 3).forEach((term) => gather(found, term, folded, 0.6));
}

// --- a query: the articles that have most of its words, best first

async function search(query) {
  const idle = listed((await head()).fuellwoerter), typed = wordsOf(query);
  const telling = typed.filter((word) => !idle.includes(fold(word)));
  const asked = new Map((telling.length ? telling : typed).slice(0, 12).map((word) => [fold(word), word]));
  const all = await Promise.all([...asked.values()].map(lookUp)), found = all.filter((word) => word.hits.size);
  const scores = new Map(), counts = new Map(), stems = new Set();
  for (const word of found) {
    word.stems.forEach((stemmed) => stems.add(stemmed));
    word.hits.forEach((score, article) => {
      scores.set(article, (scores.get(article) || 0) + score);
      counts.set(article, (counts.get(article) || 0) + 1);
    });
  }
  let most = 0;
  counts.forEach((count) => { most = Math.max(most, count); });
  const articles = [...counts.keys()].filter((article) => counts.get(article) === most)
    .sort((one, other) => scores.get(other) - scores.get(one) || one - other);
  const phrases = [...query.matchAll(/["„“”»«]([^"„“”»«]+ [^"„“”»«]+)["„“”»«]/g)].map((match) => folded(match[1]));
  return { all, found, stems, partly: most < found.length, articles: phrases.length ? await exactly(articles, phrases) : articles };
}

const folded = (text) => ` ${wordsOf(text).map(fold).join(" ")} `;

// Keeps the articles in which words in quotation marks follow one another, of the best sixty.
async function exactly(articles, phrases) {
  const kept = await Promise.all(articles.slice(0, 60).map(async (article) => {
    const [, title, , , text] = await card(article), all = folded(`${title} ${text}`);
    return phrases.every((phrase) => all.includes(phrase));
  }));
  return articles.filter((_, n) => kept[n]);
}

// --- the page

let latest = 0, result, shown = [];

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
const numbered = (number) => number.toLocaleString(LANGUAGE);
const hit = (word) => [word, ...word.split(/['’\-‐‑&+#]+/)].some((part) => part && result.stems.has(key(part)));
const hits = (text) => [...text.matchAll(WORD)].filter(([word]) => hit(word));

function marked(node, text) {
  let place = 0;
  for (const { 0: word, index } of hits(text)) {
    const mark = document.createElement("mark");
    mark.textContent = word;
    node.append(text.slice(place, index), mark);
    place = index + word.length;
  }
  node.append(text.slice(place));
}

// The stretch of a text that has most of what was looked for, from the start of a sentence if one is near.
function excerpt(text) {
  const places = hits(text).map((match) => [match.index, key(match[0])]);
  let most = 0, best = 0;
  for (const [start] of places) {
    const near = new Set(places.filter(([place]) => place >= start && place < start + 190).map(([, word]) => word)).size;
    if (near > most) [most, best] = [near, start];
  }
  const sentence = best - /[^.!?\n]*$/.exec(text.slice(0, best))[0].trimStart().length;
  const from = sentence > best - 110 ? sentence : text.indexOf(" ", best - 60) + 1;
  const to = from + 260 < text.length ? text.lastIndexOf(" ", from + 260) : text.length;
  return `${from ? "… " : ""}${text.slice(from, to).replace(/\n/g, " ")}${to < text.length ? " …" : ""}`;
}

// A line with words to search for in the place of {worte}.
function note(text, values, words = []) {
  const line = document.createElement("p"), [before, after = ""] = fill(text, values).split("{worte}");
  line.append(before);
  words.forEach((word, n) => {
    const link = document.createElement("a");
    link.textContent = word;
    link.href = `?q=${encodeURIComponent(word)}`;
    line.append(n ? ", " : "", link);
  });
  line.append(after);
  notes.append(line);
}

async function show(from) {
  const mine = latest, cards = await Promise.all(shown.slice(from, from + STEP).map(card));
  if (mine !== latest) return;
  if (!from) list.replaceChildren();
  for (const [url, title, date, authors, text] of cards) {
    const item = sample.content.cloneNode(true), part = (name) => item.querySelector(`[data-feld=${name}]`);
    part("titel").href = url;
    marked(part("titel"), title);
    marked(part("text"), excerpt(text));
    part("datum").textContent = date || labels.undatiert;
    marked(part("autor"), authors);
    list.append(item);
  }
  more.hidden = shown.length <= from + STEP;
  if (from) list.children[from].querySelector("a").focus();
}

// Offers what the articles may be filtered by, and returns those that pass.
async function filtered() {
  const { filter } = await head(), sets = {};
  for (const { name } of selects) {
    sets[name] = new Map(filter[name].map(([value, articles]) => {
      const set = new Set();
      each(articles, false, (article) => set.add(article));
      return [value, set];
    }));
  }
  const passing = (but) => result.articles.filter((article) => selects.every((select) =>
    select === but || !select.value || sets[select.name].get(select.value)?.has(article)));
  for (const select of selects) {
    const rest = passing(select), chosen = select.value, options = [];
    sets[select.name].forEach((set, value) => {
      const count = rest.filter((article) => set.has(article)).length;
      if (count || value === chosen) options.push(new Option(`${value} (${numbered(count)})`, value, false, value === chosen));
    });
    if (select.name === "jahr") options.reverse();
    select.replaceChildren(select.options[0], ...options);
    select.parentElement.hidden = !options.length;
  }
  return passing();
}

async function run(remember) {
  const mine = ++latest, query = field.value.trim().normalize("NFC");
  const values = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  if (remember) history[remember](null, "", `${location.pathname}${query ? `?${values}` : ""}`);
  document.title = query ? `${query} – ${labels.titel}` : labels.titel;
  let said = "", answer;
  try {
    if (query) {
      answer = await search(query);
      if (mine !== latest) return;
      result = answer;
      shown = await filtered();
      const counted = `${numbered(shown.length)} ${labels.treffer.split("|")[+(shown.length !== 1)]}`;
      said = fill(shown.length ? labels.gefunden : labels.nichts, { treffer: counted, anfrage: query });
    }
  } catch {
    said = labels.fehler;
    answer = null;
  }
  if (mine !== latest) return;
  const some = answer && shown.length > 0;
  notes.replaceChildren();
  if (some) {
    await show(0);
    for (const { word, hits: { size }, instead } of answer.all) {
      if (!size) note(labels.fehlt, { wort: word });
      else if (instead.length) note(labels.stattdessen, { wort: word }, instead);
    }
    if (answer.partly) note(labels.teilweise);
    if (answer.found.length === 1 && answer.found[0].inside.length) note(labels.darin, {}, answer.found[0].inside.slice(0, 8));
  }
  if (mine !== latest) return;
  browse.hidden = some;
  list.hidden = !some;
  more.hidden ||= !some;
  filters.hidden = !answer?.articles.length;
  state.textContent = said;
}

function fromAddress() {
  const values = new URLSearchParams(location.search);
  field.value = values.get("q") || "";
  for (const select of selects) {
    const value = values.get(select.name) || "";
    if (value) select.add(new Option(value, value));
    select.value = value;
  }
  run();
}

let pause;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(run, 250, "replaceState");
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  run("pushState");
});
filters.addEventListener("change", () => run("pushState"));
more.addEventListener("click", () => show(list.children.length));
addEventListener("popstate", fromAddress);
fromAddress();
