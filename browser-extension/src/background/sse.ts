/** Reads `text/event-stream`: one `{event, data}` after another. Comments and unknown fields are passed over. */
export interface ServerEvent {
  event: string;
  data: string;
}

export async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      rest += value ?? '';
      // A lone \r at the end may be half of \r\n: wait for the other half.
      const safe = !done && rest.endsWith('\r') ? rest.slice(0, -1) : rest;
      const blocks = safe.replace(/\r\n?/g, '\n').split('\n\n');
      rest = blocks.pop()! + rest.slice(safe.length);
      for (const block of blocks) {
        const parsed = parse(block);
        if (parsed) yield parsed;
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parse(block: string): ServerEvent | null {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line)!;
    if (field === 'event') event = value!;
    if (field === 'data') data.push(value!);
  }
  return data.length ? { event, data: data.join('\n') } : null;
}
