import { locate, type Operation } from "@crewkit/openapi";
import { createFaultFinder } from "@crewkit/openapi/validator";
import contract from "./contract.ts";
import { Refusal } from "./refusal.ts";

const faults = createFaultFinder(contract);

/** Refuses parameters that the contract forbids. */
export function judgeParameters(operation: Operation, where: string, read: (name: string) => string[]): void {
  for (const { name, in: place, required, schema = {} } of operation.parameters) {
    const texts = place === where ? read(name) : [];
    if (place === where && required && texts.length === 0) throw new Refusal(400, "Missing", [name]);
    const isList = "type" in schema && schema.type === "array";
    const values = texts.map((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text));
    const value = isList ? values : values.at(-1);
    if (value !== undefined && faults(schema, value).length > 0) throw new Refusal(400, "Wrong", [name]);
  }
}

/** A request's body as JSON. */
export function judgeBody({ path, method, requestBody }: Operation, text: string): Record<string, unknown> {
  if (!requestBody) return {};
  const body = parse(text);
  const place = ["paths", path, method, "requestBody", "content", "application/json", "schema"];
  const wrong = faults(locate(contract, place), body);
  if (wrong.length > 0) throw new Refusal(400, "Wrong", wrong.map(nameOf));
  return body;
}

function nameOf({ at, params }: ReturnType<typeof faults>[number]): string {
  const inner = params.missingProperty ?? params.additionalProperty;
  return [...at.split("/").slice(1), ...(inner === undefined ? [] : [String(inner)])].join("/");
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "No JSON");
  }
}
