import { headerNumber, respondWith, setHeader, when } from "./tools/change.ts";
import type { Mutants, MutantTools, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

const setLimit = (limit: number) => setHeader("X-RateLimit-Limit", String(limit));
const setRemaining = (requests: number) => setHeader("X-RateLimit-Remaining", String(requests));
const setReset = (seconds: number) => setHeader("X-RateLimit-Reset", String(seconds));
const limitOf = (response: ProxiedResponse) => headerNumber(response, "X-RateLimit-Limit");
const remainingOf = (response: ProxiedResponse) => headerNumber(response, "X-RateLimit-Remaining");
const resetOf = (response: ProxiedResponse) => headerNumber(response, "X-RateLimit-Reset");

export const behaviors: Mutants = {
  "getHealth > limits address": {
    "limit-wrong": ["The limit header is half the documented limit.", { "* > 2XX": setLimit(50) }],
    "limit-applied-early": [
      "Requests are rejected after half of the limit.",
      {
        "* > 2XX": when(
          (response) => remainingOf(response) < 50,
          (response) => setRemaining(0)(respondWith(429, { error: "Too many requests" })(response)),
        ),
      },
    ],
    "limit-does-not-count": ["The number of remaining requests does not change.", { "* > 2XX": setRemaining(98) }],
    "limit-ignores-errors": [
      "Rejected requests do not count against the limit.",
      {
        "* > 400": countRequest,
        "* > 401": countRequest,
        "* > *": (response, _, { memory }) => setRemaining(Math.min(99, remainingOf(response) + memory.size))(response),
      },
    ],
    "reset-in-milliseconds": [
      "The reset header is in milliseconds.",
      { "* > 2XX": (response) => setReset(resetOf(response) * 1000)(response) },
    ],
    "reset-in-seconds-from-now": ["The reset header is in seconds from now.", { "* > 2XX": setReset(60) }],
    "reset-moves-with-every-request": [
      "The reset time moves with every request.",
      {
        "* > *": (response, _, { memory }) =>
          setReset(resetOf(response) + memory.set(String(memory.size), "seen").size)(response),
      },
    ],
  },
  "listRoles > limits organization": {
    "organization-limit-missing": [
      "The headers never report the organization's limit.",
      {
        "* > 2XX": when(
          (response) => limitOf(response) === 1000,
          (response) => setLimit(100)(setRemaining(50)(response)),
        ),
      },
    ],
    "organization-limit-reported-to-outsiders": [
      "The headers report the organization's limit to users who are not members.",
      { "* > 403": setLimit(1000) },
    ],
    "organization-limit-reported-without-token": [
      "The headers report the organization's limit without a token.",
      { "* > 401": setLimit(1000) },
    ],
    "other-limit-reported-if-exceeded": [
      "A 429 for the organization's limit reports the address's limit.",
      { "* > 429": setLimit(100) },
    ],
  },
  "limits address": {
    "limit-counts-per-token": [
      "The limit applies per token instead of per address.",
      {
        "* > *": (response, { headers }, { memory }) => {
          const window = `${headers.authorization} ${resetOf(response)}`;
          const used = Number(memory.get(window) ?? 0) + 1;
          memory.set(window, String(used));
          return response.status === 429 ? response : setRemaining(Math.max(0, limitOf(response) - used))(response);
        },
      },
    ],
  },
};

function countRequest(response: ProxiedResponse, _: ProxiedRequest, { memory }: MutantTools): ProxiedResponse {
  memory.set(String(memory.size), "counted");
  return response;
}
