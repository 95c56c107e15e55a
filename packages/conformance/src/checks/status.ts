import type { Check } from "./check.ts";

/** The answer has the status that was expected. */
export const checkStatus: Check = ({ status }, answer) =>
  answer.status === status
    ? []
    : [`The status must be ${status}, but is ${answer.status}: ${answer.text.slice(0, 200)}`];
