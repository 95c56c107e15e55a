import { element } from "../../../browser/element.ts";
import { createFormField, type FormField } from "./form-field.ts";

/** A field for the token of the current server. Keeps one token per server in memory, and never passes it to another server. */
export interface TokenField extends FormField<HTMLInputElement> {
  /** Shows the token of a server. Without a server, the field is disabled. */
  show(server: string | undefined): void;
  read(server: string): string | undefined;
}

/** The name of the mock in this page. Other servers are identified by their origin. */
export const pageMock = "the mock in this page";

export function createTokenField(): TokenField {
  const tokens = new Map<string, string>();
  let current: string | undefined;
  // Browsers neither fill nor save one-time codes, unlike other passwords.
  const control = element("input", { type: "password", autocomplete: "one-time-code", spellcheck: "false" });
  const help = new Text();
  control.addEventListener("input", () => current && tokens.set(current, control.value.trim()));
  return {
    ...createFormField(control, { id: "token", label: "Token", wide: true, help: [help] }),
    show(server) {
      current = server;
      control.value = tokens.get(server ?? "") ?? "";
      control.disabled = server === undefined;
      help.data = server ? `Sent only to ${server}. Not stored.` : "Enter a valid base URL first.";
    },
    read: (server) => tokens.get(server),
  };
}
