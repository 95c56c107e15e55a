import { clientSample } from "./client.ts";
import { curlSample } from "./curl.ts";
import { fetchSample } from "./fetch.ts";
import { goSample } from "./go.ts";
import { pythonSample } from "./python.ts";
import type { SampleRequest } from "./sample.ts";

export interface Language {
  language: "curl" | "client" | "fetch" | "python" | "go";
  label: string;
  syntax: string;
  /** What readers have to install, in Markdown. */
  setup?: string;
  /** Renders a sample as code. Pure, because pages bundle it too. */
  render(sample: SampleRequest): string;
}

export const languages: readonly Language[] = [
  { language: "curl", label: "curl", syntax: "sh", render: curlSample },
  { language: "client", label: "TypeScript", syntax: "ts", render: clientSample },
  { language: "fetch", label: "fetch", syntax: "ts", render: fetchSample },
  {
    language: "python",
    label: "Python",
    syntax: "python",
    setup: "Python needs `pip install httpx`.",
    render: pythonSample,
  },
  { language: "go", label: "Go", syntax: "go", render: goSample },
];
