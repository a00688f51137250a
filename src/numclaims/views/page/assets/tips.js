// What a mark says: value, source, day, printer and the sentence, on hover and on focus.

const NEAR = 22;
const tip = document.getElementById("tip");
let lit = [];

function nearest(plot, event) {
  const chart = charts.get(plot), svg = plot.querySelector("svg");
  if (!chart || !svg) return null;
  const box = svg.getBoundingClientRect(), ratio = svg.viewBox.baseVal.width / box.width;
  const px = (event.clientX - box.left) * ratio, py = (event.clientY - box.top) * ratio;
  const point = d3.least(chart.points, (p) => distance(p, px, py));
  return point && distance(point, px, py) <= NEAR * ratio ? point : null;
}

/** To a mark; a bar is near along the whole of its length. */
function distance(point, px, py) {
  if (!point.row.bar) return Math.hypot(point.px - px, point.py - py);
  point.box ??= point.mark.getBBox();
  const { x, y, width, height } = point.box;
  return Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));
}

function showTip(point) {
  const { row, mark } = point;
  const part = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };
  const source = row.tr.querySelector(".src").textContent.trim();
  const sentence = document.createElement("q");
  for (const node of row.tr.querySelector(".s").childNodes)
    sentence.append(node.nodeName === "A" ? part("mark", node.textContent) : node.textContent);
  tip.replaceChildren(part("b", row.words), part("span", source), part("span", `${row.when}; printed by ${row.printer}`), sentence);
  tip.hidden = false;
  const at = mark.getBoundingClientRect(), own = tip.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  const left = Math.min(Math.max(12, at.left + at.width / 2 - own.width / 2), wide - own.width - 12);
  const above = at.top - own.height - 14;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(above > 4 ? above : at.bottom + 14) + scrollY}px`;
  light([mark, row.tr]);
}

function hideTip() {
  tip.hidden = true;
  light([]);
}

function light(elements) {
  for (const e of lit) e.classList.remove("lit");
  for (const e of elements) e.classList.add("lit");
  lit = elements;
}

function pointOf(mark) {
  const plot = mark.closest(".plot"), chart = plot && charts.get(plot);
  return chart?.points.find((p) => p.mark === mark) ?? null;
}

function startTips() {
  let over = null;
  document.addEventListener("pointermove", (event) => {
    const plot = event.target.closest?.(".plot");
    const point = plot ? nearest(plot, event) : null;
    if (point === over) return;
    over = point;
    if (plot) plot.classList.toggle("near", !!point);
    if (point) showTip(point);
    else if (!document.activeElement?.closest?.(".plot")) hideTip();
  });
  document.addEventListener("click", (event) => {
    const plot = event.target.closest?.(".plot");
    const point = plot ? nearest(plot, event) : null;
    if (point && !event.target.closest("a")) point.mark.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  });
  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest?.(".plot a");
    const point = mark && pointOf(mark);
    if (point) showTip(point);
    else if (!tip.hidden) hideTip();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !tip.hidden) hideTip();
    const mark = event.target.closest?.(".plot a");
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!mark || step === undefined) return;
    const { points } = charts.get(mark.closest(".plot"));
    const i = points.findIndex((p) => p.mark === mark);
    const next = points[Math.min(points.length - 1, Math.max(0, i + step))].mark;
    event.preventDefault();
    mark.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}
