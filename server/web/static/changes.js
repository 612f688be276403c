// Check a change while somebody types, and fetch what it would change in drafts. Everything works without this, too.
const WAIT = 600;

const editor = document.getElementById("editor");
if (editor) {
  const outcome = document.getElementById("outcome");
  let timer, asked = 0;
  const check = async () => {
    const mine = ++asked;
    const fields = new URLSearchParams(new FormData(editor));
    fields.set("do", "preview");
    outcome.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(editor.action, { method: "POST", body: fields });
      const html = await answer.text();
      if (mine !== asked) return;
      if (answer.ok) outcome.innerHTML = html;
      else outcome.textContent = "It could not be checked just now. Press “Check now” to see why.";
    } catch {
      if (mine === asked) outcome.textContent = "The server does not answer. What you typed is still here.";
    } finally {
      if (mine === asked) outcome.removeAttribute("aria-busy");
    }
  };
  editor.addEventListener("input", ({ target }) => {
    if (target.name === "title-of" || target.name === "reason") return;
    clearTimeout(timer);
    timer = setTimeout(check, WAIT);
  });
}

const comparison = document.getElementById("comparison");
if (comparison) {
  const said = comparison.innerHTML;
  comparison.innerHTML = "<p class=\"muted\">Both versions are drafting the last 50 cases and comments of our own …</p>";
  fetch(comparison.dataset.from)
    .then((answer) => (answer.ok ? answer.text() : said))
    .catch(() => said)
    .then((html) => { comparison.innerHTML = html; });
}
