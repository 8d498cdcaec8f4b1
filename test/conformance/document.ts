import { Ajv, type ValidateFunction } from "ajv";

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

/** The engine's OpenAPI document, as a judge of answers. */
export class ApiDocument {
  private readonly ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly paths: { pattern: RegExp; order: string; path: string; operations: Record<string, Operation> }[];

  constructor(readonly document: { paths: Record<string, Record<string, Operation>>; components: object }) {
    this.ajv.addFormat("camunda-date", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/);
    this.ajv.addFormat("binary", true);
    this.paths = Object.entries(document.paths)
      .map(([path, operations]) => ({
        // A literal segment wins over a placeholder, the first difference decides.
        ...{ path, operations, order: path.replace(/\{\w+\}/g, "~") },
        pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
      }))
      .sort((a, b) => (a.order < b.order ? -1 : 1));
  }

  /** What is wrong with an answer; null when the document describes it. Answers to unknown paths and methods are not judged. */
  judge(method: string, path: string, status: number, contentType: string | null, body: unknown): string | null {
    const found = this.paths.find(({ pattern }) => pattern.test(path.replace(/^\/engine\/default(?=\/)/, "")));
    const operation = found?.operations[method.toLowerCase()];
    if (!found || !operation) return status < 400 ? `${method} ${path} is not described` : null;
    if (status === 401) return null;
    const response = operation.responses[status] ?? (status >= 400 ? operation.responses.default : undefined);
    if (!response) return `${method} ${found.path} does not describe status ${status}`;
    if (body === null) return response.content ? `${method} ${found.path} ${status} has no body` : null;
    const content = Object.values(response.content ?? {})[0];
    if (!content) return `${method} ${found.path} ${status} describes no body`;
    if (!contentType?.startsWith("application/json")) return typeof body === "string" ? null : "not text";
    const validate = this.validator(`${method} ${found.path} ${status}`, content.schema);
    return validate(body) ? null : `${method} ${found.path} ${status}: ${this.ajv.errorsText(validate.errors)}`;
  }

  private validator(key: string, schema: object): ValidateFunction {
    let validate = this.compiled.get(key);
    if (validate === undefined) {
      validate = this.ajv.compile({ ...schema, components: this.document.components });
      this.compiled.set(key, validate);
    }
    return validate;
  }
}
