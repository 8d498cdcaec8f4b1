/** A directive of an nginx configuration; `block` is what stands between its braces. */
export interface Directive {
  name: string;
  args: string[];
  block: Directive[] | null;
}

const TOKEN = /#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|(?:\$\{\w+\}|[^\s{};#])+/g;

/** Reads a configuration. Throws for a directive without its semicolon and for braces that do not match. */
export function parseNginx(text: string): Directive[] {
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => token).filter((token) => !token.startsWith("#"));
  let at = 0;

  function block(isNested: boolean): Directive[] {
    const directives: Directive[] = [];
    for (;;) {
      const name = tokens[at];
      if (name === undefined || name === "}") {
        if (isNested !== (name === "}")) throw new Error(isNested ? "a block is not closed" : "a brace too many");
        at++;
        return directives;
      }
      const args: string[] = [];
      for (at++; tokens[at] !== ";" && tokens[at] !== "{"; at++) {
        const token = tokens[at];
        if (token === undefined || token === "}") throw new Error(`${name} ${args.join(" ")} has no semicolon`);
        args.push(token.replace(/^(["'])(.*)\1$/, "$2"));
      }
      directives.push({ name, args, block: tokens[at++] === "{" ? block(true) : null });
    }
  }
  return block(false);
}

/** Directives of a name, in a block or below it. */
export function all(directives: Directive[], name: string): Directive[] {
  return directives.flatMap((one) => [...(one.name === name ? [one] : []), ...all(one.block ?? [], name)]);
}

/** Arguments of the directive of a name that stands in this block itself; null: there is none. */
export function one(directives: Directive[], name: string): string[] | null {
  return directives.find((directive) => directive.name === name)?.args ?? null;
}

/** Headers that a location passes on, by name. */
export function headersOf(location: Directive): Record<string, string> {
  const set = (location.block ?? []).filter(({ name }) => name === "proxy_set_header");
  return Object.fromEntries(set.map(({ args: [header, value] }) => [header!, value!]));
}
