/** Follows the redirects of a login as a browser does, cookies included, until it arrives at `destination`. */
export async function follow(start: URL, destination: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let step = 0; step < 10; step++) {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    await response.text();
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair!.indexOf("=");
      cookies.set(pair!.slice(0, at), pair!.slice(at + 1));
    }
    const location = response.headers.get("location");
    if (location === null) throw new Error(`the login stopped at ${url.pathname} with status ${response.status}`);
    url = new URL(location, url);
    if (url.href.startsWith(destination)) return url;
  }
  throw new Error("too many redirects");
}
