/** A run with this request id exists: its start was repeated (product.md 3.12). */
export class StartedAlready extends Error {
  override readonly name = "StartedAlready";

  constructor() {
    super("A run with this request id has already been started.");
  }
}
