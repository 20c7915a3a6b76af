// Fills the list of suggestions while a person types. Without it the box is a plain search box.
"use strict";
const box = document.querySelector("input[data-suggest]");
const list = document.getElementById("suggestions");
let timer = 0;
let asking = null;

const ask = async () => {
  asking?.abort();
  asking = new AbortController();
  const typed = box.value.trim();
  if (typed.length < 2) return list.replaceChildren();
  try {
    const answer = await fetch(`/suggest?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
    if (!answer.ok) return;
    const headings = await answer.json();
    list.replaceChildren(...headings.map((heading) => new Option(heading.text, heading.text)));
  } catch (error) {
    if (error.name !== "AbortError") list.replaceChildren();
  }
};

box?.addEventListener("input", (event) => {
  clearTimeout(timer);
  const picked = event.inputType === "insertReplacementText" || !event.inputType;
  if (picked && [...list.options].some((option) => option.value === box.value)) return box.form.requestSubmit();
  timer = setTimeout(ask, 90);
});
