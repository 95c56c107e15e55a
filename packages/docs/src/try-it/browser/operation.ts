import { type Contract, listOperationLocations, readOperation } from "@crewkit/openapi";
import type { Field } from "../../model/field.ts";
import { type DocOperation, docOperation } from "../../model/operation.ts";
import type { Api } from "./mock.ts";

/** An operation as the form needs it. */
export interface TryOperation extends Omit<DocOperation, "inputs"> {
  inputs: Input[];
  /** What may be sent as a body: that of the sample, and the contract's examples. */
  bodies: { label: string; value: unknown }[];
}

/** A parameter, with where it is sent. */
export interface Input extends Field {
  place: "path" | "query" | "header";
}

export function readTryOperation(contract: Contract, operationId: string, samples: Api["samples"] = {}): TryOperation {
  const place = listOperationLocations(contract).find(({ path, method }) => {
    return contract.paths?.[path]?.[method]?.operationId === operationId;
  });
  if (!place) throw new Error(`The contract has no operation ${operationId}. Build the docs anew.`);
  const operation = docOperation(contract, readOperation(contract, place));
  const { inputs, body } = operation;
  const sampled = operationId in samples ? [{ label: "As in the sample.", value: samples[operationId] }] : [];
  const examples = body?.examples.map(({ name, summary, value }) => ({ label: summary || name, value })) ?? [];
  return {
    ...operation,
    inputs: places.flatMap((place) => inputs[place].map((input) => ({ ...input, place }))),
    bodies: [...sampled, ...examples],
  };
}

const places = ["path", "query", "header"] as const;
