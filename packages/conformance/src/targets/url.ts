import type { Target } from "./target.ts";

export interface UrlOptions {
  url: string;
  tokens?: Record<string, string>;
  /** Allows writes. Defaults to false, even for a local URL, because a forwarded port can lead to a deployment. */
  allowWrites?: boolean;
  resources?: Record<string, string[]>;
}

/** A deployment. Throws if the URL is not an HTTP URL. */
export function urlTarget({ url, tokens = {}, allowWrites = false, resources = {} }: UrlOptions): Target {
  const { protocol } = parse(url);
  if (protocol !== "http:" && protocol !== "https:")
    throw new Error(`${url} is not an HTTP URL. It must start with http:// or https://.`);
  return {
    name: url,
    url,
    tokens,
    writes: allowWrites,
    resources,
    capabilities: {},
    async close() {},
  };
}

function parse(url: string): URL {
  if (!URL.canParse(url)) throw new Error(`${url} is not a URL. Pass a URL such as https://api.example.com/v1.`);
  return new URL(url);
}
