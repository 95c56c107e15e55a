import type { State } from "../state/state.ts";
import { html } from "./page.ts";
import { renderRequest } from "./rows.ts";
import { renderSections } from "./sections.ts";

const maxRows = 50;
const interval = 250;
const pollsPerHeartbeat = 60;

/**
 * Streams changes of the overview as server-sent events. While it is read, the stream compares the state with the last
 * event. Requests cost nothing without readers, and a slow reader gets fewer events instead of a growing queue.
 */
export function streamOverview(state: State): ReadableStream<Uint8Array> {
  const findChanges = trackOverview(state);
  const encoder = new TextEncoder();
  let isOpen = true;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      for (let polls = 0; isOpen; polls++) {
        if (state.closed) return controller.close();
        const changes = findChanges();
        if (changes) return controller.enqueue(encoder.encode(`retry: 1000\ndata: ${JSON.stringify(changes)}\n\n`));
        if (polls === pollsPerHeartbeat) return controller.enqueue(encoder.encode(":\n\n"));
        await wait();
      }
    },
    cancel() {
      isOpen = false;
    },
  };
  // Without a queue, a stream without a reader does nothing.
  return new ReadableStream(source, { highWaterMark: 0 });
}

// An open stream must not keep the process running. Timers in browsers are numbers.
function wait(): Promise<void> {
  return new Promise((resolve) => {
    const timer: NodeJS.Timeout | number = setTimeout(resolve, interval);
    if (typeof timer === "object") timer.unref();
  });
}

/** A change of the overview. The sections and the requests are HTML. */
export interface OverviewUpdate {
  sections: Record<string, string>;
  requests: string;
  oldest: number;
}

/** Returns a function that returns the changes since its last call: at first the whole content, without a change undefined. */
export function trackOverview(state: State): () => OverviewUpdate | undefined {
  const sent: Record<string, string> = {};
  let last = { newest: 0, oldest: 0 };
  return () => {
    const { newest } = state.requests;
    const oldest = Math.max(state.requests.oldest, newest - maxRows + 1);
    const markup = Object.entries(renderSections(state)).map(([id, { text }]) => [id, text] as const);
    const sections = Object.fromEntries(markup.filter(([id, text]) => sent[id] !== text));
    if (Object.keys(sections).length === 0 && newest === last.newest && oldest === last.oldest) return undefined;
    const count = newest - Math.max(oldest - 1, last.newest);
    const added = state.requests.compare(() => []).slice(0, count);
    const rows = added.map(({ request }, age) => renderRequest(newest - age, request));
    Object.assign(sent, sections);
    last = { newest, oldest };
    return { sections, requests: html`${rows}`.text, oldest };
  };
}
