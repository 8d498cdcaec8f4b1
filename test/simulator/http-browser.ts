/** A browser without a screen: follows links and forms over HTTP, with cookies per host name. */
export interface HttpBrowser {
  /** The simulator's address; it may change with a restart, and the cookies stay. */
  home: string;
  /** Address after redirects. Redirects that leave `home` are not followed: they are the result. */
  url: URL;
  status: number;
  body: string;
  open(address: string): Promise<HttpBrowser>;
  /** Posts the form whose action ends in `action`, with its hidden fields and `fields`. */
  submit(action: string, fields?: Record<string, string>): Promise<HttpBrowser>;
}

export function httpBrowser(home: string): HttpBrowser {
  const cookies = new Map<string, Map<string, string>>();
  const browser: HttpBrowser = { home, url: new URL(home), status: 0, body: "", open, submit };

  async function open(address: string) {
    const base = browser.url.origin === new URL(browser.home).origin ? browser.url : browser.home;
    return visit(new URL(address, base), {});
  }

  async function submit(action: string, fields: Record<string, string> = {}) {
    const form = [...browser.body.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(([, at]) =>
      at!.endsWith(action),
    );
    if (!form) throw new Error(`no form ${action} at ${browser.url.href}: ${browser.body.slice(0, 4000)}`);
    const hidden = [...form[2]!.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]);
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
    return visit(new URL(form[1]!, browser.url), { method: "POST", body, headers: { origin: browser.url.origin } });
  }

  async function visit(url: URL, init: RequestInit): Promise<HttpBrowser> {
    if (url.origin !== new URL(browser.home).origin) return Object.assign(browser, { url, status: 0, body: "" });
    const headers = { ...(init.headers as Record<string, string>), cookie: cookieHeader(url) };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) keep(line);
    const location = response.headers.get("location");
    if (location) {
      await response.arrayBuffer();
      return visit(new URL(location, url), {});
    }
    return Object.assign(browser, { url, status: response.status, body: await response.text() });
  }

  function keep(line: string) {
    const [pair, ...attributes] = line.split(/;\s*/);
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? "/";
    const jar = cookies.get(path) ?? cookies.set(path, new Map()).get(path)!;
    const [name, value] = [pair!.slice(0, pair!.indexOf("=")), pair!.slice(pair!.indexOf("=") + 1)];
    if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }

  function cookieHeader(url: URL) {
    return [...cookies]
      .filter(([path]) => url.pathname.startsWith(path))
      .flatMap(([, jar]) => [...jar].map(([name, value]) => `${name}=${value}`))
      .join("; ");
  }

  return browser;
}
