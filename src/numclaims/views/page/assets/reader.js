// The article beside the figures: a number leads to its sentence, and the text stands on the page only once.

const reader = {
  panel: document.getElementById("reader"),
  pane: document.getElementById("page"),
  home: null,
  body: null,
  from: null,
  fromRow: null,
};

function openReader(target) {
  const article = target.closest(".article") ?? (reader.body?.contains(target) ? reader.home : null);
  if (!article) return false;
  hideTip();
  if (article !== reader.home) {
    putBack();
    reader.home = article;
    reader.body = article.querySelector(".body");
    reader.pane.replaceChildren(reader.body);
    document.getElementById("reading").textContent = article.querySelector("h3").textContent;
  }
  if (reader.panel.hidden) {
    const active = document.activeElement;
    reader.from = active && active !== document.body ? active : null;
    // The chart is drawn anew when the article takes its room, so its mark is remembered by its row.
    reader.fromRow = active?.dataset.row ?? null;
    reader.panel.hidden = false;
    steady(reader.from, () => document.body.classList.add("reading"));
    modal(matchMedia("(max-width: 900px)").matches);
  }
  clearHere();
  target.classList.add("at");
  (target.closest(".sn") ?? target).classList.add("here");
  target.scrollIntoView({ block: "center" });
  reader.panel.focus({ preventScroll: true });
  return true;
}

/** Whatever a change does to the width of the page, what the reader had before his eyes stays there. */
function steady(element, change) {
  const before = element?.getBoundingClientRect().top;
  change();
  if (before !== undefined) scrollBy(0, element.getBoundingClientRect().top - before);
}

/** On a small screen the article covers all else, so nothing else may be reached. */
function modal(covers) {
  reader.panel.setAttribute("role", covers ? "dialog" : "region");
  reader.panel.toggleAttribute("aria-modal", covers);
  if (covers) reader.panel.setAttribute("aria-modal", "true");
  for (const e of document.body.children)
    if (e !== reader.panel && e.tagName !== "SCRIPT") e.toggleAttribute("inert", covers);
}

function putBack() {
  if (reader.home && reader.body) reader.home.append(reader.body);
  reader.home = reader.body = null;
}

function closeReader() {
  if (reader.panel.hidden) return;
  clearHere();
  putBack();
  modal(false);
  reader.panel.hidden = true;
  const from = reader.fromRow ? document.querySelector(`.plot a[data-row="${reader.fromRow}"]`) : reader.from;
  steady(from, () => document.body.classList.remove("reading"));
  from?.focus({ preventScroll: true });
  reader.from = reader.fromRow = null;
}

function clearHere() {
  for (const e of document.querySelectorAll(".here, .at")) e.classList.remove("here", "at");
}

/** Show what a permalink names: a number in its article, a claim in its table, a figure, a finding, an article. */
function follow(id) {
  const target = id && document.getElementById(id);
  if (!target) return false;
  if (/^c-/.test(id)) return openReader(target);
  if (matchMedia("(max-width: 900px)").matches || /^d-/.test(id)) closeReader();
  finder.reveal(target);
  for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  clearHere();
  const row = target.closest("tr");
  if (row) row.classList.add("here");
  // A chart that is drawn on the way would push the target off the place scrolled to.
  const details = target.closest(".figure");
  if (details) drawChart(details);
  (row ?? target).scrollIntoView({ block: row ? "center" : "start" });
  const focusable = row ? row.querySelector("a.v") : target.matches("details") ? target.querySelector("summary") : null;
  focusable?.focus({ preventScroll: true });
  return true;
}

function startReader() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    const address = link && (link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href"));
    if (!address?.startsWith("#") || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = decodeURIComponent(address.slice(1));
    if (!/^[cdfrs]-/.test(id)) return;
    if (link.closest(".plot")) link.focus();
    if (!follow(id)) return;
    event.preventDefault();
    if (location.hash !== address) history.pushState(null, "", address);
  });
  addEventListener("popstate", () => {
    if (!location.hash) closeReader();
    else follow(decodeURIComponent(location.hash.slice(1)));
  });
  document.getElementById("close").addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !reader.panel.hidden) leave();
  });
  document.addEventListener("toggle", (event) => {
    if (event.target === reader.home && event.target.open) closeReader();
  }, true);
}

function leave() {
  closeReader();
  if (/^#c-/.test(location.hash)) history.pushState(null, "", location.pathname + location.search);
}
