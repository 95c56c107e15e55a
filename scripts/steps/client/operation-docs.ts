import type { Contract } from "@crewkit/openapi";
import type { Docs } from "./docs.ts";
import { exampleCall } from "./example-call.ts";
import { inputDocs } from "./input-docs.ts";
import { lowerFirst } from "./layout.ts";
import { written } from "./names.ts";
import { notesOn } from "./notes.ts";
import type { ClientOperation } from "./read.ts";

/** What a method's docstring says: the contract's own words, and an example. */
export function docsOf(contract: Contract, given: ClientOperation): Docs {
  const { operation, ownPath } = given;
  return {
    paragraphs: [
      `${operation.summary}: \`${operation.method.toUpperCase()} ${operation.path}\`.`,
      ...operation.description.split(/\n\s*\n/),
      ...notesOn(given),
    ],
    tags: [
      ...ownPath.map((value) => `@param ${value.name} ${lowerFirst(value.description ?? "")}`),
      ...inputDocs(contract, given),
      ...specialFailures(given).map(([status, { description }]) => `@throws {CrewkitError} ${status}: ${description}`),
    ],
    example: exampleCall(contract, given),
  };
}

/** What the docstring of an operation's function says: where to read the rest. */
export function pointerOf({ operation, name }: ClientOperation): Docs {
  const holder = name.holder === "org" ? "crewkit.org(id)" : "crewkit";
  const place = written(name).replace(/^\w+/, holder);
  return { paragraphs: [`${operation.summary}. Described in full at \`${place}\`.`] };
}

/** The failures that a docstring needs not tell of each time, by status: with a token, that it may have expired. */
export const commonFailures: readonly string[] = ["401", "429", "500"];

function specialFailures({ operation, answer }: ClientOperation) {
  const common = operation.secured ? commonFailures : commonFailures.slice(1);
  return Object.entries(operation.responses).filter(([status]) => status !== answer.status && !common.includes(status));
}
