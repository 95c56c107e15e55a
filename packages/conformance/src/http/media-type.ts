/** A media type without its parameters, in lower case (RFC 9110, section 8.3.1); empty if there is none. */
export function mediaTypeOf(type: string | null | undefined): string {
  return type?.split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Whether a media type is JSON, or of its kind: `application/problem+json` (RFC 6839, section 3.1). */
export function isJsonType(type: string): boolean {
  return /[/+]json$/.test(mediaTypeOf(type));
}
