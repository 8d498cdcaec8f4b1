/** A page as a browser without JavaScript sees it. */
export interface Page {
  status: number;
  url: string;
  html: string;
  /** Text without markup, blanks collapsed. */
  text: string;
  location: string | null;
  headers: Headers;
  csrf: string;
  /** Value of the first control with this name. */
  value(name: string): string | null;
}

/** A browser reduced to what the server can see: cookies, GET, and sending of forms. */
export class HttpBrowser {
  readonly cookies = new Map<string, string>();
  private last: Page | null = null;

  constructor(readonly base: string) {}

  get page(): Page {
    if (this.last === null) throw new Error("no page was opened");
    return this.last;
  }

  /** Opens an address and follows redirects within the portal. */
  async open(path: string, headers: Record<string, string> = {}): Promise<Page> {
    let page = await this.request("GET", path, undefined, headers);
    for (let hops = 0; page.location !== null && hops < 10; hops++) {
      const next = new URL(page.location, this.base);
      if (next.origin !== this.base) break;
      page = await this.request("GET", next.pathname + next.search, undefined, headers);
    }
    return page;
  }

  /** Sends a form with the token of the last page, and follows the redirect that comes back. */
  async send(path: string, fields: Record<string, string | string[]> = {}, headers: Record<string, string> = {}): Promise<Page> {
    const page = await this.post(path, { _csrf: this.page.csrf, ...fields }, headers);
    return page.location === null ? page : this.open(page.location);
  }

  /** Sends exactly these fields; follows nothing. */
  post(path: string, fields: Record<string, string | string[]>, headers: Record<string, string> = {}): Promise<Page> {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
    return this.request("POST", path, body, { origin: this.base, "sec-fetch-site": "same-origin", ...headers });
  }

  async request(method: string, path: string, body?: URLSearchParams, headers: Record<string, string> = {}): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(path, this.base), {
      method,
      body: body ?? null,
      redirect: "manual",
      headers: { ...headers, ...(cookie === "" ? {} : { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split(";");
      const [name, value] = pair!.split("=", 2) as [string, string];
      if (value === "" || attributes.some((attribute) => /expires=Thu, 01 Jan 1970/i.test(attribute))) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const html = await response.text();
    this.last = {
      status: response.status,
      url: path,
      html,
      text: textOf(html),
      location: response.headers.get("location"),
      headers: response.headers,
      csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? this.last?.csrf ?? "",
      value: (name) => new RegExp(`name="${name.replaceAll(".", "\\.")}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? null,
    };
    return this.last;
  }
}

function textOf(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}
