"use strict";
// Sorts, filters and pages the tables. Rows that are not shown are kept out of the document.
for (const table of document.querySelectorAll("[data-rows]")) {
  const body = table.querySelector("tbody");
  const waiting = table.querySelector("template");
  const all = [...body.rows, ...(waiting ? waiting.content.querySelectorAll("tbody > tr") : [])];
  const size = Number(table.dataset.rows);
  const heads = [...table.querySelectorAll("thead th")];
  const input = table.querySelector("input");
  const kind = table.querySelector("select");
  const [previous, next] = [table.querySelector(".previous"), table.querySelector(".next")];
  const status = table.querySelector(".status");
  const texts = new Map();
  let rows = all;
  let page = 0;

  const textOf = row => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const keyOf = (row, column, isNumber) => {
    const cell = row.cells[column];
    const key = cell.dataset.key ?? cell.textContent;
    return isNumber ? (key === "" ? NaN : Number(key.replaceAll(",", ""))) : key;
  };

  function show() {
    const pages = Math.max(1, Math.ceil(rows.length / size));
    page = Math.min(page, pages - 1);
    const first = page * size;
    const shown = rows.slice(first, first + size);
    body.replaceChildren(...shown);
    previous.disabled = page === 0;
    next.disabled = page === pages - 1;
    table.querySelector(".pager").hidden = all.length <= size;
    const of = rows.length === all.length ? `${all.length}` : `${rows.length} found, of ${all.length}`;
    status.textContent = rows.length === 0 ? `no row of ${all.length} fits`
      : `rows ${first + 1} to ${first + shown.length} of ${of}`;
  }

  function select() {
    const part = input.value.trim().toLowerCase();
    const wanted = kind ? kind.value : "";
    rows = ordered.filter(row => (!wanted || row.dataset.kind === wanted) && (!part || textOf(row).includes(part)));
    page = 0;
    show();
  }

  let ordered = all;
  function sort(head) {
    const column = heads.indexOf(head);
    const isNumber = head.classList.contains("number");
    const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of heads) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
    const keys = new Map(all.map(row => [row, keyOf(row, column, isNumber)]));
    const compare = isNumber
      ? (a, b) => Number.isNaN(a) || Number.isNaN(b) ? Number.isNaN(a) - Number.isNaN(b) : direction * (a - b)
      : (a, b) => direction * a.localeCompare(b, "en", { numeric: true });
    ordered = [...all].sort((a, b) => compare(keys.get(a), keys.get(b)));
    select();
  }

  for (const head of heads) head.querySelector("button").addEventListener("click", () => sort(head));
  input.addEventListener("input", select);
  if (kind) kind.addEventListener("change", select);
  previous.addEventListener("click", () => { page--; show(); });
  next.addEventListener("click", () => { page++; show(); });
  for (const note of table.querySelectorAll(".without-script")) note.hidden = true;
  table.querySelector(".controls").hidden = false;
  select();
}
