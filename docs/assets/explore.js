// The explorer: asks for answers that the library gave beforehand, and keeps the question in the address.
// It reckons nothing: values, quantities, gaps and remarks stand in answers/ as the library gave them, a file an indicator,
// which is loaded when somebody asks about it.
(() => {
  const data = window.CHINA_SSO;
  const at = (id) => document.getElementById(id);
  const cities = data.places.filter((place) => place.region);
  const CURRENCIES = ["USD", "CNY", "HKD"];
  const START = { i: data.start, y: "", n: "", c: "", r: "", p: "", v: "table", s: "", k: [] };
  const LISTS = ["i", "k"];
  const assets = document.querySelector('script[src$="explore.js"]').src;

  const named = new Map(data.indicators.map((each) => [each.name + (each.label ? `|${each.label}` : ""), each]));
  const topics = [...new Set(data.indicators.map((each) => each.topic))];

  // the question, as the address has it
  let asked = read();

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const question = structuredClone(START);
    for (const name of Object.keys(START)) if (given.has(name)) question[name] = LISTS.includes(name) ? given.getAll(name) : given.get(name);
    question.i = question.i.filter((name) => named.has(name));
    question.k = question.k.filter((slug) => data.places.some((place) => place.slug === slug));
    if (!data.years.includes(Number(question.y))) question.y = "";
    if (!CURRENCIES.includes(question.c)) question.c = "";
    if (![...at("view").options].some((option) => option.value === question.v)) question.v = START.v;
    return question;
  }

  function keep() {
    const address = new URLSearchParams();
    for (const [name, value] of Object.entries(asked)) for (const each of [value].flat()) if (each !== "") address.append(name, each);
    history.replaceState(null, "", `#${address}`);
  }

  // what is loaded when it is wanted, each once and in the order that it was asked for
  const loading = new Map();
  function load(name) {
    if (!loading.has(name)) loading.set(name, new Promise((done, failed) => {
      document.head.append(make("script", { src: new URL(name, assets).href, async: false, onload: done, onerror: () => { loading.delete(name); failed(name); } }));
    }));
    return loading.get(name);
  }
  const answers = () => Promise.all(indicators().map((each) => data.answers[each.name] ?? load(`answers/${each.name}.js`)));
  const vega = () => Promise.all([load("vendor/vega.min.js"), load("vendor/vega-lite.min.js")]);

  // the library's answer to it
  function answer(place, indicator) {
    const known = data.answers[indicator.name];
    const list = known.lists[known.cells[indicator.label ?? ""][data.places.indexOf(place)]];
    const year = data.years.indexOf(Number(asked.y));
    const index = asked.y === "" || list.length === 1 ? 0 : 1 + year + (asked.n ? data.years.length : 0);
    const found = known.answers[list[index]];
    const converted = (currency) => (found.in?.[currency] === undefined ? found : known.answers[found.in[currency]]);
    return { ...converted(asked.c), inDollars: converted("USD") };
  }

  const indicators = () => asked.i.map((name) => named.get(name));
  const titled = (indicator) => indicator.short + (indicator.label ? `: ${indicator.label}` : "");
  // order by exact decimals of up to 15 digits, which a double holds; amounts in several currencies by dollars, as the library ranks
  const comparable = (found) => Number((asked.c ? found : found.inDollars).value);

  function shown() {
    const region = (place) => (place.region ? !asked.r || place.region === asked.r : Boolean(asked.p));
    const beside = asked.v === "beside" ? data.places.filter((place) => asked.k.includes(place.slug)) : [];
    const places = beside.length ? beside : data.places.filter(region);
    const rows = places.map((place) => ({ place, cells: indicators().map((each) => answer(place, each)) }));
    const [, column, down] = /^(\d+)(d?)$/.exec(asked.s) ?? [];
    if (column === undefined || !asked.i[Number(column)]) return rows;
    const has = (row) => row.cells[Number(column)].value !== undefined;
    const value = (row) => comparable(row.cells[Number(column)]);
    return rows.sort((a, b) => has(b) - has(a) || (has(a) ? (down ? value(b) - value(a) : value(a) - value(b)) : 0));
  }

  // what is on the page
  function make(tag, given = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) name in element ? (element[name] = value) : element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function remarksOf(found) {
    if (found.value === undefined) return found.kind === "not_printed" ? [] : [found.gap];
    return [...(found.label ? [found.label] : []), ...found.remarks];
  }

  // a text with the indicators that it names by their titles, each a link
  const linked = (text) => text.replace(/growth_of\(([^()]+)\)/g, "growth of $1").split(/([a-z_]+\.[a-z0-9_]+)/).map((part) => {
    const indicator = named.get(part);
    return indicator ? make("a", { href: indicator.address }, indicator.title) : part;
  });

  let drawing = 0;

  async function draw() {
    keep();
    const number = ++drawing;
    at("answers").ariaBusy = "true";
    try {
      await answers();
    } catch (name) {
      at("said").textContent = `${name} can’t be loaded: try again, or take the figures from the pages of the indicators.`;
      return;
    }
    if (number !== drawing) return;
    const rows = shown();
    const notes = new Map();
    const mark = (text) => notes.set(text, notes.get(text) ?? notes.size + 1).get(text);
    const cell = (found, indicator) => {
      const td = make("td", { className: "number" });
      if (found.value === undefined) td.append("–");
      else td.append(make("a", { href: found.address }, found.shown), make("small", {}, ` ${found.period ?? "undated"}`));
      const said = remarksOf(found).filter((text) => text !== indicator.label);
      if (said.length) td.append(make("sup", {}, ...said.flatMap((text, index) => [index ? "," : "", make("a", { href: `#note-${mark(text)}`, className: "note", "aria-label": `note ${mark(text)}` }, String(mark(text)))])));
      if (found.wrong) td.append(make("span", { title: "see the note: an erratum" }, "*"));
      return td;
    };
    const sorted = (index) => (asked.s === `${index}` ? "ascending" : asked.s === `${index}d` ? "descending" : "none");
    const table = at("answers");
    if (asked.v === "beside") {
      const head = make("tr", {}, make("th", { scope: "col" }, "Indicator"), ...rows.map(({ place }) => make("th", { scope: "col" }, make("a", { href: place.address }, place.name))));
      const body = indicators().map((each, index) => make("tr", {}, make("th", { scope: "row" }, make("a", { href: each.address }, titled(each))), ...rows.map((row) => cell(row.cells[index], each))));
      table.replaceChildren(make("thead", {}, head), make("tbody", {}, ...body));
    } else {
      const heads = indicators().map((each, index) => {
        const button = make("button", { type: "button", className: "sort" }, titled(each));
        button.addEventListener("click", () => { asked.s = asked.s === `${index}d` ? `${index}` : `${index}d`; draw().then(() => at("answers").tHead.rows[0].cells[index + 1].firstChild.focus()); });
        return make("th", { scope: "col", "aria-sort": sorted(index) }, button);
      });
      const body = rows.map(({ place, cells }) => make("tr", { "data-place": place.slug }, make("th", { scope: "row" }, make("a", { href: place.address }, place.name)), ...cells.map((found, index) => cell(found, indicators()[index]))));
      table.replaceChildren(make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "City"), ...heads)), make("tbody", {}, ...body));
    }
    at("notes").replaceChildren(...[...notes].map(([text, number]) => make("li", { id: `note-${number}`, value: number }, ...linked(text))));
    const figures = rows.flatMap((row) => row.cells).filter((found) => found.value !== undefined).length;
    at("said").textContent = asked.i.length ? `${figures} figures of ${rows.length} places` : "Choose an indicator.";
    file(rows);
    table.ariaBusy = "false";
    picture(rows, number);
  }

  function file(rows) {
    const columns = ["city", "indicator", "label", "figure", "value", "upper", "unit", "period", "bound", "remarks", "gap", "source"];
    const lines = rows.flatMap(({ place, cells }) => cells.map((found, index) => {
      const { name, label } = indicators()[index];
      return [place.slug, name, label ?? found.label, found.shown, found.value, found.upper, found.unit, found.period, found.bound, found.remarks?.join("; "), found.gap, found.source];
    }));
    const quoted = (value) => (/[",\n]/.test(value ?? "") ? `"${value.replaceAll('"', '""')}"` : value ?? "");
    const text = [columns, ...lines].map((line) => line.map(quoted).join(",")).join("\n") + "\n";
    URL.revokeObjectURL(at("csv").href);
    at("csv").href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  }

  // pictures of it: Vega and the land are loaded when one is asked for
  async function picture(rows, number) {
    const wanted = indicators().slice(0, asked.v === "scatter" ? 2 : 1);
    const chart = { map, scatter }[asked.v];
    const box = at("picture");
    if (!chart || wanted.length < (asked.v === "scatter" ? 2 : 1)) return box.replaceChildren(chart ? make("p", { className: "small" }, "Choose two indicators.") : "");
    const all = rows.map(({ place, cells }) => Object.assign({ city: place.name, ...place }, ...wanted.map((_, index) => cells[index].value === undefined ? {} : { [`v${index}`]: comparable(cells[index]), [`s${index}`]: `${cells[index].shown} (${cells[index].period ?? "undated"})`, [`exact${index}`]: cells[index].bound === "exact" })));
    const values = all.filter((row) => wanted.every((_, index) => row[`v${index}`] !== undefined));
    await Promise.all([vega(), chart === map && load("land.js")]);
    if (number !== drawing) return;
    const about = `${wanted.map(titled).join(" and ")}, ${values.length} places. The table below has the figures.`;
    const spec = { ...chart(values, wanted, all), background: "#fff", config: { font: "sans-serif", axis: { labelFontSize: 12, titleFontSize: 12 } }, description: about };
    const target = make("div", { className: "picture", role: "img", "aria-label": about });
    box.replaceChildren(target);
    await new window.vega.View(window.vega.parse(namesApart(window.vegaLite.compile(spec).spec)), { renderer: "svg", container: target }).runAsync();
    target.querySelector("svg").setAttribute("aria-hidden", "true");
    if (number === drawing) box.append(make("p", { className: "small" }, `${about} A hollow dot is a figure that isn’t exact.${chart === map ? " Grey: a city without a figure." : ""}`));
  }

  // Names that would lie on each other or on a dot go beside it where there is room and stay away where not: Vega places them, Vega-Lite can't.
  function namesApart(spec) {
    const text = spec.marks.findLast((mark) => mark.type === "text");
    const dots = spec.marks.findLast((mark) => mark.type === "symbol");
    const size = [{ signal: "width" }, { signal: "height" }];
    const anchors = ["right", "left", "top", "bottom", "top-right", "top-left", "bottom-right", "bottom-left"];
    text.from = { data: dots.name };
    text.encode.update = { text: { field: "datum.city" }, fontSize: { value: 11 }, fill: { value: "#000" } };
    text.transform = [{ type: "label", size, anchor: anchors, offset: [3], padding: 80, avoidMarks: [] }];
    return spec;
  }

  const unitOf = (wanted, index, values) => {
    const units = new Set(shown().map((row) => row.cells[index]).filter((found) => found.value !== undefined).map((found) => (asked.c ? found : found.inDollars).unit));
    return `${titled(wanted[index])}, ${[...units].join(" or ")}`;
  };
  const tip = (wanted) => [{ field: "city" }, ...wanted.map((each, index) => ({ field: `s${index}`, title: titled(each) }))];
  const numbers = "abs(datum.value) >= 1e12 ? format(datum.value / 1e12, '~r') + ' tn' : abs(datum.value) >= 1e9 ? format(datum.value / 1e9, '~r') + ' bn' : abs(datum.value) >= 1e6 ? format(datum.value / 1e6, '~r') + ' m' : format(datum.value, ',~r')";
  const width = () => Math.min(560, at("picture").clientWidth - 80);
  const names = { type: "text", align: "left", dx: 8, fontSize: 11 };

  function scatter(values, wanted) {
    const axis = (index) => ({ field: `v${index}`, type: "quantitative", title: unitOf(wanted, index), axis: { labelExpr: numbers, tickCount: 6 } });
    const point = { x: axis(0), y: axis(1) };
    return { data: { values }, width: width(), height: 400, layer: [
      { mark: { type: "point", size: 70, tooltip: true, color: "#1f4e79" }, encoding: { ...point, fill: { condition: { test: "datum.exact0 && datum.exact1", value: "#1f4e79" }, value: "#fff" }, tooltip: tip(wanted) } },
      { mark: names, encoding: { ...point, text: { field: "city" } } },
    ] };
  }

  function map(values, wanted, all) {
    const where = { longitude: { field: "longitude", type: "quantitative" }, latitude: { field: "latitude", type: "quantitative" } };
    const known = values.filter((row) => row.latitude);
    const without = all.filter((row) => row.latitude && row.v0 === undefined);
    const size = { field: "v0", type: "quantitative", title: unitOf(wanted, 0), scale: { range: [20, 900] }, legend: { orient: "bottom", labelExpr: numbers } };
    const projection = { type: "conicEqualArea", parallels: [25, 47], rotate: [-113.5, 0, 0] };
    return { width: width(), height: width() * 1.05, projection: { ...projection, fit: { type: "Feature", geometry: { type: "MultiPoint", coordinates: [[99, 19], [99, 48], [131, 48], [131, 19]] } } }, layer: [
      { data: { values: [data.land] }, mark: { type: "geoshape", fill: "#ececec", stroke: "#b9b9b9", clip: true } },
      { data: { values: without }, mark: { type: "point", shape: "cross", size: 30, color: "#666" }, encoding: where },
      { data: { values: known }, mark: { type: "point", tooltip: true, stroke: "#1f4e79", fillOpacity: 0.6 }, encoding: { ...where, size, fill: { condition: { test: "datum.exact0", value: "#1f4e79" }, value: "#fff" }, tooltip: tip(wanted) } },
      { data: { values: known }, mark: { ...names, clip: true }, encoding: { ...where, text: { field: "city" } } },
    ] };
  }

  // what is chosen
  const options = (select, pairs) => select.replaceChildren(...pairs.map(([value, text]) => make("option", { value }, text)));

  function labels() {
    const found = data.indicators.filter((each) => each.name === at("indicator").value);
    options(at("label"), found.map((each) => [each.label ?? "", each.label ?? "any"]));
  }

  function choices() {
    at("indicator").replaceChildren(...topics.map((topic) => make("optgroup", { label: topic }, ...data.indicators.filter((each) => each.topic === topic && !each.label).map((each) => make("option", { value: each.name }, each.title)))));
    labels();
    options(at("year"), [["", "latest"], ...data.years.map((year) => [year, year])]);
    options(at("currency"), [["", "as printed"], ...CURRENCIES.map((each) => [each, each])]);
    options(at("region"), [["", "all"], ...[...new Set(cities.map((city) => city.region))].map((each) => [each, each])]);
    at("cities").replaceChildren(...data.places.map((place) => {
      const box = make("input", { type: "checkbox", value: place.slug });
      box.addEventListener("change", () => { asked.k = [...at("cities").querySelectorAll(":checked")].map((each) => each.value); draw(); });
      return make("label", {}, box, ` ${place.name}`);
    }));
  }

  function show() {
    for (const [id, name] of [["year", "y"], ["currency", "c"], ["region", "r"], ["view", "v"]]) at(id).value = asked[name];
    for (const [id, name] of [["nearest", "n"], ["china", "p"]]) at(id).checked = Boolean(asked[name]);
    at("besides").hidden = asked.v !== "beside";
    for (const box of at("cities").querySelectorAll("input")) box.checked = asked.k.includes(box.value);
    at("chosen").replaceChildren(...asked.i.map((name, index) => {
      const each = named.get(name);
      const drop = make("button", { type: "button", "aria-label": `Remove ${titled(each)}` }, "×");
      drop.addEventListener("click", () => { asked.i.splice(index, 1); asked.s = ""; show(); at("indicator").focus(); });
      const first = make("button", { type: "button", "aria-label": `Put ${titled(each)} first` }, "↑");
      first.addEventListener("click", () => { asked.i.splice(index, 1); asked.i.unshift(name); asked.s = ""; show(); });
      return make("li", {}, make("a", { href: each.address }, titled(each)), index ? first : "", drop);
    }));
    draw();
  }

  function listen() {
    for (const [id, name] of [["year", "y"], ["currency", "c"], ["region", "r"], ["view", "v"]]) at(id).addEventListener("change", () => { asked[name] = at(id).value; show(); });
    for (const [id, name] of [["nearest", "n"], ["china", "p"]]) at(id).addEventListener("change", () => { asked[name] = at(id).checked ? "1" : ""; show(); });
    at("indicator").addEventListener("change", labels);
    at("add").addEventListener("click", () => {
      const name = at("indicator").value + (at("label").value ? `|${at("label").value}` : "");
      if (!asked.i.includes(name)) asked.i.push(name);
      show();
    });
    at("question").addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("hashchange", () => { if (!location.hash.startsWith("#note-")) { asked = read(); show(); } });
    at("notes").closest("article")?.addEventListener("click", (event) => {  // a note's link leaves the question in the address
      const note = event.target.closest("a.note");
      if (!note) return;
      event.preventDefault();
      const target = document.querySelector(note.getAttribute("href"));
      target.tabIndex = -1;
      target.focus();
    });
  }

  choices();
  asked = read();
  listen();
  at("question").hidden = false;
  document.querySelector(".explore-doors").hidden = false;
  show();
})();
