import type { Exchange } from "../http/exchange.ts";
import { body } from "./body.ts";
import { canonical } from "./canonical.ts";
import type { Bench, Check, Complaint, Wish } from "./check.ts";
import { details } from "./details.ts";
import { echo } from "./echo.ts";
import { encoding } from "./encoding.ts";
import { headers } from "./headers.ts";
import { leak } from "./leak.ts";
import { mediaType } from "./media-type.ts";
import { shown } from "./shown.ts";
import { status } from "./status.ts";
import { undeclared } from "./undeclared.ts";

const checks: Record<string, Check> = {
  status,
  "media-type": mediaType,
  headers,
  encoding,
  body,
  canonical,
  echo,
  details,
  leak,
  shown,
  undeclared,
};

export const checkNames: readonly string[] = Object.keys(checks);

/** Says what of an answer departs from the contract; nothing if all is right. */
export function judge(exchange: Exchange, wish: Wish, bench: Bench): Complaint[] {
  return Object.entries(checks).flatMap(([check, find]) =>
    find(exchange, wish, bench).map((message) => ({ check, message })),
  );
}
