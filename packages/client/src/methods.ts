import { callList, callOperation, type Operation, type OperationArguments, type Sender } from "./operation.ts";

declare const expression: unique symbol;

/** The type of a group or method that belongs to another object. `Expression` is the code to use instead. */
export interface UseInstead<Expression extends string> {
  readonly [expression]: Expression;
}

/** The operation of each method. */
export type Operations<Methods> = {
  readonly [Name in keyof Methods as Methods[Name] extends UseInstead<string> ? never : Name]: Operation;
};

/** The operations of each group. */
export type OperationGroups<Groups> = {
  readonly [Group in keyof Groups as Groups[Group] extends UseInstead<string> ? never : Group]: Operations<
    Groups[Group]
  >;
};

type AnyGroups = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

type Call = (sender: Sender, operation: Operation, args: OperationArguments) => unknown;

/**
 * Creates a method for each operation.
 *
 * @param bound the first path parameters of all operations: for `org`, the organization's ID.
 */
export function createMethods<Groups>(groups: OperationGroups<Groups>, sender: Sender, ...bound: string[]): Groups {
  const created: Record<string, Record<string, unknown>> = {};
  for (const [group, operations] of Object.entries<AnyGroups[string]>(groups)) {
    const methods: Record<string, unknown> = {};
    for (const [name, operation] of Object.entries(operations)) {
      const call: Call = operation.returns === "data and meta" ? callList : callOperation;
      const count = operation.path.split("{").length - 1 - bound.length;
      methods[name] = (...values: unknown[]) => call(sender, operation, readArguments(operation, bound, values, count));
    }
    created[group] = methods;
  }
  return created as Groups;
}

/** @param count the number of path parameters in `values`, which precede the query or body, and the options. */
function readArguments(
  { input }: Operation,
  bound: string[],
  // biome-ignore lint/suspicious/noExplicitAny: the generated interfaces type the arguments.
  values: any[],
  count: number,
): OperationArguments {
  const params = [...bound, ...values.slice(0, count)];
  return input ? { params, [input]: values[count], options: values[count + 1] } : { params, options: values[count] };
}
