/** So many bytes of a text are kept. */
export const maxBytes = 4000;

/** Keeps the beginning of one text at a time, in bytes of its own. */
export interface Keeper {
  /** Puts a text in the place of the one before. */
  keep(text: string | Uint8Array): Keeper;
  read(): string;
}

/** Makes a keeper of nothing. Its room is taken when it first keeps something. */
export function createKeeper(): Keeper {
  let bytes: Uint8Array | undefined;
  let length = 0;
  const keeper: Keeper = {
    keep(text) {
      if (text.length > 0) bytes ??= new Uint8Array(maxBytes);
      length = bytes ? copy(text, bytes) : 0;
      return keeper;
    },
    read: () => (bytes ? decoder.decode(bytes.subarray(0, length)) : ""),
  };
  return keeper;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function copy(text: string | Uint8Array, room: Uint8Array): number {
  if (typeof text === "string") return encoder.encodeInto(text, room).written;
  const beginning = text.subarray(0, room.length);
  room.set(beginning);
  return beginning.length;
}
