import { locate, parsePointer, resolve } from "@crewkit/openapi";
import { documentedResponse } from "../law/law.ts";
import { readText } from "../schema/parameter.ts";
import { show } from "../values/show.ts";
import type { Check } from "./check.ts";
import { nearest } from "./tools/nearest.ts";
import { responsePlace } from "./tools/place.ts";

/** The answer has each header that the contract requires for its status, and every value is one its schema allows. */
export const headers: Check = ({ request, answer }, _, { contract, faults }) => {
  const { operation } = request;
  // Content-Type is told by the media types (OpenAPI 3.1, section 4.8.17).
  const documented = Object.entries(documentedResponse(operation, answer.status)?.headers ?? {}).filter(
    ([name]) => name.toLowerCase() !== "content-type",
  );
  const known = documented.map(([name]) => name.toLowerCase());
  return documented.flatMap(([name, header]) => {
    const { required, schema } = resolve(contract, header);
    const keys = parsePointer(
      locate(contract, [...responsePlace(operation, answer.status), "headers", name, "schema"]),
    );
    const place = `#/${keys.slice(0, -1).join("/")}`;
    const value = answer.headers.get(name);
    if (value === null) {
      const others = [...answer.headers.keys()].filter((each) => !known.includes(each));
      return required ? [`The header ${name} is missing, which ${place} requires.${guess(name, others)} ${mend}`] : [];
    }
    if (!schema) return [];
    return faults(schema, readText({ contract }, schema, value)).map(
      ({ message }) => `The header ${name} ${message} (${place}), but is ${show(value)}. ${mend}`,
    );
  });
};

const mend = "Mend the answer, or the header in the contract.";

function guess(name: string, others: string[]): string {
  const like = nearest(name, others);
  return like === undefined ? "" : ` There is ${like}, which the contract does not know: renamed?`;
}
