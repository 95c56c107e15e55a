import { setHeader } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 200 > as in the example": {
    "header-empty": ["A limit header is empty.", setHeader("X-RateLimit-Limit", "")],
    "header-missing": ["The answer does not tell when the limit ends.", setHeader("X-RateLimit-Reset", undefined)],
    "header-negative": ["Fewer than no requests are left.", setHeader("X-RateLimit-Remaining", "-1")],
    "header-not-integer": ["A limit header is no integer.", setHeader("X-RateLimit-Remaining", "98.5")],
    "header-not-number": [
      "The end of the limit is a date.",
      setHeader("X-RateLimit-Reset", "Wed, 25 Nov 2026 14:00:00 GMT"),
    ],
  },
  "listProjects > 200 > as in the example": {
    "header-renamed": [
      "The limit is told by a header of another name.",
      (response) => setHeader("RateLimit-Limit", "100")(setHeader("X-RateLimit-Limit", undefined)(response)),
    ],
  },
  "getProject > 401": {
    "header-missing-without-token": [
      "A request without a token is refused without limit headers.",
      setHeader("X-RateLimit-Limit", undefined),
    ],
  },
  "getProject > 404": {
    "header-missing-in-error": ["A refusal has no limit headers.", setHeader("X-RateLimit-Remaining", undefined)],
  },
  "getProject > 429": {
    "exceeded-limit-with-requests-remaining": [
      "Who is refused by the limit is told that requests are left.",
      setHeader("X-RateLimit-Remaining", "3"),
    ],
  },
};
