import type { Operation } from "./contract.ts";
import type { Place } from "./place.ts";
import { branches, property } from "./schemas.ts";

/** The parameters of an operation and of its path; its own replaces the path's of the same name and place. */
export function parametersOf({ item, place }: Operation): Place[] {
  const declared = [...item.get("parameters").items(), ...place.get("parameters").items()];
  const named = declared.filter((parameter) => parameter.isThere);
  return [...new Map(named.map((each) => [`${each.text("in")} ${each.text("name")}`, each])).values()];
}

/** Every response with its status, which can be `default` too. */
export function responsesOf({ place }: Operation): [status: string, response: Place][] {
  return place
    .get("responses")
    .entries()
    .filter(([status]) => !status.startsWith("x-"));
}

export function successesOf(operation: Operation): [status: string, response: Place][] {
  return responsesOf(operation).filter(([status]) => status.startsWith("2"));
}

export function errorsOf(operation: Operation): [status: string, response: Place][] {
  return responsesOf(operation).filter(([status]) => /^[45]/.test(status));
}

/** The schema of a JSON body, of a request or a response. */
export function bodyOf(holder: Place): Place {
  return holder.get("content", "application/json", "schema");
}

/** Whether a body is JSON and nothing else. */
export function isJsonAlone(holder: Place): boolean {
  const types = holder.get("content").keys();
  return types.length === 1 && types[0] === "application/json";
}

/** Whether the body of an answer is a list: an array under `data`. */
export function isListBody(body: Place): boolean {
  return branches(property(body, "data")).some((branch) => [branch.get("type").node].flat().includes("array"));
}

/** Whether an operation answers with a list. */
export function answersList(operation: Operation): boolean {
  return successesOf(operation).some(([, response]) => isListBody(bodyOf(response)));
}
