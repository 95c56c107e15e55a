import { globSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { root } from "../project.ts";
import { readWorldFile, worldFolder } from "../world.ts";

/** A request to the mock. What it leaves out comes from the contract's examples. */
export interface ExampleRequest {
  /** The first name of the person who sends it, or null for a request without a token. Default: Ada. */
  as?: string | null;
  path?: Record<string, string>;
  query?: Record<string, string | number | boolean>;
  /** Default: the request example of the same name. */
  body?: unknown;
}

/** An example, as a file in `openapi/world/examples/` describes it. */
export interface ExampleSource {
  /** Its place in the contract: `<operationId>.<status or request>.<name>`. */
  name: string;
  /** The file's name, without its extension. */
  tag: string;
  summary: string;
  /** The whole value; next to a request, the fields that replace those of the mock's response. */
  value?: unknown;
  /** Default, if there is no value: a request with the contract's examples. */
  request?: ExampleRequest;
  /** Requests that bring the mock into the state in which the example's own request is sent. */
  before?: ({ operation: string } & ExampleRequest)[];
}

/** Reads what all examples are made of. */
export function readExampleSources(): ExampleSource[] {
  const files = globSync("examples/*.yaml", { cwd: worldFolder }).sort();
  return files.flatMap((file) => {
    const tag = basename(file, ".yaml");
    const examples = Object.entries(readWorldFile(join(worldFolder, file)));
    return examples.map(([name, example]) => ({ ...(example as object), name, tag }) as ExampleSource);
  });
}

/** Whether the mock's response is the value of an example. */
export function isGenerated({ value, request }: ExampleSource): boolean {
  return request !== undefined || value === undefined;
}

/** The place to edit an example, for messages: the file and the key in it. */
export function formatLocation({ tag, name }: ExampleSource): string {
  return `${relative(root, join(worldFolder, "examples", tag))}.yaml, ${name}`;
}
