export class Refusal extends Error {
  readonly status: number;
  /** JSON pointers to what is at fault. */
  readonly pointers: readonly string[];

  constructor(status: number, message: string, names: readonly string[] = []) {
    super(message);
    this.status = status;
    this.pointers = names.map((name) => `#/${name}`);
  }

  /** As problem+json (RFC 9457). */
  body(): object {
    const errors = this.pointers.map((pointer) => ({ pointer, detail: this.message }));
    return { title: this.message, status: this.status, ...(errors.length > 0 && { errors }) };
  }
}
