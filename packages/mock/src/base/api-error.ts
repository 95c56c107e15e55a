/** An error response of the API. Steps and handlers throw it, and the pipeline sends it. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.error);
    this.status = status;
    this.body = body;
  }
}

export interface ErrorBody {
  error: string;
  /** Messages by field. */
  details?: Record<string, string[]>;
}

/**
 * Creates a validation error. The first message becomes the error sentence.
 *
 * @example
 * invalid(422, { name: ["can't be blank"] }); // Validation failed: Name can't be blank
 * invalid(422, { "files.0.name": ["can't be blank"] }); // Validation failed: files.0.name can't be blank
 * invalid(400, { per_page: ["must be at most 100"] }); // Invalid parameter: per_page must be at most 100
 */
export function invalid(status: 400 | 422, details: Record<string, string[]>): ApiError {
  const [[field, [message]] = ["body", ["is not valid"]]] = Object.entries(details) as [string, [string]][];
  const sentence =
    status === 422 ? `Validation failed: ${humanize(field)} ${message}` : `Invalid parameter: ${field} ${message}`;
  return new ApiError(status, { error: sentence, details });
}

// "custom_name" becomes "Custom name", and "role_id" becomes "Role". A nested field has no such name, only its path.
function humanize(field: string): string {
  if (field.includes(".")) return field;
  const words = field.replace(/_id$/, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
