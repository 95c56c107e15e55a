/**
 * Normalizes the URL of a Git remote to host and path. Expects a value that matches the schema `RemoteUrl`, which
 * describes the rules.
 *
 * @example
 * normalizeRemote("git@GitHub.com:acme/checkout.git"); // github.com/acme/checkout
 * normalizeRemote("ssh://git@example.org:2222/acme//checkout/"); // example.org:2222/acme/checkout
 */
export function normalizeRemote(remote: string): string {
  const { scheme = "", host = "", port, path = "" } = (url.exec(remote) ?? scpLike.exec(remote))?.groups ?? {};
  const customPort = port === undefined || port === defaultPorts[scheme] ? "" : `:${port}`;
  return `${host.toLowerCase()}${customPort}/${path.replace(/\/+/g, "/").replace(/(\.git|\/)+$/, "")}`;
}

const defaultPorts: Record<string, string> = { https: "443", http: "80", ssh: "22", git: "9418" };

// The scheme is optional, because the normalized form has none.
const url = /^((?<scheme>[a-z]+):\/\/([^/]*@)?)?(?<host>[^/:@]+)(:(?<port>[1-9]\d{0,4}))?\/+(?<path>[^/.].*)$/;

const scpLike = /^([^@]*@)?(?<host>[^:]+):\/*(?<path>.+)$/;
