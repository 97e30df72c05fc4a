"use strict";
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
root.classList.add("js");

// Light or dark: as the system says until the reader says otherwise.
const theme = {
  dark: () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches),
  toggle: () => {
    root.dataset.theme = theme.dark() ? "light" : "dark";
    remember("docwitness-theme", root.dataset.theme);
  },
};
function remember(key, value) {
  // Storage is refused to files in some browsers.
  try { return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value); } catch { return null; }
}
const wanted = remember("docwitness-theme");
if (wanted === "light" || wanted === "dark") root.dataset.theme = wanted;

// Proofs.
const buttonOf = (sentence) => sentence.nextElementSibling?.matches(".mark") ? sentence.nextElementSibling : null;
function showProof(button, open) {
  const proof = byId(button.getAttribute("aria-controls"));
  if (!proof) return;
  button.setAttribute("aria-expanded", String(open));
  proof.hidden = !open;
}
const isOpen = (button) => button.getAttribute("aria-expanded") === "true";

// Views: one at a time; a link to anything leads to the view it is in.
function show(view) {
  for (const section of all(".view")) section.classList.toggle("shown", section === view);
  for (const link of all("[data-view]")) {
    if (link.dataset.view === view.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
function follow() {
  const target = byId(decodeURIComponent(location.hash.slice(1))) || byId("pages");
  show(target.closest(".view") || byId("pages"));
  if (target.matches(".view")) return;
  const folded = target.closest("details");
  if (folded) folded.open = true;
  mark(target);
  bring(target);
}
// Pictures of proofs opened before may load late and push the target away: it is brought back until somebody scrolls.
let brought = 0;
function bring(target) {
  const turn = ++brought;
  const look = () => { if (turn === brought) target.scrollIntoView({ block: target.matches(".s") ? "center" : "start" }); };
  look();
  for (const delay of [150, 500, 1200]) setTimeout(look, delay);
}
for (const event of ["wheel", "touchmove", "pointerdown"]) addEventListener(event, () => { brought += 1; }, { passive: true });

// Findings, one by one.
const chosen = new Set();
const troubles = new Set(["broken", "stale", "missing", "undecided", "error", "warning"]);
const stops = () => all("#pages [data-verdict]:not(.findings *)").filter((item) => (chosen.size ? chosen : troubles).has(item.dataset.verdict));
let at = null;
function mark(target) {
  if (at) at.classList.remove("at");
  for (const item of all(".findings .at")) item.classList.remove("at");
  if (!target.dataset.verdict) return;
  at = target;
  at.classList.add("at");
  const button = buttonOf(target);
  if (button && target.dataset.verdict !== "holds") showProof(button, true);
  const entry = all(".findings a").find((link) => link.getAttribute("href") === "#" + target.id);
  if (entry) {
    entry.parentElement.classList.add("at");
    const list = entry.closest("ol");
    list.scrollTop = entry.offsetTop - list.offsetTop - list.clientHeight / 2;
  }
  count();
}
function count() {
  const items = stops();
  const number = items.indexOf(at) + 1;
  byId("position").textContent = number ? `${number} of ${items.length}` : `${items.length}`;
  document.querySelector(".stepper").classList.toggle("some", items.length > 0);
}
function go(direction) {
  const items = stops();
  if (!items.length) return;
  const here = items.indexOf(at);
  const next = here < 0 ? (direction > 0 ? 0 : items.length - 1) : (here + direction + items.length) % items.length;
  const target = items[next];
  history.replaceState(null, "", "#" + target.id);
  follow();
  (buttonOf(target) || target).focus({ preventScroll: true });
}
byId("next").addEventListener("click", () => go(1));
byId("previous").addEventListener("click", () => go(-1));

// Filter by verdict.
function filter(chip) {
  const verdict = chip.dataset.filter;
  if (!chosen.delete(verdict)) chosen.add(verdict);
  chip.setAttribute("aria-pressed", String(chosen.has(verdict)));
  root.classList.toggle("filtering", chosen.size > 0);
  for (const item of all("#pages [data-verdict]")) {
    const on = !chosen.size || chosen.has(item.dataset.verdict);
    item.classList.toggle("on", on);
    if (item.closest(".findings")) item.hidden = !on;
  }
  count();
}
for (const chip of all("[data-filter]")) chip.addEventListener("click", () => filter(chip));

// Figure and capture, compared.
function compare(button) {
  const box = button.closest(".compare");
  box.dataset.mode = button.dataset.mode;
  for (const other of all(".modes button", box)) other.setAttribute("aria-pressed", String(other === button));
}
// What is drawn over a picture is measured in its pixels; a moment's picture has one for every CSS pixel.
function fit(image) {
  const boxes = image.parentElement.querySelector(".boxes, .over");
  if (!boxes || !image.naturalWidth) return;
  boxes.setAttribute("viewBox", `0 0 ${image.naturalWidth} ${image.naturalHeight}`);
  const size = image.naturalWidth / (image.clientWidth || image.naturalWidth) * 13;
  for (const label of all("text", boxes)) label.style.fontSize = `${size}px`;
}
for (const image of all(".frame img, .shot img")) {
  image.addEventListener("load", () => fit(image));
  if (image.complete) fit(image);
}
for (const wipe of all(".wipe")) wipe.addEventListener("input", () => wipe.closest(".compare").style.setProperty("--wipe", `${wipe.value}%`));

document.addEventListener("click", (event) => {
  const target = event.target;
  const button = target.closest(".mark") || (!target.closest("a") && target.closest(".s") && buttonOf(target.closest(".s")));
  if (button) showProof(button, !isOpen(button));
  else if (target.closest(".modes button")) compare(target.closest(".modes button"));
  else if (target.closest("#theme-button")) theme.toggle();
  else if (target.closest("#help-button")) byId("help").showModal();
  else if (target.closest("a[href^='#']") && target.closest("a").getAttribute("href") === location.hash) follow();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select") || byId("help").open) return;
  const keys = {
    n: () => go(1), j: () => go(1), p: () => go(-1), k: () => go(-1), t: theme.toggle,
    "?": () => byId("help").showModal(),
    e: () => {
      const marks = stops().map(buttonOf).filter(Boolean);
      const open = !marks.every(isOpen);
      for (const button of marks) showProof(button, open);
    },
  };
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});
addEventListener("hashchange", follow);
follow();
count();
