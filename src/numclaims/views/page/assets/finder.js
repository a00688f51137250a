// Search, filters and order over what the page holds; everything is read off the page itself.

const WORDS_SHOWN = 1500;
const finder = {
  form: document.getElementById("finder"),
  field: (id) => document.getElementById(id),
  index: null,
  narrows: () => finder.chosen !== "",
  chosen: "",
  reveal(target) {
    if (target.closest("[hidden]")) { finder.form.reset(); narrow(); }
  },
};

const STATUS_ORDER = ["contested", "revised", "agreed", "single_root"];

/** Every figure with its rows, every finding with its claims, every article. */
function makeIndex() {
  const rows = new Map();
  const readOne = (tr, owner) => {
    const row = {
      tr, owner, day: tr.dataset.day ?? "", source: tr.querySelector(".src b").textContent,
      article: tr.querySelector(".s").dataset.doc, shown: true,
      get text() { return (this.found ??= `${owner.title} ${tr.textContent}`.toLowerCase()); },
    };
    rows.set(tr.id, row);
    return row;
  };
  const owner = (e, title) => ({ e, title, measure: e.dataset.measure, places: e.dataset.place.split("|") });
  const figures = [...document.querySelectorAll(".figure")].map((e, i) => {
    const figure = { ...owner(e, e.querySelector("h3").textContent), order: i, status: e.dataset.status };
    figure.rows = [...e.querySelectorAll("tbody tr")].map((tr) => readOne(tr, figure));
    return figure;
  });
  const single = [...document.querySelectorAll("tr[data-series]")].map((tr) => {
    const figure = owner(tr, tr.querySelector(".what").textContent);
    figure.rows = [readOne(tr, figure)];
    return figure;
  });
  const findings = [...document.querySelectorAll(".finding")].map((e) => ({
    ...owner(e, ""),
    rows: [...e.querySelectorAll(".quotes a.n")].map((a) => rows.get(a.getAttribute("href").replace(/^.*#c-/, "r-"))).filter(Boolean),
    get text() { return (this.found ??= e.textContent.toLowerCase()); },
  }));
  const articles = [...document.querySelectorAll(".article")].map((e) => ({
    e,
    body: e.querySelector(".body"),
    get text() { return (this.found ??= (e.querySelector("h3").textContent + "\n" + this.body.textContent).toLowerCase()); },
  }));
  return { rows, figures, single, findings, articles };
}

function fillChoices() {
  finder.index ??= makeIndex();
  const all = [...finder.index.figures, ...finder.index.single];
  const count = (names) => countNames(all.flatMap(names));
  choices("measure", count((f) => f.rows.map(() => f.measure)));
  choices("place", count((f) => f.rows.flatMap(() => f.places)));
  choices("source", count((f) => f.rows.map((r) => r.source)));
}

function countNames(names) {
  const count = new Map();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return [...count].sort(([a], [b]) => a.localeCompare(b, "en"));
}

function choices(id, counted) {
  const select = finder.field(id);
  for (const [name, n] of counted) {
    const option = document.createElement("option");
    option.value = name;
    option.textContent = `${name.length > 60 ? name.slice(0, 59) + "…" : name} (${n})`;
    select.append(option);
  }
}

/** Words that must all occur; what stands between quotation marks as it is. */
function wanted(text) {
  return [...text.toLowerCase().matchAll(/["“]([^"”]+)["”]|\S+/g)].map((m) => m[1] ?? m[0]).filter(Boolean);
}

function narrow() {
  finder.index ??= makeIndex();
  const { figures, single, findings, articles } = finder.index;
  const [words, measure, place, source, from, until] = ["words", "measure", "place", "source", "from", "until"].map((id) => finder.field(id).value.trim());
  const terms = wanted(words);
  const holds = (text) => terms.every((t) => text.includes(t));
  const ofFigure = (f) => (!measure || f.measure === measure) && (!place || f.places.includes(place));
  const ofRow = (r) => (!source || r.source === source) && (!from || (r.day && r.day >= from)) && (!until || (r.day && r.day <= until));
  const choosesRows = !!(measure || place || source || from || until);
  finder.chosen = [words, measure, place, source, from, until].join("");
  const inArticles = new Set();
  const counted = new Set();  // a figure told in two units has two rows
  let claims = 0;
  for (const f of [...figures, ...single]) {
    const fits = ofFigure(f);
    let any = false;
    for (const r of f.rows) {
      const chosen = fits && ofRow(r);
      r.shown = chosen && holds(r.text);
      r.tr.hidden = !r.shown;
      if (chosen) inArticles.add(r.article);
      if (r.shown) { any = true; claims++; }
    }
    f.e.hidden = !any;
    if (any) counted.add(f.e.dataset.series ?? f);
  }
  for (const e of document.querySelectorAll(".once")) e.hidden = !e.querySelector("tbody tr:not([hidden])");
  let told = 0;
  for (const f of findings) {
    f.e.hidden = !(ofFigure(f) && (!(source || from || until) || f.rows.some(ofRow)) && holds(f.text));
    if (!f.e.hidden) told++;
  }
  let texts = 0;
  for (const a of articles) {
    const fits = (!choosesRows || inArticles.has(a.e.id)) && holds(a.text);
    a.e.hidden = !fits;
    if (fits) texts++;
    snippet(a, fits ? terms : []);
  }
  for (const section of document.querySelectorAll("main > section")) {
    const cards = [...section.querySelectorAll(".finding, .figure, .once, .article")];
    section.hidden = cards.length > 0 && cards.every((e) => e.hidden);
  }
  const many = (n, what) => `${n.toLocaleString("en-US")} ${what}${n === 1 ? "" : "s"}`;
  finder.field("found").textContent = finder.chosen
    ? `${many(told, "finding")}, ${many(counted.size, "figure")} with ${many(claims, "claim")}, ${many(texts, "article")}`
    : "";
  showWords(terms);
  for (const e of document.querySelectorAll(".figure[open]:not([hidden])")) queueChart(e);
}

/** The first place in an article where a word sought occurs. */
function snippet(article, terms) {
  const old = article.e.querySelector(".snippet");
  if (!terms.length) { old?.remove(); return; }
  const text = (article.plain ??= article.body.querySelector(".text").textContent);
  const at = text.toLowerCase().indexOf(terms[0]);
  if (at < 0) { old?.remove(); return; }
  const made = old ?? document.createElement("span");
  made.className = "snippet";
  const start = Math.max(0, at - 60), end = Math.min(text.length, at + terms[0].length + 90);
  made.textContent = `${start ? "…" : ""}${text.slice(start, end).replace(/\s+/g, " ")}${end < text.length ? "…" : ""}`;
  if (!old) article.e.querySelector("summary").append(made);
}

/** Words sought are shown where they stand, without a change to the page. */
function showWords(terms) {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("found");
  if (!terms.length) return;
  const ranges = [];
  for (const e of document.querySelectorAll(".finding:not([hidden]), .figure:not([hidden]) summary, .figure:not([hidden]) tbody tr:not([hidden]), .once tbody tr:not([hidden]), .snippet, #page .text")) {
    const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      if (text.length !== node.data.length) continue;
      for (const term of terms)
        for (let at = text.indexOf(term); at >= 0 && ranges.length < WORDS_SHOWN; at = text.indexOf(term, at + term.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + term.length);
          ranges.push(range);
        }
    }
    if (ranges.length >= WORDS_SHOWN) break;
  }
  if (!CSS.highlights.styled) document.styleSheets[0].insertRule("::highlight(found) { background: var(--mark); color: var(--ink); }");
  CSS.highlights.styled = true;
  CSS.highlights.set("found", new Highlight(...ranges));
}

function sortFigures() {
  finder.index ??= makeIndex();
  const place = document.getElementById("followed");
  if (!place) return;
  const latest = (f) => f.rows.reduce((day, r) => (r.day > day ? r.day : day), "");
  const highest = (f) => Math.max(...f.rows.map((r) => Math.max(...r.tr.dataset.n.split(",").map(Number))));
  const by = {
    "": (f) => [f.order],
    status: (f) => [STATUS_ORDER.indexOf(f.status), f.order],
    title: (f) => [f.measure, f.places[0], f.order],
    latest: (f) => [latest(f), -f.order],
    highest: (f) => [highest(f), -f.order],
  }[finder.field("order").value];
  const down = ["latest", "highest"].includes(finder.field("order").value) ? -1 : 1;
  const keyed = finder.index.figures.map((f) => [by(f), f]);
  keyed.sort(([a], [b]) => {
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] < b[i] ? -1 : 1) * down;
    return 0;
  });
  place.append(...keyed.map(([, f]) => f.e));
}

function startFinder() {
  finder.form.hidden = false;
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(narrow, 120); };
  finder.field("words").addEventListener("input", soon);
  for (const id of ["measure", "place", "source", "from", "until"]) finder.field(id).addEventListener("change", narrow);
  finder.field("order").addEventListener("change", sortFigures);
  finder.form.addEventListener("submit", (event) => { event.preventDefault(); narrow(); });
  finder.form.addEventListener("reset", () => setTimeout(() => { narrow(); sortFigures(); }));
  const more = finder.field("more");
  more.addEventListener("click", () => more.setAttribute("aria-expanded", String(finder.form.classList.toggle("all"))));
  // The choices are not needed before the page stands.
  const idle = window.requestIdleCallback ?? setTimeout;
  idle(fillChoices);
}
