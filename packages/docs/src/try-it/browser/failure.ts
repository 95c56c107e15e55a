import { isThisMachine } from "./request.ts";

/** Why no answer came, in words, and what to do. */
export interface Failure {
  what: string;
  repair: string;
}

/** Says why a request to a base URL, or to the mock, failed. A browser tells a page no more than that it did. */
export async function explain(error: unknown, baseUrl: string | undefined): Promise<Failure> {
  const { name, message } = error as Error;
  if (name === "AbortError")
    return { what: "You cancelled the request.", repair: "What it did may be done all the same." };
  if (name === "TimeoutError") return tooLate;
  if (baseUrl === undefined) return { what: `The mock failed: ${message}.`, repair: "Reset it, and send it again." };
  // Neither a refused connection nor a refused page: what can't be sent at all.
  if (!(error instanceof TypeError)) return { what: `The request can't be sent: ${message}.`, repair: "" };
  if (!navigator.onLine && !isThisMachine(baseUrl)) return offline;
  if (isMixed(baseUrl)) return mixed(baseUrl);
  return (await answersAtAll(baseUrl)) ? refused(baseUrl) : silent(baseUrl);
}

const tooLate: Failure = {
  what: "No answer came within 30 seconds.",
  repair: "Send it again, or see whether the server is busy.",
};

const offline: Failure = {
  what: "This machine has no network.",
  repair: "The mock in this page needs none.",
};

const mixed = (url: string): Failure => ({
  what: `A page that came by https may not call ${originOf(url)}, which is http.`,
  repair: "Use https there, or open these pages from a file or by http.",
});

const refused = (url: string): Failure => ({
  what: `Something answers at ${originOf(url)}, but this page may not read it.`,
  repair: `The server must allow pages from ${globalThis.origin} (CORS), with the headers Authorization and Content-Type. The mock allows all.`,
});

const silent = (url: string): Failure => ({
  what: `Nothing answers at ${originOf(url)}.`,
  repair: isThisMachine(url)
    ? "Is the mock running? pnpm mock starts it."
    : "Is the address right, and does it need a VPN?",
});

// A page may ask blindly whether anything is there; it sees no more of the answer than that one came.
async function answersAtAll(url: string): Promise<boolean> {
  try {
    await fetch(url, { mode: "no-cors", credentials: "omit", signal: AbortSignal.timeout(3000) });
    return true;
  } catch {
    return false;
  }
}

function isMixed(url: string): boolean {
  return location.protocol === "https:" && url.startsWith("http:") && !isThisMachine(url);
}

function originOf(url: string): string {
  return new URL(url).origin;
}
