import type { Route } from "./http.ts";

interface Node {
  children: Map<string, Node>;
  /** The child for a `{placeholder}`. */
  any: Node | null;
  routes: Map<string, { route: Route; names: string[] }>;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** Finds the route of a path: a literal segment wins over a placeholder. */
export class Router {
  private readonly root = newNode();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const names: string[] = [];
      let node = this.root;
      for (const segment of route.path.split("/").slice(1)) {
        if (segment.startsWith("{")) {
          names.push(segment.slice(1, -1));
          node.any ??= newNode();
          node = node.any;
        } else {
          let child = node.children.get(segment);
          if (!child) {
            child = newNode();
            node.children.set(segment, child);
          }
          node = child;
        }
      }
      if (node.routes.has(route.method)) throw new Error(`two routes for ${route.method} ${route.path}`);
      node.routes.set(route.method, { route, names });
    }
  }

  /** The route; "no-path": nothing is there; "no-method": something is, but not for this method. */
  find(method: string, path: string): Match | "no-path" | "no-method" {
    const segments = path.split("/").slice(1);
    const found = walk(this.root, segments, 0, []);
    if (found === null) return "no-path";
    const entry = found.node.routes.get(method);
    if (!entry) return "no-method";
    const params: Record<string, string> = {};
    entry.names.forEach((name, i) => {
      params[name] = decode(found.values[i]!);
    });
    return { route: entry.route, params };
  }
}

function newNode(): Node {
  return { children: new Map(), any: null, routes: new Map() };
}

function walk(node: Node, segments: string[], depth: number, values: string[]): { node: Node; values: string[] } | null {
  if (depth === segments.length) return node.routes.size > 0 ? { node, values } : null;
  const segment = segments[depth]!;
  const literal = node.children.get(segment);
  const found = literal && walk(literal, segments, depth + 1, values);
  if (found) return found;
  return node.any && segment !== "" ? walk(node.any, segments, depth + 1, [...values, segment]) : null;
}

function decode(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
