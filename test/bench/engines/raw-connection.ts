import { connect, type Socket } from "node:net";

export interface RawAnswer {
  status: number;
  body: string;
}

interface Parsed extends RawAnswer {
  /** Bytes of the whole answer. */
  length: number;
  /** The engine is about to close the connection. */
  isLast: boolean;
}

/**
 * One HTTP/1.1 connection that is kept alive and asks one thing at a time, with hardly any work on this side: what drives an engine
 * shares the processors with it.
 */
export class RawConnection {
  private socket: Socket | null = null;
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve(answer: RawAnswer): void; reject(error: Error): void } | null = null;

  constructor(
    private readonly host: string,
    private readonly port: number,
    private readonly headers: string,
  ) {}

  post(path: string, content: string): Promise<RawAnswer> {
    const head = `POST ${path} HTTP/1.1\r\nHost: ${this.host}\r\n${this.headers}Content-Type: application/json\r\n`;
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket ??= this.connect();
      this.socket.write(`${head}Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket?.destroy();
  }

  private connect(): Socket {
    const socket = connect({ host: this.host, port: this.port, noDelay: true });
    this.received = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => this.receive(chunk));
    socket.on("error", (error) => this.fail(socket, error));
    socket.on("close", () => this.fail(socket, new Error("the engine closed the connection")));
    return socket;
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const answer = parse(this.received);
    if (answer === null) return;
    this.received = this.received.subarray(answer.length);
    // Tomcat ends a connection with every 500.
    if (answer.isLast) {
      this.socket?.destroy();
      this.socket = null;
    }
    const { waiting } = this;
    this.waiting = null;
    waiting?.resolve(answer);
  }

  private fail(socket: Socket, error: Error): void {
    if (socket !== this.socket) return;
    this.socket = null;
    this.waiting?.reject(error);
    this.waiting = null;
  }
}

/** The answer at the beginning of these bytes; null while a part of it is still to come. */
function parse(bytes: Buffer): Parsed | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = bytes.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  const begin = end + 4;
  const isLast = /\r\nconnection: *close/i.test(head);
  if (status === 204) return { status, body: "", length: begin, isLast };
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const content = parseChunks(bytes, begin);
    return content && { status, isLast, ...content };
  }
  const length = begin + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  return bytes.length < length ? null : { status, body: bytes.toString("utf8", begin, length), length, isLast };
}

function parseChunks(bytes: Buffer, begin: number): { body: string; length: number } | null {
  const chunks: Buffer[] = [];
  for (let position = begin; ; ) {
    const lineEnd = bytes.indexOf("\r\n", position);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(bytes.toString("latin1", position, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return null;
    if (size === 0) return { body: Buffer.concat(chunks).toString("utf8"), length: next };
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    position = next;
  }
}
