// Text that is counted in Unicode code points, and answers that come piece by piece. No page in here: tested alone.

/** Yield `[name, data]` for each server-sent event in a stream of bytes. A cut last event is left out. */
export async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    waiting += value;
    const blocks = waiting.split("\n\n");
    waiting = blocks.pop();
    for (const block of blocks) {
      const lines = block.split("\n");
      const name = lines.find((line) => line.startsWith("event: "))?.slice(7);
      const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
      if (name) yield [name, JSON.parse(data)];
    }
  }
}

/** Cut `text` at `spans` of `[start, end, type]` in code points: `[[words, type or null], …]` in order. */
export function cut(text, spans) {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [start, end, type] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    if (start > at) parts.push([points.slice(at, start).join(""), null]);
    parts.push([points.slice(start, end).join(""), type]);
    at = end;
  }
  if (at < points.length) parts.push([points.slice(at).join(""), null]);
  return parts;
}

/** Show `raw` in `box` with the spans struck out, each named by its type. */
export function strike(box, raw, spans) {
  box.replaceChildren(...cut(raw, spans).map(([words, type]) => {
    if (type === null) return document.createTextNode(words);
    const gone = document.createElement("del");
    gone.textContent = words;
    gone.title = `Removed: ${type.toLowerCase().replaceAll("_", " ")}`;
    return gone;
  }));
}
