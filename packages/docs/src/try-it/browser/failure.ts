import { isThisMachine } from "./request.ts";

/** Says why a request to a base URL, or to the mock, failed, and what to do. A browser tells a page no more than that it did. */
export async function explainFailure(error: unknown, baseUrl: string | undefined): Promise<string> {
  const { name, message } = error as Error;
  if (name === "AbortError") return "You cancelled the request. What it did may be done all the same.";
  if (name === "TimeoutError")
    return "No answer came within 30 seconds. Send it again, or see whether the server is busy.";
  if (baseUrl === undefined) return `The mock failed: ${message}. Reset it, and send it again.`;
  // Neither a refused connection nor a refused page: what can't be sent at all.
  if (!(error instanceof TypeError)) return `The request can't be sent: ${message}.`;
  const { origin } = new URL(baseUrl);
  const isLocal = isThisMachine(baseUrl);
  if (!navigator.onLine && !isLocal) return "This machine has no network. The mock in this page needs none.";
  if (location.protocol === "https:" && baseUrl.startsWith("http:") && !isLocal)
    return `A page that came by https may not call ${origin}, which is http. Use https there, or open these pages from a file or by http.`;
  if (await isReachable(baseUrl))
    return `Something answers at ${origin}, but this page may not read it. The server must allow pages from ${globalThis.origin} (CORS), with the headers Authorization and Content-Type. The mock allows all.`;
  return `Nothing answers at ${origin}. ${isLocal ? "Is the mock running? pnpm mock starts it." : "Is the address right, and does it need a VPN?"}`;
}

// A page may ask blindly whether anything is there; it sees no more of the answer than that one came.
async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { mode: "no-cors", credentials: "omit", signal: AbortSignal.timeout(3000) });
    return true;
  } catch {
    return false;
  }
}
