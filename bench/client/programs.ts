import type { Peer } from "./peers.ts";

/** The source of a program: imports and connection, and calls of each kind. */
export interface Program {
  connect: string;
  get: string;
  create: string;
  list: string;
}

/** Peers with types from the contract. */
export type TypedPeer = Exclude<Peer, SdkPeer>;
type SdkPeer = "octokit" | "openai";

const organization = 'const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";';
const session = 'const id = "0e6c1f2a-3b4d-4c5e-8f60-718293a4b5c6";';
const body = `{ name: "Checkout", slug: "checkout" }`;

export const programs: Record<"crewkit" | TypedPeer, Program> & Record<SdkPeer, Pick<Program, "connect" | "list">> = {
  crewkit: {
    connect: `import { createCrewkit } from "@crewkit/client"; ${organization}
      const org = createCrewkit({ token: "t" }).org(org_id);`,
    get: `${session} console.log((await org.sessions.get(id)).id);`,
    create: `const project = await org.projects.create(${body}); console.log(project.id);`,
    list: "for await (const session of org.sessions.list()) console.log(session.id);",
  },
  "openapi-fetch": {
    connect: `import createClient from "openapi-fetch"; import type { paths } from "@crewkit/types"; ${organization}
      const client = createClient<paths>({ headers: { Authorization: "t" } });`,
    get: `${session} const { data } = await client.GET("/{org_id}/sessions/{id}", { params: { path: { org_id, id } } });
      console.log(data?.data.id);`,
    create: `const { data } = await client.POST("/{org_id}/projects", { params: { path: { org_id } }, body: ${body} });
      console.log(data?.data.id);`,
    list: `const { data } = await client.GET("/{org_id}/sessions", { params: { path: { org_id } } });
      for (const session of data?.data ?? []) console.log(session.id);`,
  },
  "hey-api": {
    connect: `import { createProject, getSession, listSessions } from "./hey-api/index";
      import { client } from "./hey-api/client.gen"; ${organization} client.setConfig({ auth: "t" });`,
    get: `${session} const { data } = await getSession({ path: { org_id, id } }); console.log(data?.data.id);`,
    create: `const { data } = await createProject({ path: { org_id }, body: ${body} }); console.log(data?.data.id);`,
    list: `const { data } = await listSessions({ path: { org_id } });
      for (const session of data?.data ?? []) console.log(session.id);`,
  },
  redocly: {
    connect: `import { configure, createProject, getSession, listSessions } from "./redocly/client"; ${organization}
      configure({ auth: { bearer: "t" } });`,
    get: `${session} const { data } = await getSession({ path: { org_id, id } }); console.log(data.id);`,
    create: `const { data } = await createProject({ path: { org_id }, body: ${body} }); console.log(data.id);`,
    list: `const { data } = await listSessions({ path: { org_id } });
      for (const session of data) console.log(session.id);`,
  },
  octokit: {
    connect: `import { Octokit } from "@octokit/core"; ${organization} const octokit = new Octokit({ auth: "t" });`,
    list: `const { data } = await octokit.request("GET /{org_id}/sessions", { org_id }); console.log(data);`,
  },
  openai: {
    connect: `import OpenAI from "openai"; ${organization} const openai = new OpenAI({ apiKey: "t" });`,
    list: 'console.log(await openai.get("/sessions"));',
  },
};
