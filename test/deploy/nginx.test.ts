import { describe, expect, test } from "@jest/globals";
import { defaultTiming } from "../../src/camunda/worker/timing.ts";
import { compose, read, variablesOf } from "./support/compose.ts";
import { all, type Directive, headersOf, one, parseNginx } from "./support/nginx.ts";

const text = read("nginx/default.conf.template");
const config = parseNginx(text);
const servers = all(config, "server").filter(({ block }) => block !== null);
const named = (name: string) => servers.find(({ block }) => one(block!, "server_name")?.[0] === `\${${name}}`)!.block!;
const locations = (block: Directive[]) => all(block, "location");
const { proxy } = compose.services as { proxy: NonNullable<(typeof compose.services)[string]> };

test("the reader refuses what nginx refuses", () => {
  for (const broken of ["listen 80", "server { listen 80; ", "server { listen 80 }", "server { } }"])
    expect(() => parseNginx(broken)).toThrow();
});

test("every variable of the template is given to the image, and no other is replaced by it", () => {
  expect(new Set(variablesOf(text))).toEqual(new Set(Object.keys(proxy.environment!)));
});

test("every upstream has members that exist, at the port they listen on, and is used", () => {
  const ports: Record<string, string[]> = { portal: ["3000", "3443"], engine: ["8080"] };
  const upstreams = all(config, "upstream");
  for (const { block } of upstreams) {
    const members = all(block!, "server").map(({ args: [address] }) => address!.split(":"));
    expect(members).toHaveLength(2);
    for (const [service, port] of members) {
      expect(compose.services).toHaveProperty(service!);
      expect(ports[service!.split("-")[0]!]).toContain(port);
    }
    for (const { args } of all(block!, "server")) expect(args).toContain("resolve");
  }
  const passed = all(config, "proxy_pass").map(({ args: [url] }) => url!.replace("http://", ""));
  expect(new Set(passed)).toEqual(new Set(upstreams.map(({ args: [name] }) => name)));
});

test("keys and certificates are among the secrets that the proxy has", () => {
  const files = ["ssl_certificate", "ssl_certificate_key", "ssl_client_certificate", "ssl_crl"].flatMap((name) =>
    all(config, name),
  );
  expect(files).toHaveLength(8);
  expect(new Set(files.map(({ args: [file] }) => file!.replace("/run/secrets/", "")))).toEqual(new Set(proxy.secrets));
});

describe("the certificate host", () => {
  const host = named("CERTIFICATE_HOST");

  test("asks for a certificate, verifies it with revocation, and passes what it verified", () => {
    expect(one(host, "ssl_verify_client")).toEqual(["optional"]);
    expect(one(host, "ssl_client_certificate")).not.toBeNull();
    expect(one(host, "ssl_crl")).not.toBeNull();
    for (const location of locations(host)) {
      expect(headersOf(location)).toMatchObject({
        [compose.services["portal-1"]!.environment!.CERTIFICATE_PROXY_HEADER!]: "$ssl_client_escaped_cert",
        "X-SSL-Client-Verify": "$ssl_client_verify",
        "X-Forwarded-For": "$remote_addr",
      });
    }
  });

  test("shares no TLS session with hosts that ask for none", () => {
    expect(one(host, "ssl_session_cache")).toEqual(["off"]);
    const asking = servers.filter(({ block }) => one(block!, "ssl_verify_client") !== null);
    expect(asking).toHaveLength(1);
  });
});

describe("the portal", () => {
  test("hears no certificate from a browser, and the caller's real address", () => {
    const passing = locations(named("PORTAL_HOST")).filter(({ block }) => one(block!, "proxy_pass") !== null);
    expect(passing).toHaveLength(3);
    for (const location of passing)
      expect(headersOf(location)).toMatchObject({
        "X-SSL-Client-Cert": "",
        "X-SSL-Client-Verify": "",
        "X-Forwarded-For": "$remote_addr",
      });
  });

  test("takes the documents of a process and the files of an import, and nothing else that is large", () => {
    const large = locations(named("PORTAL_HOST")).filter(({ block }) => one(block!, "client_max_body_size") !== null);
    expect(large.map(({ args }) => args)).toEqual([
      ["~", "^/processos/[^/]+/documentos$"],
      ["=", "/equipe/migracao/importacoes"],
    ]);
    // The largest document alone has 20 MB.
    expect(Number.parseInt(one(large[0]!.block!, "client_max_body_size")![0]!, 10)).toBeGreaterThan(20);
    expect(Number.parseInt(one(large[1]!.block!, "client_max_body_size")![0]!, 10)).toBeGreaterThan(2 * 1024);
    expect(one(config, "client_max_body_size")).toEqual(["1m"]);
  });

  test("shows nobody its health", () => {
    const health = locations(named("PORTAL_HOST")).find(({ args }) => args.join(" ") === "= /health");
    expect(one(health!.block!, "return")).toEqual(["404"]);
  });
});

describe("the engine", () => {
  const engine = servers.find(({ block }) => one(block!, "listen")?.[0] === "8081")!.block!;

  test("is not reachable from outside: its REST API nowhere, its pages by staff only", () => {
    for (const { block } of servers.filter((server) => one(server.block!, "listen")?.[0] === "443"))
      expect(all(block!, "proxy_pass").map(({ args }) => args[0])).not.toContain("http://engine");
    const staff = named("STAFF_HOST");
    expect(staff.filter(({ name }) => name === "allow").length).toBeGreaterThan(0);
    expect(staff.filter(({ name }) => name === "deny").map(({ args }) => args)).toEqual([["all"]]);
    // Docker's own bridges: whoever comes over IPv6 seems to be one.
    expect(staff.filter(({ name, args }) => name === "allow" && args[0]!.startsWith("172."))).toEqual([]);
    const patterns = locations(staff).filter(({ args: [how] }) => how === "~");
    const first = (path: string) => patterns.find(({ args: [, pattern] }) => new RegExp(pattern!).test(path));
    expect(one(first("/camunda/..;/engine-rest/user")!.block!, "return")).toEqual(["404"]);
    expect(one(first("/camunda/app/tasklist/")!.block!, "proxy_pass")).toEqual(["http://webapps"]);
    expect(proxy.ports).toEqual(["80:80", "443:443"]);
  });

  test("may take as long as a poll is parked, and is sent nothing twice", () => {
    const [location] = locations(engine);
    expect(Number.parseInt(one(location!.block!, "proxy_read_timeout")![0]!, 10) * 1000).toBeGreaterThan(
      defaultTiming.longPoll + defaultTiming.answer,
    );
    expect(one(location!.block!, "proxy_next_upstream")).not.toContain("non_idempotent");
  });
});

test("whoever comes without TLS is sent to it, and whoever asks for another name gets nothing", () => {
  const plain = servers.find(({ block }) => one(block!, "listen")?.join(" ") === "80 default_server")!;
  expect(one(plain.block!, "return")).toEqual(["301", "https://$host$request_uri"]);
  const unknown = servers.find(({ block }) => one(block!, "listen")?.join(" ") === "443 ssl default_server")!;
  expect(one(unknown.block!, "ssl_reject_handshake")).toEqual(["on"]);
});
