/** What a person can do on a page, read from its markup. Enough for pages that this project renders itself. */
export interface PageParts {
  title: string;
  /** Text without markup, blanks collapsed. */
  text: string;
  links: { label: string; href: string }[];
  forms: Form[];
}

export interface Form {
  action: string;
  /** What is sent along without anybody's doing: hidden fields, what is chosen or filled in already. */
  fields: [name: string, value: string][];
  buttons: { label: string; name: string | null; value: string }[];
  selects: { name: string; options: { label: string; value: string }[] }[];
}

const TAG = /<(\/?)(form|input|select|option|button|a)\b((?:[^>"]|"[^"]*")*)>/g;

export function readPage(html: string): PageParts {
  const parts: PageParts = { title: plain(between(html, "h1")), text: textOf(html), links: [], forms: [] };
  let form: Form | null = null;
  for (const match of html.matchAll(TAG)) {
    const [whole, closing, tag, attributes] = match as unknown as [string, string, string, string];
    const inside = () => plain(html.slice(match.index + whole.length, html.indexOf(`</${tag}>`, match.index)));
    const name = attribute(attributes, "name");
    const value = attribute(attributes, "value") ?? "";
    if (tag === "form") {
      form = closing ? null : { action: attribute(attributes, "action") ?? "", fields: [], buttons: [], selects: [] };
      if (form !== null) parts.forms.push(form);
    } else if (closing) {
    } else if (tag === "a") {
      parts.links.push({ label: inside(), href: attribute(attributes, "href") ?? "" });
    } else if (form === null) {
    } else if (tag === "input" && name !== null) {
      const isUnset = /\btype="(radio|checkbox)"/.test(attributes) && !/\bchecked\b/.test(attributes);
      if (!isUnset) form.fields.push([name, value]);
    } else if (tag === "button") {
      form.buttons.push({ label: inside(), name, value });
    } else if (tag === "select" && name !== null) {
      form.selects.push({ name, options: [] });
    } else if (tag === "option") {
      form.selects.at(-1)?.options.push({ label: inside(), value });
    }
  }
  return parts;
}

function between(html: string, tag: string): string {
  return new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, "s").exec(html)?.[1] ?? "";
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? null : decode(found);
}

function textOf(html: string): string {
  return plain(html.replace(/<head>.*?<\/head>/s, ""));
}

function plain(markup: string): string {
  return decode(markup.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

function decode(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
