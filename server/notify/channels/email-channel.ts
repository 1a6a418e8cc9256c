import { createTransport } from "nodemailer";
import { DeliveryFault } from "../delivery-fault";
import type { EmailChannel } from "../message";
import { composeEmail } from "./compose-email";
import { plainLine } from "./plain-line";

const TIMEOUT_MS = 15_000;

/** Mail by SMTP. The `Message-ID` is the same for every attempt, so that mailboxes drop what comes twice. */
export function createEmailChannel({ url, from }: { url: string; from: string }): EmailChannel {
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = createTransport({ ...readAddress(url), ...timeouts });
  const host = from.slice(from.lastIndexOf("@") + 1).replace(">", "");
  return {
    async send({ name, email }, message) {
      const messageId = `<${message.key.replace(/[^\w.-]/g, ".")}@${host}>`;
      const to = { name: plainLine(name, 80), address: email };
      try {
        await transport.sendMail({ from, to, messageId, ...composeEmail(message) });
      } catch (error) {
        throw faultOf(error);
      }
    },
  };
}

function readAddress(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  const auth = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : undefined;
  return { host: hostname, port: Number(port) || (secure ? 465 : 587), secure, auth };
}

/** The mail server's words can repeat what it was sent: only its code and the kind of trouble are kept. */
function faultOf(error: unknown): DeliveryFault {
  const { responseCode, code } = error instanceof Error ? readCodes(error) : {};
  if (responseCode === undefined) return new DeliveryFault(`The mail server could not be reached (${code}).`);
  return new DeliveryFault(`The mail server refused the message (${responseCode}).`, {
    isFinal: responseCode >= 500 && code !== "EAUTH",
  });
}

function readCodes(error: Error): { responseCode?: number; code?: string } {
  const responseCode = "responseCode" in error ? Number(error.responseCode) || undefined : undefined;
  return { responseCode, code: "code" in error ? String(error.code) : "no answer" };
}
