// Rows of a table in the order of a column: its heading becomes a button.

const COLUMN_KEYS = {
  what: (tr) => tr.querySelector(".what").textContent.trim().toLowerCase(),
  figure: (tr) => Number(tr.dataset.n.split(",").find((part) => part !== "") ?? 0),
  "according to": (tr) => tr.querySelector(".src").textContent.trim().toLowerCase(),
  "as of": (tr) => tr.dataset.day ?? "9999",
  "printed by": (tr) => tr.querySelector(".pub").textContent.trim().toLowerCase(),
};

function makeSortable(table) {
  if (!table || table.dataset.sortable) return;
  table.dataset.sortable = "yes";
  for (const th of table.tHead.rows[0].cells) {
    if (!(th.textContent in COLUMN_KEYS)) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = th.dataset.name = th.textContent;
    th.replaceChildren(button);
  }
}

function sortRows(th) {
  const body = th.closest("table").tBodies[0];
  const key = COLUMN_KEYS[th.textContent];
  const down = th.getAttribute("aria-sort") === "ascending";
  for (const other of th.parentElement.cells) other.removeAttribute("aria-sort");
  th.setAttribute("aria-sort", down ? "descending" : "ascending");
  const keyed = [...body.rows].map((tr) => [key(tr), tr]);
  keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1));
  body.append(...keyed.map(([, tr]) => tr));
}

function startSorting() {
  document.addEventListener("click", (event) => {
    const th = event.target.closest?.(".claims th");
    if (th && event.target.closest("button")) sortRows(th);
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.(".figure, .once") && event.target.open) makeSortable(event.target.querySelector(".claims"));
  }, true);
  for (const table of document.querySelectorAll("details[open] .claims")) makeSortable(table);
}
