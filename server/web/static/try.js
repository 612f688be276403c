// The Try it page. The form works without this; with it, progress shows and identifiers are struck out in place.
import { events, strike } from "./text.js";

const form = document.getElementById("ask");
const comment = document.getElementById("comment");
const answer = document.getElementById("answer");
const said = document.getElementById("said");
const draft = document.getElementById("draft");
const stop = document.getElementById("stop");
const empty = answer.innerHTML;
let running = null;

document.documentElement.classList.add("js");

function show(node) {
  answer.replaceChildren(node);
  const title = answer.querySelector("h2[tabindex]");
  if (!title) return;
  title.focus({ preventScroll: true });
  const top = answer.getBoundingClientRect().top;
  if (top < 0 || top > innerHeight * 0.6) answer.scrollIntoView({ block: "start" });
}

function fromTemplate(id) {
  return document.getElementById(id).content.cloneNode(true);
}

// Our own server's HTML, escaped there; the page's policy runs no script that is not a file of ours.
function fromHtml(html, selector) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return parsed.querySelector(selector);
}

function progress({ step, detail }) {
  const alias = { repair: "write", fallback: "write", select: "triage", record: "check" };
  const items = [...answer.querySelectorAll("[data-step]")];
  const at = items.findIndex((item) => item.dataset.step === (alias[step] ?? step));
  // The first two events say that a step is done, the others that it begins.
  const finished = step === "deidentify" || step === "triage";
  items.forEach((item, index) => {
    item.classList.toggle("done", index < at + Number(finished));
    item.classList.toggle("now", index === at + Number(finished));
  });
  if (at >= 0) items[at].querySelector(".detail").textContent = detail;
  said.textContent = detail;
}

function result(html, raw) {
  const made = fromHtml(html, ".result");
  const box = made.querySelector("[data-removed]");
  strike(box, raw, JSON.parse(box.dataset.removed));
  show(made);
  said.textContent = "The draft is ready.";
}

async function ask() {
  if (running) return;
  const raw = comment.value;
  const body = new URLSearchParams(new FormData(form));
  running = new AbortController();
  busy(true);
  answer.replaceChildren(fromTemplate("working"));
  answer.querySelector("[data-step]").classList.add("now");
  said.textContent = "Working on it.";
  try {
    const response = await fetch(form.action, {
      method: "POST", body, headers: { Accept: "text/event-stream" }, signal: running.signal,
    });
    if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
      show(fromHtml(await response.text(), "#problem") ?? fromTemplate("lost"));
      return;
    }
    let over = false;
    for await (const [name, data] of events(response.body)) {
      if (name === "progress") progress(data);
      if (name === "result") result(data.html, raw);
      if (name === "problem") show(fromHtml(data.html, "#problem"));
      over ||= name !== "progress";
    }
    if (!over) show(fromTemplate("lost"));
  } catch (error) {
    if (error.name === "AbortError") { answer.innerHTML = empty; said.textContent = "Stopped. Your comment is still in the box."; }
    else show(fromTemplate("lost"));
  } finally {
    running = null;
    busy(false);
  }
}

function busy(yes) {
  draft.setAttribute("aria-disabled", String(yes));
  draft.textContent = yes ? "Drafting …" : "Draft reply";
  stop.hidden = !yes;
  answer.setAttribute("aria-busy", String(yes));
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copy).textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    said.textContent = "The reply is copied.";
  } catch {
    const range = document.createRange();
    range.selectNodeContents(document.getElementById(button.dataset.copy));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    button.textContent = "Selected: press Ctrl+C";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 2500);
}

function light(sentence) {
  const why = answer.querySelector(".why");
  if (!why) return;
  answer.querySelectorAll(".lit").forEach((node) => node.classList.remove("lit"));
  why.classList.toggle("chosen", Boolean(sentence));
  if (sentence) [sentence, document.getElementById(sentence.dataset.why)].forEach((node) => node.classList.add("lit"));
}

form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
form.addEventListener("input", () => { form.elements.seed.value = "0"; });
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
});
form.addEventListener("click", ({ target }) => {
  if (!target.dataset.comment) return;
  comment.value = target.dataset.comment;
  form.elements.platform.value = target.dataset.platform;
  form.elements.seed.value = "0";
  comment.focus();
});
stop.addEventListener("click", () => { running?.abort(); draft.focus(); });

answer.addEventListener("click", ({ target }) => {
  if (target.dataset.copy) copy(target);
  if ("again" in target.dataset) { form.elements.seed.value = String(Number(form.elements.seed.value) + 1); ask(); }
  if (target.dataset.stage) {
    form.elements.stage.value = target.dataset.stage;
    form.querySelector(".more").open = true;
    ask();
  }
});
answer.addEventListener("mouseover", ({ target }) => { if (target.matches(".sentence")) light(target); });
answer.addEventListener("focusin", ({ target }) => light(target.matches(".sentence") ? target : null));
answer.addEventListener("keydown", ({ key }) => { if (key === "Escape") light(null); });

const pair = document.getElementById("pair");
pair.addEventListener("submit", async (event) => {
  event.preventDefault();
  const shown = document.getElementById("pair-code");
  try {
    const body = new URLSearchParams(new FormData(pair));
    const response = await fetch(pair.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    const { code, until } = await response.json();
    shown.textContent = `${code} (until ${until})`;
  } catch {
    shown.textContent = "No code could be made. Load the page again, or run “sincerely pair” in a shell.";
  }
  shown.hidden = false;
});

const model = document.getElementById("model");
async function watchModel() {
  if (model.dataset.working !== "true") return;
  try {
    const note = await (await fetch("/try/status")).json();
    const bar = document.getElementById("model-progress");
    const text = document.getElementById("model-text");
    model.dataset.state = note.state;
    model.dataset.working = String(note.working);
    bar.hidden = note.percent === null;
    bar.value = note.percent ?? 0;
    if (text.textContent !== note.text) text.textContent = note.text;
  } catch { /* The server is away for a moment; the next look tells. */ }
  setTimeout(watchModel, 2000);
}
watchModel();
