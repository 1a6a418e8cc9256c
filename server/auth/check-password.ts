import { AuthRefusal } from "./auth-refusal";
import { commonRoots } from "./common-passwords";

const LEAST_CHARACTERS = 12;
const MOST_BYTES = 128;

/**
 * Refuses a new password that is easily guessed (S18). `field` names the input for the form. Any characters
 * are welcome and none are demanded: length is what counts.
 */
export function checkPassword(password: string, email: string, field = "password"): void {
  const problem = findProblem(password, email);
  if (problem) throw new AuthRefusal("password-unfit", problem, { field });
}

function findProblem(password: string, email: string): string | undefined {
  if ([...password].length < LEAST_CHARACTERS)
    return `Use at least ${LEAST_CHARACTERS} characters, for example four words.`;
  if (Buffer.byteLength(password) > MOST_BYTES) return `Use at most ${MOST_BYTES} bytes.`;
  if (isNamedAfter(password, email)) return "Your e-mail address is too easy to guess as a password.";
  if (isGuessedFirst(password))
    return "This password is among the first that are guessed. Use for example four words.";
  return undefined;
}

function isNamedAfter(password: string, email: string): boolean {
  const [name = ""] = email.toLowerCase().split("@");
  const core = findRoot(password.toLowerCase());
  return core === email.toLowerCase() || core === name || password.toLowerCase() === email.toLowerCase();
}

/** A common root with decoration ("Password2024!"), one that repeats, or a row of digits. */
function isGuessedFirst(password: string): boolean {
  const lower = password.toLowerCase();
  if (isSequence(lower)) return true;
  const plain = findRepeated(lower);
  if (new Set(plain).size < 4) return true;
  return [plain, unwriteDigits(plain)].some((text) => commonRoots.has(findRepeated(findRoot(text))));
}

function findRoot(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}

/** "abcabcabc" is "abc". */
function findRepeated(text: string): string {
  return /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
}

/** "p4ssw0rd" is "password". */
function unwriteDigits(text: string): string {
  const letters: Record<string, string> = {
    "0": "o",
    "1": "i",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "@": "a",
    $: "s",
  };
  return text.replace(/[013457@$](?=.*\p{L})/gu, (sign) => letters[sign] ?? sign);
}

/** Every character one above, or one below, the one before: "123456789012", "lkjihgfedcba". */
function isSequence(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const isDigits = /^\d+$/.test(text) && [...steps].every((step) => step === 1 || step === -9);
  return isDigits || (steps.size === 1 && [-1, 0, 1].some((step) => steps.has(step)));
}
