// Charts, drawn with Observable Plot from the rows of a figure's own table: what is drawn is what stands there.

const DAY = 864e5;
const ARROW = 21;
const COLOURS = 9;
const MOST_ROWS = 60;

const colour = (row) => `var(--k${row.k})`;
const inkOf = (row) => `var(--w${row.k})`;

/** A marker of the page's own definitions as a symbol that Plot can draw. */
function symbolOf(path) {
  const steps = path.match(/[MLHVAZ]|-?\d*\.?\d+/g);
  return {
    draw(context, size) {
      const s = Math.sqrt(size / Math.PI) / 4.6;
      if (path.includes("A")) {
        context.arc(0, 0, 5 * s, 0, 2 * Math.PI);
        return;
      }
      let x = 0, y = 0, command = "M";
      for (let i = 0; i < steps.length;) {
        if (/[A-Z]/.test(steps[i])) command = steps[i++];
        if (command === "Z") { context.closePath(); continue; }
        if (command !== "V") x = +steps[i++];
        if (command !== "H") y = +steps[i++];
        if (command === "M") { context.moveTo(x * s, y * s); command = "L"; } else context.lineTo(x * s, y * s);
      }
    },
  };
}
let symbols = null;

const dayNumber = (text) => Date.parse(text + "T00:00:00Z") / DAY;

/** A claim as its table row tells it. */
function readRow(tr) {
  const data = tr.dataset;
  const [value, low, high] = data.n.split(",").map((part) => (part === "" ? null : +part));
  const reach = data.reach ? data.reach.split(",").map(Number) : null;
  const days = data.days ? data.days.split(",").map((d) => (d ? dayNumber(d) : null)) : null;
  const flags = data.f || "";
  const text = (name) => tr.querySelector(name).textContent.trim();
  const first = (name) => tr.querySelector(name).firstChild.textContent.trim();
  return {
    tr, id: tr.id.slice(2), k: +data.k, m: +data.m, value, low, high, reach, days,
    y: value ?? low ?? high ?? 0,
    day: data.day ? dayNumber(data.day) : null,
    bar: flags.includes("b"), hatched: flags.includes("g"), up: flags.includes("u"), down: flags.includes("d"),
    thin: flags.includes("a"), small: flags.includes("i"), pale: flags.includes("p"), hollow: flags.includes("o"),
    line: data.line ?? null, dash: data.dash ?? null,
    words: text(".v"), source: text(".src b"), when: first(".when"), printer: first(".pub"),
    link: tr.querySelector(".v").getAttribute("href"),
  };
}

const topOf = (row) => (row.reach ? row.reach[1] : row.down ? row.y : Math.max(row.y, row.high ?? row.y));
const bottomOf = (row) => (row.reach ? row.reach[0] : row.y);
/** A bar has no point at which it stands: its middle on the scale. */
const middle = (row, log) => (!row.bar ? row.y : log ? Math.sqrt(row.reach[0] * row.reach[1]) : (row.reach[0] + row.reach[1]) / 2);
const opacity = (row) => (row.pale ? 0.55 : 1);

function numberWords(value) {
  const trim = (v) => v.toLocaleString("en-US", { maximumFractionDigits: 2 });
  for (const [scale, name] of [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]])
    if (Math.abs(value) >= scale) return `${trim(value / scale)} ${name}`;
  return trim(value);
}

/** Ends and ticks of the scale of values: from zero, or logarithmic where the figures lie far apart. */
function valueScale(rows, logarithmic, headroom, most) {
  const lows = rows.map(bottomOf).map((v, i) => (v > 0 ? v : rows[i].y));
  const lowest = Math.min(...lows), highest = Math.max(...rows.map(topOf));
  const log = logarithmic && lowest > 0 && highest > lowest;
  const room = log ? (highest / lowest) ** (headroom - 1) : headroom;
  const domain = log ? [lowest * 0.8, highest * room * 1.1] : [0, (highest || 1) * room];
  const scale = (log ? d3.scaleLog() : d3.scaleLinear()).domain(domain);
  let ticks = log ? logTicks(domain, most) : scale.ticks(most);
  if (!log && rows.every((r) => Number.isInteger(r.y))) ticks = ticks.filter(Number.isInteger);
  return { log, domain, ticks };
}

function logTicks([low, high], most) {
  const first = Math.floor(Math.log10(low)), last = Math.ceil(Math.log10(high));
  const every = Math.max(1, Math.ceil((last - first) / most));
  const steps = last - first <= most / 2 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let power = first; power <= last; power += every)
    for (const step of steps) ticks.push(step * 10 ** power);
  return ticks.filter((t) => t >= low && t <= high);
}

/** Ticks of days with their names; the year only where it begins or changes. */
function dayTicks(first, last, room) {
  const span = Math.max(1, last - first), most = Math.max(3, Math.floor(room / 70));
  const step = [1, 2, 4, 7, 14, 31, 62, 124, 366, 732, 1830, 3660].find((s) => span / s <= most) ?? 18300;
  let ticks = [];
  if (step < 31) for (let d = first; d <= last; d += step) ticks.push(d);
  else {
    const every = step >= 366 ? Math.round(step / 366) : Math.round(step / 31);
    const interval = step >= 366 ? d3.utcYear.every(every) : d3.utcMonth.every(every);
    ticks = interval.range(new Date(first * DAY), new Date((last + 1) * DAY)).map((d) => d / DAY);
  }
  let year = 0;
  const names = new Map(ticks.map((t) => {
    const d = new Date(t * DAY);
    const month = d.toLocaleString("en-GB", { month: "short", timeZone: "UTC" }).slice(0, 3);
    const name = step >= 366 ? `${d.getUTCFullYear()}` : step >= 31 ? month : `${d.getUTCDate()} ${month}`;
    const told = step < 366 && d.getUTCFullYear() !== year ? `${name}\n${d.getUTCFullYear()}` : name;
    year = d.getUTCFullYear();
    return [t, told];
  }));
  return { ticks, names };
}

/** The marks of claims: bars, arrows, dots. `at` gives the place across, upright whether values go up. */
function claimMarks(rows, at, upright, size) {
  const value = upright ? "y" : "x", across = upright ? "x" : "y";
  const rule = upright ? Plot.ruleX : Plot.ruleY;
  const ends = { [value + "1"]: (r) => r.reach[0], [value + "2"]: (r) => r.reach[1], [across]: at };
  const shared = { stroke: colour, strokeLinecap: "butt" };
  const marks = [];
  const bars = rows.filter((r) => r.bar);
  marks.push(rule(rows.filter((r) => r.thin), { ...ends, ...shared, strokeWidth: 3, strokeOpacity: 0.4 }));
  marks.push(rule(bars, {
    ...ends, ...shared, strokeWidth: size * 1.6, strokeOpacity: (r) => (r.hatched ? 0.3 : 0.9) * opacity(r),
    href: "link", className: "claim-bars",
  }));
  marks.push(rule(bars.filter((r) => r.hatched), {
    ...ends, ...shared, strokeWidth: size * 1.6, strokeDasharray: "2,3", strokeOpacity: opacity, pointerEvents: "none",
  }));
  for (const [way, chosen] of [[0, rows.filter((r) => r.up)], [180, rows.filter((r) => r.down)]])
    marks.push(Plot.vector(chosen, {
      [across]: at, [value]: (r) => (r.bar ? r.reach[1] : r.y), length: ARROW, rotate: upright ? way : way + 90,
      anchor: "start", stroke: colour, strokeWidth: 1.6, strokeOpacity: opacity, className: "claim-arrows",
    }));
  const dots = rows.filter((r) => !r.bar);
  for (const m of new Set(dots.map((r) => r.m)))
    marks.push(Plot.dot(dots.filter((r) => r.m === m), {
      [across]: at, [value]: "y", symbol: symbols[m], r: (r) => (r.small ? size * 0.65 : size), sort: null,
      fill: (r) => (r.hollow ? "var(--card)" : colour(r)), stroke: (r) => (r.hollow ? colour(r) : "var(--card)"),
      strokeWidth: 1.3, opacity, href: "link", className: "claim-dots",
    }));
  return marks;
}

/** Over time: steps, band, bars of increments, undated claims in a margin of their own. */
function trendChart(figure, rows, width) {
  // The reader may have put the table into another order; lines go by day.
  const dated = rows.filter((r) => r.day !== null).sort((a, b) => a.day - b.day);
  const undated = rows.filter((r) => r.day === null).sort((a, b) => a.y - b.y);
  const data = figure.dataset;
  const marginLeft = 62, marginRight = 18, marginTop = 16, marginBottom = 44;
  const height = Math.round(Math.min(430, Math.max(270, width * 0.45)));
  const last = Math.max(...dated.map((r) => r.day));
  const begin = Math.min(...dated.map((r) => r.day));
  const reach = 0.5 * (last - begin) + 3;
  const early = Math.min(...dated.map((r) => (r.days?.[0] ?? r.day)));
  const first = early >= begin - reach ? early : begin;
  const pad = Math.max(0.6, (last - first) * 0.05);
  const inner = width - marginLeft - marginRight;
  const share = undated.length ? Math.min(0.4, (26 + 26 * undated.length) / inner) : 0;
  const span = last - first + 2 * pad;
  const left = first - pad - (span * share) / (1 - share);
  const perDay = inner / (last + pad - left);
  const edge = first - pad - 6 / perDay;
  const scale = valueScale(rows, !!data.log, 1.12, Math.max(3, Math.round(height / 65)));
  const ys = (scale.log ? d3.scaleLog() : d3.scaleLinear()).domain(scale.domain).range([height - marginBottom, marginTop]);
  const places = data.bars ? sideBySide(dated, perDay) : spread(dated, perDay, ys);
  undated.forEach((r, i) => places.set(r, left + ((i + 0.5) / undated.length) * (edge - left)));
  const at = (r) => places.get(r);
  const size = rows.length > 40 || data.bars ? 4.2 : 5.4;
  const marks = [];
  const { ticks, names } = dayTicks(first, last, inner * (1 - share));
  if (undated.length)
    marks.push(
      Plot.rect([0], { x1: left, x2: edge, fill: "var(--undated)" }),
      Plot.text([0], { x: (left + edge) / 2, frameAnchor: "bottom", dy: 17, text: () => "undated", fill: "var(--soft)" }),
    );
  marks.push(
    Plot.gridY(scale.ticks, { stroke: "var(--grid)", strokeOpacity: 1 }),
    Plot.axisY(scale.ticks, { className: "value-axis", tickSize: 0, tickFormat: numberWords, label: null, fill: "var(--soft)" }),
    Plot.axisX(ticks, { tickSize: 4, tickFormat: (t) => names.get(t), label: null, fill: "var(--soft)", stroke: "var(--strong)" }),
    Plot.ruleY([scale.log ? scale.domain[0] : 0], { stroke: "var(--strong)" }),
  );
  const notes = [];
  if (data.band && !finder.narrows()) {
    // A claim holds for days behind the last one, of which the chart shows no more than its margin.
    const band = data.band.split(";").map((stretch) => stretch.split(",")).filter(([first]) => dayNumber(first) < last + pad);
    marks.push(
      Plot.rect(band, {
        x1: ([first]) => dayNumber(first), x2: ([, end]) => Math.min(dayNumber(end), last + pad),
        y1: ([, , low]) => +low, y2: ([, , , high]) => +high, fill: "var(--band)",
      }),
    );
    notes.push("Grey band: range of claims, each source by its latest of two weeks, until two later reports passed it.");
  }
  if (data.bars) {
    // A logarithmic scale has no foot, so that lengths would mislead there: a stem only leads the eye to its day.
    const thick = scale.log ? 1.4 : Math.min(7, Math.max(2, 260 / Math.max(1, dated.length)));
    marks.push(Plot.ruleX(dated.filter((r) => !r.bar), {
      x: at, y1: scale.log ? scale.domain[0] : 0, y2: "y", stroke: colour, strokeWidth: thick, strokeOpacity: 0.45,
    }));
    notes.push(`${scale.log ? "Stems" : "Bars"}: new in a day or period.`);
  }
  if (data.steps) marks.push(...steps(dated));
  const loose = dated.filter((r) => r.days);
  // An end that is open leads to the edge, in dots.
  for (const open of [true, false]) marks.push(Plot.ruleY(loose.filter((r) => r.days.includes(null) === open), {
    x1: (r) => Math.max(r.days[0] ?? edge, edge), x2: (r) => r.days[1] ?? last + pad, strokeDasharray: open ? "1,4" : null, y: (r) => middle(r, scale.log), stroke: colour, strokeOpacity: 0.45, strokeWidth: 1.3, className: open ? "open-days" : "claim-days",
  }));
  const taken = lowerings(data.lowered, dated, at);
  marks.push(...taken);
  if (taken.length) notes.push("Slanting dashes: a figure was lowered.");
  marks.push(...claimMarks([...dated, ...undated], at, true, size));
  marks.push(...labels(rows, at));
  if (loose.length) notes.push("Pale, with a whisker: the day is not sure.");
  const svg = Plot.plot({
    className: "chart-svg", width, height, marginLeft, marginRight, marginTop, marginBottom, marks, r: { type: "identity" },
    x: { type: "linear", domain: [left, last + pad], axis: null },
    y: { type: scale.log ? "log" : "linear", domain: scale.domain, axis: null },
    style: { fontSize: "12px", background: "none" },
  });
  return { svg, notes: [...notes, ...readingNotes(rows, true, scale.log)], order: [...undated, ...dated], at, log: scale.log };
}

/** Side by side where claims would hide one another. */
function spread(dated, perDay, ys) {
  const places = new Map(), taken = new Set();
  for (const r of dated) {
    const x = r.day * perDay, y = ys(r.y);
    const shift = [0, 1, -1, 2, -2].find((s) => !taken.has(`${Math.round((x + 9 * s) / 8)},${Math.round(y / 8)}`)) ?? 0;
    taken.add(`${Math.round((x + 9 * shift) / 8)},${Math.round(y / 8)}`);
    places.set(r, r.day + (shift * 9) / perDay);
  }
  return places;
}

/** Bars side by side, but never far from their day. */
function sideBySide(dated, perDay) {
  const places = new Map();
  let free = -Infinity;
  for (const [day, told] of d3.group(dated, (r) => r.day)) {
    const step = Math.min(11, Math.max(4, (0.8 * perDay) / told.length));
    let start = day * perDay - ((told.length - 1) / 2) * step;
    start = Math.min(Math.max(start, free), start + 9);
    told.forEach((r, i) => places.set(r, (start + i * step) / perDay));
    free = start + told.length * step;
  }
  return places;
}

/** A step line through each source's totals, never across sources. */
function steps(dated) {
  const lines = [];
  for (const told of d3.group(dated.filter((r) => r.line !== null), (r) => r.line).values())
    if (told.length > 1)
      lines.push(Plot.lineY(told, {
        x: "day", y: "y", curve: "step-after", stroke: colour(told[0]), strokeWidth: 1.8, strokeOpacity: 0.7, strokeDasharray: told[0].dash,
      }));
  return lines;
}

/** A dashed line from a figure to the lower one that was made of it, with both in words. */
function lowerings(lowered, dated, at) {
  const known = new Map(dated.map((r) => [r.id, r]));
  const pairs = (lowered ?? "").split(";").map((p) => p.split(",").map((id) => known.get(id))).filter(([a, b]) => a && b);
  if (!pairs.length) return [];
  return [Plot.link(pairs, {
    x1: ([a]) => at(a), x2: ([, b]) => at(b), y1: ([a]) => a.y, y2: ([, b]) => b.y,
    stroke: "var(--ink)", strokeDasharray: "4,3", strokeWidth: 1.3,
  }), Plot.text(pairs, {
    x: ([a, b]) => (at(a) + at(b)) / 2, y: ([a, b]) => (a.y > 0 && b.y > 0 ? Math.sqrt(a.y * b.y) : (a.y + b.y) / 2), dy: -9,
    text: ([a, b]) => `revised from ${a.words} to ${b.words}`, fill: "var(--ink)", className: "value-words",
  })];
}

/** Who says what: a row for each claim, the highest on top. */
function dotChart(figure, rows, width) {
  const shown = [...rows].sort((a, b) => b.y - a.y || topOf(b) - topOf(a)).slice(0, MOST_ROWS);
  const wide = width >= 620;
  const step = wide ? 40 : 54;
  const marginLeft = wide ? 230 : 14, marginRight = 26, marginTop = 12, marginBottom = 34;
  const height = marginTop + marginBottom + step * shown.length;
  const widest = Math.max(...shown.map((r) => Math.min(r.words.length, 34))) * 6.9 + ARROW + 14;
  const inner = width - marginLeft - marginRight;
  const scale = valueScale(shown, !!figure.dataset.log, 1 / Math.max(0.4, 1 - widest / inner), Math.max(2, Math.round(inner / 110)));
  const places = new Map(shown.map((r, i) => [r, i]));
  const at = (r) => places.get(r);
  const cut = (text, most) => (text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text);
  const [low, high] = figure.dataset.band && !finder.narrows() ? figure.dataset.band.split(",").map(Number) : [0, 0];
  const up = wide ? -1 : -17;
  const name = { x: scale.domain[0], y: at, dx: wide ? -marginLeft : 0, textAnchor: "start" };
  const lower = wide ? 8 : -17;
  const marks = [
    low < high ? Plot.rect([0], { x1: Math.max(low, scale.domain[0]), x2: high, fill: "var(--band)" }) : null,
    Plot.gridX(scale.ticks, { stroke: "var(--grid)", strokeOpacity: 1 }),
    Plot.axisX(scale.ticks, { anchor: "bottom", tickSize: 0, tickFormat: numberWords, label: null, fill: "var(--soft)" }),
    Plot.frame({ anchor: "bottom", stroke: "var(--strong)" }),
    Plot.text(shown, { ...name, dy: up - (wide ? 7 : 0), text: (r) => cut(r.source, wide ? 29 : 26), fill: inkOf, fontWeight: 600 }),
    Plot.text(shown, wide
      ? { ...name, dy: lower, text: (r) => cut(`${r.when}, ${r.printer}`, 36), fill: "var(--soft)", fontSize: 11 }
      : { ...name, x: null, frameAnchor: "right", textAnchor: "end", dx: marginRight - 4, dy: lower, text: (r) => cut(r.when, 18), fill: "var(--soft)", fontSize: 11 }),
    ...claimMarks(shown, at, false, 5.6),
    ...[true, false].map((up) => Plot.text(shown.filter((r) => r.up === up), {
      x: topOf, y: at, dx: up ? ARROW + 8 : 11, textAnchor: "start", text: (r) => cut(r.words, 34), fill: "var(--ink)",
    })),
  ];
  const svg = Plot.plot({
    className: "chart-svg", width, height, marginLeft, marginRight, marginTop, marginBottom, marks, r: { type: "identity" },
    x: { type: scale.log ? "log" : "linear", domain: scale.domain, axis: null },
    y: { type: "linear", domain: [shown.length - 0.5, -0.5], axis: null },
    style: { fontSize: "12px", background: "none" },
  });
  const notes = low < high ? ["Grey band: range of claims."] : [];
  if (shown.length < rows.length) notes.push(`${shown.length} of ${rows.length} claims drawn, all in the table.`);
  return { svg, notes: [...notes, ...readingNotes(shown, false, scale.log)], order: shown, at, log: scale.log };
}

function readingNotes(rows, upright, log) {
  const told = [];
  if (log) told.push("Logarithmic scale.");
  if (rows.some((r) => r.up)) told.push(`${upright ? "↑" : "→"} at least, more than.`);
  if (rows.some((r) => r.down)) told.push(`${upright ? "↓" : "←"} up to, less than.`);
  if (rows.some((r) => r.bar && !r.hatched)) told.push("Solid bar: a range.");
  if (rows.some((r) => r.hatched)) told.push("Hatched bar: vague words.");
  if (rows.some((r) => r.thin)) told.push("Thin bar: about.");
  if (rows.some((r) => r.small)) told.push("Small: implied or worked out, not written.");
  if (rows.some((r) => r.hollow)) told.push("Hollow: a copy.");
  return told;
}

const charts = new WeakMap();

/** Draw the chart of a figure that is open, from the rows that the reader's choice leaves. */
function drawChart(details, paper = 0) {
  const figure = details.querySelector(".chart"), plot = figure.querySelector(".plot");
  const width = paper || Math.floor(plot.clientWidth);
  const rows = [...details.querySelectorAll("tbody tr:not([hidden])")].map(readRow);
  if (width < 50) return;
  if (!rows.length) { plot.replaceChildren(); return; }
  symbols ??= [...document.querySelectorAll(".defs path")].map((p) => symbolOf(p.getAttribute("d")));
  const trend = figure.dataset.form === "trend" && rows.some((r) => r.day !== null);
  const chart = (trend ? trendChart : dotChart)(figure, rows, width);
  chart.svg.setAttribute("role", "group");
  chart.svg.setAttribute("aria-label", `Chart of ${details.querySelector("h3").textContent}: arrow keys go from claim to claim`);
  // Plot names its groups after their marks ("dot", "text"): to a listener that is noise.
  for (const g of chart.svg.querySelectorAll("g[aria-label]")) g.removeAttribute("aria-label");
  const held = plot.contains(document.activeElement) ? document.activeElement.dataset.row : null;
  plot.replaceChildren(chart.svg);
  const x = chart.svg.scale("x"), y = chart.svg.scale("y");
  chart.points = pointsOf(chart, plot, trend, x, y);
  chart.points.forEach((p, i) => {
    p.mark.setAttribute("tabindex", i ? "-1" : "0");
    p.mark.setAttribute("aria-label", `${p.row.words}, ${p.row.source}, ${p.row.when}, printed by ${p.row.printer}`);
  });
  const focused = chart.points.find((p) => p.row.tr.id === held);
  if (focused) {
    chart.points[0].mark.setAttribute("tabindex", "-1");
    focused.mark.setAttribute("tabindex", "0");
  }
  prune(plot);
  figure.querySelector(".notes").textContent = chart.notes.join(" ");
  charts.set(plot, chart);
  plot.dataset.drawn = width;
  focused?.mark.focus({ preventScroll: true });
}

/** Every claim with its link in the chart and where its mark stands, in reading order. */
function pointsOf(chart, plot, upright, x, y) {
  const waiting = d3.group(plot.querySelectorAll(".claim-dots a, .claim-bars a"), (a) => a.getAttribute("href") ?? a.getAttributeNS("http://www.w3.org/1999/xlink", "href"));
  const points = [];
  for (const row of chart.order) {
    const across = chart.at(row), centre = middle(row, chart.log);
    const px = x.apply(upright ? across : centre), py = y.apply(upright ? centre : across);
    const found = waiting.get(row.link) ?? [];
    // Two claims may lead to one sentence (one of them worked out): the nearer mark is the claim's own.
    const mark = d3.least(found.filter((a) => !a.dataset.row), (a) => {
      const box = a.getBBox();
      return Math.hypot(box.x + box.width / 2 - px, box.y + box.height / 2 - py);
    });
    if (!mark) continue;
    mark.dataset.row = row.tr.id;
    points.push({ row, mark, px, py });
  }
  return points;
}
