import type { Operation } from "@crewkit/openapi";
import { isJsonType } from "../http/media-type.ts";
import { listSchemaLocations } from "../schema/locations.ts";
import { documentedResponse, type SpecModel, successOf } from "./model.ts";

/**
 * The names of `readOnly` fields in an operation's response that may depend on sent fields, such as a total. Times and UUIDs
 * do not.
 */
export function derivedFields(operation: Operation, spec: SpecModel): string[] {
  const { content = {} } = documentedResponse(operation, successOf(operation)) ?? {};
  const media = Object.entries(content).find(([type]) => isJsonType(type))?.[1];
  const locations = listSchemaLocations(spec, media?.schema).filter(({ schema }) => schema["x-readOnly"]);
  const derived = locations.filter(({ schema: { format = "" } }) => !["date-time", "date", "uuid"].includes(format));
  return [...new Set(derived.flatMap(({ path }) => path.slice(-1)))];
}
