import { type CrewkitOptions, createCrewkit } from "@crewkit/client";

/** Makes a function that sends a request and returns whether it succeeded. */
export type Connect = (baseUrl: string) => () => Promise<boolean>;

export const token = "bench.token";
export const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
export const id = "0b9d2c7a-5e31-4c8f-a6d4-1f7e3b2c9d80";

/** Our client. */
export function crewkit(options: Pick<CrewkitOptions, "limits"> = {}): Connect {
  return (baseUrl) => {
    const org = createCrewkit({ baseUrl, token, ...options }).org(org_id);
    return () => succeeds(org.sessions.get(id));
  };
}

/** Whether a request succeeds. */
export function succeeds(call: PromiseLike<unknown>): Promise<boolean> {
  return Promise.resolve(call).then(
    () => true,
    () => false,
  );
}
