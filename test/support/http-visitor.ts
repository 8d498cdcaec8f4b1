import { type Form, type PageParts, readPage } from "./html.ts";

/** What a person sees: a page, and what can be done on it. */
export interface ShownPage extends PageParts {
  url: URL;
  status: number;
  html: string;
  headers: Headers;
}

type Label = string | RegExp;

/** A person with a browser that has no screen and no JavaScript: cookies, links, forms, redirects over all sites. */
export class HttpVisitor {
  private readonly cookies = new Map<string, { path: string; value: string }>();
  private shown: ShownPage | null = null;
  /** A redirect to this path is not followed: the page shown is its address, and empty. Null: every redirect is followed. */
  stopAt: string | null = null;

  /** `address`: the network address this person comes from, believed where the portal trusts this machine as a proxy. */
  constructor(
    private readonly home: string,
    private readonly address = "127.0.0.1",
  ) {}

  get page(): ShownPage {
    if (this.shown === null) throw new Error("no page was opened");
    return this.shown;
  }

  /** Opens an address (relative to the page shown, or to the home) and follows where it leads. */
  open(address: string): Promise<ShownPage> {
    return this.walk(new URL(address, this.shown?.url ?? this.home));
  }

  /** Opens a page of the portal, wherever the person is. */
  openPortal(path: string): Promise<ShownPage> {
    return this.walk(new URL(path, this.home));
  }

  /** Follows the link of this label. */
  follow(label: Label): Promise<ShownPage> {
    const link = this.page.links.find((candidate) => matches(candidate.label, label));
    if (link === undefined) throw this.missing("link", label);
    return this.open(link.href);
  }

  /** Presses the button of this label, with its form's fields and with `fields` filled in or chosen. */
  press(label: Label, fields: Record<string, string> = {}): Promise<ShownPage> {
    for (const form of this.page.forms) {
      const button = form.buttons.find((candidate) => matches(candidate.label, label));
      if (button !== undefined) return this.submit(form, [...own(button), ...Object.entries(fields)]);
    }
    throw this.missing("button", label);
  }

  /** Sends exactly these fields, from a page of `origin`. */
  post(path: string, fields: Record<string, string>, origin = new URL(this.home).origin): Promise<ShownPage> {
    return this.walk(new URL(path, this.home), { body: new URLSearchParams(fields), origin });
  }

  private submit({ action, fields }: Form, more: [string, string][]): Promise<ShownPage> {
    const body = new URLSearchParams(fields.filter(([name]) => !more.some(([other]) => other === name)));
    for (const [name, value] of more) body.append(name, value);
    const { url } = this.page;
    return this.walk(new URL(action, url), { body, origin: url.origin });
  }

  private async walk(start: URL, form?: { body: URLSearchParams; origin: string }): Promise<ShownPage> {
    let url = start;
    let response = await this.request(url, form);
    for (let hops = 0; response.headers.has("location") && hops < 20; hops++) {
      await response.arrayBuffer();
      url = new URL(response.headers.get("location")!, url);
      if (url.pathname === this.stopAt) return this.show("", url, 0, response.headers);
      response = await this.request(url);
    }
    return this.show(await response.text(), url, response.status, response.headers);
  }

  private show(html: string, url: URL, status: number, headers: Headers): ShownPage {
    this.shown = { ...readPage(html), url, status, html, headers };
    return this.shown;
  }

  private async request(url: URL, form?: { body: URLSearchParams; origin: string }): Promise<Response> {
    const cookie = [...this.cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      body: form?.body ?? null,
      redirect: "manual",
      headers: {
        "x-forwarded-for": this.address,
        ...(cookie.length > 0 && { cookie: cookie.join("; ") }),
        ...(form && { origin: form.origin }),
      },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = "", ...attributes] = line.split(/;\s*/);
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? "/";
    const isOver = value === "" || attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute));
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, { path, value });
  }

  private missing(kind: string, label: Label): Error {
    const { url, status, text } = this.page;
    return new Error(`no ${kind} ${label} at ${url.href} (${status}): ${text.slice(0, 1_500)}`);
  }
}

function own({ name, value }: Form["buttons"][number]): [string, string][] {
  return name === null ? [] : [[name, value]];
}

function matches(found: string, wanted: Label): boolean {
  return typeof wanted === "string" ? found === wanted : wanted.test(found);
}
