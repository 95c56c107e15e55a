import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Repository = Tables["repositories"];

export function findRepository(store: Store, organizationId: string, remote: string): Repository | undefined {
  return store.repositories.find({ organization_id: organizationId, remote_url: remote });
}

export type Visibility = Tables["session_visibilities"]["visibility"];

/** The visibility of a session: its repository's, even after the repository was unlinked. Default: `public`. */
export function visibilityOf(store: Store, { id, repository_id }: Tables["sessions"]): Visibility {
  const unlinked = store.session_visibilities.get(id)?.visibility ?? "public";
  return store.repositories.get(repository_id ?? "")?.session_visibility ?? unlinked;
}

export function saveVisibility(store: Store, sessions: readonly { id: string }[], visibility: Visibility): void {
  for (const { id } of sessions) store.session_visibilities.add({ id, visibility });
}

/** Unlinks a repository. Its sessions remain with the same visibility. */
export function unlinkRepository(store: Store, { id, session_visibility }: Repository): void {
  const sessions = store.sessions.where({ repository_id: id });
  saveVisibility(store, sessions, session_visibility);
  store.repositories.remove(id);
}

/**
 * Normalizes the URL of a Git remote to host and path. Expects a value that matches the schema `RemoteUrl`, which
 * describes the rules.
 *
 * @example
 * normalizeRemote("git@GitHub.com:acme/checkout.git"); // github.com/acme/checkout
 * normalizeRemote("ssh://git@example.org:2222/acme//checkout/"); // example.org:2222/acme/checkout
 */
export function normalizeRemote(remote: string): string {
  const {
    scheme = "",
    host = "",
    port,
    path = "",
  } = (urlPattern.exec(remote) ?? scpPattern.exec(remote))?.groups ?? {};
  const customPort = port === undefined || port === defaultPorts[scheme] ? "" : `:${port}`;
  return `${host.toLowerCase()}${customPort}/${path.replace(/\/+/g, "/").replace(/(\.git|\/)+$/, "")}`;
}

const defaultPorts: Record<string, string> = { https: "443", http: "80", ssh: "22", git: "9418" };

// The scheme is optional, because the normalized form has none.
const urlPattern = /^((?<scheme>[a-z]+):\/\/([^/]*@)?)?(?<host>[^/:@]+)(:(?<port>[1-9]\d{0,4}))?\/+(?<path>[^/.].*)$/;

// The scp-like syntax of Git: `git@github.com:acme/checkout.git`.
const scpPattern = /^([^@]*@)?(?<host>[^:]+):\/*(?<path>.+)$/;
