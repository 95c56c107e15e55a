/** A thing as it was made. */
export interface Made {
  ids: string[];
  /** The name of the field that has its own id, the last one, and that id. */
  field: string;
  id: string;
  value: Record<string, unknown>;
}
