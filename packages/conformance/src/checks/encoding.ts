import { isJsonType } from "../base/media-type.ts";
import type { Check } from "./check.ts";
import { contentTypeOf } from "./tools/response-schema.ts";

/** JSON must be encoded as UTF-8 (RFC 8259, section 8.1). */
export const encoding: Check = ({ response }) =>
  response.invalidUtf8 && isJsonType(contentTypeOf(response) ?? "")
    ? ["The body is not valid UTF-8, which JSON requires. Encode it as UTF-8."]
    : [];
