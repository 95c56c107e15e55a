import type { Exchange } from "../base/exchange.ts";
import type { Expectation, Failure } from "../base/failure.ts";
import type { CheckContext } from "../base/model.ts";
import { inRule } from "../values/format.ts";
import { body } from "./body.ts";
import type { Check } from "./check.ts";
import { mediaType } from "./content-type.ts";
import { duplicateNames } from "./duplicate-names.ts";
import { echo } from "./echo.ts";
import { encoding } from "./encoding.ts";
import { errorDetails } from "./error-details.ts";
import { expectedFields } from "./expected-fields.ts";
import { headers } from "./headers.ts";
import { leak } from "./leak.ts";
import { location } from "./location.ts";
import { pathIds } from "./path-ids.ts";
import { status } from "./status.ts";
import { undeclared } from "./undeclared.ts";
import { uuidCase } from "./uuid-case.ts";

const checks: Record<string, Check> = {
  status,
  "content-type": mediaType,
  headers,
  location,
  "path-ids": pathIds,
  encoding,
  "duplicate-names": duplicateNames,
  body,
  "uuid-case": uuidCase,
  echo,
  "error-details": errorDetails,
  leak,
  "expected-fields": expectedFields,
  undeclared,
};

export const checkNames: readonly string[] = Object.keys(checks);

export function runChecks(exchange: Exchange, expectation: Expectation, checkContext: CheckContext): Failure[] {
  return Object.entries(checks).flatMap(([check, run]) =>
    run(exchange, expectation, checkContext).map((finding) => ({
      check,
      exchange,
      ...(typeof finding === "string" ? inRule(finding) : finding),
    })),
  );
}
