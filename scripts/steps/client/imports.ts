import { between } from "./layout.ts";
import type { ClientOperation } from "./read.ts";
import { parametersOf, resultOf } from "./signature.ts";
import { namesIn } from "./type-text.ts";

/** What a file two folders below `src/` imports: the names, by where they come from. */
export type Imports = Record<string, string[]>;

/** The types that the signatures of operations name. */
export function typesOf(operations: ClientOperation[]): Imports {
  const names = namesIn(operations.flatMap((each) => [...parametersOf(each), resultOf(each)]));
  return Object.groupBy(names, (name) => sources[name] ?? "@crewkit/types") as Imports;
}

const sources: Record<string, string | undefined> = {
  Call: "../../call.ts",
  CallOptions: "../../request.ts",
  Pages: "../../pages.ts",
};

/** Writes imports, in the order of where they come from, packages first. */
export function importLines(imports: Imports, keyword = "import type"): string[] {
  const own = Object.groupBy(Object.keys(imports).sort(), (source) => String(source.startsWith(".")));
  const sorted = [...(own.false ?? []), ...(own.true ?? [])].map((source) => [source, imports[source] ?? []] as const);
  return sorted.map(([source, names]) => between(`${keyword} {`, names, `} from "${source}";`));
}
