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
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input[type="range"]')) return;
  const here = all("section")[at];
  if (event.key === "j" || event.key === "k") go(event.key === "j" ? 1 : -1);
  else if (here && event.key in answers) { choose(here, answers[event.key]); go(1); }
  else if (here && event.key === "w") slide(here);
});
addEventListener("focusin", ({ target }) => {
  const section = target.closest?.("section");
  if (section) at = all("section").indexOf(section);
});
