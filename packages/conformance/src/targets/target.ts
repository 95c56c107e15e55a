import type { Target } from "../base/target.ts";

export interface UrlOptions {
  url: string;
  tokens?: Record<string, string>;
  /** Allows writes. Defaults to false, even for a local URL, because a forwarded port can lead to a deployment. */
  allowWrites?: boolean;
  resources?: Record<string, string[]>;
}

/** A deployment. Throws if the URL is not an HTTP URL. */
export function urlTarget({ url, tokens = {}, allowWrites = false, resources = {} }: UrlOptions): Target {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Error(`${url} is not an HTTP URL. Pass a URL such as https://api.example.com/v1.`);
  return { name: url, url, tokens, writes: allowWrites, resources, capabilities: {}, async close() {} };
}
