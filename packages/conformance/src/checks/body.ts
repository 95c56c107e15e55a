import { locate } from "@crewkit/openapi";
import { type Check, responsePlace } from "./check.ts";

/** The body is JSON that the contract's schema for this status allows, formats included. */
export const checkBody: Check = (testCase, { text }, { contract, validate }) => {
  const body = parse(text);
  if (body === undefined) return [`The body must be JSON, but is "${text.slice(0, 80)}".`];
  const pointer = locate(contract, [...responsePlace(testCase), "content", "application/json", "schema"]);
  return validate(pointer, body).map(
    (complaint) => `The body is not what the contract says at #${pointer}: ${complaint}.`,
  );
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
