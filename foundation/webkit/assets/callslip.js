// Makes pages quicker; every page works without it. One file, no libraries, nothing inline.
"use strict";

const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const typing = (e) => e.target.closest("input, textarea, select, [contenteditable]");

// Keys: "/" the box, "?" all keys, "g" and a letter a department, data-key="F4" whatever it stands on.
let going = false;
function onKey(e) {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
  const keyed = all("[data-key]").find((el) => el.dataset.key === e.key);
  if (e.key === "Escape" && (one("#keys:popover-open") || closeMenus() || cleared(e.target))) return;
  if (keyed && (e.key.length > 1 || !typing(e))) return press(keyed, e);
  if (typing(e)) return;
  const wasGoing = going;
  going = false;
  if (wasGoing) {
    const link = one(`[data-go="${CSS.escape(e.key)}"]`);
    if (link) return press(link, e);
  }
  if (e.key === "/") return press(one("#any") || one("input[type=search]"), e);
  if (e.key === "?") return showKeys(e);
  if (e.key === "g") { going = true; return; }
  if (e.key.length === 1 && e.target === document.body) one("input.scan")?.focus();
}
function press(el, e) {
  if (!el) return;
  e.preventDefault();
  if (el.matches("input, select, textarea")) { el.focus(); el.select?.(); } else el.click();
}
// Esc empties the box before it ends anything.
function cleared(box) {
  if (!box.matches?.("input.scan") || !box.value) return false;
  box.value = "";
  return true;
}
function closeMenus() {
  const open = one("details.menu[open]");
  if (open) { open.open = false; one("summary", open).focus(); }
  return !!open;
}
function showKeys(e) {
  const box = one("#keys");
  if (!box) return;
  e.preventDefault();
  const list = one("dl", box);
  all("[data-own]", list).forEach((el) => el.remove());
  const pair = (key, text) => {
    const dt = document.createElement("dt"), dd = document.createElement("dd"), kbd = document.createElement("kbd");
    kbd.textContent = key; dt.append(kbd); dd.textContent = text; dt.dataset.own = dd.dataset.own = "";
    list.append(dt, dd);
  };
  const name = (el) => (el.getAttribute("aria-label") || el.labels?.[0]?.textContent || el.textContent).replace(el.dataset.key || "", "").trim();
  all("[data-go]").forEach((el) => pair(`g ${el.dataset.go}`, name(el)));
  all("[data-key]").forEach((el) => pair(el.dataset.key, name(el)));
  box.togglePopover();
}

// A form is sent once; data-live="#a, #b" sends it in place and takes those parts from the answer.
function onSubmit(e) {
  const form = e.target;
  if (form.method !== "post" || e.defaultPrevented) return;
  if (form.dataset.sent) return e.preventDefault();
  form.dataset.sent = "yes";
  all("button", form).forEach((b) => b.setAttribute("aria-disabled", "true"));
  if (form.dataset.live) { e.preventDefault(); sendLive(form, e.submitter); }
}
function released(form) {
  delete form.dataset.sent;
  all("[aria-disabled]", form).forEach((b) => b.removeAttribute("aria-disabled"));
}
async function sendLive(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  let answer;
  try {
    answer = await fetch(submitter?.getAttribute("formaction") || form.getAttribute("action"), { method: "POST", body });
  } catch {
    released(form);
    return form.submit(); // the browser tells what is wrong with the line
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const parts = ["#notices", ...form.dataset.live.split(",").map((s) => s.trim())];
  const elsewhere = answer.redirected && new URL(answer.url).pathname !== location.pathname;
  if (elsewhere || !parts.every((part) => one(part, page) && one(part))) return location.assign(answer.url);
  if (answer.redirected) history.replaceState(null, "", answer.url);
  parts.forEach((part) => take(one(part), document.importNode(one(part, page), true)));
  if (form.isConnected) renew(form, page);
  begin();
  if (!one("[data-focus]")) focusScan();
  sound(one("[data-sound]")?.dataset.sound);
}
// A live region stays and changes its content, so that it is read out.
function take(old, fresh) {
  if (old.matches("[role=status], [aria-live]")) old.replaceChildren(...fresh.childNodes); else old.replaceWith(fresh);
}
// What stands in the box is marked, so that the next scan takes its place.
function focusScan() {
  const box = one("input[autofocus]") || one("input.scan");
  box?.focus();
  box?.select();
}
function renew(form, page) {
  released(form);
  const fresh = all("form", page).find((f) => f.getAttribute("action") === form.getAttribute("action"));
  const key = fresh && one("[name=_act]", fresh), field = one("[name=_act]", form);
  form.reset();
  if (key && field) field.value = key.value;
}
// Two short tones: rising for done, low for refused.
let audio;
function sound(kind) {
  const tones = { ok: [660, 880], warn: [440, 440], stop: [220, 165] }[kind];
  if (!tones || !window.AudioContext) return;
  audio ||= new AudioContext();
  tones.forEach((pitch, i) => {
    const tone = audio.createOscillator(), level = audio.createGain(), at = audio.currentTime + i * 0.12;
    tone.frequency.value = pitch; level.gain.value = 0.08;
    tone.connect(level).connect(audio.destination); tone.start(at); tone.stop(at + 0.1);
  });
}

// Rows of a list: arrows move between them, a click opens the row's link.
function onRowKey(e) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[e.key];
  const link = step && e.target.closest("table[data-rows] tbody a");
  const other = link && one("a", link.closest("tr")[step] || document.createElement("p"));
  if (other) { e.preventDefault(); other.focus(); }
}
function onRowClick(e) {
  const row = e.target.closest("table[data-rows] tbody tr");
  if (row && !e.target.closest("a, button, input, label, select, td.choose") && !String(getSelection())) one("a", row)?.click();
}

// Choosing rows: all by the head's box, a stretch with Shift, and how many are chosen.
let lastBox;
function onChoose(e) {
  const box = e.target;
  if (!box.matches?.("td.choose input")) return;
  const boxes = all("td.choose input[name]", box.closest("table"));
  if ("chooseAll" in box.dataset) boxes.forEach((other) => { other.checked = box.checked; });
  else if (e.shiftKey && boxes.includes(lastBox)) {
    const [from, to] = [boxes.indexOf(lastBox), boxes.indexOf(box)].sort((a, b) => a - b);
    boxes.slice(from, to + 1).forEach((other) => { other.checked = box.checked; });
  }
  if (box.name) lastBox = box;
  tellChosen(box.closest("table"));
}
function tellChosen(table) {
  const boxes = all("td.choose input[name]", table), chosen = boxes.filter((box) => box.checked).length;
  const head = one("[data-choose-all]", table), form = boxes[0]?.form;
  if (head) { head.hidden = false; head.checked = chosen === boxes.length; head.indeterminate = chosen > 0 && !head.checked; }
  if (!form) return;
  form.classList.toggle("none", chosen === 0);
  const count = one("[data-count]", form);
  count.textContent = chosen === 1 ? count.dataset.one : count.dataset.many.replace("#", chosen);
}

// Progress by server-sent events, with the time left by the pace so far.
function timeLeft(step, first, words) {
  const past = (Date.now() - first.at) / 1000, done = step.done - first.done;
  if (past < 2 || done <= 0 || step.total <= step.done) return "";
  const seconds = Math.ceil(((step.total - step.done) * past) / done);
  return seconds < 90 ? words.seconds.replace("#", seconds) : words.minutes.replace("#", Math.round(seconds / 60));
}
function follow(box) {
  const source = new EventSource(box.dataset.progress), bar = one("progress", box);
  let first;
  source.addEventListener("progress", (e) => {
    const step = JSON.parse(e.data);
    if (step.total > 0) { bar.max = step.total; bar.value = step.done; }
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    one("[data-count]", box).textContent = step.total ? `${number(step.done)} / ${number(step.total)}` : number(step.done);
    one("[data-message]", box).textContent = step.message;
    first ||= { done: step.done, at: Date.now() };
    one("[data-left]", box).textContent = timeLeft(step, first, one("[data-left]", box).dataset);
    if (step.finished) {
      source.close();
      one("[data-said]", box).textContent = step.message;
      if (step.next) location.assign(step.next); else location.reload();
    }
  });
}

function begin() {
  all("[data-progress]:not([data-following])").forEach((box) => {
    box.dataset.following = "";
    if (one("noscript", box)) follow(box);
  });
  all("table[data-rows] tbody tr").forEach((row) => row.classList.toggle("open", !!one("a", row)));
  all("table[data-rows]").forEach((table) => one("td.choose", table) && tellChosen(table));
  all("[data-print]").forEach((button) => { button.hidden = false; button.onclick = () => print(); });
  if (one("input.scan[autofocus]")?.value) focusScan();
  if (one("[data-focus]")) (one("[aria-invalid]") || one("[autofocus]") || one("[data-focus]")).focus();
}
document.addEventListener("keydown", onKey);
document.addEventListener("keydown", onRowKey);
document.addEventListener("click", onRowClick);
document.addEventListener("click", onChoose);
document.addEventListener("submit", onSubmit);
addEventListener("pageshow", () => all("form[data-sent]").forEach(released));
begin();
