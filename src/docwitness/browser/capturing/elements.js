// One walk over a document: what a reader of the screen could name, as a JSON string (a string crosses to
// Python several times faster than objects do). Boxes are in CSS pixels of this frame's viewport.
// `whole`: also what is scrolled out of sight. `links`: note what stands in what and what it takes to act on it.
// `nodes`: return the nodes beside the JSON.
({ whole, links, nodes }) => {
  const LANDMARKS = { ASIDE: "complementary", MAIN: "main", NAV: "navigation", SEARCH: "search" };
  const PLAIN = {
    ARTICLE: "article", BUTTON: "button", CAPTION: "caption", DATALIST: "listbox", DD: "definition", DETAILS: "group",
    DIALOG: "dialog", DT: "term", FIELDSET: "group", FIGCAPTION: "caption", FIGURE: "figure", H1: "heading",
    H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading", HR: "separator", LABEL: "label",
    LEGEND: "legend", LI: "listitem", MENU: "list", METER: "meter", OL: "list", OPTGROUP: "group", OPTION: "option",
    OUTPUT: "status", P: "paragraph", PROGRESS: "progressbar", SUMMARY: "button", TABLE: "table",
    TEXTAREA: "textbox", TR: "row", UL: "list", ...LANDMARKS,
  };
  const INPUTS = {
    button: "button", checkbox: "checkbox", color: "button", email: "textbox", file: "button", image: "button",
    number: "spinbutton", radio: "radio", range: "slider", reset: "button", search: "searchbox", submit: "button",
  };
  const PICTURES = new Set(["IMG", "SVG", "CANVAS", "VIDEO", "PICTURE"]);
  const SKIPPED = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "META", "LINK", "TITLE"]);
  // Roles that a text inside takes over; a text in a mere container is "generic".
  const INHERITED = new Set([
    "button", "caption", "cell", "checkbox", "columnheader", "combobox", "definition", "gridcell", "heading", "label",
    "legend", "link", "listitem", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "paragraph", "radio",
    "rowheader", "switch", "tab", "term", "textbox", "treeitem", "tooltip", "alert", "status",
  ]);
  // A value of the script that has ended up in an attribute (ECMAScript, 13.2.3) names nothing: the heading does.
  const NO_WORDS = /^(?:true|false|null|undefined|NaN|\[object \w+\])$/;
  const NAMED_BY_CONTENT = new Set([
    "button", "cell", "checkbox", "columnheader", "gridcell", "heading", "legend", "link", "menuitem", "menuitemcheckbox",
    "menuitemradio", "option", "radio", "row", "rowheader", "switch", "tab", "tooltip", "treeitem", "label", "term",
    "definition", "caption",
  ]);
  const CONTAINERS = new Set([
    "alertdialog", "article", "banner", "complementary", "contentinfo", "dialog", "form", "group", "main",
    "navigation", "region", "search", "tabpanel",
  ]);
  const SECTIONING = "article, aside, main, nav, section";
  const OPAQUE = 0.95;
  const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const everywhere = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const found = [];
  const foundNodes = [];
  const places = new Map();  // node → index of its entry

  const tidy = (text) => (text ? text.replace(/[\u200b\ufeff]/g, "").replace(/\s+/g, " ").trim() : "");
  const tag = (el) => el.tagName.toUpperCase();
  const children = (el) => {
    if (el.shadowRoot) return el.shadowRoot.childNodes;
    if (el.tagName === "SLOT") {
      const assigned = el.assignedNodes();
      return assigned.length ? assigned : el.childNodes;
    }
    return el.childNodes;
  };

  // ------------------------------------------------------------------------------------------- roles
  const implicitRole = (el) => {
    const name = tag(el);
    // Menus whose submenus were left without a role are common.
    if (name === "LI" && el.hasAttribute("aria-haspopup") && el.closest("[role=menu]")) return "menuitem";
    if (PLAIN[name]) return PLAIN[name];
    if (PICTURES.has(name)) return "img";
    switch (name) {
      case "A": case "AREA": return el.hasAttribute("href") ? "link" : "";
      case "INPUT": return el.list && ["", "text", "search"].includes(el.type) ? "combobox" : INPUTS[el.type] || "textbox";
      case "SELECT": return el.multiple || el.size > 1 ? "listbox" : "combobox";
      case "TD": return el.closest("[role=grid], [role=treegrid]") ? "gridcell" : "cell";
      case "TH": return el.scope === "row" || (!el.scope && el.parentElement?.querySelector(":scope > td")) ? "rowheader" : "columnheader";
      case "HEADER": return el.closest(SECTIONING) ? "" : "banner";
      case "FOOTER": return el.closest(SECTIONING) ? "" : "contentinfo";
      case "SECTION": return el.hasAttribute("aria-label") || el.hasAttribute("aria-labelledby") ? "region" : "";
      case "FORM": return el.hasAttribute("aria-label") || el.hasAttribute("aria-labelledby") ? "form" : "";
    }
    return "";
  };
  const roleOf = (el) => {
    const given = (el.getAttribute("role") || "").trim().split(/\s+/)[0].toLowerCase();
    if (given === "none" || given === "presentation") return PICTURES.has(tag(el)) ? "img" : "";
    return given === "image" ? "img" : given || implicitRole(el);
  };

  // --------------------------------------- names, after the W3C's "Accessible Name and Description Computation"
  const referenced = (el, attribute) =>
    (el.getAttribute(attribute) || "").split(/\s+/).filter(Boolean).map((id) => el.getRootNode().getElementById?.(id)).filter(Boolean);
  const hiddenToNames = (el, style) =>
    el.getAttribute("aria-hidden") === "true" || style.display === "none" || style.visibility === "hidden";
  const contentName = (el, seen) => {
    let text = "";
    const labelled = tag(el) === "LABEL" ? el.control : null;
    for (const node of children(el)) {
      if (node === labelled) continue;
      if (node.nodeType === Node.TEXT_NODE) text += isPicture(node.data, el) ? " " : node.data;
      else if (node.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(tag(node)) && !seen.has(node)) {
        const style = getComputedStyle(node);
        if (hiddenToNames(node, style)) continue;
        const part = nameOf(node, seen, true);
        text += style.display.startsWith("inline") ? part : ` ${part} `;
      }
    }
    return tidy(text) || drawnWords(el);
  };
  // What CSS writes into an empty element belongs to its name as well.
  const drawnWords = (el) => {
    const text = written(el).filter(({ text, style }) => !isWordDrawnAsPicture(text, style)).map(({ text }) => text).join(" ");
    return /^\p{L}[\p{L}\p{N}_ -]+$/u.test(text) ? text : "";
  };
  const written = (el) => {
    if (el.childNodes.length || PICTURES.has(tag(el))) return [];
    const styles = ["::before", "::after"].map((part) => getComputedStyle(el, part));
    const told = styles.map((style) => ({ style, text: tidy(style.content.match(/^"((?:[^"\\]|\\.)*)"$/)?.[1]) }));
    return told.filter(({ text }) => text);
  };
  // Fonts of icons draw a picture from a word, "delete": together its letters are not as wide as each by itself.
  const PICTURE_WORD = /^[a-z][a-z0-9_]+$/;
  const drawn = new Map();
  const isWordDrawnAsPicture = (text, style) => {
    if (!PICTURE_WORD.test(text)) return false;
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const key = `${font} ${text}`;
    if (!drawn.has(key)) {
      const brush = painter();
      brush.font = font;
      const together = brush.measureText(text).width;
      const apart = [...text].reduce((sum, letter) => sum + brush.measureText(letter).width, 0);
      drawn.set(key, Math.abs(together - apart) > Math.max(together, apart) / 4);
    }
    return drawn.get(key);
  };
  const isPicture = (text, el) => PICTURE_WORD.test(tidy(text)) && isWordDrawnAsPicture(tidy(text), getComputedStyle(el));
  // The word from which a font draws the picture that stands in the element by itself.
  const pictureWord = (el) => {
    const inner = el.childNodes.length === 1 && el.firstChild.nodeType === Node.TEXT_NODE ? tidy(el.textContent) : "";
    if (inner) return isPicture(inner, el) ? inner : "";
    return written(el).find(({ text, style }) => isWordDrawnAsPicture(text, style))?.text || "";
  };
  // The word for the only picture in what shows nothing else: it has no other name.
  const wordForPicture = (el) => {
    if (el.textContent.length > 60) return "";
    const leaves = el.childElementCount ? [...el.querySelectorAll("*")].filter((inner) => !inner.childElementCount) : [el];
    return leaves.length > 4 ? "" : leaves.map(pictureWord).find(Boolean) || "";
  };
  const controlValue = (el) => {
    if (tag(el) === "SELECT") return [...el.selectedOptions].map((option) => tidy(option.label)).join(", ");
    if (tag(el) === "INPUT" || tag(el) === "TEXTAREA") return el.type === "password" ? "•".repeat(el.value.length) : el.value;
    return "";
  };
  const nativeName = (el, seen) => {
    const name = tag(el);
    const pick = (selector) => {
      const child = [...el.children].find((inner) => inner.matches(selector));
      return child ? contentName(child, seen) : "";
    };
    if (name === "IMG" || name === "AREA" || el.type === "image") return tidy(el.alt);
    if (name === "SVG") return tidy(el.querySelector("title")?.textContent);
    if (name === "FIELDSET") return pick("legend");
    if (name === "TABLE") return pick("caption");
    if (name === "FIGURE") return pick("figcaption");
    if (name === "INPUT" && ["button", "submit", "reset"].includes(el.type))
      return tidy(el.value) || { submit: "Submit", reset: "Reset" }[el.type] || "";
    if (el.labels?.length) return tidy([...el.labels].map((label) => contentName(label, new Set([...seen, el]))).join(" "));
    return "";
  };
  const nameOf = (el, seen = new Set(), inside = false, byReference = false) => {
    seen.add(el);
    if (!byReference) {
      const labels = referenced(el, "aria-labelledby");
      if (labels.length) {
        const text = tidy(labels.map((label) => nameOf(label, new Set(seen), true, true)).join(" "));
        if (text) return text;
      }
    }
    const label = tidy(el.getAttribute("aria-label"));
    if (label && !NO_WORDS.test(label)) return label;
    const role = roleOf(el);
    if (inside && ["checkbox", "radio"].includes(role) && tag(el) === "INPUT") return "";
    if (inside && ["textbox", "searchbox", "combobox", "spinbutton"].includes(role)) return tidy(controlValue(el));
    const native = nativeName(el, seen);
    if (native) return native;
    if (inside || NAMED_BY_CONTENT.has(role)) {
      const text = contentName(el, seen);
      if (text) return text;
    }
    const hint = tidy(el.getAttribute("title")) || tidy(el.getAttribute("placeholder")) || tidy(el.getAttribute("aria-placeholder"));
    return hint || (NAMED_BY_CONTENT.has(role) && !inside ? wordForPicture(el) : "");
  };
  const headingIn = (el) => {
    const heading = el.querySelector("h1, h2, h3, h4, h5, h6, [role=heading], legend");
    return heading ? contentName(heading, new Set()) : "";
  };

  // ------------------------------------------------------------------------------------------ colours
  let canvas;  // made when it is needed, which is seldom
  const painter = () =>
    canvas ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const colours = new Map();
  const colour = (css) => {
    if (!colours.has(css)) {
      const parts = /^rgba?\(([^)]+)\)$/.exec(css)?.[1].split(/[,\s/]+/).map(Number);
      colours.set(css, parts || painted(css));
    }
    return colours.get(css);
  };
  const painted = (css) => {  // oklch() and the like: let the browser convert
    const brush = painter();
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = css;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    return alpha === 255 ? [red, green, blue] : [red, green, blue, Math.round((alpha / 255) * 100) / 100];
  };
  const alpha = (rgba) => (rgba.length === 3 ? 1 : rgba[3]);

  // ------------------------------------------------------------------------------- boxes and visibility
  const cut = (a, b) => ({
    left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
  });
  const empty = (rect) => rect.right - rect.left < 1 || rect.bottom - rect.top < 1;
  const round = (number) => Math.round(number * 100) / 100;
  const boxOf = (rect) => [round(rect.left), round(rect.top), round(rect.right - rect.left), round(rect.bottom - rect.top)];
  const inset = (style, side) => parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`]);
  const rects = new Map();
  const rectOf = (el) => {
    if (!rects.has(el)) rects.set(el, el.getBoundingClientRect());
    return rects.get(el);
  };
  const above = (node) => node.assignedSlot || node.parentElement || node.getRootNode().host || null;
  const within = (node, ancestor) => {
    for (let at = node; at; at = above(at)) if (at === ancestor) return true;
    return false;
  };
  const deepest = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  };
  // A combo box whose chosen value is drawn beside its field lies under its own value: a click there opens it.
  const CONTROLS = "input, select, textarea, button, a[href]";
  const isOwnValue = (el, hit) => {
    if (el.localName !== "input" || roleOf(el) !== "combobox") return false;
    let both = above(el);
    while (both && !within(hit, both)) both = above(both);
    return both && !hit.matches(CONTROLS) && rectOf(both).height <= Math.max(64, 2 * rectOf(el).height)
      && both.querySelectorAll(CONTROLS).length === 1;
  };
  // "covered": something opaque lies over it. "behind": it shows through a layer that keeps clicks away.
  const layer = (el, seenRect) => {
    const x = (seenRect.left + seenRect.right) / 2, y = (seenRect.top + seenRect.bottom) / 2;
    const hit = deepest(x, y);
    if (hit && isOwnValue(el, hit)) return null;
    if (!hit || within(hit, el) || within(el, hit)) return hit && tag(hit) === "DIALOG" ? backdrop(hit, el, x, y) : null;
    for (let at = hit; at && (at === hit || !within(el, at)); at = above(at)) {
      if (tag(at) === "IFRAME") return { frame: at };
      if (at.matches("dialog") && !inside(at, x, y)) return { state: "behind" };
      if (PICTURES.has(tag(at)) || alpha(colour(getComputedStyle(at).backgroundColor)) >= OPAQUE) return { state: "covered" };
    }
    return { state: "behind" };
  };
  const inside = (el, x, y) => {
    const rect = rectOf(el);
    return rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom;
  };
  const backdrop = (dialog, el, x, y) => (within(el, dialog) || inside(dialog, x, y) ? null : { state: "behind" });

  // An iframe lies under something only if it does so in its middle and towards all four corners.
  const frameState = (el, rect) => {
    const states = [[1, 1], [1, 3], [2, 2], [3, 1], [3, 3]].map(([right, down]) => {
      const x = rect.left + ((rect.right - rect.left) * right) / 4, y = rect.top + ((rect.bottom - rect.top) * down) / 4;
      const over = layer(el, { left: x, right: x, top: y, bottom: y });
      return over && (over.state || "behind");
    });
    if (states.some((state) => !state)) return null;
    return states.every((state) => state === "covered") ? "covered" : "behind";
  };

  // ------------------------------------------------------------------------------------------- states
  const FLAGS = [["expanded", "expanded", "collapsed"], ["selected", "selected"], ["pressed", "pressed"]];
  // Bootstrap's own attribute for what opens a menu; whoever writes it by hand often leaves the ARIA ones out.
  const toggles = (el) => el.getAttribute("data-bs-toggle") || el.getAttribute("data-toggle") || "";
  // What else Bootstrap marks so once it is shown: a toggle that stands in it is not open for that.
  const UNFOLDED = ":not(.collapse, .tab-pane, .modal, .offcanvas, .toast, .alert)";
  const statesOf = (el) => {
    const states = [];
    const aria = (name) => el.getAttribute(`aria-${name}`);
    if (el.matches(":disabled") || aria("disabled") === "true") states.push("disabled");
    const checked = "checked" in el && (el.type === "checkbox" || el.type === "radio") ? String(el.checked) : aria("checked");
    if (el.indeterminate || checked === "mixed") states.push("mixed");
    else if (checked === "true") states.push("checked");
    for (const [flag, on, off] of FLAGS) {
      const value = aria(flag);
      if (value === "true") states.push(on);
      else if (value === "false" && off) states.push(off);
    }
    if (toggles(el) === "dropdown" && !aria("expanded")) states.push(el.matches(`.show, .open > *, .show${UNFOLDED} > *`) ? "expanded" : "collapsed");
    if (tag(el) === "SUMMARY") states.push(el.parentElement?.open ? "expanded" : "collapsed");
    if (aria("current") && aria("current") !== "false") states.push("current");
    if (el === el.getRootNode().activeElement) states.push("focused");
    if (el.required || aria("required") === "true") states.push("required");
    if ((el.readOnly && el.matches("input, textarea")) || aria("readonly") === "true") states.push("readonly");
    if (aria("invalid") && aria("invalid") !== "false") states.push("invalid");
    if (el.matches(":modal") || aria("modal") === "true") states.push("modal");
    return states;
  };

  // -------------------------------------------------------------------------------------- what is noted
  const frames = [];
  const ENTRY = "input, textarea, select";
  const nearest = (el) => {
    for (let at = el; at; at = above(at)) if (places.has(at)) return places.get(at);
    return -1;
  };
  const cursorOf = (el) => {
    if (!cursors.has(el)) cursors.set(el, getComputedStyle(el).cursor);
    return cursors.get(el);
  };
  const cursors = new Map();
  const clickable = (el) => cursorOf(el) === "pointer" && (!above(el) || cursorOf(above(el)) !== "pointer");
  const handling = (el) => ({
    kind: el.matches(ENTRY) ? el.type || "" : el.matches("[contenteditable]:not([contenteditable=false])") ? "editable" : tag(el).toLowerCase(),
    hint: tidy([el.title, el.placeholder, el.dataset.tooltip, el.getAttribute("aria-description")].filter((text) => text && !isKey(text)).join(" ")),
    level: Number(el.getAttribute("aria-level") || /^H([1-6])$/.exec(tag(el))?.[1] || 0),
    clickable: clickable(el),
    popup: el.getAttribute("aria-haspopup") || (toggles(el) === "dropdown" ? "menu" : ""),
    sign: signOf(el),
    options: tag(el) === "SELECT" ? [...el.options].filter((option) => !option.disabled).map((option) => [option.value, tidy(option.label)]) : [],
  });
  // Scripts keep keys of what they show in such attributes as well: one long word with digits or capitals within.
  const isKey = (text) => /^(?=\S*(?:\d|[a-z][A-Z]))[\w-]{16,}$/.test(text);
  // What a picture is called in the source: by its file, its symbol, or its classes.
  const signOf = (el) => {
    const alone = !el.childElementCount;
    const word = alone || clickable(el) || NAMED_BY_CONTENT.has(roleOf(el)) ? wordForPicture(el) : "";
    if (word && (alone || !contentName(el, new Set()))) return word.replace(/_/g, " ");
    const pictures = PICTURES.has(tag(el)) || (!el.childElementCount && !tidy(el.textContent) && /\bicon|\bfa-|\bbi-|\bmdi-/.test(el.className));
    if (!pictures) return NAMED_BY_CONTENT.has(roleOf(el)) && !tidy(el.textContent) ? signIn(el) : "";
    const used = el.querySelector?.("use");
    const named = [
      el.getAttribute("data-icon"), el.getAttribute("data-lucide"), (el.getAttribute("data-testid") || "").replace(/Icon$/, ""),
      (used?.getAttribute("href") || used?.getAttribute("xlink:href") || "").split("#").pop(),
      (el.getAttribute("src") || "").startsWith("data:") ? "" : (el.getAttribute("src") || "").split("/").pop().replace(/[.?].*$/, ""),
      el.getAttribute("class"),
    ];
    return tidy(named.filter(Boolean).join(" ").replace(/[-_]/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2")).toLowerCase().slice(0, 120);
  };
  const signIn = (el) => [...el.querySelectorAll("*")].slice(0, 8).map(signOf).find(Boolean) || "";
  const handlings = new Map();  // an element and the texts in it are handled alike
  const link = (el, entry) => {
    if (!handlings.has(el)) handlings.set(el, handling(el));
    entry.parent = entry.text ? nearest(el) : nearest(above(el));
    entry.index = found.length;
    Object.assign(entry, handlings.get(el));
    if (!entry.text && !places.has(el)) places.set(el, found.length);
    foundNodes.push(el);
  };
  const note = (el, entry, seenRect) => {
    if (links) link(el, entry);
    const over = layer(el, seenRect);
    if (over?.state) entry.state.push(over.state);
    if (over?.frame) entry.under = boxOf(rectOf(over.frame));
    found.push(entry);
  };
  const pseudoIcon = (el, style) =>
    [getComputedStyle(el, "::before"), getComputedStyle(el, "::after")].some((pseudo) =>
      /[\ue000-\uf8ff]/.test(pseudo.content) || (pseudo.content !== "none" && pseudo.content !== "normal" && pictured(pseudo)));
  const pictured = (style) => /url\(/.test(style.backgroundImage) || /url\(/.test(style.maskImage || "none");
  const bordered = (style) =>
    ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]) > 0
      && style[`border${side}Style`] !== "none" && alpha(colour(style[`border${side}Color`])) > 0).length > 2;

  const noteElement = (el, role, style, rect, seenRect) => {
    const background = colour(style.backgroundColor);
    let shown = role;
    if (!shown) {
      if (rect.width <= 64 && rect.height <= 64 && pictured(style)) shown = "img";
      else if ((alpha(background) > 0 || bordered(style)) && el !== document.body && el !== document.documentElement) shown = "generic";
      else if (links && cursorOf(el) === "pointer" && cursorOf(above(el) || el) !== "pointer") shown = "generic";
      else return;
    }
    let name = shown === "generic" ? briefly(el) : nameOf(el);
    if (CONTAINERS.has(shown)) name = [name, headingIn(el)].find((each) => each && !NO_WORDS.test(each)) || "";
    note(el, { role: shown, name, text: "", box: boxOf(rect), state: statesOf(el), color: null, background }, seenRect);
    if (!name && !PICTURES.has(tag(el)) && !el.childElementCount && (pseudoIcon(el, style) || pictureWord(el)))
      note(el, { role: "img", name: "", text: "", box: boxOf(rect), state: [], color: null, background: [0, 0, 0, 0] }, seenRect);
  };
  const briefly = (el) => {
    const text = tidy(el.textContent);
    return text.length <= 60 ? contentName(el, new Set()) || (text && wordForPicture(el)) : "";
  };

  const range = document.createRange();
  // A run of text, one entry for each line it is broken into.
  const noteText = (node, role, style, clip) => {
    if (!tidy(node.data)) return;
    // Without the spaces at its ends: where the next run begins tells whether both are one word.
    range.setStart(node, node.data.search(/\S/));
    range.setEnd(node, node.data.trimEnd().length);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    const lines = rects.length > 1 && new Set(rects.map((rect) => Math.round(rect.top))).size > 1 ? broken(node) : null;
    for (const line of lines || [{ text: node.data, rect: bounds(rects) }]) {
      const seenRect = line.rect && cut(line.rect, clip);
      const text = tidy(line.text);
      if (!text || !seenRect || empty(seenRect)) continue;
      const icon = /^[\ue000-\uf8ff]+$/.test(text) || isWordDrawnAsPicture(text, style);
      const entry = { role: icon ? "img" : role, name: icon ? "" : text, text: icon ? "" : text, box: boxOf(line.rect), state: [], color: colour(style.color), background: null };
      note(node.parentElement, entry, seenRect);
    }
  };
  const bounds = (rects) => rects.length ? {
    left: Math.min(...rects.map((rect) => rect.left)), top: Math.min(...rects.map((rect) => rect.top)),
    right: Math.max(...rects.map((rect) => rect.right)), bottom: Math.max(...rects.map((rect) => rect.bottom)),
  } : null;
  const broken = (node) => {
    const lines = [];
    for (const word of node.data.matchAll(/\S+\s*/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].trimEnd().length);
      const rect = range.getBoundingClientRect();
      const last = lines.at(-1);
      if (last && rect.top < last.rect.bottom - 1 && rect.bottom > last.rect.top + 1) {
        last.text += word[0];
        last.rect = bounds([last.rect, rect]);
      } else lines.push({ text: word[0], rect: bounds([rect]) });
    }
    return lines;
  };

  // What a form control shows: its value, or the prompt in its place.
  const noteValue = (el, role, style, rect, clip) => {
    const value = tidy(controlValue(el));
    const prompt = tidy(el.placeholder);
    if (!["INPUT", "TEXTAREA", "SELECT"].includes(tag(el)) || ["checkbox", "radio", "range", "color", "file", "image"].includes(el.type)) return;
    if (!value && !prompt) return;
    const text = value || prompt;
    const brush = painter();
    brush.font = style.font;
    const room = { left: rect.left + inset(style, "Left"), right: rect.right - inset(style, "Right") };
    const wide = Math.min(brush.measureText(text).width, Math.max(room.right - room.left, 1));
    const high = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2;
    const top = tag(el) === "TEXTAREA" ? rect.top + inset(style, "Top") : (rect.top + rect.bottom - high) / 2;
    const centred = ["submit", "button", "reset"].includes(el.type);
    const left = centred ? (rect.left + rect.right - wide) / 2 : room.left;
    const box = { left, top, right: left + wide, bottom: top + high };
    const seenRect = cut(box, clip);
    if (empty(seenRect)) return;
    const state = centred ? [] : [value ? "value" : "placeholder"];
    note(el, { role, name: text, text, box: boxOf(box), state, color: colour(style.color), background: null }, seenRect);
  };

  // --------------------------------------------------------------------------------------------- the walk
  const clipOf = (style, clips) => {
    const { position } = style;
    return position === "fixed" ? clips.fixed : position === "absolute" ? clips.positioned : clips.flow;
  };
  // What can be seen of what stands in the element.
  const clipsIn = (el, style, clips, clip, seenRect) => {
    const clipping = style.overflowX !== "visible" || style.overflowY !== "visible" || style.clipPath !== "none" || style.clip !== "auto";
    const inner = clipping && el !== document.body && el !== document.documentElement ? seenRect : clip;
    const transformed = style.transform !== "none";
    const holds = transformed || style.position !== "static";
    return { flow: inner, positioned: holds ? inner : clips.positioned, fixed: transformed ? inner : clips.fixed };
  };
  // A box that is hidden is drawn by what it stands in: readers see that, and it is what they click.
  const BOXES = new Set(["checkbox", "radio"]);
  const standIn = (input, laidOut) => {
    if (laidOut && !empty(cut(rectOf(input), hostOf(input) ? rectOf(hostOf(input)) : everywhere))) return;
    const host = hostOf(input);
    if (!host || !clickable(host) || host.querySelectorAll(CONTROLS).length > 1) return;
    Object.assign(found[places.get(host)], { role: roleOf(input), name: nameOf(input), kind: input.type, state: statesOf(input) });
  };
  const hostOf = (input) => {
    let host = above(input);
    while (host && !(places.has(host) && ["generic", "label"].includes(found[places.get(host)].role) && clickable(host)))
      host = above(host);
    return host;
  };
  const walk = (el, inherited, clips) => {
    const name = tag(el);
    if (SKIPPED.has(name)) return;
    const style = getComputedStyle(el);
    const { display } = style;
    if (links && BOXES.has(el.type) && name === "INPUT") standIn(el, display !== "none" && style.visibility === "visible");
    if (display === "none" || (!links && style.opacity === "0")) return;
    if (style.contentVisibility === "hidden") return;
    const clip = whole ? everywhere : clipOf(style, clips);
    const rect = rectOf(el);
    const seenRect = cut(rect, clip);
    const visible = style.visibility === "visible";
    const role = roleOf(el);
    if (visible && display !== "contents" && !empty(seenRect)) {
      if (name === "IFRAME") {
        const content = [rect.left + inset(style, "Left"), rect.top + inset(style, "Top")];
        frames.push({ at: found.length, box: boxOf(rect), content, state: frameState(el, seenRect) });
        if (links) note(el, { role: "iframe", name: nameOf(el), text: "", box: boxOf(rect), state: [], color: null, background: null }, seenRect);
      } else {
        noteElement(el, role, style, rect, seenRect);
        noteValue(el, role, style, rect, clip);
      }
    }
    if (PICTURES.has(name) || ["SELECT", "TEXTAREA", "IFRAME", "DATALIST"].includes(name)) return;
    const inner = whole ? clips : clipsIn(el, style, clips, clip, seenRect);
    const textRole = INHERITED.has(role) ? role : role && CONTAINERS.has(role) ? "generic" : inherited;
    const shut = name === "DETAILS" && !el.open;
    for (const child of children(el)) {
      if (shut && child.nodeName !== "SUMMARY") continue;
      if (child.nodeType === Node.TEXT_NODE) { if (visible) noteText(child, textRole, style, inner.flow); }
      else if (child.nodeType === Node.ELEMENT_NODE) walk(child, textRole, inner);
    }
  };
  const start = whole ? everywhere : view;
  if (document.body) walk(document.body, "generic", { flow: start, positioned: start, fixed: start });
  const opaque = [document.documentElement, document.body].some((el) => el && alpha(colour(getComputedStyle(el).backgroundColor)) >= OPAQUE);
  const json = JSON.stringify({
    elements: found, frames, opaque, viewport: [innerWidth, innerHeight], ratio: devicePixelRatio, title: document.title,
  });
  return nodes ? { json, nodes: foundNodes } : json;
}
