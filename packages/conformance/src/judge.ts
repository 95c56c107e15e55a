import type { Contract } from "@crewkit/openapi";
import { createValidator } from "@crewkit/openapi/validator";
import type { Case } from "./cases.ts";
import { checkBody } from "./checks/body.ts";
import type { Answer, Check } from "./checks/check.ts";
import { checkHeaders } from "./checks/headers.ts";
import { checkMediaType } from "./checks/media-type.ts";
import { checkRateLimitHeaders } from "./checks/rate-limit-headers.ts";
import { checkStatus } from "./checks/status.ts";

/** Says what of an answer departs from the contract: a sentence each, none if all is right. */
export type Judge = (testCase: Case, answer: Answer) => string[];

const checks: Check[] = [checkMediaType, checkHeaders, checkRateLimitHeaders, checkBody];

/**
 * Makes the judge for a contract. A wrong status is the only complaint then: the rest belongs to another response.
 *
 * @example
 * const judge = createJudge(readContract());
 * judge(testCase, { status: 200, headers, text }); // ["The header X-RateLimit-Reset is missing."]
 */
export function createJudge(contract: Contract): Judge {
  const law = { contract, validate: createValidator(contract) };
  return (testCase, answer) => {
    const wrongStatus = checkStatus(testCase, answer, law);
    return wrongStatus.length > 0 ? wrongStatus : checks.flatMap((check) => check(testCase, answer, law));
  };
}
