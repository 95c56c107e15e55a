import { readBody } from "../values/json.ts";
import type { Draft } from "./draft.ts";
import type { Answer } from "./exchange.ts";

/** What came of a draft: the answer, with its body read as JSON. */
export interface Came {
  draft: Draft;
  /** As JSON, or the text where it is none; undefined where there is none. */
  body: unknown;
  headers: Headers;
  status: number;
}

export function readAnswer(draft: Draft, { status, headers, text }: Answer): Came {
  return { draft, status, headers, body: readBody(text) };
}
