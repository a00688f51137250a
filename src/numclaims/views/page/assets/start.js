// Charts are drawn when their figure is open and comes near the screen, and again when its width changes. Where there are few, all
// of them are near: a picture of the whole page, such as archives take, then lacks none.

const PAPER = 720; // pixels, the width of a printed page
const near = new Set();
let queued = new Set();

function queueChart(details) {
  if (!queued.size) requestAnimationFrame(() => {
    const now = queued;
    queued = new Set();
    for (const d of now) {
      if (d.open && near.has(d)) drawChart(d);
      else delete d.querySelector(".plot").dataset.drawn; // drawn again when it comes near
    }
  });
  queued.add(details);
}

function startCharts() {
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) near.add(target); else near.delete(target);
      if (isIntersecting && target.open && !target.querySelector(".plot").dataset.drawn) queueChart(target);
    }
  }, { rootMargin: document.body.classList.contains("many") ? "600px" : "100000px" });
  for (const details of document.querySelectorAll(".figure")) observer.observe(details);
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.(".figure") && event.target.open) { near.add(event.target); queueChart(event.target); }
  }, true);
  new ResizeObserver(() => {
    for (const plot of document.querySelectorAll(".figure[open] .plot[data-drawn]"))
      if (Math.abs(plot.clientWidth - plot.dataset.drawn) > 8) queueChart(plot.closest(".figure"));
  }).observe(document.getElementById("main"));
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll(".figure[open]")) drawChart(details, PAPER);
  });
  addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll(".figure[open]")) queueChart(details);
  });
}

if (typeof Plot !== "undefined") { startTips(); startCharts(); }
startReader();
startSorting();
if (document.querySelector(".figure, .once, .finding, .article")) startFinder();
if (location.hash) follow(decodeURIComponent(location.hash.slice(1)));
