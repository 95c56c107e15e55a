import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";
import { addNewValues, listOpenEnums, type Schema } from "./open-enums.ts";

/** A success response from the contract's examples. */
export interface Sample {
  operation: Operation;
  status: string;
  /** The name of the example. */
  name: string;
  value: unknown;
}

export interface Samples {
  published: Sample[];
  /** The published samples that contain open enums, with new values. */
  withNewValues: Sample[];
  /** The JSON pointers of the open enums that no sample contains. */
  uncovered: string[];
}

/** @throws if the contract has no open enums. */
export function createSamples(contract: Contract): Samples {
  const openEnums = [...listOpenEnums(contract)];
  if (openEnums.length === 0) throw new Error("The contract has no enums with x-extensible-enum.");
  const published: Sample[] = [];
  const withNewValues: Sample[] = [];
  const replaced = new Set<Schema>();
  for (const { schema, ...sample } of listExamples(contract)) {
    published.push(sample);
    const before = new Set<Schema>();
    const value = addNewValues(contract, schema, sample.value, before);
    if (before.size > 0) withNewValues.push({ ...sample, value });
    for (const openEnum of before) replaced.add(openEnum);
  }
  const uncovered = openEnums.flatMap(([schema, pointer]) => (replaced.has(schema) ? [] : [pointer]));
  return { published, withNewValues, uncovered };
}

function listExamples(contract: Contract): (Sample & { schema: Schema })[] {
  return listOperations(contract).flatMap((operation) =>
    Object.entries(operation.responses).flatMap(([status, { content = {} }]) => {
      const { schema, examples = {} } = content["application/json"] ?? {};
      if (!schema || !status.startsWith("2")) return [];
      return Object.entries(examples).map(([name, example]) => ({
        operation,
        status,
        name,
        value: resolve(contract, example).value,
        schema: schema as Schema,
      }));
    }),
  );
}
