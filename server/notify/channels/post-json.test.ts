import { afterAll, beforeEach, expect, test } from "vitest";
import { DeliveryFault } from "../delivery-fault";
import { type HttpSink, startHttpSink } from "../testing/http-sink";
import { judgeAddress } from "./judge-address";
import { postJson, type Resolve } from "./post-json";
import { checkStatus } from "./webhook-channel";

const sink: HttpSink = await startHttpSink();
const { port } = new URL(sink.origin);
afterAll(() => sink.close());
beforeEach(() => Object.assign(sink, { received: [], reply: () => ({}) }));

const post = (url: string, allowsPrivate = false, resolve?: Resolve) =>
  postJson({ url, headers: {}, body: "{}", allowsPrivate }, resolve);

const faultOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => "It was not refused.",
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeliveryFault) return error;
  throw new Error(String(error));
};

test.each([
  ["127.0.0.1", "private"],
  ["10.1.2.3", "private"],
  ["172.31.255.255", "private"],
  ["192.168.0.1", "private"],
  ["100.64.0.1", "private"],
  ["::1", "private"],
  ["fd12::1", "private"],
  ["::ffff:127.0.0.1", "private"],
  ["::ffff:7f00:1", "private"],
  ["169.254.169.254", "refused"],
  ["::ffff:169.254.169.254", "refused"],
  ["::ffff:a9fe:a9fe", "refused"],
  ["fd00:ec2::254", "refused"],
  ["fe80::1", "refused"],
  ["100.100.100.200", "refused"],
  ["0.0.0.0", "refused"],
  ["::", "refused"],
  ["224.0.0.1", "refused"],
  ["255.255.255.255", "refused"],
  ["64:ff9b::a9fe:a9fe", "refused"],
  ["2002:a9fe:a9fe::1", "refused"],
  ["::127.0.0.1", "refused"],
  ["93.184.216.34", "public"],
  ["172.32.0.1", "public"],
  ["2606:2800:220:1::1", "public"],
])("S28: %s is %s", (address, kind) => {
  expect(judgeAddress(address)).toBe(kind);
});

test.each([
  `http://127.0.0.1:${port}/`,
  `http://localhost:${port}/`,
  `http://2130706433:${port}/`,
  `http://0x7f.1:${port}/`,
  `http://0177.0.0.1:${port}/`,
  `http://127.1:${port}/`,
  `http://[::1]:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://0.0.0.0:${port}/`,
  "http://169.254.169.254/latest/meta-data",
  `http://me:secret@93.184.216.34:${port}/`,
  "file:///etc/passwd",
  "gopher://127.0.0.1/",
])("S28: %s is not called", async (url) => {
  expect((await faultOf(post(url))).isFinal).toBe(true);
  expect(sink.received).toEqual([]);
});

test("S28: link-local addresses are refused also where private ones are allowed", async () => {
  const fault = await faultOf(post("http://metadata.example.org/", true, leadsTo("169.254.169.254")));
  expect(fault.message).toMatch(/not called \(refused\)/);
});

test("S28: one bad address among the good ones refuses the name", async () => {
  const fault = await faultOf(post("http://two.example.org/", false, leadsTo("93.184.216.34", "127.0.0.1")));
  expect(fault.message).toMatch(/BOTARMY_WEBHOOK_PRIVATE/);
});

test("S28: the connection goes to the address that was judged, however the name resolves later", async () => {
  let asked = 0;
  const rebinding: Resolve = async () => {
    asked += 1;
    return [{ address: asked === 1 ? "127.0.0.1" : "169.254.169.254", family: 4 }];
  };
  expect((await post(`http://rebinding.example.org:${port}/`, true, rebinding)).status).toBe(200);
  expect(asked).toBe(1);
  expect(sink.received[0]?.headers.host).toBe(`rebinding.example.org:${port}`);
});

test("S28: a redirect is not followed", async () => {
  sink.reply = ({ path }) => (path === "/" ? { status: 302, headers: { location: "/secret" } } : {});
  const answer = await post(`${sink.origin}/`, true);
  expect(answer.status).toBe(302);
  expect(sink.received.map(({ path }) => path)).toEqual(["/"]);
  expect(() => checkStatus("The webhook", answer)).toThrow(/redirect/);
});

test("what cannot be reached is a sentence, and is tried again", async () => {
  const fault = await faultOf(post("http://127.0.0.1:1/", true));
  expect(fault.message).toBe("127.0.0.1:1 could not be reached: ECONNREFUSED.");
  expect(fault.isFinal).toBe(false);
  const gone: Resolve = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
  expect((await faultOf(post("http://gone.example.org/", false, gone))).message).toMatch(/ENOTFOUND/);
});

function leadsTo(...addresses: string[]): Resolve {
  return async () => addresses.map((address) => ({ address, family: 4 }));
}
