import { formatList } from "./layout.ts";
import { type ClientOperation, isList } from "./operation.ts";

/** The parameters of an operation's function, after the connection. */
export function parametersOf({ pathParameters, ...given }: ClientOperation): string[] {
  return methodParametersOf({ ...given, methodPathParameters: pathParameters });
}

/** The parameters of an operation's method. */
export function methodParametersOf({
  methodPathParameters,
  input,
}: Pick<ClientOperation, "methodPathParameters" | "input">): string[] {
  return [
    ...methodPathParameters.map(({ name }) => `${name}: string`),
    ...(input ? [`${input.kind}${input.required ? "" : "?"}: ${input.type}`] : []),
    "options?: CallOptions",
  ];
}

/** The type that both return: `Pages<Session, 400 | 401>` or `ApiPromise<Session, 201, 400 | 401>`. */
export function resultOf(given: ClientOperation): string {
  const { success, operation } = given;
  const failures = Object.keys(operation.responses).filter((status) => status !== success.status);
  const types = isList(given) ? [success.type] : [success.type, success.status];
  return `${isList(given) ? "Pages" : "ApiPromise"}<${[...types, failures.join(" | ")].join(", ")}>`;
}

/** The names that a file imports, by module. */
export type Imports = Record<string, string[]>;

/** The types in the signatures of operations, for a file two folders below `src/`. */
export function typesOf(operations: ClientOperation[]): Imports {
  const types = operations.flatMap((each) => [...parametersOf(each), resultOf(each)]);
  const names = [...new Set(types.flatMap((type) => type.match(/\b[A-Z]\w*/g) ?? []))].sort();
  return Object.groupBy(names, (name) => sources[name] ?? "@crewkit/types") as Imports;
}

const sources: Record<string, string | undefined> = {
  ApiPromise: "../../api-promise.ts",
  CallOptions: "../../request.ts",
  Pages: "../../pages.ts",
};

/** Writes imports in the order of their modules, packages first. */
export function importLines(imports: Imports, keyword = "import type"): string[] {
  const modules = Object.keys(imports).sort((one, other) => {
    return Number(one.startsWith(".")) - Number(other.startsWith(".")) || (one < other ? -1 : 1);
  });
  return modules.map((module) => formatList(`${keyword} {`, imports[module] ?? [], `} from "${module}";`));
}
