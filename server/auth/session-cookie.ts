/** The absolute life of a session in seconds; the server ends it earlier when it idles (S17). */
const MAX_AGE = 7 * 24 * 60 * 60;

/**
 * Over TLS the `__Host-` prefix makes browsers refuse a cookie that another host or path planted. On plain
 * loopback browsers accept neither the prefix nor `Secure`, so name and flags step back (S16).
 */
function nameCookie(isSecure: boolean): string {
  return isSecure ? "__Host-botarmy" : "botarmy";
}

/** The `Set-Cookie` header that opens a session; an empty `token` ends it. */
export function writeSessionCookie(token: string, isSecure: boolean): string {
  const life = token === "" ? "Max-Age=0" : `Max-Age=${MAX_AGE}`;
  const cookie = `${nameCookie(isSecure)}=${token}; Path=/; HttpOnly; SameSite=Strict; ${life}`;
  return isSecure ? `${cookie}; Secure` : cookie;
}

/** The token in a `Cookie` header, if it has one for this kind of connection. */
export function readSessionCookie(header: string | undefined, isSecure: boolean): string | undefined {
  const name = nameCookie(isSecure);
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) || undefined;
}
