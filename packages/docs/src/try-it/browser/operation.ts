import { type Contract, listOperationLocations, readOperation } from "@crewkit/openapi";
import type { Field } from "../../model/field.ts";
import { createDocOperation, type DocOperation } from "../../model/operation.ts";
import type { TryItData } from "./mock.ts";

/** An operation as the form needs it. */
export interface TryOperation extends Omit<DocOperation, "parameterFields"> {
  parameterFields: ParameterField[];
  /** What may be sent as a body: that of the sample, and the contract's examples. */
  bodies: { label: string; value: unknown }[];
}

/** A parameter, with where it is sent. */
export interface ParameterField extends Field {
  location: "path" | "query" | "header";
}

export function readTryOperation(
  contract: Contract,
  operationId: string,
  samples: TryItData["samples"] = {},
): TryOperation {
  const operationLocation = listOperationLocations(contract).find(({ path, method }) => {
    return contract.paths?.[path]?.[method]?.operationId === operationId;
  });
  if (!operationLocation) throw new Error(`The contract has no operation ${operationId}. Build the docs anew.`);
  const operation = createDocOperation(contract, readOperation(contract, operationLocation));
  const { parameterFields, body } = operation;
  const sampled = operationId in samples ? [{ label: "As in the sample.", value: samples[operationId] }] : [];
  const examples = body?.examples.map(({ name, summary, value }) => ({ label: summary || name, value })) ?? [];
  return {
    ...operation,
    parameterFields: parameterLocations.flatMap((location) =>
      parameterFields[location].map((field) => ({ ...field, location })),
    ),
    bodies: [...sampled, ...examples],
  };
}

const parameterLocations = ["path", "query", "header"] as const;
