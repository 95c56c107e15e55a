import { type Contract, listOperationLocations, readOperation } from "@crewkit/openapi";
import type { Field } from "../../model/field.ts";
import { createDocOperation, type DocOperation } from "../../model/operation.ts";
import type { TryItData } from "./mock.ts";

export interface TryOperation extends Omit<DocOperation, "parameterFields"> {
  parameterFields: ParameterField[];
  /** Request bodies to choose from: the sample, and the contract's examples. */
  bodies: { label: string; value: unknown }[];
}

export interface ParameterField extends Field {
  location: "path" | "query" | "header";
  /** The value in the sample, if it is not the example of a required parameter. */
  sampleValue: unknown;
}

export function readTryOperation(
  contract: Contract,
  operationId: string,
  samples: TryItData["samples"] = {},
): TryOperation {
  const operationLocation = listOperationLocations(contract).find(({ path, method }) => {
    return contract.paths?.[path]?.[method]?.operationId === operationId;
  });
  if (!operationLocation) throw new Error(`Unknown operation ${operationId}. Rebuild the docs.`);
  const operation = createDocOperation(contract, readOperation(contract, operationLocation));
  const { parameterFields, body } = operation;
  const sample = samples[operationId];
  const sampled = sample?.body ? [{ label: "Sample request.", value: sample.body }] : [];
  const examples = body?.examples.map(({ name, summary, value }) => ({ label: summary || name, value })) ?? [];
  return {
    ...operation,
    parameterFields: parameterLocations.flatMap((location) =>
      parameterFields[location].map((field) => ({
        ...field,
        location,
        sampleValue: location === "query" ? sample?.query?.[field.name] : undefined,
      })),
    ),
    bodies: [...sampled, ...examples],
  };
}

const parameterLocations = ["path", "query", "header"] as const;
