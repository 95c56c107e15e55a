import type { MockResponse, RawRequest } from "../exchange.ts";

/** A response of the target, without a content coding. */
export interface Received extends Pick<MockResponse, "status" | "headers"> {
  bytes: Uint8Array;
}

export type Forward = (raw: RawRequest, path: string) => Promise<Received>;

// Headers of the connection (RFC 9110, section 7.6.1), and those that `fetch` sets itself.
const requestHeaders =
  /^(connection|keep-alive|proxy-connection|proxy-authorization|te|trailer|transfer-encoding|upgrade|host|expect|content-length)$/;
const responseHeaders = /^(connection|keep-alive|trailer|transfer-encoding|upgrade|set-cookie)$/;
const contentHeaders = /^content-(length|encoding)$/;

/**
 * Creates a function that sends requests to a target. It does not follow redirects, so credentials are only sent to the target.
 *
 * @param timeout in milliseconds.
 */
export function createForward(target: URL, timeout = 60_000): Forward {
  return async ({ method, headers, body }, path) => {
    const named = String(headers.connection ?? "")
      .toLowerCase()
      .split(/\s*,\s*/);
    const sent = Object.entries(headers).filter(([name]) => !requestHeaders.test(name) && !named.includes(name));
    const response = await fetch(target.href.replace(/\/$/, "") + path, {
      method,
      headers: sent.flatMap(([name, value]) => [value ?? []].flat().map((each): [string, string] => [name, each])),
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
      ...(body instanceof Uint8Array && { body: body as BodyInit }),
    });
    return toReceived(response, new Uint8Array(await response.arrayBuffer()));
  };
}

// `fetch` decodes the content. A response without content keeps the headers of the content that GET would return.
function toReceived({ status, headers }: Response, bytes: Uint8Array): Received {
  const kept = [...headers].filter(([name]) => !responseHeaders.test(name));
  const cookies = headers.getSetCookie();
  const described = bytes.length > 0 ? kept.filter(([name]) => !contentHeaders.test(name)) : kept;
  return {
    status,
    headers: {
      ...Object.fromEntries(described),
      ...(cookies.length > 0 && { "set-cookie": cookies }),
      ...(bytes.length > 0 && { "content-length": String(bytes.length) }),
    },
    bytes,
  };
}

const explanations: [code: RegExp, explanation: string][] = [
  [/^ECONNREFUSED$/, "refuses connections. Start the server, or change the URL of the proxy."],
  [/^(ENOTFOUND|EAI_AGAIN)$/, "has an unknown host. Change the URL of the proxy."],
  [
    /^(TimeoutError|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    "does not respond. Check that the server is running and reachable.",
  ],
  [/^(EPROTO|ERR_SSL_.*)$/, "does not support TLS. Change the URL of the proxy to http."],
  [/CERT|VERIFY|ISSUER/, "has an invalid certificate. To trust your own authority, set NODE_EXTRA_CA_CERTS."],
];

/** Explains why a request to the target failed, with the fix. */
export function explainFailure(error: unknown, { origin }: URL): string {
  const { name, message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
  const code = cause?.code ?? name;
  const [, explanation] = explanations.find(([pattern]) => pattern.test(code)) ?? [];
  return `${origin} ${explanation ?? `can't be reached: ${cause?.message ?? message}`}`;
}
