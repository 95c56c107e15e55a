import { type Operation, responsesOf } from "./operations.ts";
import { firstTime, type Place } from "./place.ts";

/** One content of a request or a response. */
export interface Body {
  readonly operation: Operation;
  /** The status that it comes with, or `request`. */
  readonly use: string;
  /** For messages: "response 200 of `listSessions`". */
  readonly title: string;
  /** Its media type. */
  readonly place: Place;
  readonly schema: Place;
  /** Whether it stands in a shared component, not in the operation. */
  readonly isShared: boolean;
}

/** Every body of the operations, each once, with its first use. */
export function bodiesOf(operations: readonly Operation[]): Body[] {
  const isNew = firstTime();
  return operations.flatMap(bodiesOfOne).filter(({ place }) => isNew(place));
}

function bodiesOfOne(operation: Operation): Body[] {
  const { name, place } = operation;
  const request = { status: "request", place: place.get("requestBody") };
  return [request, ...responsesOf(operation)].flatMap(({ status: use, place: holder }) => {
    const title = use === "request" ? `the body of \`${name}\`` : `response ${use} of \`${name}\``;
    const contents = holder.get("content").below.filter(({ isThere }) => isThere);
    const isShared = holder.ref !== undefined;
    return contents.map((place) => ({ operation, use, title, place, schema: place.get("schema"), isShared }));
  });
}

export function isRequest({ use }: Body): boolean {
  return use === "request";
}

/** Whether it answers a success. */
export function isAnswer({ use }: Body): boolean {
  return use.startsWith("2");
}

/** The values that a body's examples show, each where it is written. */
export function examplesOf({ place }: Body): Place[] {
  const named = place.get("examples").below.filter((example) => example.has("value"));
  const values = named.map((example) => example.get("value"));
  return place.has("example") ? [place.get("example"), ...values] : values;
}
