/** An engine under observation, asked over REST. */

export interface Answer {
  status: number;
  body: unknown;
}

/** One thing that the engine shows: where it was seen, and its members. */
export type Row = { table: string } & Record<string, unknown>;

/** Ids of an engine, by short names in the order in which they were seen: `§7§`. */
export class Names {
  private readonly names = new Map<string, string>();
  private readonly ids = new Map<string, string>();

  /** The same text with every id in it replaced. */
  shorten(text: string): string {
    return text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      let name = this.names.get(id);
      if (name === undefined) {
        name = `§${this.names.size + 1}§`;
        this.names.set(id, name);
        this.ids.set(name, id);
      }
      return name;
    });
  }

  restore(text: string): string {
    return text.replace(/§\d+§/g, (name) => this.ids.get(name) ?? name);
  }
}

export class Engine {
  constructor(
    readonly url: string,
    private readonly authorization: string | null = null,
    /** Milliseconds for an answer. */
    private readonly patience: number | null = null,
  ) {}

  /** A request with a JSON body, or a form. */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers: Record<string, string> = this.authorization === null ? {} : { authorization: this.authorization };
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers["content-type"] = "application/json";
    const content = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) };
    const signal = this.patience === null ? null : AbortSignal.timeout(this.patience);
    const response = await fetch(this.url + path, { method, headers, ...content, signal });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "") && text !== "";
    return { status: response.status, body: text === "" ? null : isJson ? JSON.parse(text) : text };
  }

  async get(path: string): Promise<unknown> {
    const { status, body } = await this.call("GET", path);
    return status === 200 ? body : [{ status, ...(body as object) }];
  }

  /** Deploys models; their resources are called model1.bpmn … */
  deploy(models: string[]): Promise<Answer> {
    const form = new FormData();
    form.append("deployment-name", "differential");
    models.forEach((xml, i) => {
      form.append(`model${i + 1}.bpmn`, new Blob([xml]), `model${i + 1}.bpmn`);
    });
    return this.call("POST", "/deployment/create", form);
  }

  /** Deletes every deployment with all that came of it, tasks of their own and filters included. */
  async clear(): Promise<void> {
    for (const { id } of (await this.get("/deployment")) as { id: string }[]) {
      const { status, body } = await this.call(
        "DELETE",
        `/deployment/${id}?cascade=true&skipCustomListeners=true&skipIoMappings=true`,
      );
      if (status !== 204) throw new Error(`a deployment cannot be deleted: ${status} ${JSON.stringify(body)}`);
    }
  }
}
