import { clientSample } from "./client.ts";
import { curlSample } from "./curl.ts";
import { fetchSample } from "./fetch.ts";
import type { Sample } from "./sample.ts";

export interface Language {
  language: "curl" | "client" | "fetch";
  label: string;
  syntax: string;
  render(sample: Sample): string;
}

export const languages: readonly Language[] = [
  { language: "curl", label: "curl", syntax: "sh", render: curlSample },
  { language: "client", label: "TypeScript client", syntax: "ts", render: clientSample },
  { language: "fetch", label: "TypeScript fetch", syntax: "ts", render: fetchSample },
];
