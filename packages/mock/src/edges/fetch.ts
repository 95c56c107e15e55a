import type { Core } from "../core.ts";
import type { Answer, RawRequest } from "../exchange.ts";

/**
 * Takes a web request apart.
 *
 * @throws what the request was aborted with, or its body failed with.
 */
export async function toRequest(request: Request, core: Pick<Core, "maxBody">): Promise<RawRequest> {
  const { origin, pathname, search } = new URL(request.url);
  const target = pathname + search;
  return {
    method: request.method,
    target,
    headers: Object.fromEntries(request.headers),
    body: await readAll(request, core.maxBody(target)),
    address: "127.0.0.1",
    origin,
  };
}

/**
 * Makes a web response of an answer.
 *
 * @throws TypeError where a fault drops the connection.
 * @throws what the request was aborted with.
 */
export async function toResponse(answer: Answer, { method, signal }: Request): Promise<Response> {
  const { status, headers, body, delay = 0, spoiled } = answer;
  signal.throwIfAborted();
  if (delay > 0) await wait(delay, signal);
  if (spoiled === "dropped") throw new TypeError("fetch failed: a fault of the mock dropped the connection");
  const text = spoiled === "truncated" ? body.slice(0, body.length / 2) : body;
  return new Response(method === "HEAD" ? null : text, {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

// A body over the limit is not read on: it may have no end.
async function readAll({ body, signal }: Request, maxBody: number): Promise<RawRequest["body"]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of body === null ? [] : chunksOf(body, signal)) {
    if (!ArrayBuffer.isView(chunk)) throw new TypeError("fetch failed: the body has a chunk that is not bytes");
    size += chunk.length;
    if (size > maxBody) return "tooLarge";
    chunks.push(new Uint8Array(chunk));
  }
  // What was aborted on its way has not come.
  signal.throwIfAborted();
  return body === null ? undefined : new Uint8Array(await new Blob(chunks).arrayBuffer());
}

// By hand, because not every browser's streams can be iterated.
async function* chunksOf(stream: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  // A read that waits for its bytes ends then.
  const cancel = () => reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", cancel);
  if (signal.aborted) cancel();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
