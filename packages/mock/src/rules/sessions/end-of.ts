import type { Tables } from "../../store/tables.ts";

/** When a session ends that ends now: not before it began, though the clock may have been set back meanwhile. */
export function endOf({ started_at }: Tables["sessions"], now: string): string {
  return now < started_at ? started_at : now;
}
