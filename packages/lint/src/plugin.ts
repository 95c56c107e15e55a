import type { Plugin } from "@redocly/openapi-core";
import { rule as examplesPresent } from "./rules/examples-present/rule.ts";
import { rule as noAmbiguousPaths } from "./rules/no-ambiguous-paths/rule.ts";
import { rule as rateLimitHeaders } from "./rules/rate-limit-headers/rule.ts";

/** The rules that only this contract has, for redocly.yaml to switch on as `crewkit/<rule-id>`. */
export default function plugin(): Plugin {
  return {
    id: "crewkit",
    rules: {
      oas3: {
        "examples-present": examplesPresent,
        "no-ambiguous-paths": noAmbiguousPaths,
        "rate-limit-headers": rateLimitHeaders,
      },
    },
  };
}
