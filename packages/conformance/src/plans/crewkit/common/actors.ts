export const outsider = "outsider";

/** From most to least privileged. */
export const actors: readonly string[] = ["owner", "admin", "member", "viewer"];
