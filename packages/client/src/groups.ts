import { callList, callOperation, type Operation, type OperationArguments } from "./operation.ts";
import type { Connection } from "./transport.ts";

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

type Call = (connection: Connection, operation: Operation, args: OperationArguments) => unknown;

/** The properties that throw an error with the code to use instead. */
export interface Hints {
  /** The prototype of the groups. */
  groups: object;
  /** The prototypes of the methods, by group. */
  methods: Record<string, object>;
}

/**
 * Creates hints for the groups and methods that exist only in `others`.
 *
 * @param expression the code that returns the object with the others.
 */
export function createHints(groups: AnyGroups, others: AnyGroups, expression: string): Hints {
  const hints: Hints = { groups: {}, methods: {} };
  for (const [group, operations] of Object.entries(others)) {
    const own = groups[group];
    if (!own) {
      addHint(hints.groups, group, `${expression}.${group}`);
      continue;
    }
    const missing = Object.keys(operations).filter((name) => !own[name]);
    const prototype = {};
    for (const name of missing) addHint(prototype, name, `${expression}.${group}.${name}`);
    hints.methods[group] = prototype;
  }
  return hints;
}

function addHint(target: object, name: string, expression: string): void {
  Object.defineProperty(target, name, {
    configurable: true,
    get() {
      throw new TypeError(`Use ${expression}`);
    },
  });
}

/**
 * Creates a method for each operation.
 *
 * @param bound the first path parameters of all operations: for `org`, the organization's ID.
 */
export function createMethods<Groups>(
  groups: OperationGroups<Groups>,
  hints: Hints,
  connection: Connection,
  ...bound: string[]
): Groups {
  const created = Object.create(hints.groups);
  for (const [group, operations] of Object.entries<AnyGroups[string]>(groups)) {
    const methods = Object.create(hints.methods[group] ?? Object.prototype);
    for (const [name, operation] of Object.entries(operations)) {
      const call: Call = operation.returns === "data and meta" ? callList : callOperation;
      const count = operation.path.split("{").length - 1 - bound.length;
      methods[name] = (...values: unknown[]) =>
        call(connection, operation, readArguments(operation, bound, values, count));
    }
    created[group] = methods;
  }
  return created;
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
