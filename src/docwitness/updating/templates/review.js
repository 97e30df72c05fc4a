"use strict";
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function choose(section, answer) {
  const radio = section.querySelector(`input[type="radio"][value="${answer}"]`);
  if (radio) radio.checked = true;
}
for (const button of all("[data-all]"))
  button.addEventListener("click", () => { for (const section of all("section", button.closest(".group"))) choose(section, button.dataset.all); });

function slide(section) {
  const button = section.querySelector("[data-slider]");
  if (!button) return;
  const on = section.querySelector("[data-pair]").classList.toggle("slid");
  button.setAttribute("aria-pressed", String(on));
  section.querySelector('input[type="range"]').hidden = !on;
}
for (const section of all("section")) {
  section.querySelector("[data-slider]")?.addEventListener("click", () => slide(section));
  section.querySelector("[data-marks]")?.addEventListener("click", ({ target }) => {
    const off = section.querySelector("[data-pair]").classList.toggle("unmarked");
    target.setAttribute("aria-pressed", String(!off));
  });
  section.querySelector('input[type="range"]')?.addEventListener("input", ({ target }) => {
    section.querySelector("[data-pair]").style.setProperty("--wipe", `${target.value}%`);
  });
}

const ZOOMS = [0, 1, 2, 4]; // 0: as wide as there is room; else screen pixels for each pixel of the picture
function zoom(section) {
  const button = section.querySelector("[data-zoom]");
  if (!button) return;
  const next = ZOOMS[(ZOOMS.indexOf(Number(button.dataset.zoom || 0)) + 1) % ZOOMS.length];
  button.dataset.zoom = next;
  button.textContent = next ? `Zoom ${next}×` : "Zoom";
  button.setAttribute("aria-pressed", String(next > 0));
  const pair = section.querySelector("[data-pair]");
  pair.classList.toggle("zoomed", next > 0);
  for (const image of all("img", pair)) image.style.width = next ? `${image.naturalWidth * next}px` : "";
}
function together(section) {
  const figures = all("[data-pair] figure", section);
  for (const figure of figures)
    figure.addEventListener("scroll", () => {
      for (const other of figures) if (other !== figure) other.scrollTo(figure.scrollLeft, figure.scrollTop);
    });
}
function draw(section) {
  const button = section.querySelector("[data-draw]");
  const frame = section.querySelector(".old .frame");
  const field = section.querySelector("[data-region]");
  if (!button) return;
  const image = frame.querySelector("img");
  const marks = frame.querySelector(".marks");
  const box = marks.appendChild(document.createElementNS(marks.namespaceURI, "rect"));
  box.setAttribute("class", "region");
  let from;
  const at = (event) => {
    const { left, top, width } = image.getBoundingClientRect();
    const scale = image.naturalWidth / width;
    const within = (value, most) => Math.round(Math.min(Math.max(value, 0), most));
    return [within((event.clientX - left) * scale, image.naturalWidth), within((event.clientY - top) * scale, image.naturalHeight)];
  };
  const show = () => {
    const [x, y, width, height] = field.value.split(",").map(Number);
    for (const [name, value] of Object.entries({ x, y, width, height })) box.setAttribute(name, value || 0);
  };
  const drawing = () => button.getAttribute("aria-pressed") === "true";
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(!drawing()));
    frame.classList.toggle("drawing", drawing());
  });
  field.addEventListener("input", show);
  frame.addEventListener("click", (event) => { if (drawing()) event.preventDefault(); });
  frame.addEventListener("dragstart", (event) => { if (drawing()) event.preventDefault(); });
  frame.addEventListener("pointerdown", (event) => {
    if (!drawing()) return;
    event.preventDefault();
    frame.setPointerCapture(event.pointerId);
    from = at(event);
  });
  frame.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = at(event);
    const sides = [0, 1].map((i) => Math.abs(to[i] - from[i]));
    field.value = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), ...sides].join(",");
    show();
  });
  frame.addEventListener("pointerup", () => { from = undefined; });
}
for (const section of all("section")) {
  section.querySelector("[data-zoom]")?.addEventListener("click", () => zoom(section));
  together(section);
  draw(section);
}

const answers = { a: "accept", r: "reject", s: "skip" };
let at = -1;
function go(step) {
  const sections = all("section");
  if (!sections.length) return;
  at = Math.min(Math.max(at + step, 0), sections.length - 1);
  sections[at].focus({ preventScroll: true });
  sections[at].scrollIntoView({ block: "nearest" });
}
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input[type="range"], input[type="text"]')) return;
  const here = all("section")[at];
  if (event.key === "j" || event.key === "k") go(event.key === "j" ? 1 : -1);
  else if (here && event.key in answers) { choose(here, answers[event.key]); go(1); }
  else if (here && event.key === "w") slide(here);
  else if (here && event.key === "z") zoom(here);
});
addEventListener("focusin", ({ target }) => {
  const section = target.closest?.("section");
  if (section) at = all("section").indexOf(section);
});
