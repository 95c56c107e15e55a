import { formatList } from "../typescript.ts";
import { type ClientOperation, isList } from "./operation.ts";

/** The parameters of a function, except the connection. */
export function parametersOf({ pathParameters, ...clientOperation }: ClientOperation): string[] {
  return methodParametersOf({ ...clientOperation, methodPathParameters: pathParameters });
}

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

/** The return type: `Pages<Session, 400 | 401>` or `ApiPromise<Session, 201, 400 | 401>`. */
export function returnTypeOf(clientOperation: ClientOperation): string {
  const { success, operation } = clientOperation;
  const failures = Object.keys(operation.responses).filter((status) => status !== success.status);
  const types = isList(clientOperation) ? [success.type] : [success.type, success.status];
  return `${isList(clientOperation) ? "Pages" : "ApiPromise"}<${[...types, failures.join(" | ")].join(", ")}>`;
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
