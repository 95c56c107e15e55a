import { locate, resolve } from "@crewkit/openapi";
import { type Check, responsePlace } from "./check.ts";

/** The answer has each header that the contract requires for its status, and every value is one its schema allows. */
export const checkHeaders: Check = (testCase, answer, { contract, validate }) => {
  const documented = Object.entries(testCase.operation.responses[testCase.status]?.headers ?? {});
  return documented.flatMap(([name, header]) => {
    const value = answer.headers.get(name);
    if (value === null) return resolve(contract, header).required ? [`The header ${name} is missing.`] : [];
    const pointer = locate(contract, [...responsePlace(testCase), "headers", name, "schema"]);
    return validate(pointer, read(value)).map((complaint) => `The header ${name} ${complaint}, but is "${value}".`);
  });
};

// A header is text; what is written as a JSON number is meant as one (OpenAPI 3.1, style `simple`).
function read(value: string): unknown {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) ? Number(value) : value;
}
