import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { checkKeys, type Kinds, list, names, object, pointer, text } from "./check-keys.ts";

/**
 * What a sample needs beside the contract's examples: `samples/<operationId>.yaml`. A text such as `$USER_CODE` in it
 * stands for what a step before kept under that name.
 */
export interface SampleFile {
  /** The name of the contract's example that is shown. By default the first of the answer. */
  example?: string;
  /** The query that the example is an answer to. */
  query?: Record<string, unknown>;
  /** What differs from the example's body; the answer then shows the same values. */
  body?: Record<string, unknown>;
  /** What else differs from the example's answer. */
  answer?: Record<string, unknown>;
  /** What brings the mock to where the sample works. */
  before?: Step[];
  /** The same for readers: a line of Markdown. */
  note?: string;
  /** JSON pointers into the answer: what is new each time. */
  differs?: string[];
  /** Whether the answer goes by the calendar, so that a mock of another day has another. */
  dated?: boolean;
}

/** A step before a sample. */
export interface Step {
  /** The operation whose sample is sent; or `mails`, those that the mock would have sent. */
  call: string;
  /** The parameters of its path that are not those of its sample. */
  path?: Record<string, string>;
  /** What is kept of the answer: JSON pointers by the name of a variable. */
  keep?: Record<string, string>;
  /** What a browser makes of it: base64url of JSON, by the name of a variable. */
  encode?: Record<string, unknown>;
}

/**
 * Reads the sample files of a folder, by operationId.
 *
 * @throws if one is no YAML, or has a key or a value that it can't have. The message names the file and the key.
 */
export function readSampleFiles(folder: string): Map<string, SampleFile> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return new Map(files.map((name) => [basename(name, ".yaml"), readSampleFile(folder, name)]));
}

function readSampleFile(folder: string, name: string): SampleFile {
  const place = `samples/${name}`;
  const file = parseText(place, readFileSync(join(folder, name), "utf8"));
  checkKeys(place, file, fileKinds);
  for (const [at, step] of (file.before ?? []).entries()) checkKeys(`${place}: before/${at}`, step, stepKinds);
  return file;
}

function parseText(place: string, content: string): SampleFile {
  try {
    return parse(content);
  } catch (error) {
    throw new Error(`${place} is no YAML: ${(error as Error).message}`);
  }
}

const fileKinds: Kinds<SampleFile> = {
  example: text,
  query: object,
  body: object,
  answer: object,
  before: list,
  note: text,
  differs: {
    what: "a list of JSON pointers",
    allows: (value) => Array.isArray(value) && list.allows(value) && value.every(pointer.allows),
  },
  dated: { what: "true", allows: (value) => value === true },
};

const stepKinds: Kinds<Step> = { call: text, path: object, keep: names(pointer), encode: names(object) };
