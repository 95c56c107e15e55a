import type { Violation } from "./prism.ts";

/** The API's error body for what a request has against the contract; the first fault makes the sentence. */
export function errorBody(status: number, faults: [Violation, ...Violation[]]): object {
  const fields = [...new Set(faults.map(fieldOf))];
  const complaints = (field: string) => faults.filter((fault) => fieldOf(fault) === field).map(complaintOf);
  const prefix = status === 422 ? "Validation failed" : "Invalid parameter";
  return {
    error: `${prefix}: ${fieldOf(faults[0])} ${complaintOf(faults[0])}`,
    details: Object.fromEntries(fields.map((field) => [field, complaints(field)])),
  };
}

// A missing property stands in the message alone: "… must have required property 'slug'"; a missing body has no path.
function fieldOf({ path = [], message, code }: Violation): string {
  const missing = code === "required" || code === "additionalProperties" ? /'([^']+)'/.exec(message)?.[1] : undefined;
  return [...path.slice(1), ...(missing === undefined ? [] : [missing])].join(".") || "body";
}

// "Request body property name must NOT have fewer than 1 characters" > "must NOT have fewer than 1 characters".
function complaintOf({ message, code }: Violation): string {
  if (code === "required") return "can't be blank";
  if (code === "additionalProperties") return "is not known here";
  return /\b(must .*)$/s.exec(message)?.[1] ?? message;
}
