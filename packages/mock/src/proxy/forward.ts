import type { RawRequest } from "../base/exchange.ts";

/** A response of the target. `bytes` is the decoded content. */
export interface Received {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
}

export type Forward = (raw: RawRequest, path: string) => Promise<Received>;

// The headers of the connection (RFC 9110, section 7.6.1), and those that `fetch` sets, such as the codings that it can decode.
const notForwarded =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect|content-length|accept-encoding)$/;

/** Sends requests to a target without following redirects, so credentials are only sent to the target. */
export function createForward(target: URL, timeoutMilliseconds = 60_000): Forward {
  return async ({ method, headers, body }, path) => {
    if (body === "tooLarge") throw new Error("the request body is too large");
    const named = String(headers.connection)
      .toLowerCase()
      .split(/\s*,\s*/);
    const sent = Object.entries(headers).filter(([name]) => !notForwarded.test(name) && !named.includes(name));
    const response = await fetch(target.href.replace(/\/$/, "") + path, {
      method,
      headers: Object.fromEntries(sent) as Record<string, string>,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMilliseconds),
      ...(body && { body: body as BodyInit }),
    });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
}

const explanations: [code: RegExp, explanation: string][] = [
  [/^ECONNREFUSED$/, "the connection was refused. Start the server, or change the URL of the proxy"],
  [/^(ENOTFOUND|EAI_AGAIN)$/, "the host is unknown. Change the URL of the proxy"],
  [/^TimeoutError$|TIMED?OUT$/, "there was no response in time. Check that the server is running and reachable"],
  [/^(EPROTO|ERR_SSL_.*)$/, "the server does not support TLS. Change the URL of the proxy to http"],
  [/CERT|VERIFY|ISSUER/, "the certificate is invalid. To trust your own authority, set NODE_EXTRA_CA_CERTS"],
];

/** Explains why a request to the target failed, with the fix. */
export function explainFailure(error: unknown, { origin }: URL): string {
  const { name, message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
  const [, explanation] = explanations.find(([code]) => code.test(cause?.code ?? name)) ?? [];
  return `The request to ${origin} failed: ${explanation ?? cause?.message ?? message}`;
}
