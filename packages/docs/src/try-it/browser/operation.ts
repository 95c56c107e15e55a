import { type Contract, listPlaces, type Operation, type Parameter, readOperation, resolve } from "@crewkit/openapi";
import { type Field, readField } from "../../model/field.ts";
import type { Api } from "./mock.ts";

/** An operation as the form needs it. */
export interface TryOperation extends Operation {
  inputs: Input[];
  /** What may be sent as a body: that of the sample, and the contract's examples. */
  bodies: { label: string; value: unknown }[];
}

/** A parameter, with where it is sent. */
export interface Input extends Field {
  place: "path" | "query" | "header";
  isList: boolean;
}

/**
 * Reads an operation of the contract.
 *
 * @throws if there is none of this name.
 */
export function readTryOperation(contract: Contract, operationId: string, samples: Api["samples"] = {}): TryOperation {
  const place = listPlaces(contract).find(({ path, method }) => {
    return contract.paths?.[path]?.[method]?.operationId === operationId;
  });
  if (!place) throw new Error(`The contract has no operation ${operationId}. Build the docs anew.`);
  const operation = readOperation(contract, place);
  const body = samples[operationId];
  const sampled = body === undefined ? [] : [{ label: "As in the sample.", value: body }];
  return {
    ...operation,
    inputs: readInputs(contract, operation),
    bodies: [...sampled, ...readBodies(contract, operation)],
  };
}

function readInputs(contract: Contract, { parameters }: Operation): Input[] {
  return parameters.flatMap((parameter) => {
    const place = places.find((each) => each === parameter.in);
    return place ? [{ ...readParameter(contract, parameter), place }] : [];
  });
}

const places = ["path", "query", "header"] as const;

function readParameter(contract: Contract, parameter: Parameter): Field & { isList: boolean } {
  const { name, schema = {}, required = false, description, example } = parameter;
  const field = readField(contract, schema, { name, anchor: "", required, description, example });
  return { ...field, isList: "items" in resolve(contract, schema) };
}

function readBodies(contract: Contract, { requestBody }: Operation): TryOperation["bodies"] {
  const examples = Object.entries(requestBody?.content["application/json"]?.examples ?? {});
  return examples.map(([name, example]) => {
    const { summary = name, value } = resolve(contract, example);
    return { label: summary, value };
  });
}
