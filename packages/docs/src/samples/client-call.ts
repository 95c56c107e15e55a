export interface ClientCall {
  method: string;
  /** The part of the response body that the method returns. `list` iterates over the items of `data`. */
  returns: "data" | "list" | "user" | "object";
  /** The variable for the result, or a destructuring pattern: `{ message }`. */
  variable: string;
}
