/** The database did not answer in time; nothing is lost, and repeating is safe. */
export class JournalUnavailable extends Error {
  override readonly name = "JournalUnavailable";

  constructor() {
    super("The database does not answer. Nothing is lost; try again in a moment.");
  }
}
