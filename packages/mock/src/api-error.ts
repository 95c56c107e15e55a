/** A request is refused: what a step or a handler throws, and the pipeline answers. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** The status of the answer. */
  readonly status: number;
  /** Its body, in the API's error form. */
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.error);
    this.status = status;
    this.body = body;
  }
}

/** The API's error form. */
export interface ErrorBody {
  error: string;
  /** What is wrong with each field. */
  details?: Record<string, string[]>;
}

/**
 * What is wrong with a request's fields, in the API's words: the first fault makes the sentence.
 *
 * @example
 * invalid(422, { name: ["can't be blank"] }); // Validation failed: Name can't be blank
 * invalid(400, { per_page: ["must be at most 100"] }); // Invalid parameter: per_page must be at most 100
 */
export function invalid(status: 400 | 422, details: Record<string, string[]>): ApiError {
  const [[field, [message]] = ["body", ["is not valid"]]] = Object.entries(details) as [string, [string]][];
  const sentence =
    status === 422 ? `Validation failed: ${humanise(field)} ${message}` : `Invalid parameter: ${field} ${message}`;
  return new ApiError(status, { error: sentence, details });
}

// "model_metrics.cost_usd" > "Model metrics cost usd"; "role_id" > "Role".
function humanise(field: string): string {
  const words = field.replace(/_id$/, "").replaceAll(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
