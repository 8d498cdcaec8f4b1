import type { Email } from "postal-mime";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

/** An SMTP server that keeps what it receives, and can be told to refuse. */
export interface Sink {
  url: string;
  received: Email[];
  /** What happens to the next messages; null: they are accepted. */
  refuse: ((recipient: string) => Error | null) | null;
  /** Resolves once so many messages were received. */
  until(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startSink(): Promise<Sink> {
  const received: Email[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onRcptTo({ address }, _session, done) {
      done(sink.refuse?.(address) ?? null);
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        received.push(await PostalMime.parse(Buffer.concat(chunks)));
        done(null);
        for (const { resolve } of waiting.filter(({ count }) => count <= received.length)) resolve();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const sink: Sink = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: null,
    until: (count) => (received.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return sink;
}
