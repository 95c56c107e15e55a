import type { Place } from "../../place.ts";

/** A kind of operation, and the statuses that each of it documents. */
export interface Kind {
  readonly name: string;
  readonly has: readonly Place[];
  readonly statuses: readonly string[];
}

export function kindsOf(matrix: Place): Kind[] {
  const kinds = matrix.get("kinds").items();
  return kinds.map((kind) => ({
    name: kind.text("kind"),
    has: kind.get("has").items(),
    statuses: kind
      .get("statuses")
      .items()
      .map(({ node }) => String(node)),
  }));
}

/** The statuses of which each operation documents exactly one. */
export function successStatuses(matrix: Place): string[] {
  return matrix
    .get("statuses")
    .keys()
    .filter((status) => status.startsWith("2"));
}
