import { setHeader } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 200 > example request": {
    "header-empty": ["A rate limit header is empty.", setHeader("X-RateLimit-Limit", "")],
    "header-missing": ["The reset header is missing.", setHeader("X-RateLimit-Reset", undefined)],
    "header-negative": ["The number of remaining requests is negative.", setHeader("X-RateLimit-Remaining", "-1")],
    "header-not-integer": ["A rate limit header is not an integer.", setHeader("X-RateLimit-Remaining", "98.5")],
    "header-not-number": ["The reset time is a date.", setHeader("X-RateLimit-Reset", "Wed, 25 Nov 2026 14:00:00 UTC")],
  },
  "listProjects > 200 > example request": {
    "header-renamed": [
      "The limit header has another name.",
      (response) => setHeader("RateLimit-Limit", "100")(setHeader("X-RateLimit-Limit", undefined)(response)),
    ],
  },
  "getProject > 401": {
    "header-missing-without-token": ["A 401 has no rate limit headers.", setHeader("X-RateLimit-Limit", undefined)],
  },
  "getProject > 404": {
    "header-missing-in-error": ["A 404 has no rate limit headers.", setHeader("X-RateLimit-Remaining", undefined)],
  },
  "getProject > 429": {
    "exceeded-limit-with-remaining-requests": [
      "A 429 reports remaining requests.",
      setHeader("X-RateLimit-Remaining", "3"),
    ],
  },
  "getProject > 401 > no token": {
    "challenge-missing": [
      "One operation returns a 401 without a challenge.",
      { after: "listProjects > 401 > no token", "getProject > 401": setHeader("WWW-Authenticate", undefined) },
    ],
  },
};
