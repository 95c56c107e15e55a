import type { Check } from "./check.ts";

/** The body is UTF-8, as JSON must be (RFC 8259, section 8.1). */
export const encoding: Check = ({ response }) =>
  response.garbled ? ["The body is not UTF-8, as JSON must be: encode it so."] : [];
