import { formatList } from "../typescript.ts";
import { type ClientOperation, isList } from "./operation.ts";

export function parametersOf({ methodPathParameters, input }: ClientOperation): string[] {
  return [
    ...methodPathParameters.map(({ name }) => `${name}: string`),
    ...(input ? [`${input.kind}${input.required ? "" : "?"}: ${input.type}`] : []),
    "options?: CallOptions",
  ];
}

/** The return type: `Pages<Session>`, or `ApiPromise<Session, 201>`. */
export function returnTypeOf(clientOperation: ClientOperation): string {
  const { type, status } = clientOperation.success;
  if (isList(clientOperation)) return `Pages<${type}>`;
  return `ApiPromise<${status === "200" ? type : `${type}, ${status}`}>`;
}

/** Imported names by module. */
export type Imports = Record<string, string[]>;

/** The imports for signatures, in a file two folders below `src/`. */
export function importsOf(operations: ClientOperation[]): Imports {
  const types = operations.flatMap((each) => [...parametersOf(each), returnTypeOf(each)]);
  const names = [...new Set(types.flatMap((type) => type.match(/\b[A-Z]\w*/g) ?? []))].sort();
  return Object.groupBy(names, (name) => sources[name] ?? "@crewkit/types") as Imports;
}

const sources: Record<string, string | undefined> = {
  ApiPromise: "../../api-promise.ts",
  CallOptions: "../../request.ts",
  Pages: "../../pages.ts",
};

/** Sorts imports by module, packages first. */
export function importLines(imports: Imports, keyword = "import type"): string[] {
  const modules = Object.keys(imports).sort((one, other) => {
    return Number(one.startsWith(".")) - Number(other.startsWith(".")) || (one < other ? -1 : 1);
  });
  return modules.map((module) => formatList(`${keyword} {`, imports[module] ?? [], `} from "${module}";`));
}
