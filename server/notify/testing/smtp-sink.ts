import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

export type Mail = { from: string; to: string; data: string };

/** A mail server on this machine that keeps what it takes. `refuse` answers RCPT with a code instead. */
export type SmtpSink = {
  url: string;
  mails: Mail[];
  refuse: number | null;
  close(): Promise<void>;
};

export async function startSmtpSink(): Promise<SmtpSink> {
  const sink: Pick<SmtpSink, "mails" | "refuse"> = { mails: [], refuse: null };
  const lines = new Set<Socket>();
  const server = createServer((socket) => {
    lines.add(socket);
    socket.on("close", () => lines.delete(socket)).on("error", () => socket.destroy());
    serve(socket, sink);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return Object.assign(sink, {
    url: `smtp://botarmy:smtp-canary-password@127.0.0.1:${port}`,
    close: async () => {
      for (const line of lines) line.destroy();
      await new Promise((closed) => server.close(closed));
    },
  });
}

function serve(socket: Socket, sink: Pick<SmtpSink, "mails" | "refuse">): void {
  let [from, to, data, rest] = ["", "", "", ""];
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const take = (line: string) => {
    if (isData && line === ".") {
      isData = false;
      sink.mails.push({ from, to, data });
      data = "";
      return say("250 kept");
    }
    if (isData) {
      data += `${line}\n`;
      return;
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO") return socket.write("250-sink\r\n250 AUTH PLAIN\r\n");
    if (verb === "AUTH") return say("235 welcome");
    if (verb === "MAIL") from = line;
    if (verb === "RCPT") to = line;
    if (verb === "RCPT" && sink.refuse) return say(`${sink.refuse} not taken: smtp-canary-password`);
    if (verb === "QUIT") return socket.end("221 bye\r\n");
    isData = verb === "DATA";
    return say(isData ? "354 go on" : "250 ok");
  };
  say("220 sink");
  socket.on("data", (part) => {
    const pieces = `${rest}${part}`.split("\r\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces) take(piece);
  });
}
