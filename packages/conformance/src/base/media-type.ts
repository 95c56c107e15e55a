/** In lowercase and without parameters (RFC 9110, section 8.3.1). */
export function mediaTypeOf(type: string | null | undefined): string {
  return type?.split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Includes the suffix `+json` (RFC 6839, section 3.1). */
export function isJsonType(type: string): boolean {
  return /[/+]json$/.test(mediaTypeOf(type));
}
