import { encodeBase64url } from "../rules/authentication/base64url.ts";
import { userHandle } from "../rules/authentication/passkeys.ts";
import { people } from "../store/sample-data.ts";
import type { TestApi } from "./api.ts";

export async function createAttestation(api: TestApi, id: string, as = "ada"): Promise<Attestation> {
  const { body } = await api.call("requestPasskeyRegistration", { as });
  const response = { ...clientData("webauthn.create", body.data.challenge), attestationObject: encode("made up") };
  return { id, rawId: id, type: "public-key", response };
}

export async function createAssertion(api: TestApi, id: string, as = "ada"): Promise<Assertion> {
  const { body } = await api.call("requestPasskeyLogin");
  const response = {
    ...clientData("webauthn.get", body.data.challenge),
    authenticatorData: encode("made up"),
    signature: encode("made up"),
    userHandle: userHandle(people[as]?.id ?? ""),
  };
  return { id, rawId: id, type: "public-key", response };
}

interface Credential<Response> {
  id: string;
  rawId: string;
  type: "public-key";
  response: Response;
}

export type Attestation = Credential<{ clientDataJSON: string; attestationObject: string; transports?: string[] }>;
export type Assertion = Credential<Record<"clientDataJSON" | "authenticatorData" | "signature" | "userHandle", string>>;

export function clientData(type: string, challenge: string): { clientDataJSON: string } {
  return { clientDataJSON: encode(JSON.stringify({ type, challenge, origin: "http://crewkit.test" })) };
}

function encode(text: string): string {
  return encodeBase64url(new TextEncoder().encode(text));
}
