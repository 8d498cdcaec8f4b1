import { deflateRawSync } from "node:zlib";
import { documentName, mediaTypeOf } from "../../../src/portal/services/media-type.ts";
import type { Process } from "../../../src/store/types.ts";
import { PATIENCE } from "../../support/engine.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { archive } from "./support/archive.ts";
import { type Office, openOffice, press } from "./support/office.ts";

const PDF = Buffer.from("%PDF-1.7\n%âãÏÓ\nconteúdo");

describe("attaching documents", () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  }, PATIENCE);
  afterAll(() => office?.stop());

  async function open(browser: HttpBrowser): Promise<Process> {
    await browser.open(`/processos?empresa=${office.alfa}`);
    await press(browser, "Iniciar P001 - Acreditação Inicial de Organismos v.3");
    return (await office.store.processes.get(/\/processos\/([\w-]+)/.exec(browser.page.url)![1]!))!;
  }
  /** Sends files as a browser does; the token first. */
  async function upload(browser: HttpBrowser, { id }: Process, files: [string, Buffer][], token = browser.page.csrf) {
    const body = new FormData();
    body.set("_csrf", token);
    for (const [name, content] of files) body.append("arquivos", new Blob([new Uint8Array(content)]), name);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(`${office.url}/processos/${id}/documentos`, {
      ...{ method: "POST", body, redirect: "manual" },
      headers: { cookie, origin: office.url, "sec-fetch-site": "same-origin" },
    });
    return { status: response.status, html: await response.text() };
  }
  const names = async ({ id }: Process) => (await office.store.documents.ofProcess(id)).map(({ name }) => name);

  test("documents are kept under what they are, handed out as files, and taken away before they are handed in", async () => {
    const browser = await office.enter(office.ana);
    const process = await open(browser);
    expect(await upload(browser, process, [["Ata nº 1.PDF", PDF]])).toMatchObject({ status: 303 });
    await upload(browser, process, [["..\\planta.exe", PDF]]);
    expect(await names(process)).toEqual(["Ata nº 1.PDF", "planta.exe.pdf"]);
    const [document, other] = await office.store.documents.ofProcess(process.id);
    const file = await browser.request("GET", `/processos/${process.id}/documentos/${document!.id}`);
    expect(file.status).toBe(200);
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename=.*filename\*=UTF-8''Ata%20n%C2%BA%201.PDF/);
    expect(file.headers.get("content-type")).toContain("application/pdf");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    await browser.open(`/processos/${process.id}/documentos`);
    const left = await browser.send(`/processos/${process.id}/documentos/${other!.id}/remover`);
    expect(left.text).toContain("planta.exe.pdf foi removido");
    expect(await names(process)).toEqual(["Ata nº 1.PDF"]);
    const stranger = await office.enter(office.carla);
    expect((await stranger.open(`/processos/${process.id}/documentos/${document!.id}`)).status).toBe(404);
  }, 30_000);

  test("what is not taken is named with the reason; the others of the same upload are kept", async () => {
    const browser = await office.enter(office.ana);
    const process = await open(browser);
    const big = Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]);
    const answer = await upload(browser, process, [
      ["grande.pdf", big],
      ["script.pdf", Buffer.from("<script>")],
      ["boa.pdf", PDF],
    ]);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("grande.pdf tem mais de 20 MB");
    expect(answer.html).toContain("script.pdf não é PDF");
    expect(answer.html).toContain("boa.pdf foi anexado");
    expect(await names(process)).toEqual(["boa.pdf"]);
    expect((await upload(browser, process, [])).html).toContain("Escolha pelo menos um documento");
  }, 30_000);

  test("an upload without the token of this browser is not read", async () => {
    const browser = await office.enter(office.ana);
    const process = await open(browser);
    expect(await upload(browser, process, [["a.pdf", PDF]], "invented")).toMatchObject({ status: 403 });
    expect(await names(process)).toEqual([]);
    // The exception is for uploads of documents alone.
    const body = new FormData();
    body.set("empresa", office.beta);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const elsewhere = await fetch(`${office.url}/empresa`, { method: "POST", body, headers: { cookie }, redirect: "manual" });
    expect(elsewhere.status).toBe(403);
  }, 30_000);

  test("after the request is handed in nothing is attached or removed", async () => {
    const browser = await office.enter(office.ana);
    const process = await open(browser);
    await upload(browser, process, [["a.pdf", PDF]]);
    const [document] = await office.store.documents.ofProcess(process.id);
    const action = /action="(\/processos\/[^"]+\/tarefas\/[^"]+)"/.exec(browser.page.html)![1]!;
    const sent = await browser.send(action, { "f.requestObject": "x", "f.requestContact": "y", "f.requestPhone": "z" });
    expect(sent.text).toContain("O pedido está com a equipe do Inmetro");
    expect((await upload(browser, process, [["b.pdf", PDF]])).status).toBe(404);
    expect((await browser.send(`/processos/${process.id}/documentos/${document!.id}/remover`)).status).toBe(404);
    expect(await names(process)).toEqual(["a.pdf"]);
  }, 30_000);
});

describe("what a document is", () => {
  const docx = ["[Content_Types].xml", "word/document.xml"];
  const opendocument = (type: string) => archive(["mimetype", "content.xml"], type);
  test.each([
    ["a PDF", PDF, "application/pdf"],
    ["a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]), "image/png"],
    ["a JPEG", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
    ["a Word document", archive(docx), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    [
      "an Excel sheet",
      archive(["[Content_Types].xml", "xl/workbook.xml"]),
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ],
    ["an ODT", opendocument("application/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text"],
    ["an ODS", opendocument("application/vnd.oasis.opendocument.spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"],
    ["a document with macros", archive([...docx, "word/vbaProject.bin"]), "macros"],
    ["an archive of anything", archive(["setup.exe"]), "type"],
    ["the beginning of an archive", archive(docx).subarray(0, 40), "type"],
    ["a program", Buffer.from("MZ\x90\x00"), "type"],
    ["a page", Buffer.from("<html>"), "type"],
    ["compressed noise", deflateRawSync(Buffer.from("x".repeat(100))), "type"],
    ["nothing", Buffer.alloc(0), "empty"],
  ])("%s is told by its content", (_what, content, expected) => {
    expect(mediaTypeOf(content)).toBe(expected);
  });

  test.each([
    ["C:\\temp\\laudo.pdf", "laudo.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["laudo\u202efdp.exe", "laudofdp.exe.pdf"],
    ["", "documento.pdf"],
    ["a\r\nb.pdf", "ab.pdf"],
  ])("the name %j is kept as %j", (sent, kept) => {
    expect(documentName(sent, "application/pdf")).toBe(kept);
  });
});
