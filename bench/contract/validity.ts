import SwaggerParser from "@apidevtools/swagger-parser";

/** Validates a document with Swagger Parser. Returns one message for an invalid document. */
export async function validate(file: string): Promise<string[]> {
  try {
    await SwaggerParser.validate(file);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
