"use strict";
{
  const map = document.getElementById("map");
  const rows = [...document.querySelectorAll("tbody tr")];
  const boxes = new Map([...map.querySelectorAll(".box")].map((box) => [box.dataset.state, box]));
  const whole = map.getAttribute("viewBox").split(" ").map(Number);
  let view = [...whole];
  const show = () => map.setAttribute("viewBox", view.join(" "));
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
    const width = Math.min(Math.max(view[2] * factor, 150), whole[2] * 3), by = width / view[2];
    view = [x - (x - view[0]) * by, y - (y - view[1]) * by, width, view[3] * by];
    show();
  };
  const point = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    return [at.x, at.y];
  };
  const move = (x, y) => { view[0] += x; view[1] += y; show(); };
  const start = () => {  // what fits without being too small to read, from the top left corner on
    const shape = map.clientHeight / Math.max(map.clientWidth, 1), width = Math.min(whole[2], Math.max(map.clientWidth * 1.4, 700));
    view = [whole[0], whole[1], width, width * shape];
    show();
  };

  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== map) return;  // else the page scrolls
    event.preventDefault();
    zoom(Math.exp(event.deltaY / 400), ...point(event));
  }, { passive: false });
  const fingers = new Map();
  let dragged = false;
  map.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, point(event)); dragged = false; map.focus({ preventScroll: true }); });
  map.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const from = fingers.get(event.pointerId), to = point(event);
    if (fingers.size === 2) {
      const other = [...fingers.entries()].find(([id]) => id !== event.pointerId)[1];
      const apart = (one) => Math.hypot(one[0] - other[0], one[1] - other[1]) || 1;
      zoom(apart(from) / apart(to), ...other);
      fingers.set(event.pointerId, point(event));
    } else if (dragged || Math.hypot(to[0] - from[0], to[1] - from[1]) > view[2] / 150) {
      dragged = true;
      move(from[0] - to[0], from[1] - to[1]);
    }
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) map.addEventListener(end, (event) => fingers.delete(event.pointerId));
  map.addEventListener("dragstart", (event) => event.preventDefault());
  map.addEventListener("click", (event) => {
    const box = event.target.closest(".box");
    if (!box) return;
    if (dragged) { event.preventDefault(); return; }
    choose(box.dataset.state);
  }, true);
  map.addEventListener("keydown", (event) => {
    const step = view[2] / 8;
    const does = {
      ArrowLeft: () => move(-step, 0), ArrowRight: () => move(step, 0), ArrowUp: () => move(0, -step), ArrowDown: () => move(0, step),
      "+": () => zoom(0.8), "=": () => zoom(0.8), "-": () => zoom(1.25), 0: () => { view = [...whole]; show(); },
    }[event.key];
    if (does) { event.preventDefault(); does(); }
  });
  document.getElementById("in").addEventListener("click", () => zoom(0.7));
  document.getElementById("out").addEventListener("click", () => zoom(1.4));
  document.getElementById("fit").addEventListener("click", () => { view = [...whole]; show(); });

  const choose = (state) => {
    for (const marked of document.querySelectorAll(".chosen")) marked.classList.remove("chosen");
    boxes.get(state)?.classList.add("chosen");
    document.getElementById(state)?.classList.add("chosen");
  };
  const search = document.getElementById("search"), level = document.getElementById("level"), found = document.getElementById("found");
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    let number = 0, first = null;
    for (const row of rows) {
      const fits = (!level.value || row.dataset.level === level.value) && (!wanted || row.textContent.toLowerCase().includes(wanted));
      row.hidden = !fits;
      const box = boxes.get(row.id);
      box?.classList.toggle("faint", !fits);
      if (fits) { number += 1; first ??= box; }
    }
    found.textContent = wanted || level.value ? `${number} of ${rows.length}` : "";
    if (wanted && first) {
      const box = first.getBBox();
      view = [box.x + box.width / 2 - view[2] / 2, box.y + box.height / 2 - view[3] / 2, view[2], view[3]];
      show();
    }
  };
  search.addEventListener("input", filter);
  level.addEventListener("change", filter);
  if (location.hash) choose(location.hash.slice(1));
  start();
}
