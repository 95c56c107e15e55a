import { resolve } from "@crewkit/openapi";
import type { Check } from "./check.ts";

/**
 * The answer has the headers that the contract's `x-rate-limits` promises on every response, even where the response
 * itself does not require them (where it does, the check of headers complains).
 */
export const checkRateLimitHeaders: Check = ({ operation, status }, answer, { contract }) => {
  const { "x-rate-limits": limits } = contract;
  const declared = operation.responses[status]?.headers ?? {};
  const isRequired = (name: string) => declared[name] !== undefined && resolve(contract, declared[name]).required;
  return Object.values(limits?.headers ?? {})
    .filter((name) => !answer.headers.has(name) && !isRequired(name))
    .map(
      (name) =>
        `The header ${name} is missing, which x-rate-limits promises on every response. ` +
        `Require it in responses > ${status} of ${operation.operationId}, and send it.`,
    );
};
