import { globSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { root } from "../project.ts";
import { readSampleDataFile, sampleDataFolder } from "../sample-data.ts";

export interface ExampleRequest {
  /** The first name of the user who sends the request, or null for a request without a token. Default: `ada`. */
  as?: string | null;
  path?: Record<string, string>;
  query?: Record<string, string | number | boolean>;
  /** Default: the request example of the same name. */
  body?: unknown;
}

/** An entry of a file in `openapi/world/examples/`. */
export interface ExampleSource {
  /** `<operationId>.<status or request>.<name>` */
  name: string;
  tag: string;
  summary: string;
  /** The value. With a request: the properties to override in the mock's response. */
  value?: unknown;
  /** Default without a value: a request with the contract's examples. */
  request?: ExampleRequest;
  /** Requests to send before the request of the example. */
  before?: ({ operation: string } & ExampleRequest)[];
}

export function readExampleSources(): ExampleSource[] {
  const files = globSync("examples/*.yaml", { cwd: sampleDataFolder }).sort();
  return files.flatMap((file) => {
    const tag = basename(file, ".yaml");
    const examples = Object.entries(readSampleDataFile(join(sampleDataFolder, file)));
    return examples.map(([name, example]) => ({ ...(example as object), name, tag }) as ExampleSource);
  });
}

export function isGenerated({ value, request }: ExampleSource): boolean {
  return request !== undefined || value === undefined;
}

export function formatLocation({ tag, name }: ExampleSource): string {
  return `${relative(root, join(sampleDataFolder, "examples", tag))}.yaml, ${name}`;
}
