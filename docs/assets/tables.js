// Makes tables of facts sort by their heads, and those of class "filter" searchable. Without it they are plain tables.
(() => {
  const key = (cell) => {
    const given = cell?.dataset.order ?? cell?.textContent.trim() ?? "";
    const number = Number(given.replace(/[,%>~<]/g, ""));
    return given !== "" && Number.isFinite(number) ? number : given.toLowerCase();
  };
  const order = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "") || 0;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return typeof a === "number" ? a - b : a.localeCompare(b, "en");
  };

  function sortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].map((row) => [key(row.cells[column]), row]);
        rows.sort(([a], [b]) => (down && a !== "" && b !== "" ? order(b, a) : order(a, b)));  // empty cells last, either way
        table.tBodies[0].append(...rows.map(([, row]) => row));
      });
    });
  }

  function searchable(table, number) {
    const box = document.createElement("p");
    box.className = "find";
    const name = table.closest("[aria-label]")?.getAttribute("aria-label") ?? "this table";
    box.innerHTML = `<label for="find-${number}">Find in this table</label> <input type="search" id="find-${number}"> <span role="status"></span>`;
    const [input, said] = [box.querySelector("input"), box.querySelector("span")];
    input.setAttribute("aria-label", `Find in the table ${name}`);
    const rows = [...table.tBodies[0].rows];
    let texts;  // read when somebody searches
    input.addEventListener("input", () => {
      texts ??= rows.map((row) => row.textContent.toLowerCase());
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !words.every((word) => texts[index].includes(word));
        shown += !row.hidden;
      });
      said.textContent = words.length ? `${shown} of ${rows.length} rows` : "";
    });
    (table.closest(".scroll") ?? table).before(box);
  }

  document.querySelectorAll("table.data").forEach((table, number) => {
    if (!table.tHead || !table.tBodies.length || table.tBodies[0].rows.length < 2 || table.id === "answers") return;
    sortable(table);
    if (table.classList.contains("filter")) searchable(table, number);
  });
})();
