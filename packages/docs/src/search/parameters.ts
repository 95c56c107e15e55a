import type { DocOperation } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import type { Entry } from "./entry.ts";

/** An entry for each parameter and each header of an answer. It leads to the first operation that has it. */
export function parameterEntries({ operations }: Site): Entry[] {
  const uses = Map.groupBy([...operations.values()].flatMap(usesIn), ({ place, name }) => `${place} ${name}`);
  return [...uses.values()].flatMap((all) =>
    all.slice(0, 1).map(({ place, name, path, summary }) => ({
      kind: place === "answer" ? "Header" : "Parameter",
      title: name,
      note: `in the ${place} of ${all.length === 1 ? summary : `${all.length} operations`}`,
      path,
      words: "",
    })),
  );
}

/** A parameter or header of an operation, and where the operation's page has it. */
interface Use {
  place: string;
  name: string;
  path: string;
  summary: string;
}

function usesIn({ operationId, summary, inputs, answers }: DocOperation): Use[] {
  const places = { ...inputs, answer: answers.flatMap(({ headers }) => headers) };
  return Object.entries(places).flatMap(([place, fields]) =>
    fields.map(({ name, anchor }) => ({ place, name, path: `${pathOf.operation(operationId)}#${anchor}`, summary })),
  );
}
