export const unknownId = "00000000-0000-4000-8000-000000000000";

/** A hash of no content that anybody has. */
export const unknownHash: string = "0".repeat(64);
