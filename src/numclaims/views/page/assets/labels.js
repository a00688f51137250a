// Figures in words beside their marks, where they stand over nothing else.

const WORDED = 14;

/** Figures beside marks: all where they are few, else each source's last and the highest; what overlaps is taken away later. */
function labels(rows, at) {
  let chosen = rows.filter((r) => !r.small);
  if (rows.length > WORDED) {
    const highest = d3.greatest(chosen, (r) => r.y);
    const lasts = [...d3.rollup(chosen.filter((r) => r.day !== null && r.k < COLOURS - 2), (told) => told.at(-1), (r) => r.source).values()];
    chosen = [...new Set([highest, ...lasts].filter(Boolean))];
  }
  const short = (r) => (r.words.length > 26 ? r.words.slice(0, 25) + "…" : r.words);
  return [true, false].map((up) => Plot.text(chosen.filter((r) => r.up === up), {
    x: at, y: topOf, dy: up ? -ARROW - 9 : -13, text: short, fill: inkOf, fontWeight: 600, fontSize: 11.5, className: "value-words",
    stroke: "var(--card)", strokeWidth: 3, // so that a thin line behind the words strikes nothing out
  }));
}

/** Words go above their mark, else beside or below it; where there is no room they are told on hover only. */
function prune(plot) {
  const marks = ".claim-dots path, .claim-bars line, .claim-arrows path, .claim-days line, .value-axis text";
  const taken = [...plot.querySelectorAll(marks)].map((e) => e.getBoundingClientRect());
  const frame = plot.getBoundingClientRect();
  const free = (box) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top
    && !taken.some((t) => box.left < t.right + 1 && box.right > t.left - 1 && box.top < t.bottom && box.bottom > t.top);
  for (const group of plot.querySelectorAll(".value-words")) {
    const lift = -Number(/translate\([^,]+,([-\d.]+)\)/.exec(group.getAttribute("transform"))?.[1] ?? 0);
    for (const text of group.querySelectorAll("text")) {
      const places = [["middle", 0, 0], ["end", 8, 0], ["start", -8, 0], ["start", 11, lift], ["end", -11, lift], ["middle", 0, lift + 17]];
      const found = places.find(([anchor, x, y]) => {
        text.setAttribute("text-anchor", anchor);
        text.setAttribute("dx", x);
        text.setAttribute("dy", y);
        return free(text.getBoundingClientRect());
      });
      if (found) taken.push(text.getBoundingClientRect());
      else text.remove();
    }
  }
}
