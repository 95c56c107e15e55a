import type { Target } from "./target.ts";

/** What is known of a deployment. */
export interface UrlOptions {
  url: string;
  tokens?: Record<string, string>;
  /** Whether the suite may write there though it is not on this machine. Default false. */
  allowWrites?: boolean;
  resources?: Record<string, string[]>;
}

/**
 * A deployment by its base URL: only read, unless it is on this machine or writing is allowed.
 *
 * @throws if the URL is none of HTTP.
 */
export function urlTarget({ url, tokens = {}, allowWrites = false, resources = {} }: UrlOptions): Target {
  const { protocol, hostname } = parse(url);
  if (protocol !== "http:" && protocol !== "https:")
    throw new Error(`${url} is no URL of an API: it must begin with http:// or https://.`);
  return {
    name: url,
    url,
    tokens,
    writes: allowWrites || isLocal(hostname),
    resources,
    capabilities: {},
    async close() {},
  };
}

// Whether a host name is this machine: `localhost` and what is below it (RFC 6761, 6.3), 127.0.0.0/8 and ::1.
function isLocal(hostname: string): boolean {
  return /^(.+\.)?localhost\.?$/i.test(hostname) || /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === "[::1]";
}

function parse(url: string): URL {
  if (!URL.canParse(url)) throw new Error(`${url} is no URL. Give one such as https://api.example.com/v1.`);
  return new URL(url);
}
