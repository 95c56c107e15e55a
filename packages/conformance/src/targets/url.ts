import type { Target } from "./target.ts";

export interface UrlOptions {
  url: string;
  tokens?: Record<string, string>;
  /** Allows writes to a URL that is not local. Default false. */
  allowWrites?: boolean;
  resources?: Record<string, string[]>;
}

/** A deployment. Writes require `allowWrites` unless the URL is local. Throws if the URL is not an HTTP URL. */
export function urlTarget({ url, tokens = {}, allowWrites = false, resources = {} }: UrlOptions): Target {
  const { protocol, hostname } = parse(url);
  if (protocol !== "http:" && protocol !== "https:")
    throw new Error(`${url} is not an HTTP URL. It must start with http:// or https://.`);
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

// `localhost` and its subdomains (RFC 6761, section 6.3), 127.0.0.0/8 and ::1.
function isLocal(hostname: string): boolean {
  return /^(.+\.)?localhost\.?$/i.test(hostname) || /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === "[::1]";
}

function parse(url: string): URL {
  if (!URL.canParse(url)) throw new Error(`${url} is not a URL. Pass one such as https://api.example.com/v1.`);
  return new URL(url);
}
