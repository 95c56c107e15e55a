/** The levels that `x-permission` can ask for, the least first. */
export const permissions = ["viewer", "member", "admin", "owner"] as const;

export type Permission = (typeof permissions)[number];
