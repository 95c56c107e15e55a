import type { Check } from "./check.ts";

/** The answer has the headers that the contract's `x-rate-limits` promises on every response. */
export const checkRateLimitHeaders: Check = ({ operation, status }, { headers }, { contract }) => {
  const { "x-rate-limits": limits } = contract as { "x-rate-limits"?: { headers: Record<string, string> } };
  const missing = Object.values(limits?.headers ?? {}).filter((name) => !headers.has(name));
  return missing.map((name) => {
    const declared = Object.keys(operation.responses[status]?.headers ?? {}).includes(name);
    const advice = declared ? "Send it." : `Declare it in responses > ${status} of ${operation.operationId}.`;
    return `The header ${name} is missing, which x-rate-limits promises on every response. ${advice}`;
  });
};
