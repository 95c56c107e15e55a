import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The SHA-256 of a content in UTF-8, in lower case hexadecimal. */
export function contentHash(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content)));
}
